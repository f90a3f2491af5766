"""Figures: what befell those counted, whose they are, hedges, sums, votes, and what is left out."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.read.quantities import find_quantities
from detente.read.times import find_times

# sentence, figure's words, kind of casualty, side
BEFELL = [
    ("Peruvian marines shot two smugglers at Iquitos in 1981.", "two", "killed", None),
    ("The flood drowned 75 in Assam.", "75", "killed", None),
    ("Lima said 12 Ecuadorian conscripts perished.", "12", "killed", "Ecuadorian"),
    ("The shelling left 14 villagers wounded.", "14", "injured", None),
    ("Police rounded up 300 strikers in Gdansk.", "300", "arrested", None),
    ("Gunmen seized three surveyors near Zinder.", "three", "abducted", None),
    ("Some 900 Tamils fled to Mannar.", "900", "displaced", "Tamils"),
    ("The mob drove 40 Hausa traders from their homes.", "40", "displaced", "Hausa"),
    ("Forty Maltese sailors vanished off Crete.", "Forty", "missing", "Maltese"),
    ("The column lost 30 men in the pass.", "30", "killed", "column"),
    ("Among the dead were six Nepalese porters.", "six", "killed", "Nepalese"),
    ("Bogotá freed 11 captives.", "11", None, None),
    ("The raid killed nine insurgents.", "nine", "killed", "insurgents"),
    ("Fighting cost the Hutu rebels 14 men.", "14", "killed", "Hutu"),
    ("Baku lost 71 soldiers and Yerevan 105.", "105", "killed", "Yerevan"),
    ("The rebels burnt a bridge and lost three men.", "three", "killed", "rebels"),
    ("Six of the nine Moluccan hijackers were dead.", "nine", None, "Moluccan"),
    ("Tens of thousands of Shans have crossed into Thailand.", "Tens", "displaced", "Shans"),
    ("The union has 90 bakers; sixty turned out.", "sixty", None, None),
    ("A shell from the Somali side killed two herders.", "two", "killed", None),
    ("The dead included two Tamil nurses.", "two", "killed", "Tamil"),
    ("Accra said 20 of its soldiers had died.", "20", "killed", "Accra"),
    ("Baku admits to 37 dead.", "37", "killed", "Baku"),
    ("Tirana buried its 51 dead on Monday.", "51", "killed", "Tirana"),
    ("The judge sentenced four deacons.", "four", None, None),
]  # fmt: skip

# sentence, figure's words, low, high, how it is hedged
HEDGED = [
    ("Nearly 50 huts burnt.", "50", 50, 50, "about"),
    ("Upwards of 50 huts burnt.", "50", 50, None, "more_than"),
    ("At least 50 huts burnt.", "50", 50, None, "at_least"),
    ("Barely 50 huts stand.", "50", None, 50, "less_than"),
    ("Up to 50 huts burnt.", "50", None, 50, "at_most"),
    ("Sixty-odd huts burnt.", "Sixty", 60, 60, "about"),
    ("Several hundred huts burnt.", "hundred", 200, None, "vague"),
    ("They argued over 30 islets.", "30", 30, 30, "exact"),
    ("From 40 to 50 huts burnt.", "40", 40, 50, "exact"),
]

# sentence, figure's words, value, unit
UNITS = [
    ("Quito owes $1.2bn.", "1.2bn", 1.2e9, "USD"),
    ("Dhaka lent Rs 2 lakh crore.", "Rs 2", 2e12, "INR"),
    ("Karachi fined him 500 rupees.", "500", 500, "PKR"),
    ("Nairobi charges 80 shillings.", "80", 80, "KES"),
    ("They built a 1.8m fence.", "1.8m", 1.8, "metre"),
    ("Some 1.8m people crossed.", "1.8m", 1.8e6, "person"),
    ("Two-thirds of the herd died.", "Two-thirds", 66.7, "percent"),
    ("One Omani in five reads it.", "One Omani in five", 20, "percent"),
    ("Exports grew threefold.", "threefold", 3, "time"),
    ("The siege of 1571 took a 40-week blockade.", "40-week", 40, "week"),
    ("The Diet rejected it by 57 votes to 43.", "43", 43, "vote"),
    ("The Senate voted 68-32 to ratify the pact.", "32", 32, "vote"),
    ("It claims 2,000 people were moved.", "2,000", 2000, "person"),
    ("A 300-strong garrison held the fort.", "300", 300, "person"),
]

LEFT_OUT = [
    ("The Group of 77 met in Lusaka.", "77"),
    ("Ring 020 7946 0018 for news.", "7946"),
    ("Aged 34, he governs Oran.", "34"),
    ("Resolution 435 stands.", "435"),
    ("The Big Five met at Hanoi.", "Five"),
    ("A Boeing 737-800 jet landed.", "737"),
    ("On the one hand Oslo pays.", "one"),
    ("A third person was there.", "third"),
    ("It sits at 18:40 in Room 101.", "101"),
]


def figures_in(text: str, syntax):
    document = Document(text=text, published=date(2021, 3, 17))
    trees = syntax.trees(text)
    return document, find_quantities(document, trees, find_times(document, trees))


def figure_in(text: str, words: str, syntax):
    document, found = figures_in(text, syntax)
    (figure,) = [one for one in found if words in one.span.quote(document)]
    return figure


@pytest.mark.parametrize(("text", "words", "kind", "side"), BEFELL)
def test_tells_what_befell_those_counted_and_whose_they_are(text, words, kind, side, syntax):
    figure = figure_in(text, words, syntax)
    assert (figure.unit, figure.casualty, figure.side) == ("person", kind, side)


@pytest.mark.parametrize(("text", "words", "low", "high", "approx"), HEDGED)
def test_a_hedge_opens_one_end_or_none(text, words, low, high, approx, syntax):
    figure = figure_in(text, words, syntax)
    assert (figure.low, figure.high, figure.approx) == (low, high, approx)


@pytest.mark.parametrize(("text", "words", "value", "unit"), UNITS)
def test_reads_sums_shares_votes_and_measures(text, words, value, unit, syntax):
    figure = figure_in(text, words, syntax)
    assert figure.low == pytest.approx(value, rel=0.001)
    assert figure.unit == unit


@pytest.mark.parametrize(("text", "words"), LEFT_OUT)
def test_names_and_labels_count_nothing(text, words, syntax):
    document, found = figures_in(text, syntax)
    assert [one for one in found if words in one.span.quote(document)] == []


def test_a_noun_left_out_is_that_of_the_figure_before(syntax):
    _, (first, second) = figures_in("Greek guards killed 12 smugglers and wounded 30.", syntax)
    assert (first.what, second.what) == ("smugglers killed", "smugglers injured")


def test_a_part_points_to_the_total_behind_it(syntax):
    _, (part, total) = figures_in("Rabat freed 40 of the 120 prisoners.", syntax)
    assert (part.low, part.part_of, total.low, total.part_of) == (40, 1, 120, None)


def test_a_change_is_told_against_a_period(syntax):
    _, (figure, *_) = figures_in("Tea exports rose 56 per cent from 2019.", syntax)
    assert figure.change == "increase"
    assert figure.against is not None
    assert figure.against.first == date(2019, 1, 1)


def test_a_rise_from_one_sum_to_another_is_no_range(syntax):
    _, (first, second) = figures_in(
        "The levy went up from 2.1 billion to 2.6 billion rand.", syntax
    )
    assert (first.low, second.low, first.unit, second.unit) == (2.1e9, 2.6e9, "ZAR", "ZAR")
