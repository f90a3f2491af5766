"""detente: why did A sour on B, from news reporting, each sentence cited to the exact words."""

from __future__ import annotations

__version__ = "0.1.0"
