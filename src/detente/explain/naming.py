"""Names in running text: with their article, and in brackets behind a pronoun that means them.

A sentence taken out of its page may begin with "They" or "its envoy". Who is meant stands in the
sentences before, which are not shown, so the name is put behind it: "They [the Taliban] summoned".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.wordlist import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.model.answers import SpeakerLine
    from detente.model.claims import Mention
    from detente.model.evidence import Evidence
    from detente.model.text import Span

_PERSON = "PER-"
_ISO3 = 3  # letters of a state's code, and of the sector behind it
_OF_A_PERSON = frozenset({"he", "him", "his", "she", "her", "hers"})
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "them", "we", "i", "who", "which", "one of them"}
)
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_BEFORE_OF = re.compile(r"\s(?:of|in|for|at)\s")
_OWN = re.compile(r"^(?:its|their|his|her)\s+", re.IGNORECASE)
_ARTICLE = re.compile(
    r"^(?:the|an?|one|some|many|several|two|three|its|their|his|her)\b", re.IGNORECASE
)


@cache
def _list(key: str) -> tuple[str, ...]:
    return tables.words(tables.section(tables.table("wording")["names"])[key])


def the(name: str) -> str:
    """Return a name as it stands in a sentence: "the Taliban", "the government of Qatar", "Iran".

    Which names take the article is a table of `data/wording.toml`.
    """
    if _ARTICLE.match(name):
        return f"{name[:1].lower()}{name[1:]}"
    for words in _list("common"):
        if name.startswith(f"{words} "):
            return f"the {name[:1].lower()}{name[1:]}"
    plain = name.partition(" (")[0]
    listed = plain in _list("with_article") or plain.endswith(_list("with_article_ends"))
    return f"the {name}" if listed else name


def of(name: str) -> str:
    """Return the possessive of a name in a sentence: "the Taliban's", "the United States'"."""
    whole = the(name)
    return f"{whole}’" if whole.endswith("s") else f"{whole}’s"


def speaker_name(name: str, item: Evidence) -> str:
    """Return a speaker's name, whole: "prime minister" gets its article, "their" its owner.

    "their foreign ministry" becomes "the Taliban’s foreign ministry" where the mention says whose
    it is; what it does not say stays as it is.
    """
    own = _OWN.match(name)
    if name.lower() in _PRONOUNS:
        return _name_of(item) or name
    if own is not None:
        owner = _owner(item, own[0].strip().lower())
        return f"{of(owner)} {name[own.end() :]}" if owner else name
    if name[:1].islower() and not _ARTICLE.match(name) and _is_office(name):
        return f"the {name}"
    return name


def _name_of(item: Evidence) -> str | None:
    """Return the name that a mention gives to the pronoun that speaks; None if none does."""
    span = item.attribution.speaker.span if item.attribution else None
    found = (m.name for m in item.mentions if m.actor is not None and m.span == span)
    return next(found, None)


def _is_office(name: str) -> bool:
    """Return whether a nameless speaker is one person or body: "prime minister", "army chief"."""
    head = _BEFORE_OF.split(name, maxsplit=1)[0]
    return bool(hits(_list("offices"), head))


def _owner(item: Evidence, word: str) -> str | None:
    """Return the name behind "their" in a speaker's name; None where no mention gives it."""
    speaker = item.attribution.speaker.actor if item.attribution else None
    family = _family(speaker) if speaker else None
    for mention in item.mentions:
        own = mention.form == "pronoun" and mention.head.lower() == word
        if mention.actor and (own or _family(mention.actor) == family):
            return mention.name
    return None


def speaker_words(speaker: SpeakerLine, *, first: bool = False) -> str:
    """Return who says so, with role, and that the name is withheld where it is.

    `first`: as the first words of a sentence.
    """
    name = first_up(the(speaker.name)) if first else the(speaker.name)
    role = f" ({speaker.role})" if speaker.role and speaker.role.lower() not in name.lower() else ""
    return f"{name}{role}{' (unnamed)' if speaker.anonymous else ''}"


def first_up(sentence: str) -> str:
    """Return a sentence with a capital letter at its head."""
    return sentence[:1].upper() + sentence[1:]


def resolved(words: str, item: Evidence, *, quoted: bool = True) -> str:
    """Return words of a sentence with names in brackets behind pronouns that lack theirs.

    A pronoun is left as it is where something that it may mean is named before it in the words,
    where the one it is said to mean is named in them too, or where nobody knows whom it means.
    Words that are not `quoted` get the name in its place.
    """
    at = item.sentence.find(words)
    if at < 0:
        return words
    start = item.sentence_span.start + at
    parts, done = [], 0
    for span, name in _lacking(item, start, start + len(words)):
        if quoted or name.startswith("of "):
            parts += [words[done : span.end - start], f" [{name}]"]
        else:
            parts += [words[done : span.start - start], name]
        done = span.end - start
    return "".join([*parts, words[done:]])


def _lacking(item: Evidence, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Yield where a pronoun stands that lacks its name, and the name to put there."""
    people = things = False
    inside = [m for m in item.mentions if start <= m.span.start and m.span.end <= end]
    told = {_family(m.actor) for m in inside if m.form != "pronoun" and m.actor}
    for mention in sorted(inside, key=lambda each: (each.span.start, -each.span.end)):
        if mention.form != "pronoun":
            person = _is_person(mention)
            people, things = people or person or bool(mention.role), things or not person
            continue
        word = mention.head.lower()
        known = people if word in _OF_A_PERSON else people or things
        if known or mention.actor is None or _family(mention.actor) in told:
            continue
        name = _meant(mention, word)
        if name is not None:
            told.add(_family(mention.actor))
            yield mention.span, name


def _family(actor: str) -> str:
    """Return what a state and its parts have in common: "MLI" of "MLI-GOV"; others stand alone."""
    state, _, part = actor.partition("-")
    return state if len(state) == _ISO3 and len(part) == _ISO3 else actor


def _is_state(actor: str) -> bool:
    state, _, part = actor.partition("-")
    return len(state) == _ISO3 and part.partition("-")[0] in {"", "GOV"}


def _is_person(mention: Mention) -> bool:
    """Return whether an actor is a person, and not Peru's army, whose id begins so too."""
    actor = mention.actor or ""
    return actor.startswith(_PERSON) and actor != f"{_PERSON}{mention.sector}"


def _meant(mention: Mention, word: str) -> str | None:
    """Return the name for the brackets; None where it would say more than is known.

    "He" that is resolved to a body is one of its people: "He [of the army of Mali]". "They" is no
    state, nor its government: it may be two of them.
    """
    if word in _PLURAL and mention.actor and _is_state(mention.actor):
        return None
    if word in _OF_A_PERSON and not _is_person(mention):
        return None if word in _POSSESSIVE else f"of {the(mention.name)}"
    return of(mention.name) if word in _POSSESSIVE else the(mention.name)


def doubtful(item: Evidence) -> bool:
    """Return whether a pronoun that says something may mean another than the one it is given to.

    "The regulator rejected this, it said": the "it" of a body named in the sentences before is in
    doubt, since another body is named before it in its own sentence.
    """
    told = item.attribution
    span = told.speaker.span if told else None
    if told is None or span is None or not item.sentence_span.contains(span):
        return False
    if named_inside(item, span):
        return False
    start = span.start - item.sentence_span.start
    person = item.sentence[start:].split(maxsplit=1)[0].lower() in _OF_A_PERSON
    before = [m for m in item.mentions if m.span.start < span.start and m.form != "pronoun"]
    rivals = {_family(m.actor) for m in before if m.actor and _is_person(m) == person}
    meant = _family(told.speaker.actor) if told.speaker.actor else None
    return bool(rivals) and meant not in rivals


def named_inside(item: Evidence, span: Span | None) -> bool:
    """Return whether a stretch of the sentence names somebody: it is there, and no pronoun."""
    if span is None or not item.sentence_span.contains(span):
        return False
    start = span.start - item.sentence_span.start
    words = item.sentence[start : start + span.end - span.start].lower()
    return words not in _PRONOUNS
