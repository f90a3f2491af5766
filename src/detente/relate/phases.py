"""The stretches between turns, each named by what the two sides did to each other in it.

A stretch begins with a turn (a single month only if it sticks out far), or with the first dated act
that is told. What is told as background
counts here, though not in the curve: a phase of thirty years ago is known from little else. Where
nothing is told for `silent_days` a stretch ends with its last act and the next begins with the
first act after the silence: silence is neither peace nor frost. Names are rows of
`data/phases.toml`. Coded events come counted by month (`deeds`), and a month belongs to the stretch
that holds its 15th.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.model.relations import Phase, TurningPoint
from detente.relate import tables
from detente.relate.directed import stance_of, start_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.model.claims import ClaimId
    from detente.model.scales import Scale
    from detente.relate.deeds import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseOptions:
    """How stretches are cut, and what is shown with them.

    Attributes:
        silent_days: Days without an act after which a stretch has ended. Origin: our choice, the
            length of a usual term of government.
        least_pulse: Confidence from which a month or two that stick out open a phase. Origin: our
            choice; rather right than wrong.
        claims: Claims kept with a phase, at most.
    """

    silent_days: int = 4 * 365
    least_pulse: float = 0.5
    claims: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    """One name with the features that a stretch must have for it (`data/phases.toml`)."""

    name: str
    least: Mapping[str, float]
    most: Mapping[str, float]

    def fits(self, features: Mapping[str, float]) -> bool:
        """Return whether every condition of the row holds."""
        return all(features[key] >= value for key, value in self.least.items()) and all(
            features[key] <= value for key, value in self.most.items()
        )


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: date
    last: date | None
    acts: tuple[Deed, ...]
    opens: TurningPoint | None


_SEVERING = {"expel", "withdraw", "discontinue"}


@cache
def default_rows() -> tuple[PhaseRow, ...]:
    """Return the rows of `data/phases.toml`, in order."""
    return tuple(
        PhaseRow(
            name=tables.text(row["name"]),
            least=_numbers(row.get("least", {})),
            most=_numbers(row.get("most", {})),
        )
        for row in tables.rows(tables.table("phases")["phase"])
    )


def _numbers(value: tables.Toml) -> dict[str, float]:
    return {key: tables.number(number) for key, number in tables.section(value).items()}


def phases(
    turns: Sequence[TurningPoint],
    acts: Sequence[Deed],
    scale: Scale,
    options: PhaseOptions | None = None,
) -> tuple[Phase, ...]:
    """Return the phases of a relation, oldest first; the last one is open.

    `acts`: all of the evidence, by day (`deeds.deeds_of`).
    """
    options = options or PhaseOptions()
    opening = [
        turn for turn in turns
        if not turn.pulse or (turn.confidence or 0.0) >= options.least_pulse
    ]  # fmt: skip
    stretches = [
        part for stretch in _stretches(opening, acts) for part in _unbroken(stretch, options)
    ]
    return tuple(_phase(stretch, scale, options) for stretch in stretches)


def name_of(features: Mapping[str, float], rows: Sequence[PhaseRow] | None = None) -> str:
    """Return the name of a stretch with these features: the first row that fits."""
    return next(row.name for row in rows or default_rows() if row.fits(features))


def features_of(
    acts: Sequence[Deed], scale: Scale, days: int, opens: str | None
) -> dict[str, float]:
    """Return the features of a stretch that `data/phases.toml` names; shares are 0 without acts."""
    quads: Counter[int] = Counter()
    givers: Counter[str] = Counter()
    kinds: Counter[tuple[str, str | None]] = Counter()
    military = 0
    for act in acts:
        quad = scale.quad(act.type)
        quads[quad] += act.times
        kinds[act.type, act.mode] += act.times
        military += act.times * ("military" in act.contexts and quad < 3)
        for side in act.acting if quad == 2 else ():
            givers[side] += act.times
    n = quads.total() or 1
    return {
        "acts": quads.total(),
        "a_year": quads.total() * 365.25 / max(days, 1),
        "conflict": (quads[3] + quads[4]) / n,
        "material": quads[4] / n,
        "giving": quads[2] / n,
        "one_way": max(givers.values(), default=0) / (givers.total() or 1),
        "assaults": sum(times for (kind, _), times in kinds.items() if kind == "ASSAULT"),
        "severed": sum(
            times for (kind, mode), times in kinds.items()
            if kind == "SANCTION" and mode in _SEVERING
        ),
        "military": military,
        "days": days,
        "souring": float(opens == "souring"),
        "thaw": float(opens == "thaw"),
    }  # fmt: skip


def _stretches(turns: Sequence[TurningPoint], acts: Sequence[Deed]) -> list[_Stretch]:
    """Cut the acts at the turns; a stretch without a turn begins with its first act."""
    opened: list[tuple[date, TurningPoint | None]] = sorted(
        ((start_of(turn), turn) for turn in turns), key=lambda pair: pair[0]
    )
    if acts and (not opened or acts[0].day < opened[0][0]):
        opened.insert(0, (acts[0].day, None))
    ends: list[date | None] = [later - timedelta(days=1) for later, _ in opened[1:]]
    days = [act.day for act in acts]
    return [
        _Stretch(
            first, last,
            tuple(acts[bisect_left(days, first) : bisect_right(days, last or date.max)]),
            turn,
        )
        for (first, turn), last in zip(opened, [*ends, None], strict=bool(opened))
        if last is None or first <= last
    ]  # fmt: skip


def _unbroken(stretch: _Stretch, options: PhaseOptions) -> list[_Stretch]:
    """Cut a stretch where nothing is told for too long."""
    acts = stretch.acts
    breaks = [
        at + 1
        for at, (one, other) in enumerate(pairwise(acts))
        if (other.first - one.last).days > options.silent_days
    ]
    if not breaks:
        return [stretch]
    bounds = [0, *breaks, len(acts)]
    parts = []
    for lo, hi in pairwise(bounds):
        first = stretch.first if lo == 0 else acts[lo].first
        last = stretch.last if hi == len(acts) else max(first, acts[hi - 1].last)
        parts.append(_Stretch(first, last, acts[lo:hi], stretch.opens if lo == 0 else None))
    return parts


def _phase(stretch: _Stretch, scale: Scale, options: PhaseOptions) -> Phase:
    end = stretch.last or max((act.day for act in stretch.acts), default=stretch.first)
    opens = stretch.opens.direction if stretch.opens else None
    days = (end - stretch.first).days + 1
    events = sum(act.times for act in stretch.acts)
    total = sum(act.times * scale.score(act.type, act.mode) for act in stretch.acts)
    return Phase(
        first=stretch.first, last=stretch.last,
        name=_name(stretch, features_of(stretch.acts, scale, days, opens)),
        score=total / events if events else None,
        events=events,
        claims=_claims(stretch, scale, options),
        by_source=stance_of(stretch.acts, "source", scale),
        by_target=stance_of(stretch.acts, "target", scale),
    )  # fmt: skip


def _name(stretch: _Stretch, features: Mapping[str, float]) -> str:
    """Return the row that fits; a turn that is stated without any act names its phase alone."""
    if not stretch.acts and stretch.opens is not None:
        return "friction" if stretch.opens.direction == "souring" else "thaw"
    return name_of(features)


def _claims(stretch: _Stretch, scale: Scale, options: PhaseOptions) -> tuple[ClaimId, ...]:
    """Return the claims of the opening turn, then one of each act, weightiest acts first."""
    weighty = sorted(
        stretch.acts, key=lambda act: (-abs(scale.score(act.type, act.mode)), act.day, act.key)
    )
    acts = [act.claim for act in weighty if act.claim is not None]
    opening = stretch.opens.claims if stretch.opens else ()
    return tuple(dict.fromkeys([*opening, *acts]))[: options.claims]
