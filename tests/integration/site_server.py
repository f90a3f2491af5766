"""A server over a store, and a real Chromium that looks at its pages."""

from __future__ import annotations

import base64
import os
import shutil
import threading
import time
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

from detente.web.app import make_app
from detente.web.guard import Guard
from detente.web.keeper import Keeper
from detente.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = {"wide": (1280, 900), "middle": (760, 1000), "phone": (390, 844)}
SCHEMES = ("light", "dark")

# What lies in a drawing within a drawing is clipped by it (the outlines of a map).
CUT_OFF = """
const clipped = e => e.closest('svg svg') || (e.closest('svg') && e.querySelector('svg'));
return [...document.querySelectorAll('header *, main *, footer *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !e.closest('.scroll, .unseen, .skip')
    && !clipped(e);
}).map(e => e.outerHTML.slice(0, 80));
"""
AXE = """
const done = arguments[arguments.length - 1];
axe.run(arguments[0] || document, {resultTypes: ['violations']}).then(found => done(found.violations.map(
  v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3).join(' | ')}`)),
  error => done([String(error)]));
"""
LOADED = """
return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .map(e => [e.name, e.transferSize]);
"""


WAIT = 60  # seconds that a page may take on a busy machine


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """Serve a store in a thread; yield its address without a slash at the end."""
    keeper = Keeper(Workspace.open(store))
    config = uvicorn.Config(make_app(keeper, Guard()), host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(30)
    keeper.close()


@contextmanager
def chromium() -> Iterator[webdriver.Chrome]:
    """Start a headless Chromium; skip where there is none, but fail where CI is set."""
    binary = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        missing("Chromium" if binary is None else "chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(driver))
    yield started
    started.quit()


def until(page, test):
    """Return what `test` returns once it is true; a page that is just being left counts as not."""
    return WebDriverWait(page, WAIT, ignored_exceptions=[StaleElementReferenceException]).until(
        test
    )


def missing(what) -> None:
    """Skip a test for want of something; fail where CI is set."""
    message = f"{what} is not installed. `make browser axe` installs what these tests need."
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def look(browser, url, view=("wide", "light")):
    """Open a page at a size and in a scheme. With reduced motion a click meets no moving page."""
    width, height = SIZES[view[0]]
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    features = [
        {"name": "prefers-color-scheme", "value": view[1]},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get_log("browser")  # what a page before this one said
    browser.get(url)
    return browser


def outside(page, site) -> list[str]:
    """Return what a page loaded from elsewhere."""
    found = [name for name, _ in page.execute_script(LOADED)]
    return [name for name in found if not name.startswith((site, "data:"))]


def assert_whole(page, site) -> None:
    """Check what holds of every page: quiet, alone, and within its window."""
    assert [each["message"] for each in page.get_log("browser")] == []
    assert outside(page, site) == []
    assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    cut = page.execute_script(CUT_OFF)
    assert cut == [], cut


def violations(page, within: str | None = None) -> list[str]:
    """Return what axe-core objects to, in the whole page or within a selector."""
    page.execute_script(_axe())
    return page.execute_async_script(AXE, within)


@cache
def _axe() -> str:
    """Return axe-core, which `make axe` installs."""
    script = Path(__file__).parents[1] / "npm" / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        missing("axe-core")
    return script.read_text(encoding="utf-8")


def shot(page, name) -> None:
    """Keep a picture of the whole page where DETENTE_SHOTS says, if it says."""
    folder = os.environ.get("DETENTE_SHOTS")
    if not folder:
        return
    size = page.execute_script(
        "return [document.documentElement.clientWidth, document.documentElement.scrollHeight]"
    )
    clip = {"x": 0, "y": 0, "width": size[0], "height": min(size[1], 15_000), "scale": 1}
    taken = page.execute_cdp_cmd(
        "Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip}
    )
    path = Path(folder) / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(base64.b64decode(taken["data"]))
