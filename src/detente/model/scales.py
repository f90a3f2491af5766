"""What relating needs of a coding scheme: how friendly an act is, and of which quad class."""

from __future__ import annotations

from typing import Protocol


class Scale(Protocol):
    """A coding scheme's scores (`ontology.Scheme` is one). Unknown codes raise UsedWrongly."""

    @property
    def name(self) -> str:
        """Short name of the scheme ("plover")."""
        ...

    def score(self, event_type: str, mode: str | None, /) -> float:
        """Return the conflict-cooperation score of a type and mode, -10..+10."""
        ...

    def quad(self, event_type: str, /) -> int:
        """Return the quad class: 1, 2 verbal, material cooperation; 3, 4 the same for conflict."""
        ...
