"""Whether a happening is told as true, false, possible, planned or demanded."""

from __future__ import annotations

import pytest

from detente.read import tables
from detente.read.factuality import is_hypothetical, judge

# sentence, word that tells the happening, factuality
TOLD = [
    ("Saudi Arabia severed ties with Qatar.", "severed", "asserted"),
    ("Saudi Arabia did not sever ties with Qatar.", "sever", "denied"),
    ("Doha denied funding the militants.", "funding", "denied"),
    ("Doha denied that it had funded the militants.", "funded", "denied"),
    ("Doha denied accusations that it had funded the militants.", "funded", "denied"),
    ("Iran will close the strait.", "close", "planned"),
    ("Iran could close the strait.", "close", "possible"),
    ("Iran threatened to close the strait.", "close", "planned"),
    ("Iran threatened not to close the strait.", "close", "denied"),
    ("If Iran closes the strait, oil prices will rise.", "closes", "possible"),
    ("Turkey plans to buy missiles.", "buy", "planned"),
    ("Turkey does not plan to buy missiles.", "buy", "denied"),
    ("Washington urged Ankara to cancel the purchase.", "cancel", "demanded"),
    ("Washington called for the release of the pastor.", "release", "demanded"),
    ("Washington demanded the release of the pastor.", "release", "demanded"),
    ("No soldiers were killed in the raid.", "killed", "denied"),
    ("The army allegedly shelled the village.", "shelled", "possible"),
    ("Kyiv accused Moscow of shelling the village.", "shelling", "possible"),
    ("The militants failed to take the town.", "take", "denied"),
    ("The militants tried to take the town.", "take", "possible"),
    ("They launched air strikes on the camp.", "strikes", "asserted"),
    ("They did not launch air strikes on the camp.", "strikes", "denied"),
    ("They may launch air strikes on the camp.", "strikes", "possible"),
    ("The minister said the army had crossed the border.", "crossed", "asserted"),
    ("The minister said the army would cross the border.", "cross", "planned"),
    ("The raid prompted Chad to recall its envoy.", "recall", "asserted"),
    ("The attack, which killed eight people, angered Baku.", "killed", "asserted"),
    ("Baku condemned the attack.", "attack", "asserted"),
    ("He warned that the crackdown could trigger a backlash.", "trigger", "possible"),
    ("He warned that the crackdown could trigger a backlash.", "backlash", "possible"),
    ("Cracking down on the group could trigger a backlash.", "Cracking", "possible"),
    ("Talks collapsed without producing a ceasefire.", "producing", "denied"),
    ("The council must lift the sanctions.", "lift", "demanded"),
    ("Rwanda refuses to withdraw its troops.", "withdraw", "denied"),
    ("Has Rwanda withdrawn its troops?", "withdrawn", "unknown"),
    ("Why did Rwanda withdraw its troops?", "withdraw", "asserted"),
    ("Why did the two courts sour on each other?", "sour", "asserted"),
    ("It is unclear whether Rwanda withdrew its troops.", "withdrew", "unknown"),
    ("Spain expelled the envoy after Morocco recalled its own.", "recalled", "asserted"),
    ("Spain will expel the envoy because Morocco recalled its own.", "recalled", "asserted"),
    ("The two presidents agreed to reopen the border.", "reopen", "planned"),
    ("Egypt wants Sudan to extradite the suspects.", "extradite", "demanded"),
    ("Sudan agreed not to attack the convoy.", "attack", "denied"),
    ("Peru has yet to ratify the treaty.", "ratify", "denied"),
    ("The threat of war hung over the talks.", "war", "planned"),
    ("Plans for an invasion were drawn up.", "invasion", "planned"),
    ("The army did not only shell the town but also burned it.", "shell", "asserted"),
    ("Out of fear of an invasion, Finland joined the alliance.", "invasion", "possible"),
    ("Out of fear of an invasion, Finland joined the alliance.", "joined", "asserted"),
    ("Nepal never closed the crossing.", "closed", "denied"),
    ("Neither side has fired a shot.", "fired", "denied"),
    ("The rebels could not confirm that the bridge was destroyed.", "destroyed", "unknown"),
    ("The visit was cancelled.", "visit", "denied"),
    ("Seoul offered to resume talks.", "resume", "planned"),
    ("Seoul offered to resume talks.", "talks", "planned"),
    ("Trade between them has collapsed.", "collapsed", "asserted"),
]

HYPOTHETICAL = [
    ("If Iran closes the strait, oil prices will rise.", "closes", True),
    ("The raid could trigger a backlash.", "trigger", True),
    ("Cracking down on the group could trigger a backlash.", "Cracking", True),
    ("He warned that the crackdown could trigger a backlash.", "backlash", True),
    ("The raid triggered a backlash.", "triggered", False),
    ("The raid triggered a backlash.", "backlash", False),
    ("Saudi Arabia did not sever ties.", "sever", False),
    ("The minister said the army had crossed the border.", "crossed", False),
]


def token_of(sentence: str, word: str, syntax):
    for tree in syntax.trees(sentence):
        for token in tree.tokens:
            if token.text == word:
                return tree, token.index
    raise AssertionError(f"{word} is not in {sentence}")


def examples() -> list[tuple[str, str, str]]:
    data = tables.table("modality")
    kinds = ("governor", "helper", "adverb", "phrase", "signature")
    found = [row for kind in kinds for row in tables.rows(data[kind])]
    singles = (
        "conditional", "question", "negation", "light", "reporting", "purpose", "untrue",
        "happening", "enabling", "thwarting", "failing", "of_subject", "open", "hearsay", "settled", "own_acts", "to_come",
    )  # fmt: skip
    found += [tables.section(data[name]) for name in singles]
    return [tables.words(example) for row in found for example in row["examples"]]


@pytest.mark.parametrize(("sentence", "word", "expected"), TOLD)
def test_judges_by_the_words_around(sentence, word, expected, syntax) -> None:
    assert judge(*token_of(sentence, word, syntax)) == expected


@pytest.mark.parametrize(("sentence", "word", "expected"), examples())
def test_examples_of_the_data_file(sentence, word, expected, syntax) -> None:
    assert judge(*token_of(sentence, word, syntax)) == expected


@pytest.mark.parametrize(("sentence", "word", "expected"), HYPOTHETICAL)
def test_tells_a_what_if(sentence, word, expected, syntax) -> None:
    assert is_hypothetical(*token_of(sentence, word, syntax)) is expected
