"""Where the words of a chart stand, for tests that none meets another or leaves the chart."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree as ET

from detente.show.labels import text_width
from detente.show.sheets import BOLD

SVG = "{http://www.w3.org/2000/svg}"
BOLD_CLASSES = {"c-head", "c-side-name"}


def parsed(svg):
    return ET.fromstring(svg)  # noqa: S314


def boxes(svg):
    """Return (words, left, top, right, bottom) of every text, and of turns' circles, and the size."""
    root = parsed(svg)
    found = []
    for text in root.iter(f"{SVG}text"):
        size, x, y = (float(text.get(key)) for key in ("font-size", "x", "y"))
        wide = text_width(text.text or "", size)
        wide *= BOLD if text.get("class") in BOLD_CLASSES else 1
        left = {"middle": x - wide / 2, "end": x - wide}.get(text.get("text-anchor"), x)
        if text.get("class") != "c-number":
            found.append((text.text, left, y - size * 0.8, left + wide, y + size * 0.2))
    for circle in (c for c in root.iter(f"{SVG}circle") if c.get("class") == "c-reach"):
        x, y, r = (float(circle.get(key)) for key in ("cx", "cy", "r"))
        found.append(("(number)", x - r, y - r, x + r, y + r))
    return found, float(root.get("width")), float(root.get("height"))


def overlap(one, other):
    _, left, top, right, bottom = one
    _, left2, top2, right2, bottom2 = other
    return (
        min(right, right2) - max(left, left2) > 0.5 and min(bottom, bottom2) - max(top, top2) > 0.5
    )


def overlaps(svg):
    """Return pairs of words that meet."""
    return [pair for pair in combinations(boxes(svg)[0], 2) if overlap(*pair)]


def outside(svg):
    """Return words that leave the chart."""
    found, right, bottom = boxes(svg)
    return [
        b for b in found if b[1] < -0.5 or b[3] > right + 0.5 or b[2] < -0.5 or b[4] > bottom + 0.5
    ]


def texts(svg):
    """Return the words of a chart, in order."""
    return [text.text for text in parsed(svg).iter(f"{SVG}text")]


def image(svg):
    """Return the name and the description of the chart's image."""
    root = parsed(svg)
    held = next(g for g in root.iter(f"{SVG}g") if g.get("role") == "img")
    by_id = {e.get("id"): e.text for e in held if e.get("id")}
    return by_id[held.get("aria-labelledby")], by_id[held.get("aria-describedby")]


def of_class(svg, name):
    """Return the elements that have a class."""
    return [e for e in parsed(svg).iter() if name in (e.get("class") or "").split()]
