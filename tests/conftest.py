"""Fixtures for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def _shared(folder: str) -> Path:
    """Return ../shared/<folder>: skip where it is absent, but fail where CI is set."""
    path = Path(os.environ.get("DETENTE_SHARED", ROOT.parent / "shared")) / folder
    if not path.exists():
        message = f"{path} is not there. Put the shared data beside the repository."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of public gold data."""
    return _shared("data")


@pytest.fixture(scope="session")
def seed_article() -> Path:
    """The user's own example, as saved from the web."""
    return _shared("seed") / "article.txt"


@pytest.fixture(scope="session")
def examples() -> Path:
    """The demo corpus."""
    return ROOT / "examples"
