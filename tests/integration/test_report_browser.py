"""The report in a real Chromium: wide, on a phone, dark; nothing outside, nothing cut off."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from itertools import product

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from tests.integration.site_server import CUT_OFF, SCHEMES, SIZES, look, missing
from tests.unit.show.sample_answer import answer, empty_answer
from tests.unit.show.sample_series import empty_series, series
from tests.unit.show.test_digest import DIGEST

from detente.show.digest import digest_html
from detente.show.report import report_html
from detente.workspace import pdf_of

pytestmark = pytest.mark.browser

VIEWS = list(product(SIZES, SCHEMES))

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


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Serve the reports from this machine: a page opened from a file reports no requests."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "rich.html").write_text(report_html(answer(), series()), encoding="utf-8")
    empty = report_html(empty_answer(), empty_series())
    (folder / "empty.html").write_text(empty, encoding="utf-8")
    (folder / "digest.html").write_text(digest_html(DIGEST), encoding="utf-8")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
@pytest.mark.parametrize("name", ["rich", "empty", "digest"])
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


@pytest.mark.parametrize("page", [report_html(answer(), series()), digest_html(DIGEST)])
def test_a_report_prints_on_a4_and_the_same_each_time(page):
    if shutil.which("chromium") is None and shutil.which("google-chrome") is None:
        missing("Chromium")
    printed = pdf_of(page)

    assert printed.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 594.9" in printed
    assert printed == pdf_of(page)
