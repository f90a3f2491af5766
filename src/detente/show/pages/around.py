"""The page of third parties: who deals with either side, and which way each moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from detente.model.codec import to_json
from detente.show.charts import PHONE, WIDE
from detente.show.grid import Table
from detente.show.network import MOST, ego_network
from detente.show.pages.addresses import address, dyad_at, twins_of, words_at
from detente.show.scales import score_bounds
from detente.show.site import page
from detente.show.sparkcell import spark_cell
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from detente.model.codec import Json
    from detente.model.surroundings import Surroundings, Tie
    from detente.show.grid import Cell


def around_page(found: Surroundings, data_version: str) -> str:
    """Return the page of third parties."""
    question = found.question
    return page(
        "around", data_version, found=found, question=question, back=dyad_at(question),
        charts=_charts(found), spark=_sparks(found), side_name=_side_name(found), most=MOST,
        words_at=words_at, acts=acts, twins=twins_of(dyad_at(question, "around"), data_version),
        tie_at=lambda tie: address("dyad", tie.party.actor, _side(found, tie)),
    )  # fmt: skip


def acts(counts: tuple[int, int] | None) -> str:
    """Return "2 friendly, 1 hostile", or a dash where there was no turn to compare across."""
    if counts is None:
        return "–"
    return f"{counts[0]} friendly, {counts[1]} hostile" if any(counts) else "none"


def around_json(found: Surroundings, data_version: str) -> dict[str, Json]:
    """Return the third parties in their JSON form."""
    form = to_json(found)
    fields = form if isinstance(form, dict) else {}
    return {"detente": "1", "data_version": data_version, **fields}


def around_table(found: Surroundings) -> Table:
    """Return a row for each third party and side."""
    name = _side_name(found)
    rows: list[tuple[Cell, ...]] = [
        (
            tie.party.actor, tie.party.name, name(tie),
            *(tie.party.before or (None, None)), *(tie.party.after or (None, None)),
            tie.party.trend, tie.party.sentence, tie.tellings,
            " ".join(c.claim for c in tie.party.citations if c.claim) or None,
        )
        for tie in found.ties
    ]  # fmt: skip
    question = found.question
    return Table(
        title=f"Third parties around {question.source_name} and {question.target_name}",
        columns=(
            "actor", "name", "side", "cooperation_before", "conflict_before", "cooperation_after",
            "conflict_after", "trend", "sentence", "tellings", "claims",
        ),
        rows=tuple(rows),
    )  # fmt: skip


def _side(found: Surroundings, tie: Tie) -> str:
    question = found.question
    return question.target if tie.party.side == "target" else question.source


def _side_name(found: Surroundings) -> Callable[[Tie], str]:
    names = {"source": found.question.source_name, "target": found.question.target_name}
    return lambda tie: names[tie.party.side] if tie.party.side else word("side", "other")


def _charts(found: Surroundings) -> dict[str, Markup]:
    """Return the network by the name of its width; none without a third party."""
    if not found.ties:
        return {}
    parties = tuple(tie.party for tie in found.ties)
    pair = (found.question.source_name, found.question.target_name)
    hrefs = {party.actor: f"#third-{party.actor}" for party in parties}
    return {
        width: Markup(ego_network(parties, pair, pixels, hrefs=hrefs, prefix=f"network-{width}"))  # noqa: S704  # svg.py escapes all that it is given
        for width, pixels in (("desk", WIDE), ("phone", PHONE))
    }


def _sparks(found: Surroundings) -> Callable[[Tie], Markup]:
    """Return what draws a tie's curve; all on one scale and one axis of days."""
    points = [point for tie in found.ties for point in tie.points]
    days: tuple[date, date] | None = None
    if points:
        days = (min(p.first for p in points), max(p.last for p in points))
    bounds = score_bounds(p.score for p in points if p.score is not None)

    def drawn(tie: Tie) -> Markup:
        name = f"{tie.party.name} and {_side_name(found)(tie)}"
        return Markup(spark_cell(tie.points, name, days=days, bounds=bounds))  # noqa: S704  # as above

    return drawn
