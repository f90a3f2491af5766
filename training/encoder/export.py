"""Write a checkpoint as the int8 ONNX model that the package ships.

`python -m training.encoder.export --model build/encoder/model.pt --out src/detente/read/weights
--version 1` writes encoder.int8.onnx, pieces.txt and labels.json. Weights are quantised per
channel, activations at run time; so the scores of a sentence depend on the batch it is in, and the
reader runs one sentence at a time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.export import Dim

from training.causes.links import STANCES
from training.encoder.batch import inputs
from training.encoder.data import SUBWORDS_PER_WORD, Labels, encode, tokenizer
from training.encoder.event_heads import KINDS
from training.encoder.net import POSITIONS, Net
from training.encoder.recipe import NetSizes
from training.encoder.treebank import NAME_LABELS
from training.events.sentences import STATUSES

INPUTS = ("ids", "shapes", "words", "sides")
OUTPUTS = (
    "arcs", "relations", "upos", "xpos", "names", "kinds", "statuses", "roles", "pair",
    "causal", "anchors", "stances", "ends",
)  # fmt: skip
OPSET = 20
_LICENCE = "CC-BY-SA-4.0"


def load(path: Path) -> tuple[Net, dict[str, object]]:
    """Return the net of a checkpoint, ready to read, and the checkpoint's own account of itself."""
    checkpoint = torch.load(path, weights_only=True)
    labels = Labels(**{name: tuple(values) for name, values in checkpoint["labels"].items()})
    net = Net(labels, NetSizes(**checkpoint["sizes"]), checkpoint["guideline"])
    net.load_state_dict(checkpoint["state"])
    return net.eval(), checkpoint


class OneLength(nn.Module):
    """The net for sentences without padding: the reader runs one at a time."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(
        self, ids: Tensor, shapes: Tensor, words: Tensor, sides: Tensor
    ) -> tuple[Tensor, ...]:
        """Return what OUTPUTS names."""
        return self.net(ids, torch.ones_like(ids), shapes, words, sides)


def to_onnx(net: Net, path: Path) -> None:
    """Trace `net` for one sentence with free subword and word counts, in single precision."""
    batch = inputs([encode(["The", "minister", "untiringly", "rejects", "the", "offer", "."])])
    wide, words = {1: Dim("l", min=3, max=POSITIONS)}, Dim("w", min=2)
    torch.onnx.export(
        OneLength(net),
        (batch.ids, batch.shapes, batch.words, batch.sides),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamo=True,
        external_data=False,
        opset_version=OPSET,
        dynamic_shapes={
            "ids": wide,
            "shapes": wide,
            "sides": wide,
            "words": {1: words},
        },
    )


def name_axes(path: Path) -> None:
    """Give words an axis of their own, and forget the shapes that were worked out without it.

    The exporter finds subwords and words alike where both index one table; a run with the two
    lengths then warns of buffers that do not fit.
    """
    model = onnx.load(str(path))
    for given in model.graph.input:
        second = given.type.tensor_type.shape.dim[1]
        second.dim_param = "w" if given.name == "words" else "l"
    for output in model.graph.output:
        output.type.tensor_type.ClearField("shape")
    del model.graph.value_info[:]
    onnx.save(model, str(path))


def quantise(source: Path, target: Path) -> None:
    """Write `source` with 8-bit weights to `target`."""
    ready = source.with_suffix(".ready.onnx")
    quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(
        str(ready),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather", "Gemm", "Attention"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},  # behind Attention, unknown
    )


def pieces() -> list[str]:
    """Return the base model's word pieces in the order of their ids."""
    ids = tokenizer().get_vocab()
    return sorted(ids, key=lambda piece: ids[piece])


def describe(checkpoint: dict[str, object], model: Path, version: str) -> dict[str, object]:
    """Return what the reader must know of the model beside its numbers."""
    return {
        "version": version,
        "licence": _LICENCE,
        "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "seed": checkpoint["seed"],
        "steps": checkpoint["step"],
        "subwords_per_word": SUBWORDS_PER_WORD,
        "longest": POSITIONS,
        **{name: list(values) for name, values in dict(checkpoint["labels"]).items()},
        "names": list(NAME_LABELS),
        "kinds": list(KINDS),
        "statuses": list(STATUSES),
        "stances": list(STANCES),
    }


def export(source: Path, out: Path, version: str) -> None:
    """Write model, word pieces and labels of the checkpoint `source` into the folder `out`."""
    net, checkpoint = load(source)
    out.mkdir(parents=True, exist_ok=True)
    model = out / "encoder.int8.onnx"
    with tempfile.TemporaryDirectory() as folder:
        single = Path(folder) / "encoder.onnx"
        small = Path(folder) / model.name
        to_onnx(net, single)
        name_axes(single)
        quantise(single, small)
        shutil.copyfile(small, model)
    (out / "pieces.txt").write_text("\n".join(pieces()) + "\n", "utf-8")
    (out / "labels.json").write_text(
        json.dumps(describe(checkpoint, model, version), ensure_ascii=False, indent=1) + "\n",
        "utf-8",
    )


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True, help="of the weights; `dev` while training")
    chosen = parser.parse_args()
    export(chosen.model, chosen.out, chosen.version)


if __name__ == "__main__":
    main()
