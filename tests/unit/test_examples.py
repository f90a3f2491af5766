"""The demo corpus says what it holds: files, manifest and expected turns agree."""

import html
import json
import re
import tomllib
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
DEMO_PAIRS = ("taliban-pakistan", "saudi-qatar", "russia-turkey")
LEAST_OF_A_TAG = {
    "reprint": 10, "reprint-cut": 4, "reprint-retitled": 4, "reprint-late": 3, "orphan-reprint": 2,
    "denial": 30, "anonymous": 15, "forecast-missed": 10, "warning": 10, "what-if": 6,
    "background": 12, "reason": 40, "figure": 60, "relative-date": 100, "passive": 12,
    "nominal": 12, "furniture": 25, "crawl-date": 25, "sport": 2, "html-meta": 6,
    "html-jsonld": 6, "html-visible": 6, "date-in-text-only": 4,
}  # fmt: skip
KEYS = {
    "id", "file", "form", "title", "outlet", "original_outlet", "published", "published_text",
    "crawled", "crawled_text", "reprint_of", "split", "tags",
}  # fmt: skip
OPTIONAL = {"original_outlet", "crawled", "crawled_text", "reprint_of"}


@cache
def manifest() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((EXAMPLES / "manifest.toml").read_text("utf-8"))["document"])


@cache
def raw(file: str) -> str:
    return (EXAMPLES / file).read_text("utf-8")


def records(file: str) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in map(json.loads, raw(file).splitlines())}


def shown(row: dict[str, Any]) -> str:
    """All that the page or record of a manifest row shows, tags and entities resolved."""
    if row["form"] == "jsonl":
        record = records(row["file"])[row["id"]]
        return "\n".join(str(record[key]) for key in ("title", "published", "text", "outlet"))
    text = raw(row["file"])
    return html.unescape(re.sub(r"</?(?:a|p|h\d|li)\b[^>]*>", "\n", text))


def body(row: dict[str, Any]) -> str:
    """The paragraphs of a dispatch: lines that end as sentences do, without our own notice."""
    text = records(row["file"])[row["id"]]["text"] if row["form"] == "jsonl" else shown(row)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(
        line
        for line in lines
        if re.search(r"[.?!][\"”’']?$", line)
        and not re.search(r"written for the detente examples|inbox|by e-mail every morning", line)
    )


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def rows_of(pair: str) -> list[dict[str, Any]]:
    return [row for row in manifest() if row["file"].startswith(f"{pair}/")]


def test_manifest_and_files_agree():
    listed = {row["file"] for row in manifest()}
    found = {
        path.relative_to(EXAMPLES).as_posix()
        for path in EXAMPLES.rglob("*")
        if path.suffix in {".txt", ".html", ".jsonl"}
    }

    assert found == listed


def test_every_wire_record_is_listed_once():
    listed = [(row["file"], row["id"]) for row in manifest() if row["form"] == "jsonl"]
    found = [(f, name) for f in sorted({file for file, _ in listed}) for name in records(f)]

    assert sorted(found) == sorted(listed)


def test_ids_are_unique_and_each_page_has_one_row():
    pages = [row["file"] for row in manifest() if row["form"] != "jsonl"]

    assert len({row["id"] for row in manifest()}) == len(manifest())
    assert len(set(pages)) == len(pages)


@pytest.mark.parametrize("row", manifest(), ids=lambda row: row["id"])
def test_row_is_true_of_its_document(row):
    text = shown(row)

    assert KEYS - OPTIONAL <= row.keys() <= KEYS
    assert Path(row["file"]).suffix == f".{row['form']}"
    assert row["title"] in text
    assert row["outlet"] in text
    assert row["published_text"] in text
    assert row.get("crawled_text", "") in text
    assert row.get("original_outlet", "") in text
    assert row["published"] <= row.get("crawled", date.max)
    assert ("crawled" in row) == ("crawled_text" in row) == ("crawl-date" in row["tags"])
    assert 55 <= len(body(row).split()) <= 230


def test_enough_documents_of_each_pair_and_form():
    forms = Counter(row["form"] for row in manifest())

    assert len(manifest()) >= 120
    assert {pair: len(rows_of(pair)) >= 42 for pair in DEMO_PAIRS} == dict.fromkeys(
        DEMO_PAIRS, True
    )
    assert forms["html"] >= 20
    assert forms["jsonl"] >= 20
    assert forms["txt"] > forms["html"]


@pytest.mark.parametrize(("tag", "least"), LEAST_OF_A_TAG.items())
def test_enough_documents_of_each_tag(tag, least):
    assert sum(tag in row["tags"] for row in manifest()) >= least


def test_every_tag_is_explained():
    readme = raw("README.md")
    used = {tag for row in manifest() for tag in row["tags"]}

    assert [tag for tag in sorted(used) if f"`{tag}`" not in readme] == []


REPRINTS = [row for row in manifest() if "reprint_of" in row]


@pytest.mark.parametrize("row", REPRINTS, ids=lambda row: row["id"])
def test_reprint_carries_the_words_of_its_original(row):
    original = next(other for other in manifest() if other["id"] == row["reprint_of"])
    copied, source = words(body(row)), words(body(original))

    assert len(copied & source) / len(copied) >= 0.9
    assert row["outlet"] != original["outlet"] == row["original_outlet"]
    assert 0 <= (row["published"] - original["published"]).days <= 20
    assert row["split"] == original["split"]
    assert "reprint" in row["tags"]
    assert ("reprint-retitled" in row["tags"]) == (row["title"] != original["title"])
    last_paragraph = words(body(original).splitlines()[-1])
    assert ("reprint-cut" in row["tags"]) == (not last_paragraph <= copied)


def test_original_outlet_means_a_reprint():
    for row in manifest():
        reprint = "reprint_of" in row or "orphan-reprint" in row["tags"]
        assert ("original_outlet" in row) == reprint, row["id"]


def test_every_third_original_is_held():
    for pair in {row["file"].rsplit("/", 1)[0] for row in manifest()}:
        originals = [row for row in rows_of(pair) if "reprint_of" not in row]
        held = [row["split"] == "held" for row in originals]
        assert held == [number % 3 == 0 for number in range(1, len(held) + 1)], pair


@cache
def expected() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(raw("expected_turns.toml"))["pair"])


@pytest.mark.parametrize("pair", expected(), ids=lambda pair: pair["slug"])
def test_expected_turns_are_well_formed(pair):
    turns = pair.get("turn", []) + pair.get("defensible", [])

    assert pair["first"] < pair["last"]
    assert all(re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", turn["month"]) for turn in turns)
    assert all(
        f"{pair['first']:%Y-%m}" <= turn["month"] <= f"{pair['last']:%Y-%m}" for turn in turns
    )
    assert {turn["direction"] for turn in turns} <= {"souring", "thaw"}
    assert all(turn["name"] and turn["why"] and turn["tolerance_months"] == 1 for turn in turns)


@pytest.mark.parametrize("pair", expected(), ids=lambda pair: pair["slug"])
def test_each_pair_has_its_documents_and_turns(pair):
    folder = f"quiet/{pair['slug']}" if pair["quiet"] else pair["slug"]
    least, most = (0, 0) if pair["quiet"] else (2, 4)

    assert least <= len(pair.get("turn", [])) <= most
    assert all(pair["first"] <= row["published"] <= pair["last"] for row in rows_of(folder))
    assert len(rows_of(folder)) >= 14


def months_from(first: str, second: str) -> int:
    (year, month), (other_year, other_month) = (map(int, m.split("-")) for m in (first, second))
    return abs((year - other_year) * 12 + month - other_month)


@pytest.mark.parametrize("pair", [p for p in expected() if not p["quiet"]], ids=lambda p: p["slug"])
def test_originals_cluster_around_each_turn(pair):
    published = [
        f"{row['published']:%Y-%m}" for row in rows_of(pair["slug"]) if "reprint_of" not in row
    ]
    for turn in pair["turn"]:
        near = [month for month in published if months_from(month, turn["month"]) <= 1]
        assert len(near) >= 5, turn["name"]


@pytest.mark.parametrize("pair", [p for p in expected() if p["quiet"]], ids=lambda p: p["slug"])
def test_quiet_pairs_are_spread_evenly(pair):
    by_month = Counter(f"{row['published']:%Y-%m}" for row in rows_of(f"quiet/{pair['slug']}"))

    assert max(by_month.values()) <= 2
