"""What every file of the repository must be: small, plain text that ends in one line end.

Run on the files of a commit by pre-commit (`python -m tests.file_rules FILE...`), and on the whole
tree by tests/unit/test_house_rules.py.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

LARGEST = 5_000_000  # bytes; models and archives that were committed by mistake are larger
LARGE = {"src/detente/read/weights/encoder.int8.onnx"}  # the one shipped model
PLAIN = {".md", ".py", ".sql", ".toml", ".tsv", ".csv", ".css", ".json", ".yml", ".yaml", ".cfg"}
AS_SAVED = "examples/"  # pages are kept as a browser saves them


def faults(path: Path, root: Path = Path()) -> list[str]:
    """Return what is wrong with a file, one sentence each; [] if nothing is."""
    name = path.relative_to(root).as_posix() if path.is_absolute() else path.as_posix()
    found = []
    if path.stat().st_size > LARGEST and name not in LARGE:
        found.append(f"{name} is larger than {LARGEST:,} bytes.")
    elif path.suffix in PLAIN and not name.startswith(AS_SAVED):
        found.extend(f"{name} {fault}." for fault in _text_faults(path))
    return found


def _text_faults(path: Path) -> list[str]:
    data = path.read_bytes()
    found = []
    if b"\r" in data:
        found.append("has carriage returns")
    if data and (not data.endswith(b"\n") or data.endswith(b"\n\n")):
        found.append("does not end in one line end")
    if any(line.endswith((b" ", b"\t")) for line in data.split(b"\n")) and path.suffix != ".tsv":
        found.append("has spaces at a line's end")
    try:
        text = data.decode("utf-8")
        if path.suffix == ".toml":
            tomllib.loads(text)
    except UnicodeDecodeError:
        found.append("is not UTF-8")
    except tomllib.TOMLDecodeError as error:
        found.append(f"is not TOML ({error})")
    return found


if __name__ == "__main__":
    wrong = [fault for name in sys.argv[1:] for fault in faults(Path(name))]
    sys.stderr.writelines(f"{fault}\n" for fault in wrong)
    sys.exit(bool(wrong))
