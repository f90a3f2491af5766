"""The parser's steady mistakes, mended by form alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.read.repairs import mended, widened
from detente.read.trees import Name, Token

UPOS = ("NOUN", "PROPN", "VERB", "PUNCT", "PRON", "SCONJ")
DEPS = ("nsubj", "appos", "flat", "compound", "parataxis", "ccomp", "conj", "case", "punct")
WORDS = (",", "said", "told", "which", "after", "army", ".")


def sentence(*rows: tuple[str, str, int, str]) -> list[Token]:
    """Return tokens of (word, tag, head, relation)."""
    lemmas = {"said": "say", "told": "tell"}
    return [
        Token(
            index=k, start=9 * k, end=9 * k + 8, text=word, lemma=lemmas.get(word, word), upos=upos,
            xpos="VBD" if upos == "VERB" else "", head=head, dep=dep,
        )
        for k, (word, upos, head, dep) in enumerate(rows)
    ]  # fmt: skip


def ways(tokens) -> list[tuple[str, int, str]]:
    return [(token.text, token.head, token.dep) for token in tokens]


def test_of_two_subjects_side_by_side_the_first_is_of_the_second():
    found = mended(
        sentence(
            ("Reuters", "PROPN", 3, "nsubj"), ("editor", "NOUN", 3, "nsubj"),
            ("Lopez", "PROPN", 1, "flat"), ("resigned", "VERB", -1, "root"),
        )
    )  # fmt: skip

    assert ways(found) == [
        ("Reuters", 2, "compound"), ("editor", 2, "compound"), ("Lopez", 3, "nsubj"),
        ("resigned", -1, "root"),
    ]  # fmt: skip


def test_pronouns_side_by_side_stay_as_they_are():
    given_ = sentence(
        ("deal", "NOUN", -1, "root"), ("that", "PRON", 3, "nsubj"), ("Iran", "PROPN", 3, "nsubj"),
        ("refused", "VERB", 0, "acl:relcl"),
    )  # fmt: skip

    assert ways(mended(given_)) == ways(given_)


def test_a_clause_that_which_opens_is_of_the_noun_before_it():
    found = mended(
        sentence(
            ("fled", "VERB", -1, "root"), ("navy", "NOUN", 0, "obl"), (",", "PUNCT", 4, "punct"),
            ("which", "PRON", 4, "nsubj"), ("said", "VERB", 0, "parataxis"),
        )
    )  # fmt: skip

    assert (found[4].head, found[4].dep) == (1, "acl:relcl")


def test_the_comma_and_the_full_stop_are_those_of_the_saying():
    found = mended(
        sentence(
            ("left", "VERB", 3, "ccomp"), ("Ada", "PROPN", 3, "nsubj"), (",", "PUNCT", 0, "punct"),
            ("said", "VERB", -1, "root"), (".", "PUNCT", 0, "punct"),
        )
    )  # fmt: skip

    assert (found[2].head, found[4].head) == (3, 3)


@st.composite
def trees(draw):
    """Any tree over any tags, relations and words of those that the rules look for."""
    count = draw(st.integers(1, 9))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: -1} | {order[k]: order[draw(st.integers(0, k - 1))] for k in range(1, count)}
    return sentence(
        *(
            (
                draw(st.sampled_from(WORDS)), draw(st.sampled_from(UPOS)), heads[k],
                draw(st.sampled_from(DEPS)),
            )
            for k in range(count)
        )
    )  # fmt: skip


@given(trees())
def test_a_tree_stays_a_tree(tokens):
    found = mended(tokens)

    assert [token.head for token in found].count(-1) == 1
    for token in found:
        at, steps = token, 0
        while at.head >= 0:
            at, steps = found[at.head], steps + 1
            assert steps <= len(found)


def test_a_day_right_behind_a_verb_of_reporting_is_its_own():
    found = mended(
        sentence(
            ("Peru", "PROPN", 1, "nsubj"), ("said", "VERB", -1, "root"),
            ("Monday", "PROPN", 4, "obl"), ("it", "PRON", 4, "nsubj"),
            ("left", "VERB", 1, "ccomp"),
        )
    )  # fmt: skip

    assert ways(found)[2] == ("Monday", 1, "obl")


def test_a_conjunction_belongs_to_a_verb_behind_it():
    found = mended(
        sentence(
            ("Peru", "PROPN", 1, "nsubj"), ("left", "VERB", -1, "root"),
            ("after", "SCONJ", 1, "mark"), ("army", "NOUN", 4, "nsubj"),
            ("fired", "VERB", 1, "advcl"),
        )
    )  # fmt: skip

    assert ways(found)[2] == ("after", 4, "mark")


def test_a_name_takes_in_what_is_flat_to_it():
    row = sentence(
        ("Ould", "PROPN", 4, "nsubj"), ("Taya", "PROPN", 0, "flat"), ("Sidi", "PROPN", 0, "flat"),
        ("Ely", "PROPN", 4, "obj"), ("met", "VERB", -1, "root"),
    )  # fmt: skip

    assert widened([Name(first=0, last=2, label="PER")], row) == (
        Name(first=0, last=3, label="PER"),
    )
    both = [Name(first=0, last=2, label="PER"), Name(first=2, last=3, label="PER")]
    assert widened(both, row) == tuple(both)
