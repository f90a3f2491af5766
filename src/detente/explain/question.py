"""Questions in plain words: who, on whom, for better or worse, and when.

The wordings are rows of `data/questions.toml`. A question is cut at a verb of the table, or at
the "and" between two names; of several cuts the first is taken whose two names both resolve.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
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
    r"^\s*(?:(?:please\s+)?(?:explain|say|tell\s+me)\s+)?"
    r"(?:why|when|how\s+come|how(?=\s+(?:did|have|has|do|does)\b)"
    r"|what\s+(?:turned|made|drove|led|pushed|caused|brought))\s+"
    r"(?:(?:did|has|have|had|do|does|is|are|was|were)\s+)?",
    re.IGNORECASE,
)
_TIES = (
    r"(?:diplomatic\s+|bilateral\s+)?"
    r"(?:relations?|ties|relationship|links|dealings|friendship|alliance|partnership)"
)
_BETWEEN = re.compile(rf"^(?:the\s+)?{_TIES}\s+(?:between|of)\s+", re.IGNORECASE)
_OWN_TIES = re.compile(
    rf"^(?P<one>.+?)(?:['’]s?)\s+{_TIES}\s+(?:with|to|towards?)\s+(?P<other>.+)$", re.IGNORECASE
)
_CHANGE = re.compile(r"^\s*what\s+(?:turned|made|drove|led|pushed|caused|brought)\b", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|with|&|vs\.?|versus)\s+", re.IGNORECASE)
_AND_WHY = re.compile(r",?\s+and\s+(?:why|how|when)\s*\??$", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"(?:['’]s)?(?:\s+(?:to|been|being|its|their|is|are|was|were|has|have|had|did|does))*$"
)
_TIME = re.compile(
    r"\d|\b(?:since|after|before|until|till|during|years?|decades?|months?|weeks?|century"
    r"|last|past|recent(?:ly)?)\b",
    re.IGNORECASE,
)
_POLARITIES: tuple[Direction, ...] = ("souring", "thaw")


@dataclass(frozen=True, slots=True)
class _Cut:
    """One way to understand the words: two names, a polarity, and what is not understood.

    `guessed`: there are no words of a question around the names. `directed`: words say for better
    or worse.
    """

    source: str
    target: str
    polarity: Direction
    unread: str = ""
    guessed: bool = False
    directed: bool = True


def understand(text: str, resolve: Resolve, *, as_of: date | None = None) -> Question:
    """Return what a question in plain words asks.

    A question without a direction ("What changed between A and B?") is a souring until the turns
    are known (`Question.directed`). What is not understood at the end ("over the dam") is left out,
    and `notes` says so; a time that is not understood is an error.

    Args:
        text: The question.
        resolve: Returns the actor of a name on a day (None: at any time); raises UnknownActor or
            AmbiguousActor.
        as_of: Kept in the question: what was published later will not count.

    Raises:
        NotUnderstood: No wording of the table fits.
        UnknownActor, AmbiguousActor: A wording fits, but a name in it does not resolve.
    """
    asked = window_in(_AND_WHY.sub("", " ".join(text.split())))
    on = asked.last or asked.around or asked.first
    unknown: UnknownActor | None = None
    for cut in _cuts(asked.rest.strip(" ?.!,")):
        for each in _without_tail(cut):
            try:
                source, target = resolve(each.source, on), resolve(each.target, on)
            except UnknownActor as error:
                unknown = unknown or (None if each.guessed else error)
                continue
            return _question(text, source, target, each, asked, as_of)
    if unknown is not None:
        raise unknown
    raise NotUnderstood(f"'{text.strip()}' is not a question that is understood. {_HELP}")


def _without_tail(cut: _Cut) -> Iterator[_Cut]:
    """Yield the cut as it is, then without what follows a word like "over" after the last name."""
    yield cut
    found = list(
        re.finditer(
            rf"\s+(?={pattern(_words('tail', 'words')).pattern})", cut.target, re.IGNORECASE
        )
    )
    for match in reversed(found):
        rest = " ".join(filter(None, (cut.target[match.end() :], cut.unread)))
        yield replace(cut, target=_name(cut.target[: match.start()]), unread=rest)


def _question(
    text: str, source: Actor, target: Actor, cut: _Cut, asked: Asked, as_of: date | None
) -> Question:
    if _TIME.search(cut.unread):
        raise NotUnderstood(
            f"The time in '{cut.unread}' is not understood. Say for example 'since 2012' or "
            "'between March 2014 and 2016', or leave it out and give --from and --to."
        )
    notes = [f"Not understood and left out: “{cut.unread}”."] if cut.unread else []
    if asked.event:
        notes.append(f"“{asked.event}” counts by the date given with it, and by nothing else.")
    return Question(
        text=text.strip(), source=source.id, target=target.id, source_name=source.name,
        target_name=target.name, polarity=cut.polarity, start=asked.first, end=asked.last,
        around=asked.around, as_of=as_of, notes=tuple(notes), directed=cut.directed,
    )  # fmt: skip


@cache
def _words(section: str, key: str) -> tuple[str, ...]:
    return tables.words(tables.section(tables.table("questions")[section])[key])


def _cuts(text: str) -> Iterator[_Cut]:
    """Yield the ways to cut a question, surest first."""
    for key, polarity in (("starts", "souring"), ("souring", "souring"), ("thaw", "thaw")):
        begun = pattern(_words("neutral", key)).match(text)
        if begun is not None:
            names = pattern(_words("neutral", "ends")).sub("", text[begun.end() :])
            for cut in _pairs(names, _POLARITIES[polarity == "thaw"]):
                yield replace(cut, directed=key != "starts")
            return
    head = _START.match(text)
    if head is None:
        yield from (replace(cut, guessed=True) for cut in _pairs(text, "souring"))
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
    """Yield "A and B fall out (over C)", "ties between A and B improve", "A's ties with B sour"."""
    tail = pattern(_words("tail", "words"))
    for polarity in _POLARITIES:
        for start, end in _ordered(body, "mutual", polarity):
            rest = body[end:].strip(" ,")
            if rest and not tail.match(rest):
                continue
            own = _OWN_TIES.match(body[:start].strip())
            pairs = _two(own["one"], own["other"], polarity) if own else iter(())
            for cut in (*pairs, *_pairs(_BETWEEN.sub("", body[:start]), polarity)):
                yield replace(cut, unread=rest)


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
    return _LOOSE_END.sub("", name).strip()
