"""From the values of the workspace to the forms of the tools, cut to a length a model can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from detente.mcp import forms
from detente.ontology.scheme import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from detente.model.actors import Actor
    from detente.model.answers import Citation
    from detente.model.claims import Attribution
    from detente.model.evidence import Evidence
    from detente.model.happenings import Happening
    from detente.model.relations import Phase, RelationPoint, TurningPoint

T = TypeVar("T")

EVIDENCE = "detente://evidence/{id}"
EVENTS_OF_A_PERIOD = 8  # ids beside one period: enough to open some, few enough to read


def cut(
    what: str, items: Sequence[T], most: int, offset: int = 0
) -> tuple[list[T], list[forms.LeftOut]]:
    """Return at most `most` items from `offset` on, and how many after these are left out."""
    shown = list(items[offset : offset + most])
    rest = max(0, len(items) - offset - len(shown))
    return shown, [forms.LeftOut(what=what, count=rest)] if rest else []


def uri(claim: str) -> str:
    """Return the resource of a claim; that of a coded event names a file and a line."""
    return EVIDENCE.format(id=quote(claim, safe=""))


def cited(citation: Citation) -> forms.Cited:
    """Return the words of an answer's citation and where they stand."""
    return forms.Cited(
        id=citation.claim, uri=uri(citation.claim) if citation.claim else None,
        quote=citation.quote, doc=citation.doc, start=citation.span[0], end=citation.span[1],
        title=citation.title, outlet=citation.outlet, original_outlet=citation.original_outlet,
        published=citation.published, url=citation.url,
    )  # fmt: skip


def claimed(item: Evidence) -> forms.Claimed:
    """Return a claim with who says so, and how it was coded."""
    head, claim, link = item.head, item.claim, item.link
    return forms.Claimed(
        id=claim.id, uri=uri(claim.id), quote=item.quote, doc=head.id, start=claim.span.start,
        end=claim.span.end, title=head.title, outlet=head.outlet,
        original_outlet=head.original_outlet, published=head.published, url=head.url,
        sentence=item.sentence, sentence_start=item.sentence_span.start,
        sentence_end=item.sentence_span.end, factuality=claim.factuality,
        background=claim.background, said_by=_said(item.attribution), coding=_coding(item),
        cause=None if link is None else forms.Cause(
            cause=item.cause_quote or "", relation=link.relation, effect=item.effect_quote or "",
            stated=link.stated, hypothetical=link.hypothetical, denied=link.denied,
        ),
        turn=item.turn.direction if item.turn else None, reprint_of=head.reprint_of,
        reader=claim.reader, confidence=claim.confidence,
        corrected_by=sorted({each.by for each in item.corrections}),
    )  # fmt: skip


def _said(attribution: Attribution | None) -> forms.Said | None:
    if attribution is None:
        return None
    who = attribution.speaker
    return forms.Said(
        speaker=who.name, role=who.role, actor=who.actor, anonymous=who.anonymous, group=who.group
    )


def _coding(item: Evidence) -> forms.Coding | None:
    if item.event is None:
        return None
    event = item.event.event
    return forms.Coding(
        event=event.id, scheme=event.scheme, type=event.type, mode=event.mode,
        quad_class=load(event.scheme).quad(event.type), sources=list(event.sources),
        targets=list(event.targets), first=event.when.first if event.when else None,
        last=event.when.last if event.when else None,
        date_known=event.when.basis if event.when else None, place=event.where,
    )  # fmt: skip


def known(actor: Actor, on: date | None) -> forms.Known:
    """Return an actor with the role and codes that it has on a day; all codes without one."""
    roles = [role for role in actor.roles if on is None or role.valid.holds(on)]
    told = [role for role in roles if role.sector is not None] or roles
    role = (told[0] if on is not None else told[-1]) if told else None
    codes = (f"{c.scheme}:{c.code}" for c in actor.codes if on is None or c.valid.holds(on))
    return forms.Known(
        id=actor.id, name=actor.name, kind=actor.kind, country=role.country if role else None,
        sector=role.sector if role else None, first=actor.valid.first, last=actor.valid.last,
        codes=list(codes), note=actor.note,
    )  # fmt: skip


def point(period: RelationPoint, counted: Sequence[Happening]) -> forms.Point:
    """Return a period with the ids of events that it counts, those told most often first."""
    ordered = sorted(counted, key=lambda each: (-len(each.originals), each.id))
    ids = [str(each.id) for each in ordered[:EVENTS_OF_A_PERIOD]]
    return forms.Point(
        first=period.first, last=period.last, score=_short(period.score), low=_short(period.low),
        high=_short(period.high), events=period.events, verbal_cooperation=period.quad[0],
        material_cooperation=period.quad[1], verbal_conflict=period.quad[2],
        material_conflict=period.quad[3], originals=period.originals, outlets=period.outlets,
        coverage=period.coverage, event_ids=ids, event_ids_left_out=period.events - len(ids),
    )  # fmt: skip


def turn(number: int, point: TurningPoint) -> forms.Turn:
    """Return a turn with its ids."""
    return forms.Turn(
        number=number, month=point.month, direction=point.direction, first=point.first,
        last=point.last, before=_short(point.before), after=_short(point.after),
        method=point.method, confidence=_short(point.confidence), changed_by=point.changed_by,
        pulse=point.pulse, event_ids=list(point.triggers), claim_ids=list(point.claims),
    )  # fmt: skip


def phase(stretch: Phase) -> forms.Phase:
    """Return a phase with its ids."""
    return forms.Phase(
        first=stretch.first, last=stretch.last, name=stretch.name, score=_short(stretch.score),
        events=stretch.events, claim_ids=list(stretch.claims),
    )  # fmt: skip


def ids(citations: Iterable[Citation]) -> list[str]:
    """Return the ids of citations, each once; one without an id is left out."""
    return list(dict.fromkeys(each.claim for each in citations if each.claim is not None))


def _short(number: float | None) -> float | None:
    """Return a score to the hundredth, which is finer than it is known."""
    return None if number is None else round(number, 2)
