"""Did you mean ...: the names nearest to one that is not in the atlas."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from detente.atlas.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Collection

LIKENESS = 0.8
"""difflib's ratio from which on a name is offered. Of 39 names of states and groups with one random
slip each, 0.8 brought back all, with 1.8 offers on average; 0.6, difflib's default, as many with
2.9 offers; 0.85 lost five."""


def near(name: str, known: Collection[str], most: int = 3) -> tuple[str, ...]:
    """Return up to `most` of the folded names in `known` that are spelled much like `name`.

    Names that hold all the words of `name` come after those that resemble it as a whole.
    """
    key = folded(name.strip())
    alike = get_close_matches(key, known, n=most, cutoff=LIKENESS)
    wanted = set(key.split())
    holding = sorted((each for each in known if wanted and wanted <= set(each.split())), key=len)
    return tuple(dict.fromkeys((*alike, *holding)))[:most]
