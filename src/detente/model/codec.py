"""The JSON form of every noun, read off its fields, and back.

A noun becomes an object with its fields in order; a tuple becomes a list; a date its ISO 8601
text; unknown is null. Derived fields (ids) are written, and on the way back recomputed and
compared, so a record that was edited by hand is noticed.

One decoder is built for each kind of field, once: a store decodes hundreds of thousands of nouns.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Hashable
from datetime import date
from functools import cache
from typing import TypeVar

from detente.errors import BadValue

T = TypeVar("T")
Json = typing.Union[None, bool, int, float, str, list["Json"], dict[str, "Json"]]  # noqa: UP007
Decoder = Callable[[Json], object]


def to_json(value: object) -> Json:
    """Return the JSON form of a noun, or of a tuple of nouns. Raises BadValue for others."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_json(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_json(getattr(value, name)) for name in _names(type(value))}
    raise BadValue(f"A {type(value).__name__} has no JSON form. Give a noun of detente.model.")


def dumps(value: object) -> str:
    """Return the JSON text of a noun: one line, no ASCII escapes, fields in order."""
    return json.dumps(to_json(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], data: Json) -> T:
    """Return the noun of class `kind` that `data` is the JSON form of.

    Raises BadValue if a field is missing, unknown, of the wrong kind, or if a derived id differs.
    """
    decode = _decoder(kind)  # type: ignore[arg-type]  # a class is hashable, mypy cannot see it
    return typing.cast("T", decode(data))


def loads(kind: type[T], text: str) -> T:
    """Return the noun that `text` is the JSON text of. Raises BadValue as `from_json` does."""
    return from_json(kind, json.loads(text))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in _fields(kind))


def _fields(kind: type) -> list[dataclasses.Field[typing.Any]]:
    """Return the fields of a noun's form: private ones hold what was worked out from the others."""
    return [field for field in dataclasses.fields(kind) if not field.name.startswith("_")]


@cache
def _decoder(hint: Hashable) -> Decoder:
    hint = _plain(hint)
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _optional(hint)
    if origin is tuple:
        return _list(hint)
    if origin is typing.Literal:
        return _one_of(typing.get_args(hint))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _noun(hint)
    return _scalar(hint)


def _plain(hint: object) -> object:
    """Strip NewType: an ActorId is a str on the wire."""
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    return hint


def _bad(data: Json, wanted: str) -> BadValue:
    return BadValue(f"{data!r} is no {wanted}. Write the record as `to_json` does.")


def _optional(hint: object) -> Decoder:
    kept = [option for option in typing.get_args(hint) if option is not type(None)]
    inner = _decoder(kept[0])
    return lambda data: None if data is None else inner(data)


def _list(hint: object) -> Decoder:
    kinds = typing.get_args(hint)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        item = _decoder(kinds[0])

        def decode_many(data: Json) -> tuple[object, ...]:
            if not isinstance(data, list):
                raise _bad(data, "list")
            return tuple(map(item, data))

        return decode_many
    items = [_decoder(kind) for kind in kinds]

    def decode_few(data: Json) -> tuple[object, ...]:
        if not isinstance(data, list) or len(data) != len(items):
            raise _bad(data, f"list of {len(items)}")
        return tuple(decode(value) for decode, value in zip(items, data, strict=True))

    return decode_few


def _one_of(options: tuple[object, ...]) -> Decoder:
    def decode(data: Json) -> object:
        if data not in options:
            raise _bad(data, " or ".join(map(str, options)))
        return data

    return decode


def _scalar(hint: object) -> Decoder:
    if hint is date:
        return _day
    if hint is float:
        return _number
    kind = typing.cast("type", hint)

    def decode(data: Json) -> object:
        if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
            raise _bad(data, kind.__name__)
        return data

    return decode


def _day(data: Json) -> date:
    try:
        return date.fromisoformat(str(data))
    except ValueError:
        raise _bad(data, "day (YYYY-MM-DD)") from None


def _number(data: Json) -> float:
    if isinstance(data, bool) or not isinstance(data, (int, float)):
        raise _bad(data, "number")
    return float(data)


def _noun(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    fields = {field.name: field for field in _fields(kind)}
    given = {name: _decoder(hints[name]) for name, field in fields.items() if field.init}
    plain = {name: _plain_kinds(hints[name]) for name in given}
    derived = [name for name, field in fields.items() if not field.init]

    def decode(data: Json) -> object:
        if not isinstance(data, dict) or not fields.keys() >= data.keys():
            raise _bad(data, f"{kind.__name__} with the fields {', '.join(fields)}")
        values = {
            name: value if type(value) in plain[name] else given[name](value)
            for name, value in data.items()
            if name in given
        }
        try:
            noun = kind(**values)
        except TypeError as error:
            raise BadValue(f"A {kind.__name__} is incomplete: {error}. Give every field.") from None
        for name in derived:
            if name in data and getattr(noun, name) != data[name]:
                raise BadValue(
                    f"A {kind.__name__} has {name} {data[name]!r}, but its content gives "
                    f"{getattr(noun, name)!r}. It was changed by hand; read the document again."
                )
        return noun

    return decode


def _plain_kinds(hint: object) -> frozenset[type]:
    """Return the classes whose values a field takes as they are: most fields need no decoder."""
    hint = _plain(hint)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        kinds = (_plain_kinds(option) for option in typing.get_args(hint))
        return frozenset().union(*kinds)
    scalar = isinstance(hint, type) and hint in (str, int, bool, float, types.NoneType)
    return frozenset({typing.cast("type", hint)} if scalar else ())
