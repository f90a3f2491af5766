"""The page of two relations side by side: curves on one scale, counts, turns, phases, reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from detente.model.codec import to_json
from detente.show.charts import PHONE, WIDE
from detente.show.days import stretch
from detente.show.forms import answer_json, relation_json
from detente.show.grid import Table
from detente.show.overlay import Line, overlaid
from detente.show.pages.addresses import address, dyad_at, twins_of, words_at
from detente.show.site import page
from detente.show.tables import iso
from detente.show.wording import made_from, signed
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.model.codec import Json
    from detente.model.compared import Compared, Comparison
    from detente.show.grid import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareForm:
    """What stands in the fields of the form; "" for nothing. `directed`: as in the address."""

    one: str = ""
    other: str = ""
    start: str = ""
    end: str = ""
    other_start: str = ""
    other_end: str = ""
    step: str = "quarter"
    directed: bool | None = None


@dataclass(frozen=True, slots=True)
class _Count:
    """One row of the table of counts, as it is shown."""

    name: str
    one: str
    other: str


def compare_form_page(form: CompareForm, data_version: str) -> str:
    """Return the page that asks which two relations are to be compared."""
    return page("compare", data_version, found=None, form=form, twins=())


def compare_page(found: Comparison, form: CompareForm, data_version: str) -> str:
    """Return the page of two relations."""
    sides = (found.one, found.other)
    return page(
        "compare", data_version, found=found, form=form, names=names(found), sides=sides,
        charts=_charts(found), counts=_counts(found), words_at=words_at, dyad_at=dyad_at,
        twins=twins_of(_address(form), data_version), swapped=_swapped(form),
    )  # fmt: skip


def names(found: Comparison) -> tuple[str, str]:
    """Return what the two are called, so that they cannot be mistaken for each other."""
    link = "towards" if found.directed else "and"
    one, other = (
        f"{q.source_name} {link} {q.target_name}"
        for q in (found.one.answer.question, found.other.answer.question)
    )
    if one != other:
        return one, other
    first, second = (
        stretch(q.start, q.end) for q in (found.one.answer.question, found.other.answer.question)
    )
    return f"{one}, {first}", f"{other}, {second}"


def compare_json(found: Comparison, data_version: str) -> dict[str, Json]:
    """Return two relations and their answers in their JSON forms."""
    sides: dict[str, Json] = {
        name: {"answer": answer_json(each.answer), "relation": relation_json(each.series)}
        for name, each in (("one", found.one), ("other", found.other))
    }
    return {
        "detente": "1", "data_version": data_version, "directed": found.directed, **sides,
        "themes": [
            {"theme": each.theme, "one": len(each.one), "other": len(each.other)}
            for each in found.themes
        ],
        "thirds": to_json(found.thirds),
    }  # fmt: skip


def compare_table(found: Comparison) -> Table:
    """Return a row for each period of either relation."""
    rows: list[tuple[Cell, ...]] = [
        (name, iso(p.first), iso(p.last), p.score, p.low, p.high, p.events, *p.quad, p.originals,
         p.coverage)
        for name, each in zip(names(found), (found.one, found.other), strict=True)
        for p in each.series.points
    ]  # fmt: skip
    return Table(
        title=" / ".join(names(found)),
        columns=(
            "relation", "first", "last", "score", "low", "high", "events", "verbal_cooperation",
            "material_cooperation", "verbal_conflict", "material_conflict", "originals",
            "coverage",
        ),
        rows=tuple(rows),
    )  # fmt: skip


def _charts(found: Comparison) -> dict[str, Markup]:
    """Return the drawing by the name of its width; none if neither relation has a period."""
    one, other = names(found)
    lines = (Line(one, found.one.series), Line(other, found.other.series))
    if not any(line.series.points for line in lines):
        return {}
    windows = [
        (each.answer.question.start, each.answer.question.end) for each in (found.one, found.other)
    ]
    return {
        width: Markup(  # noqa: S704  # svg.py escapes all that it is given
            overlaid(
                lines, pixels, aligned=windows[0] != windows[1], prefix=f"overlay-{width}",
                name=f"{one}; {other}",
            )
        )
        for width, pixels in (("desk", WIDE), ("phone", PHONE))
    }  # fmt: skip


def _counts(found: Comparison) -> tuple[_Count, ...]:
    one, other = found.one, found.other
    rows: list[tuple[str, Callable[[Compared], str]]] = [
        ("Read", lambda each: made_from(each.answer.provenance)),
        ("Dated events counted", lambda each: f"{_events(each):,}"),
        *(
            (word("quad", quad).capitalize(), lambda each, at=quad - 1: f"{_quad(each, at):,}")
            for quad in (1, 2, 3, 4)
        ),
        ("Mean score of these", lambda each: signed(_mean(each))),
        ("Turning points", lambda each: f"{len(each.answer.turns)}"),
        ("Confidence of the answer", _confidence),
    ]  # fmt: skip
    return tuple(_Count(name, value(one), value(other)) for name, value in rows)


def _confidence(each: Compared) -> str:
    told = each.answer.confidence
    return f"{word('confidence', told.word)}: {told.why}"


def _events(each: Compared) -> int:
    return sum(point.events for point in each.series.points)


def _quad(each: Compared, at: int) -> int:
    return sum(point.quad[at] for point in each.series.points)


def _mean(each: Compared) -> float | None:
    """Return the mean score of all events that the curve counts; None without one."""
    total = _events(each)
    if not total:
        return None
    return sum(p.score * p.events for p in each.series.points if p.score is not None) / total


def _swapped(form: CompareForm) -> str:
    """Return the address that compares the first pair with itself turned round."""
    return _address(form, ",".join(reversed(form.one.split(","))))


def _address(form: CompareForm, other: str | None = None) -> str:
    return address(
        "compare", one=form.one, other=other or form.other, from_=form.start, to=form.end,
        other_from=form.other_start, other_to=form.other_end, step=form.step,
        directed=None if form.directed is None else str(form.directed).lower(),
    )  # fmt: skip
