"""The small lists that splitting text rests on, read once from the package's data files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

Abbreviation = Literal["title", "number", "month", "tail", "inner"]


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of read/data/`name` that hold something and are no comment."""
    text = files("detente.read").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def abbreviations() -> dict[str, Abbreviation]:
    """Return the kind of each abbreviation, its full stop included.

    Raises:
        ValueError: a row of the file has no kind, or one that is not known.
    """
    rows: dict[str, Abbreviation] = {}
    for line in lines("abbreviations.txt"):
        form, _, kind = line.partition("\t")
        if kind not in get_args(Abbreviation):
            raise ValueError(f"{line!r} in abbreviations.txt has no known kind. Correct the row.")
        rows[form] = cast("Abbreviation", kind)
    return rows


@cache
def prefixes() -> frozenset[str]:
    """Return the parts, lower case, that stay with the word after their hyphen."""
    return frozenset(lines("prefixes.txt"))


@cache
def units() -> frozenset[str]:
    """Return the letters that part from a number they are written against."""
    return frozenset(lines("units.txt"))
