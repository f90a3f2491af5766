"""The site in a real Chromium: each page whole in every view, the main path, keys alone."""

from __future__ import annotations

from itertools import product

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from tests.integration.site_server import (
    LOADED,
    SCHEMES,
    SIZES,
    assert_whole,
    look,
    shot,
    until,
    violations,
)

pytestmark = pytest.mark.browser

PAIR = "/dyad/RUS/TUR"
PAGES = {
    "home": "/",
    "pair": PAIR,
    "window": "/dyad/QAT/SAU?from=2016&to=2018&acts=target",
    "thin": "/dyad/AUS/NZL",
    "acts": f"{PAIR}/acts?from=2015-11&to=2015-12",
    "proof": f"{PAIR}/evidence",
    "notasked": "/ask?q=Why+did+Rusia+sour+on+Turky",
}
VIEWS = list(product(("wide", "phone"), SCHEMES))


def shown(page, selector):
    return until(page, lambda p: next(
        (e for e in p.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()), None
    ))  # fmt: skip


@pytest.fixture(scope="module")
def addresses(browser, site):
    """All pages of ours, with one event and one piece of evidence."""
    page = look(browser, site + PAIR)
    claim = page.find_element(By.CSS_SELECTOR, ".verdict a.ref").get_attribute("href")
    page = look(browser, site + PAGES["acts"])
    event = page.find_element(By.CSS_SELECTOR, ".acts a").get_attribute("href")
    found = {name: site + path for name, path in PAGES.items()}
    return {**found, "evidence": claim, "event": event}


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
@pytest.mark.parametrize("name", [*PAGES, "evidence", "event"])
def test_a_page_opens_whole_and_alone_and_for_everyone(browser, site, addresses, name, view):
    page = look(browser, addresses[name], view)

    shot(page, f"{name}-{'-'.join(view)}")
    assert_whole(page, site)
    assert violations(page) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", [*PAGES, "evidence", "event"])
def test_a_page_holds_all_without_scripts(browser, site, addresses, name, size):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = look(browser, addresses[name], (size, "light"))
        shot(page, f"{name}-{size}-noscript")
        assert_whole(page, site)
        assert page.find_element(By.TAG_NAME, "h1").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("pair", ["/dyad/RUS/TUR", "/dyad/AFG-TALIBAN/PAK", "/dyad/QAT/SAU"])
def test_the_page_of_a_pair_is_light(browser, site, pair):
    """At most 60 kB on the wire and 8 requests, nothing kept from before."""
    browser.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
    try:
        loaded = look(browser, site + pair).execute_script(LOADED)
    finally:
        browser.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": False})

    assert len(loaded) <= 8
    assert sum(size for _, size in loaded) <= 60_000


def test_the_way_from_a_question_to_a_changed_answer(browser, site):
    """Ask, turn, evidence, document, correct, and the answer is another."""
    page = look(browser, f"{site}/")
    page.find_element(By.CSS_SELECTOR, ".question input").send_keys(
        "Why did Germany sour on France?", Keys.ENTER
    )
    until(page, lambda p: "/dyad/DEU/FRA" in p.current_url)
    pair = page.current_url
    before = page.find_element(By.CSS_SELECTOR, ".made").text

    page.find_element(By.CSS_SELECTOR, "#reasons a.ref").click()
    shown(page, ".drawer[open] .exhibit .told")
    shot(page, "drawer-wide-light")
    assert violations(page, "dialog[open]") == []
    wrong = next(a for a in page.find_elements(By.CSS_SELECTOR, ".drawer a") if "Wrong" in a.text)
    wrong.click()

    form = shown(page, "form.objection")
    Select(form.find_element(By.NAME, "wrong")).select_by_value("not-said")
    form.find_element(By.NAME, "by").send_keys("A. Reader")
    form.find_element(By.NAME, "because").send_keys("The words do not say so.")
    form.find_element(By.TAG_NAME, "button").click()
    until(page, lambda p: "#corrections" in p.current_url)

    look(page, pair)
    assert page.find_element(By.CSS_SELECTOR, ".made").text != before
    assert "A. Reader" in page.find_element(By.CSS_SELECTOR, "#corrections").text


def test_the_same_way_without_scripts_up_to_the_evidence(browser, site):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = look(browser, f"{site}/ask?q=Qatar,+Saudi+Arabia")
        page.find_element(By.CSS_SELECTOR, ".turns a.ref").click()
        until(page, lambda p: "/evidence/" in p.current_url)
        assert page.find_element(By.CSS_SELECTOR, ".exhibit .told").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def keys(page, *some):
    ActionChains(page).send_keys(*some).perform()


def test_keys_alone_lead_from_the_question_to_the_words_and_back(browser, site):
    page = look(browser, site + PAIR)

    keys(page, Keys.TAB)
    assert page.switch_to.active_element.text == "Skip to the page"
    keys(page, Keys.ENTER, "?")
    shown(page, ".help[open] kbd")
    keys(page, Keys.ESCAPE)
    until(page, lambda p: not p.find_elements(By.CSS_SELECTOR, "dialog[open]"))
    keys(page, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert page.switch_to.active_element.get_attribute("id") == "turn-2"
    keys(page, "e")
    told = shown(page, ".drawer[open] .exhibit .told")
    assert told.text
    assert violations(page, "dialog[open]") == []
    keys(page, Keys.ESCAPE)
    until(page, lambda p: not p.find_elements(By.CSS_SELECTOR, "dialog[open]"))
    keys(page, "/")
    assert page.switch_to.active_element.get_attribute("name") == "q"
    keys(page, "Japan, Australia", Keys.ENTER)
    until(page, lambda p: "/dyad/JPN/AUS" in p.current_url)


def test_a_window_is_set_by_brushing_the_curve(browser, site):
    page = look(browser, site + PAIR)
    chart = page.find_element(By.CSS_SELECTOR, ".course .desk svg")
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", chart)

    ActionChains(page).move_to_element_with_offset(chart, -200, 0).click_and_hold(
    ).move_by_offset(120, 0).release().perform()  # fmt: skip
    menu = shown(page, ".brushed")
    menu.find_element(By.LINK_TEXT, "Show only these days").click()
    until(page, lambda p: "from=20" in p.current_url)
    assert page.find_element(By.NAME, "from").get_attribute("value").startswith("201")


def test_a_pointer_is_told_what_it_points_at_and_a_click_lists_the_acts(browser, site):
    page = look(browser, site + PAIR)
    column = page.find_elements(By.CSS_SELECTOR, ".course .desk .c-tip")[15]
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", column)

    ActionChains(page).move_to_element(column).perform()
    told = shown(page, ".tip").text
    assert told.startswith("Nov 2015: score")
    ActionChains(page).click().perform()
    acts = shown(page, ".drawer[open] .acts")
    assert f" {len(acts.find_elements(By.TAG_NAME, 'li'))} events" in told
    acts.find_element(By.TAG_NAME, "a").click()
    assert shown(page, ".drawer[open] .tellings .told").text


def test_names_are_completed_while_they_are_typed(browser, site):
    page = look(browser, f"{site}/")
    page.find_element(By.CSS_SELECTOR, ".question input").send_keys("Why did Russia sour on Turk")
    options = until(page, lambda p: p.find_elements(By.CSS_SELECTOR, "#q-actors option"))
    assert options[0].get_attribute("value") == "Why did Russia sour on Turkey"
