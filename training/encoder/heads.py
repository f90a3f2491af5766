"""Fit the heads for events and causes alone on an encoder that stays as it is.

`python -m training.encoder.heads --start-from A.pt --data ../shared/data --out B.pt`. A few minutes
after two checkpoints were mixed (`soup.py`) set the heads right again for the mixture, or teach
them examples that were added since.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn import functional

from training.encoder.batch import gold, inputs, plan, roughen
from training.encoder.data import Labels, ewt, gum, tokenizer
from training.encoder.fit import causes, events, factor
from training.encoder.net import Net
from training.encoder.recipe import Recipe, read_recipe

if TYPE_CHECKING:
    from training.encoder.batch import Gold, Inputs
    from training.encoder.data import Example

RATE, WARM_UP, QUIET_SHARE, SEED = 6e-4, 0.05, 0.2, 7


def chosen(folder: Path, recipe: Recipe, dice: random.Random) -> list[Example]:
    """Return the marked sentences, and a fifth as many of the quiet genres'."""
    marked = events(recipe, dice)
    others = [e for e in (*ewt(folder, "train"), *gum(folder, "train")) if e.told is not None]
    picked = dice.sample(others, int(QUIET_SHARE * len(marked)))
    plain = [replace(each, sentence=None, names=None) for each in picked]
    return marked + plain + causes(folder, recipe)


def losses(net: Net, batch: Inputs, answers: Gold) -> dict[str, torch.Tensor]:
    """Return the losses of both kinds of heads; no gradient reaches the encoder."""
    with torch.no_grad():
        mixed, _ = net.features(batch.ids, batch.mask, batch.shapes, batch.words, batch.sides)
    found = net.events.loss(mixed[3][:, 1:], answers.events)
    asked = answers.events.pair >= 0
    if asked.any():
        sides = batch.sides.gather(1, batch.words)[asked, 1:]
        scores = net.events.pair(mixed[4][asked, 0], mixed[4][asked, 1:], sides)
        found["pair"] = functional.cross_entropy(scores, answers.events.pair[asked])
    present = (batch.words[:, 1:] > 0).to(mixed.dtype)
    return found | net.causes.loss(mixed[5], present, answers.causes)


def fit(start: Path, folder: Path, recipe: Recipe, out: Path) -> None:
    """Train the heads once over the examples and write `out`."""
    checkpoint = torch.load(start, weights_only=True)
    labels = Labels(**{name: tuple(rows) for name, rows in checkpoint["labels"].items()})
    net = Net(labels, recipe.net, checkpoint["guideline"])
    net.load_state_dict(checkpoint["state"])
    net.requires_grad_(requires_grad=False)
    fitted = nn.ModuleList([net.events, net.causes])
    fitted.requires_grad_(requires_grad=True)
    torch.manual_seed(SEED)
    adam = torch.optim.AdamW(fitted.parameters(), lr=RATE, weight_decay=recipe.rate.decay)
    dice, noise = random.Random(SEED), torch.Generator().manual_seed(SEED)
    batches = plan(chosen(folder, recipe, dice), recipe.batch, dice)
    mask = tokenizer().token_to_id("[MASK]")
    net.train()
    for step, examples in enumerate(batches, 1):
        for group in adam.param_groups:
            group["lr"] = RATE * factor(step, len(batches), WARM_UP)
        batch = roughen(inputs(examples), noise, mask, recipe.net.mask, recipe.net.recase)
        found = losses(net, batch, gold(examples, labels))
        adam.zero_grad(set_to_none=True)
        sum(recipe.weight[name] * value for name, value in found.items()).backward()
        nn.utils.clip_grad_norm_(fitted.parameters(), recipe.rate.clip)
        adam.step()
        if step % recipe.every_steps == 0:
            print(f"step {step} of {len(batches)}", {k: v.item() for k, v in found.items()})
    torch.save({**checkpoint, "state": net.state_dict()}, out)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start-from", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder with nlp/")
    parser.add_argument("--out", type=Path, required=True)
    path = Path(__file__).with_name("recipe_events.toml")
    parser.add_argument("--recipe", type=Path, default=path)
    given = parser.parse_args()
    fit(given.start_from, given.data, read_recipe(given.recipe), given.out)


if __name__ == "__main__":
    main()
