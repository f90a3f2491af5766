"""Numbers that count nothing: ages, names, articles and pages, telephone numbers, "one of the"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from detente.read import tables
from detente.read.counted import TIMES, is_person, preposition, states, words

if TYPE_CHECKING:
    from detente.read.figures import Figure
    from detente.read.trees import Token, Tree

_AGE = re.compile(r"[\s\-‐‑–]*(?:years?|months?)?[\s\-‐‑–]+olds?\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\s+(?:[A-Z][\w'’]+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Boulevard|Lane|Square|Terrace|Gardens)\b"
)
_SPOKEN = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)-(?:fifteen|thirty|forty-five)\b",
    re.IGNORECASE,
)
# "Twenty-something", "two-way trade", "three-pronged"; "ten years on" tells a time.
_COMPOUND = re.compile(r"-(?:something|way|sided|pronged|faced|tier|horse)\b", re.IGNORECASE)
_LATER = re.compile(r"\s+on(?=,|\s+from\b)")
_CLOCK = re.compile(r"\b(?:the|at|by|till|until)\s+$", re.IGNORECASE)
_UNDER_AGE = re.compile(
    r"\b(?:them|whom|those|anyone|everyone|were|was|are|is|men|women|people|children|all)\s+"
    r"(?:aged\s+)?(?:under|over|below|above)\s+$",
    re.IGNORECASE,
)
_OLD = re.compile(r"(?:[\s\-‐‑–]+of\s+age|[\s\-‐‑–]+olds?)\b", re.IGNORECASE)
_DIGITS_BEFORE = re.compile(r"(?:^|[^\w.,])\+?\(?\d{2,}\)?\s$")
_DIGITS_AFTER = re.compile(r"\s\d{3,}(?![\d,.]*\d*\s*(?:%|per))")
_FIRST = re.compile(
    r"\b(?:no|on\s+the|at|this|that|the|not|any|each|every|which)\s+$", re.IGNORECASE
)
_ESTIMATE = re.compile(
    r"\s+(?:\w+\s+)?(?:estimate|account|count|point|reason|way|example|hand|occasion|version|tally|report|source)\b"
)
_AGED = re.compile(
    r"\bage[sd]?\s+(?:of\s+)?(?:from\s+|between\s+)?(?:\d+\s+(?:and|to)\s+)?$", re.IGNORECASE
)
_HALF = 50.0
_NEAR = 24
_MANY = 100
# Words after which a number is never a count, whatever noun follows.
_ALWAYS = frozenset(
    {
        "aged",
        "age",
        "no",
        "no.",
        "number",
        "nos",
        "nos.",
        "article",
        "articles",
        "section",
        "paragraph",
        "page",
    }
)
_OLDEST = 120
_HEADLINE = 0.6


@cache
def votes() -> frozenset[str]:
    """Return the nouns that count votes, after which a number is no label ("Ayes 308")."""
    return frozenset(tables.words(tables.section(tables.table("units")["votes"])["lemmas"]))


@cache
def _before() -> frozenset[str]:
    return frozenset(tables.words(tables.section(tables.table("units")["labels"])["before"]))


def is_ordinal(figure: Figure, tree: Tree) -> bool:
    """Return whether "a third" is the third of several: "a third person", "a fifth round"."""
    behind = [token for token in tree.tokens if token.start >= figure.end][:1]
    named = bool(behind) and behind[0].upos in {"NOUN", "ADJ", "PROPN"}
    lone = len(tree.at(figure.number, figure.end)) <= 2
    head = tree.head_of(figure.number, figure.end)
    other = head is not None and head.dep == "obj" and not (behind and behind[0].lemma == "of")
    return figure.fraction and lone and (named or other) and figure.low != _HALF


def is_age(text: str, figure: Figure) -> bool:
    """Return whether a figure tells an age: "a 25-year-old", "Ahmad, 39,", "aged 34"."""
    if _AGE.match(text, figure.end) or (figure.unit == "year" and _OLD.match(text, figure.end)):
        return True
    if _AGED.search(text[max(0, figure.start - 32) : figure.start]):
        return True
    if _UNDER_AGE.search(text[max(0, figure.number - 32) : figure.number]) and _ends(text, figure):
        return True
    opened = text[max(0, figure.start - 2) : figure.start] == ", "
    commas = opened and text[figure.end : figure.end + 1] in {",", ".", ";", ""}
    young = figure.low is not None and figure.low < _OLDEST and figure.unit is None
    return commas and young and text[figure.number].isdigit()


def _ends(text: str, figure: Figure) -> bool:
    """Return whether a bare number below 100 ends its phrase."""
    value = figure.low if figure.low is not None else figure.high
    small = value is not None and value < _MANY and figure.unit is None
    return small and re.match(r"\s*(?:[,.;:)]|$|and\b)", text[figure.end :]) is not None


def is_age_of(figure: Figure, tree: Tree, token: Token) -> bool:
    """Return whether a number is the age of one person: "a girl of nine"."""
    head = tree.tokens[token.head] if 0 <= token.head < token.index else None
    if head is None or figure.unit is not None or preposition(tree, figure) != "of":
        return False
    one = head.xpos == "NN" and is_person(head) and head.lemma.casefold() not in words("groups")
    value = figure.high or 0.0
    return one and value < _MANY and head.lemma.casefold() not in words("casualties")


def is_clock(text: str, figure: Figure) -> bool:
    """Return whether a number is a time of day or a house: "the 9.40", "10 Downing Street"."""
    written = text[figure.number : figure.end]
    told = text[figure.number : figure.number + 24]
    later = figure.unit in TIMES and _LATER.match(text, figure.end)
    if later or _COMPOUND.match(text, figure.end) or _SPOKEN.match(told):
        return True
    if _ADDRESS.match(text, figure.end):
        return written.isdigit()
    timed = re.fullmatch(r"(?:[01]?\d|2[0-3])\.[0-5]\d", written) is not None
    return timed and bool(_CLOCK.search(text[max(0, figure.number - 8) : figure.number]))


def is_telephone(text: str, figure: Figure) -> bool:
    """Return whether a number is one group of several: "7008 1500"."""
    if not text[figure.number].isdigit():
        return False
    before = _DIGITS_BEFORE.search(text[max(0, figure.number - 12) : figure.number])
    return bool(before or _DIGITS_AFTER.match(text, figure.end))


def is_label(text: str, figure: Figure, tree: Tree, token: Token, noun: Token | None) -> bool:
    """Return whether a number names rather than counts: "Resolution 242", "F-16", "Group of 77"."""
    if figure.unit is not None:
        return figure.unit in TIMES and _is_title(text, figure, tree)
    return (
        _is_labelled(text, figure, noun)
        or _is_title(text, figure, tree)
        or _is_name(figure, tree, noun)
        or _is_model(text, figure, tree)
        or _is_named(text, figure, tree, token, noun)
    )


def _is_labelled(text: str, figure: Figure, noun: Token | None) -> bool:
    """Return whether a word such as "article" or "page" makes a number a label."""
    before = text[max(0, figure.number - 16) : figure.number].rsplit(maxsplit=1)
    if not before or not text[figure.number].isdigit() or before[-1].casefold() not in _before():
        return False
    word = before[-1]
    if word.casefold() == "number" and _is_verb(text[: figure.number]):
        return False
    if word.casefold() == "number" and (figure.low or 0.0) >= _MANY:
        # "The army will number 18,000."
        return False
    near = noun is not None and figure.end <= noun.start <= figure.end + _NEAR
    # "In the camp 40 men rose": a count, for it has its noun.
    return not (near and word.islower() and word not in _ALWAYS)


def _is_verb(before: str) -> bool:
    """Return whether "number" follows those who do so: "the dead number 27"."""
    earlier = before.split()[-3:-1]
    return bool(earlier) and (earlier[-1].casefold() in states() or earlier[-1].endswith("s"))


def _is_model(text: str, figure: Figure, tree: Tree) -> bool:
    """Return whether two numbers are the model of a thing: "a Boeing 737-800 jet"."""
    earlier = [each for each in tree.tokens if each.end <= figure.start][-1:]
    named = bool(earlier) and earlier[0].upos == "PROPN"
    return figure.ends is not None and named and "-" in text[figure.number : figure.end]


def _is_named(text: str, figure: Figure, tree: Tree, token: Token, noun: Token | None) -> bool:
    """Return whether a number is part of a name, or follows one: "Channel 4", "Hill 881"."""
    if not text[figure.number].isdigit():
        return False
    named = any(
        (name.first < token.index < name.last or name.first == token.index < name.last - 1)
        and not _splits(token, noun)
        for name in tree.names
    )
    previous = tree.tokens[token.index - 1] if token.index else None
    if (
        previous is None
        or {previous.lemma.casefold(), previous.text.casefold().rstrip("s")} & votes()
    ):
        return False
    if _is_gapped(tree, previous, figure):
        return False
    capital = previous.text[0].isupper() and previous.upos in {"PROPN", "NOUN"}
    behind = token.dep in {"nummod", "flat", "nmod:unmarked"} and token.head < token.index
    follows = capital and behind
    after = [each for each in tree.tokens if each.start >= figure.end][:1]
    # "In Soweto 176 were dead": a name has no plural verb.
    if after and after[0].text in {"were", "are", "have", "had"}:
        return named and not follows
    return named or follows


def _is_gapped(tree: Tree, previous: Token, figure: Figure) -> bool:
    """Return whether a verb is left out before a number: "Rabat has 48 seats and Tunis 54"."""
    before = [token for token in tree.tokens[: previous.index] if token.upos != "DET"]
    joined = bool(before) and before[-1].lemma in {"and", ",", ";"}
    return joined and any(token.upos == "NUM" for token in before) and figure.unit is None


def _is_name(figure: Figure, tree: Tree, noun: Token | None) -> bool:
    """Return whether a number opens a name in the singular ("Five Star Movement")."""
    if noun is not None and 0 < noun.index < tree.tokens[-1].index and noun.end <= figure.start:
        # "The Group of 77".
        gap = [token.lemma for token in tree.tokens if noun.end <= token.start < figure.start]
        return noun.text[0].isupper() and gap == ["of"]
    if noun is None or noun.upos != "PROPN" or noun.text.endswith("s") or noun.start < figure.end:
        return False
    between = [token for token in tree.tokens if figure.number <= token.start <= noun.start]
    named = all(token.text[0].isupper() for token in between)
    return named and not is_person(noun) and len(between) > 2


def _splits(token: Token, noun: Token | None) -> bool:
    """Return whether a name that holds a number is a name of those counted ("Three Guards")."""
    if noun is None or noun.start < token.start:
        return False
    return token.index == 0 or is_person(noun)


def _is_title(text: str, figure: Figure, tree: Tree) -> bool:
    """Return whether a number in words is part of a name ("Section Two", "the Big Five")."""
    if not text[figure.number].isupper() or figure.number == tree.start:
        return False
    opening = text[max(0, figure.number - 3) : figure.number].strip()
    if opening.endswith(("“", '"', "‘", "'", ".", ":", "—")) and not _names(text, figure.end):
        return False
    own = range(figure.number, figure.end + _NEAR)
    others = [token for token in tree.tokens[1:] if token.start not in own]
    plain = [token for token in others if token.upos in {"VERB", "NOUN", "ADJ"}]
    capital = sum(token.text[0].isupper() for token in plain)
    return not plain or capital / len(plain) < _HEADLINE


def _names(text: str, at: int) -> bool:
    """Return whether a capitalised word follows."""
    return bool(re.match(r"\s+[A-Z][a-z]", text[at:]))


def is_pronoun(text: str, figure: Figure) -> bool:
    """Return whether "one" counts nothing: "one of the", "no one", "on the one hand"."""
    if text[figure.number : figure.end].casefold() != "one":
        return False
    if figure.unit in TIMES and re.search(r"(?:^|[.!?]\s)$", text[: figure.number]):
        return True
    if _ESTIMATE.match(text, figure.end):
        return True
    if _FIRST.search(text[max(0, figure.number - 8) : figure.number]):
        return True
    return bool(
        re.match(r"\s+(?:of|another|or|by|thing|day|side|hand)\b|-|['’]", text[figure.end :])
    )


def is_pro_form(text: str, figure: Figure, tree: Tree, token: Token) -> bool:
    """Return whether "one" stands for a noun that has words of its own: "a 99-year one"."""
    if text[figure.number : figure.end].casefold() != "one":
        return False
    before = [each for each in tree.tokens if each.end <= figure.number][-1:]
    if before and before[0].upos == "SCONJ" and token.dep.startswith("nsubj"):
        # "If one believes the generals".
        return True
    described = bool(before) and before[0].upos in {"ADJ", "DET", "NOUN"}
    return described and token.dep not in {"nummod", "compound"}
