"""Figures: value, unit, what is counted, part of which total, change."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.read import tables
from detente.read.quantities import belongs_to, find_quantities
from detente.read.times import find_times

# sentence, figure's words, low, high, unit, words of what is counted (None: nothing told)
FIGURES = [
    ("The raid killed eight people.", "eight", 8, 8, "person", "people killed"),
    ("Two police officers were killed and six injured.", "Two", 2, 2, "person", "police officers killed"),
    ("Two police officers were killed and six were injured.", "six", 6, 6, "person", "officers injured"),
    ("At least 40 soldiers were killed.", "At least 40", 40, None, "person", "soldiers killed"),
    ("More than 1,500 deaths were counted.", "1,500", 1500, None, "person", "deaths"),
    ("Nearly 300 migrants were deported.", "300", 300, 300, "person", "migrants deported"),
    ("Up to 80 rebels crossed the river.", "80", None, 80, "person", "rebels"),
    ("Some 700 villagers returned.", "700", 700, 700, "person", "villagers"),
    ("Between 20 and 30 soldiers died.", "20 and 30", 20, 30, "person", "soldiers killed"),
    ("Dozens of civilians were wounded.", "Dozens", 24, None, "person", "civilians injured"),
    ("Tens of thousands of refugees fled.", "Tens of thousands", 20000, None, "person", "refugees"),
    ("Last year Chad expelled 500,000 undocumented migrants.", "500,000", 500000, 500000, "person", "undocumented migrants expelled"),
    ("Saudi Arabia executed 47 people.", "47", 47, 47, "person", "people executed"),
    ("Half a million refugees crossed.", "Half a million", 500000, 500000, "person", "refugees"),
    ("The army deployed 2,500 troops.", "2,500", 2500, 2500, "person", "troops deployed"),
    ("Police arrested 12 protesters.", "12", 12, 12, "person", "protesters arrested"),
    ("Three journalists were abducted.", "Three", 3, 3, "person", "journalists abducted"),
    ("Eight died.", "Eight", 8, 8, "person", "killed"),
    ("The frontier is 2,219km long.", "2,219km", 2219, 2219, "km", "frontier"),
    ("Guards patrol the 1,200km frontier.", "1,200km", 1200, 1200, "km", "frontier"),
    ("A 70-mile fence divides them.", "70-mile", 70, 70, "mile", "fence"),
    ("They claim 300 square kilometres of desert.", "300", 300, 300, "sqkm", "desert"),
    ("Exports fell by 12 percent.", "12 percent", 12, 12, "percent", "Exports"),
    ("Remittances rose 5 to 7 percent.", "5 to 7 percent", 5, 7, "percent", "Remittances"),
    ("A 56% increase in attacks alarmed Lima.", "56%", 56, 56, "percent", "attacks"),
    ("It holds 40% of the reserves.", "40%", 40, 40, "percent", "reserves"),
    ("Doha pledged $500 million in aid.", "$500 million", 5e8, 5e8, "USD", "aid"),
    ("The bloc froze €40m in grants.", "€40m", 4e7, 4e7, "EUR", "grants"),
    ("London lent £2bn.", "£2bn", 2e9, 2e9, "GBP", None),
    ("They owe $2 to $3 billion.", "$2 to $3 billion", 2e9, 3e9, "USD", None),
    ("Kyiv shipped 20,000 tonnes of wheat.", "20,000 tonnes", 20000, 20000, "tonne", "wheat"),
    ("Iraq sold 2 million barrels of crude.", "2 million barrels", 2e6, 2e6, "barrel", "crude"),
    ("Two ships were seized.", "Two", 2, 2, None, "ships"),
    ("The siege lasted three months.", "three months", 3, 3, "month", None),
    ("Around 15 tanks rolled in.", "15", 15, 15, None, "tanks"),
    ("He gave two reasons.", "two", 2, 2, None, "reasons"),
    ("Fewer than 100 monitors stayed.", "100", None, 100, "person", "monitors"),
    ("Thousands of workers lost their jobs.", "Thousands", 2000, None, "person", "workers"),
    ("Manila recalled three diplomats.", "three", 3, 3, "person", "diplomats recalled"),
    ("A quarter of a million Kachins fled.", "A quarter of a million", 250000, 250000, "person", "Kachins displaced"),
    ("Fifteen or sixteen thousand jawans marched.", "sixteen thousand", 15000, 16000, "person", "jawans"),
    ("Some 3-4,000 porters were hired.", "3-4,000", 3000, 4000, "person", "porters"),
    ("Delhi sent 40 lakh doses.", "40 lakh", 4e6, 4e6, None, "doses"),
    ("Lima cut the tariff to 9 percent.", "9 percent", 9, 9, "percent", "tariff"),
    ("Rain slid by 12 percent.", "12 percent", 12, 12, "percent", "Rain"),
    ("The fence, 4 metres high, fell.", "4 metres", 4, 4, "metre", "fence"),
    ("Six Hunters landed at Kano.", "Six", 6, 6, None, "Hunters"),
    ("The dead number 27.", "27", 27, 27, "person", "dead"),
    ("Twenty-odd thousand Angolans signed.", "Twenty-odd thousand", 20000, 20000, "person", "Angolans"),
    ("The wait was three-quarters of an hour.", "three-quarters of an hour", 0.75, 0.75, "hour", "wait"),
    ("Oslo cut the mission from 38 envoys to nine.", "nine", 9, 9, "person", "envoys"),
    ("Quito slapped a duty of 40 percent on rice.", "40 percent", 40, 40, "percent", "duty"),
    ("Its debts to Lisbon, $500m, were waived.", "$500m", 5e8, 5e8, "USD", "debts"),
    ("The missile has a range of 2,500 km.", "2,500 km", 2500, 2500, "km", "range"),
    ("The Diet lost nearly half its seats.", "nearly half", 50, 50, "percent", "seats"),
    ("The trade gap widened to $9bn.", "$9bn", 9e9, 9e9, "USD", "trade gap"),
    ("Sixty shops were looted, eleven burnt.", "eleven", 11, 11, None, "shops"),
    ("The council of 24 met.", "24", 24, 24, "person", "council"),
    ("As many as 60 prisoners were released.", "60", None, 60, "person", "prisoners released"),
]  # fmt: skip

# sentence, words in which no figure may be found
NOT_FIGURES = [
    ("After 9/11 the border closed.", "9/11"),
    ("Police shot a girl of nine.", "nine"),
    ("Two-way trade with Hanoi grew.", "Two"),
    ("Thirteen years on, the mines remain.", "Thirteen"),
    ("If one believes the generals, all is calm.", "one"),
    ("Half of them were under eighteen.", "eighteen"),
    ("He lived at 10 Downing Street.", "10"),
    ("She took the 9.40 to Geneva.", "9.40"),
    ("The seven-thirty bulletin said so.", "seven"),
    ("A 45-year-old man was held.", "45"),
    ("Maria Ortiz, 42, agreed.", "42"),
    ("It was signed in 1998.", "1998"),
    ("It was signed on 5 June.", "5"),
    ("Resolution 1701 was ignored.", "1701"),
    ("Article 370 was revoked.", "370"),
    ("An F-16 crashed.", "16"),
    ("One of the ministers resigned.", "One"),
    ("The G20 met in Hangzhou.", "20"),
]


def figures_in(text: str, syntax):
    document = Document(text=text, published=date(2016, 3, 17))
    trees = syntax.trees(text)
    return document, trees, find_quantities(document, trees, find_times(document, trees))


@pytest.mark.parametrize(("text", "words", "low", "high", "unit", "what"), FIGURES)
def test_finds_figures(text, words, low, high, unit, what, syntax) -> None:
    document, _, found = figures_in(text, syntax)
    (figure,) = [one for one in found if words in one.span.quote(document)]
    assert (figure.low, figure.high, figure.unit) == (low, high, unit)
    assert figure.what is None if what is None else what in (figure.what or "")


@pytest.mark.parametrize(("text", "words"), NOT_FIGURES)
def test_dates_ages_and_labels_are_no_figures(text, words, syntax) -> None:
    document, _, found = figures_in(text, syntax)
    assert [one for one in found if words in one.span.quote(document)] == []


def test_a_part_points_to_its_total(syntax) -> None:
    text = "It counted more than 1,500 deaths, including those of 500 security personnel."
    _, _, (total, part) = figures_in(text, syntax)
    assert (total.part_of, part.part_of, part.low) == (None, 0, 500)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("A 56% increase in attacks alarmed Lima.", "increase"),
        ("Exports fell by 12 percent.", "decrease"),
        ("It holds 40% of the reserves.", None),
    ],
)
def test_tells_which_way_a_figure_changed(text, change, syntax) -> None:
    _, _, (figure,) = figures_in(text, syntax)
    assert figure.change == change


def test_a_figure_counts_over_the_period_told_not_the_one_compared_with(syntax) -> None:
    text = "Attacks rose 56% in 2015 compared with 2014."
    _, _, (figure,) = figures_in(text, syntax)
    assert figure.when is not None
    assert figure.when.first == date(2015, 1, 1)


@pytest.mark.parametrize(
    ("text", "figure", "trigger", "expected"),
    [
        ("The navy shelled the camp, killing six people.", "six", "shelled", True),
        ("The strikes killed six people.", "six", "strikes", True),
        ("Kenya expelled 300 migrants.", "300", "expelled", True),
        ("Kenya protested after Somalia expelled 300 migrants.", "300", "protested", False),
        ("Kenya, which expelled 300 migrants, protested.", "300", "protested", False),
    ],
)
def test_a_figure_belongs_to_the_event_of_its_clause(
    text, figure, trigger, expected, syntax
) -> None:
    document, trees, found = figures_in(text, syntax)
    (quantity,) = [one for one in found if figure in one.span.quote(document)]
    (token,) = [token for token in trees[0].tokens if token.text == trigger]
    assert belongs_to(trees[0], quantity, token.index) is expected


@pytest.mark.parametrize(
    "row",
    [
        tables.words(example)
        for file, kind in (("units", "unit"), ("units", "near"), ("currencies", "currency"))
        for row in tables.rows(tables.table(file)[kind])
        for example in row.get("examples", [])
    ],
    ids=lambda row: row[0],
)
def test_examples_of_the_data_file(row, syntax) -> None:
    text, words, low, high, unit, what = row
    document, _, found = figures_in(text, syntax)
    (figure,) = [one for one in found if words in one.span.quote(document)]
    expected = (None if low == "-" else float(low), None if high == "-" else float(high))
    assert (figure.low, figure.high) == expected
    assert (figure.unit or "-") == unit
    assert what == "-" or what in (figure.what or "")
