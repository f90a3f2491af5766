"""The report: an answer as one HTML file that needs no script, no network and no other file."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.show import days, wording
from detente.show.charts import PHONE, WIDE, relation_curve
from detente.show.citing import chicago_answer
from detente.show.legible import shortened
from detente.show.links import url_at
from detente.show.marks import letter_of, tone
from detente.show.numbering import Numbered, Place, number, reasons_in_order, whatifs_in_order
from detente.show.words import table, word

if TYPE_CHECKING:
    from detente.model.answers import Answer, Citation, Reason, Side
    from detente.model.relations import RelationSeries

_SIDES: tuple[Side, ...] = ("source", "target", "other")
_ARROWS = {
    "souring": "M12 22 2 5h20z",
    "thaw": "M12 2 22 19H2z",
    "mixed": "M12 2 22 12 12 22 2 12z",
    "none": "M22 12 5 22V2z",
}
_SHOWN_VOICES = 12  # more speakers stand behind a summary that opens
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


def report_html(answer: Answer, series: RelationSeries) -> str:
    """Return an answer and its relation as one self-contained page.

    Text from documents is escaped, addresses that are not http(s) are left out, and the page's
    own policy (CSP) forbids scripts, frames and every request.
    """
    numbered = number(answer)
    style = _style()
    page = _environment().get_template("report.html.j2")
    return page.render(
        answer=answer,
        series=series,
        numbered=numbered,
        evidence=_evidence(numbered),
        charts=_charts(answer, series),
        sides=_sides(answer),
        whatifs=whatifs_in_order(answer),
        contents=_contents(answer),
        facts=_facts(answer),
        window=wording.window(answer),
        arrow=_ARROWS[answer.direction],
        level=_LEVELS[answer.confidence.word],
        cite_as=chicago_answer(answer),
        style=Markup(style),  # noqa: S704  # our own file, and the policy names its very bytes
        style_hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("detente.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        word=word, day=days.day, month=days.month, stretch=days.stretch, shortened=shortened,
        signed=wording.signed, counted=wording.counted, amount=wording.amount,
        quoted=wording.quoted, made_from=wording.made_from, turn_facts=wording.turn_facts,
        speaker_flags=wording.speaker_flags, no_outlet=wording.NO_OUTLET, letter_of=letter_of,
        tone=tone, scale_name=wording.scale_name, speaker_role=wording.speaker_role,
        shown_voices=_SHOWN_VOICES, corrections_note=wording.corrections_note,
        correction_maker=wording.correction_maker, corrected_mark=wording.corrected_mark,
        points=wording.points, whatif_facts=wording.whatif_facts,
    )  # fmt: skip
    return environment


@cache
def _style() -> str:
    """Return the style sheet as it stands between the page's style tags."""
    folder = resources.files("detente.show") / "static"
    sheets = ((folder / name).read_text(encoding="utf-8") for name in ("report.css", "chart.css"))
    return "".join(sheets)


def _charts(answer: Answer, series: RelationSeries) -> _Charts | None:
    if not series.points:
        return None
    turns = {line.number: line.turn for line in answer.turns}
    question = answer.question
    link = "and" if series.both else "towards"
    name = f"Relation of {question.source_name} {link} {question.target_name}"
    wide, phone = (
        Markup(  # noqa: S704  # svg.py escapes all that it is given
            relation_curve(series, turns, answer.phases, width, prefix=prefix, name=name)
        )
        for width, prefix in ((WIDE, "wide"), (PHONE, "phone"))
    )
    return _Charts(wide, phone)


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


def _contents(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Return anchor and name of the sections that the page holds."""
    held = {
        "steps": bool(answer.steps),
        "changes": bool(answer.changes),
        "voices": bool(answer.voices),
        "figures": bool(answer.figures),
        "whatif": bool(answer.whatif),
        "thirds": bool(answer.third_parties),
        "dependence": bool(answer.dependence),
        "background": bool(answer.background),
        "gaps": bool(answer.gaps),
        "corrections": bool(answer.corrections),
        "evidence": bool(number(answer).citations),
    }
    return tuple(
        (anchor, name) for anchor, name in table("section").items() if held.get(anchor, True)
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


def _evidence(numbered: Numbered) -> tuple[_Exhibit, ...]:
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
