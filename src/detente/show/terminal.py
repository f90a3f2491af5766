"""An answer as plain text for a terminal: an arrow, one sentence, and what it rests on."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from detente.show.legible import legible
from detente.show.numbering import number
from detente.show.outline import outline
from detente.show.sparkline import series_line
from detente.show.wording import made_from, place_line, quoted, window
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from detente.model.answers import Answer, Citation
    from detente.model.relations import RelationSeries
    from detente.show.numbering import Numbered
    from detente.show.outline import Line, Part

_NARROWEST = 40
# A screen is for the gist: the report, the Markdown and the JSON form hold everything.
_MOST_LINES = 8  # of one part
_MOST_REFS = 3  # of one line
_WIDEST_BARS = 120  # longer lines of bars are hard to follow with the eye
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def answer_text(
    answer: Answer, width: int, series: RelationSeries | None = None, *, styled: bool = False
) -> str:
    """Return an answer as text of at most `width` columns (at least 40), ending in a newline.

    Args:
        answer: The answer.
        width: Columns of the terminal.
        series: The relation to draw as one line of bars; None to leave it out.
        styled: Use ANSI bold and dim, for a terminal that shows them.
    """
    width = max(width, _NARROWEST)
    numbered = number(answer)
    blocks = [_head(answer, numbered, width, styled=styled)]
    drawn = series_line(series, min(width, _WIDEST_BARS) - 2) if series is not None else None
    if drawn is not None:
        bars, legend = drawn
        blocks.append([f"  {bars}", *_wrap(legend, width, "  ")])
    parts = [part.cut(_MOST_LINES) for part in outline(answer, numbered, turns=1)]
    opening = numbered.refs(answer.summary_citations)[:_MOST_REFS]
    shown = frozenset(opening).union(*(part.refs(_MOST_REFS) for part in parts))
    blocks += [_part(part, width, styled=styled) for part in parts]
    blocks.append(_evidence(numbered, shown, width, styled=styled))
    blocks.append(_provenance(answer, width))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(answer: Answer, numbered: Numbered, width: int, *, styled: bool) -> list[str]:
    verdict = word("direction", answer.direction)
    lead = f"{word('arrow', answer.direction)} "
    text = f"{verdict}. {answer.summary}{_marks(numbered.refs(answer.summary_citations))}"
    days = window(answer)
    confidence = f"Confidence {word('confidence', answer.confidence.word)}: "
    return [
        *_wrap(answer.question.text, width),
        *(_wrap(days, width) if days else ()),
        "",
        *_styled(_wrap(text, width, lead), _BOLD, styled=styled),
        *_wrap(confidence + answer.confidence.why, width, "  "),
    ]


def _part(part: Part, width: int, *, styled: bool) -> list[str]:
    lines = _title(part.title, styled=styled)
    if part.note is not None:
        lines += _styled(_wrap(part.note, width, "  "), _DIM, styled=styled)
    for line in part.lines:
        lines += _line(line, width)
    if part.left_out:
        lines += _styled([f"  ... and {part.left_out} more"], _DIM, styled=styled)
    return lines


def _line(line: Line, width: int) -> list[str]:
    first = "  " if line.number is None else f"  {line.number}. "
    rest = " " * (4 if line.number is None else len(first))
    lead = f"{line.lead}: " if line.lead else ""
    rows = _wrap(f"{lead}{line.text}{_marks(line.refs)}", width, first, rest)
    for note in line.notes:
        rows += _wrap(note, width, rest)
    if line.disputed:
        rows += _wrap(f"disputed:{_marks(line.disputed)}", width, rest)
    return rows


def _evidence(
    numbered: Numbered, shown: AbstractSet[int], width: int, *, styled: bool
) -> list[str]:
    """Return the citations that stand above, each with its words and their place."""
    if not shown:
        return []
    lines = _title("Evidence", styled=styled)
    for index, citation in enumerate(numbered.citations, start=1):
        if index in shown:
            lines += _citation(index, citation, width)
    count = len(numbered.citations)
    if len(shown) < count:
        note = f"The report and the JSON form hold all {count} citations."
        lines += _styled(_wrap(note, width, "  "), _DIM, styled=styled)
    return lines


def _citation(index: int, citation: Citation, width: int) -> list[str]:
    lead = f"  [{index}] "
    title = f" – {citation.title}" if citation.title else ""
    return [
        *_wrap(quoted(citation.quote), width, lead),
        *_wrap(place_line(citation) + title, width, " " * len(lead)),
    ]


def _provenance(answer: Answer, width: int) -> list[str]:
    made = answer.provenance
    text = (
        f"Made from {made_from(made)}. detente {made.version}, data {made.data_version}, "
        f"scheme {made.scheme}, settings {made.settings}, answer {answer.id}."
    )
    return _wrap(text, width)


def _marks(refs: Sequence[int]) -> str:
    """Return the first numbers in brackets, and how many more there are."""
    marks = "".join(f"[{n}]" for n in refs[:_MOST_REFS])
    more = f" +{len(refs) - _MOST_REFS}" if len(refs) > _MOST_REFS else ""
    return f" {marks}{more}" if marks else ""


def _title(title: str, *, styled: bool) -> list[str]:
    return _styled([legible(title).upper()], _BOLD, styled=styled)


def _styled(lines: list[str], code: str, *, styled: bool) -> list[str]:
    return [f"{code}{line}{_PLAIN}" for line in lines] if styled else lines


def _wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Return the text in lines of at most `width`; `rest` (else blanks) begins all but one.

    Every text goes through here, so this is where it is made safe for a terminal.
    """
    return textwrap.wrap(
        legible(text),
        width,
        initial_indent=first,
        subsequent_indent=" " * len(first) if rest is None else rest,
        break_on_hyphens=False,
    )
