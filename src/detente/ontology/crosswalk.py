"""From CAMEO to PLOVER and back.

The rows, where they come from and where they depart from the published crosswalk stand in
`crosswalk.toml`; the reasons are told in docs/reference/schemes.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente.ontology.cameo import cameo_code
from detente.ontology.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverCode:
    """What a CAMEO code says, in PLOVER's words.

    Attributes:
        type: The PLOVER type.
        mode: A mode of that type; None if the code tells none.
        contexts: PLOVER contexts, in the order of the crosswalk; () if the code tells none.
        reversed: CAMEO's source is PLOVER's target, and the other way round: for 043, where the
            host is CAMEO's source, and PLOVER has the visitor as the source of a visit.
    """

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    reversed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A row whose mode is not the published one.

    Attributes:
        code: The CAMEO code.
        listed: The published mode.
        mode: The mode used; None if the code tells none.
        why: "retired", "manual" or "broad", as explained in `crosswalk.toml`.
    """

    code: str
    listed: str
    mode: str | None
    why: str


def to_plover(code: str) -> PloverCode | None:
    """Return the PLOVER reading of a CAMEO code.

    Returns:
        None if there is no such code, or if PLOVER leaves it out; `why_dropped` tells which.
    """
    return _rows().get(code)


def why_dropped(code: str) -> str | None:
    """Return, in a sentence or two, why PLOVER has no type for a CAMEO code that exists.

    Returns:
        None if the code has a type, or if there is no such code.
    """
    if cameo_code(code) is None:
        return None
    reasons: Mapping[str, str] = table("crosswalk")["dropped"]
    return reasons.get(code[:2])


def to_cameo(event_type: str, mode: str | None = None) -> str | None:
    """Return the one CAMEO code that best says what a PLOVER type, or type and mode, says.

    The code may be wider than the mode, and for three of the 83 it leads back to another type.

    Returns:
        None if PLOVER has no such type, or the type no such mode.
    """
    row = table("crosswalk")["to_cameo"].get(event_type)
    if row is None:
        return None
    code: str | None = row["code"] if mode is None else row.get("modes", {}).get(mode)
    return code


def departures() -> tuple[Departure, ...]:
    """Return the rows whose mode is not the published one, in the order of the crosswalk."""
    return tuple(
        Departure(code=code, listed=row["listed_mode"], mode=row.get("mode"), why=row["why"])
        for code, row in table("crosswalk")["to_plover"].items()
        if "why" in row
    )


@cache
def _rows() -> Mapping[str, PloverCode]:
    return {
        code: PloverCode(
            type=row["type"],
            mode=row.get("mode"),
            contexts=tuple(row.get("contexts", ())),
            reversed=row.get("reversed", False),
        )
        for code, row in table("crosswalk")["to_plover"].items()
    }
