"""What a country's bodies are called: "foreign ministry" is GOV, "navy" is MIL, "clerics" REL."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.atlas.nouns import forms
from detente.model.actors import ActorId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.model.actors import ActorRole

FORMER = "ELI"
"""The sector of those who have left their posts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """A PLOVER sector.

    Attributes:
        title: How an actor made on demand is called; {state} stands for the state's name.
        official: Whether its bodies are parts of the state in a relation.
    """

    code: str
    title: str
    official: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNoun:
    """A noun phrase, singular or plural, and the PLOVER sector of those it is said of.

    Attributes:
        examples: Phrases in which it says so; "Pakistani border guards". () if none is given.
    """

    noun: str
    sector: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Bodies:
    """Sectors, and the nouns that name their bodies and people.

    Attributes:
        sectors: All PLOVER sectors by code.
        nouns: Rows of data/bodies.toml (bodies and offices of a state) before those of
            data/roles.toml (people and groups of all sectors).
        articles: Names of states that are written with "the".
    """

    sectors: Mapping[str, Sector]
    nouns: tuple[RoleNoun, ...]
    articles: frozenset[str]
    _by_form: Mapping[str, str] = field(init=False, repr=False)
    official: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Index the nouns by their forms; of two rows for one form the first counts."""
        by_form: dict[str, str] = {}
        for row in self.nouns:
            for form in forms(row.noun):
                by_form.setdefault(form, row.sector)
        object.__setattr__(self, "_by_form", by_form)
        official = tuple(each.code for each in self.sectors.values() if each.official)
        object.__setattr__(self, "official", official)

    def sector(self, noun: str) -> str | None:
        """Return the sector of a noun phrase, singular or plural; None if it is not listed."""
        return self._by_form.get(" ".join(noun.lower().replace("’", "'").split()))

    def served(self, post: ActorRole) -> ActorId | None:
        """Return the state that a post makes its holder a part of; None if it is not official."""
        if post.country is None or post.sector not in self.official:
            return None
        return ActorId(post.country)

    def title(self, state: str, sector: str) -> str:
        """Return what the body of a state's sector is called: "Government of Pakistan"."""
        return self.sectors[sector].title.format(state=self.with_article(state))

    def with_article(self, state: str) -> str:
        """Return a state's name as it stands in a sentence: "the Netherlands"."""
        return f"the {state}" if state in self.articles else state


def role_nouns(nouns: Iterable[RoleNoun]) -> dict[str, str]:
    """Return noun phrase as written -> sector, first row first."""
    table: dict[str, str] = {}
    for row in nouns:
        table.setdefault(row.noun.lower(), row.sector)
    return table
