"""Read CoNLL-U treebanks and IOB2 name files into plain sentences."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.encoder.word_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME_LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
NAME_TYPES = frozenset({"PER", "ORG", "LOC"})
KEPT_SUBTYPES = word_list("labels", "kept_subtypes")
FREE_GUM_GENRES = word_list("gum", "free_genres")


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word of a treebank; `head` counts from 1, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A treebank sentence, with its document and its running text as released.

    `opens` tells that a paragraph begins here; `spaced`, that a space follows the sentence.
    """

    document: str
    text: str
    words: tuple[Word, ...]
    opens: bool = False
    spaced: bool = True


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """Words with one BIO tag each; None is a tag that the source leaves open."""

    document: str
    forms: tuple[str, ...]
    tags: tuple[str | None, ...]


def shorten(deprel: str) -> str:
    """Return the relation without its subtype, unless the subtype is one the project uses."""
    return deprel if deprel in KEPT_SUBTYPES else deprel.partition(":")[0]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a gzipped CoNLL-U file; multiword and empty nodes are skipped."""
    document, text, opens, spaced = "", "", False, True
    words: list[Word] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc"):
                document, opens = line.split("=")[-1].strip(), True
            elif line.partition("=")[0].strip() in {"# newpar", "# newpar id"}:
                opens = True
            elif line.startswith("# text ="):
                text = line.removeprefix("# text =").strip()
            elif not line and words:
                yield Sentence(document, text, tuple(words), opens, spaced)
                words, opens, spaced = [], False, True
            elif line and not line.startswith("#"):
                columns = line.split("\t")
                spaced = "SpaceAfter=No" not in columns[9]
                if columns[0].isdigit():
                    words.append(_word(columns))


def _word(columns: list[str]) -> Word:
    return Word(
        form=columns[1],
        lemma=columns[2],
        upos=columns[3],
        xpos=columns[4],
        head=int(columns[6]),
        deprel=shorten(columns[7]),
        misc=columns[9],
    )


def gum_genre(sentence: Sentence) -> str:
    """Return the genre in a GUM document name such as `GUM_news_nasa`."""
    return sentence.document.split("_")[1]


def read_iob(path: Path) -> Iterator[NamedSentence]:
    """Yield the sentences of a tab-separated IOB file (form in column 2, tag in column 3).

    Tags other than PER, ORG and LOC become O; an `I` that opens a name becomes a `B`.
    """
    document = ""
    forms: list[str] = []
    tags: list[str | None] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# "):
            if line.startswith("# newdoc"):
                document = line.split("=")[-1].strip()
        elif not line.strip():
            if forms:
                yield NamedSentence(document, tuple(forms), tuple(tags))
            forms, tags = [], []
        else:
            columns = line.split("\t")
            tag = columns[2] if len(columns) > 2 and columns[2][2:] in NAME_TYPES else "O"
            before = tags[-1] if tags else "O"
            if tag.startswith("I-") and (before or "O")[2:] != tag[2:]:
                tag = "B-" + tag[2:]
            forms.append(columns[1])
            tags.append(tag)


def to_bio(length: int, spans: list[tuple[int, int, str]]) -> tuple[str | None, ...]:
    """Return a BIO row of `length` tags for the (start, end, label) spans."""
    row: list[str | None] = ["O"] * length
    for start, end, label in spans:
        row[start] = f"B-{label}"
        for position in range(start + 1, end):
            row[position] = f"I-{label}"
    return tuple(row)


ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
