"""Reading without a store: the formats, the reader and the atlas, each loaded when first used."""

from __future__ import annotations

from functools import cached_property, partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from detente.atlas.lookup import load_atlas
from detente.errors import NotFound, UsedWrongly
from detente.inputs.files import read_bytes, read_paths
from detente.model.text import Refused
from detente.settings import Settings, load_settings
from detente.workspace.jobs import ToRead, read_in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from detente.atlas.lookup import Atlas
    from detente.model.actors import Identity
    from detente.model.claims import Reading
    from detente.model.text import Document, Incoming
    from detente.ports import InputFormat, Reader, Store

T = TypeVar("T")


class Desk:
    """Turns paths into documents and documents into readings."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or load_settings()

    @cached_property
    def atlas(self) -> Atlas:
        """Who is who, with the user's own rows on top."""
        return load_atlas(Path(self.settings.atlas) if self.settings.atlas else None)

    @cached_property
    def described(self) -> str:
        """The settings as one line, with a digest of the user's own rows of the atlas."""
        own = f" atlas_digest={self.atlas.own!r}" if self.atlas.own else ""
        return self.settings.text() + own

    @cached_property
    def reader(self) -> Reader:
        """The reader that the settings name; every reader is made with the atlas."""
        return cast("Reader", plugin("detente.readers", self.settings.reader)(self.atlas))

    @cached_property
    def formats(self) -> tuple[InputFormat, ...]:
        """Every input format; plain text last, since it takes what no other does."""
        points = entry_points(group="detente.inputs")
        ordered = sorted(points, key=lambda point: (point.name == "text", point.name))
        return tuple(cast("InputFormat", point.load()()) for point in ordered)

    def incoming(self, paths: Iterable[str]) -> Iterator[Incoming | Refused]:
        """Yield the documents of files, folders and "-", and what was refused, in order."""
        yield from read_paths(paths, self.formats)

    def incoming_in(self, data: bytes, name: str) -> Iterator[Incoming | Refused]:
        """Yield the documents of what would stand in a file of that name, and what was refused."""
        yield from read_bytes(data, name, self.formats)

    def read(
        self, paths: Iterable[str], jobs: int = 1
    ) -> Iterator[tuple[Document, Reading] | Refused]:
        """Yield each document with its reading, in order; nothing is stored.

        `jobs`: how many processes read. Raises WorkerDied if one of them ends before it is done.
        """
        items = (x if isinstance(x, Refused) else ToRead(x) for x in self.incoming(paths))
        return self.readings(items, jobs)

    def readings(
        self, items: Iterable[ToRead | T], jobs: int = 1
    ) -> Iterator[tuple[Document, Reading] | T]:
        """Yield each document with its reading, and whatever else comes along, in order."""
        return read_in_order(items, self._read, partial(_reader_by, self.settings), jobs)

    def _read(self, incoming: Incoming) -> Reading:
        return self.reader.read(incoming.document, incoming.pairs)

    def identify(self, name: str, on: date | None = None) -> Identity:
        """Return who a name means on a day. Raises UnknownActor, with near names, if nobody."""
        identity = self.atlas.identify(name, on)
        if not identity.candidates:
            self.atlas.resolve(name, on)  # raises, and knows the near names
        return identity


def _reader_by(settings: Settings) -> Reader:
    """Return a reader, in whatever process this runs."""
    return Desk(settings).reader


def examples_folder() -> Path:
    """Return the folder of the example dispatches: in the package, or beside its source.

    Raises NotFound if this installation has neither.
    """
    package = Path(__file__).parents[1] / "examples"
    source = Path(__file__).parents[3] / "examples"
    for folder in (package, source):
        if (folder / "manifest.toml").exists():
            return folder
    raise NotFound("The example dispatches are not installed. Give a folder with --corpus.")


def open_store(settings: Settings, path: str | Path) -> Store:
    """Return the store that the settings name, opened. Raises StoreError and its kin."""
    return cast("Store", plugin("detente.stores", settings.engine)(path))


def plugin(group: str, name: str) -> type:
    """Return a registered class. Raises UsedWrongly, naming those there are, if there is none."""
    points = {point.name: point for point in entry_points(group=group)}
    if name not in points:
        raise UsedWrongly(
            f"No plug-in of {group} is called {name!r}. There are {', '.join(sorted(points))}."
        )
    return cast("type", points[name].load())
