"""The shapes that tell quad classes apart, and arrow heads, as path commands."""

from __future__ import annotations

from math import atan2, cos, pi, sin

from detente.show.svg import short

_WINGS = 0.82 * pi  # the angle between an arrow's direction and its wings


def shape(quad: int, x: float, y: float, r: float) -> str:
    """Return the outline of a quad class's mark about (x, y), at most `r` px from it.

    1, verbal cooperation: a disc. 2, material cooperation: a square. 3, verbal conflict: a
    triangle that points down. 4, material conflict: a lozenge.
    """
    if quad == 1:
        return (
            f"M{short(x - r)} {short(y)}a{short(r)} {short(r)} 0 1 0 {short(2 * r)} 0"
            f"a{short(r)} {short(r)} 0 1 0 {short(-2 * r)} 0z"
        )
    if quad == 2:
        half = 0.86 * r
        return _polygon((x - half, y - half), (x + half, y - half), (x + half, y + half),
                        (x - half, y + half))  # fmt: skip
    if quad == 3:
        return _polygon((x - r, y - 0.8 * r), (x + r, y - 0.8 * r), (x, y + r))
    return _polygon((x, y - r), (x + r, y), (x, y + r), (x - r, y))


def arrow(at: tuple[float, float], towards: tuple[float, float], r: float, *, open_: bool) -> str:
    """Return an arrow head with its tip at `at`, coming from `towards`' far side.

    Args:
        at: The tip, in px.
        towards: The way it points, as a vector.
        r: How far the wings reach back, in px.
        open_: Two strokes; False: a filled triangle.
    """
    angle = atan2(towards[1], towards[0])
    one, other = (
        (at[0] + r * cos(angle + turn), at[1] + r * sin(angle + turn)) for turn in (_WINGS, -_WINGS)
    )
    if open_:
        return f"M{_place(one)}L{_place(at)}L{_place(other)}"
    return _polygon(one, at, other)


def _polygon(*corners: tuple[float, float]) -> str:
    return f"M{'L'.join(_place(corner) for corner in corners)}z"


def _place(corner: tuple[float, float]) -> str:
    return f"{short(corner[0])} {short(corner[1])}"
