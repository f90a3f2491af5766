"""The two schemes: what they hold, and what they say of a type and mode."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from detente.errors import UnknownScheme, UnknownType
from detente.ontology import QUAD_NAMES, SCHEMES, Score, load
from detente.ontology.scale import rescored

PLOVER = load("plover")

# type, quad class, PLOVER score, needs a target, number of modes
TYPES = [
    ("AGREE", 1, 2.5, False, 0),
    ("CONSULT", 1, 2.5, False, 4),
    ("SUPPORT", 1, 5.0, False, 0),
    ("CONCEDE", 1, 4.5, False, 0),
    ("COOPERATE", 2, 9.5, True, 0),
    ("AID", 2, 10.0, True, 0),
    ("RETREAT", 2, 6.5, False, 6),
    ("REQUEST", 3, 0.0, False, 4),
    ("ACCUSE", 3, -3.0, False, 3),
    ("REJECT", 3, -2.0, False, 4),
    ("THREATEN", 3, -3.5, False, 6),
    ("PROTEST", 4, -5.0, False, 7),
    ("SANCTION", 4, -6.0, True, 4),
    ("MOBILIZE", 4, -5.5, False, 4),
    ("COERCE", 4, -7.0, False, 10),
    ("ASSAULT", 4, -9.0, False, 15),
]

# scheme, type, mode, the event's own CAMEO code, score, found under
SCORES = [
    ("plover", "ASSAULT", None, None, -9.0, "type"),
    ("plover", "ASSAULT", "aerial", None, -9.5, "mode"),
    ("plover", "ASSAULT", "aerial", "190", -9.5, "mode"),
    ("plover", "RETREAT", "disarm", None, 10.0, "mode"),
    ("plover", "ACCUSE", None, None, -3.0, "type"),
    ("plover", "ACCUSE", "allege", None, -3.5, "mode"),
    ("plover", "PROTEST", "vandalize", None, -5.0, "type"),
    ("plover", "REQUEST", "meet", None, 0.0, "mode"),
    ("goldstein", "AGREE", None, None, 5.39, "type"),
    ("goldstein", "AGREE", None, "036", 4.0, "code"),
    ("goldstein", "REQUEST", None, None, -5.0, "type"),
    ("goldstein", "ASSAULT", None, None, -9.53, "type"),
    ("goldstein", "ASSAULT", "aerial", None, -10.0, "mode"),
    ("goldstein", "ASSAULT", "torture", None, -9.0, "mode"),
    ("goldstein", "ASSAULT", "drone", None, -9.53, "type"),
    ("goldstein", "ASSAULT", "aerial", "1823", -10.0, "code"),
    ("goldstein", "CONSULT", "visit", None, 2.35, "mode"),
    ("goldstein", "CONSULT", "visit", "042", 1.9, "code"),
    ("goldstein", "REJECT", "assist", "1214", -4.0, "mode"),  # no table scores 1214
    ("goldstein", "REJECT", "assist", "no code", -4.0, "mode"),
]

# what is asked for, what the message must hold
STRANGERS = [
    (("ASSULT", None), "Did you mean ASSAULT?"),
    (("assault", None), "Did you mean ASSAULT?"),
    (("FIGHT", None), "It is called ASSAULT now"),
    (("DEMAND", None), "It is called REQUEST now"),
    (("", None), "Its types are AGREE, CONSULT"),
    (("ASSAULT", "bomb"), "Its modes are abduct, beat"),
    (("AID", "military"), "It has no modes"),
    (("AIR", "military"), "Did you mean AID?"),
]


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_holds_all_of_plover(name):
    scheme = load(name)
    modes = [mode for each in scheme.types for mode in each.modes]
    counts = (len(scheme.types), len(modes), len(scheme.contexts), len(scheme.sectors))
    assert counts == (16, 67, 37, 25)
    assert scheme.name == name
    assert scheme.origin


@pytest.mark.parametrize("row", TYPES, ids=lambda row: row[0])
def test_types(row):
    known = PLOVER.type(row[0])
    assert (known.name, known.quad, known.score, known.needs_target, len(known.modes)) == row
    assert PLOVER.quad(row[0]) == row[1]


def test_types_are_listed_by_quad_class():
    assert [each.name for each in PLOVER.types] == [row[0] for row in TYPES]


@pytest.mark.parametrize("name", SCHEMES)
def test_scores_and_quad_classes_are_in_range(name):
    for each in load(name).types:
        assert each.quad in QUAD_NAMES
        scores = [each.score, *(mode.score for mode in each.modes if mode.score is not None)]
        assert all(-10 <= score <= 10 for score in scores)
        # REQUEST is 0, and to ask for help is even a little friendly, on PLOVER's scale.
        if each.name != "REQUEST":
            assert all((score > 0) == (each.quad in (1, 2)) for score in scores), each.name


def test_only_one_mode_has_no_score_in_the_manual():
    bare = [(t.name, m.name) for t in PLOVER.types for m in t.modes if m.score is None]
    assert bare == [("PROTEST", "vandalize")]
    assert PLOVER.mode(*bare[0]).score_note


@pytest.mark.parametrize(("scheme", "kind", "mode", "cameo", "value", "origin"), SCORES)
def test_scores(scheme, kind, mode, cameo, value, origin):
    found = load(scheme).scored(kind, mode, cameo)
    assert found == Score(value=value, origin=origin)
    assert load(scheme).score(kind, mode, cameo) == value


def test_the_lost_minus_sign_is_told():
    assert "+3" in PLOVER.type("ACCUSE").score_note
    assert load("goldstein").type("ACCUSE").score_note is None


@pytest.mark.parametrize(("asked", "words"), STRANGERS)
def test_an_unknown_type_or_mode_is_refused_with_advice(asked, words):
    with pytest.raises(UnknownType) as caught:
        PLOVER.score(*asked)
    assert words in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_mode_of_another_type_is_refused():
    with pytest.raises(UnknownType):
        PLOVER.mode("COERCE", "aerial")


def test_an_unknown_scheme_is_refused():
    with pytest.raises(UnknownScheme, match=r"Choose one of: plover, goldstein\."):
        load("weis")


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_is_read_once(name):
    assert load(name) is load(name)


@pytest.mark.parametrize(
    ("kind", "root", "types", "quad"),
    [
        ("CONCEDE", "YIELD", ("CONCEDE", "RETREAT"), 2),
        ("RETREAT", "YIELD", ("CONCEDE", "RETREAT"), 2),
        ("ASSAULT", "ASSAULT", ("ASSAULT",), 4),
    ],
)
def test_roots(kind, root, types, quad):
    found = PLOVER.root(kind)
    assert (found.name, found.types, found.quad) == (root, types, quad)


def test_the_roots_are_the_fifteen_of_the_plv_set():
    assert len({PLOVER.root(each.name).name for each in PLOVER.types}) == 15


def test_a_root_of_an_unknown_type_is_refused():
    with pytest.raises(UnknownType):
        PLOVER.root("YIELD")


@pytest.mark.parametrize(
    ("name", "now"),
    [("AID", "AID"), ("FIGHT", "ASSAULT"), ("INVESTIGATE", "ACCUSE"), ("CRIME", None), ("", None)],
)
def test_superseded_names(name, now):
    assert PLOVER.current(name) == now


def test_what_is_superseded_is_no_type_and_leads_to_one():
    names = {each.name for each in PLOVER.types}
    assert not names & PLOVER.former.keys()
    assert set(PLOVER.former.values()) <= names


def test_a_type_that_no_cameo_code_goes_to_cannot_be_put_on_the_goldstein_scale():
    with pytest.raises(UnknownType, match="Give the crosswalk a row"):
        rescored(replace(PLOVER.type("AID"), name="TRADE"))


def test_names_are_unique():
    for each in PLOVER.types:
        assert len({mode.name for mode in each.modes}) == len(each.modes)
    assert len({context.name for context in PLOVER.contexts}) == 37
    assert len({sector.code for sector in PLOVER.sectors}) == 25


def test_the_numbers_are_those_of_the_sources(shared_data):
    """Against a transcript of the manual's tables and of the Goldstein means."""
    facts = json.loads((shared_data / "events" / "ontology.json").read_text())["plover_events"]
    for name, fact in facts.items():
        known = PLOVER.type(name)
        assert known.score == fact.get("score_corrected", fact["score"])
        assert known.quad == fact["quad"]
        assert known.needs_target == (fact["requires_recipient"] == "Yes")
        assert {mode.name for mode in known.modes} == set(fact["modes"])
        assert {m.name: m.score for m in known.modes if m.score is not None} == fact["mode_scores"]
        assert load("goldstein").score(name) == fact["mean_goldstein_3digit"]
