"""Train the encoder: `python -m training.encoder.fit --data ../shared/data --out build/encoder`."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import nn

from training.causes.links import own_sentences as own_links
from training.causes.rows import examples as row_examples
from training.encoder.batch import gold, inputs, plan, roughen
from training.encoder.cause_data import corpus
from training.encoder.cause_data import examples as cause_examples
from training.encoder.data import (
    GUIDELINES,
    Example,
    Labels,
    base_model,
    ewt,
    gum,
    hold_out,
    label_sets,
    named,
    tokenizer,
    uner,
)
from training.encoder.event_data import examples as event_examples
from training.encoder.name_sources import Swap, own_names, pool, re3d_names, repeated
from training.encoder.net import Net, load_base, load_grown
from training.encoder.recipe import Rates, Recipe, read_recipe
from training.encoder.score import guesses, score, torch_reader
from training.encoder.treebank import read_iob
from training.events.sentences import part_of, sentences
from training.events.wordings import examples as lexicon_examples

if TYPE_CHECKING:
    from training.encoder.batch import Gold, Inputs

SCORING_SUBWORDS = 2500


@dataclass(frozen=True, slots=True)
class Corpus:
    """Training sentences with repeats, label sets, and the sentences looked at on the way."""

    train: list[Example]
    labels: Labels
    watched: dict[str, list[Example]]


def gather(folder: Path, recipe: Recipe) -> Corpus:
    """Read the sources; nothing called test is opened."""
    names, apart = hold_out(uner(folder, "dev"), recipe.data["uner_held_out"], recipe.seed)
    own = list(own_names(Path(__file__).with_name("names_own.txt")))
    wikigold = list(read_iob(folder / "nlp" / "wikigold.conll"))
    re3d = list(re3d_names(folder / "actors" / "re3d.jsonl"))
    dice = random.Random(recipe.seed)
    swap = Swap(pool([*names, *own, *wikigold]), recipe.net.swap, dice)
    sources = {
        "ewt": ewt(folder, "train"),
        "gum": gum(folder, "train"),
        "uner": named(repeated(names, int(recipe.data["uner"]), swap), "uner"),
        "own": named(repeated(own, int(recipe.data["own"]), swap), "uner"),
        "wikigold": named(wikigold, "wikigold"),
        "re3d": named(re3d, "re3d"),
        "events": events(recipe, dice),
        "causes": causes(folder, recipe),
    }
    for name, examples in sources.items():
        print(name, len(examples), "sentences", sum(e.length for e in examples), "words")
    watched = {
        "EWT dev": dice.sample(ewt(folder, "dev"), recipe.dev_sentences),
        "GUM dev": dice.sample(gum(folder, "dev"), recipe.dev_sentences),
    }
    if apart:
        watched["UNER held out"] = named(apart, "uner")
    share = recipe.data["others"]
    whole = {"events", "causes"}
    train = [example for name in sorted(whole) for example in sources[name]] + [
        example
        for name, examples in sources.items()
        if name not in whole
        for example in dice.sample(examples, round(share * len(examples)))
    ]
    return Corpus(train, label_sets(sources["ewt"] + sources["gum"]), watched)


def events(recipe: Recipe, dice: random.Random) -> list[Example]:
    """Return the project's marked sentences and the lexicon's examples, without those held back."""
    train = [s for s in sentences() if part_of(s.text) == "train"]
    train += [s for s in lexicon_examples() if part_of(s.text) == "train"]
    return list(event_examples(train, dice, int(recipe.data["events"])))


def causes(folder: Path, recipe: Recipe) -> list[Example]:
    """Return sentences with their causes: CausalNewsCorpus less what is set aside, own, rows'."""
    known = list(corpus(folder / "causal" / "cnc_v2_train.jsonl"))
    own = [(each, bool(each.links)) for each in own_links() if part_of(each.text) == "train"]
    own += [(each, True) for each in row_examples()] * int(recipe.data["rows"])
    return cause_examples(known + own, int(recipe.data["causes"]))


def schedule(corpus: Corpus, recipe: Recipe, dice: random.Random) -> list[list[Example]]:
    """Return every batch of the run, in order: short sentences first, then all but the longest."""
    batches: list[list[Example]] = []
    epochs = int(recipe.epochs)
    for number in range(epochs + 1):
        size = recipe.batch
        longest = size.longest if number else size.longest_first_epoch
        one = plan([e for e in corpus.train if len(e.ids) <= longest], size, dice)
        share = recipe.epochs - epochs if number == epochs else 1.0
        batches += one[: round(share * len(one))]
    return batches


def optimiser(net: Net, rate: Rates) -> torch.optim.AdamW:
    """Return AdamW with a rate for the encoder and one for the heads; word vectors stay frozen."""
    net.word.weight.requires_grad_(requires_grad=False)
    groups: dict[str, list[nn.Parameter]] = {"encoder": [], "heads": []}
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            inner = name.split(".")[0] in {"position", "norm", "layers"}
            groups["encoder" if inner else "heads"].append(parameter)
    return torch.optim.AdamW(
        [
            {"params": groups["encoder"], "lr": rate.encoder, "base": rate.encoder},
            {"params": groups["heads"], "lr": rate.heads, "base": rate.heads},
        ],
        betas=rate.betas,
        weight_decay=rate.decay,
        fused=True,
    )


def factor(step: int, steps: int, warm_up: float) -> float:
    """Return the share of the full rate at `step`: linear up, then linear down to 0."""
    done = step / steps
    return done / warm_up if done < warm_up else (1 - done) / (1 - warm_up)


def save(net: Net, corpus: Corpus, recipe: Recipe, step: int, path: Path) -> None:
    """Write a checkpoint in one move, so that a reader never sees half of it."""
    part = path.with_suffix(".part")
    torch.save(
        {
            "state": net.state_dict(),
            "labels": asdict(corpus.labels),
            "sizes": asdict(recipe.net),
            "guideline": net.guideline,
            "seed": recipe.seed,
            "step": step,
        },
        part,
    )
    part.replace(path)


def look(net: Net, corpus: Corpus) -> None:
    """Print the figures on the watched sentences."""
    net.eval()
    for name, examples in corpus.watched.items():
        answers = guesses(torch_reader(net), examples, corpus.labels, SCORING_SUBWORDS)
        print("  ", name, score(examples, answers), flush=True)
    net.train()


def train_step(
    net: Net, adam: torch.optim.AdamW, batch: Inputs, answers: Gold, recipe: Recipe
) -> dict[str, float]:
    """Take one step and return the losses."""
    losses = net.loss(batch, answers)
    adam.zero_grad(set_to_none=True)
    sum(recipe.weight[name] * value for name, value in losses.items()).backward()
    nn.utils.clip_grad_norm_(net.parameters(), recipe.rate.clip)
    adam.step()
    return {name: value.item() for name, value in losses.items()}


def fit(corpus: Corpus, recipe: Recipe, out: Path, start: Path | None) -> None:
    """Train by steps and write `out`/model.pt every so often and at the end.

    `start` is a checkpoint to go on from with a schedule of its own; None for the released MiniLM.
    """
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    net = Net(corpus.labels, recipe.net, GUIDELINES.index(recipe.guideline))
    if start is None:
        load_base(net, base_model())
    else:
        load_grown(net, torch.load(start, weights_only=True)["state"])
    adam = optimiser(net, recipe.rate)
    batches = schedule(corpus, recipe, random.Random(recipe.seed))
    dice = torch.Generator().manual_seed(recipe.seed)
    mask_id = tokenizer().token_to_id("[MASK]")
    print(len(batches), "steps", sum(map(len, batches)), "sentences", flush=True)
    totals: Counter[str] = Counter()
    started = time.monotonic()
    net.train()
    for step, examples in enumerate(batches, 1):
        for group in adam.param_groups:
            group["lr"] = group["base"] * factor(step, len(batches), recipe.rate.warm_up)
        batch = roughen(inputs(examples), dice, mask_id, recipe.net.mask, recipe.net.recase)
        totals.update(train_step(net, adam, batch, gold(examples, corpus.labels), recipe))
        if step % recipe.every_steps == 0:
            minutes = (time.monotonic() - started) / 60
            means = {name: round(total / recipe.every_steps, 3) for name, total in totals.items()}
            print(f"step {step} of {len(batches)} minute {minutes:.1f}", means, flush=True)
            totals.clear()
        if step % recipe.save_every_steps == 0 or step == len(batches):
            save(net, corpus, recipe, step, out / "model.pt")
            look(net, corpus)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with nlp/ and actors/")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.pt")
    parser.add_argument("--start-from", type=Path, help="a model.pt to go on from")
    parser.add_argument("--recipe", type=Path, default=Path(__file__).with_name("recipe.toml"))
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    recipe = read_recipe(chosen.recipe)
    fit(gather(chosen.data, recipe), recipe, chosen.out, chosen.start_from)


if __name__ == "__main__":
    main()
