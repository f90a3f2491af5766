"""Settings come from detente.toml and the environment, and every one of them is read by code."""

from __future__ import annotations

import ast
from dataclasses import fields

import pytest

from detente.errors import UsedWrongly
from detente.settings import Settings, load_settings
from tests.conftest import ROOT

SRC = ROOT / "src" / "detente"
NAMES = [field.name for field in fields(Settings)]


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path, monkeypatch):
    """No detente.toml and no variable of the machine that the tests happen to run on."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(f"DETENTE_{name.upper()}", raising=False)


def written(tmp_path, text):
    path = tmp_path / "detente.toml"
    path.write_text(text, encoding="utf-8")
    return path


# case, detente.toml, environment, settings that differ from the defaults
GOOD = [
    ("nothing set", "", {}, {}),
    ("a file", 'scheme = "goldstein"\nbatch = 10', {}, {"scheme": "goldstein", "batch": 10}),
    ("the environment", "", {"DETENTE_BATCH": "7"}, {"batch": 7}),
    (
        "the environment wins over the file",
        "batch = 10",
        {"DETENTE_BATCH": "7", "DETENTE_ATLAS": "mine.toml"},
        {"batch": 7, "atlas": "mine.toml"},
    ),
    ("a variable of something else", "", {"DETENTE_STORE": "other.duckdb"}, {}),
]


@pytest.mark.parametrize(("_case", "text", "given", "wanted"), GOOD, ids=[c[0] for c in GOOD])
def test_settings_are_made_of_file_and_environment(
    _case, text, given, wanted, tmp_path, monkeypatch
):
    written(tmp_path, text)
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    assert load_settings() == Settings(**wanted)


# case, detente.toml, words of the message
BAD = [
    ("a wrong name", "sheme = 'plover'", "sets 'sheme'. The settings are"),
    ("a wrong kind", "batch = 'many'", "sets batch to 'many'. Give a whole number."),
    ("no TOML", "batch = ", "is not TOML"),
]


@pytest.mark.parametrize(("_case", "text", "words"), BAD, ids=[c[0] for c in BAD])
def test_a_bad_setting_is_an_error(_case, text, words, tmp_path):
    with pytest.raises(UsedWrongly) as raised:
        load_settings(written(tmp_path, text))

    assert words in str(raised.value)


def test_a_bad_value_in_the_environment_says_where_it_stands(monkeypatch):
    monkeypatch.setenv("DETENTE_BATCH", "many")

    with pytest.raises(UsedWrongly, match="the environment sets batch"):
        load_settings()


def test_a_file_that_was_named_must_be_there(tmp_path):
    with pytest.raises(UsedWrongly, match="There is no settings file"):
        load_settings(tmp_path / "absent.toml")


def test_without_a_file_the_defaults_hold():
    assert load_settings() == Settings()


def test_every_setting_stands_in_the_provenance():
    text = Settings(batch=3).text()

    assert [part.partition("=")[0] for part in text.split()] == NAMES
    assert "batch=3" in text


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_read_by_code(name):
    """A setting that nothing reads would be believed."""
    readers = [
        path
        for path in SRC.rglob("*.py")
        if path.name != "settings.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr == name
        and ast.unparse(node.value).endswith("settings")
    ]
    assert readers
