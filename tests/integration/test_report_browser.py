"""The report in a real Chromium: wide, on a phone, dark; nothing outside, nothing cut off."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from itertools import product

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from tests.unit.show.sample_answer import answer, empty_answer
from tests.unit.show.sample_series import empty_series, series

from detente.show.report import report_html

pytestmark = pytest.mark.browser

SIZES = {"wide": (1280, 900), "middle": (760, 1000), "phone": (390, 844)}
SCHEMES = ("light", "dark")
VIEWS = list(product(SIZES, SCHEMES))

CUT_OFF = """
return [...document.querySelectorAll('header *, main *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !e.closest('.scroll');
}).map(e => e.outerHTML.slice(0, 80));
"""
OVERLAPS = """
const words = [...document.querySelectorAll('svg.chart text')]
  .map(e => [e.textContent, e.getBoundingClientRect()]).filter(([, box]) => box.width);
const found = [];
words.forEach(([one, a], i) => words.slice(0, i).forEach(([other, b]) => {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (wide > 0.5 && high > 2) found.push([one, other]);
}));
return found;
"""
CONTRAST = """
const light = c => { const v = c / 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 };
const of = css => { const [r, g, b] = css.match(/[\\d.]+/g).map(Number);
  return .2126 * light(r) + .7152 * light(g) + .0722 * light(b) };
const behind = e => { for (; e; e = e.parentElement) {
  const c = getComputedStyle(e).backgroundColor;
  if (!/, 0\\)$/.test(c) && c !== 'transparent') return c; } return 'rgb(255, 255, 255)' };
return [...document.querySelectorAll('main *, header *')].filter(e =>
    !e.closest('svg') && e.getBoundingClientRect().width > 1 &&
    [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).map(e => {
  const [a, b] = [of(getComputedStyle(e).color), of(behind(e))];
  return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), e.outerHTML.slice(0, 80)];
}).filter(([ratio]) => ratio < 4.5);
"""


def _missing(what):
    message = f"{what} is not installed. Install Debian's chromium and chromium-driver."
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def browser():
    binary = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        _missing("Chromium" if binary is None else "chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(driver))
    yield started
    started.quit()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Serve the reports from this machine: a page opened from a file reports no requests."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "rich.html").write_text(report_html(answer(), series()), encoding="utf-8")
    empty = report_html(empty_answer(), empty_series())
    (folder / "empty.html").write_text(empty, encoding="utf-8")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def look(browser, url, view):
    width, height = SIZES[view[0]]
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    # With reduced motion the page jumps to an anchor: a click does not meet a moving page.
    features = [
        {"name": "prefers-color-scheme", "value": view[1]},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get(url)
    return browser


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
@pytest.mark.parametrize("name", ["rich", "empty"])
def test_a_report_opens_whole_and_alone(browser, address, name, view):
    page = look(browser, f"{address}/{name}.html", view)

    assert page.get_log("browser") == []
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert page.execute_script(CUT_OFF) == []
    assert page.execute_script(OVERLAPS) == []
    assert page.execute_script(CONTRAST) == []


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
def test_one_chart_is_shown(browser, address, view):
    page = look(browser, f"{address}/rich.html", view)

    shown = [chart.is_displayed() for chart in page.find_elements(By.CSS_SELECTOR, "svg.chart")]
    assert shown == [view[0] != "phone", view[0] == "phone"]


def test_a_dark_page_is_dark(browser, address):
    script = "return getComputedStyle(document.body).backgroundColor"

    light = look(browser, f"{address}/rich.html", ("wide", "light")).execute_script(script)
    dark = look(browser, f"{address}/rich.html", ("wide", "dark")).execute_script(script)
    assert light != dark


def test_the_way_from_a_number_to_its_words_and_back(browser, address):
    page = look(browser, f"{address}/rich.html", ("wide", "light"))

    page.find_element(By.CSS_SELECTOR, "#turn-3 a.ref").click()
    assert page.current_url.endswith("#e6")
    page.find_element(By.CSS_SELECTOR, "#e6 .back a[href='#turn-3']").click()
    assert page.current_url.endswith("#turn-3")
    page.find_element(By.CSS_SELECTOR, ".desk a[href='#turn-2'] text").click()
    assert page.current_url.endswith("#turn-2")


def test_the_first_key_leads_past_the_contents(browser, address):
    page = look(browser, f"{address}/rich.html", ("wide", "light"))

    page.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert page.switch_to.active_element.text == "Skip to the answer"


def test_the_numbers_behind_the_curve_open(browser, address):
    page = look(browser, f"{address}/rich.html", ("phone", "light"))

    page.find_element(By.TAG_NAME, "summary").click()
    assert len(page.find_elements(By.CSS_SELECTOR, ".scroll tbody tr")) == 84
    assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")
