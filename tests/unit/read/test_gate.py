"""Which sentences are parsed."""

from __future__ import annotations

import pytest

from detente.atlas.names import AliasHit
from detente.model.text import Document
from detente.read import gate
from detente.read.datelines import after_dateline
from detente.read.gate import wanted

TEXT = "Peru spoke. It rained. They left. Birds sang. He paid 40. Cows ate. Chile won."
SENTENCES = [(0, 11), (12, 22), (23, 33), (34, 45), (46, 57), (58, 67), (68, 78)]


@pytest.fixture(autouse=True)
def _no_text_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "WHOLE", 0)


def _hit(word: str) -> AliasHit:
    start = TEXT.index(word)
    return AliasHit(start=start, end=start + len(word), text=word, alias=word, form="name")


def test_names_and_what_points_back_to_them_are_read():
    chosen = wanted(Document(text=TEXT), SENTENCES, [_hit("Peru"), _hit("Chile")])

    assert chosen == (0, 1, 2, 6)


def test_what_is_asked_about_is_read():
    assert wanted(Document(text=TEXT), SENTENCES, [], [(34, 39)]) == (3,)


def test_nothing_named_nothing_read():
    assert wanted(Document(text=TEXT), SENTENCES, []) == ()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Adaeze Obi said the road was closed.", True),
        ("The road was closed, said the harbour master.", True),
        ("“We shall stay,” she added.", True),
        ("The road was closed.", False),
        ("Much was said in the yard.", False),
        ("The “road” was closed.", False),
    ],
)
def test_what_somebody_says_is_read_whoever_it_is(sentence: str, said: bool):
    assert gate.is_said(sentence) is said


def test_a_short_text_is_read_whole(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gate, "WHOLE", len(SENTENCES))

    assert wanted(Document(text=TEXT), SENTENCES, []) == (0, 1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("NEW DELHI - India left.", "India left."),
        ("ANKARA, Turkey (AP) -- Troops left.", "Troops left."),
        ("KABUL: Troops left.", "Troops left."),
        ("ASMARA, 9 July - Troops left.", "Troops left."),
        ("India - a large land - left.", "India - a large land - left."),
        ("NATO left.", "NATO left."),
    ],
)
def test_datelines(text: str, rest: str):
    assert text[after_dateline(text, 0, len(text)) :] == rest


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Peru spoke. “Stop now.” Birds sang.", (0, 1)),
        ("Peru spoke. Birds sang. “Stop now.”", (0,)),
        ("Peru spoke. Some 40 died. Some 50 left.", (0, 1)),
        ("Peru spoke. Birds sang. They left.", (0, 2)),
        ("Peru spoke. Birds sang. Cows ate. They left.", (0,)),
    ],
)
def test_what_quotes_or_counts_goes_on_from_the_sentence_before(text: str, chosen: tuple[int, ...]):
    stops = [at + 1 for at in range(len(text)) if text[at] in ".”" and text[at + 1 : at + 2] != "”"]
    sentences = list(zip([0, *(at + 1 for at in stops[:-1])], stops, strict=True))

    hit = AliasHit(start=0, end=4, text="Peru", alias="Peru", form="name")
    assert wanted(Document(text=text), sentences, [hit]) == chosen


def test_a_document_is_parsed_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(gate, "MOST", 30)

    assert gate.bounded(SENTENCES, (0, 2, 4, 6)) == (0, 2)
    assert gate.bounded(SENTENCES, (0, 2, 4, 6), [(70, 72)]) == (0, 2, 6)
    assert gate.bounded(SENTENCES, (0, 6)) == (0, 6)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Peru's Ana Solís spoke. Birds sang. Cows ate. Solís resigned.", (0, 3)),
        ("Peru's Ana Solís spoke. Birds sang. Cows ate. Ask Solís.", (0,)),
        ("Ana Solís spoke. Peru won. Cows ate. Dogs ran. Solís resigned.", (1,)),
    ],
)
def test_who_was_named_in_full_is_known_by_the_last_name(text: str, chosen: tuple[int, ...]):
    stops = [at + 1 for at in range(len(text)) if text[at] == "."]
    sentences = list(zip([0, *(at + 1 for at in stops[:-1])], stops, strict=True))
    at = text.index("Peru")

    hit = AliasHit(start=at, end=at + 4, text="Peru", alias="Peru", form="name")
    assert wanted(Document(text=text), sentences, [hit]) == chosen
