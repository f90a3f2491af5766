"""Causes that the text states, with their exact words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from detente.model.text import Document
from detente.read import tables
from detente.read.attributions import find_attributions
from detente.read.causes import causal_sentences, find_causes
from detente.read.joints import joints

if TYPE_CHECKING:
    from detente.read.trees import Tree

# sentence, cause, effect, signal, relation
STATED = [
    ("Doha closed the office because the talks had failed.", "the talks had failed", "Doha closed the office", "because", "causes"),
    ("Because the dam was filling, Cairo sent an envoy.", "the dam was filling", "Cairo sent an envoy", "Because", "causes"),
    ("Flights stopped because of the shelling.", "the shelling", "Flights stopped", "because of", "causes"),
    ("Due to the embargo, prices doubled.", "the embargo", "prices doubled", "Due to", "causes"),
    ("Prices doubled owing to the embargo.", "the embargo", "Prices doubled", "owing to", "causes"),
    ("The port closed as a result of the strike.", "the strike", "The port closed", "as a result of", "causes"),
    ("In response to the raid, Baku closed its airspace.", "the raid", "Baku closed its airspace", "In response to", "in_response_to"),
    ("Baku closed its airspace in retaliation for the raid.", "the raid", "Baku closed its airspace", "in retaliation for", "in_response_to"),
    ("Oman recalled its envoy in protest at the verdict.", "the verdict", "Oman recalled its envoy", "in protest at", "in_response_to"),
    ("Following the coup, the union froze its aid.", "the coup", "the union froze its aid", "Following", "in_response_to"),
    ("In the wake of the bombing, the border was sealed.", "the bombing", "the border was sealed", "In the wake of", "in_response_to"),
    ("The two capitals clashed over fishing rights.", "fishing rights", "The two capitals clashed", "over", "in_response_to"),
    ("Kenya closed the camp after the attack on the mall.", "the attack on the mall", "Kenya closed the camp", "after", "in_response_to"),
    ("The court jailed him for spying.", "spying", "The court jailed him", "for", "in_response_to"),
    ("As ties with Riyadh soured, Doha turned to Ankara.", "ties with Riyadh soured", "Doha turned to Ankara", "As", "causes"),
    ("The dispute led to a trade war.", "The dispute", "a trade war", "led to", "causes"),
    ("The standoff resulted in a boycott.", "The standoff", "a boycott", "resulted in", "causes"),
    ("The raid triggered a crisis.", "The raid", "a crisis", "triggered", "causes"),
    ("The raid prompted Chad to recall its envoy.", "The raid", "Chad to recall its envoy", "prompted", "causes"),
    ("The killing of two fishermen strained relations with Rome.", "The killing of two fishermen", "relations with Rome", "strained", "causes"),
    ("The crisis was triggered by a border raid.", "a border raid", "The crisis", "triggered by", "causes"),
    ("The quarrel stems from a border drawn in 1914.", "a border drawn in 1914", "The quarrel", "stems from", "causes"),
    ("Analysts attribute the rift to a quarrel over gas.", "a quarrel over gas", "the rift", "attribute the rift to", "causes"),
    ("Kigali blamed the militia for the collapse of the talks.", "the militia", "the collapse of the talks", "blamed the militia for", "causes"),
    ("The truce allowed aid convoys to cross.", "The truce", "aid convoys to cross", "allowed", "enables"),
    ("The mediation averted a war.", "The mediation", "a war", "averted", "prevents"),
    ("Angered by the verdict, Ankara recalled its envoy.", "Angered by the verdict", "Ankara recalled its envoy", None, "causes"),
    ("Tehran armed the rebels to counter Saudi influence.", "to counter Saudi influence", "Tehran armed the rebels", "to", "causes"),
    ("The shelling destroyed the market, triggering an exodus.", "The shelling destroyed the market", "an exodus", "triggering", "causes"),
    ("If Sana'a shells the port, Riyadh will respond.", "Sana'a shells the port", "Riyadh will respond", "If", "causes"),
]  # fmt: skip

# sentences that state no cause
NO_CAUSE = [
    "Since 2011 the pass has been shut.",
    "The king met the envoy after lunch.",
    "He worked as an envoy in Lima.",
    "As the minister said, talks go on.",
    "The plane flew over the border.",
    "The army marched for two days.",
    "Both sides want to meet.",
    "The general drove the convoy to the port.",
    "The column was led by a colonel.",
    "They met at the palace.",
]

# sentence, is its link a what-if?
WHAT_IFS = [
    ("The raid could trigger a backlash.", True),
    ("If Sana'a shells the port, Riyadh will respond.", True),
    ("He warned that the ban might lead to a boycott.", True),
    ("The raid triggered a backlash.", False),
    ("The dispute led to a trade war.", False),
]


def causes_in(text: str, syntax):
    document = Document(text=text)
    trees = syntax.trees(text)
    attributions = find_attributions(document, trees, ())
    return document, trees, find_causes(document, trees, attributions)


@pytest.mark.parametrize(("text", "cause", "effect", "signal", "relation"), STATED)
def test_finds_cause_and_effect(text, cause, effect, signal, relation, syntax) -> None:
    document, _, links = causes_in(text, syntax)
    found = [
        (
            link.cause.quote(document),
            link.effect.quote(document),
            link.signal.quote(document) if link.signal else None,
            link.relation,
        )
        for link in links
    ]
    assert (cause, effect, signal, relation) in found


@pytest.mark.parametrize("text", NO_CAUSE)
def test_time_and_place_are_no_cause(text, syntax) -> None:
    document, _, links = causes_in(text, syntax)
    assert [(link.cause.quote(document), link.effect.quote(document)) for link in links] == []


@pytest.mark.parametrize(("text", "expected"), WHAT_IFS)
def test_marks_what_ifs(text, expected, syntax) -> None:
    _, _, links = causes_in(text, syntax)
    assert [link.hypothetical for link in links] == [expected]


def test_a_link_tells_who_says_so(syntax) -> None:
    text = "Flights stopped because of the shelling, the mayor said."
    document, trees, (link,) = causes_in(text, syntax)
    assert link.attribution is not None
    speaker = find_attributions(document, trees, ())[link.attribution].speaker
    assert "mayor" in speaker.name


def test_the_cause_may_be_the_sentence_before(syntax) -> None:
    text = "The dam cut the river's flow. As a result, Baghdad lodged a protest."
    document, trees, links = causes_in(text, syntax)
    (link,) = [link for link in links if link.stated]
    assert link.cause.quote(document) == "The dam cut the river's flow"
    assert 1 in causal_sentences(trees, links)


@pytest.mark.parametrize(
    "row",
    [
        tables.words(example)
        for content in tables.table("causes").values()
        if isinstance(content, list)
        for row in tables.rows(content)
        for example in row["examples"]
    ],
    ids=lambda row: row[0],
)
def test_examples_of_the_data_file(row, syntax) -> None:
    """The row finds its example, whether or not the heads let it stand; or the heads do."""
    text, cause, effect = row
    document, trees, links = causes_in(text, syntax)
    found = [(link.cause.quote(document), link.effect.quote(document)) for link in links]
    found += [
        (stretch(text, joint.tree, joint.cause), stretch(text, joint.tree, joint.effect))
        for tree in trees
        for joint in joints(tree)
    ]
    assert any(cause in one and effect in other for one, other in found)


def stretch(text: str, tree: Tree, words: tuple[int, ...]) -> str:
    return text[tree.tokens[words[0]].start : tree.tokens[words[-1]].end] if words else ""
