"""The table of answers that were kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.stored import SavedAnswer
from detente.store.states import NOW

if TYPE_CHECKING:
    import duckdb


def save(db: duckdb.DuckDBPyConnection, answer: str, question: str, record: str) -> None:
    """Keep an answer; one that was kept already stays as it is, since the same id says the same."""
    db.execute(
        f"INSERT INTO answer SELECT ?, ?, {NOW}, ? ON CONFLICT DO NOTHING",
        [answer, question, record],
    )


def saved(db: duckdb.DuckDBPyConnection) -> tuple[SavedAnswer, ...]:
    """Return all answers that were kept, oldest first."""
    rows = db.execute(
        "SELECT answer, question, strftime(made, '%Y-%m-%d %H:%M'), record FROM answer "
        "ORDER BY made, answer"
    ).fetchall()
    return tuple(SavedAnswer(id=i, question=q, made=at, record=text) for i, q, at, text in rows)
