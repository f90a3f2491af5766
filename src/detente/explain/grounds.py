"""What may be a reason: acts, stated causes and statements that bear on the relation.

A ground is one happening, one causal link or one statement, laid at the door of a side (`whose`).
Reasons are made of grounds (`reasons`).

An act that a text names as a cause of the turn, or tells in the same sentence as the turn, is
stated as a reason; any other is a reason only by its timing. The link itself then adds nothing of
its own and is folded into the act.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from detente.explain.blame import Blame, blame_of, on_relation
from detente.explain.cite import oldest_first, party_line, speaker, speaker_side
from detente.explain.clause import act_words, is_dated_by, triggers
from detente.explain.cues import (
    first_cue,
    harm_words,
    is_alleged,
    is_demand,
    is_together,
    is_undone,
)
from detente.explain.denials import denials_of, share_words
from detente.explain.themes import OTHER, theme_of
from detente.explain.third_parties import is_third
from detente.explain.whose import as_told, holder, is_joint, is_step, of_act, of_link, sides_in
from detente.explain.wordlist import hits
from detente.model.happenings import Happening, gather
from detente.model.sides import middle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detente.explain.case import Case
    from detente.explain.denials import Denials
    from detente.model.answers import Side, SpeakerLine, Standing
    from detente.model.events import Event
    from detente.model.evidence import Evidence
    from detente.model.sides import Party
    from detente.model.text import DocId, Span
    from detente.model.times import When

_PLAIN_THEMES = {OTHER, "diplomacy and ties"}
_LONG_PAST = timedelta(days=3650)
_JUST_BEFORE = 3  # words in which "no longer" still belongs to the verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One piece of a reason.

    Attributes:
        tellings: The evidence of it, the one that words it best first; never empty.
        words: The exact words for an act, without other acts that its claim tells.
        event: The act; None for a link or a statement.
        counter: Evidence that denies it.
        standing_quarrel: Told as lasting ("at loggerheads over the border"), not as a change.
        step: A mere step of its side ("summoned the envoy"): listed, and no reason.
    """

    kind: Literal["act", "link", "saying"]
    side: Side
    theme: str
    tellings: tuple[Evidence, ...]
    standing: Standing
    speakers: tuple[SpeakerLine, ...]
    words: str = ""
    event: Event | None = None
    counter: tuple[Evidence, ...] = ()
    standing_quarrel: bool = False
    step: bool = False

    @property
    def when(self) -> When | None:
        """The date of the act; None for what is not dated, or only by words for something else."""
        return self.event.when if self.event and is_dated_by(self.tellings[0]) else None

    @property
    def background(self) -> bool:
        """Whether it is told as history, or as what was always so, only."""
        return self.standing_quarrel or all(item.claim.background for item in self.tellings)

    @property
    def originals(self) -> frozenset[DocId]:
        """The original documents behind it."""
        return frozenset(item.head.original for item in self.tellings)


def grounds(case: Case) -> tuple[Ground, ...]:
    """Return all grounds for the polarity that was asked about, oldest telling first."""
    blame = blame_of(case)
    items = _bearing(case)
    told = triggers((*case.evidence, *case.context))
    denied = denials_of(case)
    acts = [ground for act in _acts(case) for ground in _act(act, case, blame, denied, told)]
    used = {item.claim.id for ground in acts for item in ground.tellings}
    listed = {item.sentence_span for ground in acts for item in ground.tellings}
    links = [
        ground
        for item in items
        if item.claim.id not in used and (item.attribution or item.sentence_span not in listed)
        for ground in _link(item, case, blame, denied)
    ]
    worded = {item.sentence_span for ground in (*acts, *links) for item in ground.tellings}
    sayings = [
        ground
        for item in _one_a_sentence(items)
        if item.sentence_span not in worded
        for ground in _saying(item, case, denied)
    ]
    return (*acts, *links, *sayings)


def _acts(case: Case) -> list[Happening]:
    """Return what the sides did to each other, then what they did to each other's people."""
    context = gather((item for item in case.context if not _asks(item)), {})
    wide = [act for act in context if case.sides.acting(act.event, people=True)]
    return [*case.happenings, *wide]


def _asks(item: Evidence) -> bool:
    """Return whether the claim stands in a question, which asserts nothing."""
    return item.sentence.rstrip().endswith("?")


def _bearing(case: Case) -> list[Evidence]:
    """Return what bears on the pair, oldest first.

    Of the context that is what names both sides; and, in a document that states a turn of the
    two, what names one of them, or is said by one of them, and no third party.
    """
    items = {item.claim.id: item for item in case.evidence}
    about = {item.head.id for item in case.evidence if item.turn is not None}
    for item in case.context:
        named = len(_named(item, case)) + (speaker_side(item, case.sides) is not None)
        alone = item.head.id in about and named and not _third(item, case)
        if alone or len(_named(item, case)) == 2:
            items.setdefault(item.claim.id, item)
    return oldest_first(item for item in items.values() if not _asks(item))


def _named(item: Evidence, case: Case) -> frozenset[Party]:
    """Return the sides that the sentence names, or that the claim is indexed under."""
    actors = [mention.actor for mention in item.mentions if mention.actor is not None]
    return case.sides.of(actors or item.claim.actors, item.head.published)


def _third(item: Evidence, case: Case) -> bool:
    """Return whether the claim names a political actor of neither side."""
    inside = [mention for mention in item.mentions if item.claim.span.contains(mention.span)]
    actors = [mention.actor for mention in inside if mention.actor is not None]
    return any(is_third(actor, case.sides, item.head.published) for actor in actors)


def _act(
    act: Happening,
    case: Case,
    blame: Blame,
    denied: Denials,
    told_in: Mapping[Span, tuple[int, ...]],
) -> Iterator[Ground]:
    told = [i for i in act.tellings if _happened(i) and not _asks(i)]
    if not told or len(act.denials) >= len(act.tellings) - len(act.denials):
        return
    lead = min(told, key=wording_order)
    words = act_words(lead, told_in.get(lead.sentence_span, ()))
    theme = theme_of(words, lead.sentence, act.event)
    polarity = case.question.polarity
    if is_joint(act.event, lead, case.sides):
        return
    event = as_told(act.event, lead, case.sides)
    side = of_act(event, case.sides, polarity, theme)
    if side is None or is_undone(_words_before(lead)) or _is_other(event, lead, words):
        return
    if all(item.claim.background for item in told) and _is_long_past(act.event.when, case):
        side = "other"
    links = [link for item in told if item.event for link in _blaming(item, blame)]
    said = (speaker(item, case.sides) for item in [*told, *links])
    lines = [_own_voice(act.event, side, case), *said]
    stated = bool(links) or any(item.sentence_span in blame.sentences for item in told)
    standing = _standing(lines, stated=stated)
    if standing == "inferred_by_timing" and act.event.when is None:
        return
    yield Ground(
        kind="act", side=side, theme=theme, event=event, words=words,
        step=is_step(event, lead.quote if words in lead.quote else words, polarity),
        tellings=(lead, *(item for item in [*told, *links] if item is not lead)),
        speakers=tuple(line for line in lines if line is not None), standing=standing,
        counter=_each_once(
            (*act.denials, *_like(act, lead, words, denied, case),
             *_counter(act, side, theme, denied))
        ),
    )  # fmt: skip


def _happened(item: Evidence) -> bool:
    return item.claim.factuality == "asserted" and not item.ahead


def _blaming(item: Evidence, blame: Blame) -> tuple[Evidence, ...]:
    return blame.by_event.get(item.event.event.id, ()) if item.event else ()


def wording_order(item: Evidence) -> tuple[bool, bool, date, str]:
    """Sort key: the telling that words an act best: as news, in a clause of its own, first told."""
    begins = item.event is not None and item.event.trigger.start <= item.claim.span.start + 1
    return (item.claim.background, begins, item.head.published or date.max, item.claim.id)


def _is_other(event: Event, lead: Evidence, words: str) -> bool:
    """Return whether the words tell something else than the act that they were read as.

    That is what somebody is accused of, force used beside the other, and a plea.
    """
    if is_alleged(lead.sentence[: lead.claim.span.start - lead.sentence_span.start].rstrip()):
        return True
    if event.type in {"ASSAULT", "MOBILIZE"}:
        return is_together(words)
    return event.type == "REQUEST" and not is_demand(lead.sentence)


def _words_before(item: Evidence) -> str:
    """Return the few words of a claim just before those that tell its act."""
    if item.event is None:
        return ""
    before = item.quote[: max(0, item.event.trigger.start - item.claim.span.start)]
    return " ".join(before.split()[-_JUST_BEFORE:])


def _own_voice(event: Event, side: Side, case: Case) -> SpeakerLine | None:
    """Return the side itself where the act is its own complaint or demand; else None."""
    acting = case.sides.acting(event)
    if event.type not in {"ACCUSE", "REQUEST", "REJECT", "PROTEST"} or acting != {side}:
        return None
    day = middle(event.when) if event.when else None
    mine = [actor for actor in event.sources if case.sides.side_of(actor, day) == side]
    return party_line(mine[0], case.name_of) if mine else None


def _standing(lines: Iterable[SpeakerLine | None], *, stated: bool) -> Standing:
    said = [line for line in lines if line is not None]
    if any(line.party for line in said):
        return "said_by_party"
    return "said_by_other" if said or stated else "inferred_by_timing"


def _is_long_past(when: When | None, case: Case) -> bool:
    """Return whether an act lies ten years or more before the last turn, or the last report."""
    turns = [turn.last for turn in case.turns if turn.direction == case.question.polarity]
    reports = [item.head.published for item in case.evidence if item.head.published]
    anchor = max(turns, default=max(reports, default=None))
    return when is not None and anchor is not None and anchor - when.last > _LONG_PAST


def _each_once(items: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple({item.claim.id: item for item in items}.values())


def _like(
    act: Happening, lead: Evidence, words: str, denied: Denials, case: Case
) -> list[Evidence]:
    """Return denials of such an act, or that such a thing was a cause, in whatever document."""
    return [*denied.of_act(act.event, lead, case.sides), *denied.of_cause(words)]


def _counter(act: Happening, side: Side, theme: str, denied: Denials) -> list[Evidence]:
    """Return what says that a telling is not so, and the other side's denials of an accusation."""
    found = denied.of_claims(item.claim.id for item in act.tellings)
    if act.event.type != "ACCUSE" or side == "other" or act.event.when is None:
        return found
    return [*found, *denied.of_others(side, theme, middle(act.event.when))]


def _link(item: Evidence, case: Case, blame: Blame, denied: Denials) -> Iterator[Ground]:
    """Yield the ground that a stated link is; none if its cause is an act that is one already."""
    link = item.link
    if link is None:
        return
    cause = blame.events.get(link.cause_event) if link.cause_event else None
    if cause is not None and case.sides.acting(cause):
        return
    theme = theme_of(item.cause_quote or item.quote, item.sentence)
    side: Side | None = _suffering(item, case)
    if on_relation(item, case, blame):
        side = of_link(item, blame.events, case.sides, case.question.polarity, theme)
    if side is not None:
        line = speaker(item, case.sides)
        yield Ground(
            kind="link", theme=theme, tellings=(item,), side=side,
            speakers=(line,) if line else (), standing=_standing([line], stated=True),
            counter=_each_once(
                (*denied.of_claims([item.claim.id]), *denied.of_cause(item.cause_quote or ""))
            ),
        )  # fmt: skip


def _suffering(item: Evidence, case: Case) -> Side | None:
    """Return the side that a link tells to suffer from what it names of the other; else None."""
    link = item.link
    asked = case.question.polarity == "souring" and item.claim.factuality == "asserted"
    if link is None or link.hypothetical or not link.stated:
        return None
    if link.relation == "prevents" or not asked:
        return None
    cause, effect = sides_in(item, link.cause, case.sides), sides_in(item, link.effect, case.sides)
    if len(cause) == len(effect) == 1 and cause != effect:
        return next(iter(effect)) if hits(harm_words(), item.effect_quote or "") else None
    return None


def _one_a_sentence(items: Iterable[Evidence]) -> list[Evidence]:
    """Return one claim of each sentence, in the order given: with a speaker, and the longest."""
    best: dict[Span, Evidence] = {}
    for item in items:
        best[item.sentence_span] = max(best.get(item.sentence_span, item), item, key=_fullness)
    return list(best.values())


def _fullness(item: Evidence) -> tuple[bool, int, str]:
    return (item.attribution is not None, len(item.quote), item.claim.id)


def _saying(item: Evidence, case: Case, denied: Denials) -> Iterator[Ground]:
    """Yield the ground that a statement is: it has a cue, or tells of a standing quarrel."""
    if item.claim.factuality == "denied" or (item.link is not None and item.link.hypothetical):
        return
    theme = theme_of(item.quote, item.sentence)
    line = speaker(item, case.sides)
    side = _side_of_saying(item, theme, case)
    if side is not None:
        yield Ground(
            kind="saying", side=side, theme=theme, tellings=(item,),
            speakers=(line,) if line else (), standing=_standing([line], stated=True),
            standing_quarrel=item.turn is not None and item.turn.level,
            counter=_each_once((
                *denied.of_claims([item.claim.id]), *_answers(item, side, theme, denied),
            )),
        )  # fmt: skip


def _answers(item: Evidence, side: Side, theme: str, denied: Denials) -> list[Evidence]:
    """Return denials by the other side of what a statement blames on it, in words of its own."""
    if side == "other" or item.head.published is None:
        return []
    found = denied.of_others(side, theme, item.head.published)
    return [each for each in found if share_words(item, each)]


def _side_of_saying(item: Evidence, theme: str, case: Case) -> Side | None:
    """Return whose reason a statement is; None if it is none."""
    polarity, turn = case.question.polarity, item.turn
    if turn is not None and turn.level and turn.direction == polarity:
        return None if theme in _PLAIN_THEMES else "other"
    cue = first_cue(item.quote, polarity)
    if cue is None or (item.attribution is None and cue.kind in {"complaint", "harm"}):
        return None
    return holder(item, cue, case.sides) or "other"
