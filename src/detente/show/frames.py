"""Where the panels of a chart stand, and the sizes that they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.show.scales import TimeScale

SMALL = 11.5  # px: every word of a chart
LINE = 15.0  # px from one line of words to the next
LEFT, RIGHT = 40.0, 10.0  # px beside the panels of a chart through time
GAP = 16.0  # px between panels


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a panel stands. `x` maps days; `top`, `bottom` in px."""

    x: TimeScale
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Its height in px."""
        return self.bottom - self.top
