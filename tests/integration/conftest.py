"""Fixtures of the tests that run everything together."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.integration.site_server import chromium, serving

from detente.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def demo_store(examples, tmp_path_factory) -> Path:
    """The demo corpus, read whole: not to be written to. DETENTE_DEMO names one read before."""
    made = os.environ.get("DETENTE_DEMO")
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    if made:
        shutil.copy(made, path)
    else:
        with Workspace.open(path) as opened:
            opened.add([str(examples)])
    return path


@pytest.fixture(scope="module")
def site(demo_store, tmp_path_factory):
    """Address of a server over a copy of the demo store, which tests may write to."""
    path = tmp_path_factory.mktemp("site") / "site.duckdb"
    shutil.copy(demo_store, path)
    with serving(path) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started
