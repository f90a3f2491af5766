from __future__ import annotations

import pytest

from detente.read.sentences import sentences

CASES = {
    "titles and initials": [
        "The envoy met Gen. Paul Kaba and Dr. J. F. Nkosi in Juba.",
        "Both left at noon.",
    ],
    "states in letters": ["U.S. forces left the U.K. base.", "The U.S. Army said so."],
    "letters before a function word": ["He flew to the U.S.", "The talks had failed."],
    "numbers": ["Resolution No. 5 cites Art. 7 and 3.5 million people.", "It passed."],
    "no as a word": ["Her answer was no.", "She left."],
    "months": ["The raid of Jan. 5 killed nine.", "One more died on Feb. 11."],
    "ellipsis": ["They waited...", "Nobody came."],
    "closing quotation marks": ["“We will not go.”", "The room was silent."],
    "straight quotation marks": ['He said: "We will not go."', "She did."],
    "speaker after a quoted question": ['"Who gains from this?" Mr. Okello asked.', "Nobody knew."],
    "speaker in lower case": ["“Why now?” he asked.", "“Because we can!” the colonel replied."],
    "a pronoun opens": ["“Never!”", "He said no more."],
    "abbreviations inside": ["Kenya vs. Uganda is an old story, e.g. over fish.", "Few win."],
    "example with a capital": ["Some crossings, e.g. Torkham, stayed shut.", "Others did not."],
    "company before a function word": ["It sued Delta Corp. in Oslo.", "The firm paid."],
    "junior": ["Adam Clay Jr. took office.", "He was 40."],
    "time of day": ["The ceasefire began at 5 p.m. on Sunday.", "It held."],
    "brackets": ["They left (the bridge was gone).", "(Nobody saw them.)", "Rain fell."],
    "no space": ["The road was mined.Trucks turned back."],
    "currency opens": ["It was cheap.", "$5 million went missing."],
    "exclamation": ["Stop!", "Go back!", "This is a border."],
}


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
def test_running_text(expected: list[str]) -> None:
    text = " ".join(expected)
    if expected == CASES["no space"]:
        expected = ["The road was mined.", "Trucks turned back."]
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_headings_and_paragraphs_break_hard() -> None:
    text = "Border Shut Again\nBy A. Writer\n\nNIAMEY (Wire) - The post at Malanville\n\nclosed on Monday"
    assert [text[a:b] for a, b in sentences(text)] == [
        "Border Shut Again",
        "By A. Writer",
        "NIAMEY (Wire) - The post at Malanville",
        "closed on Monday",
    ]


def test_full_lines_are_wrapped_not_ended() -> None:
    text = (
        "The army said on Monday that its planes had struck two camps in the\n"
        "border province, and that it had killed eleven men there. A resident\n"
        "told a radio station that women had died too.\n"
        "1. Camps\n"
        "2. Villages"
    )
    assert [text[a:b].replace("\n", " ") for a, b in sentences(text)] == [
        "The army said on Monday that its planes had struck two camps in the border province, "
        "and that it had killed eleven men there.",
        "A resident told a radio station that women had died too.",
        "1. Camps",
        "2. Villages",
    ]


def test_bullets_stand_outside() -> None:
    text = "• The first point\n• The second. And more."
    assert [text[a:b] for a, b in sentences(text)] == [
        "The first point",
        "The second.",
        "And more.",
    ]


@pytest.mark.parametrize("text", ["", "   \n\n\t", "...", "• \n —\n"])
def test_nothing_to_read_gives_nothing(text: str) -> None:
    assert sentences(text) == ()


def test_careless_writing_splits_before_lower_case() -> None:
    text = "nobody came. we went home."
    assert [text[a:b] for a, b in sentences(text)] == ["nobody came.", "we went home."]
