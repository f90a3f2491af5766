"""Shipped int8 weights as a checkpoint to go on from.

`python -m training.encoder.take_up --weights src/detente/read/weights --out build/encoder/start.pt`
undoes the quantisation, so that a new head can be trained without the hour that the first fit
takes. Word vectors are read from the released MiniLM, whose values training leaves as they are.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import onnx
import torch
from onnx import numpy_helper

from training.encoder.data import GUIDELINES, Labels, base_model
from training.encoder.net import Net, load_base
from training.encoder.recipe import read_recipe

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray]

_TABLES = ("position", "shape", "head_shape")
_TINY = 1e-9


def _after(graph: onnx.GraphProto, output: str, kind: str) -> onnx.NodeProto | None:
    """Return the next node of a kind that an output feeds, looking through casts and scaling."""
    for node in graph.node:
        if output in node.input:
            if node.op_type == kind:
                return node
            if node.op_type in {"Cast", "Mul"}:
                return _after(graph, node.output[0], kind)
    return None


def _matrices(graph: onnx.GraphProto, arrays: Arrays) -> Arrays:
    """Return the single-precision matrix of each linear layer, named by the bias added after it."""
    found = {}
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        added = _after(graph, node.output[0], "Add")
        bias = next((name for name in added.input if name.endswith(".bias")), None)
        stem = node.input[1].removesuffix("_quantized")
        values = arrays[f"{stem}_quantized"].astype("float32") - arrays[f"{stem}_zero_point"]
        found[bias.removesuffix("bias") + "weight"] = (values * arrays[f"{stem}_scale"]).T
    return found


def _tables(graph: onnx.GraphProto, arrays: Arrays) -> Arrays:
    """Return the embeddings; a table has one scale and one zero point."""
    found = {}
    for name in _TABLES:
        stem = f"{name}.weight"
        node = next(n for n in graph.node if f"{stem}_quantized" in n.input)
        scaled = (
            next(
                n
                for n in graph.node
                if n.op_type == "DequantizeLinear" and n.input[0] == node.output[0]
            )
            if node.op_type == "Gather"
            else node
        )
        scale, zero = (arrays[each] for each in scaled.input[1:3])
        found[stem] = (arrays[f"{stem}_quantized"].astype("float32") - zero) * scale
    return found


def taken_up(folder: Path, recipe_file: Path) -> tuple[Net, dict[str, object]]:
    """Return a net with the weights of `folder` and fresh heads where those have none."""
    told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    labels = Labels(*(tuple(told[name]) for name in ("deprel", "upos", "xpos")))
    recipe = read_recipe(recipe_file)
    net = Net(labels, recipe.net, GUIDELINES.index(recipe.guideline))
    load_base(net, base_model())
    graph = onnx.load(str(folder / "encoder.int8.onnx")).graph
    arrays = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    named = {name: value for name, value in arrays.items() if name.endswith((".weight", ".bias"))}
    parts = named | _matrices(graph, arrays) | _tables(graph, arrays)
    state = {name: torch.tensor(value) for name, value in parts.items()}
    mixes = next(v for n, v in arrays.items() if n.startswith("softmax"))
    state["mix"] = net.mix.detach().clone()
    state["mix"][: len(mixes)] = torch.log(torch.tensor(mixes) + _TINY)
    guide = next(v for n, v in arrays.items() if n.startswith("select_") and v.ndim == 1)
    state["name_guide.weight"] = torch.tensor(guide).expand_as(net.name_guide.weight).clone()
    unexpected = net.load_state_dict(state, strict=False).unexpected_keys
    if unexpected:
        message = f"The weights have parts the net lacks: {unexpected}. Take up older weights."
        raise ValueError(message)
    account = {
        "labels": asdict(labels),
        "sizes": asdict(recipe.net),
        "guideline": net.guideline,
        "seed": told["seed"],
        "step": told["steps"],
    }
    return net, account


def main() -> None:
    """Read the command line and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, default=Path(__file__).with_name("recipe.toml"))
    chosen = parser.parse_args()
    net, account = taken_up(chosen.weights, chosen.recipe)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": net.state_dict(), **account}, chosen.out)


if __name__ == "__main__":
    main()
