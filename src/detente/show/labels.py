"""Labels that never run into each other: how wide words are, and where they may stand.

A server does not know the reader's font. Widths here are upper bounds for the usual system fonts
(measured on DejaVu Sans, the widest of them), so a label that fits here fits everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NARROW = frozenset("ijlI.,:;'|!()[]‘’·ft/ -")
_WIDE = frozenset("mwMW%@#&^~—…+−=<>→×÷ÆæŒœŴŵĦħŉ")
_LATIN_ENDS = "\u024f"  # letters of other scripts are taken as wide
_EM_NARROW, _EM_USUAL, _EM_CAPITAL, _EM_WIDE = 0.42, 0.65, 0.79, 1.07
ELLIPSIS = "…"


def text_width(text: str, size: float) -> float:
    """Return an upper bound, in px, of the width of a text in letters of `size` px."""
    return size * sum(_em(character) for character in text)


def _em(character: str) -> float:
    if character in _NARROW:
        return _EM_NARROW
    if character in _WIDE or (character > _LATIN_ENDS and character.isalpha()):
        return _EM_WIDE
    return _EM_CAPITAL if character.isupper() else _EM_USUAL


def fitted(text: str, size: float, room: float) -> str:
    """Return the text, cut with an ellipsis so that it fits into `room` px; "" if nothing does."""
    if text_width(text, size) <= room:
        return text
    for length in range(len(text) - 1, 0, -1):
        cut = text[:length].rstrip(" ,;:") + ELLIPSIS
        if text_width(cut, size) <= room:
            return cut
    return ""


def in_lines(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Return the text in at most `most` lines of `room` px; the last is cut if it must be."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most - 1:
        taken = _taken(rest, size, room)
        lines.append(fitted(" ".join(rest[:taken]), size, room))
        rest = rest[taken:]
    if rest:
        lines.append(fitted(" ".join(rest), size, room))
    return tuple(line for line in lines if line)


def _taken(parts: Sequence[str], size: float, room: float) -> int:
    """Return how many of the words fit on one line; at least one."""
    taken = 1
    while taken < len(parts) and text_width(" ".join(parts[: taken + 1]), size) <= room:
        taken += 1
    return taken


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Return places near the wanted ones, in their order, at least `gap` apart, in [low, high].

    The least sum of squared moves: neighbours that are too close are pooled and their block stands
    at its mean (pool adjacent violators; Barlow et al. 1972, "Statistical Inference under Order
    Restrictions"). `wanted` ascends; there must be room for (n - 1) * gap.
    """
    blocks: list[tuple[float, int]] = []
    for index, place in enumerate(wanted):
        mean, count = place - index * gap, 1
        while blocks and blocks[-1][0] > mean:
            other, size = blocks.pop()
            mean = (mean * count + other * size) / (count + size)
            count += size
        blocks.append((mean, count))
    ceiling = high - (len(wanted) - 1) * gap
    levels = [min(max(mean, low), ceiling) for mean, count in blocks for _ in range(count)]
    return tuple(level + index * gap for index, level in enumerate(levels))


def in_rows(
    wanted: Sequence[float], gap: float, low: float, high: float
) -> tuple[tuple[float, int], ...]:
    """Return (place, row) for labels of one width: as few rows as hold them, filled in turn."""
    most = max(1, int((high - low) // gap) + 1)
    rows = max(1, -(-len(wanted) // most))
    places: dict[int, tuple[float, int]] = {}
    for row in range(rows):
        indexes = range(row, len(wanted), rows)
        for index, place in zip(
            indexes, spread([wanted[i] for i in indexes], gap, low, high), strict=True
        ):
            places[index] = (place, row)
    return tuple(places[index] for index in range(len(wanted)))
