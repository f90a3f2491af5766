"""Which ids are of persons: those that begin with PER-, but for the bodies of the state of Peru."""

from __future__ import annotations

# PLOVER's sectors of officials, as ids of a state's bodies end ("PER-MIL", "PER-GOV-1968"). ELI and
# what follows are first names too (PER-ELI-COHEN), and no body of a state.
_BODIES = "GOV|MIL|COP|SPY|JUD|LEG|OPP|REB|CVL"


def is_person(column: str) -> str:
    """Return the condition, in SQL, that a column holds the id of a person."""
    body = f"regexp_matches({column}, '^PER-({_BODIES})(-[0-9]+)?$')"
    return f"(starts_with({column}, 'PER-') AND NOT {body})"
