"""The page of two actors: the answer first, and what it rests on, part by part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from detente.model.sayings import CAMPS
from detente.show import lanes, maps, multiples, network
from detente.show.answerparts import answer_parts
from detente.show.charts import PHONE, WIDE
from detente.show.days import stretch
from detente.show.frames import LEFT, RIGHT
from detente.show.numbering import number
from detente.show.pages.addresses import address, words_at
from detente.show.pages.claims import camp_name, flags
from detente.show.pages.drivers import BAR, drivers_of
from detente.show.site import page
from detente.show.wording import counted
from detente.show.words import table, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from detente.model.answers import Answer, Question
    from detente.model.charted import LocatedPoint
    from detente.model.sayings import Saying, Sayings
    from detente.model.viewed import Acts, DyadView, Identified, PanelGroup

_THEMES = 5  # rows of the short table of claims; the page of claims has all
_REASONS = 4  # reasons of a side before a summary that opens to the others
_LEAST_LOCATED = 5  # events with a place, below which a map says nothing


@dataclass(frozen=True, slots=True)
class Charts:
    """One chart in two widths; a style sheet shows the one that fits."""

    wide: Markup
    phone: Markup


@dataclass(frozen=True, slots=True)
class _Choice:
    """Whose acts may be shown: code, name, where it leads, and whether it is shown now."""

    name: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class _Theme:
    name: str
    cells: tuple[tuple[Saying, ...], ...]
    count: int


def two(draw: Callable[[int, str], str], prefix: str) -> Charts:
    """Return a chart in both widths. `draw`: from a width and a prefix of ids."""
    wide, phone = (
        Markup(draw(width, f"{prefix}-{name}"))  # noqa: S704  # svg.py escapes all it is given
        for width, name in ((WIDE, "wide"), (PHONE, "phone"))
    )
    return Charts(wide, phone)


def dyad_page(view: DyadView, data_version: str, *, past: bool = False) -> str:
    """Return the page of two actors. `past`: of a data version that is not the present one."""
    answer, question = view.answer, view.answer.question
    version = data_version if past else None
    parts = answer_parts(answer, view.series, _cite_at(answer, version), _REASONS)
    sections, places = _sections(view), _places(view, version)
    return page(
        "dyad", data_version, view=view, **parts,
        contents=tuple((key, name) for key, name in table("dyad_section").items() if sections[key]),
        has=sections, periods=tuple(p for p in view.series.points if p.events),
        choices=_choices(question, view.acts), known=_known(view), coverage=_coverage(view),
        lanes=_lanes(view), drivers=drivers_of(answer), bar=BAR, themes=_themes(view.sayings),
        camps=_camps(view.sayings), camp_name=lambda camp: camp_name(view.sayings, camp),
        flags=flags, words_at=words_at, network=_network(view),
        groups=_multiples(view.groups, "parts"), around=_multiples(view.around, "around"),
        map=_map(places, view), places=places, edges=(LEFT, RIGHT, WIDE),
        past=past, here=pair_at(question, view.acts),
        fixed=pair_at(question, view.acts, version=data_version),
        acts_at=lambda first, last: pair_at(
            question, view.acts, "acts", days=(first, last), version=version
        ),
        twin=lambda ending: address(
            "dyad", question.source, question.target + ending, from_=question.start,
            to=question.end, around=question.around, q=_words(question), version=data_version,
        ),
        at=lambda *rest: pair_at(question, "both", *rest, version=version), address=address,
    )  # fmt: skip


def _words(question: Question) -> str | None:
    """Return the words that an address must carry: those of a question that names do not tell."""
    return question.text if question.polarity == "thaw" else None


def pair_at(
    question: Question,
    acts: Acts,
    *rest: str,
    days: tuple[date, date] | None = None,
    version: str | None = None,
    at: str | None = None,
) -> str:
    """Return the address of a page of two actors. `days`: a window; None for that asked about."""
    first, last = days or (question.start, question.end)
    return address(
        "dyad", question.source, question.target, *rest, from_=first, to=last,
        around=question.around, acts=None if acts == "both" else acts, q=_words(question),
        at=at, version=version,
    )  # fmt: skip


def _cite_at(answer: Answer, version: str | None) -> Callable[[int], str]:
    cited = number(answer).citations

    def cite_at(place: int) -> str:
        citation = cited[place - 1]
        if citation.claim is None or version is None:
            return words_at(citation)
        return address("evidence", citation.claim, version=version)

    return cite_at


def _sections(view: DyadView) -> Mapping[str, bool]:
    answer = view.answer
    return {
        "answer": True, "course": True, "lanes": bool(view.marks and view.days),
        "drivers": bool(answer.changes), "reasons": True, "voices": bool(view.sayings.found),
        "figures": bool(answer.figures), "around": bool(answer.third_parties),
        "parts": bool(view.groups), "map": _is_mapped(view), "whatif": bool(answer.whatif),
        "background": bool(answer.background), "gaps": bool(answer.gaps), "made": True,
    }  # fmt: skip


def _choices(question: Question, acts: Acts) -> tuple[_Choice, ...]:
    one, other = question.source_name, question.target_name
    named: tuple[tuple[Acts, str], ...] = (
        ("both", "Both"), ("source", f"{one} → {other}"), ("target", f"{other} → {one}"),
    )  # fmt: skip
    return tuple(_Choice(name, pair_at(question, code), code == acts) for code, name in named)


def _known(view: DyadView) -> tuple[tuple[Identified, str], ...]:
    """Return both actors, each with what it was in the window, in words."""
    return tuple((each, _was(each)) for each in (view.source, view.target))


def _was(actor: Identified) -> str:
    """Return "government since 15 Aug 2021; armed opposition 14 Nov 2001 – 14 Aug 2021"."""
    parts = [
        f"{stint.name or word('sector', stint.sector or '')} {_span(stint.first, stint.last)}"
        for stint in reversed(actor.stints)
    ]
    return "; ".join(part.strip() for part in parts)


def _span(first: object, last: object) -> str:
    return "" if first is None and last is None else stretch(first, last)  # type: ignore[arg-type]


def _coverage(view: DyadView) -> str:
    """Return "98 events · 57 originals (3 reprints folded) · 8 outlets"."""
    made = view.answer.provenance
    folded = made.documents - made.originals
    originals = counted(made.originals, "original")
    if folded > 0:
        originals += f" ({counted(folded, 'reprint')} folded)"
    events = sum(point.events for point in view.series.points)
    counts = [counted(events, "event"), originals, counted(made.outlets, "outlet")]
    if made.coded:
        counts.append(counted(made.coded, "coded event"))
    return " · ".join(counts)


def _lanes(view: DyadView) -> Charts | None:
    if view.days is None or not view.marks:
        return None
    days, question = view.days, view.answer.question
    name = f"Acts of {question.source_name} and {question.target_name}, by kind"
    return two(
        lambda width, prefix: lanes.event_lanes(view.marks, days, width, prefix=prefix, name=name),
        "lanes",
    )


def _camps(found: Sayings) -> tuple[str, ...]:
    return tuple(camp for camp in CAMPS if any(each.camp == camp for each in found.found))


def _themes(found: Sayings) -> tuple[_Theme, ...]:
    """Return the themes most spoken of, in each cell what was said last."""
    camps = _camps(found)
    by_theme: dict[str, list[Saying]] = {}
    for saying in found.found:
        by_theme.setdefault(saying.theme, []).append(saying)
    return tuple(
        _Theme(
            name,
            tuple(tuple(s for s in some if s.camp == camp) for camp in camps),
            len(some),
        )
        for name, some in list(by_theme.items())[:_THEMES]
    )


def _network(view: DyadView) -> Charts | None:
    thirds, question = view.answer.third_parties, view.answer.question
    if not thirds:
        return None
    hrefs = {party.actor: address("actor", party.actor) for party in thirds}
    pair = (question.source_name, question.target_name)
    return two(
        lambda width, prefix: network.ego_network(thirds, pair, width, hrefs=hrefs, prefix=prefix),
        "network",
    )


def _multiples(groups: tuple[PanelGroup, ...], prefix: str) -> tuple[tuple[str, Charts], ...]:
    return tuple(
        (group.name, two(partial(_panels, group), f"{prefix}{index}"))
        for index, group in enumerate(groups)
        if any(panel.points for panel in group.panels)
    )


def _panels(group: PanelGroup, width: int, prefix: str) -> str:
    return multiples.small_multiples(group.panels, width, prefix=prefix, name=group.name)


def _is_mapped(view: DyadView) -> bool:
    return sum(point.n for point in view.located) >= _LEAST_LOCATED


def _places(view: DyadView, version: str | None) -> tuple[LocatedPoint, ...]:
    """Return the places, each with the page of its acts."""
    question = view.answer.question
    return tuple(
        replace(
            point,
            href=pair_at(
                question, "both", "acts", days=view.days, version=version,
                at=f"{point.lat},{point.lon}",
            ),
        )
        for point in view.located
    )  # fmt: skip


def _map(places: tuple[LocatedPoint, ...], view: DyadView) -> Charts | None:
    if not _is_mapped(view):
        return None
    return two(lambda width, prefix: maps.located_map(places, width, prefix=prefix), "map")
