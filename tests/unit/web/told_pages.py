"""Made-up reports on two pairs of the 1980s and 1990s, for tests of what pages say of them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from fastapi.testclient import TestClient
from tests.unit.web.served import DESK

from detente.model.text import Document
from detente.store.embedded import DuckStore
from detente.web.app import make_app
from detente.web.guard import Guard
from detente.web.keeper import Keeper
from detente.workspace import Desk, Workspace
from detente.workspace.copies import update_reprints

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RAID = (
    "Peruvian helicopters attacked two Ecuadorian posts on Friday, the foreign minister of "
    "Ecuador, Galo Leoro, said in Quito. Peru rejected the accusation as baseless. A Peruvian "
    "official, who asked not to be named, said that Ecuador had moved soldiers into the Cenepa "
    "valley. Colombia condemned Peru for the raid."
)
_PAGES = (
    ("River Herald", date(1994, 3, 3), "Ecuador and Peru signed a trade agreement in Lima on "
     "Wednesday. Peru praised Ecuador for its patience."),
    ("River Herald", date(1994, 9, 14), "Peru's president visited Ecuador on Tuesday and the two "
     "governments signed an agreement on fishing. Brazil lent Peru 20 million dollars."),
    ("River Herald", date(1995, 1, 28), _RAID),
    ("Coast Mail", date(1995, 1, 29), _RAID),
    ("Andean Post", date(1995, 2, 11), "Peru bombed an Ecuadorian base on Friday, Ecuador's army "
     "said. Brazil criticised Peru for the attack. If Peru attacks again, Ecuador could close "
     "its border, a diplomat in Quito said."),
    ("Andean Post", date(1995, 2, 20), "Peru expelled two Ecuadorian diplomats on Sunday. "
     "Ecuador's foreign ministry said that Peru would have to pay for the damage."),
    ("Coast Mail", date(1984, 5, 3), "Libyan diplomats shot a British policewoman in London in "
     "April, the British police said. Britain broke off relations with Libya on 22 April."),
    ("Coast Mail", date(1984, 5, 20), "Libya arrested six Britons on Friday. Libya's government "
     "accused Britain of sheltering its enemies."),
)  # fmt: skip


def pages() -> tuple[Document, ...]:
    """The reports; the fourth is a copy of the third."""
    return tuple(
        Document(text=text, outlet=outlet, published=day, published_basis="given")
        for outlet, day, text in _PAGES
    )


def workspace_of(folder: Path, desk: Desk) -> Workspace:
    """A store that holds the reports, read."""
    store = DuckStore(folder / "pages.duckdb")
    store.add([(page, desk.reader.read(page)) for page in pages()])
    update_reprints(store)
    store.keep_state()
    return Workspace(store, desk)


@contextmanager
def client_over_pages(folder: Path) -> Iterator[TestClient]:
    """A client of a server over these reports."""
    keeper = Keeper(workspace_of(folder, DESK))
    with TestClient(make_app(keeper, Guard()), base_url="http://127.0.0.1") as client:
        yield client
    keeper.close()
