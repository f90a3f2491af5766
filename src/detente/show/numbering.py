"""Numbers for citations: [1] is the first that an answer shows, and each number says where from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detente.model.answers import Answer, Citation, Reason, Side, WhatIf

    _Key = tuple[str, int, int]

_SIDES: tuple[Side, ...] = ("source", "target", "other")


@dataclass(frozen=True, slots=True)
class Place:
    """A part of an answer that cites: its anchor ("turn-2") and its name ("turn 2")."""

    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """The citations of an answer, each once, in the order in which they are shown.

    Attributes:
        citations: Number n stands at index n - 1.
        places: For each citation, the parts of the answer that cite it, in order.
    """

    citations: tuple[Citation, ...]
    places: tuple[tuple[Place, ...], ...]
    _numbers: Mapping[_Key, int]

    def refs(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """Return the numbers of some of the citations, each once, in the order given."""
        return tuple(dict.fromkeys(self._numbers[_key(citation)] for citation in citations))


def reasons_in_order(answer: Answer) -> tuple[tuple[int, Reason], ...]:
    """Return the reasons, numbered from 1, as they are shown: source side, target side, others."""
    ordered = [r for side in _SIDES for r in answer.reasons if r.side == side]
    return tuple(enumerate(ordered, start=1))


def whatifs_in_order(answer: Answer) -> tuple[tuple[int, WhatIf], ...]:
    """Return the what-ifs with their numbers, each sentence once though it may tell several.

    Of one sentence's the first is kept that leads on to others, or is hedged; chains name those
    that are kept.
    """
    kept: dict[str, tuple[int, WhatIf]] = {}
    for place, line in enumerate(answer.whatif, start=1):
        have = kept.get(line.sentence)
        if have is None or _says_more(line) > _says_more(have[1]):
            kept[line.sentence] = (place, line)
    shown = {n: kept[line.sentence][0] for n, line in enumerate(answer.whatif, start=1)}
    return tuple(
        (
            place,
            replace(
                line, then=tuple(sorted({shown[to] for to in line.then if to in shown} - {place}))
            ),
        )
        for place, line in sorted(kept.values(), key=lambda pair: pair[0])
    )


def _says_more(line: WhatIf) -> tuple[bool, bool]:
    return bool(line.then), line.hedge is not None


def number(answer: Answer) -> Numbered:
    """Number all citations of an answer. Two citations of the same words have one number."""
    return number_all(_cited(answer))


def number_all(cited: Iterable[tuple[Place, tuple[Citation, ...]]]) -> Numbered:
    """Number the citations of a written form, in the order of its parts."""
    shown: dict[_Key, Citation] = {}
    places: dict[_Key, dict[Place, None]] = {}
    for place, citations in cited:
        for citation in citations:
            key = _key(citation)
            shown.setdefault(key, citation)
            places.setdefault(key, {})[place] = None
    numbers = {key: index for index, key in enumerate(shown, start=1)}
    return Numbered(tuple(shown.values()), tuple(map(tuple, places.values())), numbers)


def _key(citation: Citation) -> _Key:
    return (citation.doc, *citation.span)


def _cited(answer: Answer) -> Iterator[tuple[Place, tuple[Citation, ...]]]:
    """Yield every citing part of an answer, in the order of every written form."""
    yield Place("answer", "the answer"), answer.summary_citations
    for line in answer.turns:
        yield Place(f"turn-{line.number}", f"turn {line.number}"), line.citations
    yield from _each("phase", (phase.citations for phase in answer.phases))
    yield from _each(
        "reason", ((*reason.citations, *reason.counter) for _, reason in reasons_in_order(answer))
    )
    yield from _each("step", ((*step.citations, *step.counter) for step in answer.steps))
    for change in answer.changes:
        rows = (*change.by_type, *change.by_theme)
        yield from _each(f"change-{change.turn}", (row.citations for row in rows), "what changed")
    yield from _each("voice", (voice.citations for voice in answer.voices))
    yield from _each("figure", ((figure.citation,) for figure in answer.figures))
    for place, whatif in whatifs_in_order(answer):
        alike = (line.citation for line in answer.whatif if line.sentence == whatif.sentence)
        yield Place(f"whatif-{place}", f"what-if {place}"), (whatif.citation, *alike)
    yield from _each("third", (party.citations for party in answer.third_parties), "third party")
    yield from _each("dependence", ((line.citation,) for line in answer.dependence))
    yield Place("background", "background"), answer.background


def _each(
    anchor: str, groups: Iterable[tuple[Citation, ...]], name: str | None = None
) -> Iterator[tuple[Place, tuple[Citation, ...]]]:
    for index, citations in enumerate(groups, start=1):
        yield Place(f"{anchor}-{index}", f"{name or anchor} {index}"), citations
