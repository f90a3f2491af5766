"""CAMEO codes, their names and their Goldstein scores.

Codes are text, as the leading zero counts: "043" is a code and "43" is none. A two-digit code is
the root of those that begin with it. The facts and where they come from stand in `cameo.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente.ontology.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

GoldsteinTable = Literal["gdelt", "icews"]
"""Whose table of Goldstein scores: GDELT's, or ICEWS's, which differs on five codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """One CAMEO code.

    Attributes:
        code: Two to four digits.
        name: As the ICEWS files write it.
        quad: CAMEO's quad class of its root, 1-4.
        goldstein: GDELT's score, -10 to +10; None where GDELT's table has none.
        goldstein_icews: ICEWS's score; None where that table has none.
    """

    code: str
    name: str
    quad: int
    goldstein: float | None
    goldstein_icews: float | None


def cameo_codes() -> tuple[CameoCode, ...]:
    """Return every code in the order of its digits, roots before what they hold."""
    return tuple(_codes().values())


def cameo_code(code: str) -> CameoCode | None:
    """Return what `code` stands for; None if CAMEO, as published with ICEWS, has no such code."""
    return _codes().get(code)


def goldstein(code: str, whose: GoldsteinTable = "gdelt") -> float | None:
    """Return the Goldstein score of a CAMEO code, -10 to +10.

    Args:
        code: A CAMEO code. It is looked up as it stands: a longer code takes nothing from its root.
        whose: Which of the two published tables to read.

    Returns:
        The score; None if there is no such code or the table does not score it.
    """
    known = cameo_code(code)
    if known is None:
        return None
    return known.goldstein if whose == "gdelt" else known.goldstein_icews


def relation_code(name: str) -> str | None:
    """Return the CAMEO code of a relation that is written as its name, as ICEWS files have it.

    Case, underscores ("Make_a_visit") and runs of spaces do not matter. Fourteen names belong to a
    root and to the three-digit code under it; the latter is meant, since files hold no roots.

    Returns:
        The code; None if no code has that name.
    """
    return _by_name().get(_plain(name))


@cache
def _codes() -> Mapping[str, CameoCode]:
    data = table("cameo")
    codes = {}
    for code, row in data["codes"].items():
        score = row.get("goldstein")
        codes[code] = CameoCode(
            code=code,
            name=row["name"],
            quad=data["quad"][code[:2]],
            goldstein=score,
            goldstein_icews=row.get("goldstein_icews", score),
        )
    return codes


@cache
def _by_name() -> Mapping[str, str]:
    # Roots come before what they hold, so of two codes with one name the longer one stays.
    return {_plain(known.name): known.code for known in cameo_codes()}


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())
