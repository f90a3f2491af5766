"""Hypothesis strategies that build any noun from its field types."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date

from hypothesis import strategies as st

from detente.model.text import DocId, Document, Span
from detente.model.times import Period, When

days = st.dates(min_value=date(1600, 1, 1), max_value=date(2100, 1, 1))
words = st.text(min_size=1, max_size=12)


def spans() -> st.SearchStrategy[Span]:
    return st.builds(
        lambda doc, start, size: Span(DocId(doc), start, start + size),
        words,
        st.integers(0, 1000),
        st.integers(1, 50),
    )


def whens() -> st.SearchStrategy[When]:
    return st.builds(
        lambda pair, grain, basis, anchor: When(
            first=min(pair), last=max(pair), granularity=grain, basis=basis, anchor=anchor
        ),
        st.tuples(days, days),
        st.sampled_from(["day", "month", "year"]),
        st.sampled_from(["stated", "computed", "published"]),
        st.none() | days,
    )


def periods() -> st.SearchStrategy[Period]:
    return st.builds(
        lambda pair: Period(first=min(pair), last=max(pair)), st.tuples(days, days)
    ) | st.just(Period())


def of_type(hint: object) -> st.SearchStrategy[object]:
    """Return a strategy for values of a field's type."""
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    special = {Span: spans, When: whens, Period: periods, Document: documents}
    if hint in special:
        return special[hint]()
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([st.none() if a is type(None) else of_type(a) for a in inside])
    if origin is typing.Literal:
        return st.sampled_from(inside)
    if origin is tuple and len(inside) == 2 and inside[1] is Ellipsis:
        return st.lists(of_type(inside[0]), max_size=1).map(tuple)
    if origin is tuple:
        return st.tuples(*map(of_type, inside))
    plain = {str: words, bool: st.booleans(), int: st.integers(0, 10_000), date: days}
    if hint in plain:
        return plain[hint]
    if hint is float:
        return st.floats(-1e6, 1e6, allow_nan=False)
    return nouns(hint)


def documents() -> st.SearchStrategy[Document]:
    text = st.text(min_size=1, max_size=80).filter(str.strip)
    return st.builds(Document, text=text, outlet=st.none() | words, published=st.none() | days)


def nouns(kind: type) -> st.SearchStrategy[object]:
    """Return a strategy for a frozen dataclass."""
    hints = typing.get_type_hints(kind)
    fields = [field for field in dataclasses.fields(kind) if field.init]
    parts = {field.name: of_type(hints[field.name]) for field in fields}
    positional = not all(field.kw_only for field in fields)
    if positional:
        return st.tuples(*parts.values()).map(lambda values: kind(*values))
    return st.fixed_dictionaries(parts).map(lambda values: kind(**values))
