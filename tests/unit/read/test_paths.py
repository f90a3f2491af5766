"""Ways through hand-made trees: subjects, objects, agents, whatever the parser thinks."""

from __future__ import annotations

import pytest
from tests.unit.read.parsed import tree

from detente.read.paths import by_preposition, cases, objects, passive, subjects

ACTIVE = """
Chad Chad NNP nsubj 2
shelled shell VBD root 0
Togo Togo NNP obj 2
and and CC cc 5
Benin Benin NNP conj 3
"""
PASSIVE = """
Togo Togo NNP nsubj:pass 3
was be VBD aux:pass 3
shelled shell VBN root 0
by by IN case 5
Chad Chad NNP obl:agent 3
"""
SHARED = """
Chad Chad NNP nsubj 2
left leave VBD root 0
and and CC cc 4
shelled shell VBD conj 2
Togo Togo NNP obj 4
"""
CONTROL = """
Chad Chad NNP nsubj 2
agreed agree VBD root 0
to to TO mark 4
leave leave VB xcomp 2
Togo Togo NNP obj 4
"""
OBJECT_CONTROL = """
Chad Chad NNP nsubj 2
urged urge VBD root 0
Togo Togo NNP obj 2
to to TO mark 5
leave leave VB xcomp 2
"""
PARTICIPLE = """
troops troop NNS root 0
shelling shell VBG acl 1
Togo Togo NNP obj 2
"""
RELATIVE = """
Togo Togo NNP root 0
which which WDT obj 4
Chad Chad NNP nsubj 4
shelled shell VBD acl:relcl 1
"""
COMPANY = """
Chad Chad NNP nsubj 5
along along IN case 4
with with IN fixed 2
Mali Mali NNP nmod 1
shelled shell VBD root 0
Togo Togo NNP obj 5
"""


def _words(rows: str, verb: int, way) -> list[str]:
    _, parsed = tree(rows)
    return [parsed.tokens[i].text for i in way(parsed, verb - 1)]


@pytest.mark.parametrize(
    ("rows", "verb", "who", "whom"),
    [
        (ACTIVE, 2, ["Chad"], ["Togo", "Benin"]),
        (PASSIVE, 3, ["Chad"], ["Togo"]),
        (SHARED, 4, ["Chad"], ["Togo"]),
        (CONTROL, 4, ["Chad"], ["Togo"]),
        (OBJECT_CONTROL, 5, ["Togo"], []),
        (PARTICIPLE, 2, ["troops"], ["Togo"]),
        (RELATIVE, 4, ["Chad"], ["Togo"]),
        (COMPANY, 5, ["Chad", "Mali"], ["Togo"]),
    ],
)
def test_who_does_it_to_whom(rows, verb, who, whom):
    assert _words(rows, verb, subjects) == who
    assert _words(rows, verb, objects) == whom


def test_passive_is_told_from_active():
    assert passive(tree(PASSIVE)[1], 2)
    assert not passive(tree(ACTIVE)[1], 1)


def test_prepositions_of_two_words_are_one():
    parsed = tree(COMPANY)[1]

    assert cases(parsed, 3) == ("along with",)
    assert by_preposition(parsed, 0, "along with") == (3,)
    assert by_preposition(parsed, 0, "with") == ()
