"""Corrections by hand: from what a user says of a claim to what a store keeps of it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.errors import NoEvidence, UsedWrongly
from detente.model.claims import CODED
from detente.model.corrected import coding_of, key_of
from detente.model.corrections import Coding, Correction, ListedCorrection, kind_of
from detente.model.times import When
from detente.ontology.scheme import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from detente.atlas.lookup import Atlas
    from detente.model.corrections import Wrong
    from detente.model.evidence import Evidence
    from detente.model.sides import Sides
    from detente.model.text import DocId
    from detente.ports import Store

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What a user says is wrong with a claim, as the user words it.

    Attributes:
        by: Who says so. `because`: why.
        sources, targets: Names or ids of those who are meant; () where they were read rightly.
        day: The right day, month or year ("1998-05-28", "1998-05", "1998"); None if not told.
        type: The right type ("ASSAULT", or "ASSAULT-aerial" with its mode); None if not told.
    """

    wrong: Wrong
    by: str
    because: str
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    day: str | None = None
    type: str | None = None


def correct(
    store: Store, atlas: Atlas, claims: Iterable[Evidence], objection: Objection
) -> tuple[Correction, ...]:
    """Keep a correction of each claim, and return them.

    A claim of a reprint is corrected in its original, if that has the same words: its copies
    follow. Raises UsedWrongly for a correction that makes no sense, UnknownActor, UnknownType.
    """
    _check(objection)
    told = {item.claim.id: item for item in (_first_told(store, each) for each in claims)}
    made = tuple(_correction(item, objection, atlas) for item in told.values())
    store.correct(made)
    store.keep_state()
    ids = {each.id for each in made}
    return tuple(k.correction for k in store.corrections() if k.holds and k.correction.id in ids)


def undo(store: Store, identity: str) -> Correction:
    """Take back the one correction whose id begins so. Raises NoEvidence if there is not one."""
    holding = (each.correction for each in store.corrections() if each.holds)
    meant = [each for each in holding if identity and each.id.startswith(identity)]
    if len(meant) != 1:
        raise NoEvidence(
            f"{len(meant) or 'No'} corrections that hold have an id that begins with "
            f"{identity!r}. `detente corrections` lists them."
        )
    store.undo(meant[0])
    store.keep_state()
    return meant[0]


def no_claim(store: Store, identity: str) -> NoEvidence:
    """Return what to say when no claim, or several, have an id that begins so."""
    for each in store.corrections():
        correction = each.correction
        if each.holds and identity and correction.claim.startswith(identity):
            return NoEvidence(
                f"Claim {correction.claim} was corrected as {correction.wrong} by {correction.by}, "
                f"so that it does not count or has another id. Look it up with `detente "
                f"corrections`, or take that back with `detente corrections --undo "
                f"{correction.id}`."
            )
    return NoEvidence(
        f"No single claim or event has an id that begins with {identity!r}. "
        "Ids stand in the JSON form of an answer and in an export."
    )


def listed(store: Store) -> tuple[ListedCorrection, ...]:
    """Return all corrections, and whether each holds and finds its claim."""
    kept = store.corrections()
    finding = store.finding({each.correction.doc for each in kept})
    return tuple(
        ListedCorrection(
            correction=each.correction,
            holds=each.holds,
            finds=each.holds and each.correction.id in finding,
        )
        for each in kept
    )


def applying(
    store: Store, sides: Sides, docs: set[DocId], until: date | None
) -> tuple[Correction, ...]:
    """Return the corrections that an answer from some documents depends on.

    These name both sides, as read or as corrected, or name one of them in these documents.
    `until`: leave out documents published later.
    """
    holding = [each.correction for each in store.corrections() if each.holds]
    if not holding:
        return ()
    heads = {head.id: head for head in store.heads({each.doc for each in holding})}
    about = []
    for each in holding:
        day = heads[each.doc].published if each.doc in heads else None
        named = sides.of((*each.actors, *each.read.actors, *each.right.actors), day)
        seen = until is None or (day is not None and day <= until)
        if seen and (len(named) == 2 or (named and each.doc in docs)):
            about.append(each)
    finding = store.finding({each.doc for each in about})
    return tuple(each for each in about if each.id in finding)


def without_copies(
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction],
    original_of: Callable[[DocId], DocId],
) -> tuple[Evidence, ...]:
    """Return the evidence without what other copies of a corrected document still tell wrongly."""
    if not corrections:
        return tuple(evidence)
    wrong = {
        (original_of(each.doc), each.kind, _SPACE.sub(" ", each.quote), _what(each.read))
        for each in corrections
    }
    return tuple(
        item
        for item in evidence
        if item.corrections
        or (item.head.original, kind_of(item.claim), _SPACE.sub(" ", item.quote),
            _what(coding_of(item))) not in wrong
    )  # fmt: skip


def _what(coding: Coding) -> tuple[object, ...]:
    """Return what is the same in all copies: not the date, which may count from the copy's day."""
    return (coding.type, coding.mode, coding.sources, coding.targets)


def _first_told(store: Store, item: Evidence) -> Evidence:
    """Return the same claim of the original, where this one stands in a reprint."""
    if item.head.reprint_of is None:
        return item
    same = (
        other
        for other in store.context([item.head.reprint_of])
        if kind_of(other.claim) == kind_of(item.claim)
        and _SPACE.sub(" ", other.quote) == _SPACE.sub(" ", item.quote)
        and _what(coding_of(other)) == _what(coding_of(item))
    )
    return next(same, item)


def _check(objection: Objection) -> None:
    if not objection.by.strip() or not objection.because.strip():
        raise UsedWrongly(
            "A correction says who makes it and why. Give --by a name and --because a reason."
        )
    given = {
        "wrong-actor": bool(objection.sources or objection.targets),
        "wrong-date": objection.day is not None,
        "wrong-type": objection.type is not None,
    }
    other = [wrong for wrong, told in given.items() if told and wrong != objection.wrong]
    if other:
        raise UsedWrongly(
            f"What is right was given for {other[0]}, but the claim is called {objection.wrong}. "
            f"Call it {other[0]}, or make a correction of each."
        )


def _correction(item: Evidence, objection: Objection, atlas: Atlas) -> Correction:
    kind = kind_of(item.claim)
    if item.claim.reader == CODED:
        raise UsedWrongly(
            f"Claim {item.claim.id} is a row of a table of events, which was not read but loaded. "
            "Correct the row in the file, and load the file again."
        )
    if kind in {"link", "statement"} and objection.wrong not in {"not-said", "duplicate"}:
        raise UsedWrongly(
            f"Claim {item.claim.id} is a {kind}, which has no actors, date or type of its own. "
            "Correct the event that it is about, or call the claim not-said."
        )
    return Correction(
        doc=item.head.id, kind=kind, span=item.claim.span, quote=item.quote, key=key_of(item),
        claim=item.claim.id, actors=item.claim.actors, read=coding_of(item),
        wrong=objection.wrong, by=objection.by.strip(), because=objection.because.strip(),
        right=_right(item, objection, atlas),
    )  # fmt: skip


def _right(item: Evidence, objection: Objection, atlas: Atlas) -> Coding:
    event_type, mode = _type(item, objection.type) if objection.type else (None, None)
    when = coding_of(item).when
    day = when.first if when else item.head.published
    return Coding(
        type=event_type,
        mode=mode,
        sources=tuple(sorted({atlas.resolve(name, day).id for name in objection.sources})),
        targets=tuple(sorted({atlas.resolve(name, day).id for name in objection.targets})),
        when=_when(objection.day) if objection.day else None,
    )


def _type(item: Evidence, words: str) -> tuple[str, str | None]:
    """Return type and mode as given. Raises UnknownType and UsedWrongly."""
    if item.event is None:
        if words not in {"souring", "thaw"}:
            raise UsedWrongly(f"A turn is no {words!r}. Give --type souring or --type thaw.")
        return words, None
    name, _, mode = words.partition("-")
    scheme = load(item.event.event.scheme)
    found = scheme.type(name.upper()).name
    return found, scheme.mode(found, mode).name if mode else None


def _when(words: str) -> When:
    """Return the days that a user gives. What a person says counts as what the text states."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", words)
    year, month, day = found.groups() if found else ("0", None, None)
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise UsedWrongly(f"{words!r} is no date. Write 1998, 1998-05 or 1998-05-28.") from None
    if day:
        return When(first=first, last=first, granularity="day", basis="stated")
    if month:
        last = first.replace(day=monthrange(first.year, first.month)[1])
        return When(first=first, last=last, granularity="month", basis="stated")
    last = date(first.year, 12, 31)
    return When(first=first, last=last, granularity="year", basis="stated")
