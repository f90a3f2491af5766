"""The same question on the same data gives the same bytes: in any process, in any order.

Read by the shipped reader, from pages in the order of their names and against it, in processes
that hash strings otherwise.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "a.txt": "River Herald\n\nChile recalls its ambassador\n\n8 November 1978\n\nChile recalled its "
    "ambassador from Argentina on Tuesday because Argentina had closed the pass at Los Libertadores. "
    "Argentina accused Chile of occupying three islands in the Beagle Channel.",
    "b.txt": "Plains Gazette\n\nArgentina shuts pass\n\n4 November 1978\n\nArgentina closed its "
    "border with Chile on Friday. The foreign ministry of Chile condemned Argentina and said that "
    "relations between Chile and Argentina had never been worse.",
    "c.txt": "Port Letter\n\nTalks on the channel end\n\n15 December 1978\n\nArgentina broke off "
    "talks with Chile on Thursday. If Argentina lands on the islands, Chile will fight, a Chilean "
    "general said. Chile had praised Argentina in March 1977.",
}
RUN = (
    "import json, sys; from detente.workspace import Asked, Workspace; "
    "from detente.show.answers import answer_json\n"
    "with Workspace.open(sys.argv[1]) as workspace:\n"
    "    for page in sys.argv[2:]: workspace.add([page])\n"
    "    answer, series = workspace.why(Asked(words=('Chile', 'Argentina')))\n"
    "    sys.stdout.write(json.dumps(answer_json(answer)) + repr(series))\n"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> list[str]:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in PAGES]


def answered(store: Path, pages: list[str], seed: str) -> str:
    """Return what a process of its own answers from a store of its own."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(store), *pages],
        env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        cwd=store.parent,
    )  # fmt: skip
    return done.stdout


def test_another_process_and_another_order_give_the_same_bytes(pages, tmp_path):
    first = answered(tmp_path / "one.duckdb", pages, "1")
    second = answered(tmp_path / "two.duckdb", pages[::-1], "4242")

    assert first == second
    assert '"reasons": [{' in first
