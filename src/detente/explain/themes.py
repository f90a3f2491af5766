"""What a reason is about: a row of `data/themes.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.wordlist import hits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.events import Event

OTHER = "other"
_WORD, _ACT, _CONTEXT = 2.0, 1.5, 1.0

_Act = tuple[str, str | None, tuple[str, ...]]
"""Type, mode and contexts of an act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One row of the table. `acts`: types, or TYPE/mode."""

    name: str
    words: tuple[str, ...]
    acts: frozenset[str]
    contexts: frozenset[str]


@cache
def default_themes() -> tuple[Theme, ...]:
    """Return the rows of `data/themes.toml`, in order."""
    return tuple(
        Theme(
            name=tables.text(row["name"]),
            words=tables.words(row["words"]),
            acts=frozenset(tables.words(row["acts"])),
            contexts=frozenset(tables.words(row["contexts"])),
        )
        for row in tables.rows(tables.table("themes")["theme"])
    )


def theme_of(
    quote: str,
    sentence: str = "",
    event: Event | None = None,
    themes: Sequence[Theme] | None = None,
) -> str:
    """Return the name of the theme with most points (see the table); OTHER if none has any.

    `sentence`, the words around the quote, decides only where the quote and the act say nothing:
    it may hold the name or the office of whoever is quoted.
    """
    act = (event.type, event.mode, event.contexts) if event is not None else None
    if themes is None:
        return _default_theme(quote, act) or _default_theme(sentence, None) or OTHER
    return _theme(quote, act, themes) or _theme(sentence, None, themes) or OTHER


@lru_cache(maxsize=1 << 15)
def _default_theme(text: str, act: _Act | None) -> str | None:
    """Return `_theme` of the table's rows; the last ones are kept, as a pair is asked of again."""
    return _theme(text, act, default_themes())


def _theme(text: str, act: _Act | None, rows: Sequence[Theme]) -> str | None:
    """Return the theme with most points; None if none has any."""
    points = [_points(theme, text, act) for theme in rows]
    best = max(points, default=0.0)
    return rows[points.index(best)].name if best else None


def _points(theme: Theme, text: str, act: _Act | None) -> float:
    points = _WORD * len(_different(theme, text))
    if act is not None:
        kind, mode, contexts = act
        points += _ACT * bool({kind, f"{kind}/{mode}"} & theme.acts)
        points += _CONTEXT * len(theme.contexts.intersection(contexts))
    return points


def _different(theme: Theme, text: str) -> set[str]:
    """Return the different words of a theme that stand in a text."""
    return {text[start:end].lower() for start, end in hits(theme.words, text)}
