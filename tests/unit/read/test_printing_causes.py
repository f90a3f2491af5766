"""Which links may be printed as "because"."""

from __future__ import annotations

import pytest

from detente.model.text import Document
from detente.read.joints import joints
from detente.read.printing_causes import is_barred, is_inner, is_refused, print_weights, signs
from detente.read.reader import RuleReader
from detente.read.syntax import SyntaxReader


def printed(text: str) -> list[tuple[str, str]]:
    return [
        (text[link.cause.start : link.cause.end], text[link.effect.start : link.effect.end])
        for link in RuleReader().read(Document(text=text)).links
        if link.stated and not link.hypothetical and not link.denied
    ]


def first_joint(text: str):
    (tree,) = SyntaxReader().trees(text)
    return joints(tree)[0]


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        (
            "Accra recalled its envoy in 1978 because Lome had jailed two Ghanaian officers.",
            "Lome had jailed two Ghanaian officers",
            "Accra recalled its envoy in 1978",
        ),
        (
            "The seizure of a trawler off Jan Mayen triggered a quarrel between Oslo and Reykjavik.",
            "The seizure of a trawler off Jan Mayen",
            "a quarrel between Oslo and Reykjavik",
        ),
    ],
)
def test_clear_causes_are_printed(text: str, cause: str, effect: str):
    assert (cause, effect) in printed(text)


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        (
            "Because the ferry had sunk, traders in Accra said, prices doubled.",
            "the ferry had sunk",
            "prices doubled",
        ),
        (
            "Peru severed relations with Ecuador on Monday, accusing it of shelling Tumbes.",
            "shelling Tumbes",
            "Peru severed relations with Ecuador on Monday",
        ),
    ],
)
def test_sides_leave_out_who_says_so_and_who_is_accused(text: str, cause: str, effect: str):
    assert printed(text) == [(cause, effect)]


@pytest.mark.parametrize(
    "text",
    [
        "In spite of the embargo, the Cuban doctors stayed in Luanda.",
        "The Bolivian consul left Arica a week after the carnival.",
        "Harare denied that the border had been shut because of the strike in Messina.",
        "The choir sang as the Danish frigate left the harbour.",
    ],
)
def test_concessions_times_and_denials_are_not_printed(text: str):
    assert printed(text) == []


def test_a_link_within_a_noun_phrase_is_inner():
    assert is_inner(first_joint("Lusaka settled the dispute over maize on Friday."))
    assert not is_inner(first_joint("Flights to Lusaka stopped because of the shelling."))


def test_a_denial_stands_over_the_effect():
    text = "Lusaka denied that flights had stopped because of the shelling."

    assert is_refused(first_joint(text))


def test_a_concession_is_barred():
    assert is_barred(
        first_joint("Flights stopped because of the shelling."), frozenset({"because"})
    )


def test_every_sign_has_a_weight():
    joint = first_joint("Flights to Lusaka stopped because of the shelling.")

    assert set(signs(joint, None, by_row=True)) == set(print_weights().weights)


@pytest.mark.parametrize(
    "text",
    [
        "Following a vote in Oslo she became the foreign minister of Norway.",
        "The law allows a council in Muscat to choose a sultan.",
        "Kenya blamed Somalia for the raid.",
        "The mayor of Turin was convicted of fraud, stemming from his years in Rome.",
    ],
)
def test_what_only_follows_allows_or_names_a_culprit_is_not_printed(text):
    assert printed(text) == []


def test_what_follows_and_reacts_is_printed():
    text = "Following the raid on its embassy, Chad recalled its envoy from Libya."

    assert [cause for cause, _ in printed(text)] == ["the raid on its embassy"]
