"""The shared encoder at run time: words in; a tree, tags, names and acts out, without torch.

One sentence is run at a time, on one thread: 8-bit activations are scaled per batch, so a
sentence's scores would otherwise hang on its neighbours (see training/encoder/README.md).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

from detente.errors import NotFound
from detente.read import decode_ties
from detente.read.decode import names, tags, tree
from detente.read.decode_acts import acts, moved, softmax
from detente.read.forms import Shape, plain, shape
from detente.read.wordpiece import WordPieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from detente.read.trees import Act, Tie

    Outputs = dict[str, NDArray[np.float32]]

MODEL, PIECES, LABELS = "encoder.int8.onnx", "pieces.txt", "labels.json"
LONGEST_WORDS = 120
LONGEST_SUBWORDS = 500
_CACHED_FORMS = 50_000
_BREAKS = frozenset({",", ";", ":", "-", "–", "—", "--", ")", ".", "!", "?", "|", "•"})
_JOINED_BY = "parataxis"
_OF_WORDS = ("arcs", "relations", "upos", "xpos", "names", "kinds", "statuses", "roles", "causal",
             "anchors", "stances", "ends")  # fmt: skip
_SLOW_FUSION = "SkipLayerNormFusion"  # sums and norms in one, six times slower than apart (1.32)
_SOURCE, _TARGET = 1, 2  # rows of the side embedding


@dataclass(frozen=True, slots=True)
class Parse:
    """The reading of one sentence, one entry per word, all counted from 0.

    `heads` has -1 for the root; `names` are [first, last) word spans with PER, ORG or LOC; `acts`
    are the words that may tell an event, `ties` the causes that may be stated, and `causal` is the
    probability that any is.
    """

    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]
    acts: tuple[Act, ...] = ()
    ties: tuple[Tie, ...] = ()
    causal: float = 0.0


EMPTY = Parse((), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Labels:
    """What labels.json says of the weights: version, licence, and the rows of each head."""

    version: str
    subwords_per_word: int
    deprel: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    stances: tuple[str, ...]


def _packaged() -> Path:
    return Path(str(files("detente.read").joinpath("weights")))


def _read_labels(path: Path) -> Labels:
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Labels(
        version=f"{raw['version']}-{raw['sha256'][:8]}",
        subwords_per_word=raw["subwords_per_word"],
        deprel=tuple(raw["deprel"]),
        upos=tuple(raw["upos"]),
        xpos=tuple(raw["xpos"]),
        names=tuple(raw["names"]),
        kinds=tuple(raw["kinds"]),
        statuses=tuple(raw["statuses"]),
        stances=tuple(raw["stances"]),
    )


class Encoder:
    """The weights in one folder, ready to parse; the package's own if no folder is given.

    Raises:
        NotFound: a file of the weights is not in the folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        where = folder or _packaged()
        for name in (MODEL, PIECES, LABELS):
            if not (where / name).is_file():
                raise NotFound(
                    f"The folder {where} holds no {name}, which the reader needs. "
                    "Install detente again, or point to a folder with all three files."
                )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # plans for one length; each sentence has another
        self.labels = _read_labels(where / LABELS)
        self._session = onnxruntime.InferenceSession(
            str(where / MODEL),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[_SLOW_FUSION],
        )
        self._words = WordPieces((where / PIECES).read_text(encoding="utf-8").splitlines())
        marks = ("[CLS]", "[SEP]", "[UNK]")
        self._first, self._last, self._unknown = (self._words[mark] for mark in marks)
        self._pieces = lru_cache(_CACHED_FORMS)(self._cut)

    @property
    def version(self) -> str:
        """The version of the weights; it belongs in the provenance of whatever they read."""
        return self.labels.version

    def parse(self, forms: Sequence[str]) -> Parse:
        """Return the reading of one sentence.

        A sentence above `LONGEST_WORDS` words or `LONGEST_SUBWORDS` subwords is read in stretches,
        cut after punctuation where there is some; the later roots hang on the first by parataxis.
        """
        parts = [self._parse_short(forms[a:b]) for a, b in self._stretches(forms)]
        return _joined(parts) if len(parts) != 1 else parts[0]

    def _cut(self, form: str) -> tuple[tuple[int, ...], int]:
        """Return the subword ids of a word and its letter shape."""
        ids = self._words.cut(plain(form))
        return tuple(ids[: self.labels.subwords_per_word]) or (self._unknown,), int(shape(form))

    def _stretches(self, forms: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield [start, end) stretches of words that fit the encoder."""
        start, size, comfortable = 0, 0, 0
        for at, form in enumerate(forms):
            extra = len(self._pieces(form)[0])
            if at - start >= LONGEST_WORDS or size + extra > LONGEST_SUBWORDS:
                end = comfortable if comfortable > start else at
                yield start, end
                start = end
                size = sum(len(self._pieces(f)[0]) for f in forms[start:at])
            size += extra
            if form in _BREAKS:
                comfortable = at + 1
        if start < len(forms):
            yield start, len(forms)

    def pair(
        self, forms: Sequence[str], source: frozenset[int], target: frozenset[int]
    ) -> tuple[tuple[str, float], ...]:
        """Return what some words of a sentence are told to do to others: (type, probability).

        "NONE" among the types is the probability of nothing. () where the sentence is too long to
        be read at once, or a side has no word in it.
        """
        if len(list(self._stretches(forms))) != 1 or not source or not target:
            return ()
        (scores,) = self._run(forms, ("pair",), (source, target)).values()
        shares = softmax(scores)[0]
        return tuple((k, float(p)) for k, p in zip(self.labels.kinds, shares, strict=True))

    def _run(
        self,
        forms: Sequence[str],
        outputs: Sequence[str],
        pair: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset()),
    ) -> Outputs:
        """Return outputs of the model for one sentence, the words of two sides marked."""
        ids, shapes, words, sides = [self._first], [int(Shape.EDGE)], [0], [0]
        for at, form in enumerate(forms):
            pieces, look = self._pieces(form)
            words.append(len(ids))
            ids.extend(pieces)
            shapes.extend([look] * len(pieces))
            side = _SOURCE if at in pair[0] else _TARGET if at in pair[1] else 0
            sides.extend([side] * len(pieces))
        ids.append(self._last)
        shapes.append(int(Shape.EDGE))
        sides.append(0)
        found = self._session.run(
            list(outputs),
            {
                "ids": np.array([ids]),
                "shapes": np.array([shapes]),
                "words": np.array([words]),
                "sides": np.array([sides]),
            },
        )
        return dict(zip(outputs, found, strict=True))

    def _parse_short(self, forms: Sequence[str]) -> Parse:
        told = self._run(forms, _OF_WORDS)
        heads = tree(told["arcs"][0])
        labels = self.labels
        chosen = told["relations"][0][np.arange(len(forms)), heads]
        return Parse(
            heads=tuple(int(head) - 1 for head in heads),
            deprels=tuple(labels.deprel[int(k)] for k in chosen),
            upos=tuple(labels.upos[int(k)] for k in told["upos"][0]),
            xpos=tuple(labels.xpos[int(k)] for k in told["xpos"][0]),
            names=names(tags(told["names"][0], labels.names)),
            acts=acts(
                told["kinds"][0],
                told["statuses"][0],
                told["roles"][0],
                (labels.kinds, labels.statuses),
            ),
            ties=decode_ties.ties(
                told["anchors"][0],
                told["stances"][0],
                told["ends"][0],
                labels.stances,
                decode_ties.LEAST_ANCHOR,
            ),
            causal=round(decode_ties.chance(float(told["causal"][0])), 4),
        )


def _joined(parts: Sequence[Parse]) -> Parse:
    """Return the stretches of one sentence as one tree."""
    if not parts:
        return EMPTY
    top = parts[0].heads.index(-1)
    heads, deprels = list(parts[0].heads), list(parts[0].deprels)
    spans, told, ties = list(parts[0].names), list(parts[0].acts), list(parts[0].ties)
    for part in parts[1:]:
        offset = len(heads)
        heads += [top if head < 0 else head + offset for head in part.heads]
        deprels += [
            _JOINED_BY if head < 0 else deprel
            for head, deprel in zip(part.heads, part.deprels, strict=True)
        ]
        spans += [(first + offset, last + offset, label) for first, last, label in part.names]
        told += [moved(act, offset) for act in part.acts]
        ties += [decode_ties.moved(tie, offset) for tie in part.ties]
    return Parse(
        heads=tuple(heads),
        deprels=tuple(deprels),
        upos=tuple(tag for part in parts for tag in part.upos),
        xpos=tuple(tag for part in parts for tag in part.xpos),
        names=tuple(spans),
        acts=tuple(told),
        ties=tuple(ties),
        causal=max(part.causal for part in parts),
    )
