"""The page of an actor, and the page that says who a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from detente.model.actors import Identity
from detente.model.codec import to_json
from detente.show.days import stretch
from detente.show.grid import Table
from detente.show.pages.addresses import address
from detente.show.scales import score_bounds
from detente.show.site import page
from detente.show.sparkcell import spark_cell
from detente.show.tables import actors_table, iso

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.model.codec import Json
    from detente.model.profiles import Around, NameMeaning, Profile
    from detente.model.times import Period

_FORMS = ("name", "short", "acronym", "adjective", "demonym", "metonym")
_SCHEMES: Mapping[str, str] = {
    "iso3": "ISO 3166", "cow": "Correlates of War", "gw": "Gleditsch and Ward",
    "fips": "FIPS 10-4", "wikidata": "Wikidata", "ucdp": "UCDP", "cameo": "CAMEO",
}  # fmt: skip


def actor_page(found: Profile, data_version: str) -> str:
    """Return the page of an actor."""
    actor = found.actor
    return page(
        "actor", data_version, found=found, actor=actor, address=address, days=days_of,
        sparks=_sparks(found), schemes=_SCHEMES,
        names=sorted(actor.aliases, key=lambda each: _FORMS.index(each.form)),
    )  # fmt: skip


def actor_json(found: Profile) -> Json:
    """Return all that is known of an actor, with whom it acts."""
    return to_json(found)


def actor_table(found: Profile) -> Table:
    """Return a row for each other actor with which one acts."""
    return Table(
        title=found.actor.name,
        columns=("actor", "name", "kind", "acts", "documents", "first", "last", "mean_score"),
        rows=tuple(
            (
                each.other.id, each.other.name, each.other.kind, each.acts, each.documents,
                iso(each.first), iso(each.last), _mean(each),
            )
            for each in found.around
        ),
    )  # fmt: skip


def meaning_page(found: NameMeaning | None, refused: str | None, asked: tuple[str, str]) -> str:
    """Return the page that says who a name means, and why.

    Args:
        found: What it means; None where nothing was asked or nobody is called so.
        refused: Why nobody is; None if somebody is.
        asked: The name and the day as they were given.
    """
    return page(
        "names", None, found=found, refused=refused, asked=asked[0], on=asked[1], address=address,
        days=days_of,
    )  # fmt: skip


def meaning_table(found: NameMeaning) -> Table:
    """Return a row for each actor that a name may mean, the one meant first."""
    chosen = next((c for c in found.candidates if found.actor and c.id == found.actor.id), None)
    identity = Identity(actor=chosen, candidates=found.candidates, why=found.why)
    return actors_table(found.name, found.on, identity)


def days_of(valid: Period) -> str:
    """Return a period as people read it: "27 Sep 1996 – 13 Nov 2001", "since 15 Aug 2021"."""
    if valid.first is None and valid.last is None:
        return "at all times"
    return stretch(valid.first, valid.last)


def _sparks(found: Profile) -> list[Markup]:
    """Return a drawing for each other actor, on one axis and one scale."""
    points = [point for each in found.around for point in each.points]
    if not points:
        return [Markup("") for _ in found.around]
    days = (min(point.first for point in points), max(point.last for point in points))
    bounds = score_bounds(point.score for point in points if point.score is not None)
    return [
        Markup(  # noqa: S704  # svg.py escapes all that it is given
            spark_cell(each.points, f"With {each.other.name}", days=days, bounds=bounds)
        )
        for each in found.around
    ]


def _mean(each: Around) -> float | None:
    acts = sum(point.events for point in each.points)
    total = sum((point.score or 0) * point.events for point in each.points)
    return round(total / acts, 2) if acts else None
