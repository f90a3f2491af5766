"""Claims, comparison, third parties, what-if, kept answers and differences in a real Chromium."""

from __future__ import annotations

import json
from itertools import product
from urllib.request import urlopen

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select
from tests.integration.site_server import (
    SCHEMES,
    SIZES,
    assert_whole,
    look,
    shot,
    until,
    violations,
)

pytestmark = pytest.mark.browser

PAGES = {
    "claims": "/dyad/AFG-TALIBAN/PAK/claims",
    "claims-none": "/dyad/QAT/SAU/claims?camp=groups",
    "compare-form": "/compare",
    "compare": "/compare?one=QAT,SAU&other=TUR,RUS",
    "compare-ways": "/compare?one=TUR,RUS&other=RUS,TUR&step=year",
    "compare-windows": "/compare?one=QAT,SAU&other=QAT,SAU&from=2013&to=2015&other_from=2017"
    "&other_to=2019&step=month",
    "around": "/dyad/TUR/RUS/around",
    "whatif": "/dyad/TUR/RUS/whatif?step=shoots+down+a+plane&without=security+and+sanctuary",
    "answers": "/answers?source=QAT&target=SAU",
    "digest": "/digest?month=2017-06&pairs=QAT,SAU;TUR,RUS",
}
VIEWS = list(product(("wide", "phone"), SCHEMES))
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
WAIT = 60  # seconds; a page is made anew when it is first asked for


@pytest.fixture(scope="module", autouse=True)
def _patient(browser):
    browser.set_page_load_timeout(WAIT)


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_whole_and_alone_and_for_everyone(browser, site, name, view):
    page = look(browser, site + PAGES[name], view)

    shot(page, f"{name}-{'-'.join(view)}")
    assert_whole(page, site)
    assert page.execute_script(OVERLAPS) == []
    assert violations(page) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_all_without_scripts(browser, site, name, size):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = look(browser, site + PAGES[name], (size, "light"))
        assert_whole(page, site)
        assert page.find_element(By.TAG_NAME, "h1").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_camp_is_chosen_and_a_quotation_leads_to_its_evidence(browser, site):
    page = look(browser, site + PAGES["claims"])

    Select(page.find_element(By.NAME, "camp")).select_by_value("target")
    page.find_element(By.CSS_SELECTOR, ".filters button").click()
    until(page, lambda p: "camp=target" in p.current_url)
    heads = [head.text for head in page.find_elements(By.CSS_SELECTOR, ".board thead th")]
    assert heads == ["About", "Pakistan"]
    page.find_element(By.CSS_SELECTOR, ".chip a.words").click()
    until(page, lambda p: "/evidence/" in p.current_url)
    assert page.find_element(By.CSS_SELECTOR, ".exhibit .told").is_displayed()


def test_on_a_phone_the_board_is_a_list_under_its_camps(browser, site):
    page = look(browser, site + PAGES["claims"], ("phone", "light"))

    assert page.execute_script("return getComputedStyle(document.querySelector('.board')).display")
    camps = page.find_elements(By.CSS_SELECTOR, ".board .camp")
    assert camps[0].is_displayed()
    assert not page.find_element(By.CSS_SELECTOR, ".board thead").is_displayed()


def test_a_box_of_the_network_leads_to_its_row(browser, site):
    page = look(browser, site + PAGES["around"])

    target = page.find_element(By.CSS_SELECTOR, ".desk .c-parties a").get_dom_attribute("href")
    assert page.find_element(By.ID, target.partition("#")[2]).is_displayed()


def test_a_theme_is_left_out_and_put_back(browser, site):
    page = look(browser, f"{site}/dyad/TUR/RUS/whatif")

    assert not page.find_elements(By.CSS_SELECTOR, "svg.chart")
    page.find_element(By.CSS_SELECTOR, ".toggles a").click()
    until(page, lambda p: "without=" in p.current_url)
    assert page.find_element(By.CSS_SELECTOR, ".desk svg.chart").is_displayed()
    assert "not a forecast" in page.find_element(By.CSS_SELECTOR, ".banner").text
    page.find_element(By.CSS_SELECTOR, ".toggles a[aria-current]").click()
    until(page, lambda p: "without=" not in p.current_url)


def test_two_answers_are_kept_and_compared(browser, site):
    for first in ("2013-01-01", "2016-01-01"):
        page = look(browser, f"{site}/answers?source=QAT&target=SAU&from={first}")
        page.find_element(By.CSS_SELECTOR, ".keep button").click()
        until(page, lambda p: "#answer-" in p.current_url)
    assert len(page.find_elements(By.CSS_SELECTOR, ".kept tbody tr")) >= 2
    assert_whole(page, site)
    assert violations(page) == []

    page.find_element(By.CSS_SELECTOR, "form[action='/diff'] button").click()
    until(page, lambda p: "/diff?" in p.current_url)
    here = page.current_url
    for view in VIEWS:
        look(browser, here, view)
        shot(page, f"diff-{'-'.join(view)}")
        assert_whole(page, site)
        assert violations(page) == []
    assert page.find_elements(By.CSS_SELECTOR, ".flag.gone")


def test_pages_and_twins_hold_the_same(browser, site):
    page = look(browser, site + PAGES["around"])
    with urlopen(f"{site}/dyad/TUR/RUS/around.json") as reply:  # noqa: S310  # our own server
        ties = json.load(reply)["ties"]
    assert len(page.find_elements(By.CSS_SELECTOR, ".thirds tbody tr")) == len(ties)
