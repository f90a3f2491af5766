"""The house rules that ruff and mypy cannot see. CONTRIBUTING.md says why each is there."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.file_rules import faults

SRC = ROOT / "src" / "detente"
FOLDERS = ("src", "tests", "benchmarks", "training")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
OURS = [path for path in MODULES if path.is_relative_to(SRC)]

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40
MOST_LINES_OF_A_FUNCTION = 60  # in tests, where tables and made values are long, and for LONGER
# Functions of the package that may be longer, each with its reason.
LONGER = {
    ("cli/asking.py", "why"): "a front door: each option is a line of its own",
    ("cli/reporting.py", "report"): "a front door, as above",
}
# Names that say nothing of what a thing is.
EMPTY_NAMES = re.compile(
    r"(Manager|Handler|Processor|Engine|Helper|Util|Utils|Base|Factory|Wrapper)$"
)
EMPTY_MODULES = {"utils", "util", "helpers", "helper", "common", "base", "misc", "core", "manager"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def by_name(paths):
    return pytest.mark.parametrize("path", paths, ids=name_of)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path):
    nodes = ast.walk(tree_of(path))
    return [node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def classes(path: Path):
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)]


def longest(path: Path, function: str) -> int:
    """Return the lines that a function may have."""
    if path.is_relative_to(SRC):
        longer = (path.relative_to(SRC).as_posix(), function) in LONGER
    else:
        longer = path.is_relative_to(ROOT / "tests")
    return MOST_LINES_OF_A_FUNCTION if longer else LINES_OF_A_FUNCTION


@by_name(MODULES)
def test_a_file_has_at_most_400_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_OF_A_FILE


@by_name(MODULES)
def test_a_function_has_at_most_40_lines(path):
    long = [
        f"{node.name}, line {node.lineno}: {length} lines"
        for node in functions(path)
        if (length := node.end_lineno - node.lineno + 1) > longest(path, node.name)
    ]
    assert not long, "\n".join(long)


def test_every_longer_function_is_still_there_and_still_long():
    lengths = {
        (path.relative_to(SRC).as_posix(), node.name): node.end_lineno - node.lineno + 1
        for path in OURS
        for node in functions(path)
    }
    assert [key for key in LONGER if lengths.get(key, 0) <= LINES_OF_A_FUNCTION] == []


@by_name([path for path in OURS if path.is_relative_to(SRC / "model")])
def test_the_model_holds_no_open_dict(path):
    names = {node.id for node in ast.walk(tree_of(path)) if isinstance(node, ast.Name)}
    imported = {
        a.name for n in ast.walk(tree_of(path)) if isinstance(n, ast.ImportFrom) for a in n.names
    }
    assert "Any" not in names | imported
    open_dicts = [
        ast.unparse(field.annotation)
        for node in classes(path)
        for field in node.body
        if isinstance(field, ast.AnnAssign)
        and re.search(r"\b[Dd]ict\b", ast.unparse(field.annotation))
    ]
    assert open_dicts == []


@by_name([path for path in OURS if path.is_relative_to(SRC / "model")])
def test_nouns_are_frozen_slotted_dataclasses(path):
    """Values that a stage could edit in place could not be tested or replaced alone."""
    loose = []
    for node in classes(path):
        if any(ast.unparse(parent) == "Protocol" for parent in node.bases):
            continue
        given = " ".join(ast.unparse(each) for each in node.decorator_list)
        if "frozen=True" not in given or "slots=True" not in given:
            loose.append(node.name)
    assert loose == []


@by_name(OURS)
def test_nothing_is_printed_and_nothing_is_left_to_do(path):
    calls = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]
    printed = [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
    text = path.read_text(encoding="utf-8")
    assert printed == []
    assert re.findall(r"\b(?:TODO|FIXME|HACK)\b", text) == []


@by_name(OURS)
def test_names_say_what_a_thing_is(path):
    assert path.stem not in EMPTY_MODULES
    assert [node.name for node in classes(path) if EMPTY_NAMES.search(node.name)] == []


@by_name(OURS)
def test_no_module_reads_the_clock_or_the_machine(path):
    """Today's date and a seed are arguments, so that the same question gives the same bytes."""
    calls = {ast.unparse(n.func) for n in ast.walk(tree_of(path)) if isinstance(n, ast.Call)}
    clock = {"date.today", "datetime.now", "datetime.today", "time.time", "uuid.uuid4", "uuid4"}
    assert calls & clock == set()


@by_name(
    [
        path
        for room in ("model", "relate", "explain")
        for path in OURS
        if path.is_relative_to(SRC / room)
    ]
)
def test_thinking_opens_no_file_of_the_user(path):
    """Package data is read in one place of a room, by importlib.resources; nothing else is."""
    calls = {ast.unparse(n.func) for n in ast.walk(tree_of(path)) if isinstance(n, ast.Call)}
    assert calls & {"open", "Path", "Path.open", "input"} == set()


def tracked():
    """Return the files that git knows; all files of the source tree where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        return [
            path for folder in ("src", "tests", "docs") for path in (ROOT / folder).rglob("*.*")
        ]
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_every_file_is_plain_and_small():
    found = [fault for path in tracked() for fault in faults(path, ROOT)]
    assert not found, "\n".join(found)


def test_the_project_names_no_machine_of_its_authors():
    """Nobody else has those paths, and a lock file that names a registry host ties users to it."""
    own = re.compile(rb"/work/(?:main|shared)|/home/\w|/root/|files\.pythonhosted\.org|--index-url")
    named = [
        name_of(path)
        for path in tracked()
        if path.suffix in {".md", ".py", ".toml", ".txt", ".yml", ".yaml", ".sql"}
        and path != Path(__file__)
        and own.search(path.read_bytes())
    ]
    assert named == []
