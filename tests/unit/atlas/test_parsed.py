"""Parsed TOML is kept under the digest of its text, and made again where it cannot be read."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from detente.atlas import parsed as room
from detente.atlas.parsed import SMALL, cache_folder, parsed

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "\n".join(
    f'[[actor]]\nid = "KEN-{n}"\nname = "Kenya’s unit {n}"\nsince = {1950 + n % 50}'
    for n in range(800)
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "detente"


def test_the_second_time_is_the_same_without_parsing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(TEXT) > SMALL
    first = parsed(TEXT)
    monkeypatch.setattr(room.tomllib, "loads", lambda _: pytest.fail("parsed again"))
    assert parsed(TEXT) == first
    assert len(list(folder.iterdir())) == 1


def test_another_text_is_another_file(folder: Path) -> None:
    parsed(TEXT)
    assert parsed(TEXT.replace("Kenya", "Ghana"))["actor"][0]["name"] == "Ghana’s unit 0"
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("rubbish", ["", "{", "[1]", "\x00"])
def test_a_broken_file_is_made_again(folder: Path, rubbish: str) -> None:
    parsed(TEXT)
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    kept.write_text(rubbish)
    assert parsed(TEXT) == tomllib.loads(TEXT)
    assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_made_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert parsed(TEXT) == tomllib.loads(TEXT)


def test_small_texts_and_dates_are_not_kept(folder: Path) -> None:
    assert parsed("a = 1") == {"a": 1}
    dated = TEXT + "\n[last]\nday = 1998-05-28"
    assert parsed(dated) == tomllib.loads(dated)
    assert not folder.exists()


def test_without_settings_it_lies_in_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert "detente" in cache_folder().parts
