"""All words that an answer cites, numbered as its page numbers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.show.answerparts import answer_parts
from detente.show.pages.addresses import dyad_at
from detente.show.site import page

if TYPE_CHECKING:
    from detente.model.answers import Answer
    from detente.model.relations import RelationSeries


def proof_page(found: tuple[Answer, RelationSeries], data_version: str) -> str:
    """Return the page of all evidence of an answer."""
    answer, series = found
    parts = answer_parts(answer, series, lambda number: f"#e{number}")
    back = dyad_at(answer.question)
    return page("proof", data_version, **{**parts, "page_at": back}, back=back)
