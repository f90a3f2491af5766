"""A phrase to its country and PLOVER sector, against half of NGEC's own actor assertions.

Run as `python -m benchmarks.actors [--wrong]`; one JSON line. Each phrase is read as the subject
of a minimal sentence, on the day that the assertion gives, else on 1 June 2022. "IGO", "UNO" and
"EUR" as a country mean an international organisation: right if its sector is one and it has no
country.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.gold import Row, data_folder, rows

from detente.atlas.lookup import load_atlas
from detente.model.text import Document
from detente.read.identity import Identities
from detente.read.mentions import find_mentions
from detente.read.syntax import SyntaxReader

if TYPE_CHECKING:
    from detente.model.claims import Mention

_DAY = date(2022, 6, 1)
_WORLD = {"IGO", "UNO", "EUR"}


def asked(row: Row) -> tuple[str, date] | None:
    """Return the phrase and the day; None for an assertion that is not about a phrase."""
    call = row["calls"][-1]
    if call["method"] not in {"agent_to_code", "short_text_to_agent"} or not call["args"]:
        return None
    phrase, given = call["args"][0], [*call["args"][2:], call["kwargs"].get("query_date", "")][0]
    if phrase.startswith("<") or not row["expect"]:
        return None
    try:
        day = date.fromisoformat(given)
    except (TypeError, ValueError):
        day = _DAY
    return phrase, day


def main(arguments: list[str]) -> None:
    syntax, identities = SyntaxReader(), Identities(load_atlas())
    counts = {name: [0, 0] for name in ("country", "sector", "both")}
    for row in rows(data_folder() / "actors" / "ngec_actor_tests.jsonl"):
        question = asked(row)
        if question is None:
            continue
        mention = widest(*question, syntax, identities)
        right = _judged(row["expect"], mention)
        for name, verdict in right.items():
            counts[name][0] += verdict
            counts[name][1] += 1
        if "--wrong" in arguments and not all(right.values()):
            told = (mention.actor, mention.country, mention.sector) if mention else None
            print(question[0], row["expect"], told, file=sys.stderr)
    figures = {name: round(hits / total, 4) for name, (hits, total) in counts.items()}
    totals = {f"{name}_n": total for name, (_, total) in counts.items()}
    print(json.dumps({"benchmark": "actors", **figures, **totals}))


def _judged(expected: Row, mention: Mention | None) -> dict[str, bool]:
    right: dict[str, bool] = {}
    country, sector = expected.get("country"), expected.get("code_1")
    if country:
        right["country"] = mention is not None and _is_country(country, mention)
    if sector:
        right["sector"] = mention is not None and sector == mention.sector
    if country and sector:
        right["both"] = all(right.values())
    return right


def _is_country(expected: str, mention: Mention) -> bool:
    if expected in _WORLD:
        return mention.country is None and mention.sector == "IGO"
    return (mention.counted_to or mention.country) == expected


def widest(phrase: str, day: date, syntax: SyntaxReader, identities: Identities) -> Mention | None:
    """Return the widest mention of a phrase that has a country or sector, as a subject on a day."""
    document = Document(text=f"{phrase} said so.", published=day)
    found = find_mentions(document, syntax.trees(document.text), identities)
    inside = [f.mention for f in found if f.mention.span.start < len(phrase)]
    known = [m for m in inside if m.country or m.sector]
    return max(known, key=lambda m: m.span.end - m.span.start, default=None)


if __name__ == "__main__":
    main(sys.argv[1:])
