"""A page on paper: HTML to PDF by a browser's own print, offline and without its window."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from detente.errors import MissingExtra, NotPrinted

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""Programs that print, as Linux and macOS packages call them, in the order tried."""
_SECONDS = 120  # a report of a thousand citations takes about five
_FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
    # It is to fetch nothing, neither for the page nor for itself.
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer", "--generate-pdf-document-outline",
)  # fmt: skip
_DATED = re.compile(rb"/(?:CreationDate|ModDate) ?\([^()]*\)")
_LINES = 3  # of what a browser says when it fails


def pdf_of(page: str, browsers: tuple[str, ...] = BROWSERS) -> bytes:
    """Return a page as PDF, without the time of its making.

    Raises MissingExtra if no browser is on the path; NotPrinted if it fails.
    """
    browser = next((found for name in browsers if (found := shutil.which(name))), None)
    if browser is None:
        raise MissingExtra(
            f"A PDF is printed by a browser, and none of {', '.join(browsers)} is on the path. "
            "Install Chromium, or write a report.html and print it from any browser."
        )
    with TemporaryDirectory(prefix="detente-", ignore_cleanup_errors=True) as folder:
        source, printed = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        said = _run(browser, source, printed)
        if not printed.exists():
            raise NotPrinted(
                f"{browser} printed nothing ({said}). Write a report.html and print it from any "
                "browser."
            )
        return _DATED.sub(lambda found: b" " * len(found[0]), printed.read_bytes())


def _run(browser: str, source: Path, printed: Path) -> str:
    """Print, and return the last of what the browser said; it is told of no failure but so."""
    # Chromium refuses to run as root with its sandbox; the page is ours, and its policy forbids
    # every script and request.
    rootly = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    profile = f"--user-data-dir={source.parent / 'profile'}"
    command = [browser, *_FLAGS, *rootly, profile, f"--print-to-pdf={printed}", source.as_uri()]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603  # a browser, and paths that we made
    except subprocess.TimeoutExpired:
        return f"not done after {_SECONDS} seconds"
    except OSError as error:
        return str(error.strerror or error)
    said = done.stderr.decode(errors="replace").strip().splitlines()[-_LINES:]
    return "; ".join(said) or f"exit status {done.returncode}"
