"""Whatever the text, a hit quotes a name, no two overlap, and nothing fails."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from detente.atlas.lookup import load_atlas
from detente.atlas.periods import common, merged, without
from detente.atlas.spelling import folded
from detente.model.times import Period

NAMES = sorted({alias.text for actor in load_atlas().actors for alias in actor.aliases})
IDS = sorted(actor.id for actor in load_atlas().actors)
TEXTS = st.lists(
    st.one_of(st.text(max_size=12), st.sampled_from(NAMES), st.sampled_from(["'s ", " and ", "\n"]))
).map("".join)
DAYS = st.dates(date(1940, 1, 1), date(2030, 1, 1))
PERIODS = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda ends: (
        Period(first=ends[0], last=ends[1])
        if None in ends or ends[0] <= ends[1]
        else Period(first=ends[1], last=ends[0])
    )
)


@given(TEXTS)
def test_hits_quote_names_and_do_not_overlap(text: str) -> None:
    end = 0
    for hit in load_atlas().find(text):
        assert end <= hit.start < hit.end
        assert text[hit.start : hit.end] == hit.text
        assert folded(hit.text) == folded(hit.alias)
        assert load_atlas().names.readings(hit.text)
        end = hit.end


@given(st.text())
def test_keys_are_as_long_as_their_texts(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.one_of(st.text(), st.sampled_from(NAMES)), st.none() | DAYS)
def test_identity_is_sound(name: str, on: date | None) -> None:
    found = load_atlas().identify(name, on)
    ids = [each.id for each in found.candidates]
    assert len(set(ids)) == len(ids)
    assert found.actor is None or found.actor == found.candidates[0]
    assert found.why


@given(st.sampled_from(IDS), DAYS)
def test_a_government_and_its_state_stand_for_each_other(actor_id: str, on: date) -> None:
    """Were it one-sided, an answer on the pair (A, B) would not be the answer on (B, A)."""
    atlas = load_atlas()

    def part(one: str, other: str) -> bool:
        return any(s.actor == other and s.valid.holds(on) for s in atlas.stands_for(one))

    for government in atlas.governments_of(actor_id, on):
        if len(atlas.governments_of(actor_id, on)) == 1 and government.kind == "government":
            assert part(actor_id, government.id)
            assert part(government.id, actor_id)


@given(PERIODS, PERIODS, DAYS)
def test_arithmetic_on_periods(one: Period, other: Period, day: date) -> None:
    shared = common(one, other)
    both = one.holds(day) and other.holds(day)
    assert (shared is not None and shared.holds(day)) == both
    rest = without(one, other)
    assert any(each.holds(day) for each in rest) == (one.holds(day) and not other.holds(day))
    joined = merged((one, other))
    assert any(each.holds(day) for each in joined) == (one.holds(day) or other.holds(day))
