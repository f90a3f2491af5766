"""Reprints in a store that grows: the same as if all documents had come at once."""

from __future__ import annotations

import random
from datetime import date

import pytest

from detente.model.claims import Reading
from detente.model.text import Document
from detente.relate.reprints import find_reprints
from detente.store.embedded import DuckStore
from detente.workspace import copies
from detente.workspace.copies import update_reprints

SUBJECTS = ("Chad", "Niger", "Libya", "Sudan", "Benin", "Togo", "Ghana", "Mali")


def report(number: int) -> str:
    """Eight sentences that no other number has."""
    one, two = SUBJECTS[number % 8], SUBJECTS[(number // 8 + number + 3) % 8]
    return "\n".join(
        f"{one} sent paper {number}{line} to {two} over ferry {line}{number} and lamp "
        f"{(number * 31 + line * 17) % 97} in the matter of the well at {one}{line}x{number}."
        for line in range(8)
    )


def documents() -> list[Document]:
    """Forty reports, each with two copies, of which one is cut at the end."""
    found = []
    for number in range(40):
        text = report(number)
        for place, (outlet, cut) in enumerate((("Wire", 8), ("Daily", 8), ("Weekly", 4))):
            day = date(2001, 3, 1 + (number + 2 * place) % 28)
            found.append(
                Document(
                    text="\n".join(text.split("\n")[:cut]), outlet=outlet,
                    published=day if number % 9 else None,
                    published_basis="given" if number % 9 else None,
                )
            )  # fmt: skip
    return found


@pytest.fixture
def store():
    opened = DuckStore(":memory:")
    yield opened
    opened.close()


def add(store: DuckStore, batch: list[Document]) -> None:
    store.add([(document, Reading(doc=document.id, reader="none")) for document in batch])


def recorded(store: DuckStore) -> tuple[tuple[str, str | None], ...]:
    return tuple(
        sorted((head.id, head.reprint_of) for head in store.documents() if head.reprint_of)
    )


@pytest.mark.parametrize("batch", [7, 50, 200])
def test_batches_in_any_order_give_what_all_at_once_give(store, batch, monkeypatch):
    monkeypatch.setattr(copies, "_BATCH", 30)
    pages = documents()
    random.Random(batch).shuffle(pages)  # noqa: S311

    for start in range(0, len(pages), batch):
        add(store, pages[start : start + batch])
        update_reprints(store)

    assert recorded(store) == find_reprints(documents())
    assert len(recorded(store)) >= 70


def test_what_was_compared_is_not_read_again(store, monkeypatch):
    pages = documents()
    add(store, pages[:60])
    update_reprints(store)
    seen: list[str] = []
    of = copies.Page.of
    monkeypatch.setattr(
        copies.Page, "of", lambda document: seen.append(document.id) or of(document)
    )

    other = " ".join(f"Word{number} of stone{number * 7}." for number in range(60))
    add(store, [Document(text=other, outlet="Late")])
    update_reprints(store)
    update_reprints(store)

    assert len(seen) == 1


def test_an_original_that_comes_last_takes_the_place_of_its_copies(store):
    first, *later = (
        Document(
            text=report(5), outlet=outlet, published=date(2001, 3, day), published_basis="given"
        )
        for outlet, day in (("Wire", 2), ("Daily", 4), ("Weekly", 6))
    )
    add(store, later)
    update_reprints(store)
    assert {original for _, original in recorded(store)} == {later[0].id}

    add(store, [first])
    update_reprints(store)

    assert dict(recorded(store)) == {document.id: first.id for document in later}
