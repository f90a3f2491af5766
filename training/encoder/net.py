"""The net: MiniLM-L6 with a letter-shape embedding, and heads for syntax, names, events, causes.

The encoder is that of Wang et al. (2020) as released in all-MiniLM-L6-v2; the parser is the
biaffine one of Dozat and Manning (2017), each task reading its own mix of layers (Peters et al.
2018).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.encoder.cause_heads import CauseHeads
from training.encoder.event_heads import SIDES, EventHeads
from training.encoder.treebank import NAME_LABELS

if TYPE_CHECKING:
    from pathlib import Path

    from training.encoder.batch import Gold, Inputs
    from training.encoder.data import Labels
    from training.encoder.recipe import NetSizes

WIDTH, HEADS, LAYERS, VOCABULARY, POSITIONS = 384, 12, 6, 30522, 512
SHAPES, SHAPE_WIDTH, GUIDELINES = 8, 16, 8
TASKS = ("trees", "tags", "names", "events", "pairs", "causes")
_SLOPE, _NORM, _FAR = 0.1, 1e-12, -1e4


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, inner: int, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, _NORM)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH, _NORM)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return (batch, subwords, WIDTH) for x of that shape; bias is added to the attention."""
        joined = self._exported(x) if torch.compiler.is_exporting() else self._attend(x, bias)
        x = self.norm_attention(x + self.drop(self.out(joined)))
        return self.norm_out(x + self.drop(self.down(functional.gelu(self.up(x)))))

    def _attend(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        split = self.qkv(x).reshape(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
        mixed = functional.scaled_dot_product_attention(query, key, value, bias)
        return mixed.transpose(1, 2).reshape(batch, length, WIDTH)

    def _exported(self, x: Tensor) -> Tensor:
        """Return the same as one node of ONNX Runtime; without padding, so without a bias."""
        return torch.onnx.ops.symbolic(
            "com.microsoft::Attention",
            (x, self.qkv.weight.t(), self.qkv.bias),
            attrs={"num_heads": HEADS},
            dtype=x.dtype,
            shape=x.shape,
            version=1,
        )


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Net(nn.Module):
    """Encoder and heads. `forward` is what is exported; `loss` is what is trained."""

    def __init__(self, labels: Labels, sizes: NetSizes, guideline: int) -> None:
        super().__init__()
        self.relations, self.guideline = len(labels.deprel), guideline
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, _NORM)
        self.layers = nn.ModuleList(
            Layer(sizes.inner, sizes.encoder_dropout) for _ in range(LAYERS)
        )
        self.side = nn.Embedding(SIDES, WIDTH, padding_idx=0)
        self.mix = nn.Parameter(torch.tensor([[0.0] * LAYERS + [1.0]] * len(TASKS)))
        self.head_shape = nn.Embedding(SHAPES, SHAPE_WIDTH)
        self.arc_word, self.arc_head = nn.Linear(WIDTH, sizes.arc), nn.Linear(WIDTH, sizes.arc)
        self.rel_word, self.rel_head = nn.Linear(WIDTH, sizes.label), nn.Linear(WIDTH, sizes.label)
        self.arc = nn.Linear(sizes.arc, sizes.arc + 1)
        self.rel = nn.Linear(sizes.label, self.relations * (sizes.label + 1))
        self.upos = nn.Linear(WIDTH + SHAPE_WIDTH, len(labels.upos))
        self.xpos = nn.Linear(WIDTH + SHAPE_WIDTH, len(labels.xpos))
        self.name_in = nn.Linear(WIDTH + SHAPE_WIDTH, sizes.names)
        self.name_guide = nn.Embedding(GUIDELINES, sizes.names)
        self.name_out = nn.Linear(sizes.names, len(NAME_LABELS))
        self.events = EventHeads(WIDTH, sizes.head_dropout)
        self.causes = CauseHeads(WIDTH, sizes.head_dropout)
        self.drop = nn.Dropout(sizes.head_dropout)
        nn.init.zeros_(self.side.weight)
        nn.init.normal_(self.shape.weight, std=0.01)
        nn.init.zeros_(self.name_guide.weight)
        nn.init.normal_(self.arc.weight, std=0.02)
        nn.init.normal_(self.rel.weight, std=0.02)

    def features(
        self, ids: Tensor, mask: Tensor, shapes: Tensor, words: Tensor, sides: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return root and words as each task sees them, and the look of their letters.

        Shapes: (tasks, batch, words + 1, WIDTH) and (batch, words + 1, SHAPE_WIDTH). `sides` marks
        the subwords of a source and a target; zeros where nothing is asked.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(places) + self.shape(shapes) + self.side(sides)
        x = self.norm(x)
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * _FAR
        states = [x]
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        weights = torch.softmax(self.mix, -1)
        if torch.compiler.is_exporting():  # one sentence: whole rows are copied, no single values
            mixed = weights @ torch.cat(states).flatten(1)
            seen = mixed.reshape(len(TASKS), -1, WIDTH).index_select(1, words[0])[:, None]
            return seen, self.head_shape(shapes.index_select(1, words[0]))
        mixed = torch.einsum("tk,kbld->tbld", weights, torch.stack(states, 0))
        index = words[:, :, None].expand(-1, -1, WIDTH)
        seen = torch.stack([mixed[task].gather(1, index) for task in range(len(TASKS))])
        return seen, self.head_shape(shapes.gather(1, words))

    def _arcs(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return arc scores (batch, words, words + 1) and both sides of the relation scorer."""
        word = self.drop(functional.leaky_relu(self.arc_word(x[:, 1:]), _SLOPE))
        head = self.drop(functional.leaky_relu(self.arc_head(x), _SLOPE))
        arcs = self.arc(word) @ _with_one(head).transpose(1, 2)
        rel_word = self.drop(functional.leaky_relu(self.rel_word(x[:, 1:]), _SLOPE))
        rel_head = self.drop(functional.leaky_relu(self.rel_head(x), _SLOPE))
        return arcs, rel_word, _with_one(rel_head)

    def _name_scores(self, x: Tensor, guide: Tensor) -> Tensor:
        return self.name_out(self.drop(functional.gelu(self.name_in(x) + guide)))

    def forward(
        self, ids: Tensor, mask: Tensor, shapes: Tensor, words: Tensor, sides: Tensor
    ) -> tuple[Tensor, ...]:
        """Return what export.OUTPUTS names: syntax, names, events over words, one pair, causes."""
        mixed, look = self.features(ids, mask, shapes, words, sides)
        trees, tags, names, events, pairs, causes = mixed
        arcs, rel_word, rel_head = self._arcs(trees)
        batch, count, _ = rel_word.shape
        relation_sides = self.rel(rel_word).reshape(batch, count * self.relations, -1)
        relations = relation_sides @ rel_head.transpose(1, 2)
        tagged = torch.cat([tags, look], -1)[:, 1:]
        guide = self.name_guide.weight[self.guideline]
        told = self.events.words(events[:, 1:])
        joined = self.causes(causes, (words[:, 1:] > 0).to(causes.dtype))
        return (
            arcs,
            relations.reshape(batch, count, self.relations, -1).argmax(2),
            self.upos(tagged).argmax(-1),
            self.xpos(tagged).argmax(-1),
            self._name_scores(torch.cat([names, look], -1)[:, 1:], guide),
            told.kinds,
            told.statuses,
            told.roles,
            self.events.pair(pairs[:, 0], pairs[:, 1:], sides.gather(1, words)[:, 1:]),
            joined.causal,
            joined.anchors,
            joined.stances,
            joined.ends,
        )

    def loss(self, batch: Inputs, gold: Gold) -> dict[str, Tensor]:
        """Return the mean cross-entropy of each head over the words that have an answer."""
        mixed, look = self.features(batch.ids, batch.mask, batch.shapes, batch.words, batch.sides)
        return self.loss_of(mixed, look, batch, gold)

    def loss_of(self, mixed: Tensor, look: Tensor, batch: Inputs, gold: Gold) -> dict[str, Tensor]:
        """Return the same for what `features` returned."""
        trees, tags, names, events, pairs, causes = mixed
        losses = self.events.loss(events[:, 1:], gold.events)
        present = (batch.words[:, 1:] > 0).to(causes.dtype)
        losses |= self.causes.loss(causes, present, gold.causes)
        if gold.syntax.any():
            tagged = torch.cat([tags, look], -1)
            losses |= self._syntax_loss(trees[gold.syntax], tagged[gold.syntax], gold)
        known = gold.names >= 0
        if known.any():
            guide = self.name_guide(gold.guideline)[:, None, :].expand(-1, known.shape[1], -1)
            named = torch.cat([names, look], -1)[:, 1:]
            scores = self._name_scores(named[known], guide[known])
            losses["names"] = functional.cross_entropy(scores, gold.names[known])
        asked = gold.events.pair >= 0
        if asked.any():
            sides = batch.sides.gather(1, batch.words)[asked, 1:]
            scores = self.events.pair(pairs[asked, 0], pairs[asked, 1:], sides)
            losses["pair"] = functional.cross_entropy(scores, gold.events.pair[asked])
        return losses

    def _syntax_loss(self, trees: Tensor, tags: Tensor, gold: Gold) -> dict[str, Tensor]:
        arcs, rel_word, rel_head = self._arcs(trees)
        head = gold.head[gold.syntax]
        known = head >= 0
        allowed = torch.cat([torch.ones_like(known[:, :1]), known], 1)[:, None, :]
        arcs = arcs.masked_fill(~allowed, _FAR)
        index = head.clamp(min=0)[:, :, None].expand(-1, -1, rel_head.shape[-1])
        chosen = rel_head.gather(1, index)[known]
        sides = self.rel(rel_word[known]).reshape(-1, self.relations, rel_head.shape[-1])
        words = self.drop(tags[:, 1:][known])
        entropy = functional.cross_entropy
        return {
            "arc": entropy(arcs[known], head[known]),
            "label": entropy(
                torch.einsum("wlh,wh->wl", sides, chosen), gold.deprel[gold.syntax][known]
            ),
            "upos": entropy(self.upos(words), gold.upos[gold.syntax][known]),
            "xpos": entropy(self.xpos(words), gold.xpos[gold.syntax][known]),
        }


def load_base(net: Net, folder: Path) -> None:
    """Copy the released MiniLM weights in `folder` into the encoder of `net`."""
    released = {
        name.removeprefix("bert."): value
        for name, value in load_file(str(folder / "model.safetensors")).items()
    }
    state = {
        "word.weight": released["embeddings.word_embeddings.weight"],
        "position.weight": released["embeddings.position_embeddings.weight"]
        + released["embeddings.token_type_embeddings.weight"][0],
    }
    parts = {
        "out": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_out": "output.LayerNorm",
    }
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = released[f"embeddings.LayerNorm.{kind}"]
        for number in range(LAYERS):
            source, target = f"encoder.layer.{number}.", f"layers.{number}."
            state[f"{target}qkv.{kind}"] = torch.cat(
                [released[f"{source}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
            )
            for own, theirs in parts.items():
                state[f"{target}{own}.{kind}"] = released[f"{source}{theirs}.{kind}"]
    unexpected = net.load_state_dict(state, strict=False).unexpected_keys
    if unexpected:
        message = f"The base weights have parts the net lacks: {unexpected}. Check their version."
        raise ValueError(message)


def load_grown(net: Net, state: dict[str, Tensor]) -> None:
    """Copy a checkpoint into `net`; heads that it lacks keep the values they start with.

    Raises:
        ValueError: the checkpoint has parts that the net lacks.
    """
    mix = net.mix.detach().clone()
    mix[: len(state["mix"])] = state["mix"]
    unexpected = net.load_state_dict({**state, "mix": mix}, strict=False).unexpected_keys
    if unexpected:
        message = f"The checkpoint has parts the net lacks: {unexpected}. Check its version."
        raise ValueError(message)
