"""Heads that tell causes: whether a sentence states one, where it hangs, and its two sides.

A link hangs on its signal ("because of"), or on the sentence itself ([CLS]) where no words carry
it; from there two scores for each word say whether it belongs to the cause or to the effect, as the
event heads do for sources and targets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.causes.links import STANCES

if TYPE_CHECKING:
    from training.encoder.batch import CauseGold

ENDS = ("cause", "effect")
_HIDDEN, _SIDE = 128, 96


@dataclass(frozen=True, slots=True)
class Joined:
    """Scores: causal (batch,), anchors (batch, words + 1), stances (.., 3), ends (.., words, 2).

    Anchors count [CLS] first. `ends` is (batch, words + 1, words, 2).
    """

    causal: Tensor
    anchors: Tensor
    stances: Tensor
    ends: Tensor


class CauseHeads(nn.Module):
    """Scores of stated causes over a sentence, its words, and pairs of its words."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.whole = nn.Linear(2 * width, _HIDDEN)
        self.causal = nn.Linear(_HIDDEN, 1)
        self.inner = nn.Linear(width, _HIDDEN)
        self.anchor = nn.Linear(_HIDDEN, 1)
        self.stance = nn.Linear(_HIDDEN, len(STANCES))
        self.hangs = nn.Linear(width, _SIDE * len(ENDS))
        self.bears = nn.Linear(width, _SIDE * len(ENDS))
        self.bias = nn.Linear(width, len(ENDS))
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, present: Tensor) -> Joined:
        """Return all scores.

        Args:
            x: (batch, words + 1, width), [CLS] first.
            present: (batch, words), 1 where there is a word and not padding.
        """
        batch, count, _ = x.shape
        words = x[:, 1:]
        mean = (words * present[:, :, None]).sum(1) / present.sum(1, keepdim=True).clamp(min=1.0)
        whole = self.drop(functional.gelu(self.whole(self.drop(torch.cat([x[:, 0], mean], -1)))))
        hidden = self.drop(functional.gelu(self.inner(self.drop(x))))
        hangs = self.hangs(x).reshape(batch, count, len(ENDS), _SIDE).permute(0, 2, 1, 3)
        bears = self.bears(words).reshape(batch, count - 1, len(ENDS), _SIDE).permute(0, 2, 3, 1)
        ends = (self.drop(hangs) @ bears * _SIDE**-0.5).permute(0, 2, 3, 1)
        return Joined(
            causal=self.causal(whole)[:, 0],
            anchors=self.anchor(hidden)[:, :, 0],
            stances=self.stance(hidden),
            ends=ends + self.bias(words)[:, None, :, :],
        )

    def loss(self, x: Tensor, present: Tensor, gold: CauseGold) -> dict[str, Tensor]:
        """Return the losses of the sentences whose answer is known."""
        known = gold.causal >= 0
        if not known.any():
            return {}
        told = self(x[known], present[known])
        binary = functional.binary_cross_entropy_with_logits
        losses = {"causal": binary(told.causal, gold.causal[known].to(x.dtype))}
        anchors, wanted = gold.anchors[known], gold.ends[known]
        asked = anchors >= 0
        if asked.any():
            losses["anchors"] = binary(told.anchors[asked], anchors[asked].to(x.dtype))
        inside = wanted >= 0
        if inside.any():
            losses["ends"] = binary(told.ends[inside], wanted[inside].to(x.dtype))
        stances = gold.stances[known]
        if (stances >= 0).any():
            losses["stances"] = functional.cross_entropy(
                told.stances[stances >= 0], stances[stances >= 0]
            )
        return losses
