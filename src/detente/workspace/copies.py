"""Find reprints in a store: what is new is compared once, with what its days hold already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.relate.reprints import (
    RULES,
    Page,
    ReprintOptions,
    copies,
    documents_of,
    originals,
    sketch,
    worth_comparing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.model.text import Document
    from detente.ports import Store

_BATCH = 500  # documents compared at a time; as many texts, and those like them, are held


def update_reprints(store: Store, options: ReprintOptions | None = None) -> None:
    """Compare what was not compared yet, and record which documents copy which.

    Also what an interrupted run, or one by older rules, has left is compared.
    """
    options = options or ReprintOptions()
    for batch in _batches(store):
        _compare(store, batch, options)
    copied = store.copied()
    store.set_reprints(originals(store.heads(documents_of(copied)), copied, options))


def _batches(store: Store) -> Iterator[tuple[Document, ...]]:
    while batch := store.uncompared(RULES, _BATCH):
        yield batch


def _compare(store: Store, batch: tuple[Document, ...], options: ReprintOptions) -> None:
    pages = {document.id: Page.of(document) for document in batch}
    sketches = tuple(sketch(page, options) for page in pages.values())
    near = [
        pair for pair in store.near(sketches, options.window_days) if worth_comparing(pair, options)
    ]
    others = sorted(documents_of(near) - pages.keys())
    pages |= {document.id: Page.of(document) for document in store.texts(others)}
    store.keep_compared(sketches, copies(near, pages, options), RULES)
