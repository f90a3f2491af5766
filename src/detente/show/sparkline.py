"""A relation in one line of a terminal."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from detente.show.days import stretch
from detente.show.wording import counted, signed
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.relations import RelationSeries

_BARS = "▁▂▃▄▅▆▇█"
_SILENT = "·"


def sparkline(scores: Sequence[float | None], size: int = 1) -> str:
    """Return one bar for every `size` periods, by their mean score; a dot where none is known."""
    groups = [scores[start : start + size] for start in range(0, len(scores), size)]
    means = [_mean(group) for group in groups]
    known = [mean for mean in means if mean is not None]
    if not known:
        return _SILENT * len(means)
    low, high = min(known), max(known)
    return "".join(_SILENT if mean is None else _bar(mean, low, high) for mean in means)


def series_line(series: RelationSeries, room: int) -> tuple[str, str] | None:
    """Return a sparkline of at most `room` bars, and its legend; None if no period has a score."""
    scores = [point.score for point in series.points]
    known = [score for score in scores if score is not None]
    if not known:
        return None
    size = -(-len(scores) // max(room, 1))
    step = word("step", series.step)
    legend = (
        f"mean score, one bar for {counted(size, step)}, "
        f"{stretch(series.points[0].first, series.points[-1].last)}, "
        f"{signed(min(known))} to {signed(max(known))}; {_SILENT} no event told"
    )
    return sparkline(scores, size), legend


def _mean(group: Sequence[float | None]) -> float | None:
    known = [score for score in group if score is not None]
    return fmean(known) if known else None


def _bar(value: float, low: float, high: float) -> str:
    if high == low:
        return _BARS[len(_BARS) // 2]
    return _BARS[round((value - low) / (high - low) * (len(_BARS) - 1))]
