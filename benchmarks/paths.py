"""Where the public gold data lies: DETENTE_SHARED, or `shared` beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def shared(*parts: str) -> Path:
    """Return a path under the shared folder.

    Raises:
        FileNotFoundError: it is not there.
    """
    path = Path(os.environ.get("DETENTE_SHARED", ROOT.parent / "shared")).joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"{path} is not there. Set DETENTE_SHARED to the shared folder.")
    return path
