"""Large TOML files of the package, kept parsed in the user's cache folder.

To parse them takes a third of the time in which the atlas is read. What is kept lies under the
digest of the text, so that it never answers for another; it is written in full or not at all; and
where the folder cannot be written to, the text is parsed each time.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import tomllib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

SMALL = 20_000
"""Characters up to which a text is parsed each time. Origin: these take some milliseconds."""


def parsed(text: str) -> dict[str, Any]:
    """Return what a TOML text holds. Raises TOMLDecodeError if it is none."""
    if len(text) <= SMALL:
        return tomllib.loads(text)
    kept = cache_folder() / f"toml-{sha256(text.encode()).hexdigest()[:32]}.json"
    with suppress(OSError, ValueError):
        found = json.loads(kept.read_bytes())
        if isinstance(found, dict):
            return found
    table = tomllib.loads(text)
    with suppress(OSError, TypeError):  # no such folder; a date or a time, of which JSON has none
        _write(kept, json.dumps(table, ensure_ascii=False))
    return table


def cache_folder() -> Path:
    """Return the folder for what can be made again: by the system's custom, or XDG_CACHE_HOME."""
    given = os.environ.get("XDG_CACHE_HOME")
    if given:
        return Path(given) / "detente"
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # Path.home() raises where there is none
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "detente"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home)) / "detente" / "cache"
    return home / ".cache" / "detente"


def _write(path: Path, text: str) -> None:
    """Write a file so that another process sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=path.stem, delete=False
    ) as file:
        file.write(text)
    Path(file.name).replace(path)
