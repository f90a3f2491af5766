"""The conventions of data/times.toml about undated happenings and words before dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from detente.read import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Governs:
    """The conventions of data/times.toml about undated happenings and words before dates."""

    published_days: int
    after_days: int
    earlier_days: int
    after: frozenset[str]
    since: frozenset[str]
    during: frozenset[str]
    apart: frozenset[str]
    day_parts: frozenset[str]
    earlier_happening: frozenset[str]
    against: frozenset[str]
    timeless: frozenset[str]
    up_to: frozenset[str]
    starting: frozenset[str]
    bearers: frozenset[str]
    up_to_phrases: tuple[str, ...]
    starting_phrases: tuple[str, ...]
    long: frozenset[str]
    timeless_phrases: tuple[str, ...]
    showing: frozenset[str]


@cache
def governs() -> Governs:
    """Return the conventions of the data file."""
    data = tables.section(tables.table("times")["governs"])
    return Governs(
        published_days=int(tables.number(data["published_days"])),
        after_days=int(tables.number(data["after_days"])),
        earlier_days=int(tables.number(data["earlier_days"])),
        after=frozenset(tables.words(data["after"])),
        since=frozenset(tables.words(data["since"])),
        during=frozenset(tables.words(data["during"])),
        apart=frozenset(tables.words(data["apart"])),
        day_parts=frozenset(tables.words(data["day_parts"])),
        earlier_happening=frozenset(tables.words(data["earlier_happening"])),
        against=frozenset(tables.words(data["against"])),
        timeless=frozenset(tables.words(data["timeless"])),
        up_to=frozenset(tables.words(data["up_to"])),
        starting=frozenset(tables.words(data["starting"])),
        bearers=frozenset(tables.words(data["bearers"])),
        showing=frozenset(tables.words(data["showing"])),
        up_to_phrases=tables.words(data["up_to_phrases"]),
        starting_phrases=tables.words(data["starting_phrases"]),
        long=frozenset(tables.words(data["long"])),
        timeless_phrases=tables.words(data["timeless_phrases"]),
    )
