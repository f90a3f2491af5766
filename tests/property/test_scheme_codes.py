"""Any text at all may stand where a code is expected."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.errors import UnknownType
from detente.ontology import (
    PloverCode,
    Score,
    cameo_code,
    cameo_codes,
    goldstein,
    load,
    relation_code,
    to_cameo,
    to_plover,
    why_dropped,
)

PLOVER = load("plover")
TYPES = [each.name for each in PLOVER.types]
MODES = [mode.name for each in PLOVER.types for mode in each.modes]
CODES = [each.code for each in cameo_codes()]

codes = st.one_of(st.text(), st.text("0123456789", max_size=5), st.sampled_from(CODES))
types = st.one_of(st.text(), st.sampled_from(TYPES))
modes = st.one_of(st.none(), st.text(), st.sampled_from(MODES))


@given(codes)
def test_a_code_resolves_or_is_none(code):
    known = cameo_code(code)
    plover, dropped, score = to_plover(code), why_dropped(code), goldstein(code)
    if known is None:
        assert (plover, dropped, score) == (None, None, None)
        return
    assert known.code == code
    assert isinstance(plover, PloverCode) != isinstance(dropped, str)
    assert score is None or -10 <= score <= 10


@given(st.one_of(st.text(), st.sampled_from([each.name for each in cameo_codes()])))
def test_a_relation_name_resolves_or_is_none(name):
    code = relation_code(name)
    assert code is None or cameo_code(code).name.casefold() == " ".join(name.casefold().split())


@given(types, modes)
def test_a_type_and_mode_have_a_code_exactly_if_they_exist(kind, mode):
    names = {each.name for each in PLOVER.type(kind).modes} if kind in TYPES else set()
    exists = kind in TYPES and (mode is None or mode in names)
    assert (to_cameo(kind, mode) is not None) == exists


@given(st.sampled_from(["plover", "goldstein"]), types, modes, st.one_of(st.none(), codes))
def test_a_score_is_in_range_or_refused(scheme, kind, mode, cameo):
    try:
        found = load(scheme).scored(kind, mode, cameo)
    except UnknownType:
        assert to_cameo(kind, mode) is None
        return
    assert isinstance(found, Score)
    assert -10 <= found.value <= 10
    assert found.origin != "mode" or mode is not None
    assert found.origin != "code" or scheme == "goldstein"
