"""Past steps of one kind, and what followed them against matched stretches without such a step.

A case is an act of the kind asked about, of one actor on another, after `quiet_days` without an act
of that kind of the same pair. What followed within some days is compared with stretches of the same
pair that begin after as many quiet days and hold no such step, and before which as much had
happened between the two (`activity` classes; whether the outcome was among it too). A case without
such a stretch of its own pair is compared with those of all pairs that have cases; one that none
matches has no part in the difference. Each case weighs the same. What one actor does to several on
one day, or two do to each other, is one case: they are not independent.

The interval of the difference is Newcombe's (1998, Statistics in Medicine 17:873, method 10) of two
Wilson intervals. Stretches overlap and serve several cases, so they count as
    (sum of weights)^2 / (sum of weights^2) * grid_days / days of the horizon.

This is an association in what was reported, and no prediction: who takes a step has reasons to
expect what follows. Quiet may be thin reporting.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from detente.errors import BadValue
from detente.model.precedents import OutcomeRate, PastAct, Precedent, Precedents, Sequel
from detente.relate import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from detente.model.actors import ActorId
    from detente.model.scales import Scale

Pair: TypeAlias = "tuple[ActorId, ActorId]"
_Class: TypeAlias = tuple[int, bool]
_Shelf: TypeAlias = "Mapping[_Class, list[tuple[int, bool]]]"
_BY = ("source", "target", "either")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What may follow a step (`data/precedents.toml`)."""

    name: str
    by: str
    quads: frozenset[int]
    other_kind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentRules:
    """What is a case, and what it is compared with (`data/precedents.toml` says why)."""

    quiet_days: int
    horizons: tuple[int, ...]
    least_cases: int
    grid_days: int
    activity: tuple[int, ...]
    confidence_z: float
    outcomes: tuple[Outcome, ...]


@cache
def default_rules() -> PrecedentRules:
    """Return the rules of `data/precedents.toml`."""
    data = tables.table("precedents")
    rules = tables.section(data["rules"])
    return PrecedentRules(
        quiet_days=int(tables.number(rules["quiet_days"])),
        horizons=_whole(rules["horizons"]),
        least_cases=int(tables.number(rules["least_cases"])),
        grid_days=int(tables.number(rules["grid_days"])),
        activity=_whole(rules["activity"]),
        confidence_z=tables.number(rules["confidence_z"]),
        outcomes=tuple(map(_outcome, tables.rows(data["outcome"]))),
    )


def _whole(value: tables.Toml | None) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise BadValue(f"A list of numbers was expected, not {value!r}. Correct the data file.")
    return tuple(int(tables.number(each)) for each in value)


def _outcome(row: dict[str, tables.Toml]) -> Outcome:
    by = tables.text(row["by"])
    if by not in _BY:
        raise BadValue(f"'{by}' is nobody's act. Use one of {', '.join(_BY)}.")
    return Outcome(
        name=tables.text(row["name"]), by=by, quads=frozenset(_whole(row["quads"])),
        other_kind=row.get("other_kind") is True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Past:
    """What a pair did, in order of time; days as ordinals.

    Attributes:
        own: Acts of the source on the target.
        steps: Days of those of the kind asked about.
        days: Days of all acts, either way.
        outcomes: Acts of each outcome, and `outcome_days` their days.
    """

    own: Sequence[PastAct]
    steps: Sequence[int]
    days: Sequence[int]
    outcomes: Mapping[str, Sequence[PastAct]]
    outcome_days: Mapping[str, Sequence[int]]


class _Difference(TypedDict):
    """The fields of `OutcomeRate` that say how the cases differ from the stretches."""

    base: float | None
    difference: float | None
    difference_low: float | None
    difference_high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One outcome within one horizon, and the last day of reporting as an ordinal."""

    outcome: str
    days: int
    until: int
    rules: PrecedentRules


def precedents(
    acts: Iterable[PastAct],
    kind: str,
    scale: Scale,
    until: date,
    rules: PrecedentRules | None = None,
) -> Precedents:
    """Return all cases of a kind of step with what followed, and how often, over all pairs.

    Args:
        acts: Everything that is dated, of all pairs; the order does not matter.
        kind: The step's type in the scheme.
        scale: Tells conflict from cooperation.
        until: The last day of reporting: a case less than a horizon before it has no part there.
        rules: See `PrecedentRules`.
    """
    rules = rules or default_rules()
    pairs = _by_pair(acts)
    past = {pair: _past(pair, pairs, kind, scale, rules) for pair in sorted(pairs)}
    first = min((each.days[0] for each in past.values()), default=0) + rules.quiet_days
    cases = [case for each in past.values() for case in _cases(each, kind, rules)]
    cases = _each_act_once((case for case in cases if case.day.toordinal() >= first), past)
    rates: list[OutcomeRate] = []
    if len(cases) >= rules.least_cases:
        for outcome in rules.outcomes:
            for days in rules.horizons:
                asked = _Asked(
                    outcome=outcome.name, days=days, until=until.toordinal(), rules=rules
                )
                rates += _rate(cases, past, asked)
    return Precedents(
        type=kind, quiet_days=rules.quiet_days, rates=tuple(rates),
        refused=None if rates else _refused(len(cases), kind, rules),
        cases=tuple(_precedent(case, past[case.source, case.target], rules) for case in cases),
    )  # fmt: skip


def _refused(cases: int, kind: str, rules: PrecedentRules) -> str:
    return (
        f"The store tells of {cases} past cases of {kind} after {rules.quiet_days} quiet days, and "
        f"rates need {rules.least_cases}. Add more reporting, or ask for another kind of step."
    )


def _by_pair(acts: Iterable[PastAct]) -> dict[Pair, list[PastAct]]:
    """Return acts under (source, target), in order of time, each event once."""
    unique = {(act.event, act.source, act.target): act for act in acts if act.source != act.target}
    found: dict[Pair, list[PastAct]] = defaultdict(list)
    for act in sorted(unique.values(), key=lambda each: (each.day, each.event)):
        found[act.source, act.target].append(act)
    return dict(found)


def _past(
    pair: Pair,
    pairs: Mapping[Pair, list[PastAct]],
    kind: str,
    scale: Scale,
    rules: PrecedentRules,
) -> _Past:
    own, back = pairs[pair], pairs.get((pair[1], pair[0]), [])
    both = sorted([*own, *back], key=lambda act: (act.day, act.event))
    sides = {"source": own, "target": back, "either": both}
    outcomes = {
        outcome.name: [
            act
            for act in sides[outcome.by]
            if scale.quad(act.type) in outcome.quads
            and not (outcome.other_kind and act.type == kind)
        ]
        for outcome in rules.outcomes
    }
    return _Past(
        own=own, outcomes=outcomes,
        steps=[act.day.toordinal() for act in own if act.type == kind],
        days=[act.day.toordinal() for act in both],
        outcome_days={n: [act.day.toordinal() for act in found] for n, found in outcomes.items()},
    )  # fmt: skip


def _cases(past: _Past, kind: str, rules: PrecedentRules) -> Iterator[PastAct]:
    """Yield the steps of a pair that come after quiet days; of one day's the first."""
    last = None
    for act in past.own:
        if act.type == kind:
            day = act.day.toordinal()
            if last is None or day - last > rules.quiet_days:
                yield act
            last = day


def _each_act_once(cases: Iterable[PastAct], past: Mapping[Pair, _Past]) -> list[PastAct]:
    """Return one case of each act, by day: what one does to several, or two to each other, is one.

    The pair with the most acts between its two stands for it.
    """
    kept: list[PastAct] = []
    seen: set[tuple[object, ...]] = set()
    for case in sorted(
        cases, key=lambda c: (-len(past[c.source, c.target].days), c.day, c.source, c.target)
    ):
        keys = {
            (case.event,), (case.day, case.source), (case.day, *sorted((case.source, case.target))),
        }  # fmt: skip
        if not keys & seen:
            kept.append(case)
        seen |= keys
    return sorted(kept, key=lambda case: (case.day, case.event))


def _after(days: Sequence[int], day: int, reach: int) -> int:
    """Return how many of `days` lie in the `reach` days after a day, that day left out."""
    return bisect_right(days, day + reach) - bisect_right(days, day)


def _before(days: Sequence[int], day: int, reach: int) -> int:
    """Return how many of `days` lie in the `reach` days before a day, that day left out."""
    return bisect_left(days, day) - bisect_left(days, day - reach)


def _precedent(case: PastAct, past: _Past, rules: PrecedentRules) -> Precedent:
    day, sequels = case.day.toordinal(), []
    for name, days in past.outcome_days.items():
        if _after(days, day, max(rules.horizons)):
            at = bisect_right(days, day)
            act = past.outcomes[name][at]
            sequels.append(Sequel(outcome=name, days=days[at] - day, act=act))
    return Precedent(act=case, sequels=tuple(sequels))


def _rate(
    cases: Sequence[PastAct], past: Mapping[Pair, _Past], asked: _Asked
) -> Iterator[OutcomeRate]:
    """Yield how often the outcome followed; nothing if too few cases have the days after them."""
    known = [case for case in cases if case.day.toordinal() + asked.days <= asked.until]
    if len(known) < asked.rules.least_cases:
        return
    own = {(case.source, case.target) for case in known}
    shelves = {pair: _stretches(past[pair], asked) for pair in sorted(own)}
    results = [_followed(past[case.source, case.target], case, asked) for case in known]
    weights: dict[tuple[Pair, int], float] = defaultdict(float)
    matched: list[tuple[bool, float]] = []
    for case, result in zip(known, results, strict=True):
        mine = _matching(case, past, shelves, asked)
        for start, _ in mine:
            weights[start] += 1 / len(mine)
        if mine:
            matched.append((result, sum(happened for _, happened in mine) / len(mine)))
    n, k, z = len(known), sum(results), asked.rules.confidence_z
    low, high = wilson(k / n, n, z)
    yield OutcomeRate(
        outcome=asked.outcome, days=asked.days, cases=n, followed=k, rate=k / n, low=low, high=high,
        matched=len(matched), stretches=len(weights),
        **_difference(matched, weights, asked),
    )  # fmt: skip


def _followed(past: _Past, case: PastAct, asked: _Asked) -> bool:
    return _after(past.outcome_days[asked.outcome], case.day.toordinal(), asked.days) > 0


def _class(past: _Past, day: int, asked: _Asked) -> _Class:
    """Return how lively a pair was before a day, and whether the outcome was among it."""
    quiet = asked.rules.quiet_days
    acts = _before(past.days, day, quiet)
    return (
        bisect_right(asked.rules.activity, acts),
        _before(past.outcome_days[asked.outcome], day, quiet) > 0,
    )


def _stretches(past: _Past, asked: _Asked) -> _Shelf:
    """Return first day and outcome of a pair's stretches without a step, by class.

    They begin between its first act and its last: before and after, nothing of it was reported.
    """
    found: dict[_Class, list[tuple[int, bool]]] = defaultdict(list)
    first, last = past.days[0] + asked.rules.quiet_days, past.days[-1]
    for day in range(first, min(last, asked.until - asked.days) + 1, asked.rules.grid_days):
        if _before(past.steps, day, asked.rules.quiet_days) or _after(
            past.steps, day - 1, asked.days + 1
        ):
            continue
        happened = _after(past.outcome_days[asked.outcome], day, asked.days) > 0
        found[_class(past, day, asked)].append((day, happened))
    return found


def _matching(
    case: PastAct, past: Mapping[Pair, _Past], shelves: Mapping[Pair, _Shelf], asked: _Asked
) -> list[tuple[tuple[Pair, int], bool]]:
    """Return the stretches that a case is compared with: of its own pair, else of all that have."""
    pair = (case.source, case.target)
    wanted = _class(past[pair], case.day.toordinal(), asked)
    pools = [[pair], list(shelves)]
    for pool in pools:
        found = [
            ((each, day), happened)
            for each in pool
            for day, happened in shelves[each].get(wanted, ())
        ]
        if found:
            return found
    return []


def _difference(
    matched: Sequence[tuple[bool, float]],
    weights: Mapping[tuple[Pair, int], float],
    asked: _Asked,
) -> _Difference:
    if not matched:
        return {
            "base": None, "difference": None, "difference_low": None, "difference_high": None,
        }  # fmt: skip
    n, z = len(matched), asked.rules.confidence_z
    rate = sum(result for result, _ in matched) / n
    base = sum(share for _, share in matched) / n
    kish = sum(weights.values()) ** 2 / sum(weight**2 for weight in weights.values())
    stretches = max(1.0, kish * min(1.0, asked.rules.grid_days / asked.days))
    (low, high), (base_low, base_high) = wilson(rate, n, z), wilson(base, stretches, z)
    return {
        "base": base, "difference": rate - base,
        "difference_low": rate - base - sqrt((rate - low) ** 2 + (base_high - base) ** 2),
        "difference_high": rate - base + sqrt((high - rate) ** 2 + (base - base_low) ** 2),
    }  # fmt: skip


def wilson(rate: float, n: float, z: float) -> tuple[float, float]:
    """Return Wilson's interval of a share of `n`, cut at 0 and 1."""
    middle = (rate + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)
