"""What a figure counts where its own words leave it out: "killed 12 soldiers and wounded 30"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.read import casualties, changes, clauses, counted, whose
from detente.read.counted import TIMES, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.events import QuantityChange
    from detente.read.counted import Counted
    from detente.read.figures import Figure
    from detente.read.trees import Token, Tree

_PART = re.compile(r"\b(?:including|among\s+them|of\s+which|of\s+whom)\s+$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|which|those)\b", re.IGNORECASE)
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
        known = self._own(item) if item.noun is not None else self._left_out(text, item)
        if known is None:
            return None
        explicit = _is_part(text, item)
        if explicit:
            self._total = self._last
        elif self._total is not None and not _joins(text, item, self._end):
            self._total = None
        known = self._joined(item, known)
        self._end = item.figure.end
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
        if rises is not None and (thing := changes.changed(item)) is not None:
            noun = changes.phrase(item.tree, thing)
        elif item.noun is not None and item.figure.unit is not None:
            thing = changes.shared(item.tree, item.noun)
            noun = noun if thing is item.noun else changes.phrase(item.tree, thing)
            last = self._last
            if rises is not None and last is not None and last.sentence == item.tree.start:
                noun = last.noun or noun
        last = self._any
        if unit is None and last is not None and behind and last.noun == noun:
            unit = last.unit
        return Known(
            unit=unit,
            noun=noun,
            befell=befell if person else None,
            side=whose.side(item, befell) if person and (befell or unit == "person") else None,
            change=rises,
            sentence=item.tree.start,
        )

    def _left_out(self, text: str, item: Counted) -> Known | None:
        """Return what a figure without a noun counts."""
        befell = casualties.befell(item) or _lost(item)
        blank = Known(
            unit=item.figure.unit, noun="", befell=None, side=None, change=changes.change(item),
            sentence=item.tree.start,
        )  # fmt: skip
        if item.figure.unit is not None:
            return self._measured(item, blank)
        if befell is not None:
            people = self._people
            side = whose.side(item, befell) or (people.side if people else None)
            noun = people.noun if people else ""
            return replace(blank, unit="person", noun=noun, befell=befell, side=side)
        if item.figure.vague and item.token.dep.startswith("nsubj"):
            return replace(blank, unit="person")
        if _peopled(item) or _who(item) or (self._last is None and _is_subject(item)):
            return replace(blank, unit="person")
        if _is_vote(text, item) and not (
            self._last and self._last.unit in {"person", "vote", "percent"}
        ):
            return replace(blank, unit="vote")
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
        if blank.change is not None and last is not None and near:
            return replace(blank, noun=last.noun)
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
        if last is None or not near or item.token.upos not in _NUMBERS:
            return None
        again = replace(blank, unit=last.unit, noun=last.noun, side=last.side)
        return replace(again, befell=last.befell) if _gravely(item) else again


def ends(figure: Figure, trees: Sequence[Tree]) -> tuple[Figure, ...]:
    """Return the two values of "fell from 12 to 9 per cent" apart, any other figure as it is."""
    if figure.ends is None:
        return (figure,)
    tree = clauses.tree_at(trees, figure.number)
    token = tree.head_of(figure.number, figure.end) if tree else None
    if tree is None or token is None:
        return (figure,)
    before = [each for each in tree.tokens if each.end <= figure.start][-2:]
    if not before or before[-1].lemma.casefold() not in {"from", "by"}:
        return (figure,)
    changes = words("change", "increase") | words("change", "decrease") | {"go", "move", "come"}
    above = [token, *list(tree.ancestors(token.index))[:3]]
    near = any(each.lemma.casefold() in changes for each in above)
    wide = before[0].lemma.casefold() in {"anything", "anywhere", "range", "vary", "somewhere"}
    return figure.ends if near and not wide else (figure,)


def unhedged(figure: Figure, trees: Sequence[Tree]) -> Figure:
    """Return a figure without a hedge that is a preposition: "argued over 38 hectares"."""
    tree = clauses.tree_at(trees, figure.start)
    lead = tree.at(figure.start, figure.number) if tree else ()
    if tree is None or not lead or figure.approx in {"exact", "vague"}:
        return figure
    if " ".join(token.text.casefold() for token in lead) not in words("prepositions", "words"):
        return figure
    token = lead[0]
    before = tree.tokens[token.index - 1] if token.index else None
    if before is None or before.upos == "ADP" or figure.unit == "percent":
        return figure
    spatial = lead[-1].lemma in {"over", "above", "below", "under"}
    long = figure.unit in TIMES or before.upos == "NOUN"
    verbal = before.lemma in words("prepositions", "verbs")
    joined = long and (lead[-1].lemma == "over" or before.upos == "CCONJ")
    if spatial and (joined or verbal):
        return _plain(figure)
    inside = tree.at(figure.number, figure.end)
    governs = token.dep == "compound:prt" or (
        token.dep == "case" and before.upos in {"VERB", "NOUN"}
    )
    moved = before.upos == "VERB" and before.lemma in _changes()
    if not governs or moved or token.head < 0 or not inside:
        return figure
    return _plain(figure)


def _plain(figure: Figure) -> Figure:
    """Return a figure without its hedge."""
    value = figure.low if figure.low is not None else figure.high
    return replace(figure, start=figure.number, low=value, high=value, approx="exact")


def _changes() -> frozenset[str]:
    return words("change", "increase") | words("change", "decrease") | words("measures")


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
    governed = item.token.dep in {"obj", "nsubj:pass"}
    return governed and head is not None and head.lemma in words("peopled")


def _who(item: Counted) -> bool:
    """Return whether "who" follows a bare number: "2 million who voted", "240 on board"."""
    after = [token for token in item.tree.tokens if token.start >= item.figure.end][:2]
    said = " ".join(token.lemma.casefold() for token in after)
    return said.startswith(("who", "aboard", "on board"))


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


def _is_vote(text: str, item: Counted) -> bool:
    """Return whether a bare number counts votes: "143 in favour, five against"."""
    lemmas = {token.lemma.casefold() for token in item.tree.tokens}
    housed = {token.text for token in item.tree.tokens} & words("houses")
    if not housed and not lemmas & words("voting"):
        return False
    if re.match(r"\s?(?:[-–]|to\s)\s?\d", text[item.figure.end : item.figure.end + 8]):
        return True
    following = text[item.figure.end : item.figure.end + 16].casefold().split()
    said = " ".join(following[:2]).strip(",;.")
    after = words("voting", "after")
    before = _before(item)
    named = before is not None and before.text.casefold().rstrip("s") in words("votes") | {
        "aye",
        "noe",
    }
    return (
        named
        or said in after
        or bool(following and following[0].strip(",;.") in after)
        or (before is not None and before.lemma in {"by", "to"})
    )


def _before(item: Counted) -> Token | None:
    """Return the word before a figure."""
    earlier = [token for token in item.tree.tokens if token.end <= item.figure.start]
    return earlier[-1] if earlier else None
