"""What the pages show can be typed: commands and options exist, code is code, rows are rows."""

from __future__ import annotations

import ast
import json
import re
import shlex
import tomllib
from io import BytesIO

import pytest

import detente
from detente.atlas.rows import actor
from detente.model.text import Incoming, Refused
from detente.read.wordings import row_of
from detente.settings import Settings
from tests.conftest import ROOT
from tests.reference_pages import commands, given_to

PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "CONTRIBUTING.md", ROOT / "README.md"]
EVERYWHERE = {"--help", "-h", "--version"}


def blocks(language: str):
    """Return (page, code) of every block of a language."""
    return [
        pytest.param(path, code, id=f"{path.name}-{number}")
        for path in PAGES
        for number, code in enumerate(
            re.findall(rf"```{language}\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
        )
    ]


def code_on(page: str, language: str, holds: str) -> str:
    """Return the one block of a page that holds some words."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    (code,) = [each for each in found if holds in each]
    return code


def calls_of(code: str):
    """Return the words of every call of detente in a console block."""
    joined = code.replace("\\\n", " ")
    lines = [line.removeprefix("$ ") for line in joined.splitlines() if line.startswith("$ ")]
    parts = [part.strip() for line in lines for part in line.split("|")]
    calls = [shlex.split(part.split(" > ")[0]) for part in parts]
    return [words[1:] for words in calls if words and words[0].split("/")[-1] == "detente"]


@pytest.mark.parametrize(("page", "code"), blocks("console"))
def test_commands_and_options_that_are_shown_exist(page, code):
    for words in calls_of(code):
        if words[0] in EVERYWHERE:
            continue
        assert words[0] in commands(), f"{page.name}: detente {words[0]}"
        known = {name for given in given_to(commands()[words[0]]) for name in given.names}
        options = {word for word in words if re.match(r"--?[a-z]", word)}
        assert options <= known | EVERYWHERE, f"{page.name}: {words}"


@pytest.mark.parametrize(("page", "code"), blocks("python"))
def test_python_on_the_pages_uses_public_names(page, code):
    tree = ast.parse(code)
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "detente"
    }
    imported = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "detente"
        for name in node.names
    }
    assert used | imported <= {*detente.__all__, "__all__"}, page.name


@pytest.mark.parametrize(("page", "code"), blocks("toml"))
def test_toml_on_the_pages_is_toml(page, code):
    assert tomllib.loads(code), page.name


@pytest.mark.parametrize(("page", "code"), blocks("json"))
def test_json_on_the_pages_is_json(page, code):
    assert json.loads(code), page.name


def test_the_settings_that_are_shown_are_settings():
    shown = tomllib.loads(code_on("reference/settings.md", "toml", "scheme"))
    assert Settings(**shown)


def test_the_actor_that_is_shown_is_a_row_of_the_atlas():
    (row,) = tomllib.loads(code_on("how-to/correct-the-atlas.md", "toml", "[[actor]]"))["actor"]
    assert actor(row).id == row["id"]


def test_the_wording_that_is_shown_is_a_row_of_the_lexicon():
    (row,) = tomllib.loads(code_on("how-to/add-a-wording.md", "toml", "[[wording]]"))["wording"]
    wording = row_of("SANCTION", row, "sanction.toml")
    assert len(wording.examples) == 2
    assert all(example.source and example.target for example in wording.examples)


def test_the_input_format_that_is_shown_reads():
    space: dict[str, type] = {}
    exec(code_on("how-to/add-an-input-format.md", "python", "class TabLines"), space)  # noqa: S102
    lines = b"2011-01-31\tThe Post\tEmbassy reopens\tKenya reopened its embassy.\nonly one\n"

    first, second = space["TabLines"]().incoming(BytesIO(lines), "articles.tsv")

    assert isinstance(first, Incoming)
    assert (first.document.outlet, str(first.document.published)) == ("The Post", "2011-01-31")
    assert second == Refused(
        place="articles.tsv:2", message="Line 2 of articles.tsv has 1 columns. Give 4."
    )
