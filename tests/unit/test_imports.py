"""Importing is free: no data file, no model, no heavy library before something is asked for.

Work at import is what makes a library slow to start, hard to test, and impossible to import where
a file is missing.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import detente

PACKAGE = Path(detente.__file__).parent
HEAVY = ("duckdb", "numpy", "onnxruntime", "lxml", "trafilatura", "typer", "rich")
ROOMS = sorted(
    ".".join(("detente", *path.relative_to(PACKAGE).with_suffix("").parts))
    for path in PACKAGE.rglob("*.py")
    if path.name != "__init__.py"
)

# Prints every file opened while the import runs, then the processor time of the import alone.
WATCH = """
import sys, time
opened = []
sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" else None)
before = time.process_time()
{statement}
spent = time.process_time() - before
for name in opened:
    if isinstance(name, str):
        sys.stdout.write(name + "\\n")
for name in {heavy!r}:
    if name in sys.modules:
        sys.stdout.write("module " + name + "\\n")
sys.stdout.write(str(spent))
"""


def watched(statement):
    """Return the files opened, the heavy modules loaded, and the seconds of one import."""
    code = WATCH.format(statement=statement, heavy=HEAVY)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    *lines, spent = run.stdout.splitlines()
    modules = [line.removeprefix("module ") for line in lines if line.startswith("module ")]
    files = [Path(line) for line in lines if not line.startswith("module ")]
    return files, modules, float(spent)


def own_data(files):
    """Return the files of the package that are no code."""
    return [f for f in files if f.is_relative_to(PACKAGE) and f.suffix not in (".py", ".pyc")]


def test_import_detente_opens_nothing_but_code_and_loads_no_library():
    files, modules, _ = watched("import detente")

    assert [f for f in files if f.suffix not in (".py", ".pyc")] == []
    assert modules == []
    assert {f.stem.split(".")[0] for f in files if f.is_relative_to(PACKAGE)} <= {
        "__init__", "errors"
    }  # fmt: skip


def test_import_detente_takes_less_than_150_ms_of_processor_time():
    # The best of three: a machine that is busy with something else says nothing about us.
    assert min(watched("import detente")[2] for _ in range(3)) < 0.150


def test_importing_every_module_reads_no_data_file():
    files, _, _ = watched(f"import importlib; [importlib.import_module(n) for n in {ROOMS!r}]")

    assert own_data(files) == []


@pytest.mark.parametrize("name", ["Workspace", "Desk", "Asked", "Settings"])
def test_a_public_name_is_loaded_when_it_is_used(name):
    files, _, _ = watched(f"import detente; detente.{name}")

    assert own_data(files) == []
    assert any(f.is_relative_to(PACKAGE / "workspace") for f in files) is (name != "Settings")
