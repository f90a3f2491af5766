"""A part of a long list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some items of a list. `after`: the id after which the next page begins; None for the last."""

    items: tuple[T, ...]
    after: str | None
