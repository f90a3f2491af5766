"""The user's own example, as a table that a reader can check against the page.

Each row says what must come out of `../shared/seed/article.txt`; nothing in the code knows the
page. The numbers of the lines are those of the reading of the example that the project began
with: the page, the actors, the events, the figures, who says so, the reasons, the dilemma.
"""

from __future__ import annotations

from datetime import date

import pytest

from detente.workspace import Asked, Workspace


@pytest.fixture(scope="module")
def workspace(seed_article, tmp_path_factory):
    path = tmp_path_factory.mktemp("seed") / "seed.duckdb"
    with Workspace.open(path) as opened:
        opened.add([str(seed_article)])
        yield opened


@pytest.fixture(scope="module")
def document(workspace):
    (found,) = workspace._store.texts()
    return found


@pytest.fixture(scope="module")
def reading(workspace, document):
    return workspace._store.reading(document.id)


@pytest.fixture(scope="module")
def answer(workspace):
    found, _ = workspace.why(Asked(words=("Afghan Taliban", "Pakistan")))
    return found


def words(document, span) -> str:
    return document.text[span.start : span.end]


# -- line 1: the page ------------------------------------------------------------------------------


def test_the_page(document):
    assert document.published == date(2024, 4, 21)
    assert document.crawled == date(2024, 5, 27)
    assert (document.outlet, document.original_outlet) == ("Dhaka Tribune", "DW")
    for furniture in ("Top Brokers", "Popular Links", "Update :", "Monday, May"):
        assert furniture not in document.text


# -- line 2: actors and their names in time --------------------------------------------------------

# words before the name, the name as written, who is meant
ACTORS = [
    ("Why did the ", "Afghan Taliban", "AFG-TALIBAN"),
    ("altered the relationship with ", "Pakistan", "PAK"),
    ("\n\n", "Kabul refuses", "AFG-TALIBAN"),
    ("refuses to submit to ", "Islamabad", "PAK-GOV"),
    ("some of ", "Islamabad", "PAK-GOV"),
    ("against the ", "Tehreek-e-Taliban Pakistan", "PAK-TTP"),
    ("expected ", "the extremist faction", "AFG-TALIBAN"),
    ("recognized the ", "Taliban regime", "AFG-TALIBAN"),
    ("\n\n", "That regime", "AFG-TALIBAN"),
    ("Some members of ", "the group", "AFG-TALIBAN"),
    ("As ties with Pakistan cool, the ", "Taliban administration", "AFG-TALIBAN"),
    ("the so called “", "Islamic State Khorasan Province", "ISKP"),
    ("Province (", "IS-K", "ISKP"),
    ("the ", "Soviet invasion", "SUN"),
    ("aid to the ", "Afghan Mujahideen", "AFG-MUJAHIDEEN"),
    ("after the ", "US and its allies", "USA"),
    ("along with ", "Saudi Arabia", "SAU"),
    ("and the ", "United Arab Emirates", "ARE"),
    ("such as ", "China", "CHN"),
    ("China, ", "Russia", "RUS"),
    ("Russia, ", "Iran", "IRN"),
    ("Iran, ", "India", "IND"),
    ("drawn up by the ", "British", "GBR"),
]


@pytest.mark.parametrize(
    ("before", "name", "actor"), ACTORS, ids=[f"{case[1]} is {case[2]}" for case in ACTORS]
)
def test_actors(document, reading, before, name, actor):
    at = document.text.index(before + name) + len(before)

    found = [m for m in reading.mentions if m.span.start <= at < m.span.end]

    assert actor in {mention.actor for mention in found}


# -- line 3: events, with both sides and dates -----------------------------------------------------

# what, types, sources, targets, first and last day that the date must lie within
EVENTS = [
    ("Soviet invasion of Afghanistan", {"ASSAULT"}, {"SUN"}, {"AFG"}, "1979-01-01", "1979-12-31"),
    ("recognition of the Taliban", {"SUPPORT", "AGREE"}, {"PAK", "SAU", "ARE"}, {"AFG-TALIBAN"}, "1996-01-01", "1996-12-31"),
    ("military support for the Taliban", {"AID", "COOPERATE"}, {"PAK"}, {"AFG-TALIBAN"}, "1996-01-01", "1996-12-31"),
    ("occupation by the US and its allies", {"ASSAULT", "COERCE"}, {"USA"}, {"AFG"}, "2001-07-01", "2002-12-31"),
    ("cooperation with the US after 9/11", {"COOPERATE"}, {"PAK", "PAK-GOV"}, {"USA"}, "2001-09-11", "2002-12-31"),
    ("trade restrictions", {"SANCTION", "COERCE"}, {"PAK", "PAK-GOV"}, {"AFG", "AFG-TALIBAN"}, "2023-01-01", "2023-12-31"),
    ("expulsion of migrants", {"COERCE"}, {"PAK", "PAK-GOV"}, {"AFG", "AFG-REF", "AFG-CVL"}, "2023-01-01", "2023-12-31"),
    ("stricter visa policies", {"COERCE", "SANCTION"}, {"PAK", "PAK-GOV"}, {"AFG", "AFG-TALIBAN"}, "2023-01-01", "2023-12-31"),
    ("air strikes inside Afghanistan", {"ASSAULT"}, {"PAK"}, {"AFG"}, "2024-03-01", "2024-03-31"),
    ("Afghan forces return fire", {"ASSAULT"}, {"AFG-MIL", "AFG-TALIBAN"}, {"PAK"}, "2024-03-01", "2024-03-31"),
    ("attacks on the police", {"ASSAULT"}, set(), {"PAK-COP"}, "2024-04-14", "2024-04-21"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("types", "sources", "targets", "first", "last"),
    [case[1:] for case in EVENTS],
    ids=[case[0] for case in EVENTS],
)
def test_events(reading, types, sources, targets, first, last):
    """Of several sources or targets that the page names for one event, one is enough."""
    found = [
        mention.event
        for mention in reading.events
        if mention.event.type in types
        and (not sources or sources & set(mention.event.sources))
        and targets & set(mention.event.targets)
    ]

    dated = [event.when for event in found if event.when]
    assert any(
        date.fromisoformat(first) <= when.first and when.last <= date.fromisoformat(last)
        for when in dated
    )


def test_no_event_is_dated_to_the_crawl_month(reading):
    assert all(m.event.when is None or m.event.when.last < date(2024, 5, 1) for m in reading.events)


def test_history_is_background(reading):
    old = [m for m in reading.events if m.event.when and m.event.when.last < date(2003, 1, 1)]

    assert len(old) >= 4
    assert all(mention.background for mention in old)


# -- line 4: figures -------------------------------------------------------------------------------

# words, low, high, unit, what is counted must hold this
FIGURES = [
    ("500,000", 500_000, 500_000, "person", "migrants"),
    ("eight people", 8, 8, "person", "people"),
    ("56%", 56, 56, "percent", "fatalities"),
    ("more than 1,500", 1500, None, "person", "deaths"),
    ("500 security personnel", 500, 500, "person", "security personnel"),
    ("two police officers", 2, 2, "person", "police officers"),
    ("six", 6, 6, "person", ""),
    ("2,640km", 2640, 2640, "km", "border"),
    ("12 months", 12, 12, "month", ""),
]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "what"), FIGURES, ids=[case[0] for case in FIGURES]
)
def test_figures(document, reading, text, low, high, unit, what):
    found = [q for q in reading.quantities if text in words(document, q.span)]

    assert any(
        (q.low, q.high, q.unit) == (low, high, unit) and what in (q.what or "") for q in found
    )


def test_the_security_personnel_are_part_of_the_deaths(document, reading):
    (part,) = [q for q in reading.quantities if "security personnel" in words(document, q.span)]

    assert part.part_of is not None
    assert "1,500" in words(document, reading.quantities[part.part_of].span)


def test_the_increase_is_of_2023(document, reading):
    (rise,) = [q for q in reading.quantities if "56%" in words(document, q.span)]

    assert rise.change == "increase"
    assert rise.when is not None
    assert (rise.when.first, rise.when.last) == (date(2023, 1, 1), date(2023, 12, 31))


def test_9_11_and_years_are_no_figures(document, reading):
    texts = [words(document, q.span) for q in reading.quantities]

    assert not [text for text in texts if "9/11" in text or text in ("1893", "1979", "1996")]


# -- line 5: who says so ---------------------------------------------------------------------------

# name holds, role holds, anonymous, group, told to, words attributed
SPEAKERS = [
    ("Sulehria", "PoliTact", False, False, "DW", "capitalize on its history"),
    ("Center for Research and Security Studies", "", False, False, None, "56% increase"),
    ("Ubaidullah Khilji", "researcher", False, False, None, "Fearing Soviet influence"),
    ("Taliban official", "Education Ministry", True, False, None, "safe haven"),
    ("Taliban official", "Education Ministry", True, False, None, "Cracking down on the TTP"),
    ("Taliban leaders", "", False, True, None, "harassment, detentions, and handover"),
    ("Weinstein", "Quincy", False, False, None, "asserting their independence"),
    ("Weinstein", "Quincy", False, False, "DW", "neighboring countries"),
    ("experts", "", False, True, None, "the current tensions"),
    ("Sulehria", "PoliTact", False, False, None, "generating significant revenues"),
    ("Sulehria", "PoliTact", False, False, None, "shifting towards Iran"),
]


@pytest.mark.parametrize(
    ("name", "role", "anonymous", "group", "told_to", "content"),
    SPEAKERS,
    ids=[f"{case[0]}: {case[5]}" for case in SPEAKERS],
)
def test_speakers(document, reading, name, role, anonymous, group, told_to, content):
    found = [
        item
        for item in reading.attributions
        if name in item.speaker.name and any(content in words(document, s) for s in item.content)
    ]

    assert any(
        role in (item.speaker.role or "") + item.speaker.name
        and (item.speaker.anonymous, item.speaker.group) == (anonymous, group)
        and (told_to is None or item.told_to == told_to)
        for item in found
    )


# -- line 6: reasons, on the right side, with the right speaker ------------------------------------

# what the evidence must hold, whose reason it is, who says so (None: the page itself)
REASONS = [
    ("trade restrictions", "source", None),
    ("500,000 undocumented Afghan migrants", "source", None),
    ("air strikes", "source", None),
    ("harassment, detentions, and handover", "source", "Taliban leaders"),
    ("refusing to see themselves as subordinate", "source", "Weinstein"),
    ("cross-border terrorism", "target", "experts"),
    ("surge in terrorism", "target", None),
    ("disrupt their sanctuaries", "target", "Sulehria"),
]


def reason_is_there(answer, text, side, speaker) -> bool:
    return any(
        reason.side == side
        and any(
            text in citation.quote or text in citation.sentence for citation in reason.citations
        )
        and (speaker is None or any(speaker in line.name for line in reason.speakers))
        for reason in answer.reasons
    )


def test_at_least_seven_reasons_on_the_right_side_with_the_right_speaker(answer):
    found = [case for case in REASONS if reason_is_there(answer, *case)]

    assert len(found) >= 7, found


def test_every_reason_is_cited_in_the_words_of_the_page(answer, document):
    for reason in answer.reasons:
        assert reason.citations
        for citation in reason.citations:
            start, end = citation.span
            assert document.text[start:end] == citation.quote


def test_the_answer_is_a_souring_dated_to_the_page(answer):
    assert answer.direction == "souring"
    assert answer.provenance.outlets == 1
    assert any("one outlet" in gap or "one original" in gap for gap in answer.gaps)


# -- line 8: the dilemma ---------------------------------------------------------------------------


def test_the_dilemma_is_a_what_if_and_no_event(document, reading):
    (backlash,) = [
        link
        for link in reading.links
        if link.hypothetical and "backlash" in words(document, link.effect)
    ]

    assert "Cracking down on the TTP" in words(document, backlash.cause)
    assert backlash.attribution is not None
    assert reading.attributions[backlash.attribution].speaker.anonymous
    told = [
        claim
        for claim in reading.claims
        if claim.event and "Cracking down on the TTP" in words(document, claim.span)
    ]
    assert all(claim.factuality in ("possible", "demanded") for claim in told)


def test_the_dilemma_stands_in_the_answer(answer):
    assert any("backlash" in item.effect for item in answer.whatif)
    assert any("defections" in item.effect for item in answer.whatif)


# -- the whole -------------------------------------------------------------------------------------


def test_reading_the_page_twice_changes_nothing(workspace, seed_article):
    before = workspace._store.summary()

    report = workspace.add([str(seed_article)])

    assert report.count("known") == 1
    assert workspace._store.summary() == before


def test_every_stored_quotation_stands_where_it_should(workspace):
    report = workspace.check()

    assert report.claims > 20
    assert report.broken == ()


def test_the_same_question_gives_the_same_bytes(workspace, answer):
    again, _ = workspace.why(Asked(words=("Afghan Taliban", "Pakistan")))

    assert again == answer
