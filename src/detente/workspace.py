"""The join: opens a store, finds plug-ins, runs the stages in order. The Python API.

This is the only file that knows the order of the stages and which classes meet the ports.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol, Self, TypeVar, cast

from detente.atlas.lookup import Atlas, load_atlas
from detente.errors import UsedWrongly
from detente.inputs.files import count_files, read_paths
from detente.model.claims import Dropped
from detente.model.reports import AddedDocument, AddReport, CheckReport
from detente.model.text import Document, Refused
from detente.relate.reprints import find_reprints
from detente.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from detente.model.actors import Identity
    from detente.model.claims import Reading
    from detente.model.stored import StoredClaim
    from detente.model.text import DocId, DocumentHead
    from detente.ports import InputFormat, Reader, Store

T = TypeVar("T")
Read = tuple[Document, "Reading"]


class Tracker(Protocol):
    """Wraps an iterable to show progress; `total` is None if unknown."""

    def __call__(self, items: Iterable[T], total: int | None) -> Iterator[T]:
        """Yield the items."""
        ...


def untracked(items: Iterable[T], total: int | None) -> Iterator[T]:  # noqa: ARG001
    """Yield the items and show nothing."""
    yield from items
