"""Happenings: tellings put together, and whether they count."""

from __future__ import annotations

import pytest
from tests.evidence_builder import Page, Row, copy_of, evidence_of

from detente.model.happenings import gather

ACT = {"text": "They did it.", "act": "A ASSAULT B", "when": "2020-01-01"}


def _page(outlet: str, **more) -> Page:
    return Page(outlet=outlet, rows=(Row(**(ACT | more)),))


TOLD, OTHER = _page("Gazette"), _page("Courier")
DENIED = _page("Herald", factuality="denied")

# why, pages, whether it counts, originals
CASES = [
    ("told", [TOLD], True, 1),
    ("told twice", [TOLD, OTHER], True, 2),
    ("told, and copied", [TOLD, copy_of(TOLD, "Courier", "2020-01-03")], True, 1),
    ("denied alone", [DENIED], False, 0),
    ("one tells, one denies", [TOLD, DENIED], False, 1),
    ("two tell, one denies", [TOLD, OTHER, DENIED], True, 2),
    ("planned", [_page("Gazette", factuality="planned")], False, 0),
    ("history", [_page("Gazette", background=True)], False, 0),
    ("history and news", [_page("Gazette", background=True), OTHER], True, 1),
]


@pytest.mark.parametrize(("pages", "counts", "originals"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_what_counts(pages, counts, originals):
    (happening,) = gather(evidence_of(*pages), {})
    assert (happening.counts, len(happening.originals)) == (counts, originals)
    assert len(happening.tellings) == len(pages)


def test_merged_events_are_one_happening_and_others_are_not():
    other = Page(rows=(Row(**(ACT | {"when": "2020-01-02"})),))
    evidence = evidence_of(TOLD, other)
    first, second = (item.event.event.id for item in evidence)
    assert len(gather(evidence, {})) == 2
    (one,) = gather(evidence, {second: first})
    assert one.id == first


def test_claims_of_no_event_are_left_out():
    assert gather(Page(rows=(Row(text="Silence."),)).evidence, {}) == ()
