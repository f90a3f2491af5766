"""Mend nine mistakes that the parser makes again and again in reporting.

Each is judged by form alone, and each leaves a tree a tree:

- "..., Weinstein told DW": of two subjects of a verb of telling, the one behind it is told.
- "after their takeover, N. Sulehria, a fellow in Washington, told DW": a name between commas right
  before a verb of saying that has no subject yet is its subject, no apposition.
- "PoliTact fellow Sulehria said": of two subjects side by side the first belongs to the second,
  and a name behind its title is the head of both.
- "according to the army, which said": a clause that "which" or "who" opens behind a noun and a
  comma is of that noun.
- The comma before a verb of saying is its own, and the full stop that of the sentence.
- "after the US occupied Iraq": a conjunction before a noun that has its verb behind it opens a
  clause, and the noun is the verb's subject.
- "it could trigger a backlash, he said, and lead to defections": a bare infinitive is no fellow of
  a finite "said", but of the verb under "could" in what is said.
- "cut aid after police stormed its embassy": a conjunction stands before its verb, never behind it.
- "said on Monday it would leave": adjuncts right behind a verb of reporting are its own.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.read.trees import Name, Token

_TELLING = frozenset({"tell", "inform", "remind", "assure"})
_SAYING = _TELLING | {"say", "add", "explain", "note", "argue", "warn", "claim", "write", "state"}
_REPORTING = _SAYING | {"announce", "report", "admit", "declare", "confirm"}
_OPENERS = frozenset({"after", "before", "since", "until", "once"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_RELATIVES = frozenset({"which", "who"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def mended(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with those mistakes mended."""
    row = list(tokens)
    for verb in tokens:
        if verb.upos != "VERB":
            continue
        _mend_titled(row, verb)
        _mend_relative(row, verb)
        if verb.lemma in _TELLING:
            _mend_told(row, verb)
        if verb.lemma in _SAYING:
            _mend_stops(row, verb)
            _mend_speaker(row, verb)
            _mend_fellow(row, verb)
        if verb.lemma in _REPORTING:
            _mend_day(row, verb)
        _mend_clause(row, verb)
        _mend_mark(row, verb)
    return tuple(row)


def widened(names: Sequence[Name], tokens: Sequence[Token]) -> tuple[Name, ...]:
    """Return the names with the further words that the tree makes part of them.

    "Naad-e-Ali [Sulehria]": what is flat to a word of a name and follows it belongs to it.
    """
    taken = {index for name in names for index in range(name.first, name.last)}
    found = []
    for name in names:
        last = name.last
        while (
            last < len(tokens)
            and last not in taken
            and tokens[last].dep == "flat"
            and tokens[last].upos == "PROPN"
            and name.first <= tokens[last].head < last
        ):
            last += 1
        found.append(replace(name, last=last))
    return tuple(found)


def _subjects(row: Sequence[Token], verb: Token) -> list[Token]:
    return [token for token in row if token.head == verb.index and token.dep in _SUBJECTS]


def _mend_told(row: list[Token], verb: Token) -> None:
    """Of "told DW", DW is told; only a verb with nothing before it may have its subject behind."""
    behind = [token for token in _subjects(row, verb) if token.index == verb.index + 1]
    if behind and verb.index > 0 and _words_before(row, verb):
        row[behind[0].index] = replace(behind[0], dep="obj")


def _mend_stops(row: list[Token], verb: Token) -> None:
    before, last = row[max(verb.index - 1, 0)], row[-1]
    if before.text == "," and _is_leaf(row, before):
        row[before.index] = replace(before, head=verb.index)
    if verb.head < 0 and last.upos == "PUNCT" and _is_leaf(row, last):
        row[last.index] = replace(last, head=verb.index)


def _is_leaf(row: Sequence[Token], token: Token) -> bool:
    return all(other.head != token.index for other in row)


def _mend_titled(row: list[Token], verb: Token) -> None:
    subjects = [token for token in _subjects(row, verb) if token.upos in _NOUNS]
    for one, other in pairwise(subjects):
        if one.index + 1 == other.index:
            row[one.index] = replace(one, head=other.index, dep="compound")
    title = subjects[-1] if subjects else None
    if title is None or title.upos != "NOUN" or title.index + 1 >= verb.index:
        return
    name = row[title.index + 1]
    if name.upos == "PROPN" and name.dep == "flat" and name.head == title.index:
        for token in row:
            if token.head == title.index:
                row[token.index] = replace(token, head=name.index)
        row[name.index] = replace(name, head=verb.index, dep="nsubj")
        row[title.index] = replace(title, head=name.index, dep="compound")


def _mend_relative(row: list[Token], verb: Token) -> None:
    opener = next((token for token in _subjects(row, verb) if token.lemma in _RELATIVES), None)
    if opener is None or verb.dep != "parataxis" or row[opener.index - 1].text != ",":
        return
    noun = _last_word(row, opener)
    while noun is not None and noun.dep in {"flat", "compound"}:
        noun = row[noun.head]
    if noun is not None and noun.upos in _NOUNS and verb not in _above(row, noun):
        row[verb.index] = replace(verb, head=noun.index, dep="acl:relcl")


def _words_before(row: Sequence[Token], verb: Token) -> bool:
    """Whether a name or noun stands right before the verb, or before a comma before it."""
    last = _last_word(row, verb)
    return last is not None and last.upos in {"PROPN", "NOUN", "PRON"}


def _last_word(row: Sequence[Token], verb: Token) -> Token | None:
    at = verb.index - 1
    while at >= 0 and row[at].text == ",":
        at -= 1
    return row[at] if at >= 0 and row[at].upos != "PUNCT" else None


def _mend_speaker(row: list[Token], verb: Token) -> None:
    last = _last_word(row, verb)
    if last is None or _subjects(row, verb) or row[verb.index - 1].text != ",":
        return
    named = [
        token
        for token in (last, *_above(row, last))
        if token.dep == "appos"
        and token.upos == "PROPN"
        and row[max(_first(row, token) - 1, 0)].text == ","
        and verb.index not in {above.index for above in _below(row, token)}
    ]
    if named:  # the outermost: an apposition may have one of its own ("N. Sulehria, a Fellow at")
        row[named[-1].index] = replace(named[-1], head=verb.index, dep="nsubj")


def _mend_fellow(row: list[Token], saying: Token) -> None:
    said = [t for t in row if t.head == saying.index and t.dep == "ccomp"]
    modal = [t for t in said if any(k.head == t.index and k.xpos == "MD" for k in row)]
    if not modal or saying.xpos not in {"VBD", "VBZ"}:
        return
    for token in row:
        bare = token.head == saying.index and token.dep == "conj" and token.xpos in {"VB", "VBP"}
        if bare and not _subjects(row, token):
            row[token.index] = replace(token, head=modal[0].index)


def _mend_day(row: list[Token], saying: Token) -> None:
    """Adjuncts right behind the verb are its own: "said on Monday it would leave"."""
    at = saying.index + 1
    while at < len(row):
        opened = (t for t in row[at:] if t.dep.startswith("obl") and _first(row, t) == at)
        adjunct = next(opened, None)
        if adjunct is None or saying in _below(row, adjunct):
            return
        row[adjunct.index] = replace(adjunct, head=saying.index)
        at = max((t.index for t in _below(row, adjunct)), default=adjunct.index)
        at = max(at, adjunct.index) + 1


def _above(row: Sequence[Token], token: Token) -> list[Token]:
    chain: list[Token] = []
    while token.head >= 0 and len(chain) < len(row):
        token = row[token.head]
        chain.append(token)
    return chain


def _below(row: Sequence[Token], token: Token) -> list[Token]:
    return [other for other in row if token.index in {up.index for up in _above(row, other)}]


def _first(row: Sequence[Token], token: Token) -> int:
    below = (other.index for other in _below(row, token) if other.upos != "PUNCT")
    return min((token.index, *below))


def _mend_clause(row: list[Token], verb: Token) -> None:
    if _subjects(row, verb):
        return
    for opener in row[: verb.index]:
        noun = row[opener.head] if opener.head >= 0 else None
        if (
            opener.lemma in _OPENERS
            and opener.upos == "SCONJ"
            and opener.dep == "case"
            and noun is not None
            and noun.head == verb.index
            and opener.index < noun.index < verb.index
        ):
            row[opener.index] = replace(opener, head=verb.index, dep="mark")
            row[noun.index] = replace(noun, dep="nsubj")
            if verb.dep == "conj" and not _joined(row, verb):
                row[verb.index] = replace(row[verb.index], dep="advcl")


def _mend_mark(row: list[Token], verb: Token) -> None:
    above = row[verb.index].head
    if row[verb.index].dep != "advcl" or above < 0 or above > verb.index:
        return
    if any(token.head == verb.index and token.dep == "mark" for token in row):
        return
    for opener in row[above + 1 : verb.index]:
        astray = opener.dep == "mark" and opener.head == above
        between = row[opener.index + 1 : verb.index]
        if astray and not any(token.upos in {"VERB", "PUNCT"} for token in between):
            row[opener.index] = replace(opener, head=verb.index)


def _joined(row: Sequence[Token], verb: Token) -> bool:
    return any(token.head == verb.index and token.dep == "cc" for token in row)
