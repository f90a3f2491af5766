"""What the atlas knows of names that mislead: ambiguous ones, common words, other phrases.

The rows stand in data/ambiguous.toml; what each field does is told there and here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.atlas.spelling import folded
from detente.errors import BadLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.model.actors import ActorId
    from detente.model.times import Period

_WORD_BEFORE = re.compile(r"([\w'’.-]+)[ \t\n\u00a0]$")
_WORD_AFTER = re.compile(r"[ \t\n\u00a0]([\w'’-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePolicy:
    """What to do with a name that several actors share, or that is more than an actor's name.

    Attributes:
        text: The name.
        candidates: The actors that may share it; a state stands for its governments too. ()
            where only neighbours matter.
        prefer: Who is meant unless the text says otherwise: the first of these that may be
            meant on the day. (): it stays ambiguous.
        why: One sentence for people.
        not_after: Words that, just before the name, make it something else ("Michael" Jordan).
        not_before: Words that do so just after it (Jordan "Henderson").
    """

    text: str
    why: str
    candidates: tuple[ActorId, ...] = ()
    prefer: tuple[ActorId, ...] = ()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Check the preference. Raises BadLine if one is not among the candidates."""
        odd = [each for each in self.prefer if each not in self.candidates]
        if odd:
            raise BadLine(
                f"The name '{self.text}' prefers {odd[0]}, which is no candidate of it. "
                "Add it to the candidates."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivalry:
    """Days on which several governments claimed one state.

    Attributes:
        recognised: The one that held the state's seat at the United Nations; it alone stands
            for the state on these days.
        rivals: Others that held the seats of power without governing in the state's name; on
            these days the state's seats are ambiguous between them and the government.
        why: One sentence for people.
    """

    state: ActorId
    valid: Period
    recognised: ActorId
    why: str
    rivals: tuple[ActorId, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Policies:
    """All of data/ambiguous.toml, and what a user's file adds to it.

    Attributes:
        names: One policy a name.
        rivalries: Days of rival governments.
        phrases: Phrases that hold an actor's name and mean no actor ("South China Sea").
        words: Names that are words as well; at the start of a sentence they are not taken.
        capitals: Names that are words when a line is in capitals alone (US, WHO).
    """

    names: tuple[NamePolicy, ...] = ()
    rivalries: tuple[Rivalry, ...] = ()
    phrases: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    _by_name: Mapping[str, NamePolicy] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the policies by folded name."""
        by_name = {folded(policy.text): policy for policy in self.names}
        object.__setattr__(self, "_by_name", by_name)

    def of(self, name: str) -> NamePolicy | None:
        """Return the policy of a name; None if it has none."""
        return self._by_name.get(folded(name))

    def is_word(self, name: str) -> bool:
        """Return whether the name is an ordinary word too, such as Male or Nice."""
        return name in self.words

    def is_capitals_word(self, name: str) -> bool:
        """Return whether the name looks like a word in a line of capitals, such as US."""
        return name in self.capitals

    def ruled_out(self, text: str, start: int, end: int) -> bool:
        """Return whether the word before or after [start, end) makes the name something else."""
        policy = self._by_name.get(folded(text[start:end]))
        if policy is None or not (policy.not_after or policy.not_before):
            return False
        before = _WORD_BEFORE.search(text[max(0, start - 40) : start])
        after = _WORD_AFTER.match(text[end : end + 40])
        return (before is not None and before[1] in policy.not_after) or (
            after is not None and after[1] in policy.not_before
        )

    def rivalry(self, state: ActorId, days: Period) -> tuple[Rivalry, ...]:
        """Return the rivalries over a state that share a day with `days`."""
        return tuple(
            each for each in self.rivalries if each.state == state and each.valid.meets(days)
        )


def joined(parts: Iterable[Policies]) -> Policies:
    """Return all policies as one; of two policies for one name the later wins."""
    every = tuple(parts)
    names = {folded(policy.text): policy for part in every for policy in part.names}
    return Policies(
        names=tuple(names.values()),
        rivalries=tuple(each for part in every for each in part.rivalries),
        phrases=frozenset(each for part in every for each in part.phrases),
        words=frozenset(each for part in every for each in part.words),
        capitals=frozenset(each for part in every for each in part.capitals),
    )
