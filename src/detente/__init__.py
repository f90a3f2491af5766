"""detente: why did A sour on B, from news reporting, each sentence cited to the exact words.

The public names, and nothing else. Importing this opens no file but its own code: the rooms are
loaded when one of their names is first used, models and data when something is first read.

    with detente.open("news.duckdb") as workspace:
        workspace.add(["pages/"])
        answer, series = workspace.ask("Why did Peru sour on Ecuador?")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from detente.errors import (
    AmbiguousActor,
    BadInput,
    BadLine,
    BadSpan,
    BadValue,
    BrokenCitation,
    DetenteError,
    MissingExtra,
    NoEvidence,
    NotArticle,
    NotFound,
    NotPrinted,
    NotText,
    NotUnderstood,
    StoreBusy,
    StoreError,
    StoreTooNew,
    UnknownActor,
    UnknownScheme,
    UnknownType,
    UsedWrongly,
    WorkerDied,
)

if TYPE_CHECKING:
    from pathlib import Path

    from detente.settings import Settings
    from detente.workspace import Asked, Desk, Objection, Workspace

__version__ = "0.1.0"

__all__ = [
    "AmbiguousActor",
    "Asked",
    "BadInput",
    "BadLine",
    "BadSpan",
    "BadValue",
    "BrokenCitation",
    "Desk",
    "DetenteError",
    "MissingExtra",
    "NoEvidence",
    "NotArticle",
    "NotFound",
    "NotPrinted",
    "NotText",
    "NotUnderstood",
    "Objection",
    "Settings",
    "StoreBusy",
    "StoreError",
    "StoreTooNew",
    "UnknownActor",
    "UnknownScheme",
    "UnknownType",
    "UsedWrongly",
    "WorkerDied",
    "Workspace",
    "__version__",
    "open",
]

_LATER = {
    "Asked": "detente.workspace",
    "Desk": "detente.workspace",
    "Objection": "detente.workspace",
    "Settings": "detente.settings",
    "Workspace": "detente.workspace",
}
"""Public names that are loaded when first used, and where they live."""


def open(path: str | Path = "detente.duckdb", settings: Settings | None = None) -> Workspace:  # noqa: A001  # detente.open, like gzip.open
    """Open or create a store; ":memory:" is one that is not kept. Use it in a `with` block.

    Args:
        path: The store file.
        settings: None for those of detente.toml here and of the environment.

    Raises:
        StoreBusy: Another process holds the file.
        StoreTooNew: A newer version made it.
        StoreError: It is no store.
        UsedWrongly: A setting has a wrong name or value.
    """
    from detente.workspace import Workspace  # noqa: PLC0415  # loads every room

    return Workspace.open(path, settings)


def __getattr__(name: str) -> object:
    """Load a public name of `_LATER` (PEP 562)."""
    if name not in _LATER:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    value: object = getattr(import_module(_LATER[name]), name)
    globals()[name] = value  # the next use finds it without coming here
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
