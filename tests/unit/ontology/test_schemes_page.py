"""The reference page of the coding schemes says what the data say."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.ontology import cameo_code, departures, load, to_cameo

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "schemes.md").read_text(encoding="utf-8")
PLOVER, GOLDSTEIN = load("plover"), load("goldstein")


def number(score):
    return "-" if score is None else f"{score:g}"


def entry_rows():
    """One line of the page's table for each type and mode."""
    for each, other in zip(PLOVER.types, GOLDSTEIN.types, strict=True):
        yield (
            f"| **{each.name}** ({each.quad}) | {each.definition} | {number(each.score)} "
            f"| {number(other.score)} | {to_cameo(each.name)} |"
        )
        for mode, twin in zip(each.modes, other.modes, strict=True):
            yield (
                f"| {each.name} `{mode.name}` | {mode.definition} | {number(mode.score)} "
                f"| {number(twin.score)} | {to_cameo(each.name, mode.name)} |"
            )


def departure_rows():
    """One line of the page's table for each mode that is not the published one."""
    for each in departures():
        used = "none" if each.mode is None else f"`{each.mode}`"
        name = cameo_code(each.code).name
        yield f"| {each.code} | {name} | `{each.listed}` | {used} | {each.why} |"


@pytest.mark.parametrize("row", [*entry_rows(), *departure_rows()])
def test_the_page_has_the_row(row):
    assert row in PAGE.splitlines()


def test_the_page_has_no_other_rows():
    tables = [line for line in PAGE.splitlines() if line.startswith("|")]
    entries = [
        line
        for line in tables
        if line.startswith(("| **", *(f"| {t.name} `" for t in PLOVER.types)))
    ]
    assert len(entries) == 16 + 67
    assert sum(line.endswith(("| retired |", "| manual |", "| broad |")) for line in tables) == 36


@pytest.mark.parametrize("name", [each.name for each in (*PLOVER.contexts,)])
def test_the_page_names_every_context(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("code", [each.code for each in PLOVER.sectors])
def test_the_page_names_every_sector(code):
    assert f"`{code}`" in PAGE
