"""Make the lemma tables: `python -m training.lemmas --data ../shared/data`.

Writes src/detente/read/data/lemma_bases.tsv (base forms of verbs and adjectives seen in the EWT
and GUM training parts) and lemma_exceptions.tsv (every form whose lemma the rules, with those
bases, get wrong). Facts of English as annotated there; both files stand under CC BY-SA 4.0 like the
treebanks.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from detente.read.forms import plain
from detente.read.lemmas import Lemmas
from training.encoder.treebank import Word, read_conllu

_DATA = Path(__file__).resolve().parents[1] / "src" / "detente" / "read" / "data"
_NOTE = (
    "# Made by training/lemmas.py from the training parts of EWT and GUM (CC BY-SA 4.0).\n"
    "# Correct a row in lemma_corrections.tsv beside that script.\n"
)
_BASE_TAGS = {"VB": ("VERB", "AUX"), "JJ": ("ADJ", "ADV")}
_OPEN_TAGS = ("NN", "NNS", "NNP", "NNPS", "CD", "FW", "ADD", "JJ", "RB", "UH", "GW", "XX")


def words(folder: Path) -> list[Word]:
    """Return the words of both training parts that have a lemma."""
    return [
        word
        for part in ("ewt", "gum")
        for sentence in read_conllu(folder / "nlp" / f"{part}_train.conllu.gz")
        for word in sentence.words
        if word.lemma != "_" and word.upos not in {"X", "PUNCT", "SYM", "NUM"}
    ]


def base_forms(seen: list[Word]) -> dict[str, list[str]]:
    """Return the lower-case lemmas of verbs (VB) and adjectives (JJ) made of letters alone."""
    return {
        tag: sorted({w.lemma for w in seen if w.upos in kinds and _is_plain(w.lemma)})
        for tag, kinds in _BASE_TAGS.items()
    }


def _is_plain(lemma: str) -> bool:
    return lemma.isascii() and lemma.isalpha() and lemma.islower() and len(lemma) > 1


def exceptions(seen: list[Word], rules: Lemmas) -> dict[tuple[str, str], str]:
    """Return the forms that the rules get wrong, with their commonest lemma.

    A lone occurrence of an uninflected word is taken for a slip of the annotation, not a rule.
    """
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    upos: dict[tuple[str, str], str] = {}
    for word in seen:
        key = (plain(word.form).lower(), word.xpos)
        counts[key][word.lemma] += 1
        upos[key] = word.upos
    found: dict[tuple[str, str], str] = {}
    for key, lemma_counts in sorted(counts.items()):
        lemma, count = min(lemma_counts.items(), key=lambda item: (-item[1], item[0]))
        form, xpos = key
        given = rules.find(form, upos[key], xpos)
        proper = xpos in {"NNP", "NNPS"}
        wrong = given.lower() != lemma.lower() if proper else given != lemma
        if wrong and not (xpos in _OPEN_TAGS and count < 2 and xpos != "NNS"):
            found[key] = lemma
    return found


def main() -> None:
    """Read the command line and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    seen = words(parser.parse_args().data)
    bases = base_forms(seen)
    rules = Lemmas({}, frozenset((w, tag) for tag, forms in bases.items() for w in forms))
    rows = [f"{tag}\t{' '.join(forms)}" for tag, forms in bases.items()]
    (_DATA / "lemma_bases.tsv").write_text(_NOTE + "\n".join(rows) + "\n", encoding="utf-8")
    table = exceptions(seen, rules)
    corrections = Path(__file__).with_name("lemma_corrections.tsv")
    for line in corrections.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            form, tag, lemma = line.split("\t")
            table[form, tag] = lemma
    rows = [f"{form}\t{tag}\t{lemma}" for (form, tag), lemma in sorted(table.items())]
    (_DATA / "lemma_exceptions.tsv").write_text(_NOTE + "\n".join(rows) + "\n", encoding="utf-8")
    print(len(rows), "exceptions", {tag: len(forms) for tag, forms in bases.items()}, "bases")


if __name__ == "__main__":
    main()
