"""The sentences of a digest: an act, a turn that is stated, what somebody says, or no change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.alike import stems
from detente.explain.cite import citations, oldest_first, speaker
from detente.explain.clause import act_words, triggers
from detente.explain.grounds import grounds, wording_order
from detente.explain.naming import first_up
from detente.explain.themes import OTHER, theme_of
from detente.explain.whose import as_told
from detente.explain.wording import (
    act_sentence,
    in_months,
    is_headline,
    link_sentence,
    saying_sentence,
    signed,
)
from detente.model.digests import DigestLine
from detente.model.happenings import telling_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.explain.case import AnswerOptions, Case
    from detente.explain.grounds import Ground
    from detente.model.claims import Direction
    from detente.model.digests import Compared, DigestRule
    from detente.model.evidence import Evidence
    from detente.model.happenings import Happening
    from detente.model.text import Span


_SHOWN = 4  # citations of a line that gives numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A line that may be shown.

    Attributes:
        way: The way of what is told: souring for conflict, thaw for cooperation; None for words.
        weight: Originals that tell an act, times its score's distance from 0, less if only its
            report dates it; of a statement its originals. It orders, and measures nothing else.
        score: Of the act; 0 for words.
        matter: What it is about: the theme, and who acts or speaks.
        sentence: Where it is told first.
        statement: Somebody's words, and no act.
    """

    line: DigestLine
    way: Direction | None
    weight: float
    matter: tuple[str, ...]
    sentence: Span
    score: float = 0.0
    statement: bool = False

    def repeats(self, other: Told) -> bool:
        """Return whether it is of the same matter or sentence, or in much the same words."""
        same = self.matter == other.matter or self.sentence == other.sentence
        mine, theirs = stems(self.quote), stems(other.quote)
        shared, row = len(mine & theirs), tables.section(tables.table("digest")["repeats"])
        told = shared >= tables.number(row["fewest"]) and shared >= (
            tables.number(row["least_share"]) * min(len(mine), len(theirs))
        )
        return same or told

    @property
    def quote(self) -> str:
        """The words that it rests on first."""
        return self.line.citations[0].quote

    @property
    def against(self) -> DigestLine:
        """The line as one that goes against the arrow."""
        return replace(self.line, lead=words("lead", "against").format(lead=self.line.lead))


def words(kind: str, name: str) -> str:
    """Return a frame of `data/digest.toml`."""
    return tables.text(tables.section(tables.table("digest")[kind])[name])


def acts_told(case: Case, options: AnswerOptions) -> list[Told]:
    """Return the acts of the month in words, weightiest first."""
    told_in = triggers((*case.evidence, *case.context))
    found = [_act(act, case, told_in, options) for act in case.happenings]
    return sorted(found, key=lambda told: (-told.weight, told.line.sentence))


def _act(
    act: Happening, case: Case, told_in: Mapping[Span, tuple[int, ...]], options: AnswerOptions
) -> Told:
    lead = min(act.news, key=lambda item: (is_headline(item), wording_order(item)))
    told = act_words(lead, told_in.get(lead.sentence_span, ()))
    event = as_told(act.event, lead, case.sides)
    theme = theme_of(told, lead.sentence, act.event)
    who = speaker(lead, case.sides)
    line = DigestLine(
        lead=_titled(theme),
        sentence=act_sentence(lead, event, told, who, case.name_of, options.quote),
        citations=citations((lead, *(item for item in act.news if item is not lead)),
                            options.citations),
        speakers=(who,) if who else (),
        counter=citations(act.denials, options.citations),
    )  # fmt: skip
    acting = sorted(case.sides.acting(event, people=True))
    return Told(
        line=line, way="souring" if case.scale.quad(act.event.type) > 2 else "thaw",
        weight=_weight(act, case),
        matter=(theme, *acting), sentence=lead.sentence_span,
        score=case.scale.score(act.event.type, act.event.mode),
    )  # fmt: skip


def _weight(act: Happening, case: Case) -> float:
    when = act.event.when
    dated = when is not None and when.basis != "published"
    least = tables.number(tables.section(tables.table("digest")["weight"])["undated"])
    score = abs(case.scale.score(act.event.type, act.event.mode))
    return len(act.originals) * score * (1.0 if dated else least)


def _titled(theme: str) -> str:
    return words("lead", "plain") if theme == OTHER else first_up(theme)


def turns_stated(stated: Iterable[Evidence], case: Case, options: AnswerOptions) -> list[Told]:
    """Return the turns that reports state of the month, those told by most originals first."""
    groups: dict[Direction, list[Evidence]] = {}
    for item in oldest_first(stated):
        if item.turn is not None:
            groups.setdefault(item.turn.direction, []).append(item)
    found = [_turn(way, items, case, options) for way, items in groups.items()]
    return sorted(found, key=lambda told: (-told.weight, told.line.sentence))


def _turn(way: Direction, items: Sequence[Evidence], case: Case, options: AnswerOptions) -> Told:
    lead = items[0]
    who = speaker(lead, case.sides)
    line = DigestLine(
        lead=words("lead", "turn"), sentence=saying_sentence(lead, who, options.quote),
        citations=citations(items, options.citations), speakers=(who,) if who else (),
    )  # fmt: skip
    return Told(
        line=line, way=way, weight=len({item.head.original for item in items}),
        matter=("turn", way), sentence=lead.sentence_span, statement=True,
    )  # fmt: skip


def said(case: Case, way: Direction | None, options: AnswerOptions) -> list[Told]:
    """Return causes that are stated, and what speakers say, in reports published in the month."""
    question = case.question
    asked = replace(case, question=replace(question, polarity=way or question.polarity))
    found = [
        _said(ground, case, options)
        for ground in grounds(asked)
        if ground.kind != "act" and not ground.background and _is_of_month(ground, case)
    ]
    return sorted(found, key=lambda told: (-told.weight, told.line.sentence))


def _is_of_month(ground: Ground, case: Case) -> bool:
    """Return whether somebody says it, or it is stated as a cause, in the month."""
    item, question = ground.tellings[0], case.question
    published = item.head.published
    if published is None or question.start is None or question.end is None:
        return False
    inside = question.start <= published <= question.end
    return inside and (ground.kind == "link" or speaker(item, case.sides) is not None)


def _said(ground: Ground, case: Case, options: AnswerOptions) -> Told:
    item = ground.tellings[0]
    who = speaker(item, case.sides)
    sentence = link_sentence if ground.kind == "link" else saying_sentence
    line = DigestLine(
        lead=words("lead", "said" if who else "told"),
        sentence=sentence(item, who, options.quote),
        citations=citations(ground.tellings, options.citations),
        speakers=(who,) if who else (),
        counter=citations(ground.counter, options.citations),
    )
    party = 2.0 if who is not None and who.party else 1.0
    return Told(
        line=line, way=None, weight=party * len(ground.originals),
        matter=(ground.theme, who.name if who else "", "said"), sentence=item.sentence_span,
        statement=True,
    )  # fmt: skip


def numbers(
    case: Case, compared: Compared, rule: DigestRule, acts: Sequence[Told], *, moved: bool
) -> DigestLine:
    """Return the line that says why the arrow stands in numbers, with the acts behind them."""
    start, month = case.question.start, compared.month
    named = in_months([f"{start:%Y-%m}"])
    if month.score is None:
        news = [item for item in case.evidence if not item.claim.background] or case.evidence
        count = len({item.head.original for item in case.evidence})
        return DigestLine(
            lead="",
            sentence=words("reason", "no_act").format(month=named, reports=_count(count, "report")),
            citations=citations(sorted(news, key=telling_order), 1),
        )
    cited = dict.fromkeys(cited for told in acts for cited in told.line.citations[:1])
    mixed = compared.grave and compared.friendly
    key = "moved" if moved else "mixed" if mixed else "unchanged"
    return DigestLine(
        lead="",
        sentence=words("reason", key).format(
            month=named, acts=_count(month.events, "act"), score=signed(month.score),
            grave=compared.grave, friendly=compared.friendly, against=_against(compared, rule),
        ),
        citations=tuple(cited)[:_SHOWN],
    )  # fmt: skip


def _against(compared: Compared, rule: DigestRule) -> str:
    before = compared.before
    key = "before" if before.score is not None and before.events >= rule.fewest_before else "few"
    return words("reason", key).format(
        acts=_count(before.events, "act"), score=signed(before.score or 0.0),
        months=compared.months,
    )  # fmt: skip


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
