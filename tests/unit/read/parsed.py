"""Trees written by hand, so that a rule can be tested apart from the parser's mistakes.

One line a word: form, lemma, tag (XPOS), relation, head (its number from 1, 0 for the root).
"""

from __future__ import annotations

from detente.read.trees import Token, Tree

_UPOS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON",
    "DT": "DET", "IN": "ADP", "TO": "PART", "JJ": "ADJ", "RB": "ADV", "CC": "CCONJ", "CD": "NUM",
    "POS": "PART", "WP": "PRON", "WDT": "PRON", "MD": "AUX", "RP": "ADP", ".": "PUNCT", ",": "PUNCT",
}  # fmt: skip


def tree(lines: str) -> tuple[str, Tree]:
    """Return the text of the words, joined by spaces, and its tree."""
    rows = [line.split() for line in lines.strip().splitlines()]
    tokens, at = [], 0
    for index, (form, lemma, xpos, dep, head) in enumerate(rows):
        upos = _UPOS.get(xpos, "AUX" if dep.startswith(("aux", "cop")) else "VERB")
        tokens.append(
            Token(
                index=index,
                start=at,
                end=at + len(form),
                text=form,
                lemma=lemma,
                upos=upos,
                xpos=xpos,
                head=int(head) - 1,
                dep=dep,
            )
        )
        at += len(form) + 1
    text = " ".join(row[0] for row in rows)
    return text, Tree(start=0, end=len(text), tokens=tuple(tokens))
