"""Documents, actors and lists in a real Chromium: whole in every view, corrected by hand, safe."""

from __future__ import annotations

from itertools import product

import pytest
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select
from tests.integration.hostile_store import hostile_workspace
from tests.integration.site_server import (
    SCHEMES,
    assert_whole,
    look,
    serving,
    shot,
    until,
    violations,
)

pytestmark = pytest.mark.browser

EVERY = "events,actors,speakers,dates,figures,causes"
PAGES = {
    "document": f"/document/{{doc}}?layers={EVERY}",
    "correcting": "/document/{doc}?correct={claim}",
    "actor": "/actor/QAT",
    "names": "/actors?name=Kabul",
    "search": "/search?q=embargo",
    "misunderstood": "/search?q=%22open",
    "outlets": "/outlets",
    "outlet": "/outlets/Northgate%20Wire",
    "runs": "/runs",
    "review": "/review",
}
VIEWS = list(product(("wide", "phone"), SCHEMES))


def css(page, selector):
    return page.find_element(By.CSS_SELECTOR, selector)


@pytest.fixture(scope="module")
def places(browser, site):
    """A document with a claim, found by a search."""
    page = look(browser, f"{site}/search?q=Turkey+Russia+sanctions")
    doc = css(page, ".hits a[href^='/document/']").get_attribute("href").rpartition("/")[2]
    page = look(browser, f"{site}/document/{doc}")
    claim = css(page, ".coded > li[id^='claim-']").get_attribute("id").removeprefix("claim-")
    return {"doc": doc, "claim": claim}


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_whole_and_alone_and_for_everyone(browser, site, places, name, view):
    page = look(browser, site + PAGES[name].format(**places), view)

    shot(page, f"{name}-{'-'.join(view)}")
    if name == "misunderstood":  # the browser itself tells of a page with status 400
        browser.get_log("browser")
    assert_whole(page, site)
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_all_without_scripts(browser, site, places, name):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = look(browser, site + PAGES[name].format(**places), ("phone", "light"))
        assert css(page, "h1").is_displayed()
        shot(page, f"{name}-phone-noscript")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_layer_is_switched_without_losing_the_place(browser, site, places):
    page = look(browser, f"{site}/document/{places['doc']}")
    page.execute_script("window.same = true")
    css(page, "a.layer.dates").click()

    until(page, lambda p: "on" in css(p, "a.layer.dates").get_attribute("class").split())
    assert page.execute_script("return window.same")
    assert page.find_elements(By.CSS_SELECTOR, ".text .date")
    assert "dates" in page.current_url


def test_a_span_opens_its_decision(browser, site, places):
    page = look(browser, f"{site}/document/{places['doc']}")
    span = css(page, ".text a.did")
    span.click()

    shown = css(page, span.get_attribute("hash"))
    until(page, lambda _: shown.find_element(By.TAG_NAME, "dl").is_displayed())
    assert "Status" in shown.text
    assert "Confidence" in shown.text


def test_a_claim_is_corrected_and_that_is_taken_back(browser, site, places):
    page = look(browser, f"{site}/document/{places['doc']}")
    css(page, f"#claim-{places['claim']} .back a[href*='correct=']").click()
    until(page, lambda p: css(p, "#wrong"))
    Select(css(page, "#wrong")).select_by_value("not-said")
    css(page, "#by").send_keys("R. Vega")
    css(page, "#because").send_keys("The report says the opposite.")
    css(page, ".objection button").click()

    until(page, lambda p: p.find_elements(By.CSS_SELECTOR, "#corrections"))
    assert "The report says the opposite." in css(page, "#corrections").text
    assert not page.find_elements(By.CSS_SELECTOR, f"#claim-{places['claim']}")

    css(page, "#corrections button").click()
    until(page, lambda p: "taken back" in css(p, "#corrections").text)
    assert page.find_elements(By.CSS_SELECTOR, f"#claim-{places['claim']}")


def test_nothing_in_a_hostile_store_runs(browser, tmp_path):
    workspace = hostile_workspace(tmp_path)
    with workspace:
        docs = [head.id for head in workspace.views.listed_documents("", 500).items]
    with serving(tmp_path / "hostile.duckdb") as address:
        pages = ["/outlets", "/runs", "/review", "/search?q=Peru", "/dyad/Peru/Ecuador"]
        for path in [*(f"/document/{doc}?layers={EVERY}" for doc in docs), *pages]:
            page = look(browser, address + path)
            with pytest.raises(NoAlertPresentException):
                _ = page.switch_to.alert.text
            assert_whole(page, address)
            assert page.execute_script(
                "return [...document.querySelectorAll('[href]')].map(e => new URL(e.href, "
                "location).protocol).filter(p => !['http:', 'https:', 'data:'].includes(p))"
            ) == []  # fmt: skip
