from __future__ import annotations

import pytest

from detente.read.lemmas import Lemmas, lemmas, read_exceptions

# form, UPOS, XPOS, lemma
TABLE = [
    ("accused", "VERB", "VBD", "accuse"),
    ("struck", "VERB", "VBN", "strike"),
    ("left", "VERB", "VBD", "leave"),
    ("left", "ADJ", "JJ", "left"),
    ("was", "AUX", "VBD", "be"),
    ("'s", "PART", "POS", "'s"),
    ("n’t", "PART", "RB", "not"),
    ("ca", "AUX", "MD", "can"),
    ("Expelled", "VERB", "VBD", "expel"),
    ("shelling", "VERB", "VBG", "shell"),
    ("fled", "VERB", "VBD", "flee"),
    ("denies", "VERB", "VBZ", "deny"),
    ("vetoes", "VERB", "VBZ", "veto"),
    ("clashes", "NOUN", "NNS", "clash"),
    ("allies", "NOUN", "NNS", "ally"),
    ("men", "NOUN", "NNS", "man"),
    ("series", "NOUN", "NNS", "series"),
    ("headquarters", "NOUN", "NNS", "headquarters"),
    ("Taliban", "PROPN", "NNP", "Taliban"),
    ("United", "ADJ", "NNP", "United"),
    ("Malian", "ADJ", "JJ", "Malian"),
    ("Foreign", "ADJ", "JJ", "foreign"),
    ("harsher", "ADJ", "JJR", "harsh"),
    ("worst", "ADJ", "JJS", "bad"),
    ("them", "PRON", "PRP", "they"),
    ("2,000", "NUM", "CD", "2000"),
]

# Words that no table holds: the spelling rules alone.
RULES = [
    ("zorbed", "VBD", "zorb"),
    ("bombarded", "VBD", "bombard"),
    ("escalated", "VBD", "escalate"),
    ("besieged", "VBD", "besiege"),
    ("strangled", "VBD", "strangle"),
    ("normalised", "VBN", "normalise"),
    ("kidnapped", "VBD", "kidnap"),
    ("planning", "VBG", "plan"),
    ("decreed", "VBD", "decree"),
    ("occupied", "VBD", "occupy"),
    ("lied", "VBD", "lie"),
    ("detained", "VBD", "detain"),
    ("injured", "VBD", "injure"),
    ("mediating", "VBG", "mediate"),
    ("ceding", "VBG", "cede"),
    ("looted", "VBD", "loot"),
    ("sing", "VBG", "sing"),
]


@pytest.mark.parametrize(("form", "upos", "xpos", "lemma"), TABLE)
def test_packaged_table(form: str, upos: str, xpos: str, lemma: str) -> None:
    assert lemmas().find(form, upos, xpos) == lemma


@pytest.mark.parametrize(("form", "xpos", "lemma"), RULES)
def test_rules_alone(form: str, xpos: str, lemma: str) -> None:
    assert Lemmas({}, frozenset()).find(form, "VERB", xpos) == lemma


def test_a_known_base_wins_over_the_rule() -> None:
    assert Lemmas({}, frozenset()).find("zating", "VERB", "VBG") == "zate"
    assert Lemmas({}, frozenset({("zat", "VB")})).find("zating", "VERB", "VBG") == "zat"


def test_a_broken_row_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        read_exceptions(("struck\tVBN",))


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("compelled", "compel"), ("patrolled", "patrol"), ("signalled", "signal"),
        ("dissuaded", "dissuade"), ("overruled", "overrule"), ("fuelled", "fuel"),
    ],
)  # fmt: skip
def test_past_forms_whose_base_the_treebanks_lack(form, lemma) -> None:
    assert lemmas().find(form, "VERB", "VBD") == lemma
