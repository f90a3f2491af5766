"""The lexicon: its rows are sound, and they read their own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.read.bearings import marked

from detente.errors import BadValue, UnknownType
from detente.ontology import cameo_code, load
from detente.read.matching import matches
from detente.read.wordings import Example, Wording, index, load_lexicon, row_of, squeeze

if TYPE_CHECKING:
    from detente.read.syntax import SyntaxReader

LEXICON = load_lexicon()
MOST_MISSED = 0.05  # share of examples that the parser may read wrongly


def _reads(syntax: SyntaxReader, row: Wording, example: Example) -> bool:
    tree = syntax.trees(example.text)[0]
    found = matches(tree, LEXICON, marked(tree, example.source, example.target))
    return any(
        match.row.type == row.type
        and (example.source is None or 0 in match.sources)
        and (example.target is None or 1 in match.targets)
        for match in found
    )


def test_rows_read_their_examples(syntax: SyntaxReader):
    cases = [(row, e) for row in LEXICON.rows for e in row.examples if e.gap is None]

    missed = [f"{row.type}: {e.text}" for row, e in cases if not _reads(syntax, row, e)]

    assert len(missed) <= MOST_MISSED * len(cases), "\n".join(missed)


def test_every_type_has_wordings():
    assert {row.type for row in LEXICON.rows} == {each.name for each in load("plover").types}


def test_there_are_many_wordings():
    assert sum(len(row.words) for row in LEXICON.rows) > 2000


def test_rows_name_known_modes_and_codes():
    scheme = load("plover")
    for row in LEXICON.rows:
        try:
            scheme.type(row.type)
            if row.mode is not None:
                scheme.mode(row.type, row.mode)
        except UnknownType as error:
            pytest.fail(f"{row.words[0]}: {error}")
        assert row.cameo is None or cameo_code(row.cameo), row.words[0]


def test_rows_have_two_examples_with_both_sides():
    for row in LEXICON.rows:
        assert len(row.examples) >= 2, row.words[0]
        assert all(e.source or e.target for e in row.examples), row.words[0]


def test_examples_are_in_one_row_only():
    texts = [e.text for row in LEXICON.rows for e in row.examples]
    assert sorted(set(texts)) == sorted(texts)


@pytest.mark.parametrize(
    ("phrase", "key"),
    [("air strike", "airstrike"), ("cease-fire", "ceasefire"), ("Ban", "ban")],
)
def test_squeeze(phrase: str, key: str):
    assert squeeze(phrase) == key


def test_a_key_that_no_rule_reads_is_refused():
    with pytest.raises(BadValue, match="colour"):
        row_of("AID", {"verb": ["give"], "colour": "red", "examples": []}, "aid.toml")


def test_marks_give_offsets():
    row = row_of("AID", {"verb": ["give"], "examples": ["[Fiji] gave {Tonga} a loan."]}, "x.toml")

    (example,) = row.examples

    assert example.text == "Fiji gave Tonga a loan."
    assert (example.source, example.target) == ((0, 4), (10, 15))


def test_index_finds_phrases_by_their_first_verb_and_squeezed_noun():
    verb = row_of("AID", {"verb": ["bail out"], "examples": []}, "x.toml")
    noun = row_of("AID", {"noun": ["food aid"], "examples": []}, "x.toml")

    lexicon = index((verb, noun))

    assert lexicon.verbs["bail"] == ((("out",), verb),)
    assert lexicon.nouns["foodaid"] == (noun,)
