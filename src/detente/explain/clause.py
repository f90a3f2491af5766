"""The words of one act in a sentence that tells several."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.wordlist import hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.model.evidence import Evidence
    from detente.model.text import Span

_FEWEST = 3  # words that say anything
_EDGES = " ,;:.-–—“”"
_JOINS = re.compile(
    r"^(?:and|but|while|whereas|when|after|since|because|although|though|as|yet|so|also|then|or"
    r"|that)\s+",
    re.IGNORECASE,
)
_NO_START = re.compile(
    r"^(?:(?:for|of|in|to|by|from|with|on|at|after|during|over|under)\s+)?"
    r"(?:which|who|whom|whose|how|what|whether|where|why|that|this|these|those|to)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\b(?:after|when|while|because|since|as|that|who|which|before|if|unless|until|although)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(?:which|who|whom|whose)\b")
_DETERMINER = re.compile(r"\b(?:an?|its|their|his|her)\s+$", re.IGNORECASE)
_NOUN = re.compile(r"\s+[a-z]")
_NO_END = re.compile(
    r"\b(?:of|about|for|at|with|to|over|against|by)\s+(?:this|that|these|those)\W*$"
)
_LISTED = re.compile(r",\s*$")
_DOUBLE = re.compile('[“”"]')
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_BREAK = re.compile(r"[,;:—–]|\s-\s|\band\b|\bbut\b")


def said_words(item: Evidence) -> str:
    """Return the part of a claim's quote that is attributed; all of it in the outlet's own voice.

    "Saudi Arabia refused, delegates said" is cut to what the delegates said.
    """
    if item.attribution is None:
        return item.quote
    span = item.claim.span
    inside = [each for each in item.attribution.content if each.overlaps(span)]
    if item.event is not None:
        inside = [each for each in inside if each.contains(item.event.trigger)]
    if not inside:
        return item.quote
    best = max(inside, key=lambda each: (each.end - each.start, -each.start))
    start, end = max(best.start, span.start), min(best.end, span.end)
    return item.quote[start - span.start : end - span.start]


def reported_words(item: Evidence) -> str | None:
    """Return what the speaker is told to have done with words: "accused Turkey of a stab".

    None where plain words of saying come before what is said ("said that"), or none do.
    """
    cue = item.attribution.cue if item.attribution else None
    if cue is None or not item.sentence_span.contains(cue):
        return None
    at = item.sentence_span.start
    said = said_words(item)
    begin, end = cue.start - at, item.sentence.find(said, cue.end - at)
    plain = hits(_plain_verbs(), item.sentence[begin : cue.end - at])
    if plain or end < 0 or item.sentence[cue.end - at : end].strip():
        return None
    return item.sentence[begin : end + len(said)]


@cache
def _plain_verbs() -> tuple[str, ...]:
    return tables.words(tables.table("wording")["plain"])


def triggers(items: Iterable[Evidence]) -> Mapping[Span, tuple[int, ...]]:
    """Return, for each sentence, where the words begin that tell its acts."""
    found: dict[Span, set[int]] = defaultdict(set)
    for item in items:
        if item.event is not None:
            found[item.sentence_span].add(item.event.trigger.start)
    return {sentence: tuple(sorted(starts)) for sentence, starts in found.items()}


def act_words(item: Evidence, others: Iterable[int] = ()) -> str:
    """Return the words of an act: what is attributed, without the acts told after it.

    They end at the last comma, dash or "and" before the next act, if there is one between. Fewer
    than three words say little ("protested"): then it is the whole sentence.

    Args:
        item: The claim that tells it.
        others: Where the sentence's other acts begin (`triggers`).
    """
    quote = said_words(item)
    if item.event is None or quote not in item.quote:
        return quote
    words = _before_the_next(quote, item, item.event.trigger, others)
    return words if len(words.split()) >= _FEWEST else item.sentence


def _before_the_next(quote: str, item: Evidence, own: Span, others: Iterable[int]) -> str:
    start = item.claim.span.start + item.quote.index(quote)
    following = [at for at in others if own.end < at < start + len(quote)]
    if not following or not _is_verb(quote[min(following) - start :]):
        return quote
    stretch = quote[own.end - start : min(following) - start]
    breaks = list(_BREAK.finditer(stretch))
    if not breaks:
        return quote
    cut = quote[: own.end - start + breaks[-1].start()].rstrip()
    whole = _keeps_who(cut, quote, item, start) and not _hangs(cut[own.end - start :])
    return cut if whole else quote


def _hangs(rest: str) -> bool:
    """Return whether words after a verb end in a clause without its verb: "after its guards"."""
    found = list(_OPENS.finditer(rest))
    return bool(found) and not _has_verb(rest[found[-1].end() :])


def _is_verb(words: str) -> bool:
    """Return whether words begin with a verb in the past or a helping verb."""
    first = next(iter(_WORD.findall(words)), "").lower()
    return first.endswith("ed") or first in _finite()


@cache
def _finite() -> frozenset[str]:
    table = tables.table("wording")
    return frozenset({*tables.words(table["past"]), *tables.words(table["finite"])})


def _keeps_who(cut: str, quote: str, item: Evidence, start: int) -> bool:
    """Return whether words that are cut short still name all of the act's actors that they named.

    "Three soldiers were killed and 11 wounded when an aircraft of Borduria hit a house" must not
    be cut to what leaves out whose aircraft it was.
    """
    acting = {*item.event.event.sources, *item.event.event.targets} if item.event else set()
    named = [m for m in item.mentions if m.actor in acting]
    whole = {m.actor for m in named if start <= m.span.start < start + len(quote)}
    kept = {m.actor for m in named if start <= m.span.start < start + len(cut)}
    return kept == whole


def stands_alone(item: Evidence, words: str) -> bool:
    """Return whether words of a sentence are a clause that says by itself who did what.

    They have a verb, do not begin with what belongs to something before ("for which", "banning"),
    quote nobody, and name who acts where the sentence names them.
    """
    plain = _JOINS.sub("", words.strip(_EDGES))
    at = item.sentence.find(words)
    if at < 0 or _NO_START.match(plain) or _DOUBLE.search(words) or not _has_verb(plain):
        return False
    if _NO_END.search(plain) or (plain[:1].islower() and _is_verb(plain)):
        return False
    if plain.partition(" ")[0].endswith("ing") and plain[:1].islower():
        return False
    start = item.sentence_span.start + at
    if _LISTED.search(item.sentence[:at]) and any(
        m.span.end == item.sentence_span.start + len(item.sentence[:at].rstrip(" ,"))
        for m in item.mentions
    ):
        return False  # "A, | the B and C withdrew": A withdrew too
    inside = [m for m in item.mentions if start <= m.span.start < start + len(words)]
    if item.event is None:
        return bool(inside or not item.mentions)
    if item.event.trigger.start - start - len(words) + len(words.lstrip(_EDGES)) < _FEWEST - 1:
        return False  # it begins with the verb
    acting = set(item.event.event.sources)
    named = [m for m in item.mentions if m.actor in acting]
    before = [m for m in inside if m.span.start < item.event.trigger.start]
    return bool((before or not item.mentions) and (not named or set(named) & set(inside)))


def _has_verb(plain: str) -> bool:
    """Return whether words hold a verb that makes a clause: "closed", "was", and not "closing"."""
    found = [word.lower() for word in _WORD.findall(plain)]
    return any(
        word in _finite() or (word.endswith("ed") and after != "by")
        for word, after in zip(found, [*found[1:], ""], strict=True)
    )


def told_as_predicate(item: Evidence, words: str) -> bool:
    """Return whether words are what is said of the actor: they begin with the verb in the past.

    "expelled by Pakistan" is not, and neither is what quotes somebody, or is done to each other.
    """
    if item.event is None or item.event.trigger.start - item.claim.span.start > _FEWEST + 1:
        return False
    plain = _JOINS.sub("", words.strip(_EDGES))
    first = plain.partition(" ")[0].lower()
    past = first.endswith("ed") or first in tables.words(tables.table("wording")["past"])
    both = "each other" in plain or "one another" in plain
    return past and not both and " by " not in plain and not _DOUBLE.search(words)


def is_dated_by(item: Evidence) -> bool:
    """Return whether the words of a date may date the act: they stand in its clause, on their own.

    Not "in 1996 came the channel" for an act before a semicolon, nor "a November promise".
    """
    told, at = item.event, item.sentence_span
    if told is None or told.when_span is None or not at.contains(told.when_span):
        return True
    first, last = told.when_span.start - at.start, told.when_span.end - at.start
    begin, end = sorted((told.trigger.start - at.start, first))
    between = item.sentence[begin:end]
    if ";" in between or (first > 0 and _PARTS.search(between)):
        return False
    attribute = _DETERMINER.search(item.sentence[:first])
    return attribute is None or not _NOUN.match(item.sentence[last:])
