"""Tables of coded events: a header, then one event a line (docs/how-to/load-coded-events.md)."""

from __future__ import annotations

import csv
import gzip
import tomllib
from contextlib import contextmanager
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import metadata, resources
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO, cast

from detente.errors import BadLine, NotFound, NotText, UnknownType, UsedWrongly
from detente.inputs.coded_names import CodedNames
from detente.inputs.spots import Spots
from detente.model.coded import CodedFile, CodedRow, RejectedRow
from detente.ontology import PloverCode, load, relation_code, to_plover, why_dropped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from detente.atlas.lookup import Atlas
    from detente.model.actors import ActorId
    from detente.model.coded import Cause

_NEEDED = ("date", "source", "target")
_TOLD = ("cameo", "relation", "type")
_PLACED = frozenset({"lat", "lon", "city", "province"})  # columns that a row may lack
_RULES = "2"  # version of what this file, coded_names.py and spots.py do


class EventsTable:
    """One file of coded events, and how its rows are understood."""

    def __init__(self, path: Path, kind: str, atlas: Atlas) -> None:
        """Read the header. `kind`: a table of `data/event_tables.toml`.

        Raises:
            UsedWrongly: There is no such kind.
            NotFound, NotText: There is no such file, or nothing in it.
            BadLine: The header lacks a column that is needed.
        """
        if kind not in kinds():
            raise UsedWrongly(f"There is no table of events '{kind}'. Give {', '.join(kinds())}.")
        self._path = path
        self._names = CodedNames(atlas)
        self._days: dict[str, date | None] = {}
        with _opened(path) as lines:
            header = next(lines, "").removeprefix("\ufeff").rstrip("\r\n")
        if not header.strip():
            raise NotText(f"{path} is empty. Give a table with a header line.")
        delimiter = next((each for each in "\t;,|" if each in header), "\t")
        self._at = _columns(header.split(delimiter), kinds()[kind], str(path))
        self._widest = max(at for name, at in self._at.items() if name not in _PLACED)
        self._spots = Spots(self._at)
        self._ends_at = (self._at["source"], self._at["target"])
        self._told_by = [name for name in (*_TOLD, "mode") if name in self._at]
        self._told_at = [self._at[name] for name in self._told_by]
        self._outlet_at, self._story_at = self._at.get("outlet"), self._at.get("story")
        self._deeds: dict[tuple[str, ...], PloverCode | Cause] = {}
        told = self._told_at[0]
        core = (self._at["source"], told, self._at["target"])
        self.file = CodedFile(
            name=path.name, digest=_digest(path), rules=rules(atlas, kind), header=header,
            delimiter=delimiter, told=told, first=min(core), last=max(core),
        )  # fmt: skip

    def rows(self) -> Iterator[CodedRow | RejectedRow]:
        """Yield every row, in order: understood, or rejected with its cause. Streams."""
        with _opened(self._path) as lines:
            next(lines, None)
            for line, fields, words in _fields(lines, self.file.delimiter):
                yield self._row(line, fields, words)

    def _row(self, line: int, fields: Sequence[str], words: str) -> CodedRow | RejectedRow:
        if len(fields) <= self._widest:
            return RejectedRow(line, "bad row", f"{len(fields)} columns")
        day = self._day(fields[self._at["date"]])
        if day is None:
            return RejectedRow(line, "bad date", fields[self._at["date"]])
        told = self._told(tuple([fields[at] for at in self._told_at]))
        if isinstance(told, str):
            words_told = (fields[at].strip() for at in self._told_at)
            return RejectedRow(line, told, next(filter(None, words_told), ""))
        ends: list[ActorId] = []
        for at in self._ends_at:
            actor, why = self._names.meant(fields[at], day)
            if actor is None:
                return RejectedRow(line, why or "unknown actor", fields[at])
            ends.append(actor)
        if ends[0] == ends[1]:
            return RejectedRow(line, "one actor", ends[0])
        source, target = reversed(ends) if told.reversed else ends
        return CodedRow(
            line, day, source, target, told.type, told.mode,
            _at(self._outlet_at, fields), _at(self._story_at, fields), words,
            self._spots.of(fields),
        )  # fmt: skip

    def _day(self, words: str) -> date | None:
        if words not in self._days:
            try:
                self._days[words] = date.fromisoformat(words.strip()[:10])
            except ValueError:
                self._days[words] = None
        return self._days[words]

    def _told(self, cells: tuple[str, ...]) -> PloverCode | Cause:
        """Return what the cells that tell the deed say, the mode's last; looked up once."""
        found = self._deeds.get(cells)
        if found is None:
            words = dict(zip(self._told_by, (cell.strip() for cell in cells), strict=True))
            name = next((each for each in _TOLD if words.get(each)), None)
            mode = words.get("mode") or None
            found = coded(name, words[name], mode) if name else "unknown relation"
            self._deeds[cells] = found
        return found


def _at(at: int | None, fields: Sequence[str]) -> str | None:
    return None if at is None else fields[at].strip() or None


def coded(column: str, word: str, mode: str | None) -> PloverCode | Cause:
    """Return what a code, relation name or type says in PLOVER's words, or why it says nothing."""
    if column == "type":
        return _of_type(word, mode)
    code = word if column == "cameo" else relation_code(word)
    if code is None:
        return "unknown relation"
    found = to_plover(code)
    if found is not None:
        return found
    return "unknown relation" if why_dropped(code) is None else "left out by PLOVER"


def _of_type(word: str, mode: str | None) -> PloverCode | Cause:
    name, _, told = word.partition("/")
    mode = (mode or told).strip().lower() or None
    try:
        load("plover").score(name.strip().upper(), mode)
    except UnknownType:
        return "unknown relation"
    return PloverCode(type=name.strip().upper(), mode=mode)


@cache
def kinds() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the kinds of tables with the names of their columns (`data/event_tables.toml`)."""
    text = (resources.files("detente.inputs") / "data" / "event_tables.toml").read_text("utf-8")
    return cast("dict[str, dict[str, list[str]]]", tomllib.loads(text))


def rules(atlas: Atlas, kind: str) -> str:
    """Return the version of all that decides how a row is understood."""
    own = f"+{atlas.own}" if atlas.own else ""
    return f"{kind}-{_RULES} {metadata.version('detente')}{own}"


def _columns(
    header: Sequence[str], known: Mapping[str, Sequence[str]], place: str
) -> dict[str, int]:
    """Return where the columns stand. Raises BadLine if one that is needed is not there."""
    plain = [" ".join(each.replace("_", " ").strip(' "').lower().split()) for each in header]
    found = {
        column: min(plain.index(name) for name in names if name in plain)
        for column, names in known.items()
        if any(name in plain for name in names)
    }
    lacking = [column for column in _NEEDED if column not in found]
    if not any(column in found for column in _TOLD):
        lacking.append(" or ".join(_TOLD))
    if lacking:
        raise BadLine(
            f"The header of {place} has no column {', '.join(lacking)}; it has "
            f"{', '.join(plain[:8])}. Name the columns as docs/how-to/load-coded-events.md says."
        )
    return found


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[str]]:
    try:
        with path.open("rb") as raw:
            packed = raw.peek(2)[:2] == b"\x1f\x8b"
            stream = cast("BinaryIO", gzip.GzipFile(fileobj=raw) if packed else raw)
            yield iter(TextIOWrapper(stream, encoding="utf-8", errors="replace", newline=""))
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}. Check the name.") from None
    except IsADirectoryError:
        raise NotFound(f"{path} is a folder. Give one file of events.") from None


def _fields(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, Sequence[str], str]]:
    """Yield number, fields and words of each line; empty lines are passed over.

    Only a comma's fields are quoted: tables with tabs hold stray quotation marks.
    """
    for number, line in enumerate(lines, 2):
        words = line.rstrip("\r\n")
        if not words.strip():
            continue
        if delimiter == "," and '"' in words:
            yield number, next(csv.reader([words]), []), words
        else:
            yield number, words.split(delimiter), words


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        found = sha256()
        while part := stream.read(1 << 20):
            found.update(part)
    return found.hexdigest()
