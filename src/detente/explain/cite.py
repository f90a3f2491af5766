"""From evidence to what is shown of it: citations and speakers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.cues import attitude_words
from detente.explain.naming import doubtful, named_inside, speaker_name
from detente.explain.wordlist import hits
from detente.model.answers import Citation, SpeakerLine
from detente.model.claims import ClaimId
from detente.model.happenings import telling_order
from detente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from detente.model.actors import ActorId
    from detente.model.evidence import Evidence
    from detente.model.sides import Party, Sides
    from detente.model.text import DocumentHead


def citation(item: Evidence) -> Citation:
    """Return the exact words of a claim and where they stand.

    What is denied, planned or only possible is cited with its whole sentence: "that soldiers had
    opened fire" alone would turn "he denied that ..." round.
    """
    head, around = item.head, item.sentence_span
    whole = item.claim.factuality != "asserted"
    span, quote = (around, item.sentence) if whole else (item.claim.span, item.quote)
    return Citation(
        quote=quote, span=(span.start, span.end), sentence=item.sentence,
        sentence_span=(around.start, around.end), document=head.name or head.id, doc=head.id,
        title=head.title, outlet=head.outlet, original_outlet=head.original_outlet,
        published=head.published, url=head.url,
        corrected_by=tuple(sorted({each.by for each in item.corrections})), claim=_opened_as(item),
    )  # fmt: skip


def _opened_as(item: Evidence) -> ClaimId:
    """Return what a claim is opened by: its id; file and line for a row of an event table."""
    return ClaimId(item.head.name) if item.coded and item.head.name else item.claim.id


def citations(items: Iterable[Evidence], most: int) -> tuple[Citation, ...]:
    """Return citations of different words, in the order given, at most `most`.

    One document is not cited twice while there is another that was not cited yet.
    """
    unique = {(item.head.id, item.claim.span): item for item in reversed(list(items))}
    ordered = list(unique.values())[::-1]
    firsts = {item.head.original: item for item in reversed(ordered)}
    lead = [item for item in ordered if firsts[item.head.original] is item]
    rest = [item for item in ordered if firsts[item.head.original] is not item]
    return tuple(citation(item) for item in [*lead, *rest][:most])


def speaks(item: Evidence) -> bool:
    """Return whether a claim reports words: "Ankara said", and not "Ankara expected"."""
    if item.attribution is None or doubtful(item):
        return False
    cue = item.attribution.cue
    if cue is None or not item.sentence_span.contains(cue):
        return True
    start = cue.start - item.sentence_span.start
    words = item.sentence[start : start + cue.end - cue.start]
    if hits(attitude_words(), words) or _unsaid(item.sentence[:start], words):
        return False
    return not _across(item, item.claim.span, cue)


def _unsaid(before: str, cue: str) -> bool:
    """Return whether a word of saying is turned round: "did not comment", "refused to say"."""
    near = " ".join(before.split()[-3:]).rpartition(";")[2]
    return bool(hits(_unsaid_words(), f"{near} {cue}"))


@cache
def _unsaid_words() -> tuple[str, ...]:
    return tables.words(tables.table("wording")["unsaid"])


def _across(item: Evidence, span: Span, cue: Span) -> bool:
    """Return whether a semicolon parts words from the word of saying: then nobody surely says them.

    "The union complained; ranchers had hoped for more" gives the second half to nobody.
    """
    at = item.sentence_span.start
    between = item.sentence[min(span.end, cue.end) - at : max(span.start, cue.start) - at]
    return ";" in between


def surely_says(item: Evidence, words: str) -> bool:
    """Return whether `words` of the sentence are surely those of the speaker, by name.

    In "they had been fired on, it said" only the page tells who "it" is.
    """
    told = item.attribution
    if told is None:
        return False
    who, around = told.speaker.span, item.sentence_span
    if who is not None and around.contains(who) and not named_inside(item, who):
        return False
    at = item.sentence.find(words)
    if told.cue is None or not around.contains(told.cue) or at < 0:
        return True
    start = around.start + at
    return not _across(item, Span(around.doc, start, start + len(words)), told.cue)


def speaker_side(item: Evidence, sides: Sides) -> Party | None:
    """Return the side that a claim's speaker belongs to; None for others and the outlet's voice."""
    if item.attribution is None or item.attribution.speaker.actor is None or not speaks(item):
        return None
    return sides.side_of(item.attribution.speaker.actor, item.head.published)


def speaker(item: Evidence, sides: Sides) -> SpeakerLine | None:
    """Return who says so; None for the document's own voice, attitudes that it reports included."""
    if item.attribution is None or not speaks(item):
        return None
    who = item.attribution.speaker
    return SpeakerLine(
        name=speaker_name(who.name, item), role=who.role, actor=who.actor,
        anonymous=who.anonymous, group=who.group,
        party=speaker_side(item, sides) is not None,
    )  # fmt: skip


def party_line(actor: ActorId, name_of: Callable[[ActorId], str]) -> SpeakerLine:
    """Return a side itself as the one who says so: its accusation or demand was reported."""
    return SpeakerLine(
        name=name_of(actor), role=None, actor=actor, anonymous=False, group=False, party=True
    )


def speakers(lines: Iterable[SpeakerLine | None]) -> tuple[SpeakerLine, ...]:
    """Return the speakers, each once, parties first, then by name."""
    unique = {(line.name, line.actor): line for line in lines if line is not None}
    return tuple(sorted(unique.values(), key=lambda line: (not line.party, line.name)))


def outlet_words(head: DocumentHead) -> str:
    """Return who published it, in words: "Dhaka Tribune (reprint of DW)"."""
    name = head.outlet or "an outlet that is not named"
    if head.original_outlet and head.original_outlet != head.outlet:
        return f"{name} (reprint of {head.original_outlet})"
    return name


def oldest_first(items: Iterable[Evidence]) -> list[Evidence]:
    """Return evidence by publication, document and place."""
    return sorted(items, key=telling_order)
