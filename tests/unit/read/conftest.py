"""What the tests of reading share: the parser, the atlas and a reader, each loaded once."""

from __future__ import annotations

import pytest

from detente.atlas.lookup import Atlas, load_atlas
from detente.read.reader import RuleReader
from detente.read.syntax import SyntaxReader


@pytest.fixture(scope="session")
def syntax() -> SyntaxReader:
    return SyntaxReader()


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="session")
def reader() -> RuleReader:
    return RuleReader()
