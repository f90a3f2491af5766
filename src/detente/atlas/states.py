"""Rows of data/states.csv into states, their seats of power and their capitals as places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.atlas.places import place
from detente.atlas.rows import KINDS, cells, codes, dated, period
from detente.errors import BadLine
from detente.model.actors import Actor, ActorId, ActorRole, Alias, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.model.actors import AliasForm
    from detente.model.times import Period

COLUMNS: tuple[tuple[str, AliasForm], ...] = (
    ("name", "name"),
    ("official", "name"),
    ("short", "short"),
    ("adjectives", "adjective"),
    ("demonyms", "demonym"),
    ("capitals", "metonym"),
    ("seats", "metonym"),
)
"""Columns that hold names, and the form that their names have."""

SCHEMES = ("iso3", "fips", "cow", "gw")


def state(row: Mapping[str, str]) -> Actor:
    """Return the state or land that a row tells. Raises BadLine for a bad cell."""
    kind = KINDS.get(row["kind"])
    if kind not in ("state", "place"):
        raise BadLine(f"The state {row['id']} has kind '{row['kind']}'. Write state or place.")
    valid = period(row["valid"] or "..")
    ties = [_belongs(text, valid) for text in cells(row["part_of"])]
    return Actor(
        id=ActorId(row["id"]),
        name=row["name"],
        kind=kind,
        aliases=tuple(dict.fromkeys(_aliases(row, valid))),
        roles=tuple(ActorRole(country=each, sector="PRE") for each in cells(row["counted_to"])),
        codes=tuple(code for scheme in SCHEMES for code in codes(scheme, row[scheme], valid)),
        ties=tuple(ties),
        valid=valid,
        note=row["note"] or None,
    )


def capitals(row: Mapping[str, str]) -> tuple[Actor, ...]:
    """Return the row's capitals as places in the state, whatever the years of their office."""
    names = dict.fromkeys(dated(text)[0] for text in cells(row["capitals"]))
    valid = period(row["valid"] or "..")
    return tuple(place(row["id"], spellings.split("/"), valid) for spellings in names)


def government(of: Actor, title: str) -> Actor:
    """Return the one government that a state has had as long as it has been a state."""
    return Actor(
        id=ActorId(f"{of.id}-GOV"),
        name=title,
        kind="government",
        aliases=(Alias(text=title, valid=of.valid),),
        roles=(ActorRole(country=of.id, sector="GOV", valid=of.valid),),
        ties=(Tie(kind="governs", other=of.id, valid=of.valid),),
        valid=of.valid,
    )


def _aliases(row: Mapping[str, str], valid: Period) -> Iterator[Alias]:
    """Yield all names of a row; a name in capitals alone is an acronym."""
    for column, form in COLUMNS:
        for text in cells(row[column]):
            words, days = dated(text)
            for spelling in words.split("/") if column == "capitals" else (words,):
                compact = spelling.replace(".", "")
                short = form == "short" and compact.isupper() and len(compact) <= 6
                kind = "acronym" if short else form
                yield Alias(text=spelling, form=kind, valid=valid if days is None else days)


def _belongs(text: str, valid: Period) -> Tie:
    """Return the tie that `CHN 1997-07-01..` writes."""
    other, _, days = text.partition(" ")
    given = period(days) if days else valid
    return Tie(kind="part_of", other=ActorId(other), valid=given)
