"""The terminal and Markdown forms of an answer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.unit.show.sample_answer import answer, empty_answer
from tests.unit.show.sample_series import empty_series, series

from detente.show.answers import answer_markdown, answer_text
from detente.show.sparkline import sparkline

PARTS = [
    "TURNING POINTS", "PHASES", "BECAUSE: UNITED STATES", "BECAUSE: CUBA", "BECAUSE: OTHERS",
    "STEPS OF THE TWO", "WHAT CHANGED AT TURN 2, BY KIND OF ACT", "WHAT CHANGED AT TURN 2, BY THEME",
    "WHO SAYS WHAT", "FIGURES", "WHAT MAY FOLLOW", "THIRD PARTIES",
    "LEVERAGE AND DEPENDENCE, AS TOLD", "BACKGROUND, NOT COUNTED",
    "NOT KNOWN", "EVIDENCE",
]  # fmt: skip


@pytest.mark.parametrize("width", [40, 72, 100, 200])
def test_no_line_is_wider_than_the_terminal(width):
    text = answer_text(answer(), width, series())

    assert max(map(len, text.splitlines())) <= width


def test_a_terminal_too_narrow_is_taken_as_forty_columns():
    assert answer_text(answer(), 3) == answer_text(answer(), 40)


def test_the_parts_stand_in_order():
    lines = answer_text(answer(), 100).splitlines()

    assert [line for line in lines if line.isupper()] == PARTS


def test_the_answer_opens_with_an_arrow_and_its_sentence():
    text = answer_text(answer(), 200)

    assert "▼ Deteriorated. The relation turned in June 2017" in text
    assert "Confidence medium: 5 independent originals" in text


LINES = [
    "2. ▼ June 2017, souring: The United States cancelled parts of the opening to Cuba. [1]",
    "May – July 2017 · mean score +3.6 → −2.4 · found in the event counts and stated by the texts",
    "17 Dec 2014 – 15 June 2017: Opening (mean score +4.1, 148 events) [8]",
    "said by a party · 3 originals · 1 Nov 2016 – 3 Oct 2017",
    "a senior administration official, United States [party, anonymous]",
    "disputed: [3][10]",
    "inferred from timing · 1 original · since 9 Nov 2017",
    "at least 4.7 billion USD (cost of the blockade): Cuba put the yearly cost",
    "[9] “They knew, or they ought to have known,”",
    "The Island Ledger (reprint of Northern Wire), 4 Oct 2017, chars 328–369 of illness",
    "Made from 213 documents, 148 originals (65 reprints folded), 31 outlets. detente 0.1.0",
]


@pytest.mark.parametrize("line", LINES)
def test_a_terminal_shows(line):
    assert line in answer_text(answer(), 250)


def test_an_empty_answer_says_what_is_not_known():
    text = answer_text(empty_answer(), 80, empty_series())

    assert "Nothing read tells of an event between the two." in text
    assert "EVIDENCE" not in text


def test_a_long_part_is_cut_and_says_so():
    sample = answer()
    text = answer_text(sample, 100)

    assert len(sample.voices) == 10
    assert "  ... and 2 more\n" in text


def test_evidence_that_no_line_shows_is_left_to_the_other_forms():
    text = answer_text(answer(), 100)

    assert "a concession to a tyranny" not in text
    assert "The report and the JSON form hold all 30 citations." in text
    assert "a concession to a tyranny" in answer_markdown(answer())


def test_a_line_with_many_citations_shows_three():
    sample = answer()
    many = tuple(citation for voice in sample.voices for citation in voice.citations)

    text = answer_text(replace(sample, summary_citations=many), 250)
    assert "any part. [1][2][3] +9" in text


def test_no_escape_sequence_comes_through():
    hostile = replace(answer(), summary="quiet\x1b]0;title\x07 \x1b[2Jscreen")

    assert "\x1b" not in answer_text(hostile, 80)


def test_styles_are_used_when_asked_for():
    plain, styled = answer_text(answer(), 80), answer_text(answer(), 80, styled=True)

    assert "\x1b[1m" in styled
    assert re.sub(r"\x1b\[\dm", "", styled) == plain


def test_a_sparkline_has_a_bar_for_every_period():
    assert sparkline([-10, None, 0, 10]) == "▁·▅█"
    assert sparkline([1, 1]) == "▅▅"
    assert sparkline([None, None]) == "··"
    assert sparkline([1, 3, 5, 7, 9], 2) == "▁▅█"


def test_many_periods_share_a_bar():
    assert "one bar for 3 months" in answer_text(answer(), 40, series())


def test_markdown_has_a_footnote_for_every_mark():
    text = answer_markdown(answer())

    marks = re.findall(r"\[\^(\d+)\](?!:)", text)
    notes = re.findall(r"^\[\^(\d+)\]:", text, flags=re.MULTILINE)
    assert list(dict.fromkeys(marks)) == notes == [str(n) for n in range(1, 31)]


def test_markdown_has_the_parts():
    text = answer_markdown(answer())

    assert text.startswith("# Why did the United States sour on Cuba?\n")
    assert [p.upper() for p in re.findall(r"^## (.*)$", text, flags=re.MULTILINE)] == [
        *PARTS[:-1],
        "HOW THIS WAS MADE",
    ]


def test_markdown_runs_nothing_of_a_document():
    bad = "<script>alert(1)</script> [x](javascript:alert(1)) ![i](http://e.example/i) | `c` *b*"
    text = answer_markdown(replace(answer(), summary=bad))

    assert "<script" not in text.replace("\\<script", "")
    assert "[x](" not in text
    assert "![" not in text
    assert "\\*b\\*" in text
