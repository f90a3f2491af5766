"""The words that people read in place of the model's codes, from `data/words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def table(name: str) -> Mapping[str, str]:
    """Return one table of the words file: code -> words. Raises KeyError if there is none."""
    text = (resources.files("detente.show") / "data" / "words.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)[name]
    return found


def word(kind: str, code: str | int) -> str:
    """Return the words for a code of a kind ("standing", "said_by_party"). Raises KeyError."""
    return table(kind)[str(code)]
