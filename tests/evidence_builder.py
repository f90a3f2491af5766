"""Evidence from compact tables, for tests of relate/ and explain/ that need no reader.

A page is a list of rows; each row is one sentence and what it tells. `[[...]]` in the sentence
marks the words of the claim (the whole sentence without it), `**...**` the trigger (the first word
of the claim without it). Both marks are taken out of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from detente.model.actors import ActorId, Stand
from detente.model.claims import (
    Attribution,
    CausalLink,
    Claim,
    EventMention,
    Mention,
    Speaker,
    StatedTurn,
)
from detente.model.events import Event, Quantity
from detente.model.evidence import Evidence
from detente.model.sides import Sides
from detente.model.text import DocId, Document, DocumentHead, Span
from detente.model.times import Period, When

_MARKS = re.compile(r"\[\[|\]\]|\*\*")


def day(text: str) -> date:
    return date.fromisoformat(text)


def when(text: str | None, basis: str = "stated") -> When | None:
    """A year, a month, a day, "first..last" or "first>>last" (since); None for None."""
    if text is None:
        return None
    if ">>" in text:
        first, last = map(day, text.split(">>"))
        return When(first=first, last=last, granularity="month", basis="computed", anchor=first)
    if ".." in text:
        first, last = map(day, text.split(".."))
        return When(first=first, last=last, granularity="era", basis=basis)
    parts = text.split("-")
    if len(parts) == 1:
        year = int(text)
        return When(
            first=date(year, 1, 1), last=date(year, 12, 31), granularity="year", basis=basis
        )
    if len(parts) == 2:
        first = day(text + "-01")
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return When(first=first, last=last, granularity="month", basis=basis)
    return When(first=day(text), last=day(text), granularity="day", basis=basis)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One sentence and what it tells.

    act: "PAK-GOV COERCE/deport+migration AFG-TALIBAN"; several actors joined by "&".
    turn: "AFG-TALIBAN souring PAK"; "souring!" for a lasting level.
    cause, effect: parts of the sentence that a causal link joins.
    says: "name | role | actor"; a name ending in "?" is anonymous, in "*" a group.
    cue: the words of the sentence that attribute.
    figures: "words | low | unit | what".
    mentions: "words = actor" pairs found in the sentence, in order.
    """

    text: str
    act: str | None = None
    turn: str | None = None
    cause: str | None = None
    effect: str | None = None
    relation: str = "causes"
    hypothetical: bool = False
    when: str | None = None
    basis: str = "stated"
    says: str | None = None
    cue: str | None = None
    manner: str = "indirect"
    factuality: str = "asserted"
    background: bool = False
    figures: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Page:
    """A document as a list of rows."""

    rows: tuple[Row, ...]
    outlet: str | None = "The Gazette"
    published: str | None = "2020-01-01"
    original: str | None = None
    reprint_of: DocId | None = None
    title: str | None = None
    name: str | None = None
    document: Document = field(init=False)

    def __post_init__(self) -> None:
        text = "\n".join(_MARKS.sub("", row.text) for row in self.rows)
        document = Document(
            text=text, title=self.title, outlet=self.outlet, original_outlet=self.original,
            name=self.name, published=day(self.published) if self.published else None,
            published_basis="given" if self.published else None,
        )  # fmt: skip
        object.__setattr__(self, "document", document)

    @property
    def head(self) -> DocumentHead:
        d = self.document
        return DocumentHead(
            id=d.id, name=d.name, title=d.title, outlet=d.outlet,
            original_outlet=d.original_outlet, published=d.published, reprint_of=self.reprint_of,
        )  # fmt: skip

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        at, found = 0, []
        for number, row in enumerate(self.rows):
            found.append(_evidence(row, number, at, self))
            at += len(_MARKS.sub("", row.text)) + 1
        return tuple(found)


def evidence_of(*pages: Page) -> tuple[Evidence, ...]:
    return tuple(item for page in pages for item in page.evidence)


def copy_of(page: Page, outlet: str, published: str) -> Page:
    """A reprint of a page in another outlet."""
    return replace(page, outlet=outlet, published=published, reprint_of=page.document.id)


def sides(source: str, target: str) -> Sides:
    """Each side as "ID ID ...", the first the actor itself; "ID@2021-08-15" holds from that day."""
    return Sides(source=_stands(source), target=_stands(target))


def _stands(text: str) -> tuple[Stand, ...]:
    stands = []
    for part in text.split():
        actor, _, since = part.partition("@")
        valid = Period(first=day(since)) if since else Period()
        stands.append(Stand(actor=ActorId(actor), valid=valid))
    return tuple(stands)


def _actors(text: str) -> tuple[ActorId, ...]:
    return tuple(sorted(ActorId(part) for part in text.split("&") if part != "-"))


def event_of(act: str, told: When | None) -> Event:
    sources, what, targets = act.split()
    head, *contexts = what.split("+")
    kind, _, mode = head.partition("/")
    return Event(
        sources=_actors(sources), targets=_actors(targets), type=kind, mode=mode or None,
        contexts=tuple(sorted(contexts)), when=told,
    )  # fmt: skip


def _evidence(row: Row, number: int, at: int, page: Page) -> Evidence:
    doc, sentence = page.document.id, _MARKS.sub("", row.text)
    sentence_span = Span(doc, at, at + len(sentence))
    span = _marked(row.text, "[[", "]]", at, doc) or sentence_span
    trigger = _marked(row.text, "**", "**", at, doc) or Span(doc, span.start, span.start + 1)
    told = when(row.when, row.basis)
    attribution = _attribution(row, span, sentence, at)
    mention = turn = link = None
    actors: set[ActorId] = set()
    if row.act:
        event = event_of(row.act, told)
        actors.update(event.sources, event.targets)
        mention = EventMention(
            event=event, sources=(), targets=(), trigger=trigger, sentence=number,
            background=row.background,
        )  # fmt: skip
    if row.turn:
        who, direction, whom = row.turn.split()
        turn = StatedTurn(
            sources=_actors(who), targets=_actors(whom), direction=direction.rstrip("!"), span=span,
            trigger=trigger, sentence=number, when=told, level=direction.endswith("!"),
            background=row.background, factuality=row.factuality,
        )  # fmt: skip
        actors.update(turn.sources, turn.targets)
    if row.cause and row.effect:
        link = CausalLink(
            cause=_part(sentence, row.cause, at, doc), effect=_part(sentence, row.effect, at, doc),
            signal=None, relation=row.relation, hypothetical=row.hypothetical,
        )  # fmt: skip
    mentions = tuple(_mention(each, sentence, at, doc) for each in row.mentions)
    actors.update(m.actor for m in mentions if m.actor)
    figures = tuple(_figure(each, sentence, at, doc, mention) for each in row.figures)
    claim = Claim(
        doc=doc, span=span, sentence=number, event=mention.event.id if mention else None,
        link=link.id if link else None, turn=turn.id if turn else None,
        factuality=row.factuality, attribution=0 if attribution else None,
        background=row.background, quantities=tuple(range(len(figures))),
        actors=tuple(sorted(actors)),
    )  # fmt: skip
    return Evidence(
        claim=claim, head=page.head, quote=span.quote(page.document), sentence=sentence,
        sentence_span=sentence_span, event=mention, link=link, turn=turn, attribution=attribution,
        cause_quote=row.cause if link else None, effect_quote=row.effect if link else None,
        quantities=figures, figure_quotes=tuple(f.span.quote(page.document) for f in figures),
        mentions=mentions,
    )  # fmt: skip


def _marked(text: str, opening: str, closing: str, at: int, doc: DocId) -> Span | None:
    start = text.find(opening)
    if start < 0:
        return None
    end = text.find(closing, start + 2)
    first = len(_MARKS.sub("", text[:start]))
    return Span(doc, at + first, at + first + len(_MARKS.sub("", text[start:end])))


def _part(sentence: str, words: str, at: int, doc: DocId) -> Span:
    start = sentence.index(words)
    return Span(doc, at + start, at + start + len(words))


def _attribution(row: Row, span: Span, sentence: str, at: int) -> Attribution | None:
    if row.says is None:
        return None
    name, role, actor = ([part.strip() for part in row.says.split("|")] + ["", ""])[:3]
    speaker = Speaker(
        span=None, name=name.rstrip("?*"), role=role or None,
        actor=ActorId(actor) if actor else None,
        anonymous=name.endswith("?"), group=name.endswith("*"),
    )  # fmt: skip
    cue = _part(sentence, row.cue, at, span.doc) if row.cue else None
    return Attribution(speaker=speaker, cue=cue, content=(span,), manner=row.manner)


def _mention(text: str, sentence: str, at: int, doc: DocId) -> Mention:
    words, _, actor = (part.strip() for part in text.partition("="))
    return Mention(
        span=_part(sentence, words, at, doc), head=words, name=words,
        actor=ActorId(actor) if actor else None,
    )  # fmt: skip


def _figure(
    text: str, sentence: str, at: int, doc: DocId, mention: EventMention | None
) -> Quantity:
    words, low, unit, what = (part.strip() or None for part in text.split("|"))
    return Quantity(
        span=_part(sentence, words or "", at, doc), low=float(low) if low else None,
        high=float(low) if low else None, unit=unit, what=what,
        event=mention.event.id if mention else None,
    )  # fmt: skip
