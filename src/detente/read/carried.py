"""What a figure counts where its own words leave it out: "killed 12 soldiers and wounded 30"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.read import balloted, casualties, changes, counted, whose
from detente.read.counted import TIMES, words

if TYPE_CHECKING:
    from detente.model.events import QuantityChange
    from detente.read.counted import Counted
    from detente.read.trees import Token

_PART = re.compile(r"\b(?:including|among\s+them|of\s+which|of\s+whom)\s+$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|which|those)\b", re.IGNORECASE)
# Words between the two figures of "from 38 diplomats to nine" at most.
_CLOSE = 5
# What befalls things too: "sixty shops were looted, eleven burnt".
_OF_THINGS = frozenset({"burnt", "captured", "missing", "released"})
_NUMBERS = frozenset({"NUM", "NOUN", "ADJ", "PRON", "DET", "ADV", "X", "SYM", "PROPN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a figure counts.

    Attributes:
        unit: Its unit; None for a bare number.
        noun: What is counted, without what befell it; "" if not told.
        befell: What befell the people counted; None if nothing did.
        side: Whose people they are; None if not told.
        change: Whether it tells a rise or a fall.
        sentence: Where its sentence starts.
    """

    unit: str | None
    noun: str
    befell: str | None
    side: str | None
    change: QuantityChange | None
    sentence: int


class Memory:
    """The figures of a document so far, for those after them that leave out what they count."""

    def __init__(self) -> None:
        """Begin a document."""
        self._any: Known | None = None
        self._total: Known | None = None
        self._end = 0
        self._led = ""
        self._last: Known | None = None
        self._people: Known | None = None

    def resolve(self, text: str, item: Counted) -> Known | None:
        """Return what a figure counts; None if neither its words nor an earlier figure say."""
        scored = (
            self._any is not None
            and self._any.unit == "vote"
            and self._any.sentence == item.tree.start
        )
        behind = item.noun is not None and item.noun.start < item.figure.start and not item.back
        if scored and behind and item.figure.unit is None:
            item = replace(item, noun=None)
        paired = self._paired(item)
        known = paired or (self._own(item) if item.noun is not None else self._left_out(text, item))
        if known is None:
            return None
        explicit = _is_part(text, item)
        if explicit:
            self._total = self._last
        elif self._total is not None and not _joins(text, item, self._end):
            self._total = None
        known = self._joined(item, known)
        self._end = item.figure.end
        self._led = counted.preposition(item.tree, item.figure)
        if self._total is not None and known.unit == "person":
            known = replace(
                known,
                befell=known.befell or (None if _acts(item) else self._total.befell),
                side=known.side or self._total.side,
            )
        self._any = known
        if known.unit not in TIMES:
            self._last = known
        if known.unit == "person" or (item.noun is not None and counted.is_person(item.noun)):
            self._people = _without_deaths(known, item)
        return known

    def _paired(self, item: Counted) -> Known | None:
        """Return what the second of "from 38 diplomats to nine" counts; None of any other."""
        last = self._any
        if last is None or self._led != "from" or item.figure.unit is not None:
            return None
        between = item.tree.at(self._end, item.figure.start)
        near = last.sentence == item.tree.start and len(between) <= _CLOSE
        own = item.noun is not None and item.noun.start >= item.figure.end
        leads = counted.preposition(item.tree, item.figure) == "to"
        return replace(last, befell=None) if near and leads and not own else None

    def _joined(self, item: Counted, known: Known) -> Known:
        """Return people with what befell those that "and" joins them to."""
        last = self._any
        if known.unit != "person" or known.befell is not None or item.noun is None:
            return known
        if last is None or last.unit != "person" or last.sentence != item.tree.start:
            return known
        between = item.tree.at(self._end, item.figure.start)
        joined = any(token.lemma == "and" for token in between[-4:])
        apart = any(token.upos in {"VERB", "AUX"} or token.text in {";", ":"} for token in between)
        return (
            replace(known, befell=last.befell)
            if joined and not apart and not _acts_on(item)
            else known
        )

    def _own(self, item: Counted) -> Known:
        """Return what the words of a figure itself say."""
        behind = item.noun is not None and item.noun.start < item.figure.start
        if behind and item.noun is not None and item.figure.unit is None:
            item = replace(item, noun=changes.shared(item.tree, item.noun))
        unit = counted.unit(item)
        befell = casualties.befell(item)
        nouns = {item.noun.lemma.casefold()} if item.noun is not None else set()
        human = befell in words("human", "words") and not nouns & words("human", "but")
        if human and unit is None and casualties.kind(befell) is not None:
            unit = "person"
        person = unit == "person" or (unit == "percent" and _people_noun(item))
        rises = changes.change(item)
        noun = counted.noun_words(item)
        thing = None if _is_of(item) else changes.changed(item)
        if rises is not None and thing is not None:
            noun = changes.phrase(item.tree, thing)
        elif item.noun is not None and item.figure.unit is not None:
            thing = changes.shared(item.tree, item.noun)
            noun = noun if thing is item.noun else changes.phrase(item.tree, thing)
            last = self._last
            if rises is not None and last is not None and last.sentence == item.tree.start:
                noun = last.noun or noun
        unit, noun = self._of_the_last(item, unit, noun)
        return Known(
            unit=unit,
            noun=noun,
            befell=befell if person else None,
            side=whose.side(item, befell) if person and (befell or unit == "person") else None,
            change=rises,
            sentence=item.tree.start,
        )

    def _of_the_last(self, item: Counted, unit: str | None, noun: str) -> tuple[str | None, str]:
        """Return unit and noun of a bare number that goes on measuring what the last one did."""
        behind = item.noun is not None and item.noun.start < item.figure.start
        last = self._any
        near = last is not None and last.sentence == item.tree.start
        one = item.noun is not None and item.noun.xpos in {"NN", "NNP"}
        if last is not None and item.figure.unit is None and last.unit is not None and near:
            if behind and _head(last.noun) == _head(noun):
                # "From 41 per cent to 28".
                unit = last.unit
            elif _head(noun) == "points" and last.unit == "percent":
                unit, noun = last.unit, last.noun
            elif one and behind and unit is None and last.unit not in {"person", "vote", "time"}:
                # "A truck bears ten tons; a tank weighs fifty."
                unit = last.unit
        return unit, noun

    def _left_out(self, text: str, item: Counted) -> Known | None:
        """Return what a figure without a noun counts."""
        befell = casualties.befell(item) or _lost(item)
        blank = _blank(item)
        if item.figure.unit is not None:
            return self._measured(item, blank)
        last = self._any
        things = last is not None and last.unit is None and bool(last.noun)
        if befell in _OF_THINGS and things:
            # "Sixty shops were looted, eleven burnt."
            return self._again(item, blank)
        if befell is not None:
            people = self._people
            side = whose.side(item, befell) or (people.side if people else None)
            noun = people.noun if people else ""
            return replace(blank, unit="person", noun=noun, befell=befell, side=side)
        vague = item.figure.vague and item.token.dep.startswith("nsubj")
        first = self._last is None and _is_subject(item)
        if vague or first or _peopled(item) or _who(item):
            return replace(blank, unit="person")
        if balloted.is_vote(text, item) and not (
            self._last and self._last.unit in {"person", "vote", "percent"}
        ):
            return replace(blank, unit="vote")
        if self._any is None and item.token.dep == "obj" and item.token.upos == "NUM":
            # "They took eleven": what nobody names is people.
            return replace(blank, unit="person")
        return self._again(item, blank)

    def _measured(self, item: Counted, blank: Known) -> Known:
        """Return what a share or a sum without a noun is of."""
        thing = changes.changed(item)
        if thing is not None:
            return replace(blank, noun=changes.phrase(item.tree, thing))
        last = self._last
        people = self._people
        if item.figure.fraction and people is not None and people.sentence == item.tree.start:
            last = people
        near = last is not None and last.sentence == item.tree.start
        if (blank.change is not None or _compared(item)) and last is not None and near:
            return replace(blank, noun=last.noun)
        if item.figure.fraction and last is None and (subject := _root_subject(item)) is not None:
            return replace(blank, noun=changes.phrase(item.tree, subject))
        shared = item.back or (item.figure.fraction and near)
        if last is None or not (shared or (near and last.unit == item.figure.unit)):
            return blank
        befell = casualties.befell(item) if last.unit == "person" else None
        return replace(
            blank,
            noun=last.noun,
            side=last.side if item.figure.unit == "percent" and befell else None,
            befell=befell,
        )

    def _again(self, item: Counted, blank: Known) -> Known | None:
        """Return what a bare number counts once more: what the figure before it did."""
        last = self._any
        begins = item.token.index <= 1
        near = last is not None and (last.sentence == item.tree.start or begins or item.back)
        recounts = self._people if _verb(item) in words("recounts") else None
        if recounts is not None:
            return replace(recounts, sentence=item.tree.start)
        if item.token.upos not in _NUMBERS:
            return None
        if last is None or not near:
            # What does or suffers something is people; "the Big Five" and "Apollo 11" are names.
            acted = item.token.dep.startswith(("nsubj", "obj"))
            before = balloted.before(item)
            named = before is not None and (before.text[0].isupper() or before.upos == "DET")
            return replace(blank, unit="person") if acted and not named else None
        gapped = whose.gapped(item) if last.unit == "person" else None
        if gapped is not None:
            # "Baku lost 71 men and Yerevan 105."
            theirs = last.side is not None and last.side not in last.noun
            return replace(last, side=gapped if theirs else last.side, change=blank.change)
        again = replace(blank, unit=last.unit, noun=last.noun, side=last.side)
        return replace(again, befell=last.befell) if _gravely(item) else again


def _blank(item: Counted) -> Known:
    """Return what a figure without a noun tells by itself."""
    return Known(
        unit=item.figure.unit,
        noun="",
        befell=None,
        side=None,
        change=changes.change(item),
        sentence=item.tree.start,
    )


def _people_noun(item: Counted) -> bool:
    return item.noun is not None and counted.is_person(item.noun)


def _is_part(text: str, item: Counted) -> bool:
    """Return whether a figure is told to be part of the one before it."""
    before = text[max(0, item.figure.start - 24) : item.figure.start]
    return bool(_PART.search(before) or _OF_THEM.match(text, item.figure.end))


def _acts_on(item: Counted) -> bool:
    """Return whether those counted are the subject of a verb of their own."""
    noun = item.noun
    head = item.tree.tokens[noun.head] if noun is not None and noun.head >= 0 else None
    return (
        noun is not None
        and noun.dep.startswith("nsubj")
        and head is not None
        and head.upos == "VERB"
    )


def _acts(item: Counted) -> bool:
    """Return whether a figure is the subject of a verb of its own: "57 of them slipped away"."""
    token = item.token
    head = item.tree.tokens[token.head] if token.head >= 0 else None
    return token.dep.startswith("nsubj") and head is not None and head.upos == "VERB"


def _without_deaths(known: Known, item: Counted) -> Known:
    """Return people without a noun for what befell them, which others are no instance of."""
    deaths = item.noun is not None and item.noun.lemma.casefold() in words("casualties")
    return replace(known, noun="") if deaths else known


def _joins(text: str, item: Counted, end: int) -> bool:
    """Return whether "and" or a comma alone joins a figure to the noun phrase before it."""
    between = text[end : item.figure.start]
    return bool(re.fullmatch(r"[^.;:]{0,40}(?:\band|,)\s+", between))


def _is_subject(item: Counted) -> bool:
    """Return whether a bare number does something itself: "only nine came"."""
    head = item.tree.tokens[item.token.head] if item.token.head >= 0 else None
    subject = item.token.dep in {"nsubj", "nsubj:pass"} and item.token.upos == "NUM"
    return subject and head is not None and head.upos == "VERB"


def _peopled(item: Counted) -> bool:
    """Return whether a bare number is the object of a verb of people: "the yard employs 900"."""
    head = item.tree.tokens[item.token.head] if item.token.head >= 0 else None
    if head is None:
        return False
    if counted.preposition(item.tree, item.figure) == "for" and item.token.dep != "obj":
        return head.lemma in words("peopled_for")
    # The parser takes "than" for a preposition: "drew no more than 900".
    governed = item.token.dep in {"obj", "nsubj:pass"} or (
        item.token.dep == "obl" and item.figure.start < item.figure.number
    )
    return governed and head.lemma in words("peopled")


def _is_of(item: Counted) -> bool:
    """Return whether "of" joins a noun to a figure: "20 per cent of the pipe's capacity"."""
    after = [token for token in item.tree.tokens if token.start >= item.figure.end][:1]
    behind = item.noun is not None and item.noun.start >= item.figure.end
    return behind and bool(after) and after[0].lemma == "of"


def _compared(item: Counted) -> bool:
    """Return whether a figure tells how much more or less: "up 2 per cent", "15 per cent more"."""
    after = [token.lemma.casefold() for token in item.tree.tokens if token.start >= item.figure.end]
    led = counted.preposition(item.tree, item.figure) in words("compared")
    return led or bool(after and after[0] in words("compared"))


def _root_subject(item: Counted) -> Token | None:
    """Return the plural noun that a sentence is about: "the exiles left, a third on foot"."""
    before = item.tree.tokens[: item.token.index]
    subjects = (token for token in before if token.dep in {"nsubj", "nsubj:pass"})
    return next((each for each in subjects if each.xpos in {"NNS", "NNPS"}), None)


def _head(noun: str) -> str:
    """Return the last word of a noun phrase."""
    return noun.rsplit(maxsplit=1)[-1].casefold() if noun else ""


def _who(item: Counted) -> bool:
    """Return whether "who" follows a bare number: "2 million who voted", "240 on board"."""
    after = [token for token in item.tree.tokens if token.start >= item.figure.end][:2]
    said = " ".join(token.lemma.casefold() for token in after)
    among = counted.preposition(item.tree, item.figure) in {"among", "amongst"}
    return among or said.startswith(("who", "aboard", "on board", "to a", "to each"))


def _gravely(item: Counted) -> bool:
    """Return whether a figure tells some of the injured apart: "sixty hurt, eight critically"."""
    after = [token for token in item.tree.tokens if token.start >= item.figure.end][:3]
    after = after[2:] if after and after[0].lemma == "of" else after[:1]
    return bool(after) and after[0].text.casefold() in words("gravely", "words")


def _lost(item: Counted) -> str | None:
    """Return "killed" for a number that is itself what someone lost: "the convoy lost 78"."""
    token = item.token
    head = item.tree.tokens[token.head] if token.head >= 0 else None
    lost = token.dep == "obj" and head is not None and head.lemma == "lose"
    return "killed" if lost else None


def _verb(item: Counted) -> str:
    """Return the lemma of the verb that a number is object or predicate of; "" if of none."""
    token = item.token
    if item.tree.children(token.index, "cop"):
        return "be"
    head = item.tree.tokens[token.head] if token.head >= 0 else None
    governed = head is not None and head.upos == "VERB" and not token.dep.startswith("nsubj")
    return head.lemma if head is not None and governed else ""
