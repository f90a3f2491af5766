"""The lists of words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def word_list(corpus: str, kind: str) -> frozenset[str]:
    """Return one list of words.toml, e.g. the titles that GUM writes before names."""
    path = Path(__file__).with_name("words.toml")
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))[corpus][kind].split())
