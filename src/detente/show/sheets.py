"""What every chart is drawn on: the named image, headings, and keys to marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.show.frames import LINE, SMALL
from detente.show.labels import in_lines, text_width
from detente.show.svg import describe, element, group, short, title, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Swatch = Callable[[float, float], str]

BOLD = 1.15  # how much wider semi-bold letters are than regular ones, at most


def sheet(
    prefix: str,
    size: tuple[float, float],
    texts: tuple[str, str],
    picture: Sequence[str],
    marks: str = "",
    *,
    hatched: bool = False,
) -> str:
    """Return the whole drawing.

    Args:
        prefix: Begins every id.
        size: Width and height in px.
        texts: The image's name and its description.
        picture: What is seen.
        marks: Links. They stand outside the image, whose parts have no names.
        hatched: The picture uses the pattern `<prefix>-hatch`.
    """
    width, height = size
    name, description = texts
    image = element(
        "g", title(name, id=f"{prefix}-title"), describe(description, id=f"{prefix}-desc"),
        *picture, role="img", aria_labelledby=f"{prefix}-title", aria_describedby=f"{prefix}-desc",
    )  # fmt: skip
    return element(
        "svg", _hatch_pattern(prefix) if hatched else "", image, marks,
        xmlns="http://www.w3.org/2000/svg", class_="chart", width=width, height=height,
        viewBox=f"0 0 {short(width)} {short(height)}",
    )  # fmt: skip


def _hatch_pattern(prefix: str) -> str:
    pattern = element(
        "pattern",
        element("path", d="M0 7L7 0", class_="c-hatching"),
        id=f"{prefix}-hatch", width=7, height=7, patternUnits="userSpaceOnUse",
    )  # fmt: skip
    return element("defs", pattern)


def heading(
    text: str, key: Sequence[tuple[Swatch, str]], top: float, width: float
) -> tuple[str, float]:
    """Return a heading with the key to its marks, and the y at which what it heads begins.

    `key`: for each kind of mark what draws it at (x, top) in 12 px, and its name.
    """
    lines = in_lines(text, SMALL, width / BOLD, 2)
    head = [
        words(part, 0, top + 12 + index * LINE, SMALL, class_="c-head")
        for index, part in enumerate(lines)
    ]
    top += len(lines) * LINE
    x = 0.0
    for swatch, name in key:
        needed = 16 + text_width(name, SMALL) + 10
        if x and x + needed > width:
            x, top = 0.0, top + LINE
        head += (swatch(x, top), words(name, x + 16, top + 12, SMALL, class_="c-key"))
        x += needed
    return group("c-heading", *head), top + (LINE if key else 0) + 6
