"""Whether a bare number counts votes: "143 in favour, five against", "by 1,020 to 8"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.read.counted import words

if TYPE_CHECKING:
    from detente.read.counted import Counted
    from detente.read.figures import Figure
    from detente.read.trees import Token

_SCORE = re.compile(r"([\d,]+) (?:to|against) ([\d,]+)(?!\d|\.\d|\s*(?:%|per))")


def is_vote(text: str, item: Counted) -> bool:
    """Return whether a bare number counts votes: "143 in favour, five against"."""
    if _is_score(text, item.figure):
        return True
    lemmas = {token.lemma.casefold() for token in item.tree.tokens}
    housed = {token.text for token in item.tree.tokens} & words("houses")
    if not housed and not lemmas & words("voting"):
        return False
    if re.match(r"\s?(?:[-–]|to\s)\s?\d", text[item.figure.end : item.figure.end + 8]):
        return True
    following = text[item.figure.end : item.figure.end + 16].casefold().split()
    said = " ".join(following[:2]).strip(",;.")
    after = words("voting", "after")
    previous = before(item)
    named = previous is not None and previous.text.casefold().rstrip("s") in words("votes") | {
        "aye",
        "noe",
    }
    return (
        named
        or said in after
        or bool(following and following[0].strip(",;.") in after)
        or (previous is not None and previous.lemma in {"by", "to"})
    )


def _is_score(text: str, figure: Figure) -> bool:
    """Return whether a bare number is the greater of two in digits: "by 1,020 to 8"."""
    told = _SCORE.match(text, figure.number)
    led = text[: figure.number].endswith(("from ", "between "))
    if told is None or led or figure.unit is not None:
        return False
    first, second = (int(number.replace(",", "") or 0) for number in told.groups())
    return first > second


def before(item: Counted) -> Token | None:
    """Return the word before a figure."""
    earlier = [token for token in item.tree.tokens if token.end <= item.figure.start]
    return earlier[-1] if earlier else None
