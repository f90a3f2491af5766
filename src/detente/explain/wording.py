"""Sentences made from the evidence. They quote, and say no more than the words do.

The frames stand in `data/wording.toml`. An act told by a clause that stands alone is given as that
clause, and one told by the second half of a clause with its actor before it. Whatever else there is
("the strikes", "for which Doha blamed others", "..., it said") is quoted with its whole sentence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.cite import outlet_words, surely_says
from detente.explain.clause import (
    is_dated_by,
    reported_words,
    said_words,
    stands_alone,
    told_as_predicate,
)
from detente.explain.naming import first_up, resolved, speaker_words, the
from detente.explain.wordlist import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from detente.model.actors import ActorId
    from detente.model.answers import SpeakerLine
    from detente.model.events import Event
    from detente.model.evidence import Evidence
    from detente.model.relations import TurningPoint
    from detente.model.text import DocumentHead
    from detente.model.times import When

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_LEADING = re.compile(
    r"^(?:(?i:and|but|while|whereas|when|after|since|because|although|though|as|yet|so|also|then|or)"
    r"|that(?=\s+(?:[A-Z“]|(?:the|an?|it|its|he|his|she|her|they|their|there|no|all)\b)))\s+"
)
_DATELINE = re.compile(r"^[A-Z][^()“”]{1,60}\([^()]{2,40}\)\s*[-–—]+\s*")
_DOUBLE = re.compile('[“”"]')
_WHOLE = re.compile('[“"]([^“”"]*)[”"]')
_EDGES = " ,;:.-–—"
_NAMES = 60  # letters that names in brackets may add to a quotation
_FEW = 5  # words that a quotation of its own needs to say anything


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
    """Return a date as it is known: "2023", "March 2024", "24 November 2015", "undated".

    Of a date with one end: "by 24 November 2015", "from 24 November 2015 on".
    """
    if when is None:
        return "undated"
    if when.open is not None:
        known = when.last if when.open == "first" else when.first
        return f"by {in_words(known)}" if when.open == "first" else f"from {in_words(known)} on"
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


def signed(score: float, digits: int = 1) -> str:
    """Return a score or a part of one with its sign: "+0.3", "−4.1", "0.0"."""
    rounded = round(score, digits)
    sign = "+" if rounded > 0 else "\N{MINUS SIGN}" if rounded < 0 else ""
    return f"{sign}{abs(rounded):.{digits}f}"


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
    return _single(short(_LEADING.sub("", (whole[1] if whole else line).strip(_EDGES)), most))


def _single(line: str) -> str:
    if _is_paired(line):
        return line.replace("“", "‘").replace("”", "’")
    return _DOUBLE.sub("", line)


def _is_paired(line: str) -> bool:
    """Return whether each mark of quotation that opens is closed before the next one opens."""
    marks = "".join(_DOUBLE.findall(line))
    return marks == "“”" * (len(marks) // 2)


def is_headline(item: Evidence) -> bool:
    """Return whether a claim stands in the title of its page."""
    title = item.head.title
    return title is not None and _SPACE.sub(" ", title).strip() == _SPACE.sub(" ", item.sentence)


def whole_sentence(item: Evidence, most: int) -> str:
    """Return a claim's sentence for use between quotation marks, with pronouns resolved.

    Of one that is too long it is the stretch around the words that tell the act or the cause.
    """
    if len(_DATELINE.sub("", item.sentence)) > most:
        part = _around(item, most)
        text = inner(resolved(part, item), most + _NAMES)
        return text if item.sentence.startswith(part) else f"…{text}"
    line = _SPACE.sub(" ", resolved(item.sentence, item)).strip(_EDGES)
    return _single(short(_DATELINE.sub("", line), most + _NAMES))


def _around(item: Evidence, most: int) -> str:
    """Return the words of the sentence from the start of the claim, or before it, on."""
    if item.event is None:
        return item.quote
    trigger = item.event.trigger.end - item.sentence_span.start
    begin = item.claim.span.start - item.sentence_span.start
    return item.sentence if trigger <= most else item.sentence[begin:]


def act_sentence(
    item: Evidence,
    event: Event,
    words: str,
    speaker: SpeakerLine | None,
    name_of: Callable[[ActorId], str],
    most: int,
) -> str:
    """Return one sentence for an act that `item` tells in `words`, a part of its quote."""
    values = {"when": _act_when(item, event), "outlet": outlet_words(item.head)}
    if item.coded:
        return _coded_sentence(item, event, name_of)
    alone = stands_alone(item, words)
    if is_headline(item):
        return frame("act", "headline").format(text=whole_sentence(item, most), **values)
    if item.attribution is not None and speaker is None:
        alone = False
    elif speaker is not None and alone and surely_says(item, words):
        text = inner(resolved(_said(words), item), most + _NAMES)
        return frame("act", "told").format(text=text, speaker=speaker_words(speaker), **values)
    elif speaker is None and alone:
        text = inner(resolved(words, item, quoted=False), most + _NAMES)
        text = first_up(_without_pointing(text))
        return frame("act", "clause").format(text=text, **values)
    elif speaker is None and event.sources and told_as_predicate(item, words):
        source = joined([the(name_of(each)) for each in event.sources])
        text = first_up(f"{source} {_without_pointing(inner(words, most))}")
        return frame("act", "clause").format(text=text, **values)
    return frame("act", "whole").format(text=whole_sentence(item, most), **values)


def _coded_sentence(item: Evidence, event: Event, name_of: Callable[[ActorId], str]) -> str:
    """Return what a row of an event table tells: who did what to whom, in the row's own words."""
    trigger = item.event.trigger if item.event else item.claim.span
    source, target = (joined(list(map(name_of, each))) for each in (event.sources, event.targets))
    return frame("act", "coded").format(
        source=first_up(source), target=target, when=when_words(event.when),
        text=item.sentence[trigger.start : trigger.end].strip(), place=item.head.title,
    )  # fmt: skip


def _said(words: str) -> str:
    """Return what is said without the "that" before it."""
    return words.strip().removeprefix("that ")


def _act_when(item: Evidence, event: Event) -> str:
    """Return the date of an act; of one that only its report dates, the day of the report."""
    when = event.when if is_dated_by(item) else None
    reported = when is None or when.basis == "published"
    if reported and item.head.published is not None:
        return f"{'' if when else 'undated, '}reported {in_words(item.head.published)}"
    return when_words(when)


def _without_pointing(clause: str) -> str:
    """Return a clause without words that point to a sentence, or a day, that is not shown."""
    clause = _opening().sub("", clause)
    return _SPACE.sub(" ", _pointing().sub("", clause)).strip()


@cache
def _opening() -> re.Pattern[str]:
    words = pattern(tables.words(tables.table("wording")["opening"])).pattern
    return re.compile(rf"^{words},?\s+(?=\S)", re.IGNORECASE)


@cache
def _pointing() -> re.Pattern[str]:
    words = pattern(tables.words(tables.table("wording")["pointing"])).pattern
    ends = r"(?!\s+(?:for|to|than|with)\b|(?<=stead)\s+of\b)"
    return re.compile(rf",?\s*(?:{words}){ends},?", re.IGNORECASE)


def more_acts(number: int, first: date, last: date) -> str:
    """Return the sentence that says how many more acts of a kind there are; "" for none."""
    if not number:
        return ""
    key = "more_one" if number == 1 else "more"
    return frame("act", key).format(n=number, span=between(first, last))


def link_sentence(item: Evidence, speaker: SpeakerLine | None, most: int) -> str:
    """Return one sentence for a stated causal link: the sentence that states it.

    Direct words of a speaker are given as theirs.
    """
    if speaker is not None and _is_direct(item):
        return saying_sentence(item, speaker, most)
    return _in_the_outlets_words(item, most)


def saying_sentence(item: Evidence, speaker: SpeakerLine | None, most: int) -> str:
    """Return one sentence for a statement; of an indirect one it says whose words they are.

    What is not surely the speaker's, or is no whole clause, is quoted with its whole sentence.
    """
    if speaker is None:
        return _in_the_outlets_words(item, most)
    who, outlet = speaker_words(speaker, first=True), dated_outlet(item.head)
    words = said_words(item)
    if not surely_says(item, words):
        return _in_the_outlets_words(item, most)
    if _is_direct(item) and len(words.split()) >= _FEW:
        text = inner(resolved(words, item), most + _NAMES)
        return frame("saying", "direct").format(speaker=who, text=text, outlet=outlet)
    reported = reported_words(item)
    if reported is not None:
        text = inner(resolved(reported, item), most + _NAMES)
        return frame("saying", "reported").format(speaker=who, text=text, outlet=outlet)
    if not stands_alone(item, words):
        return _in_the_outlets_words(item, most)
    text = inner(resolved(_said(words), item), most + _NAMES)
    return frame("saying", "indirect").format(speaker=who, text=text, outlet=outlet)


def dated_outlet(head: DocumentHead) -> str:
    """Return who published it and when: "Dhaka Tribune (reprint of DW), 21 April 2024"."""
    day = f", {in_words(head.published)}" if head.published else ""
    return f"{outlet_words(head)}{day}"


def _in_the_outlets_words(item: Evidence, most: int) -> str:
    key = "headline" if is_headline(item) else "own"
    return first_up(
        frame("saying", key).format(text=whole_sentence(item, most), outlet=dated_outlet(item.head))
    )


def _is_direct(item: Evidence) -> bool:
    return item.attribution is not None and item.attribution.manner == "direct"
