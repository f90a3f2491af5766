"""Heads that tell events: the word that tells one, its status, who acts, and what a pair does.

The first three read the same pass as the syntax heads. The pair head reads a second pass in which
the words of the two sides are marked at the input; it is asked only about given pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.events.sentences import STATUSES, TYPES

if TYPE_CHECKING:
    from training.encoder.batch import EventGold

SIDES, NONE, SOURCE, TARGET = 3, 0, 1, 2
KINDS = ("NONE", *TYPES)
ROLES = ("source", "target")
_HIDDEN, _SIDE = 192, 96


@dataclass(frozen=True, slots=True)
class Told:
    """Scores over words: kinds (batch, words, 17), statuses (.., 6), roles (.., words, 2)."""

    kinds: Tensor
    statuses: Tensor
    roles: Tensor


class EventHeads(nn.Module):
    """Scores of events over words and over marked pairs."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.inner = nn.Linear(width, _HIDDEN)
        self.kind = nn.Linear(_HIDDEN, len(KINDS))
        self.status = nn.Linear(_HIDDEN, len(STATUSES))
        self.acts = nn.Linear(width, _SIDE * len(ROLES))
        self.bears = nn.Linear(width, _SIDE * len(ROLES))
        self.bias = nn.Linear(width, len(ROLES))
        self.pair_in = nn.Linear(3 * width, _HIDDEN)
        self.pair_out = nn.Linear(_HIDDEN, len(KINDS))
        self.drop = nn.Dropout(dropout)

    def words(self, x: Tensor) -> Told:
        """Return what each word tells; x: (batch, words, width)."""
        hidden = self.drop(functional.gelu(self.inner(self.drop(x))))
        batch, count, _ = x.shape
        shape = (batch, count, len(ROLES), _SIDE)
        act = self.acts(x).reshape(shape).permute(0, 2, 1, 3)
        bears = self.bears(x).reshape(shape).permute(0, 2, 3, 1)
        roles = (self.drop(act) @ bears * _SIDE**-0.5).permute(0, 2, 3, 1)
        return Told(self.kind(hidden), self.status(hidden), roles + self.bias(x)[:, None, :, :])

    def pair(self, root: Tensor, x: Tensor, sides: Tensor) -> Tensor:
        """Return scores (batch, 17) of what the marked source does to the marked target.

        Args:
            root: (batch, width), the state of the whole sentence.
            x: (batch, words, width).
            sides: (batch, words), SOURCE or TARGET where a word is of a side.
        """
        parts = [root]
        for side in (SOURCE, TARGET):
            mine = (sides == side).to(x.dtype)[:, :, None]
            parts.append((x * mine).sum(1) / mine.sum(1).clamp(min=1.0))
        joined = self.drop(torch.cat(parts, -1))
        return self.pair_out(self.drop(functional.gelu(self.pair_in(joined))))

    def loss(self, x: Tensor, gold: EventGold) -> dict[str, Tensor]:
        """Return the losses over the words whose answer is known. x: (batch, words, width)."""
        losses: dict[str, Tensor] = {}
        known = gold.kind >= 0
        if known.any():
            told = self.words(x)
            losses["kind"] = functional.cross_entropy(told.kinds[known], gold.kind[known])
            telling = gold.status >= 0
            if telling.any():
                losses["status"] = functional.cross_entropy(
                    told.statuses[telling], gold.status[telling]
                )
                scores, wanted = told.roles[telling], gold.roles[telling]
                inside = (wanted >= 0).all(-1)
                losses["roles"] = functional.binary_cross_entropy_with_logits(
                    scores[inside], wanted[inside].to(scores.dtype)
                )
        return losses
