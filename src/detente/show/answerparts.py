"""What the parts of a written answer need: the same for the report, the page and print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from detente.show import wording
from detente.show.charts import PHONE, WIDE, relation_curve
from detente.show.citing import chicago_answer
from detente.show.links import url_at
from detente.show.numbering import Numbered, Place, number, reasons_in_order, whatifs_in_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.model.answers import Answer, Citation, Reason, Side
    from detente.model.relations import RelationSeries

_SIDES: tuple[Side, ...] = ("source", "target", "other")
_ARROWS = {
    "souring": "M12 22 2 5h20z",
    "thaw": "M12 2 22 19H2z",
    "mixed": "M12 2 22 12 12 22 2 12z",
    "none": "M22 12 5 22V2z",
}
_LEVELS = {"low": 1, "medium": 2, "high": 3}


@dataclass(frozen=True, slots=True)
class _Charts:
    wide: Markup
    phone: Markup


@dataclass(frozen=True, slots=True)
class _SideReasons:
    code: Side
    name: str
    reasons: tuple[tuple[int, Reason], ...]


@dataclass(frozen=True, slots=True)
class _Exhibit:
    """One piece of evidence: the sentence as `before` + the citation's quote + `after`."""

    number: int
    citation: Citation
    before: str
    after: str
    url: str | None
    places: tuple[Place, ...]


def answer_parts(
    answer: Answer,
    series: RelationSeries,
    cite_at: Callable[[int], str],
    shown_reasons: int | None = None,
) -> dict[str, object]:
    """Return the values of the templates in `templates/answer/`.

    `cite_at`: where the evidence of a number is opened. Links back from evidence lead within the
    page, unless its template has another `page_at`. `shown_reasons`: reasons of a side before a
    summary that opens to the others; None for all.
    """
    numbered = number(answer)
    return {
        "answer": answer,
        "series": series,
        "numbered": numbered,
        "cite_at": cite_at,
        "page_at": "",
        "shown_reasons": len(answer.reasons) if shown_reasons is None else shown_reasons,
        "evidence": exhibits(numbered),
        "charts": _charts(answer, series),
        "acting": _acting(answer, series),
        "sides": _sides(answer),
        "whatifs": whatifs_in_order(answer),
        "facts": _facts(answer),
        "window": wording.window(answer),
        "arrow": _ARROWS[answer.direction],
        "level": _LEVELS[answer.confidence.word],
        "cite_as": chicago_answer(answer),
    }


def _charts(answer: Answer, series: RelationSeries) -> _Charts | None:
    if not series.points:
        return None
    turns = {line.number: line.turn for line in answer.turns}
    link = "and" if series.both else "towards"
    name = f"Relation of {f' {link} '.join(_acting(answer, series))}"
    wide, phone = (
        Markup(  # noqa: S704  # svg.py escapes all that it is given
            relation_curve(series, turns, answer.phases, width, prefix=prefix, name=name)
        )
        for width, prefix in ((WIDE, "wide"), (PHONE, "phone"))
    )
    return _Charts(wide, phone)


def _acting(answer: Answer, series: RelationSeries) -> tuple[str, str]:
    """Return the names of whose acts the series counts, and of whom they are done to."""
    names = (answer.question.source_name, answer.question.target_name)
    return names if series.dyad.source == answer.question.source else names[::-1]


def _sides(answer: Answer) -> tuple[_SideReasons, ...]:
    ordered = reasons_in_order(answer)
    return tuple(
        _SideReasons(
            side,
            wording.side_title(answer, side),
            tuple(item for item in ordered if item[1].side == side),
        )
        for side in _SIDES
    )


def _facts(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Return the numbers under the answer, each with its noun."""
    made = answer.provenance
    folded = max(made.documents - made.originals, 0)
    counts = (
        (made.documents, "document read", "documents read"),
        (made.originals, "original", "originals"),
        (folded, "reprint counted once", "reprints counted once"),
        (made.outlets, "outlet", "outlets"),
        *(((made.coded, "coded event", "coded events"),) if made.coded else ()),
        (len(answer.turns), "turning point", "turning points"),
    )
    return tuple((f"{count:,}", one if count == 1 else more) for count, one, more in counts)


def exhibits(numbered: Numbered) -> tuple[_Exhibit, ...]:
    """Return the evidence of a written form (`templates/answer/evidence.html.j2`)."""
    cited = zip(numbered.citations, numbered.places, strict=True)
    return tuple(
        _Exhibit(index, citation, *_around(citation), url_at(citation.url, citation.quote), places)
        for index, (citation, places) in enumerate(cited, start=1)
    )


def _around(citation: Citation) -> tuple[str, str]:
    """Return the sentence's words before and after the quote; "" where the quote leaves it."""
    start = citation.span[0] - citation.sentence_span[0]
    end = start + len(citation.quote)
    if start < 0 or citation.sentence[start:end] != citation.quote:
        return "", ""
    return citation.sentence[:start], citation.sentence[end:]
