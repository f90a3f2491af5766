"""Mix two checkpoints: `python -m training.encoder.soup --old A --new B --share .25 --out C`.

The shared layers and the heads that both have become (1 - share) of the new and share of the old
values; heads that the old one lacks stay the new ones. It gives back most of what a tuning for
events costs the trees (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def mixed(old: Path, new: Path, share: float) -> dict[str, object]:
    """Return the new checkpoint with a share of the old one's values."""
    first, second = (torch.load(path, weights_only=True) for path in (old, new))
    state = {
        name: share * first["state"][name] + (1 - share) * value
        if name in first["state"] and name != "mix"
        else value
        for name, value in second["state"].items()
    }
    return {**second, "state": state}


def main() -> None:
    """Read the command line and write the mixture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--old", type=Path, required=True)
    parser.add_argument("--new", type=Path, required=True)
    parser.add_argument("--share", type=float, required=True, help="of the old, 0 to 1")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    torch.save(mixed(chosen.old, chosen.new, chosen.share), chosen.out)


if __name__ == "__main__":
    main()
