"""The names of real coded events to their country: ICEWS, October 2011 to December 2014.

Run as `python -m benchmarks.icews_names [--wrong]`; one JSON line. All figures are weighted by
mentions: a name that is source or target of a hundred events counts a hundredfold.

hidden: names with a country in brackets that are proper names without it ("Yabloko (Russia)"),
    asked without it. Names that are only roles ("Police") cannot tell a country and are left out.
known: names without brackets whose country two public lists tell: states, and leaders in office.
shown: all names with a country in brackets, in news form: "Russia's police said so."

Beside each accuracy stands the share that was resolved, and the precision among these.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.gold import data_folder

from detente.atlas.lookup import load_atlas
from detente.atlas.spelling import folded
from detente.model.text import Document
from detente.read.identity import Identities
from detente.read.mentions import find_mentions
from detente.read.syntax import SyntaxReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detente.atlas.lookup import Atlas

_BRACKET = re.compile(r"^(?P<name>.+?)\s*\((?P<country>[^()]+)\)$")
_SMALL = {"of", "the", "and", "for", "to", "a", "other", "associated", "with", "party", "member"}


@dataclass(frozen=True)
class Seen:
    """A name with the days on which it is mentioned."""

    name: str
    days: tuple[date, ...]

    @property
    def day(self) -> date:
        """The middle one of its days."""
        return self.days[len(self.days) // 2]


@dataclass(frozen=True)
class Answer:
    """What was asked, what is right, what was said, and how often it is mentioned."""

    asked: str
    gold: str
    said: str | None
    weight: int


def names() -> list[Seen]:
    """Return the distinct names, the most mentioned first."""
    path = data_folder() / "eventfiles" / "icews_named" / "events_2011-10_2014-12.tsv"
    days: dict[str, list[date]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for side in ("source", "target"):
                days[row[side]].append(date.fromisoformat(row["date"]))
    found = [Seen(name, tuple(sorted(told))) for name, told in days.items()]
    return sorted(found, key=lambda seen: (-len(seen.days), seen.name))


def state(atlas: Atlas, name: str, on: date) -> str | None:
    """Return the state that the words in brackets name; None for regions and groups."""
    meant = atlas.place(name.replace("_", " ").removesuffix(", Occupied"), on)
    return meant.id if meant is not None and len(meant.id) == 3 else None  # ISO3


def said(atlas: Atlas, name: str, on: date) -> str | None:
    """Return the country of the one actor that a name means; else the one of all candidates."""
    identity = atlas.identify(name, on)
    meant = (identity.actor,) if identity.actor is not None else identity.candidates
    lands = {atlas.country_of(each.id, on) for each in meant}
    return lands.pop() if len(lands) == 1 else None


def is_role(atlas: Atlas, words_of_roles: set[str], name: str) -> bool:
    """Return whether a name consists of role nouns alone, or ends in one that is no name's end."""
    words = re.findall(r"[a-z'-]+", name.lower())
    known = words_of_roles.issuperset(words) or words_of_roles.issuperset(words[-1:])
    return atlas.role_noun(name) is not None or known


def hidden(atlas: Atlas, every: Iterable[Seen]) -> Iterator[Answer]:
    nouns = (re.findall(r"[a-z'-]+", noun) for noun in atlas.role_nouns)
    words = {word + end for found in nouns for word in found for end in ("", "s", "es")} | _SMALL
    for seen in every:
        match = _BRACKET.match(seen.name)
        gold = state(atlas, match["country"], seen.day) if match else None
        if match is None or gold is None or is_role(atlas, words, match["name"]):
            continue
        answer = said(atlas, match["name"], seen.day)
        yield Answer(seen.name, gold, answer, len(seen.days))


def shown(atlas: Atlas, every: Iterable[Seen]) -> Iterator[Answer]:
    identities, syntax = Identities(atlas), SyntaxReader()
    for seen in every:
        match = _BRACKET.match(seen.name)
        gold = state(atlas, match["country"], seen.day) if match else None
        if match is None or gold is None:
            continue
        role = match["name"].split(" / ")[0]
        land = atlas.actor(gold).name
        text = f"{land}'s {role.lower()} said so."
        document = Document(text=text, published=seen.day)
        found = find_mentions(document, syntax.trees(text), identities)
        widest = max(
            (f.mention for f in found), key=lambda m: m.span.end - m.span.start, default=None
        )
        yield Answer(text, gold, widest.country if widest else None, len(seen.days))


def known(atlas: Atlas, every: Iterable[Seen]) -> Iterator[Answer]:
    codes = _states()
    leaders = _leaders()
    for seen in every:
        gold = codes.get(folded(seen.name)) or _leader(leaders, seen)
        if "(" not in seen.name and gold is not None:
            yield Answer(seen.name, gold, said(atlas, seen.name, seen.day), len(seen.days))


def _states() -> dict[str, str]:
    """Return English names of states, folded, with their ISO3 codes."""
    path = data_folder() / "atlas" / "countrycode_codelist.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            folded(row[column]): row["iso3c"]
            for row in csv.DictReader(lines)
            for column in ("country.name.en", "iso.name.en", "cow.name", "un.name.en")
            if row["iso3c"] not in {"", "NA"} and row[column] not in {"", "NA"}
        }


def _leaders() -> dict[str, list[tuple[str, date, date]]]:
    """Return family names of leaders, with the ISO3 code and days of each one so called."""
    folder = data_folder() / "atlas"
    with (folder / "countrycode_codelist.csv").open(encoding="utf-8", newline="") as lines:
        codes = {row["cowc"]: row["iso3c"] for row in csv.DictReader(lines)}
    table: dict[str, list[tuple[str, date, date]]] = defaultdict(list)
    path = folder / "leaders_reign_1921_2021-03.csv"
    with path.open(encoding="latin-1", newline="") as lines:
        for row in csv.DictReader(lines):
            days = _reign(row)
            if days is not None and row["stateabb"] in codes:
                table[folded(row["leader"].split()[-1])].append((codes[row["stateabb"]], *days))
    return table


def _reign(row: Mapping[str, str]) -> tuple[date, date] | None:
    """Return the first day of a reign and the last day of its last month; None if not told."""
    try:
        first = date(int(row["syear"]), int(row["smonth"]), int(row["sdate"] or 1))
        last = date(int(row["eyear"]), int(row["emonth"]), 28)
    except ValueError:
        return None
    return first, last


def _leader(leaders: Mapping[str, list[tuple[str, date, date]]], seen: Seen) -> str | None:
    """Return the state that the one leader in office of a full name's family name led."""
    words = folded(seen.name).split()
    lands = {
        land
        for land, first, last in leaders.get(words[-1], ())
        if first <= seen.day <= last and len(words) > 1
    }
    return lands.pop() if len(lands) == 1 else None


def _figures(name: str, answers: Iterable[Answer], *, wrong: bool) -> dict[str, float]:
    """Return accuracy, coverage and precision by mentions, and the number of mentions."""
    given = list(answers)
    total = sum(each.weight for each in given) or 1
    resolved = sum(each.weight for each in given if each.said is not None)
    right = sum(each.weight for each in given if each.said == each.gold)
    for each in given:
        if wrong and each.said != each.gold:
            print(name, each.weight, each.asked, each.gold, each.said, sep="\t", file=sys.stderr)
    return {
        name: round(right / total, 4),
        f"{name}_resolved": round(resolved / total, 4),
        f"{name}_precision": round(right / (resolved or 1), 4),
        f"{name}_n": total,
    }


def main(arguments: list[str]) -> None:
    atlas, every, wrong = load_atlas(), names(), "--wrong" in arguments
    figures: dict[str, float] = {}
    for ask in (hidden, known, shown):
        figures |= _figures(ask.__name__, ask(atlas, every), wrong=wrong)
    told = sum(len(seen.days) for seen in every if "(" not in seen.name)
    meant = sum(
        len(seen.days)
        for seen in every
        if "(" not in seen.name and atlas.identify(seen.name, seen.day).candidates
    )
    figures["unbracketed_resolved"] = round(meant / told, 4)
    print(json.dumps({"benchmark": "icews_names", **figures}))


if __name__ == "__main__":
    main(sys.argv[1:])
