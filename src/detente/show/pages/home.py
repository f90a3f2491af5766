"""The home page, and the page of words that were not understood as a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from detente.show.pages.addresses import address
from detente.show.site import page
from detente.show.sparkcell import spark_cell

if TYPE_CHECKING:
    from detente.model.viewed import HomeView, NotAsked


def home_page(view: HomeView, data_version: str) -> str:
    """Return the home page."""
    drawn = [point for pair in view.pairs for point in pair.points]
    days = (min(p.first for p in drawn), max(p.last for p in drawn)) if drawn else None
    return page(
        "home", data_version, view=view, address=address, days=days,
        spark=lambda pair: Markup(  # noqa: S704  # svg.py escapes all it is given
            spark_cell(pair.points, f"{pair.source_name} and {pair.target_name}", days=days)
        ),
    )  # fmt: skip


def not_asked_page(view: NotAsked, data_version: str) -> str:
    """Return the page that says why words were not understood, with what is near to them."""
    return page("notasked", data_version, view=view, address=address)
