"""Whose reason it is: the table of whose.py, row by row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.evidence_builder import Page, Row, event_of, sides, when

from detente.explain import tables
from detente.explain.cues import default_cues, first_cue
from detente.explain.whose import default_acts, holder, of_act, of_link
from detente.ontology import load

PAIR = sides("A A-GOV A-MIL", "B B-GOV")

# act, polarity, theme, whose reason
ACTS = [
    ("A ASSAULT B", "souring", "", "target"),
    ("B COERCE/deport A", "souring", "", "source"),
    ("A ACCUSE B", "souring", "", "source"),
    ("B-GOV REQUEST A-GOV", "souring", "", "target"),
    ("A REJECT B", "souring", "", "target"),
    ("A REJECT B", "souring", "sovereignty and status", "source"),
    ("A CONSULT B", "souring", "", None),
    ("A ASSAULT B", "thaw", "", None),
    ("A AID B", "thaw", "", "target"),
    ("A AGREE B", "thaw", "", "other"),
    ("A&B ASSAULT -", "souring", "", "other"),
    ("A ASSAULT C", "souring", "", None),
    ("C ASSAULT B", "souring", "", None),
]


@pytest.mark.parametrize(("act", "polarity", "theme", "side"), ACTS)
def test_whose_reason_an_act_is(act, polarity, theme, side):
    assert of_act(event_of(act, when("2020-01-01")), PAIR, polarity, theme) == side


def test_the_table_covers_every_type_once():
    found = {}
    for event_type, polarity in default_acts():
        found.setdefault(event_type.partition("/")[0], set()).add(polarity)
    plover = load("plover")
    expected = {t.name: {"souring" if t.quad > 2 else "thaw"} for t in plover.types}
    assert found == expected


MENTIONS = ("Alba = A-GOV", "Borduria = B")

# sentence, cause, effect, speaker, whose reason
LINKS = [
    ("Raids from Alba caused the tension.", "Raids from Alba", "the tension", None, "target"),
    ("Borduria's fear of encirclement caused the tension.", "Borduria's fear of encirclement",
     "the tension", None, "target"),
    ("The new tariff angered Alba.", "The new tariff", "angered Alba", None, "source"),
    ("An old quarrel caused the tension.", "An old quarrel", "the tension", None, "other"),
    ("An old quarrel caused the tension.", "An old quarrel", "the tension", "X | | B-GOV",
     "target"),
    ("Talks of Alba with Borduria caused the tension.", "Talks of Alba with Borduria",
     "the tension", None, "other"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cause", "effect", "says", "side"), LINKS)
def test_whose_reason_a_stated_cause_is(text, cause, effect, says, side):
    named = tuple(each for each in MENTIONS if each.split(" = ")[0] in text)
    row = Row(text=text, cause=cause, effect=effect, says=says, mentions=named)
    (item,) = Page(rows=(row,)).evidence
    assert of_link(item, {}, PAIR, "souring", "") == side


def test_a_cause_that_is_an_act_is_laid_where_the_act_is():
    row = Row(text="The tariff caused the tension.", cause="The tariff", effect="the tension")
    (item,) = Page(rows=(row,)).evidence
    tariff, raid = event_of("A SANCTION B", None), event_of("B ASSAULT A", None)
    link = item.link
    as_cause = replace(item, link=replace(link, cause_event=tariff.id))
    as_effect = replace(item, link=replace(link, effect_event=raid.id))
    events = {tariff.id: tariff, raid.id: raid}
    assert of_link(as_cause, events, PAIR, "souring", "") == "target"
    assert of_link(as_effect, events, PAIR, "souring", "") == "target"


CUES = [
    (row["polarity"], row["kind"], example)
    for row in tables.rows(tables.table("cues")["cue"])
    for example in tables.rows(row["examples"])
]


@pytest.mark.parametrize(("polarity", "kind", "example"), CUES)
def test_the_examples_of_the_cues(polarity, kind, example):
    """The name in `holder` is mentioned as A, every other capitalised name as B."""
    text, name = example["text"], example["holder"]
    others = [w for w in ("Doha", "Bamako", "Paris", "Moscow", "Washington", "Ankara", "Cairo")
              if w in text and w != name]  # fmt: skip
    mentions = (f"{name} = A", *(f"{other} = B" for other in others))
    cue = first_cue(text, polarity)
    assert cue is not None
    assert cue.kind == kind
    (item,) = Page(rows=(Row(text=text, mentions=mentions),)).evidence
    assert holder(item, cue, PAIR) == "source"


def test_a_harm_that_a_party_speaks_of_is_its_own_grievance():
    row = Row(text="Their raids humiliate Alba.", says="A minister | | A", mentions=("Alba = B",))
    (item,) = Page(rows=(row,)).evidence
    assert holder(item, first_cue(row.text, "souring"), PAIR) == "source"


THIRD = [  # what an analyst says, whose view it is: "A", "B" or nobody's
    ("Alba expected cheaper loans", "source"),
    ("in Alba he expected cheaper loans", None),
    ("traders in Alba, he said, expected cheaper loans from Borduria", None),
    ("he expected cheaper loans from Alba", None),
]


@pytest.mark.parametrize(("text", "side"), THIRD)
def test_a_view_of_somebody_of_neither_side_is_his_own(text, side):
    named = tuple(each for each in MENTIONS if each.split(" = ")[0] in text)
    (item,) = Page(rows=(Row(text=text, says="Ana Ruiz | analyst | ", mentions=named),)).evidence
    assert holder(item, first_cue(text, "souring"), PAIR) == side


def test_every_cue_has_an_example():
    assert len(CUES) >= len(default_cues())
