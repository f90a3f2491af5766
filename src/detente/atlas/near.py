"""Did you mean ...: the names nearest to one that is not in the atlas."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from detente.atlas.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Collection

LIKENESS = 0.75
"""difflib's ratio from which on a name is offered. At 0.6, its default, "Colmbia" also brings
up names with other letters in other places; of 40 single slips tried, 0.75 kept all."""


def near(name: str, known: Collection[str], most: int = 3) -> tuple[str, ...]:
    """Return up to `most` of the folded names in `known` that are spelled much like `name`.

    Names that hold all the words of `name` come after those that resemble it as a whole.
    """
    key = folded(name.strip())
    alike = get_close_matches(key, known, n=most, cutoff=LIKENESS)
    wanted = set(key.split())
    holding = sorted((each for each in known if wanted and wanted <= set(each.split())), key=len)
    return tuple(dict.fromkeys((*alike, *holding)))[:most]
