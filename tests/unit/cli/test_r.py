"""The page for R, run by R itself where there is one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.told import Act

from detente.store.embedded import DuckStore

RSCRIPT = shutil.which("Rscript")
ACTS = (
    Act(source="RUS", did="shelled positions of", target="TUR", type="ASSAULT",
        day=date(2015, 11, 24), outlet="Coast Mail"),
    Act(source="TUR", did="met ministers of", target="RUS", type="CONSULT",
        day=date(2016, 8, 9), outlet="Harbour Post"),
)  # fmt: skip

pytestmark = pytest.mark.skipif(RSCRIPT is None, reason="needs Rscript, of Debian's r-base-core")


def _blocks(*begin):
    """Return the page's blocks of code that begin so, in order."""
    page = (ROOT / "docs" / "how-to" / "use-from-r.md").read_text(encoding="utf-8")
    found = re.findall(r"```r\n(.*?)```", page, re.DOTALL)
    return "\n".join(next(each for each in found if each.startswith(one)) for one in begin)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("r")
    store = DuckStore(made / "news.duckdb")
    store.add([act.read() for act in ACTS])
    store.close()
    return made


def _run(folder, code):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [RSCRIPT, "--vanilla", "-e", code], cwd=folder, capture_output=True, text=True,
        timeout=120, check=False, env={**os.environ, "PATH": path},
    )  # fmt: skip


def test_the_table_of_events_is_read_and_counted(folder):
    code = _blocks('system2("detente", c("export", "--as", "csv"', "news <- ")
    done = _run(folder, f"{code}\ncat(nrow(happenings), sort(happenings$type))")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("2 ASSAULT CONSULT")


def test_a_relation_is_read_and_drawn(folder):
    done = _run(folder, _blocks("csv <- ") + "\ncat(class(relation$score), sum(relation$events))")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("numeric 2")


def test_an_answer_is_read(folder):
    if _run(folder, "library(jsonlite)").returncode:
        pytest.skip("needs jsonlite, of Debian's r-cran-jsonlite")
    done = _run(folder, _blocks("library(jsonlite)") + "\ncat(class(answer$summary))")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("character")
