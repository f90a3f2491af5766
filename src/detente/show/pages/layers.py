"""The layers of a document that can be switched on and off, each as marks on its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from detente.errors import UsedWrongly
from detente.show.pages.decisions import spoken_by
from detente.show.pages.spans import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from detente.model.claims import Attribution, Reading
    from detente.model.evidence import Evidence
    from detente.model.opened import OpenedDocument
    from detente.model.text import Span
    from detente.show.pages.decisions import Decision

Layer = Literal["events", "actors", "speakers", "dates", "figures", "causes"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
FIRST: tuple[Layer, ...] = ("events", "actors")
"""The layers that are on where nothing is asked for."""


def layers_of(words: str | None) -> tuple[Layer, ...]:
    """Return the layers that "events,dates" names; FIRST for None, none for "".

    Raises UsedWrongly for a layer that there is not.
    """
    if words is None:
        return FIRST
    given = [each.strip() for each in words.split(",") if each.strip()]
    odd = [each for each in given if each not in LAYERS]
    if odd:
        raise UsedWrongly(f"There is no layer {odd[0]!r}. There are {', '.join(LAYERS)}.")
    return tuple(layer for layer in LAYERS if layer in given)


def mentioned(reading: Reading) -> tuple[str, ...]:
    """Return who is mentioned, in order: an actor's id, or the words where nobody is known."""
    return tuple(dict.fromkeys(m.actor or f"“{m.head}”" for m in reading.mentions))


def marks(
    opened: OpenedDocument, decisions: Sequence[Decision], layers: Sequence[Layer]
) -> tuple[Mark, ...]:
    """Return the marks of the layers that are on."""
    made: Mapping[Layer, Callable[[], Iterable[Mark]]] = {
        "events": lambda: _told(opened.evidence, decisions),
        "actors": lambda: _actors(opened.reading),
        "speakers": lambda: (
            *_speakers(opened.reading.attributions),
            *_stated(opened.evidence, decisions),
        ),
        "dates": lambda: _dates(opened.reading),
        "figures": lambda: _figures(opened.reading),
        "causes": lambda: _causes(opened.evidence, decisions),
    }
    return tuple(mark for layer in layers for mark in made[layer]())


def _told(evidence: Sequence[Evidence], decisions: Sequence[Decision]) -> Iterator[Mark]:
    for item, made in zip(evidence, decisions, strict=True):
        if made.kind in {"event", "turn"}:
            yield _mark(item.claim.span, "told")
            yield _mark(
                made.key, "did", anchor=f"at-{made.claim}", opens=made.anchor, title=made.title,
                number=made.number,
            )  # fmt: skip


def _actors(reading: Reading) -> Iterator[Mark]:
    places: Mapping[str, int] = {each: n for n, each in enumerate(mentioned(reading), start=1)}
    first: set[int] = set()
    for mention in reading.mentions:
        n = places[mention.actor or f"“{mention.head}”"]
        anchor = None if n in first else f"at-actor-{n}"
        first.add(n)
        kind = "actor" if mention.actor else "nobody"
        yield _mark(mention.span, kind, anchor=anchor, opens=f"actor-{n}", title=mention.name)


def _speakers(attributions: Sequence[Attribution]) -> Iterator[Mark]:
    for n, told in enumerate(attributions, start=1):
        opens, title = f"said-{n}", spoken_by(told)
        anchor: str | None = f"at-said-{n}"
        for span in (told.speaker.span, told.cue):
            if span is not None:
                yield _mark(span, "speaker", anchor=anchor, opens=opens, title=title)
                anchor = None
        for span in told.content:
            yield _mark(span, "said", anchor=anchor, opens=None if anchor is None else opens)
            anchor = None


def _stated(evidence: Sequence[Evidence], decisions: Sequence[Decision]) -> Iterator[Mark]:
    for item, made in zip(evidence, decisions, strict=True):
        if made.kind == "statement":
            span = item.claim.span
            yield Mark(
                start=span.start, end=span.end, kind="stated", anchor=f"at-{made.claim}",
                opens=made.anchor, title=made.title, number=made.number, linked=False,
            )  # fmt: skip


def _dates(reading: Reading) -> Iterator[Mark]:
    for n, time in enumerate(reading.times, start=1):
        name = f"date-{n}"
        yield _mark(time.span, "date", anchor=f"at-{name}", opens=name, title=time.value)


def _figures(reading: Reading) -> Iterator[Mark]:
    for n, figure in enumerate(reading.quantities, start=1):
        name = f"figure-{n}"
        yield _mark(figure.span, "figure", anchor=f"at-{name}", opens=name, title=figure.what)


def _causes(evidence: Sequence[Evidence], decisions: Sequence[Decision]) -> Iterator[Mark]:
    for item, made in zip(evidence, decisions, strict=True):
        if item.link is None:
            continue
        link, opens = item.link, made.anchor
        anchor = f"at-{made.claim}"
        signal = link.signal or link.cause
        for span, kind in ((link.cause, "cause"), (link.effect, "effect")):
            if span != signal:
                yield _mark(span, kind, title=f"{kind} of {made.number}")
        kind = "signal" if link.signal else "cause"
        yield _mark(signal, kind, anchor, opens=opens, title=made.title, number=made.number)


def _mark(  # the fields of a mark
    span: Span, kind: str, anchor: str | None = None, *, opens: str | None = None,
    title: str | None = None, number: int | None = None,
) -> Mark:  # fmt: skip
    return Mark(
        start=span.start, end=span.end, kind=kind, anchor=anchor, opens=opens, title=title,
        number=number,
    )  # fmt: skip
