"""The public gold data beside the repository: where it is, its halves, and its own scorers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Row = dict[str, Any]


def data_folder() -> Path:
    """Return the folder of gold data. Raises NotFound where it is not there."""
    root = os.environ.get("DETENTE_SHARED", Path(__file__).resolve().parents[2] / "shared")
    folder = Path(root) / "data"
    if not folder.is_dir():
        raise NotFound(f"No gold data in {folder}. Put it there, or set DETENTE_SHARED.")
    return folder


def rows(path: Path) -> list[Row]:
    """Return the JSON objects of a file with one a line."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def is_held_out(name: str) -> bool:
    """Return whether an item belongs to the half that rules are never written from."""
    return sha256(name.encode()).digest()[0] % 2 == 1


def scored(script: Path, gold: Iterable[Row], predicted: Iterable[Row]) -> Mapping[str, Any]:
    """Run a scorer of the gold data on some of its items and return the figures it prints."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, "gold.jsonl"), Path(folder, "predicted.jsonl")]
        for path, items in zip(paths, (gold, predicted), strict=True):
            path.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
        command = [sys.executable, str(script), *map(str, paths)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    figures: Mapping[str, Any] = json.loads(done.stdout)
    return figures
