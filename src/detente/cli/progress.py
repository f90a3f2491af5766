"""Progress and notes, on standard error, so that standard output holds nothing but the result."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")


def tracked(label: str, *, quiet: bool) -> Callable[[Iterable[T], int | None], Iterator[T]]:
    """Return a wrapper of an iterable that shows a bar on a terminal while it is used up."""

    def wrap(items: Iterable[T], total: int | None) -> Iterator[T]:
        if quiet or not sys.stderr.isatty():
            yield from items
            return
        columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(label, total=total)
            for item in items:
                yield item
                progress.advance(task)

    return wrap


def note(text: str, *, quiet: bool) -> None:
    """Print a line on standard error unless `quiet`."""
    if not quiet:
        Console(stderr=True, highlight=False, soft_wrap=True).print(text, markup=False)
