"""Take inner width out of a checkpoint, and teach the slim net to see what the wide one saw.

`python -m training.encoder.slim --start-from A.pt --data ../shared/data --out build/slim`. The
inner units of each layer that carry least are cut away (their mean goes into the bias), then the
slim net is trained on the marked sentences and on plain Wikinews sentences, to answer rightly and
to hand its heads what the wide net hands them (Sanh et al. 2019; Jiao et al. 2020, "TinyBERT").
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from detente.read.sentences import sentences
from detente.read.tokens import tokens
from training.encoder.batch import gold, inputs, plan, roughen
from training.encoder.data import encode, tokenizer
from training.encoder.export import load
from training.encoder.fit import factor, gather, look, optimiser, save, schedule
from training.encoder.net import Net
from training.encoder.recipe import Recipe, read_recipe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.encoder.batch import Inputs
    from training.encoder.data import Example
    from training.encoder.fit import Corpus

LOOKED_AT = 60  # batches that tell which units carry least
NEWS = Path("corpus") / "wikinews_2019_2020.jsonl.gz"


def news(folder: Path, longest: int) -> Iterator[Example]:
    """Yield the sentences of Wikinews articles (CC BY 2.5), nothing known of them."""
    with gzip.open(folder / NEWS, "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    for text in texts:
        for start, end in sentences(text):
            forms = [text[a:b] for a, b in tokens(text, start, end)]
            example = encode(forms) if forms else None
            if example is not None and len(example.ids) <= longest:
                yield example


def narrowed(net: Net, state: dict[str, Tensor], batches: Sequence[Inputs], inner: int) -> None:
    """Cut the layers in `state` down to the `inner` units that carry most over `batches`."""
    for number, layer in enumerate(net.layers):
        carried = _units(net, layer, batches)
        weight = layer.down.weight.detach()
        size = carried.square().mean(0) * weight.square().sum(0)
        kept = size.argsort(descending=True)[:inner].sort().values
        lost = torch.ones(len(size), dtype=torch.bool)
        lost[kept] = False
        name = f"layers.{number}."
        state[f"{name}up.weight"] = layer.up.weight.detach()[kept].clone()
        state[f"{name}up.bias"] = layer.up.bias.detach()[kept].clone()
        state[f"{name}down.weight"] = weight[:, kept].clone()
        state[f"{name}down.bias"] = (
            layer.down.bias.detach() + weight[:, lost] @ carried.mean(0)[lost]
        )


def _units(net: Net, layer: nn.Module, batches: Sequence[Inputs]) -> Tensor:
    """Return (subwords, inner) what the inner units of a layer hold."""
    held: list[Tensor] = []
    hook = layer.up.register_forward_hook(lambda _, __, out: held.append(functional.gelu(out)))
    with torch.no_grad():
        for batch in batches:
            before = len(held)
            _features(net, batch)
            held[before] = held[before][batch.mask == 1]
    hook.remove()
    return torch.cat(held)


def _features(net: Net, batch: Inputs) -> tuple[Tensor, Tensor]:
    return net.features(batch.ids, batch.mask, batch.shapes, batch.words, batch.sides)


def apart(slim: Tensor, wide: Tensor, words: Tensor) -> Tensor:
    """Return how far what the heads see differs, a mean square over the words that are there."""
    there = words > 0
    there[:, 0] = True
    return (slim - wide).square().mean(-1)[:, there].mean()


def teach(wide: Net, slim: Net, corpus: Corpus, recipe: Recipe, out: Path, data: Path) -> None:
    """Train `slim` beside `wide` and write `out`/model.pt every so often and at the end."""
    dice = random.Random(recipe.seed)
    told = schedule(corpus, recipe, dice)
    plain = plan(list(news(data, recipe.batch.longest)), recipe.batch, dice)
    repeats = max(1, round(recipe.data["news"]))
    batches = [(True, b) for b in told] + [(False, b) for b in plain] * repeats
    dice.shuffle(batches)
    adam = optimiser(slim, recipe.rate)
    noise = torch.Generator().manual_seed(recipe.seed)
    mask_id = tokenizer().token_to_id("[MASK]")
    print(len(batches), "steps", sum(len(b) for _, b in batches), "sentences", flush=True)
    totals: Counter[str] = Counter()
    started = time.monotonic()
    slim.train()
    for step, (known, examples) in enumerate(batches, 1):
        for group in adam.param_groups:
            group["lr"] = group["base"] * factor(step, len(batches), recipe.rate.warm_up)
        batch = roughen(inputs(examples), noise, mask_id, recipe.net.mask, recipe.net.recase)
        with torch.no_grad():
            aim, _ = _features(wide, batch)
        seen, shown = _features(slim, batch)
        answers = gold(examples, corpus.labels)
        losses = slim.loss_of(seen, shown, batch, answers) if known else {}
        losses["seen"] = apart(seen, aim, batch.words)
        adam.zero_grad(set_to_none=True)
        sum(recipe.weight[name] * value for name, value in losses.items()).backward()
        nn.utils.clip_grad_norm_(slim.parameters(), recipe.rate.clip)
        adam.step()
        totals.update({name: value.item() for name, value in losses.items()})
        if step % recipe.every_steps == 0:
            minutes = (time.monotonic() - started) / 60
            means = {name: round(total / recipe.every_steps, 4) for name, total in totals.items()}
            print(f"step {step} of {len(batches)} minute {minutes:.1f}", means, flush=True)
            totals.clear()
        if step % recipe.save_every_steps == 0 or step == len(batches):
            save(slim, corpus, recipe, step, out / "model.pt")
            look(slim, corpus)


def slim_down(start: Path, going_on: Path | None, data: Path, recipe: Recipe, out: Path) -> None:
    """Train a slim net beside the checkpoint `start` and write it into the folder `out`.

    It is `going_on`, a net slimmed before, or `start` cut down, which is kept as `out`/cut.pt.
    """
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    wide, checkpoint = load(start)
    corpus = gather(data, recipe)
    slim = Net(corpus.labels, recipe.net, wide.guideline)
    if going_on is None:
        dice = random.Random(recipe.seed)
        looked_at = [inputs(b) for b in plan(corpus.train, recipe.batch, dice)[:LOOKED_AT]]
        state = dict(checkpoint["state"])
        narrowed(wide, state, looked_at, recipe.net.inner)
        slim.load_state_dict(state)
        save(slim, corpus, recipe, 0, out / "cut.pt")
    else:
        slim.load_state_dict(load(going_on)[1]["state"])
    look(slim, corpus)
    teach(wide, slim, corpus, recipe, out, data)


def main() -> None:
    """Read the command line and slim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start-from", type=Path, required=True)
    parser.add_argument("--go-on-from", type=Path, help="a net slimmed before, to train further")
    parser.add_argument("--data", type=Path, required=True, help="folder with nlp/ and corpus/")
    parser.add_argument("--out", type=Path, required=True)
    path = Path(__file__).with_name("recipe_slim.toml")
    parser.add_argument("--recipe", type=Path, default=path)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    recipe = read_recipe(chosen.recipe)
    slim_down(chosen.start_from, chosen.go_on_from, chosen.data, recipe, chosen.out)


if __name__ == "__main__":
    main()
