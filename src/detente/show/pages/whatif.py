"""The what-if page: conditional claims, precedents, and a curve without some of its acts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from detente.model.codec import to_json
from detente.show.charts import PHONE, WIDE
from detente.show.overlay import Line, overlaid
from detente.show.pages.addresses import address, dyad_at, twins_of, words_at
from detente.show.site import page
from detente.show.tables import iso
from detente.show.whatif import rates_table
from detente.show.wording import signed

if TYPE_CHECKING:
    from detente.model.answers import Citation, SpeakerLine, WhatIf
    from detente.model.codec import Json
    from detente.model.ifs import Ifs
    from detente.model.relations import RelationSeries

NO_THEME = "not explained"
"""What an answer calls the theme of acts that have none."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the conditional claims that it tells, each under its number."""

    text: str
    speakers: tuple[SpeakerLine, ...]
    citation: Citation
    claims: tuple[tuple[int, WhatIf], ...]


@dataclass(frozen=True, slots=True)
class _Toggle:
    """A theme that can be left out. `at`: the address that does so, or takes it back."""

    name: str
    acts: int
    at: str
    chosen: bool


def whatif_page(found: Ifs, data_version: str) -> str:
    """Return the what-if page."""
    question, report = found.question, found.report
    window = {"from": iso(question.start), "to": iso(question.end)}
    return page(
        "whatif", data_version, found=found, question=question, report=report,
        sentences=_sentences(report.claims), rates=rates_table(report), names=dict(report.names),
        cases=report.precedents.cases if report.precedents else (), toggles=_toggles(found),
        charts=_charts(found), means=_means(found), words_at=words_at, back=dyad_at(question),
        any_step=dyad_at(question, "whatif"), twins=twins_of(_here(found), data_version),
        action=address("dyad", question.source, question.target, "whatif"),
        left_out=_name(found.without.theme) if found.without else None,
        form={key: value for key, value in window.items() if value},
    )  # fmt: skip


def ifs_json(found: Ifs, data_version: str) -> dict[str, Json]:
    """Return what may follow in its JSON form."""
    form = to_json(found)
    fields = form if isinstance(form, dict) else {}
    return {"detente": "1", "data_version": data_version, **fields}


def _sentences(claims: tuple[WhatIf, ...]) -> tuple[_Sentence, ...]:
    """Return the claims by their sentences, in the order given."""
    numbered = list(enumerate(claims, start=1))
    first = {line.sentence: number for number, line in reversed(numbered)}
    ordered = sorted(numbered, key=lambda pair: (first[pair[1].sentence], pair[0]))
    return tuple(
        _Sentence(text, some[0][1].speakers, some[0][1].citation, tuple(some))
        for text, some in (
            (text, list(group)) for text, group in groupby(ordered, lambda pair: pair[1].sentence)
        )
    )


def _toggles(found: Ifs) -> tuple[_Toggle, ...]:
    chosen = found.without.theme if found.without else None
    return tuple(
        _Toggle(
            _name(theme),
            acts,
            _without_at(found, None if theme == chosen else theme),
            theme == chosen,
        )
        for theme, acts in found.themes
    )


def _name(theme: str) -> str:
    """Return what a theme is called here; acts that have none are not "not explained" by them."""
    return "no theme" if theme == NO_THEME else theme


def _here(found: Ifs) -> str:
    """Return the page's address with all that was asked."""
    without = found.without.theme if found.without else None
    return dyad_at(found.question, "whatif", step=found.step, without=without)


def _without_at(found: Ifs, theme: str | None) -> str:
    return dyad_at(found.question, "whatif", step=found.step, without=theme) + "#arithmetic-h"


def _charts(found: Ifs) -> dict[str, Markup]:
    """Return the drawing by the name of its width; none if nothing is left out."""
    if found.without is None or not found.without.real.points:
        return {}
    lines = (
        Line("as counted", found.without.real),
        Line(f"without {_name(found.without.theme)}", found.without.rest),
    )
    return {
        width: Markup(  # noqa: S704  # svg.py escapes all that it is given
            overlaid(
                lines, pixels, prefix=f"without-{width}",
                name=f"The curve with and without acts of {_name(found.without.theme)}",
            )
        )
        for width, pixels in (("desk", WIDE), ("phone", PHONE))
    }  # fmt: skip


def _means(found: Ifs) -> tuple[str, str] | None:
    """Return the mean score of all acts with and without; None if nothing is left out."""
    if found.without is None:
        return None
    return _mean(found.without.real), _mean(found.without.rest)


def _mean(series: RelationSeries) -> str:
    total = sum(point.events for point in series.points)
    if not total:
        return signed(None)
    return signed(sum(p.score * p.events for p in series.points if p.score is not None) / total)
