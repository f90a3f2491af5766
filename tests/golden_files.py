"""Compare what is drawn with what was looked at and kept.

To accept changes that were looked at: `ACCEPT_GOLDEN=1 pytest tests/unit/show`.
"""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).resolve().parent / "golden"


def is_as_it_was(name: str, drawn: str) -> bool:
    """Return whether a drawing has the bytes of its golden file; accept it if so asked."""
    kept = GOLDEN / name
    if os.environ.get("ACCEPT_GOLDEN"):
        kept.write_text(drawn + "\n", encoding="utf-8")
    return kept.read_text(encoding="utf-8") == drawn + "\n"
