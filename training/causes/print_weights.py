"""Fit which links may be printed: `python -m training.causes.print_weights`.

A logistic regression of whether a link is right, by the rule of benchmarks.links, on its signs
(detente.read.printing_causes), over sentences that the heads have never seen: those of `printing`,
and those of this folder outside of the part `train`. Writes read/data/printed.toml with the least
bar at which nine tenths teach links of the last tenth to be printed with the wished precision,
and prints what that gives. To be run again whenever the heads change.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from benchmarks.links import is_right

from detente.model.text import Document
from detente.read.causes import as_link
from detente.read.joints import joints
from detente.read.printing_causes import is_barred, print_weights, signs
from detente.read.syntax import SyntaxReader
from detente.read.weighing_causes import cause_weights, stated
from training.causes.links import linked, own_sentences
from training.events.sentences import part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.causes.links import Linked

PRECISION = 0.96  # of own sentences; they are plainer than news: more than the .93 wished there
_FOLDS, _STEPS, _PULL = 10, 50, 1.0
_BARS = np.arange(0.5, 0.985, 0.01)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A link that the reader holds for likely: its sentence, its signs and whether it is right."""

    text: str
    signs: dict[str, float]
    right: bool


def unseen() -> Iterator[Linked]:
    """Yield the sentences that the heads were not taught on."""
    for path in sorted((Path(__file__).parent / "printing").glob("*.txt")):
        yield from linked(path.read_text(encoding="utf-8").splitlines())
    yield from (each for each in own_sentences() if part_of(each.text) != "train")


def candidates() -> Iterator[Candidate]:
    """Yield the links of the unseen sentences that could be printed."""
    syntax = SyntaxReader()
    for sentence in unseen():
        document = Document(text=sentence.text)
        for tree in syntax.trees(sentence.text):
            for one in stated(tree, joints(tree), cause_weights()):
                joint = one.joint
                link = as_link(document, one, None, None) if joint.cause else None
                if link is None or link.hypothetical or link.denied:
                    continue
                if not is_barred(joint, print_weights().never):
                    yield Candidate(
                        text=sentence.text,
                        signs=signs(joint, one.tie, by_row=one.by_row),
                        right=is_right(link, sentence.links),
                    )


def fitted(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression, by Newton's method; all but the first pulled."""
    weights = np.zeros(x.shape[1])
    pull = np.full(x.shape[1], _PULL)
    pull[0] = 1e-3
    for _ in range(_STEPS):
        p = chances(x, weights)
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.diag(pull)
        weights -= np.linalg.solve(bend, x.T @ (p - y) + pull * weights)
    return weights


def chances(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the probability of being right of each row of signs."""
    return np.asarray(1.0 / (1.0 + np.exp(-x @ weights)))


def crossed(x: np.ndarray, y: np.ndarray, texts: list[str]) -> np.ndarray:
    """Return the probability of each link by weights learned without its tenth of the sentences."""
    folds = np.array([sha256(text.encode()).digest()[3] % _FOLDS for text in texts])
    found = np.zeros(len(y))
    for fold in range(_FOLDS):
        found[folds == fold] = chances(x[folds == fold], fitted(x[folds != fold], y[folds != fold]))
    return found


def least_bar(chance: np.ndarray, right: np.ndarray) -> float:
    """Return the lowest bar whose links, and those of all higher bars, are as right as wished."""
    best = float(_BARS[-1])
    for bar in _BARS[::-1]:
        if right[chance >= bar].mean() < PRECISION:
            break
        best = float(bar)
    return round(best, 2)


def main() -> None:
    """Fit, choose the bar, write both, and print what they give."""
    found = list(candidates())
    names = list(found[0].signs)
    x = np.array([list(each.signs.values()) for each in found])
    y = np.array([each.right for each in found], float)
    chance = crossed(x, y, [each.text for each in found])
    verbs = (x[:, names.index("row")] > 0) & (x[:, names.index("verb")] > 0)
    bar, verb_bar = least_bar(chance[~verbs], y[~verbs]), least_bar(chance[verbs], y[verbs])
    write(dict(zip(names, fitted(x, y).tolist(), strict=True)), bar, verb_bar)
    printed = y[chance >= np.where(verbs, verb_bar, bar)]
    figures = {
        "bar": bar,
        "verb_bar": verb_bar,
        "printed": len(printed),
        "precision": float(printed.mean()),
    }
    counts = Counter(y.tolist())
    print(json.dumps({**figures, "right": counts[1.0], "wrong": counts[0.0]}))


def write(weights: dict[str, float], bar: float, verb_bar: float) -> None:
    """Write the figures into the data file; its words and comments stay."""
    path = Path(str(resources.files("detente.read").joinpath("data", "printed.toml")))
    head = path.read_text(encoding="utf-8").partition("least =")[0]
    rows = [f"{name} = {value:.3f}" for name, value in weights.items()]
    path.write_text(
        "\n".join([f"{head}least = {bar}", f"least_verb = {verb_bar}", "", "[weights]", *rows, ""]),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
