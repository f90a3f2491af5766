"""Who "President Macri" or "Argentina's former foreign minister Timerman" is on a day.

A family name alone is often no one's in the atlas, or several people's. After a title it means the
one who held such an office on the day. What fits what stands in data/titles.toml.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from detente.atlas.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from detente.atlas.people import Bearer
    from detente.atlas.register import Register
    from detente.model.actors import Actor, ActorId, ActorRole

_OF = ("of", "for", "to")
_LONGEST = 5
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One row of data/titles.toml: titles, and the posts that they are said of.

    Attributes:
        said: The titles, in small letters.
        offices: What a post's office is called, or begins with before "of".
        ends: What its office may end with: "trade minister" fits the title "minister".
        sectors: Sectors any post of which fits.
    """

    said: tuple[str, ...]
    offices: frozenset[str]
    ends: tuple[str, ...] = ()
    sectors: frozenset[str] = frozenset()

    def fits(self, office: str, sector: str | None) -> bool:
        """Return whether a post of that office, plainly written, goes by the title.

        Of a post whose office is not told only the sector counts, the government's where the
        title names none.
        """
        short = office.partition(" of ")[0].partition(" for ")[0]
        if sector in self.sectors or (self.ends and short.endswith(self.ends)):
            return True
        if not office:
            return sector == "GOV" and not self.sectors
        return any(
            office == each or office.startswith(tuple(f"{each} {word} " for word in _OF))
            for each in self.offices
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """All of data/titles.toml."""

    titles: tuple[Title, ...]
    holding: frozenset[str]
    former: frozenset[str]
    family_first: frozenset[str]
    particles: frozenset[str]
    honorifics: frozenset[str]
    articles: frozenset[str]
    spellings: Mapping[str, str]

    def plainly(self, words: str) -> str:
        """Return an office or title in small letters and one spelling, without "acting"."""
        text = folded(words)
        for variant, usual in self.spellings.items():
            text = text.replace(variant, usual)
        return " ".join(word for word in text.split() if word not in self.holding)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A phrase taken apart: the words before the title, the title's row, the name after it."""

    before: str
    title: Title
    name: str
    former: bool


@dataclass(frozen=True)
class TitleIndex:
    """Family names with those who bear them, for use after a title alone."""

    register: Register
    words: TitleWords

    def spoken(self, phrase: str) -> Iterator[Spoken]:
        """Yield the ways to take a phrase apart, the longest title first."""
        tokens = phrase.split()
        for cut in range(len(tokens) - 1, max(0, len(tokens) - 1 - _LONGEST_NAME), -1):
            name = " ".join(tokens[cut:])
            if not name[:1].isupper() or folded(name) not in self._bearers:
                continue
            for begin in range(max(0, cut - _LONGEST), cut):
                title = self._titles.get(self.words.plainly(" ".join(tokens[begin:cut])))
                if title is not None:
                    before = tokens[:begin] + [t for t in tokens[begin:cut] if self._is_former(t)]
                    former = any(self._is_former(each) for each in before)
                    plain = [each for each in before if not self._is_former(each)]
                    yield Spoken(" ".join(plain), title, name, former)
                    break

    def full_names(self, phrase: str) -> Iterator[str]:
        """Yield what stands after a title in a phrase, where it is longer than a family name."""
        tokens = phrase.split()
        for cut in range(1, min(len(tokens) - 1, _LONGEST + 1)):
            before = (self.words.plainly(" ".join(tokens[begin:cut])) for begin in range(cut))
            if tokens[cut][:1].isupper() and any(each in self._titles for each in before):
                yield " ".join(tokens[cut:])

    def holders(self, spoken: Spoken, on: date | None) -> tuple[Actor, ...]:
        """Return those of the family name who held such an office on the day, or before it."""
        found = [self.register.actors[each] for each in self._bearers[folded(spoken.name)]]
        return tuple(each for each in found if self._held(each, spoken, on))

    def _held(self, actor: Actor, spoken: Spoken, on: date | None) -> bool:
        return any(
            _counts(role, on, former=spoken.former) and self._is(role, spoken.title)
            for role in actor.roles
        )

    def _is(self, role: ActorRole, title: Title) -> bool:
        """Return whether a post goes by a title; "president and prime minister" does by both."""
        offices = self.words.plainly(role.office or "").replace(", ", " and ").split(" and ")
        return any(title.fits(each, role.sector) for each in offices)

    def _is_former(self, word: str) -> bool:
        return word.lower() in self.words.former

    @cached_property
    def _titles(self) -> Mapping[str, Title]:
        """Title in small letters -> its row."""
        pairs = ((self.words.plainly(text), row) for row in self.words.titles for text in row.said)
        table: dict[str, Title] = {}
        for text, row in pairs:
            table.setdefault(text, row)
        return table

    @cached_property
    def _bearers(self) -> Mapping[str, Sequence[ActorId]]:
        """Folded family name -> who bears it; made when the first title is looked up."""
        table: dict[str, dict[ActorId, None]] = defaultdict(dict)
        for bearer in self.register.actors.bearers():
            for name in self._family_names(bearer):
                table[folded(name)][bearer.id] = None
        return {name: tuple(ids) for name, ids in table.items()}

    def _family_names(self, bearer: Bearer) -> Iterator[str]:
        """Yield the last word of each name, with its particles, and family names written first."""
        first = not bearer.countries.isdisjoint(self.words.family_first)
        for alias in bearer.names:
            if alias.form == "short":
                yield alias.text
            parts = alias.text.split()
            if alias.form != "name" or len(parts) < 2:  # given and family name
                continue
            if first:
                yield parts[0]
            yield parts[-1]
            article, hyphen, bare = parts[-1].partition("-")
            if hyphen and article.lower() in self.words.articles:
                yield bare
            begin = len(parts) - 1
            while begin > 1 and parts[begin - 1].lower() in self.words.particles:
                begin -= 1
            yield " ".join(parts[begin:])


def _counts(role: ActorRole, on: date | None, *, former: bool) -> bool:
    """Return whether a post was held on the day, or was over by then if it is told as former."""
    if role.sector is None:
        return False
    if on is None:
        return True
    if former:
        return role.valid.last is not None and role.valid.last < on
    return role.valid.holds(on)
