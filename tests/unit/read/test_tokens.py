from __future__ import annotations

import pytest

from detente.read.tokens import tokens

# A text, and its words as UD English-EWT would cut them, between bars.
TABLE = [
    ("Pakistan's army didn't fire.", "Pakistan|'s|army|did|n't|fire|."),
    ("“We can’t go,” Mr. O'Brien said.", "“|We|ca|n’t|go|,|”|Mr.|O'Brien|said|."),
    ("the U.S.-led anti-war talks", "the|U.S.|-|led|anti-war|talks"),
    ("a 12-year-old boy", "a|12|-|year|-|old|boy"),
    ("al-Qa'ida and Tehreek-e-Taliban", "al|-|Qa'ida|and|Tehreek|-|e|-|Taliban"),
    ("It cost $1.2bn (40%), 2,640km away", "It|cost|$|1.2|bn|(|40|%|)|,|2,640|km|away"),
    ("£5m, €30 and 100kg", "£|5|m|,|€|30|and|100|kg"),
    ("No. 5, p. 17, Art. 7", "No.|5|,|p.|17|,|Art.|7"),
    ("the answer is no.", "the|answer|is|no|."),
    ("J. F. Nkosi Jr. left", "J.|F.|Nkosi|Jr.|left"),
    ("Plan B.", "Plan|B|."),
    ("on 9/11 or 12/03/2001 or 2001-03-12", "on|9/11|or|12/03/2001|or|2001-03-12"),
    ("at 5pm or 10:30 a.m. sharp", "at|5|pm|or|10:30|a.m.|sharp"),
    ("the 1980s and the '90s", "the|1980s|and|the|'90s"),
    ("and/or", "and|/|or"),
    ("he said -- no... really—nothing!!", "he|said|--|no|...|really|—|nothing|!!"),
    (
        "AT&T at www.example.org/a?b=1, mail a.b@example.org",
        "AT&T|at|www.example.org/a?b=1|,|mail|a.b@example.org",
    ),
    ("you cannot go", "you|can|not|go"),
    ("the rebels' camp", "the|rebels|'|camp"),
    ("the 5th and 21st brigades", "the|5th|and|21st|brigades"),
    ("re-elected and co-signed, but well-known", "re-elected|and|co-signed|,|but|well|-|known"),
    ("Sana'a and Côte d'Ivoire", "Sana'a|and|Côte|d'Ivoire"),
    ("G20, F-16, MH17 and 3D", "G20|,|F|-|16|,|MH17|and|3D"),
    (
        "I'm sure they've gone; we'll see, he'd say",
        "I|'m|sure|they|'ve|gone|;|we|'ll|see|,|he|'d|say",
    ),
]


@pytest.mark.parametrize(("text", "bars"), TABLE)
def test_words(text: str, bars: str) -> None:
    assert "|".join(text[a:b] for a, b in tokens(text)) == bars


def test_offsets_count_in_the_whole_text() -> None:
    text = "First. Second one."
    assert [text[a:b] for a, b in tokens(text, 7)] == ["Second", "one", "."]
    assert [text[a:b] for a, b in tokens(text, 0, 6)] == ["First", "."]


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_no_words(text: str) -> None:
    assert tokens(text) == ()


def test_odd_characters_are_words_of_their_own() -> None:
    text = "a\u200bb ﷽ 中文 \U0001f600!"
    found = tokens(text)
    assert "".join(text[a:b] for a, b in found) == "".join(text.split())
