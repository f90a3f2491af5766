"""Foreign text made safe for a terminal: documents may hold anything, also escape sequences."""

from __future__ import annotations

import re
import unicodedata

# Control characters could move the cursor or change colours; the bidirectional controls could
# reorder a whole line (Unicode Technical Report 36, section 3.2).
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_SPACE = re.compile(r"\s+")


def legible(text: str) -> str:
    """Return the text on one line, without control and reordering characters."""
    kept = _REORDERING.sub("", text)
    plain = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in kept)
    return _SPACE.sub(" ", plain).strip()


def shortened(text: str, room: int) -> str:
    """Return the text cut at a word to at most `room` characters, with an ellipsis if cut."""
    if len(text) <= room:
        return text
    cut = text[: room - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > room // 2 else cut).rstrip(" ,;:") + "…"
