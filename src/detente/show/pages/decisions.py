"""Coding decisions as people read them: what a stretch of text was taken to say, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model.corrected import coding_of, key_of
from detente.model.corrections import kind_of
from detente.ontology.scheme import load
from detente.show.days import stretch
from detente.show.wording import signed
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.model.actors import ActorId
    from detente.model.claims import Attribution, CausalLink
    from detente.model.corrections import ClaimKind
    from detente.model.events import Event
    from detente.model.evidence import Evidence
    from detente.model.opened import ActorName
    from detente.model.text import Span
    from detente.model.times import When

Row = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One claim, as it was coded.

    Attributes:
        number: Its number on the page.
        key: The words that tell what was done, or the cause.
        title: What it was taken to say, in a few words.
        before, quote, after: The sentence about the claim's words.
        rows: Label and text of everything else that was decided.
        corrected: "wrong-date by R. Vega: ..." of each correction that made it what it is.
    """

    claim: str
    number: int
    kind: ClaimKind
    key: Span
    title: str
    sources: tuple[ActorName, ...]
    targets: tuple[ActorName, ...]
    before: str
    quote: str
    after: str
    rows: tuple[Row, ...]
    corrected: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Id of the place where it stands on the page."""
        return f"claim-{self.claim}"


def decision(
    item: Evidence, number: int, names: Mapping[ActorId, ActorName], reader: str
) -> Decision:
    """Return a claim's coding decision. `reader`: name and version of what read the document."""
    coding = coding_of(item)
    start = max(item.claim.span.start - item.sentence_span.start, 0)
    whole = item.sentence[start : start + len(item.quote)] == item.quote
    return Decision(
        claim=item.claim.id, number=number, kind=kind_of(item.claim), key=key_of(item),
        title=_title(item),
        sources=tuple(names[actor] for actor in coding.sources),
        targets=tuple(names[actor] for actor in coding.targets),
        before=item.sentence[:start] if whole else "", quote=item.quote,
        after=item.sentence[start + len(item.quote) :] if whole else "",
        rows=tuple(_rows(item, reader)),
        corrected=tuple(f"{c.wrong} by {c.by}: {c.because}" for c in item.corrections),
    )  # fmt: skip


def coded_as(event: Event) -> str:
    """Return type and mode, quad class and score: "ASSAULT aerial (material conflict, −9.5)"."""
    scheme = load(event.scheme)
    name = event.type if event.mode is None else f"{event.type} {event.mode}"
    quad = word("quad", scheme.quad(event.type))
    return f"{name} ({quad}, {signed(scheme.score(event.type, event.mode))})"


def spoken_by(attribution: Attribution) -> str:
    """Return who says so, with role and flags: "an official (anonymous)"."""
    speaker = attribution.speaker
    name = speaker.name if speaker.role is None else f"{speaker.name}, {speaker.role}"
    flags = [
        flag
        for flag, held in (
            ("anonymous", speaker.anonymous), ("group", speaker.group),
            ("document", speaker.document),
        )
        if held
    ]  # fmt: skip
    return f"{name} ({', '.join(flags)})" if flags else name


def when_told(when: When | None) -> str:
    """Return the days of a claim and how they are known."""
    if when is None:
        return "not dated"
    opened = f", {when.open} day open" if when.open else ""
    anchor = f", counted from {when.anchor}" if when.anchor else ""
    return f"{stretch(when.first, when.last)} ({word('basis', when.basis)}{anchor}{opened})"


def link_standing(link: CausalLink) -> str:
    """Return how a causal link is told: stated, likely, hypothetical or denied."""
    if link.denied:
        return "denied"
    if link.hypothetical:
        return "hypothetical"
    return "stated" if link.stated else "likely, not stated outright"


def _title(item: Evidence) -> str:
    if item.event is not None:
        return coded_as(item.event.event)
    if item.turn is not None:
        level = "lasting state" if item.turn.level else "change"
        return f"{word('turn', item.turn.direction)}, {level} stated by the text"
    if item.link is not None:
        relation = word("relation", item.link.relation)
        return f"“{item.cause_quote}” {relation} “{item.effect_quote}”"
    by = "the document" if item.attribution is None else spoken_by(item.attribution)
    return f"said by {by}"


def _rows(item: Evidence, reader: str) -> Iterator[Row]:
    claim = item.claim
    background = ", told as background" if claim.background else ""
    yield "Status", word("factuality", claim.factuality) + background
    if item.event is not None or item.turn is not None:
        yield "Date", when_told(coding_of(item).when)
    if item.event is not None and item.event.event.where:
        yield "Place", item.event.event.where
    if item.event is not None and item.event.event.contexts:
        yield "About", ", ".join(item.event.event.contexts)
    if item.link is not None:
        yield "Link", link_standing(item.link)
    own = "the document’s own voice"
    yield "Who says so", spoken_by(item.attribution) if item.attribution else own
    if item.figure_quotes:
        yield "Figures", "; ".join(item.figure_quotes)
    if claim.denies:
        yield "Denies", ", ".join(claim.denies)
    confidence = item.event.confidence if item.event else claim.confidence
    judged = "judged by rules alone" if confidence is None else "rules, weighed by the model"
    yield "Read by", f"{reader}: {judged}"
    yield "Confidence", "none given" if confidence is None else f"{confidence:.2f}"
    yield "Characters", f"{claim.span.start}–{claim.span.end}"
    yield "Claim", claim.id
