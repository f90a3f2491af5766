"""Acts in a list, each named in one line: who did what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.charted import degrees
from detente.model.codec import to_json
from detente.show.days import stretch
from detente.show.grid import Table
from detente.show.pages.addresses import address, dyad_at, words_at
from detente.show.site import page
from detente.show.tables import iso
from detente.show.wording import counted
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from detente.model.actors import ActorId
    from detente.model.codec import Json
    from detente.model.events import Event
    from detente.model.viewed import Act, ActsView
    from detente.show.grid import Cell

_MOST = 2  # names before "and 3 others"


def act_name(event: Event, name_of: Callable[[ActorId], str]) -> str:
    """Return "Turkey → Russia: assault, aerial". An actor that is not named is left out."""
    sides = [_names(actors, name_of) for actors in (event.sources, event.targets)]
    parties = " → ".join(side for side in dict.fromkeys(sides) if side)
    done = deed(event)
    return f"{parties}: {done}" if parties else done


def deed(event: Event) -> str:
    """Return what was done: "assault, aerial"."""
    words = event.type.replace("_", " ").lower()
    return words if event.mode is None else f"{words}, {event.mode.replace('_', ' ')}"


def _names(actors: Iterable[ActorId], name_of: Callable[[ActorId], str]) -> str:
    names = [name_of(actor) for actor in actors]
    if len(names) > _MOST:
        return f"{names[0]} and {counted(len(names) - 1, 'other')}"
    return " and ".join(names)


def acts_page(view: ActsView, data_version: str, *, part: str = "") -> str:
    """Return the page of the acts of some days. `part`: "drawer" for the list alone."""
    question = view.question
    name = "acts_drawer" if part == "drawer" else "acts"
    return page(
        name, data_version, view=view, question=question, days=stretch(view.first, view.last),
        words_at=words_at, event_at=lambda act: address(
            "event", act.event.id, of=f"{question.source}~{question.target}"
        ),
        told=_told, back=dyad_at(question), degrees=degrees,
        everywhere=address(
            "dyad", question.source, question.target, "acts", from_=view.first, to=view.last,
            acts=None if view.acts == "both" else view.acts,
        ),
    )  # fmt: skip


def acts_json(view: ActsView) -> Json:
    """Return the acts of some days in their JSON form."""
    form = to_json(view)
    return {"detente": "1", **(form if isinstance(form, dict) else {})}


def acts_table(view: ActsView) -> Table:
    """Return a row for each act, those that count first."""
    question = view.question
    rows: list[tuple[Cell, ...]] = [
        (
            act.event.id, act.name, act.event.type, act.event.mode, act.quad, act.score, counts,
            _told(act), iso(act.event.when.first) if act.event.when else None,
            iso(act.event.when.last) if act.event.when else None, act.originals,
            act.citation.quote, act.citation.claim, act.citation.doc, act.citation.outlet,
            iso(act.citation.published),
        )
        for counts, acts in ((True, view.counted), (False, view.uncounted))
        for act in acts
    ]  # fmt: skip
    return Table(
        title=f"Acts of {question.source_name} and {question.target_name}",
        columns=(
            "event", "name", "type", "mode", "quad", "score", "counts", "told", "first", "last",
            "originals", "quote", "claim", "doc", "outlet", "published",
        ),
        rows=tuple(rows),
    )  # fmt: skip


def _told(act: Act) -> str:
    """Return how an act is told: "asserted", "denied", "background"."""
    if act.factuality == "asserted" and act.background:
        return "background"
    return word("factuality", act.factuality)
