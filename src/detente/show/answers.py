"""The written forms of an answer: for a terminal, for a page of Markdown, for a program."""

from __future__ import annotations

from detente.show.forms import answer_json
from detente.show.markdown import answer_markdown
from detente.show.terminal import answer_text

__all__ = ["answer_json", "answer_markdown", "answer_text"]
