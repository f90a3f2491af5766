"""Phases and turning points on a chart: named tints, and numbers that link to the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from detente.show.days import stretch, turned_in
from detente.show.frames import LINE, SMALL
from detente.show.labels import fitted, in_lines, in_rows
from detente.show.svg import box, element, group, line, path, title, words
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.model.relations import TurningPoint
    from detente.show.frames import Frame
    from detente.show.scales import Scale, TimeScale

_RADIUS = 9.0  # px: of a turning point's number
_REACH = 12.0  # px: of the place that a finger may hit (WCAG 2.2, 2.5.8: 24 px across)
_ROW = 2 * _REACH
_INSET = 5.0
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Spell(Protocol):
    """What a chart needs of a phase: `Phase` and `PhaseLine` both have it."""

    @property
    def first(self) -> date:
        """First day."""
        ...

    @property
    def last(self) -> date | None:
        """Last day; None while it lasts."""
        ...

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def score(self) -> float | None:
        """Mean score; None without events."""
        ...


@dataclass(frozen=True, slots=True)
class Tint:
    """A phase as drawn: its letter, its edges in px, how friendly it was, what it is called."""

    letter: str
    left: float
    right: float
    tone: str
    name: str
    days: str
    score: float | None


def letter_of(index: int) -> str:
    """Return A, B, ... Z, AA, AB, ... for 0, 1, ..."""
    more, rest = divmod(index, len(_LETTERS))
    return (letter_of(more - 1) if more else "") + _LETTERS[rest]


def tints(phases: Sequence[Spell], x: TimeScale) -> tuple[Tint, ...]:
    """Return the phases that the axis shows; one that overlaps the one before begins after it."""
    drawn: list[Tint] = []
    edge = x.start
    for index, phase in enumerate(phases):
        left = max(x.left(phase.first), edge)
        right = x.end if phase.last is None else x.right(phase.last)
        if right <= left:
            continue
        days = stretch(phase.first, phase.last)
        drawn.append(
            Tint(letter_of(index), left, right, tone(phase.score), phase.name, days, phase.score)
        )
        edge = right
    return tuple(drawn)


def tone(score: float | None) -> str:
    """Return "cold", "even" or "warm"; "even" also where no score is known."""
    if score is None or abs(score) < 0.5:
        return "even"
    return "warm" if score > 0 else "cold"


def strip(drawn: Sequence[Tint], top: float) -> tuple[str, float]:
    """Return the strip of phase names and its height in px; every name stays inside its phase."""
    if not drawn:
        return "", 0.0
    named = [(tint, _tint_words(tint)) for tint in drawn]
    height = max(len(lines) for _, lines in named) * (LINE - 1) + 6
    parts = (_strip_part(tint, lines, top, height) for tint, lines in named)
    edges = (line(tint.left, top, tint.left, top + height, "c-edge") for tint in drawn[1:])
    return group("c-strip", *parts, *edges), height


def _tint_words(tint: Tint) -> tuple[str, ...]:
    room = tint.right - tint.left - 2 * _INSET
    lines = in_lines(f"{tint.letter} {tint.name}", SMALL, room, 2)
    legible = len("".join(lines)) >= 8 or "…" not in "".join(lines)
    return lines if legible else tuple(filter(None, (fitted(tint.letter, SMALL, room),)))


def _strip_part(tint: Tint, lines: tuple[str, ...], top: float, height: float) -> str:
    name = f"{tint.letter} {tint.name}, {tint.days}"
    label = (
        words(text, tint.left + _INSET, top + LINE - 2 + index * (LINE - 1), SMALL)
        for index, text in enumerate(lines)
        if text != "…"
    )
    return element(
        "g",
        title(name),
        path(box(tint.left, top, tint.right - tint.left, height), f"c-name c-{tint.tone}"),
        *label,
    )


def washes(drawn: Sequence[Tint], frame: Frame) -> str:
    """Return the phases' tints behind a panel, with a line where each begins."""
    return group(
        "c-washes",
        *(
            path(
                box(tint.left, frame.top, tint.right - tint.left, frame.height),
                f"c-wash c-{tint.tone}",
            )
            for tint in drawn
        ),
        *(line(t.left, frame.top, t.left, frame.bottom, "c-edge") for t in drawn[1:]),
    )


def phase_means(drawn: Sequence[Tint], y: Scale) -> str:
    """Return a dashed line at the mean score of each phase."""
    known = ((tint, y(tint.score)) for tint in drawn if tint.score is not None)
    return group("c-means", *(line(t.left, at, t.right, at, "c-mean") for t, at in known))


@dataclass(frozen=True, slots=True)
class Badges:
    """The numbers of the turns that an axis shows, before it is known how high they stand.

    Attributes:
        turns: Number and turn, by day.
        spots: Place and row of each number.
        places: Where each turn itself lies, in px.
    """

    turns: tuple[tuple[int, TurningPoint], ...]
    spots: tuple[tuple[float, int], ...]
    places: tuple[float, ...]

    @property
    def height(self) -> float:
        """Height of all rows in px."""
        return (max((row for _, row in self.spots), default=-1) + 1) * _ROW

    def drawn_at(self, top: float) -> str:
        """Return the numbers as links, each with a line to its turn's place below the rows."""
        foot = top + self.height
        drawn = (
            _badge(number, turn, (spot, top + row * _ROW + _ROW / 2), (place, foot))
            for (number, turn), (spot, row), place in zip(
                self.turns, self.spots, self.places, strict=True
            )
        )
        return group("c-turns", *drawn)


def badges(turns: Mapping[int, TurningPoint], x: TimeScale) -> Badges:
    """Return numbers that do not touch. A turn outside the axis has none; the list holds it."""
    by_day = sorted(turns.items(), key=lambda item: (_turn_day(item[1]), item[0]))
    shown = tuple(item for item in by_day if x.holds(_turn_day(item[1])))
    places = tuple(x.left(_turn_day(turn)) for _, turn in shown)
    spots = in_rows(places, 2 * _REACH, x.start + _REACH, x.end - _REACH)
    return Badges(shown, spots, places)


def _turn_day(turn: TurningPoint) -> date:
    """Return the day at which a turn is drawn: the middle of its likeliest month, or nearest it."""
    year, number = turn.month.split("-")
    return min(max(date(int(year), int(number), 15), turn.first), turn.last)


def _badge(
    number: int, turn: TurningPoint, at: tuple[float, float], foot: tuple[float, float]
) -> str:
    name = f"Turning point {number}: {turned_in(turn)}, {word('turn', turn.direction)}"
    return element(
        "a",
        title(name),
        line(at[0], at[1], *foot, "c-rule"),
        element("circle", cx=at[0], cy=at[1], r=_REACH, class_="c-reach"),
        element("circle", cx=at[0], cy=at[1], r=_RADIUS, class_=f"c-badge c-{turn.direction}"),
        words(str(number), at[0], at[1] + 4, SMALL, text_anchor="middle", class_="c-number"),
        href=f"#turn-{number}",
        aria_label=name,
    )


def rules(places: Sequence[float], frame: Frame) -> str:
    """Return the turns' lines through a panel."""
    return group("c-rules", *(line(x, frame.top, x, frame.bottom, "c-rule") for x in places))
