"""The join: opens a store, finds plug-ins, runs the stages in order. The Python API.

This is the only file that knows the order of the stages and which classes meet the ports.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self, TypeVar, cast

from detente.atlas.lookup import load_atlas
from detente.errors import UsedWrongly
from detente.inputs.files import count_files, read_paths
from detente.model.claims import Dropped
from detente.model.reports import AddedDocument, AddReport, CheckReport
from detente.model.text import Refused
from detente.relate.reprints import find_reprints
from detente.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from detente.atlas.lookup import Atlas
    from detente.model.actors import Identity
    from detente.model.claims import Reading
    from detente.model.stored import StoredClaim
    from detente.model.text import DocId, Document, Incoming
    from detente.ports import InputFormat, Reader, Store

T = TypeVar("T")


class Tracker(Protocol):
    """Wraps an iterable to show how far it has got; `total` is None if unknown."""

    def __call__(self, items: Iterable[T], total: int | None, /) -> Iterator[T]:
        """Yield the items."""
        ...


def untracked(items: Iterable[T], total: int | None, /) -> Iterator[T]:  # noqa: ARG001
    """Yield the items and show nothing."""
    yield from items


@dataclass(frozen=True)
class Desk:
    """Reads documents without a store: the formats, the reader and the atlas, loaded when used."""

    settings: Settings = field(default_factory=load_settings)

    @cached_property
    def atlas(self) -> Atlas:
        """Who is who, with the user's own rows on top."""
        return load_atlas(Path(self.settings.atlas) if self.settings.atlas else None)

    @cached_property
    def reader(self) -> Reader:
        """The reader that the settings name."""
        return cast("Reader", _plugin("detente.readers", self.settings.reader)())

    @cached_property
    def formats(self) -> tuple[InputFormat, ...]:
        """Every input format; plain text last, since it takes what no other does."""
        points = sorted(entry_points(group="detente.inputs"), key=lambda p: (p.name == "text", p.name))
        return tuple(cast("InputFormat", point.load()()) for point in points)

    def incoming(self, paths: Iterable[str]) -> Iterator[Incoming | Refused]:
        """Yield the documents of files, folders and "-", and what was refused."""
        yield from read_paths(paths, self.formats)

    def read(self, paths: Iterable[str]) -> Iterator[tuple[Document, Reading] | Refused]:
        """Yield each document with its reading, one at a time, in order."""
        for item in self.incoming(paths):
            if isinstance(item, Refused):
                yield item
            else:
                yield item.document, self.reader.read(item.document, item.pairs)

    def identify(self, name: str, on: date | None) -> Identity:
        """Return who a name means on a day. Raises UnknownActor with near names if nobody."""
        identity = self.atlas.identify(name, on)
        if not identity.candidates:
            self.atlas.resolve(name, on)  # raises, with near names
        return identity
