"""The recipe file as frozen values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Batching:
    """Batch size in padded subwords, sorting pool in sentences, longest sentence in subwords."""

    subwords: int
    pool: int
    longest_first_epoch: int
    longest: int


@dataclass(frozen=True, slots=True)
class NetSizes:
    """Widths of the heads and of each layer's inner part, and shares of dropout.

    The released MiniLM is 1536 wide inside; a slimmed checkpoint is narrower (`slim.py`).
    """

    arc: int
    label: int
    names: int
    head_dropout: float
    encoder_dropout: float
    swap: float
    mask: float
    recase: float
    inner: int = 1536


@dataclass(frozen=True, slots=True)
class Rates:
    """Learning rates, share of steps that warm up, weight decay, gradient clip, AdamW betas."""

    encoder: float
    heads: float
    warm_up: float
    decay: float
    clip: float
    betas: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Recipe:
    """One training run, whole."""

    seed: int
    epochs: float
    threads: int
    guideline: str
    data: dict[str, float]
    batch: Batching
    net: NetSizes
    rate: Rates
    weight: dict[str, float]
    every_steps: int
    save_every_steps: int
    dev_sentences: int


def read_recipe(path: Path) -> Recipe:
    """Return the recipe in the TOML file at `path`."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    first, second = raw["rate"].pop("betas")
    return Recipe(
        seed=raw["seed"],
        epochs=raw["epochs"],
        threads=raw["threads"],
        guideline=raw["guideline_at_run_time"],
        data=raw["data"],
        batch=Batching(**raw["batch"]),
        net=NetSizes(**raw["net"]),
        rate=Rates(**raw["rate"], betas=(first, second)),
        weight=raw["weight"],
        every_steps=raw["report"]["every_steps"],
        save_every_steps=raw["report"]["save_every_steps"],
        dev_sentences=raw["report"]["dev_sentences"],
    )
