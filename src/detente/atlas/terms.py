"""From when to when leaders led and states were independent, by the names that news uses.

Reads the rows of data/people and data/states.csv; nothing is read before it is asked for.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date
from functools import cache
from importlib import resources

Term = tuple[date, date]

_HEADS = frozenset(
    {
        "president", "prime minister", "premier", "chancellor", "federal chancellor", "king",
        "queen", "emperor", "shah", "head of state", "leader of the communist party",
        "supreme leader", "chairman of the communist party", "general secretary", "taoiseach",
    }
)  # fmt: skip
"""Offices whose holder gives a period its name. A foreign minister's years are nobody's era."""
_POST = re.compile(r"([A-Z]{3}):GOV (.+?) (\d{4}(?:-\d\d){0,2})\.\.(\d{4}(?:-\d\d){0,2})$")
_TITLES = frozenset({"president", "prime", "minister", "general", "mr", "mrs", "ms", "chancellor"})


def terms_of(name: str) -> tuple[Term, ...]:
    """Return the closed terms of the leader called `name`, in order.

    () for a name that leaders of several states bear, or none: "under Lee" says nothing.
    """
    words = [word for word in name.casefold().replace("’", "'").split() if word not in _TITLES]
    if not words:
        return ()
    bearers = [row for row in _leaders().get(words[-1], ()) if set(words) <= row[0]]
    if len({state for _, state, _ in bearers}) != 1:
        return ()
    return tuple(sorted(term for _, _, terms in bearers for term in terms))


@cache
def _leaders() -> dict[str, list[tuple[frozenset[str], str, tuple[Term, ...]]]]:
    """Return, by last name in small letters, leaders: words of the name, state, terms."""
    found: dict[str, list[tuple[frozenset[str], str, tuple[Term, ...]]]] = defaultdict(list)
    folder = resources.files("detente.atlas").joinpath("data", "people")
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if not path.name.startswith("leaders_"):
            continue
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            posts = [
                match for post in row["posts"].split(";") if (match := _POST.match(post.strip()))
            ]
            held = [match for match in posts if match[2] in _HEADS]
            if held:
                name = row["name"].casefold()
                words = frozenset(name.replace(".", "").split())
                terms = _joined([(_day(match[3]), _day(match[4], last=True)) for match in held])
                found[name.split()[-1]].append((words, held[0][1], terms))
    return found


def _joined(terms: list[Term]) -> tuple[Term, ...]:
    """Return terms with those that overlap or follow at once made one."""
    joined: list[Term] = []
    for first, last in sorted(terms):
        if joined and (first - joined[-1][1]).days <= 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def _day(text: str, *, last: bool = False) -> date:
    """Return the first or last day of "1953", "1953-03" or "1953-03-05"."""
    parts = [int(part) for part in text.split("-")]
    year, month, day = (*parts, *((12, 28) if last else (1, 1))[len(parts) - 1 :])[:3]
    return date(year, month, day)


def independence_in(text: str) -> date | None:
    """Return the day of independence of the first state named in a text; None if none is."""
    match = _names().search(text)
    return _independent()[match[0]] if match else None


@cache
def _names() -> re.Pattern[str]:
    """Return the pattern of any name of a state whose first day the atlas gives."""
    names = sorted(_independent(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")


@cache
def _independent() -> dict[str, date]:
    """Return the names, adjectives and capitals of states and their first day of independence."""
    path = resources.files("detente.atlas").joinpath("data", "states.csv")
    found: dict[str, date] = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        begun = re.match(r"(\d{4}-\d\d-\d\d)\.\.", row["valid"])
        if begun is None:
            continue
        cells = (row[name].split(";") for name in ("name", "short", "adjectives", "capitals"))
        for name in (name.strip() for cell in cells for name in cell):
            if name and "(" not in name:
                found.setdefault(name, date.fromisoformat(begun[1]))
    return found
