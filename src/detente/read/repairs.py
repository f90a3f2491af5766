"""Mend four mistakes that the parser makes again and again in reporting.

Each is judged by form alone, and each leaves a tree a tree:

- "..., Weinstein told DW": of two subjects of a verb of telling, the one behind it is told.
- "after their takeover, N. Sulehria, a fellow in Washington, told DW": a name between commas right
  before a verb of saying that has no subject yet is its subject, no apposition.
- "after the US occupied Iraq": a conjunction before a noun that has its verb behind it opens a
  clause, and the noun is the verb's subject.
- "it could trigger a backlash, he said, and lead to defections": a bare infinitive is no fellow of
  a finite "said", but of the verb under "could" in what is said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.read.trees import Token

_TELLING = frozenset({"tell", "inform", "remind", "assure"})
_SAYING = _TELLING | {"say", "add", "explain", "note", "argue", "warn", "claim", "write", "state"}
_OPENERS = frozenset({"after", "before", "since", "until", "once"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def mended(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with those mistakes mended."""
    row = list(tokens)
    for verb in tokens:
        if verb.upos != "VERB":
            continue
        if verb.lemma in _TELLING:
            _mend_told(row, verb)
        if verb.lemma in _SAYING:
            _mend_speaker(row, verb)
            _mend_fellow(row, verb)
        _mend_clause(row, verb)
    return tuple(row)


def _subjects(row: Sequence[Token], verb: Token) -> list[Token]:
    return [token for token in row if token.head == verb.index and token.dep in _SUBJECTS]


def _mend_told(row: list[Token], verb: Token) -> None:
    """Of "told DW", DW is told; only a verb with nothing before it may have its subject behind."""
    behind = [token for token in _subjects(row, verb) if token.index == verb.index + 1]
    if behind and verb.index > 0 and _words_before(row, verb):
        row[behind[0].index] = replace(behind[0], dep="obj")


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
    for token in (last, *_above(row, last)):
        comma = token.index > 0 and row[_first(row, token) - 1].text == ","
        free = verb.index not in {above.index for above in _below(row, token)}
        if token.dep == "appos" and token.upos == "PROPN" and comma and free:
            row[token.index] = replace(token, head=verb.index, dep="nsubj")
            return


def _mend_fellow(row: list[Token], saying: Token) -> None:
    said = [t for t in row if t.head == saying.index and t.dep == "ccomp"]
    modal = [t for t in said if any(k.head == t.index and k.xpos == "MD" for k in row)]
    if not modal or saying.xpos not in {"VBD", "VBZ"}:
        return
    for token in row:
        bare = token.head == saying.index and token.dep == "conj" and token.xpos in {"VB", "VBP"}
        if bare and not _subjects(row, token):
            row[token.index] = replace(token, head=modal[0].index)


def _above(row: Sequence[Token], token: Token) -> list[Token]:
    chain: list[Token] = []
    while token.head >= 0 and len(chain) < len(row):
        token = row[token.head]
        chain.append(token)
    return chain


def _below(row: Sequence[Token], token: Token) -> list[Token]:
    return [other for other in row if token.index in {up.index for up in _above(row, other)}]


def _first(row: Sequence[Token], token: Token) -> int:
    return min((other.index for other in _below(row, token)), default=token.index)


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


def _joined(row: Sequence[Token], verb: Token) -> bool:
    return any(token.head == verb.index and token.dep == "cc" for token in row)
