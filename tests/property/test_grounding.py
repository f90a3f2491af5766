"""Whatever a reader claims, the gate lets out only what lies in the page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.atlas.lookup import load_atlas
from detente.model.actors import ActorId
from detente.model.claims import Claim, EventMention, Mention, Reading
from detente.model.events import Event
from detente.model.text import Document, Span
from detente.read.grounding import ground

PAGE = Document(text="Peru shelled Chile. Chile left.")
ACTORS = st.sampled_from([ActorId("PER"), ActorId("CHL"), ActorId("BRA")])
SPANS = st.tuples(st.integers(0, 40), st.integers(1, 10)).map(
    lambda pair: Span(PAGE.id, pair[0], pair[0] + pair[1])
)
MENTIONS = st.builds(
    lambda span, actor: Mention(span=span, head="e", actor=actor, name="x"), SPANS, ACTORS
)
EVENTS = st.builds(
    lambda one, other, trigger, sentence, indexes: EventMention(
        event=Event(sources=(one,), targets=(other,), type="ASSAULT"),
        sources=tuple(indexes), targets=tuple(indexes), trigger=trigger, sentence=sentence,
    ),
    ACTORS, ACTORS, SPANS, st.integers(0, 3), st.lists(st.integers(0, 5), max_size=3),
)  # fmt: skip
READINGS = st.builds(
    lambda mentions, events, spans: Reading(
        doc=PAGE.id,
        sentences=(Span(PAGE.id, 0, 19), Span(PAGE.id, 20, 31)),
        mentions=tuple(mentions),
        events=tuple(events),
        claims=tuple(Claim(doc=PAGE.id, span=span, sentence=0) for span in spans),
    ),
    st.lists(MENTIONS, max_size=4), st.lists(EVENTS, max_size=4), st.lists(SPANS, max_size=4),
)  # fmt: skip


@settings(deadline=None)
@given(READINGS)
def test_only_what_lies_in_the_page_comes_out(reading: Reading):
    passed = ground(PAGE, reading, load_atlas())

    given = len(reading.mentions) + len(reading.events) + len(reading.claims)
    kept = len(passed.mentions) + len(passed.events) + len(passed.claims)
    assert kept + sum(each.count for each in passed.dropped) == given
    for item in (*passed.mentions, *passed.claims):
        assert item.span.quote(PAGE)
    for told in passed.events:
        assert passed.sentences[told.sentence].overlaps(told.trigger)
        assert all(index < len(passed.mentions) for index in (*told.sources, *told.targets))


@settings(deadline=None)
@given(READINGS)
def test_a_second_pass_changes_nothing(reading: Reading):
    once = ground(PAGE, reading, load_atlas())

    assert ground(PAGE, once, load_atlas()) == once
