"""CAMEO codes, their Goldstein scores and their ICEWS names."""

from __future__ import annotations

import csv

import pytest

from detente.ontology import cameo_code, cameo_codes, goldstein, relation_code

# code, name, quad class, GDELT's score, ICEWS's score
CODES = [
    ("01", "MAKE PUBLIC STATEMENT", 1, 0.0, 0.0),
    ("016", "Deny responsibility", 1, -2.0, -5.0),
    ("022", "Appeal for diplomatic cooperation (such as policy support)", 1, 3.2, 3.4),
    ("043", "Host a visit", 1, 2.8, 2.8),
    ("0874", "Retreat or surrender militarily", 2, 10.0, 10.0),
    ("112", "Accuse", 3, -2.0, -2.0),
    ("1213", "Reject judicial cooperation", 3, None, -4.0),
    ("1214", "Reject intelligence cooperation", 3, None, None),
    ("141", "Demonstrate or rally", 4, -6.5, -6.5),
    ("164", "Halt negotiations", 4, -7.0, -6.5),
    ("165", "Halt mediation", 4, -6.5, -7.0),
    ("190", "Use conventional military force", 4, -10.0, -10.0),
]

# a relation as a file has it, its code
RELATIONS = [
    ("Make a visit", "042"),
    ("Make_a_visit", "042"),
    ("  make  A VISIT ", "042"),
    ("Meet at a 'third' location", "044"),
    ("Consult", "040"),  # also the name of the root 04
    ("Yield", "080"),
    ("APPEAL", "02"),  # the name of the root alone
    ("fight with artillery and tanks", "194"),
    ("Engage_in_violent_protest_for_leadership_change", "1451"),
    ("Ease political dissent", "082"),
    ("Refuse to ease popular dissent", "1242"),
    ("Make a visi", None),
    ("042", None),
    ("", None),
]


def test_there_are_20_roots_and_293_codes_under_them():
    codes = [each.code for each in cameo_codes()]
    assert codes == sorted(set(codes))
    assert [sum(len(code) == n for code in codes) for n in (2, 3, 4)] == [20, 147, 146]
    assert all(code[:-1] in codes for code in codes if len(code) > 2)


@pytest.mark.parametrize(("code", "name", "quad", "gdelt", "icews"), CODES)
def test_codes(code, name, quad, gdelt, icews):
    known = cameo_code(code)
    assert (known.name, known.quad) == (name, quad)
    assert (goldstein(code), goldstein(code, "icews")) == (gdelt, icews)


def test_the_tables_differ_on_five_codes():
    differ = {each.code for each in cameo_codes() if each.goldstein != each.goldstein_icews}
    assert differ == {"016", "022", "164", "165", "1213"}


def test_scores_are_in_range_and_two_are_not_known():
    scores = [each.goldstein for each in cameo_codes()]
    assert scores.count(None) == 2
    assert all(-10 <= score <= 10 for score in scores if score is not None)


@pytest.mark.parametrize("code", ["", "1", "43", "0421", "99", "190 ", "ASSAULT"])
def test_what_is_no_code_has_no_score(code):
    assert cameo_code(code) is None
    assert goldstein(code) is None


@pytest.mark.parametrize(("name", "code"), RELATIONS)
def test_relation_names(name, code):
    assert relation_code(name) == code


def test_every_three_and_four_digit_code_is_found_by_its_name():
    for each in cameo_codes():
        if len(each.code) > 2:
            assert relation_code(each.name) == each.code


def test_every_relation_of_the_named_icews_events_has_a_code(shared_data):
    file = shared_data / "eventfiles" / "icews_named" / "events_2011-10_2014-12.tsv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        names = {row["relation"] for row in rows}
    assert len(names) > 200
    assert [name for name in names if relation_code(name) is None] == []


def test_codes_names_and_scores_are_those_of_an_icews_file(shared_data):
    file = shared_data / "eventfiles" / "icews" / "events.2018.sample.tab"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    found = {(row["Event Text"], row["CAMEO Code"], float(row["Intensity"])) for row in rows}
    ours = {(name, code, goldstein(code, "icews")) for name, code, _ in found}
    assert ours == found
    assert all(relation_code(name) == code for name, code, _ in found)


def test_scores_are_those_of_a_gdelt_file(shared_data):
    file = shared_data / "eventfiles" / "gdelt" / "gdelt_demo_events.csv"
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    found = {(row[26], float(row[30])) for row in rows}
    assert len(found) > 50
    assert {(code, goldstein(code)) for code, _ in found} == found
