"""What stands behind answers: the claims and happenings of a pair, as values and as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.workspace.asking import Asking
from detente.workspace.bearing import Bearing
from detente.workspace.dyads import dyad_months
from detente.workspace.framing import claim_frame, event_frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.model.evidence import Evidence
    from detente.ports import Store
    from detente.workspace.asking import Asked
    from detente.workspace.desk import Desk
    from detente.workspace.frames import Frame


class Told:
    """Looks into one store for what an answer is made of."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk

    def bearing(self, asked: Asked) -> Bearing:
        """Return every claim on two actors, and the happenings told of them. Raises NoEvidence."""
        case = Asking(self._store, self._desk).case(asked)
        return Bearing(
            question=case.question, sides=case.sides, evidence=case.evidence,
            happenings=case.happenings,
        )  # fmt: skip

    def events(self, asked: Asked | None = None) -> Frame:
        """Return a row for each telling of an event: of a pair, or of the whole store.

        Of a pair, what reprints repeat is left out. Raises NoEvidence if nothing bears on it.
        """
        return event_frame(self._evidence(asked), self._desk.settings.scheme)

    def claims(self, asked: Asked | None = None) -> Frame:
        """Return a row for each claim, as `events` does for events."""
        return claim_frame(self._evidence(asked))

    def dyad_months(self) -> Frame:
        """Return a row for each month of every two states or groups of which an act is told."""
        return dyad_months(self._store, self._desk)

    def _evidence(self, asked: Asked | None) -> Iterable[Evidence]:
        if asked is not None:
            return self.bearing(asked).evidence
        return (stored.evidence for stored in self._store.claims())
