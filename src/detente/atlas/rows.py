"""The row format of the atlas: short texts into dated nouns, and nothing else.

A period is written `1996-09-27..2001-11-13`; either end may be left empty, and an end may be
a year (`1994..`), a month or a day. A period without dots is that one year, month or day.
The reference page is docs/reference/atlas.md.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from detente.errors import BadLine
from detente.model.actors import (
    ALWAYS,
    Actor,
    ActorCode,
    ActorId,
    ActorKind,
    ActorRole,
    Alias,
    AliasForm,
    Tie,
    TieKind,
)
from detente.model.times import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Cell = str | list[str] | dict[str, str]
"""What one field of a row may hold."""

FORMS: dict[str, AliasForm] = {
    "names": "name",
    "short": "short",
    "acronyms": "acronym",
    "adjectives": "adjective",
    "demonyms": "demonym",
    "metonyms": "metonym",
}
FIELDS = frozenset(
    {"id", "name", "kind", "note", "codes", "roles", "ties", "members", "valid", *FORMS}
)
KINDS: dict[str, ActorKind] = {kind: kind for kind in get_args(ActorKind)}
TIES: dict[str, TieKind] = {kind: kind for kind in get_args(TieKind)}

_DATED = re.compile(r"^(?P<text>.*?)\s*\((?P<period>[\d-]*\.\.[\d-]*)\)$")
_DAY = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_ROLE = re.compile(r"^(?P<country>[A-Z]{3})?:(?P<sector>[A-Z]{3})?(?:\s+(?P<period>\S+))?$")
_TIE = re.compile(r"^(?P<kind>\w+)\s+(?P<other>\S+)(?:\s+(?P<period>\S+))?$")


@lru_cache(maxsize=16384)
def period(text: str) -> Period:
    """Return the stretch of days that `text` writes. Raises BadLine for anything else."""
    first, dots, last = text.partition("..")
    try:
        return Period(first=_first(first), last=_last(last if dots else first))
    except (ValueError, TypeError):
        raise BadLine(
            f"The atlas has a period '{text}'. Write it as 1996-09-27..2001-11-13, 1994.. or 2007."
        ) from None


def dated(text: str) -> tuple[str, Period | None]:
    """Split `Zaire (1971..1997)` into the text and its period; None if it gives no period."""
    match = _DATED.match(text) if text.endswith(")") else None
    return (match["text"], period(match["period"])) if match else (text, None)


def alias(text: str, form: AliasForm, within: Period = ALWAYS) -> Alias:
    """Return one name. `within`: the days it holds where the text itself gives none."""
    words, days = dated(text)
    if not words:
        raise BadLine(f"The atlas has a name without words, '{text}'. Write a name, or nothing.")
    return Alias(text=words, form=form, valid=within if days is None else days)


def role(text: str) -> ActorRole:
    """Return what `AFG:REB 1994..1996-09-26` writes; `:GOV` is a sector without a country."""
    match = _ROLE.match(text)
    if match is None:
        raise BadLine(
            f"The atlas has a role '{text}'. Write it as AFG:REB 1994..1996-09-26 or AFG:REB."
        )
    days = period(match["period"]) if match["period"] else ALWAYS
    return ActorRole(country=match["country"], sector=match["sector"], valid=days)


def tie(text: str) -> Tie:
    """Return what `governs AFG 2021-08-15..` writes."""
    match = _TIE.match(text)
    kind = TIES.get(match["kind"]) if match else None
    if match is None or kind is None:
        raise BadLine(
            f"The atlas has a tie '{text}'. Write it as governs AFG 2021-08-15.. "
            f"with one of {', '.join(TIES)}."
        )
    days = period(match["period"]) if match["period"] else ALWAYS
    return Tie(kind=kind, other=ActorId(match["other"]), valid=days)


def codes(scheme: str, text: str, within: Period = ALWAYS) -> tuple[ActorCode, ...]:
    """Return the codes that `255 (..1945-05-08); 260 (1949-09-21..)` writes, oldest first."""
    pairs = [dated(part) for part in cells(text)]
    return tuple(
        ActorCode(scheme=scheme, code=code, valid=within if days is None else days)
        for code, days in pairs
    )


def cells(text: str) -> list[str]:
    """Split a table's cell at its semicolons. An empty cell gives an empty list."""
    return [part for piece in text.split(";") if (part := piece.strip())]


def actor(row: Mapping[str, Cell]) -> Actor:
    """Return the actor that a row of a TOML file tells.

    The actor's own `name` is its first alias. A name without days of its own holds as long as
    the actor does.

    Raises:
        BadLine: A field is missing, unknown or badly written.
    """
    if not row.keys() <= FIELDS:
        surplus = sorted(set(row) - FIELDS)
        raise BadLine(f"{_label(row)} has a field '{surplus[0]}'. Fields: {', '.join(FIELDS)}.")
    name, kind = _text(row, "name"), KINDS.get(_text(row, "kind"))
    if not name or kind is None:
        raise BadLine(f"{_label(row)} has no name or no known kind. Kinds: {', '.join(KINDS)}.")
    valid = period(_text(row, "valid") or "..")
    aliases = [alias(name, "name", valid)]
    for field, form in FORMS.items():
        if field in row:
            aliases += [alias(text, form, valid) for text in _texts(row, field)]
    return Actor(
        id=ActorId(_text(row, "id")),
        name=name,
        kind=kind,
        aliases=tuple(dict.fromkeys(aliases)),
        codes=_codes(row, valid),
        roles=tuple(role(text) for text in _texts(row, "roles")),
        ties=tuple(tie(text) for text in _texts(row, "ties")),
        valid=valid,
        note=_text(row, "note") or None,
    )


def members(row: Mapping[str, Cell]) -> tuple[tuple[ActorId, Tie], ...]:
    """Return, for each state in an organisation's row, its tie of membership.

    `members = ["PAK (2017-06-09..)", "IND"]`; a state without days is one as long as the row
    holds. Raises BadLine for a field that is no list of texts.
    """
    valid = period(_text(row, "valid") or "..")
    pairs = [dated(text) for text in _texts(row, "members")]
    other = ActorId(_text(row, "id"))
    return tuple(
        (ActorId(state), Tie(kind="member_of", other=other, valid=valid if days is None else days))
        for state, days in pairs
    )


def _codes(row: Mapping[str, Cell], valid: Period) -> tuple[ActorCode, ...]:
    """Return all codes of a row."""
    if "codes" not in row:
        return ()
    table = row["codes"]
    if not isinstance(table, dict):
        raise BadLine(f"{_label(row)} has codes '{table}'. Write codes = {{ wikidata = \"Q1\" }}.")
    return tuple(code for scheme, text in table.items() for code in codes(scheme, str(text), valid))


def _text(row: Mapping[str, Cell], field: str) -> str:
    """Return a text field; "" if it is absent. Raises BadLine if it is no text."""
    value = row.get(field, "")
    if not isinstance(value, str):
        raise BadLine(f"{_label(row)} has {field} = {value}. Write it as one quoted text.")
    return value.strip()


def _texts(row: Mapping[str, Cell], field: str) -> Sequence[str]:
    """Return a list field; () if it is absent. Raises BadLine if it is no list of texts."""
    value = row.get(field, [])
    if not isinstance(value, list) or not {type(item) for item in value} <= {str}:
        raise BadLine(f'{_label(row)} has {field} = {value}. Write it as a list, ["...", "..."].')
    return value


def _label(row: Mapping[str, Cell]) -> str:
    """Return how a message names a row."""
    return f"The atlas row '{row.get('id', row.get('name', '?'))}'"


def _parts(text: str) -> tuple[int, int | None, int | None]:
    """Return year, month and day as far as `text` gives them. Raises ValueError for no date."""
    match = _DAY.match(text)
    if match is None:
        raise ValueError(text)
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _first(text: str) -> date | None:
    """Return the first day of what `text` writes; None for ""."""
    if not text:
        return None
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def _last(text: str) -> date | None:
    """Return the last day of what `text` writes; None for ""."""
    if not text:
        return None
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])
