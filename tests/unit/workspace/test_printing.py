"""Paper: a browser's print, with the browser played by a script."""

from __future__ import annotations

import sys

import pytest

from detente.errors import MissingExtra, NotPrinted
from detente.workspace import pdf_of

PRINTS = """
import pathlib, sys
given = [word for word in sys.argv if word.startswith("--print-to-pdf=")][0].partition("=")[2]
page = pathlib.Path(sys.argv[-1].removeprefix("file://")).read_text(encoding="utf-8")
pathlib.Path(given).write_text(f"%PDF {page} /CreationDate (D:2026) /Title (x)")
"""


@pytest.fixture
def browser(tmp_path, monkeypatch):
    """Make a program of some Python lines, and return its name."""

    def made(lines: str) -> str:
        program = tmp_path / "browser"
        program.write_text(f"#!{sys.executable}\n{lines}", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        return program.name

    return made


def test_a_page_is_printed_without_the_time_of_its_making(browser):
    blank = " " * len("/CreationDate (D:2026)")
    assert pdf_of("Año", (browser(PRINTS),)) == f"%PDF Año {blank} /Title (x)".encode()


def test_the_first_browser_that_is_there_prints(browser):
    assert pdf_of("x", ("no-such-browser", browser(PRINTS))).startswith(b"%PDF x")


def test_without_a_browser_it_is_said_what_to_do():
    with pytest.raises(MissingExtra, match=r"none of no-such-browser is on the path\. Install"):
        pdf_of("x", ("no-such-browser",))


def test_a_browser_that_fails_is_quoted(browser):
    fails = "import sys; print('no space left', file=sys.stderr); sys.exit(3)"
    with pytest.raises(NotPrinted, match=r"printed nothing .no space left"):
        pdf_of("x", (browser(fails),))


def test_a_browser_that_says_nothing_is_told_by_its_status(browser):
    with pytest.raises(NotPrinted, match="exit status 3"):
        pdf_of("x", (browser("import sys; sys.exit(3)"),))
