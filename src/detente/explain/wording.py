"""Sentences made from the evidence. They quote, and say no more than the words do.

The frames stand in `data/wording.toml`. An act told by a whole clause is given as that clause; one
told by a noun ("the strikes") or by the second half of a clause is quoted under its actors' names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.cite import outlet_words
from detente.explain.clause import reported_words, said_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from detente.model.actors import ActorId
    from detente.model.answers import SpeakerLine
    from detente.model.events import Event
    from detente.model.evidence import Evidence
    from detente.model.relations import TurningPoint
    from detente.model.times import When

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_LEADING = re.compile(
    r"^(?:and|but|while|as|yet|so|also|then|or"
    r"|that(?=\s+(?:[A-Z“]|(?:the|an?|it|its|he|his|she|her|they|their|there|no|all)\b)))\s+"
)
_DATELINE = re.compile(r"^[A-Z][^()“”]{1,60}\([^()]{2,40}\)\s*[-–—]+\s*")
_PRONOUN = re.compile(
    r"^(?:(?:for|of|in|to|by|from|with|on|at|after|during)\s+(?:which|whom|whose)|it|he|she|they|this|that|these|those|its|his|her|their|which|who|whom|whose|we|I)\b",
    re.IGNORECASE,
)
_DOUBLE = re.compile('[“”"]')
_WHOLE = re.compile('[“"]([^“”"]*)[”"]')
_EDGES = " ,;:.-–—"


def frame(*keys: str) -> str:
    """Return a sentence frame of the table by its keys."""
    row = tables.table("wording")
    for key in keys[:-1]:
        row = tables.section(row[key])
    return tables.text(row[keys[-1]])


def in_months(months: Iterable[str]) -> str:
    """Return months ("2014-03") in words: "March 2014 and November 2014"."""
    return joined([f"{_MONTHS[int(each[5:7]) - 1]} {int(each[:4])}" for each in months])


def joined(words: list[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"; "" for none."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def in_words(day: date) -> str:
    """Return a day as "24 November 2015"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def when_words(when: When | None) -> str:
    """Return a date as it is known: "2023", "March 2024", "24 November 2015", "undated"."""
    if when is None:
        return "undated"
    prefix = "reported " if when.basis == "published" else ""
    if when.first == when.last:
        return prefix + in_words(when.first)
    if (when.first.year, when.first.month) == (when.last.year, when.last.month):
        return f"{prefix}{_MONTHS[when.first.month - 1]} {when.first.year}"
    if when.first.year == when.last.year and (when.first.month, when.last.month) == (1, 12):
        return f"{prefix}{when.first.year}"
    return prefix + between(when.first, when.last)


def between(first: date, last: date) -> str:
    """Return a stretch of days by its months, or by its years where they are whole or many."""
    if first.year == last.year and first.month == last.month:
        return in_months([f"{first:%Y-%m}"])
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole or last.year - first.year > 2:
        return f"{first.year}–{last.year}" if first.year != last.year else str(first.year)
    return f"{_MONTHS[first.month - 1]} {first.year}–{_MONTHS[last.month - 1]} {last.year}"


def turn_words(turn: TurningPoint) -> str:
    """Return when a relation turned: its month, or its whole stretch where no month is known."""
    if f"{turn.last:%Y-%m}" == turn.month:
        return in_months([turn.month])
    return between(turn.first, turn.last)


def short(text: str, most: int) -> str:
    """Return the text on one line, cut after a word with "…" if it is longer than `most`."""
    line = _SPACE.sub(" ", text).strip()
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(_EDGES) + "…"


def inner(text: str, most: int) -> str:
    """Return text for use between quotation marks: without dateline, marks and stops at its edges.

    Marks inside become single ones, or go where cutting has left only one of a pair.
    """
    line = _DATELINE.sub("", _SPACE.sub(" ", text).strip(_EDGES))
    whole = _WHOLE.fullmatch(line)
    line = short(_LEADING.sub("", (whole[1] if whole else line).strip(_EDGES)), most)
    if line.count("“") == line.count("”") and '"' not in line:
        return line.replace("“", "‘").replace("”", "’")
    return _DOUBLE.sub("", line)


def speaker_words(speaker: SpeakerLine, *, first: bool = False) -> str:
    """Return who says so, with role, and that the name is withheld where it is.

    `first`: as the first words of a sentence.
    """
    name = _first_up(speaker.name) if first else speaker.name
    role = f" ({speaker.role})" if speaker.role and speaker.role.lower() not in name.lower() else ""
    return f"{name}{role}{' (unnamed)' if speaker.anonymous else ''}"


def act_sentence(
    item: Evidence,
    event: Event,
    words: str,
    speaker: SpeakerLine | None,
    name_of: Callable[[ActorId], str],
    most: int,
) -> str:
    """Return one sentence for an act that `item` tells in `words`, a part of its quote."""
    source = joined([name_of(each) for each in event.sources])
    values = {
        "text": inner(words, most), "when": when_words(event.when),
        "outlet": outlet_words(item.head), "source": source or "someone",
        "target": joined([name_of(each) for each in event.targets]) or "someone",
    }  # fmt: skip
    if speaker is not None:
        return frame("act", "told").format(speaker=speaker_words(speaker), **values)
    if source and _is_predicate(item, words):
        values["text"] = f"{source} {values['text']}"
    elif not _is_clause(item, words):
        values["text"] = values["text"].removeprefix("to ")
        mutual = not event.targets or set(event.targets) == set(event.sources)
        return frame("act", "mutual" if mutual else "quoted").format(**values)
    values["text"] = _first_up(values["text"])
    return frame("act", "clause").format(**values)


def _is_clause(item: Evidence, words: str) -> bool:
    """Return whether words stand alone: who acts is named in them before the act, by a name."""
    start = item.claim.span.start
    if item.event is None or item.event.trigger.start - start < 2:
        return False
    acting = [m for m in item.mentions if start <= m.span.start < item.event.trigger.start]
    plain = _LEADING.sub("", words.strip(_EDGES + "“”"))
    whole = bool(acting or not item.mentions) and not plain.lower().startswith("to ")
    return whole and _PRONOUN.match(plain) is None and not _DOUBLE.search(words)


def _is_predicate(item: Evidence, words: str) -> bool:
    """Return whether words are what is said of the actor: they begin with the verb in the past.

    "expelled by Pakistan" is not, and neither is what quotes somebody.
    """
    if item.event is None or item.event.trigger.start - item.claim.span.start > 4:
        return False
    plain = _LEADING.sub("", words.strip(_EDGES + "“”"))
    first = plain.partition(" ")[0].lower()
    past = first.endswith("ed") or first in tables.words(tables.table("wording")["past"])
    return past and " by " not in plain and not _DOUBLE.search(words)


def more_acts(number: int, first: date, last: date) -> str:
    """Return the sentence that says how many more acts of a kind there are; "" for none."""
    if not number:
        return ""
    key = "more_one" if number == 1 else "more"
    return frame("act", key).format(n=number, span=between(first, last))


def link_sentence(item: Evidence, speaker: SpeakerLine | None, most: int) -> str:
    """Return one sentence for a stated causal link.

    Where the claim names the cause before its effect ("the tariff angered them") it is quoted
    whole; else cause and effect are quoted apart ("they attribute the anger to the tariff").
    """
    if item.link is None or item.link.cause.end <= item.link.effect.start:
        return saying_sentence(item, speaker, most)
    ends = (item.cause_quote or "", item.effect_quote or "")
    if min(len(end.split()) for end in ends) < 2:
        return saying_sentence(item, speaker, most)
    values = {
        "cause": inner(item.cause_quote or item.quote, most),
        "effect": inner(item.effect_quote or item.quote, most), "outlet": outlet_words(item.head),
    }  # fmt: skip
    if speaker is None:
        return _first_up(frame("link", item.link.relation, "own").format(**values))
    return frame("link", item.link.relation, "said").format(
        speaker=speaker_words(speaker, first=True), **values
    )


def saying_sentence(item: Evidence, speaker: SpeakerLine | None, most: int) -> str:
    """Return one sentence for a statement; of an indirect one it says whose words they are."""
    words = item.quote if speaker is None else said_words(item)
    if len(words.split()) < 5:
        words = item.sentence
    values = {"text": inner(words, most), "outlet": outlet_words(item.head)}
    if speaker is None:
        return _first_up(frame("saying", "own").format(**values))
    who = speaker_words(speaker, first=True)
    reported = reported_words(item)
    if reported is not None:
        values["text"] = inner(reported, most)
        return frame("saying", "reported").format(speaker=who, **values)
    direct = item.attribution is not None and item.attribution.manner == "direct"
    return frame("saying", "direct" if direct else "indirect").format(speaker=who, **values)


def _first_up(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
