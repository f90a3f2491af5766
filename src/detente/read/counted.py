"""What a figure counts: the values, the words that count people, the unit, the noun's words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente.read import tables
from detente.read.wordlists import lines

if TYPE_CHECKING:
    from detente.read.figures import Figure
    from detente.read.trees import Token, Tree

_MODIFIERS = frozenset({"amod", "compound", "nmod", "flat", "nmod:poss", "acl", "advmod"})
TIMES = frozenset(
    {
        "second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade",
        "century",
    }
)  # fmt: skip
NOUNS = frozenset({"NOUN", "PROPN"})
_DEMONYMS = ("ans", "ens", "ese", "is", "ites", "ards", "ists", "ers")
# Of nouns that no list has, these count people: "cyber-troopers", "vloggers".
_AGENTS = ("er", "or", "ist", "ian", "ee")
_SHORT = 4
# Of these the parser takes the plural for a single name at times ("six Fijians").
_DEMONYM = (
    "ian", "ean", "ese", "ians", "eans", "cans", "ans", "ites", "ards", "ists", "nis", "lis", "qis",
    "dis", "tis", "men", "women",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure with the token that stands for it and the noun or verb it belongs to.

    Attributes:
        noun: What it counts; None where the text leaves it out.
        state: What befell the people it stands for ("six injured"); None if no word there says so.
        strong: It tells how many people its noun has ("a garrison 300 strong").
        back: It counts what was named before: "57 of them", "a third of the lot".
    """

    figure: Figure
    tree: Tree
    token: Token
    noun: Token | None
    state: str | None = None
    back: bool = False
    strong: bool = False


def is_noun(token: Token) -> bool:
    """Return whether a word is a noun, or an adjective for people ("two Eritreans")."""
    people = token.upos == "ADJ" and token.text[0].isupper()
    return token.upos in NOUNS or (people and is_person(token))


def is_money(unit: str | None) -> bool:
    """Return whether a unit is the code of a currency."""
    return unit is not None and len(unit) == 3 and unit.isupper()


def preposition(tree: Tree, figure: Figure) -> str:
    """Return the lemma of the word right before a figure and its hedge; "" if none stands there."""
    before = [token for token in tree.tokens if token.end <= figure.start][-1:]
    return before[0].lemma.casefold() if before else ""


def has_case(tree: Tree, token: Token, words: set[str]) -> bool:
    """Return whether a noun has one of the prepositions."""
    return any(case.lemma in words for case in tree.children(token.index, "case"))


@cache
def words(section: str, field: str = "lemmas") -> frozenset[str]:
    """Return a list of words of data/units.toml."""
    return frozenset(tables.words(tables.section(tables.table("units")[section])[field]))


@cache
def mapped(section: str) -> dict[str, str]:
    """Return a table of data/units.toml from word to word."""
    data = tables.section(tables.table("units")[section])
    return {lemma: tables.text(word) for lemma, word in data.items()}


def states() -> dict[str, str]:
    """Return the words that stand for people by what befell them."""
    return mapped("states")


@cache
def persons() -> frozenset[str]:
    """Return the nouns that count people, in small letters."""
    return _listed("persons.txt") | (_listed("wordnet_persons.txt") - _listed("things.txt"))


@cache
def _peoples() -> frozenset[str]:
    """Return the capitalised names of those who are of a people, a faith or a movement."""
    return _listed("peoples.txt") | _listed("wordnet_peoples.txt")


@cache
def _things() -> frozenset[str]:
    """Return the nouns that count things though they end as those for people do."""
    return _listed("things.txt") | (_listed("wordnet_things.txt") - _listed("persons.txt"))


def _listed(name: str) -> frozenset[str]:
    return frozenset(word for line in lines(name) for word in line.split())


def is_person(noun: Token) -> bool:
    """Return whether a noun counts people."""
    lemma = noun.lemma.casefold()
    plain = noun.text.casefold()
    forms = {lemma, plain.removesuffix("s")}
    if forms & persons() or forms & words("casualties"):
        return True
    if lemma.endswith(("people", "person", "folk", "children")) or _is_man(lemma):
        return True
    if noun.text[0].islower() and lemma not in _things() and len(lemma) > _SHORT:
        return lemma.split("-")[-1] in persons() or lemma.endswith(_AGENTS)
    if not noun.text[0].isupper() or lemma in _things() or plain.removesuffix("s") in _things():
        return False
    if noun.text in _peoples() or noun.text.removesuffix("s") in _peoples():
        return True
    plural = noun.xpos in {"NNS", "NNPS"}
    return (plural and noun.text.endswith(_DEMONYMS)) or noun.text.endswith(_DEMONYM)


def _is_man(lemma: str) -> bool:
    """Return whether a noun ends in "man" as a word for people does ("crewman", "airwomen")."""
    return (
        len(lemma) > 5
        and lemma.endswith(("man", "men"))
        and not lemma.endswith(("regimen", "talisman"))
    )


def _is_body(tree: Tree, noun: Token) -> bool:
    """Return whether a noun is one body of people, whose size is told ("a crew of 30")."""
    below = [kid for kid in tree.children(noun.index, "nmod") if has_case(tree, kid, {"of", "for"})]
    if any(kid.upos == "NOUN" and not is_person(kid) for kid in below):
        # "The quota for lorries".
        return False
    one = noun.xpos == "NN" and noun.lemma.casefold() in words("groups")
    return one or noun.lemma.casefold() in words("headcounts")


def unit(item: Counted) -> str | None:
    """Return the unit of a figure: its own, or "person", "vote", "time" by the noun."""
    if item.figure.unit is not None:
        return item.figure.unit
    if item.noun is None or item.strong:
        return "person" if item.state or item.strong else None
    lemma = item.noun.lemma.casefold()
    behind = item.noun.index < item.token.index
    if lemma in words("votes") or (behind and lemma in words("margins")):
        return "vote"
    sized = item.token.dep.startswith("nmod") and item.token.head == item.noun.index
    strong = behind and sized and lemma in words("groups")
    if (
        strong
        or (behind and _is_body(item.tree, item.noun))
        or (item.noun.text.casefold() in states() and item.noun.upos in {"ADJ", "VERB"})
    ):
        return "person"
    of = [
        kid
        for kid in item.tree.children(item.noun.index, "nmod", "acl")
        if has_case(item.tree, kid, {"of"})
    ]
    # "A 300-man force".
    manned = noun_words(item).startswith("man ")
    if manned or any(kid.text.casefold() in states() for kid in of):
        return "person"
    if lemma in words("occasions"):
        return "time"
    return "person" if is_person(item.noun) else None


def noun_words(item: Counted) -> str:
    """Return the words of the noun that a figure counts, without the figure; "" if none."""
    if item.noun is None:
        return ""
    tree, noun = item.tree, item.noun
    own = {token.index for token in tree.at(item.figure.start, item.figure.end)} - {noun.index}
    chosen = [noun]
    # "Shot dead four engineers": what stands before the figure is no part of its noun.
    first = item.figure.end if noun.start > item.figure.start else 0
    for kid in tree.children(noun.index):
        if kid.index < noun.index and kid.dep in _MODIFIERS and kid.index not in own:
            below = [tree.tokens[i] for i in tree.subtree(kid.index) if i not in own]
            chosen += [token for token in below if token.start >= first]
    chosen.sort(key=lambda token: token.index)
    left_out = {"DET", "PUNCT", "NUM", "PRON"}
    words = [token.text for token in chosen if token.upos not in left_out]
    words = words or [noun.text]
    # "F-16s" is three words to the parser.
    for token in tree.tokens[noun.index + 1 :]:
        if token.start != tree.tokens[token.index - 1].end or token.text in ".,;:)’'s\"”":
            break
        words[-1] += token.text
    return " ".join(words).replace(" ’s", "’s").replace(" 's", "'s")
