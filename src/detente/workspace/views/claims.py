"""Who says what of two actors: each saying with its camp, its theme and what denies it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.explain.case import AnswerOptions
from detente.explain.cite import citation, oldest_first, speaker, speaker_side
from detente.explain.denials import denials_of
from detente.explain.naming import the
from detente.explain.themes import OTHER, theme_of
from detente.explain.window import within
from detente.model.sayings import Denial, Saying, Sayings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.atlas.lookup import Atlas
    from detente.explain.case import Case
    from detente.explain.denials import Denials
    from detente.model.answers import SpeakerLine
    from detente.model.evidence import Evidence
    from detente.model.sayings import Camp, Sought
    from detente.model.text import DocId

_GROUPS = frozenset({"REB", "UAF", "PRM", "OPP", "PTY", "CRM"})
"""PLOVER sectors of those who fight or contend for power outside the state's own bodies."""

_FEW = 6
"""Words. "The envoy said that helicopters attacked two posts" was read as if the helicopters had
said "two posts"; whoever is truly quoted at second hand is so in a clause."""

_LITTLE = 3  # letters of a word that a proper name may hold in small letters: "bin", "of", "al"


@dataclass(frozen=True, slots=True)
class _Said:
    """The claims of one sentence by one speaker, the longest first."""

    speaker: SpeakerLine
    items: tuple[Evidence, ...]

    @property
    def lead(self) -> Evidence:
        """The claim that is shown."""
        return self.items[0]


def sayings(case: Case, atlas: Atlas, sought: Sought) -> Sayings:
    """Return what is said of the two in the window asked about, each sentence of a speaker once."""
    case = within(case, AnswerOptions())
    said = _each_once(case)
    denied = denials_of(case)
    copies = Counter(head.reprint_of for head in case.reprints if head.reprint_of)
    near: dict[DocId, list[Evidence]] = defaultdict(list)
    for item in case.evidence:
        near[item.claim.doc].append(item)
    found = [
        _saying(each, case, atlas, copies, _denials(each, near[each.lead.claim.doc], case, denied))
        for each in said
    ]
    names = Counter(each.speaker.name for each in found)
    spoken = {each.lead.sentence_span for each in said}
    return Sayings(
        question=case.question, sought=sought,
        found=tuple(_ordered([each for each in found if _is_sought(each, sought)])),
        everything=len(found),
        speakers=tuple(sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))),
        unsaid=len({item.sentence_span for item in case.evidence} - spoken),
    )  # fmt: skip


def _each_once(case: Case) -> list[_Said]:
    lines: dict[tuple[object, ...], SpeakerLine] = {}
    items: dict[tuple[object, ...], list[Evidence]] = defaultdict(list)
    for item in oldest_first(case.evidence):
        line = speaker(item, case.sides)
        if line is not None:
            key = (item.sentence_span, line.name, line.actor)
            lines.setdefault(key, line)
            items[key].append(item)
    said = [
        _Said(lines[key], tuple(sorted(found, key=lambda item: -len(item.quote))))
        for key, found in items.items()
    ]
    speakers = Counter(each.lead.sentence_span for each in said)
    return [s for s in said if not (_is_piece(s) and speakers[s.lead.sentence_span] > 1)]


def _is_piece(said: _Said) -> bool:
    """Return whether a few words told at second hand are but a piece of another's telling."""
    return _is_second_hand(said) and len(said.lead.quote.split()) < _FEW


def _is_second_hand(said: _Said) -> bool:
    told = said.lead.attribution
    return told is not None and told.within is not None


def _saying(
    said: _Said, case: Case, atlas: Atlas, copies: Mapping[DocId, int], denials: tuple[Denial, ...]
) -> Saying:
    item = said.lead
    told = item.event.event if item.event else None
    return Saying(
        speaker=said.speaker, camp=_camp(item, said.speaker, case, atlas),
        theme=theme_of(item.quote, item.sentence, told),
        meant=tuple(dict.fromkeys(each.claim.factuality for each in said.items)),
        citation=citation(item), second_hand=_is_second_hand(said),
        reprints=copies.get(item.head.id, 0), denials=denials,
    )  # fmt: skip


def _denials(
    said: _Said, near: Iterable[Evidence], case: Case, denied: Denials
) -> tuple[Denial, ...]:
    """Return what the same document sets against the claims. `near`: all claims of the document.

    Denials of such an act in other documents are not looked for: too often they are of another.
    """
    lead = said.lead
    claims = [
        item.claim.id
        for item in near
        if item.claim.span.overlaps(lead.claim.span) and item.claim.factuality != "denied"
    ]
    found = {each.sentence_span: each for each in denied.of_claims(claims)}
    found.pop(lead.sentence_span, None)
    return tuple(
        Denial(speaker=speaker(each, case.sides), citation=citation(each))
        for each in found.values()
    )


def _camp(item: Evidence, line: SpeakerLine, case: Case, atlas: Atlas) -> Camp:
    """Return where a speaker belongs on the day of publication."""
    side = speaker_side(item, case.sides)
    if side is not None:
        return side
    if line.actor is None:
        hidden = line.anonymous or line.group or not _is_name(line.name)
        return "unnamed" if hidden else "others"
    role = atlas.role_of(line.actor, item.head.published)
    sector = role.sector if role else None
    kind = atlas.actor(line.actor).kind
    if kind == "group" or sector in _GROUPS:
        return "groups"
    if kind in {"state", "government"} or sector in atlas.register.bodies.official:
        return "states"
    return "others"


def _is_name(words: str) -> bool:
    """Return whether words are a proper name of two words or more: "Marta Ellingsen", not "It"."""
    parts = [word for word in words.split() if len(word) > _LITTLE]
    return len(parts) > 1 and the(words) == words and all(word[:1].isupper() for word in parts)


def _is_sought(saying: Saying, sought: Sought) -> bool:
    return (
        sought.speaker in {None, saying.speaker.name}
        and sought.camp in {None, saying.camp}
        and (sought.factuality is None or sought.factuality in saying.meant)
    )


def _ordered(found: Sequence[Saying]) -> list[Saying]:
    """Return the sayings by theme, those most spoken of first; what has no theme comes last."""
    often = Counter(each.theme for each in found)
    place = {id(each): at for at, each in enumerate(found)}
    return sorted(found, key=lambda s: (s.theme == OTHER, -often[s.theme], s.theme, place[id(s)]))
