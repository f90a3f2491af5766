"""One pair in one month: whether its relation got worse or better, and the words that say why.

The acts dated in the month are compared with those of the months before (`data/digest.toml`). What
later months showed plays no part: the arrow of March does not know of April. Where the acts alone
move nothing, a report that states a turn of the month does.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from detente.explain import tables
from detente.explain.case import AnswerOptions
from detente.explain.digest_lines import acts_told, numbers, said, turns_stated, words
from detente.explain.wording import in_months
from detente.model.digests import Compared, DigestEntry, DigestLine, DigestRule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from detente.explain.case import Case
    from detente.explain.digest_lines import Told
    from detente.model.answers import Question
    from detente.model.claims import Direction
    from detente.model.digests import MovedBy, Movement
    from detente.model.evidence import Evidence

Kind = Literal["with", "said", "against"]
_POINTS = 3
_KINDS: tuple[Kind, ...] = ("with", "said", "against")
_MOVEMENTS: dict[Direction, Movement] = {"souring": "deteriorated", "thaw": "improved"}


@cache
def digest_rule() -> DigestRule:
    """Return the rule of `data/digest.toml`."""
    row = tables.section(tables.table("digest")["rule"])
    return DigestRule(
        months_before=int(tables.number(row["months_before"])),
        longest_before=int(tables.number(row["longest_before"])),
        fewest_before=int(tables.number(row["fewest_before"])),
        least_mean=tables.number(row["least_mean"]),
        least_total=tables.number(row["least_total"]),
        grave=tables.number(row["grave"]),
        graver=tables.number(row["graver"]),
    )


def level_before(compared: Compared, rule: DigestRule) -> float:
    """Return the score that a month is compared with: the mean before, or 0 with too few acts."""
    before = compared.before
    return before.score if before.score and before.events >= rule.fewest_before else 0.0


def moved(compared: Compared, rule: DigestRule) -> Direction | None:
    """Return which way the acts of a month together move a relation; None where they do not."""
    month = compared.month
    if month.score is None:
        return None
    change = month.score - level_before(compared, rule)
    if abs(change) < rule.least_mean or abs(change) * month.events < rule.least_total:
        return None
    if change < 0:
        return "souring" if month.score < 0 else None
    return "thaw" if month.score > 0 and not compared.grave else None


def is_graver(compared: Compared, rule: DigestRule) -> bool:
    """Return whether a grave act lies below all that is told of the months before.

    Not in a month that is friendly on the whole: that goes both ways.
    """
    gravest, before, month = compared.gravest, compared.gravest_before, compared.month
    if gravest is None or before is None or month.score is None or not compared.grave:
        return False
    return month.score < 0 and gravest <= before - rule.graver


def digest_entry(
    case: Case, stated: Sequence[Evidence], compared: Compared, rule: DigestRule
) -> DigestEntry:
    """Return one pair in one month.

    Args:
        case: What bears on the month alone; `happenings`: the acts that count in it. The question's
            window is the month; its polarity is of no matter.
        stated: Claims that state a turn between the two in the month.
        compared: The numbers of the month and of the months before.
        rule: What moves the arrow.
    """
    options = AnswerOptions()
    acts, turns = acts_told(case, options), turns_stated(stated, case, options)
    moved_by, way = _moved(compared, rule, turns)
    going = [told for told in (turns if moved_by == "statement" else acts) if told.way == way]
    if moved_by == "gravest":
        going.sort(key=lambda told: told.score)
    reason = going[0].line if going else numbers(case, compared, rule, acts, moved=bool(way))
    heads = {item.head.original: item.head for item in case.evidence if not item.coded}
    return DigestEntry(
        source=case.question.source, target=case.question.target,
        source_name=case.question.source_name, target_name=case.question.target_name,
        movement=_movement(way, compared), moved_by=moved_by,
        reason=reason,
        points=_points(going[:1], (*acts, *turns, *said(case, way, options)), way),
        compared=compared, level=level_before(compared, rule),
        originals=len(heads),
        outlets=len({head.first_outlet for head in heads.values()} - {None}),
        course=case.series.points,
    )  # fmt: skip


def _moved(
    compared: Compared, rule: DigestRule, turns: Sequence[Told]
) -> tuple[MovedBy | None, Direction | None]:
    """Return what moves the arrow, and which way."""
    by_acts = moved(compared, rule)
    if by_acts is not None:
        return "acts", by_acts
    if is_graver(compared, rule):
        return "gravest", "souring"
    stated = _one_way(turns)
    return ("statement", stated) if stated is not None else (None, None)


def _movement(way: Direction | None, compared: Compared) -> Movement:
    if way is not None:
        return _MOVEMENTS[way]
    if compared.grave and compared.friendly:
        return "mixed"
    return "unchanged" if compared.month.events else "no_evidence"


def _one_way(turns: Sequence[Told]) -> Direction | None:
    """Return the way of the turns that are stated; None where there are none, or both ways."""
    ways = {told.way for told in turns}
    return ways.pop() if len(ways) == 1 else None


def _points(
    shown: Sequence[Told], others: Sequence[Told], way: Direction | None
) -> tuple[DigestLine, ...]:
    """Return what else is told, of one sentence and of one matter once.

    The weightiest of each kind comes first: what goes the arrow's way, what is said, what goes
    against it; then the rest by weight. They are shown in the order of the kinds.
    """
    seen = list(shown)
    kept: dict[Kind, list[Told]] = {kind: [] for kind in _KINDS}
    for told in others:
        if not any(told.repeats(other) for other in seen):
            seen.append(told)
            kept[_kind(told, way)].append(told)
    firsts = [told for kind in _KINDS for told in kept[kind][:1]]
    rest = sorted((t for kind in _KINDS for t in kept[kind][1:]), key=lambda told: -told.weight)
    chosen = sorted([*firsts, *rest][:_POINTS], key=lambda told: _KINDS.index(_kind(told, way)))
    return tuple(told.line if _kind(told, way) != "against" else told.against for told in chosen)


def _kind(told: Told, way: Direction | None) -> Kind:
    if told.statement:
        return "said"
    return "with" if way is None or told.way == way else "against"


def nothing_read(question: Question, first: date) -> DigestEntry:
    """Return the entry of a pair of which nothing is told of the month that begins on `first`."""
    sentence = words("reason", "nothing_read").format(month=in_months([f"{first:%Y-%m}"]))
    return DigestEntry(
        source=question.source, target=question.target, source_name=question.source_name,
        target_name=question.target_name, movement="nothing_read", moved_by=None,
        compared=Compared(), reason=DigestLine(lead="", sentence=sentence, citations=()),
    )  # fmt: skip
