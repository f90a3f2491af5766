"""JSON lines: one document a line, as `detente read` takes them (docs/reference/interchange.md)."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, cast

from detente.errors import BadInput, BadLine
from detente.inputs.language import check_english
from detente.inputs.outlets import original_outlet
from detente.model.text import DateCandidate, Document, Incoming, Refused, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALSO = {"published": ("date",), "outlet": ("publisher", "source")}


class JsonLines:
    """Reads files of JSON objects, one a line, streaming."""

    def accepts(self, name: str, start: bytes) -> bool:
        """Return whether a file holds JSON lines by its name or its first character."""
        return name.lower().endswith((".jsonl", ".ndjson")) or start.lstrip()[:1] == b"{"

    def incoming(self, stream: BinaryIO, place: str) -> Iterator[Incoming | Refused]:
        """Yield a document for each good line and a refusal for each bad one."""
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            here = f"Line {number} of {place}"
            try:
                yield line_document(line, here)
            except BadInput as error:
                yield Refused(place=f"{place}:{number}", message=str(error))


def line_document(line: bytes, here: str) -> Incoming:
    """Return the document of one line; `here` begins the messages.

    Raises BadLine for what is no document, NotArticle for another language than English.
    """
    record = _record(line, here)
    text = _text(record, "text", here)
    if text is None or not text.strip():
        raise BadLine(f"{here} has no text. Give it as the string field 'text'.")
    published = _published(record, here)
    outlet = _text(record, "outlet", here)
    document = Document(
        text=text,
        name=_identity(record.get("id"), here),
        title=_text(record, "title", here),
        outlet=outlet,
        original_outlet=_text(record, "original_outlet", here) or original_outlet(text, outlet),
        published=published.day if published else None,
        published_basis="given" if published else None,
        candidates=(published,) if published else (),
        url=_text(record, "url", here),
        language=check_english(text, _text(record, "language", here), here),
    )
    return Incoming(document=document, pairs=_pairs(record.get("pairs"), len(text), here))


def _record(line: bytes, here: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "bad bytes"
        raise BadLine(
            f"{here} is not JSON ({reason}). Write one object a line, in UTF-8."
        ) from None
    if not isinstance(record, dict):
        raise BadLine(f"{here} is not a JSON object. Write one object a line.")
    return cast("dict[str, object]", record)


def _text(record: dict[str, object], key: str, here: str) -> str | None:
    for name in (key, *_ALSO.get(key, ())):
        value = record.get(name)
        if isinstance(value, str):
            return _whole(value, key, here)
        if value is not None and name == key:
            raise BadLine(f"{here} has a {key} that is no string. Give a string or null.")
    return None


def _identity(value: object, here: str) -> str | None:
    if value is None or isinstance(value, (str, int)):
        return None if value is None else _whole(str(value), "id", here)
    raise BadLine(f"{here} has an id that is no text or number. Give one, or leave it out.")


def _whole(value: str, key: str, here: str) -> str:
    """Return a text that can be stored. Raises BadLine for half a surrogate pair."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise BadLine(f"{here} has a {key} with half a character in it. Write it again.") from None
    return value


def _published(record: dict[str, object], here: str) -> DateCandidate | None:
    words = _text(record, "published", here)
    if words is None:
        return None
    match = re.match(r"\d{4}-\d{2}-\d{2}", words)
    try:
        day = date.fromisoformat(match[0] if match else words)
    except ValueError:
        raise BadLine(
            f"{here} was published on {words!r}, which is no day. Write it as YYYY-MM-DD."
        ) from None
    return DateCandidate(day=day, basis="given", words=words)


def _pairs(value: object, length: int, here: str) -> tuple[tuple[Stretch, Stretch], ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise BadLine(f"{here} has pairs that are no list. Give [{{'source': [s, e], ...}}].")
    return tuple(
        (_stretch(pair, "source", length, here), _stretch(pair, "target", length, here))
        for pair in value
    )


def _stretch(pair: object, key: str, length: int, here: str) -> Stretch:
    ends = pair.get(key) if isinstance(pair, dict) else None
    good = isinstance(ends, list) and len(ends) == 2 and all(type(end) is int for end in ends)
    if not good or not isinstance(ends, list) or not 0 <= ends[0] < ends[1] <= length:
        raise BadLine(f"{here} has a pair whose {key} is {ends!r}. Give [start, end) in the text.")
    return ends[0], ends[1]
