"""Questions in plain words: who, on whom, for better or worse, and when.

The wordings are rows of `data/questions.toml`. A question is cut at a verb of the table, or at
the "and" between two names; of several cuts the first is taken whose two names both resolve.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente.errors import NotUnderstood, UnknownActor
from detente.explain import tables
from detente.explain.question_window import Asked, window_in
from detente.explain.wordlist import hits, pattern
from detente.model.answers import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from detente.model.actors import Actor
    from detente.model.claims import Direction

    Resolve = Callable[[str, date | None], Actor]

_HELP = (
    "Ask for example 'Why did Qatar fall out with Saudi Arabia?', 'Why has Russia backed Serbia "
    "since 2012?' or 'What changed between Turkey and Egypt?'"
)
_START = re.compile(
    r"^\s*(?:why|when|how\s+come|what\s+(?:turned|made|drove|led|pushed|caused|brought))\s+"
    r"(?:(?:did|has|have|had|do|does|is|are|was|were)\s+)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"^(?:the\s+)?(?:relations?|ties|relationship|links)\s+(?:between|of)\s+", re.IGNORECASE
)
_CHANGE = re.compile(r"^\s*what\s+(?:turned|made|drove|led|pushed|caused|brought)\b", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|with|&)\s+", re.IGNORECASE)
_POLARITIES: tuple[Direction, ...] = ("souring", "thaw")


@dataclass(frozen=True, slots=True)
class _Cut:
    """One way to understand the words: two names and a polarity."""

    source: str
    target: str
    polarity: Direction


def understand(text: str, resolve: Resolve, *, as_of: date | None = None) -> Question:
    """Return what a question in plain words asks.

    A question without a direction ("What changed between A and B?") is asked as a souring; the
    answer says which way the relation turned in any case.

    Args:
        text: The question.
        resolve: Returns the actor of a name on a day (None: at any time); raises UnknownActor or
            AmbiguousActor.
        as_of: Kept in the question: what was published later will not count.

    Raises:
        NotUnderstood: No wording of the table fits.
        UnknownActor, AmbiguousActor: A wording fits, but a name in it does not resolve.
    """
    asked = window_in(" ".join(text.split()))
    on = asked.last or asked.around or asked.first
    unknown: UnknownActor | None = None
    for cut in _cuts(asked.rest.strip(" ?.!,")):
        try:
            source, target = resolve(cut.source, on), resolve(cut.target, on)
        except UnknownActor as error:
            unknown = unknown or error
            continue
        return _question(text, source, target, cut.polarity, asked, as_of)
    if unknown is not None:
        raise unknown
    raise NotUnderstood(f"'{text.strip()}' is not a question that is understood. {_HELP}")


def _question(
    text: str, source: Actor, target: Actor, polarity: Direction, asked: Asked, as_of: date | None
) -> Question:
    return Question(
        text=text.strip(), source=source.id, target=target.id, source_name=source.name,
        target_name=target.name, polarity=polarity, start=asked.first, end=asked.last,
        around=asked.around, as_of=as_of,
    )  # fmt: skip


@cache
def _words(section: str, key: str) -> tuple[str, ...]:
    return tables.words(tables.section(tables.table("questions")[section])[key])


def _cuts(text: str) -> Iterator[_Cut]:
    """Yield the ways to cut a question, surest first."""
    neutral = pattern(_words("neutral", "starts")).match(text)
    if neutral is not None:
        yield from _pairs(text[neutral.end() :], "souring")
        return
    head = _START.match(text)
    if head is None:
        return
    body = _plain(text[head.end() :])
    yield from _at_words(body, "adjectives")
    yield from _at_the_end(body)
    yield from _at_words(body, "verbs")
    if _CHANGE.match(text):
        yield from _against(body)


def _at_words(body: str, section: str) -> Iterator[_Cut]:
    """Yield "A sour on B", "A angry with B"."""
    for polarity in _POLARITIES:
        for start, end in _ordered(body, section, polarity):
            yield from _two(body[:start], body[end:], polarity)


def _at_the_end(body: str) -> Iterator[_Cut]:
    """Yield "A and B fall out", "ties between A and B improve"."""
    for polarity in _POLARITIES:
        for start, end in _ordered(body, "mutual", polarity):
            if end == len(body):
                yield from _pairs(_BETWEEN.sub("", body[:start]), polarity)


def _against(body: str) -> Iterator[_Cut]:
    """Yield "(what turned) A against B", "(what drove) A and B apart", "... together"."""
    one, found, other = body.partition(" against ")
    if found:
        yield from _two(one, other, "souring")
    last = body.rpartition(" ")
    if last[2] in {"apart", "together"}:
        yield from _pairs(last[0], "souring" if last[2] == "apart" else "thaw")


def _ordered(body: str, section: str, polarity: str) -> list[tuple[int, int]]:
    """Return where words of a section stand, longest wording first."""
    found = hits(_words(section, polarity), body)
    return sorted(found, key=lambda span: (span[0] - span[1], span))


def _two(one: str, other: str, polarity: Direction) -> Iterator[_Cut]:
    source, target = _name(one), _name(other)
    if source and target:
        yield _Cut(source, target, polarity)


def _pairs(text: str, polarity: Direction) -> Iterator[_Cut]:
    """Yield every cut of "A and B" at an "and": names may hold one themselves."""
    for match in _AND.finditer(text):
        yield from _two(text[: match.start()], text[match.end() :], polarity)


def _plain(body: str) -> str:
    return " ".join(pattern(_words("left_out", "words")).sub(" ", body).split())


def _name(text: str) -> str:
    """Return a name without what is not part of it: articles, possessives, "to", stops."""
    name = re.sub(r"^(?:both\s+)?(?:the\s+)?", "", text.strip(" ,.?!'\"“”"), flags=re.IGNORECASE)
    return re.sub(r"(?:['’]s)?(?:\s+(?:to|been|being|its|their))*$", "", name).strip()
