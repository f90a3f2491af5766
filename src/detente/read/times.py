"""Dates, durations and sets in a document, each with the days it means.

The grammar is `times_grammar`; values are worked out in `times_absolute`, `times_relative` and
`times_duration` from the day of publication alone, never from the day of the crawl.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente.model.claims import TimeExpression
from detente.model.text import Span
from detente.read import (
    clauses,
    eras,
    tables,
)
from detente.read import (
    times_absolute as absolute,
)
from detente.read import (
    times_duration as lengths,
)
from detente.read import (
    times_relative as relative,
)
from detente.read.datelines import anchor
from detente.read.times_frame import Frame, Solved
from detente.read.times_grammar import hits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from detente.model.text import Document
    from detente.model.times import Granularity
    from detente.read.times_calendar import Days
    from detente.read.times_grammar import Hit
    from detente.read.trees import Tree

_MEANINGS: dict[str, Callable[[Hit, Frame], Solved | None]] = {
    "day": absolute.day,
    "day_range": absolute.day_range,
    "figures": absolute.figures,
    "month": absolute.month,
    "year": absolute.year,
    "years": absolute.years,
    "decade": absolute.decade,
    "century": absolute.century,
    "quarter": absolute.quarter,
    "same_quarter": absolute.same_quarter,
    "year_ended": lengths.year_ended,
    "half": absolute.half,
    "season": absolute.season,
    "spoken_year": absolute.spoken_year,
    "named": absolute.named,
    "feast": absolute.feast,
    "era": eras.era,
    "reign": eras.reign,
    "independence": eras.independence,
    "day_alone": absolute.day_alone,
    "day_of_month": absolute.day_of_month,
    "year_short": absolute.year_short,
    "weekday": relative.weekday,
    "week_weekday": relative.week_weekday,
    "weekday_set": relative.weekday_set,
    "story_part": relative.story_part,
    "next_day": relative.next_day,
    "near": relative.near,
    "today_part": relative.today_part,
    "clock": relative.clock,
    "period": relative.period,
    "story_period": relative.story_period,
    "the_period": relative.the_period,
    "weekend": relative.weekend,
    "weekday_week": relative.weekday_week,
    "weekday_of_month": absolute.weekday_of_month,
    "piece_of_month": absolute.piece_of_month,
    "exactly_ago": lengths.exactly_ago,
    "before_last": relative.before_last,
    "after_next": relative.after_next,
    "year_end": lengths.year_end,
    "shift": lengths.shift,
    "ahead": lengths.ahead,
    "beside": lengths.beside,
    "stretch": lengths.stretch,
    "vague_stretch": lengths.vague_stretch,
    "duration": lengths.a_duration,
    "set": lengths.a_set,
    "often": lengths.often,
    "reference": lengths.reference,
    "nothing": lambda _hit, _frame: None,
}


_AROUND = 150
"""Characters on either side in which the country of an independence is looked for: a sentence."""


_ENDED = re.compile(r"\b(?:quarter|year|period|half|months|weeks)\s+ended\s+(?:on\s+)?\Z")


@dataclass(slots=True)
class _Story:
    """What the text has told so far; changed only by `_remember`."""

    focus: tuple[Days, Granularity] | None = None
    year: int | None = None
    quarter: int | None = None
    paragraph_end: int = 0


def find_times(document: Document, trees: Sequence[Tree]) -> tuple[TimeExpression, ...]:
    """Return the document's dates, durations and sets, in order, not overlapping.

    `trees`, in order, give the tense by which "in May" looks back or ahead; () leaves that open.
    A date that no calendar has ("30 February") is left out.
    """
    story = _Story()
    published = anchor(document)
    found: list[TimeExpression] = []
    for hit in hits(document.text):
        if hit.start >= story.paragraph_end:
            end = document.text.find("\n\n", hit.start)
            story.paragraph_end = end if end >= 0 else len(document.text)
            story.year = None
        ending = _ENDED.search(document.text[max(0, hit.start - 30) : hit.start]) is not None
        frame = Frame(
            published=published,
            tense="past" if ending else clauses.tense_at(trees, hit.start, hit.end),
            focus=story.focus,
            story_year=story.year,
            quarter=story.quarter,
            around=document.text[max(0, hit.start - _AROUND) : hit.end + _AROUND],
            begun=clauses.is_after_since(document.text[max(0, hit.start - _AROUND) : hit.start]),
        )
        solved = _MEANINGS[hit.rule.means](hit, frame)
        if solved is None:
            continue
        if not ending:  # "the quarter ended Sept. 30": what follows speaks of the quarter
            _remember(story, hit, solved, trees)
        reached = found[-1].span.end if found else 0
        start, solved = _widen(document, hit, solved, reached)
        span = Span(document.id, start, hit.end - eras.surplus(hit))
        found.append(
            TimeExpression(span=span, type=solved.type, value=solved.value, when=solved.when())
        )
    return tuple(found)


def _remember(story: _Story, hit: Hit, solved: Solved, trees: Sequence[Tree]) -> None:
    """Keep the last date told, and the year of a past story in this paragraph."""
    if solved.type not in {"DATE", "TIME"} or solved.days is None or solved.granularity is None:
        return
    if (
        solved.basis == "era"
        or solved.value.endswith("_REF")
        or hit.said("direction") in {"ago", "earlier"}
    ):
        return
    story.focus = (solved.days, solved.granularity)
    if solved.granularity == "quarter":
        story.quarter = (solved.days[0].month + 2) // 3
    year = solved.days[0].year
    if solved.basis == "stated" and solved.granularity in {"day", "month", "season", "year"}:
        told = solved.days[1].year == year and clauses.dates_main_clause(trees, hit.start, hit.end)
        story.year = year if told else None


def _widen(document: Document, hit: Hit, solved: Solved, reached: int) -> tuple[int, Solved]:
    """Return where a date begins with the words before it that are part of it, and its days.

    `reached`: where the date before ends; what belongs to that is left to it.
    """
    before = document.text[max(reached, hit.start - 40) : hit.start]
    match = _leaders().search(before)
    if match is None:
        return hit.start, solved
    words = " ".join(match[1].casefold().replace("-", " ").split())
    start = hit.start - len(before) + match.start(1)
    words = words.removeprefix("the ") if words.removeprefix("the ") in _bare() else words
    portions, sides = _portions(), _sides()
    if solved.type == "DURATION" or hit.rule.means == "shift":
        return (start if words in _hedges() else hit.start), solved
    if words in portions and solved.type in {"DATE", "TIME"}:
        outside = words.endswith(" in")
        return hit.start if outside else start, _share_of(solved, portions[words])
    if words in sides and solved.type in {"DATE", "TIME"}:
        return start, lengths.side_of(solved, sides[words], anchor(document))
    return hit.start, solved


_THIRDS = ("early", "mid", "late")


def _share_of(solved: Solved, portion: str | tuple[float, float]) -> Solved:
    """Return a third or a share of a date."""
    if isinstance(portion, str):
        return lengths.third_of(solved, _THIRDS.index(portion))
    return lengths.part_of(solved, *portion)


@cache
def _portions() -> dict[str, str | tuple[float, float]]:
    """Return, by leading words, the third or the share of a date's days that they leave."""
    data = tables.section(tables.table("times")["portions"])
    shares: dict[str, str | tuple[float, float]] = {}
    for words, share in data.items():
        if isinstance(share, list):
            shares[words] = (tables.number(share[0]), tables.number(share[1]))
        else:
            shares[words] = tables.text(share)
    return shares


@cache
def _sides() -> dict[str, int]:
    """Return, by leading words, the side of publication that they leave: -1 or 1."""
    data = tables.numbers(tables.table("times")["sides"])
    return {words: int(side) for words, side in data.items()}


@cache
def _hedges() -> frozenset[str]:
    """Return the words before a duration that belong to it."""
    return frozenset(tables.words(tables.section(tables.table("times")["hedges"])["words"]))


@cache
def _bare() -> frozenset[str]:
    """Return the leading words that may stand after an article ("the late 1970s")."""
    return frozenset({*_portions(), *_sides(), *_hedges()})


@cache
def _leaders() -> re.Pattern[str]:
    """Return the pattern of any leading words at the end of the text before a date."""
    words = sorted(_bare(), key=len, reverse=True)
    choice = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in words)
    return re.compile(rf"\b((?:the\s+)?(?:{choice}))[\s\-‐‑–]+(?:the[\s]+)?$", re.IGNORECASE)
