"""From CAMEO to PLOVER and back."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from detente.ontology import (
    PloverCode,
    cameo_code,
    cameo_codes,
    departures,
    load,
    to_cameo,
    to_plover,
    why_dropped,
)

PLOVER = load("plover")
PAIRS = [(each.name, None) for each in PLOVER.types] + [
    (each.name, mode.name) for each in PLOVER.types for mode in each.modes
]

# CAMEO code, PLOVER type, mode, contexts
CODES = [
    ("036", "AGREE", None, ("diplomatic",)),
    ("0333", "AGREE", None, ("human_security",)),
    ("041", "CONSULT", "phone", ()),
    ("042", "CONSULT", "visit", ()),
    ("057", "SUPPORT", None, ("diplomatic",)),
    ("062", "COOPERATE", None, ("military",)),
    ("075", "AID", None, ("asylum",)),
    ("0811", "CONCEDE", None, ("pro_democracy",)),
    ("0813", "RETREAT", None, ("legal",)),
    ("0841", "RETREAT", "release", ("legal",)),
    ("0842", "RETREAT", None, ("legal",)),
    ("0871", "RETREAT", "ceasefire", ("military",)),
    ("094", "ACCUSE", "investigate", ("military", "legal")),
    ("1053", "REQUEST", "yield", ("legal",)),
    ("112", "ACCUSE", "allege", ()),
    ("116", "ACCUSE", "disapprove", ("legal",)),
    ("125", "REJECT", "meet", ("diplomatic",)),
    ("1382", "THREATEN", "territory", ("military",)),
    ("141", "PROTEST", "demo", ()),
    ("143", "PROTEST", None, ()),
    ("154", "MOBILIZE", "troops", ("military",)),
    ("161", "SANCTION", "discontinue", ("diplomatic",)),
    ("163", "COERCE", "restrict", ("diplomatic",)),
    ("166", "SANCTION", None, ("diplomatic",)),
    ("1712", "ASSAULT", "destroy", ("human_security",)),
    ("174", "COERCE", "deport", ("legal",)),
    ("175", "ASSAULT", None, ("military", "pro_autocracy")),
    ("183", "ASSAULT", None, ()),
    ("1831", "ASSAULT", "suicide-attack", ()),
    ("186", "ASSAULT", "targeted", ()),
    ("190", "ASSAULT", None, ("military",)),
    ("191", "COERCE", "restrict", ("military",)),
    ("195", "ASSAULT", "aerial", ("military",)),
    ("201", "ASSAULT", None, ("religion_ethnicity",)),
    ("204", "ASSAULT", "unconventional", ("cbrn",)),
]

# PLOVER type, mode, CAMEO code
BACK = [
    ("AGREE", None, "030"),
    ("CONSULT", "visit", "042"),
    ("COERCE", "deport", "174"),
    ("ASSAULT", None, "190"),
    ("ASSAULT", "aerial", "195"),
    ("ASSAULT", "drone", "195"),
    ("SANCTION", "convict", "116"),
    ("ASSAULT", "bomb", None),
    ("AID", "military", None),
    ("YIELD", None, None),
    ("assault", None, None),
]

# What CAMEO says only under a root or a code that the crosswalk takes to another type.
LEADS_ELSEWHERE = {("RETREAT", None), ("RETREAT", "resign"), ("SANCTION", "convict")}

# What CAMEO says only with a wider code or with that of a neighbouring mode; and ACCUSE, whose
# general code (110, disapprove) the crosswalk takes to a mode.
OTHER_MODE = {
    ("ACCUSE", None),
    ("CONSULT", "multilateral"),
    ("RETREAT", "withdraw"),
    ("THREATEN", "restrict"),
    ("THREATEN", "arrest"),
    ("PROTEST", "strike"),
    ("PROTEST", "boycott"),
    ("PROTEST", "vandalize"),
    ("SANCTION", "expel"),
    ("SANCTION", "withdraw"),
    ("SANCTION", "discontinue"),
    ("MOBILIZE", "weapons"),
    ("MOBILIZE", "militia"),
    ("COERCE", "censor"),
    ("COERCE", "withhold"),
    ("COERCE", "misinformation"),
    ("COERCE", "cyber"),
    ("ASSAULT", "primitive"),
    ("ASSAULT", "explosives"),
    ("ASSAULT", "drone"),
    ("ASSAULT", "crowd-control"),
}


@pytest.mark.parametrize(("code", "kind", "mode", "contexts"), CODES)
def test_to_plover(code, kind, mode, contexts):
    assert to_plover(code) == PloverCode(type=kind, mode=mode, contexts=contexts)


def test_only_hosting_a_visit_turns_the_parties_round():
    assert to_plover("043") == PloverCode(type="CONSULT", mode="visit", reversed=True)
    turned = [each.code for each in cameo_codes() if (p := to_plover(each.code)) and p.reversed]
    assert turned == ["043"]


def test_every_code_has_a_type_or_a_reason_to_have_none():
    for each in cameo_codes():
        assert (to_plover(each.code) is None) != (why_dropped(each.code) is None)
    dropped = [each.code for each in cameo_codes() if why_dropped(each.code)]
    assert len(dropped) == 39
    assert {code[:2] for code in dropped} == {"01", "02"}


@pytest.mark.parametrize("code", ["010", "016", "0256"])
def test_statements_and_appeals_are_dropped_with_a_reason(code):
    assert to_plover(code) is None
    assert why_dropped(code).endswith(".")


@pytest.mark.parametrize("code", ["", "0", "0999", "99", "19", "190"])
def test_no_reason_is_given_for_what_is_no_code_or_has_a_type(code):
    assert why_dropped(code) is None


def test_the_targets_of_the_crosswalk_exist():
    contexts = {context.name for context in PLOVER.contexts}
    for each in cameo_codes():
        plover = to_plover(each.code)
        if plover is None:
            continue
        PLOVER.score(plover.type, plover.mode)
        assert set(plover.contexts) <= contexts


def test_every_type_is_reached_from_a_three_digit_code():
    reached = {
        p.type for each in cameo_codes() if len(each.code) == 3 and (p := to_plover(each.code))
    }
    assert reached == {each.name for each in PLOVER.types}


@pytest.mark.parametrize(("kind", "mode", "code"), BACK)
def test_to_cameo(kind, mode, code):
    assert to_cameo(kind, mode) == code
    assert PLOVER.to_cameo(kind, mode) == code


@pytest.mark.parametrize(("kind", "mode"), PAIRS)
def test_there_and_back(kind, mode):
    code = to_cameo(kind, mode)
    assert cameo_code(code) is not None
    assert len(code) >= 3
    back = to_plover(code)
    assert (back.type != kind) == ((kind, mode) in LEADS_ELSEWHERE)
    if back.type == kind:
        assert (back.mode != mode) == ((kind, mode) in OTHER_MODE)


def test_departures_from_the_published_modes():
    found = departures()
    assert Counter(each.why for each in found) == {"retired": 14, "manual": 8, "broad": 14}
    for each in found:
        assert to_plover(each.code).mode == each.mode != each.listed
        assert each.mode is None or each.why != "broad"


def test_a_published_mode_is_called_retired_only_if_the_manual_has_it_no_more():
    for each in departures():
        modes = {mode.name for mode in PLOVER.type(to_plover(each.code).type).modes}
        assert (each.why == "retired") == (each.listed not in modes)


def test_all_else_is_as_published(shared_data):
    """Against a transcript of CAMEO2PLOVER-2021.txt."""
    facts = json.loads((shared_data / "events" / "ontology.json").read_text())["cameo"]
    departed = {each.code: each.listed for each in departures()}
    renamed = {"humanitarian": "human_security", "democracy": "pro_democracy"}
    for code, fact in facts.items():
        plover = to_plover(code)
        assert (plover.type if plover else None) == fact["plover"]
        if plover is None:
            continue
        assert departed.get(code, plover.mode) == fact["plover_mode"]
        extra = ("pro_autocracy",) if code == "175" else ()
        listed = tuple(renamed.get(context, context) for context in fact["plover_context"])
        assert plover.contexts == listed + extra
