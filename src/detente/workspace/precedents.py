"""From "what if A did this to B?" to conditional claims of those who are quoted, and precedents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from detente.errors import UsedWrongly
from detente.explain.cite import citation
from detente.explain.third_parties import is_political
from detente.explain.whatif import about
from detente.model.actors import ActorId
from detente.model.events import Event
from detente.model.happenings import gather
from detente.model.precedents import PastAct, WhatIfReport
from detente.model.text import Document
from detente.model.times import When
from detente.ontology.scheme import load
from detente.relate.precedents import precedents
from detente.workspace.asking import Asking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from detente.model.answers import Question
    from detente.model.coded import CodedDeed
    from detente.model.events import EventId
    from detente.model.evidence import Evidence
    from detente.model.precedents import Precedents
    from detente.ontology.scheme import Scheme
    from detente.ports import Store
    from detente.workspace.asking import Asked
    from detente.workspace.desk import Desk

Party: TypeAlias = Callable[[ActorId, date], ActorId]
_MOST_CODED = 300_000  # rows: each act becomes a value, and every pair is looked through
_WIDEST = 31  # days of a date that still says when a step was taken
_OWN_STEP = "No step was asked about; this is the last that {source} is told to have taken."


def what_if(store: Store, desk: Desk, asked: Asked, step: str | None) -> WhatIfReport:
    """Return what may follow if the source of a question takes a step towards its target.

    Args:
        store: What was read; precedents are of all its pairs.
        desk: Reads the step, and knows who acts for whom.
        asked: The two, and the window of the claims.
        step: In words ("expels its diplomats"), or a type of the scheme ("SANCTION"). None for the
            last act of conflict of the source on the target, if there is one.

    Raises:
        NoEvidence: Nothing in the store bears on the two.
        UsedWrongly: No act can be read from the step.
    """
    answer, _ = Asking(store, desk).why(asked)
    question, scheme = answer.question, load(desk.settings.scheme)
    party = _parties(desk)
    told = list(_past_acts(store, party, asked.as_of))
    coded, left_out = _coded_acts(store, party, told, asked.as_of)
    acts = [*told, *coded]
    if step is None:
        kind, why = _last_step(acts, question, party, scheme)
        claims, near = answer.whatif, len(answer.whatif)
    else:
        kind, why = _understood(step, question, desk, scheme)
        claims, near = about(answer.whatif, step)
    found = _precedents(acts, kind, store, scheme) if kind else None
    cases = found.cases if found else ()
    named = {actor for each in cases for actor in (each.act.source, each.act.target)}
    return WhatIfReport(
        source_name=question.source_name, target_name=question.target_name, step=kind,
        why=f"{why} {left_out}".strip(),
        claims=claims, about=near, precedents=found,
        names=tuple((actor, desk.atlas.actor(actor).name) for actor in sorted(named)),
    )  # fmt: skip


def _precedents(acts: Sequence[PastAct], kind: str, store: Store, scheme: Scheme) -> Precedents:
    days = [each.day for each in store.coverage() if each.day is not None]
    until = max(days, default=max((act.day for act in acts), default=date.min))
    return precedents(acts, kind, scheme, until)


def _understood(step: str, question: Question, desk: Desk, scheme: Scheme) -> tuple[str, str]:
    """Return the type of a step that is given in words, or by its name, and how it was read."""
    named = scheme.current(step.strip().upper())
    if named is not None:
        return named, f"The step is an act of the type {named}."
    for text in (f"{question.source_name} {step.strip()}.", step.strip()):
        reading = desk.reader.read(Document(text=text))
        told = sorted(reading.events, key=lambda mention: mention.trigger)
        if told:
            words = told[0].trigger
            kind = told[0].event.type
            return kind, f"“{text[words.start : words.end]}” was read as an act of the type {kind}."
    raise UsedWrongly(
        f"No act can be read from {step!r}. Say what one does to the other, as in 'expels its "
        f"diplomats', or name a type: {', '.join(each.name for each in scheme.types)}."
    )


def _last_step(
    acts: Sequence[PastAct], question: Question, party: Party, scheme: Scheme
) -> tuple[str | None, str]:
    """Return the type of the last act of conflict of the source on the target; None if none is."""
    own = [
        act
        for act in acts
        if act.source == party(question.source, act.day)
        and act.target == party(question.target, act.day)
        and scheme.quad(act.type) > 2
    ]
    names = f"{question.source_name} against {question.target_name}"
    if not own:
        return None, f"No step was asked about, and no dated act of {names} is told."
    last = max(own, key=lambda act: (act.day, act.event))
    return last.type, f"No step was asked about: this is the last of {names}, of {last.day}."


def _past_acts(store: Store, party: Party, until: date | None) -> Iterator[PastAct]:
    """Yield every dated act that texts tell as having happened, of all pairs.

    Reprints are left out. What is dated to more than a month shows no order of acts.
    """
    told = (claim.evidence for claim in store.claims())
    evidence = [item for item in told if item.event and _counts(item, until)]
    for act in gather(evidence, {}):
        when = act.event.when
        if not act.counts or when is None or (when.last - when.first).days > _WIDEST:
            continue
        lead, day = act.news[0], when.first
        sources = set(filter(is_political, (party(actor, day) for actor in act.event.sources)))
        targets = set(filter(is_political, (party(actor, day) for actor in act.event.targets)))
        for source in sorted(sources):
            for target in sorted(targets - {source}):
                yield PastAct(
                    event=act.id, source=source, target=target, day=day, type=act.event.type,
                    mode=act.event.mode, citation=citation(lead),
                )  # fmt: skip


def _coded_acts(
    store: Store, party: Party, told: Iterable[PastAct], until: date | None
) -> tuple[list[PastAct], str]:
    """Return the coded acts of all pairs that no text tells, and what to say if they are too many.

    They have no citation: that tells them apart.
    """
    deeds = store.coded.deeds(_MOST_CODED)
    if deeds is None:
        return [], f"More than {_MOST_CODED} coded events are in the store and are not among them."
    known = {(act.source, act.target, act.day, act.type) for act in told}
    found = []
    for deed in deeds:
        source, target = party(deed.source, deed.day), party(deed.target, deed.day)
        key = (source, target, deed.day, deed.type)
        late = until is not None and deed.day > until
        if late or key in known or source == target:
            continue
        known.add(key)
        if is_political(source) and is_political(target):
            found.append(
                PastAct(
                    event=_coded_id(deed), source=source, target=target, day=deed.day,
                    type=deed.type, mode=deed.mode,
                )
            )  # fmt: skip
    return found, ""


def _coded_id(deed: CodedDeed) -> EventId:
    """Return what a coded act is opened by (`detente evidence`)."""
    when = When(first=deed.day, last=deed.day, granularity="day", basis="stated")
    return Event(
        sources=(deed.source,), targets=(deed.target,), type=deed.type, mode=deed.mode, when=when
    ).id


def _counts(item: Evidence, until: date | None) -> bool:
    published = item.head.published
    early = until is None or (published is not None and published <= until)
    return early and item.head.reprint_of is None and not item.sentence.rstrip().endswith("?")


def _parties(desk: Desk) -> Party:
    """Return a function that gives the state an actor acts for on a day; else the actor itself."""
    official = desk.atlas.register.bodies.official

    @cache
    def party(actor: ActorId, day: date) -> ActorId:
        role = desk.atlas.role_of(actor, day)
        if role is None or role.country is None or role.sector not in official:
            return actor
        return ActorId(role.country)

    return party
