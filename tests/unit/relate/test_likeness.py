"""What two texts share, told sentence by sentence."""

from __future__ import annotations

import pytest

from detente.model.text import Document
from detente.relate.likeness import likeness, told

REPORT = (
    "Bolivia closed the crossing at Desaguadero on Monday after Peruvian police had shot at a bus. "
    "Three people were wounded, two of them pupils from El Alto. "
    "Interior Minister Pedraza said that labour unions had asked him to recognise the danger. "
    "Lorries stood in a line of four kilometres by nightfall."
)


def share(one: str, other: str, title: str | None = None):
    return likeness(told(Document(text=one)), told(Document(text=other, title=title)))


# what an editor changes without telling anything else
EDITED = [
    ("a verb of saying", REPORT.replace("Pedraza said", "Pedraza stated")),
    ("figures as digits", REPORT.replace("Three people", "3 people").replace("four k", "4 k")),
    ("American spelling", REPORT.replace("labour", "labor").replace("recognise", "recognize")),
    ("an agency's dateline", "LA PAZ, May 3 (Altiplano Press) - " + REPORT),
    ("another day of the week", REPORT.replace("on Monday", "yesterday")),
    ("one word of a sentence", REPORT.replace("nightfall", "dusk")),
    ("paragraphs", REPORT.replace(". ", ".\n")),
    ("lines of 65 letters", REPORT.replace("at Desaguadero", "at\nDesaguadero")),
]


@pytest.mark.parametrize("edited", [case[1] for case in EDITED], ids=[c[0] for c in EDITED])
def test_an_edit_leaves_a_copy_a_copy(edited):
    found = share(REPORT, edited)

    assert found.copied > 0.9
    assert min(found.lead) > 0.7
    assert found.specifics == 1.0


def test_what_is_cut_is_contained_in_what_it_was_cut_from():
    assert share(REPORT, ". ".join(REPORT.split(". ")[:2]) + ".").copied == 1.0


def test_the_title_does_not_count():
    text = "Shots at the lake\n" + REPORT
    assert share(REPORT, text, title="Shots at the lake").copied == 1.0


def test_the_same_words_about_another_happening_are_no_copy():
    other = (
        "Bolivia closed the crossing at Villazon on Monday after Argentine police had shot at a "
        "bus. Nine people were wounded, seven of them pupils from Tupiza."
    )
    found = share(REPORT, other)

    assert found.copied == 0.0
    assert max(found.lead) == 0.0
    assert found.specifics is not None
    assert found.specifics < 0.5


def test_a_follow_up_repeats_the_background_but_opens_with_news():
    later = (
        "A judge in Puno let two constables go free on Friday for want of witnesses. Their lawyer "
        "spoke of a victory of reason over noise, and the mayor of Yunguyo of a scandal. "
        + REPORT.split(". ")[1] + "."
    )  # fmt: skip
    found = share(REPORT, later)

    assert 0.1 < found.copied < 0.5
    assert found.lead[1] < 0.3


def test_a_lead_in_other_words_is_told_in_the_report():
    lead = (
        "Shots at a bus have led Bolivia to close the Desaguadero crossing: Peruvian police had "
        "wounded people, pupils from El Alto among them. "
    )
    found = share(REPORT, lead + REPORT.split(". ")[3])

    assert found.lead[1] > 0.6


def test_a_text_without_a_word_shares_nothing():
    assert share(REPORT, "...").copied == 0.0
