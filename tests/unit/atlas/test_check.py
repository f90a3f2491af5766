"""The shipped atlas has no fault, and each kind of fault is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from detente.atlas.check import Fault, faults
from detente.atlas.lookup import load_atlas

if TYPE_CHECKING:
    from pathlib import Path

BROKEN_ROWS = """
[[actor]]
id = "X-A"
name = "Pakistan"
kind = "group"
ties = ["part_of X-NONE"]
codes = { cow = "PK" }
roles = ["PAK:XXX"]

[[actor]]
id = "X-B"
name = "Blue"
kind = "group"
codes = { cow = "770" }
valid = "..2000"

[[actor]]
id = "X-C"
name = "Blue"
kind = "group"
valid = "2000.."

[[actor]]
id = "X-D"
name = "Green"
kind = "group"
valid = "..1999"

[[actor]]
id = "X-E"
name = "Green"
kind = "group"
valid = "2000.."

[[actor]]
id = "PAK-GOV-2020"
name = "Blue rule"
kind = "government"
ties = ["governs PAK 2020.."]

[[name]]
text = "Atlantis"
why = "Sunk."

[[name]]
text = "Georgia"
candidates = ["PAK"]
why = "Wrong."

[[rivalry]]
state = "IND"
valid = "2020.."
recognised = "X-NONE"
why = "No."
"""
FOUND = [
    ("clash", "'Pakistan' is the name of"),
    ("clash", "'Blue' is the name of X-B (until 2000-12-31) and X-C (since 2000-01-01)"),
    ("clash", "'Georgia' is the name of"),
    ("rivals", "both govern PAK"),
    ("tie", "X-A is part_of X-NONE"),
    ("code", "X-A has cow 'PK'"),
    ("code", "PAK and X-B both have cow 770"),
    ("role", "X-A has the role PAK:XXX"),
    ("policy", "'Atlantis' to no actor"),
    ("policy", "'Georgia' to PAK"),
    ("policy", "names X-NONE"),
]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Fault, ...]:
    path: Path = tmp_path_factory.mktemp("atlas") / "atlas.toml"
    path.write_text(BROKEN_ROWS, encoding="utf-8")
    return faults(load_atlas(path))


def test_the_shipped_atlas_has_no_fault() -> None:
    assert faults(load_atlas()) == ()


@pytest.mark.parametrize(("kind", "words"), FOUND)
def test_a_fault_is_found(broken: tuple[Fault, ...], kind: str, words: str) -> None:
    assert any(words in each.sentence for each in broken if each.kind == kind)


def test_names_that_follow_one_another_do_not_clash(broken: tuple[Fault, ...]) -> None:
    assert not any("'Green'" in each.sentence for each in broken)
