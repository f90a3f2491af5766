"""The stretches between turns, each named by what the two sides did to each other in it.

A stretch begins with a turn, or with the first dated act that is told. What is told as background
counts here, though not in the curve: a phase of thirty years ago is known from little else. Where
nothing is told for `silent_days` a stretch ends with its last act and the next begins with the
first act after the silence: silence is neither peace nor frost. Names are rows of
`data/phases.toml`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.model.relations import Phase, TurningPoint
from detente.model.sides import middle
from detente.relate import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.model.claims import ClaimId
    from detente.model.happenings import Happening
    from detente.model.scales import Scale
    from detente.model.sides import Sides


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseOptions:
    """How stretches are cut, and what is shown with them.

    Attributes:
        silent_days: Days without an act after which a stretch has ended. Origin: our choice, the
            length of a usual term of government.
        widest_days: Widest date that still places an act in a stretch (about a decade).
        claims: Claims kept with a phase, at most.
    """

    silent_days: int = 4 * 365
    widest_days: int = 3660
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
    acts: tuple[Happening, ...]
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
    told: Iterable[Happening],
    sides: Sides,
    scale: Scale,
    options: PhaseOptions | None = None,
) -> tuple[Phase, ...]:
    """Return the phases of a relation, oldest first; the last one is open.

    `told`: all happenings of the evidence (`happenings.gather`); those that are not asserted by any
    telling, or not between the two sides, or not dated, are left out.
    """
    options = options or PhaseOptions()
    acts = sorted(
        (act for act in told if _belongs(act, sides, options)), key=lambda act: (_day(act), act.id)
    )
    stretches = [
        part for stretch in _stretches(turns, acts) for part in _unbroken(stretch, options)
    ]
    return tuple(_phase(stretch, sides, scale, options) for stretch in stretches)


def name_of(features: Mapping[str, float], rows: Sequence[PhaseRow] | None = None) -> str:
    """Return the name of a stretch with these features: the first row that fits."""
    return next(row.name for row in rows or default_rows() if row.fits(features))


def features_of(
    acts: Sequence[Happening], sides: Sides, scale: Scale, days: int, opens: str | None
) -> dict[str, float]:
    """Return the features of a stretch that `data/phases.toml` names; shares are 0 without acts."""
    quads = Counter(scale.quad(act.event.type) for act in acts)
    givers = Counter(
        side for act in acts if scale.quad(act.event.type) == 2 for side in sides.acting(act.event)
    )
    kinds = [(act.event.type, act.event.mode) for act in acts]
    n = len(acts) or 1
    return {
        "acts": len(acts),
        "conflict": (quads[3] + quads[4]) / n,
        "material": quads[4] / n,
        "giving": quads[2] / n,
        "one_way": max(givers.values(), default=0) / (givers.total() or 1),
        "assaults": sum(kind == "ASSAULT" for kind, _ in kinds),
        "severed": sum(kind == "SANCTION" and mode in _SEVERING for kind, mode in kinds),
        "military": sum(
            "military" in act.event.contexts and scale.quad(act.event.type) < 3 for act in acts
        ),
        "days": days,
        "souring": float(opens == "souring"),
        "thaw": float(opens == "thaw"),
    }


def _belongs(act: Happening, sides: Sides, options: PhaseOptions) -> bool:
    when = act.event.when
    return (
        when is not None
        and (when.last - when.first).days <= options.widest_days
        and any(telling.claim.factuality == "asserted" for telling in act.tellings)
        and len(act.denials) < len(act.tellings) / 2
        and bool(sides.acting(act.event))
    )


def _day(act: Happening) -> date:
    return middle(act.event.when) if act.event.when else date.max


def _start(turn: TurningPoint) -> date:
    """Return the day on which a turn begins a phase: inside its month, where its days reach it."""
    year, month = map(int, turn.month.split("-"))
    return min(turn.last, max(turn.first, date(year, month, 1)))


def _stretches(turns: Sequence[TurningPoint], acts: Sequence[Happening]) -> list[_Stretch]:
    """Cut the acts at the turns; a stretch without a turn begins with its first act."""
    opened: list[tuple[date, TurningPoint | None]] = sorted(
        ((_start(turn), turn) for turn in turns), key=lambda pair: pair[0]
    )
    if acts and (not opened or _day(acts[0]) < opened[0][0]):
        opened.insert(0, (_day(acts[0]), None))
    ends: list[date | None] = [later - timedelta(days=1) for later, _ in opened[1:]]
    return [
        _Stretch(
            first, last,
            tuple(act for act in acts if first <= _day(act) and (not last or _day(act) <= last)),
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
        if (_first(other) - _last(one)).days > options.silent_days
    ]
    if not breaks:
        return [stretch]
    bounds = [0, *breaks, len(acts)]
    parts = []
    for lo, hi in pairwise(bounds):
        first = stretch.first if lo == 0 else _first(acts[lo])
        last = stretch.last if hi == len(acts) else max(first, _last(acts[hi - 1]))
        parts.append(_Stretch(first, last, acts[lo:hi], stretch.opens if lo == 0 else None))
    return parts


def _first(act: Happening) -> date:
    return act.event.when.first if act.event.when else date.max


def _last(act: Happening) -> date:
    return act.event.when.last if act.event.when else date.max


def _phase(stretch: _Stretch, sides: Sides, scale: Scale, options: PhaseOptions) -> Phase:
    end = stretch.last or max((_day(act) for act in stretch.acts), default=stretch.first)
    opens = stretch.opens.direction if stretch.opens else None
    days = (end - stretch.first).days + 1
    scores = [scale.score(act.event.type, act.event.mode) for act in stretch.acts]
    return Phase(
        first=stretch.first, last=stretch.last,
        name=_name(stretch, features_of(stretch.acts, sides, scale, days, opens)),
        score=sum(scores) / len(scores) if scores else None,
        events=len(stretch.acts),
        claims=_claims(stretch, scale, options),
    )  # fmt: skip


def _name(stretch: _Stretch, features: Mapping[str, float]) -> str:
    """Return the row that fits; a turn that is stated without any act names its phase alone."""
    if not stretch.acts and stretch.opens is not None:
        return "friction" if stretch.opens.direction == "souring" else "thaw"
    return name_of(features)


def _claims(stretch: _Stretch, scale: Scale, options: PhaseOptions) -> tuple[ClaimId, ...]:
    """Return the claims of the opening turn, then one of each act, weightiest acts first."""
    weighty = sorted(
        stretch.acts,
        key=lambda act: (-abs(scale.score(act.event.type, act.event.mode)), _day(act), act.id),
    )
    acts = [
        next(t.claim.id for t in act.tellings if t.claim.factuality == "asserted")
        for act in weighty
    ]
    opening = stretch.opens.claims if stretch.opens else ()
    return tuple(dict.fromkeys([*opening, *acts]))[: options.claims]
