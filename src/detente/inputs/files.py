"""From paths to documents: folders, compressed files, standard input, the right format for each."""

from __future__ import annotations

import gzip
import os
import sys
import zlib
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from detente.errors import NotFound
from detente.model.text import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from detente.model.text import Incoming
    from detente.ports import InputFormat


class Peekable(Protocol):
    """A binary stream that shows its next bytes without using them up, as opened files do."""

    def peek(self, size: int, /) -> bytes:
        """Return some of the next bytes."""
        ...


_START = 4096  # bytes that are enough to tell a format
_GZIP = b"\x1f\x8b"
_SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".gz")


def read_paths(
    paths: Iterable[str], formats: Sequence[InputFormat]
) -> Iterator[Incoming | Refused]:
    """Yield the documents of files and folders, and what was refused, in order.

    A folder is read file by file, sorted by name, sub-folders too; files in it whose name ends in
    none of the known endings are left alone. "-" is standard input.
    """
    for path in paths:
        if path == "-":
            stdin = cast("Peekable", sys.stdin.buffer)
            yield from _read_stream(stdin, "standard input", formats)
        elif path.startswith(("http://", "https://")):
            yield Refused(
                place=path,
                message=f"{path} is on the web, and pages are not fetched yet. "
                "Save the page and give the file.",
            )
        else:
            for file in _files(Path(path)):
                yield from _read_file(file, formats)


def read_bytes(
    data: bytes, name: str, formats: Sequence[InputFormat]
) -> Iterator[Incoming | Refused]:
    """Yield the documents of what would stand in a file of that name, and what was refused."""
    try:
        yield from _read_stream(BufferedReader(BytesIO(data)), name, formats)
    except (EOFError, OSError, zlib.error) as error:
        yield _unreadable(name, str(error))


def count_files(paths: Iterable[str]) -> int | None:
    """Return how many files will be read; None if that cannot be known (standard input)."""
    paths = list(paths)
    if any(path == "-" for path in paths):
        return None
    return sum(sum(1 for _ in _files(Path(path))) for path in paths)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            if name.lower().endswith(_SUFFIXES) and not name.startswith((".", "README")):
                yield Path(folder) / name


def _read_file(path: Path, formats: Sequence[InputFormat]) -> Iterator[Incoming | Refused]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), formats)
    except (EOFError, zlib.error) as error:
        yield _unreadable(str(path), str(error))
    except FileNotFoundError:
        missing = NotFound(f"There is no file {path}. Check the name.")
        yield Refused(place=str(path), message=str(missing))
    except OSError as error:
        yield _unreadable(str(path), error.strerror or str(error))


def _unreadable(place: str, why: str) -> Refused:
    message = f"{place} cannot be read ({why}). Check its rights and its form."
    return Refused(place=place, message=message)


def _read_stream(
    stream: Peekable, place: str, formats: Sequence[InputFormat]
) -> Iterator[Incoming | Refused]:
    start = stream.peek(_START)[:_START]
    if start.startswith(_GZIP):
        with gzip.open(cast("BinaryIO", stream)) as unpacked:
            yield from _read_stream(unpacked, place.removesuffix(".gz"), formats)
        return
    chosen = next((each for each in formats if each.accepts(place, start)), None)
    if chosen is None:
        yield Refused(
            place=place,
            message=f"{place} is in no form that is read. Give text, HTML or JSON lines.",
        )
        return
    yield from chosen.incoming(cast("BinaryIO", stream), place)
