"""Answers that were kept, as they are listed."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.answers import AnswerDirection


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """One answer that was kept.

    Attributes:
        made: Day and minute, UTC: "1999-03-24 18:05".
        data_version: What the store held then.
    """

    id: str
    question: str
    made: str
    direction: AnswerDirection
    summary: str
    data_version: str
