"""The days of a happening, by all the ways in which a text dates it."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.read import tables
from detente.read.dating import day_of
from detente.read.reader import RuleReader
from detente.read.times import find_times
from detente.read.times_after import framed

DAY = date(2009, 7, 15)  # a Wednesday

# text, word that tells the happening, first day, last day ("" where the words leave the end open)
DATED = [
    ("Since the coup of 5 July 1999 the general has banned rallies.", "banned", "1999-07-05", ""),
    ("After the coup of 5 July 1999 the general banned rallies.", "banned", "1999-07-05", ""),
    ("By 1995 Oman had broken off the talks.", "broken", "", "1995-12-31"),
    ("Until March 1995 Oman sent envoys.", "sent", "", "1995-03-31"),
    ("Before 1995 Oman sent envoys.", "sent", "", "1994-12-31"),
    ("Starting Monday, Oman will admit inspectors.", "admit", "2009-07-20", ""),
    ("Two weeks after the raid of 2 May 1983 Peru closed the pass.", "closed", "1983-05-16", "1983-05-22"),
    ("On the eve of the vote of 2 May 1983 Peru closed the pass.", "closed", "1983-05-01", "1983-05-01"),
    ("In the ten days that followed 2 May 1983 Peru closed two passes.", "closed", "1983-05-02", "1983-05-11"),
    ("A shelling that killed nine in May 2003 angered Lima.", "shelling", "2003-05-01", "2003-05-31"),
    ("Early 2003 brought a raid on the port.", "raid", "2003-01-01", "2003-04-30"),
    ("Quito protested on Monday against the shelling of a farm in June 1995.", "shelling", "1995-06-01", "1995-06-30"),
    ("Gunmen raided the port on 4 May 2001; the next day they fled.", "fled", "2001-05-05", "2001-05-05"),
    ("Gunmen raided the port on 4 May 2001; six days after, they fled.", "fled", "2001-05-10", "2001-05-10"),
    ("During the Falklands War Peru sent jets.", "sent", "1982-04-02", "1982-06-14"),
    ("After the fall of Saigon Thailand recognised the victors.", "recognised", "1975-04-30", ""),
    ("Under Brezhnev Moscow exiled the poet.", "exiled", "1964-10-14", "1982-11-10"),
    ("Since independence Zambia has closed the border twice.", "closed", "1964-10-24", ""),
    ("LIMA, July 13 (Andean Wire) - Rebels raided a mine yesterday.", "raided", "2009-07-12", "2009-07-12"),
    ("LIMA, Monday - Rebels raided a mine today.", "raided", "2009-07-13", "2009-07-13"),
    ("Rebels raided a mine.", "raided", "2009-07-14", "2009-07-15"),
    ("In two weeks Chile will vote.", "vote", "2009-07-27", "2009-08-02"),
    ("Chile must withdraw within 48 hours.", "withdraw", "2009-07-15", "2009-07-17"),
    ("Quito said on Monday that it had expelled the envoy.", "expelled", "", "2009-07-13"),
    ("Quito said on Monday it expelled the envoy on Sunday.", "expelled", "2009-07-12", "2009-07-12"),
    ("Quito, its spokesman said on Monday, had shut the border.", "shut", "", "2009-07-13"),
    ("Quito, which lost the mine on Friday, said on Monday it had shut the border.", "shut", "", "2009-07-13"),
    ("Quito said that it had expelled the envoy.", "expelled", "2009-07-14", "2009-07-15"),
    ("In June Lima cut aid because Quito had expelled its envoy.", "expelled", "", "2009-06-30"),
    ("Lima cut aid on Monday after police stormed its embassy.", "stormed", "", "2009-07-13"),
    ("Gunmen stormed the mine before dawn on 4 July.", "stormed", "2009-07-04", "2009-07-04"),
    ("Ahead of Friday's talks Lima condemned the raid.", "condemned", "2009-07-14", "2009-07-15"),
    ("Lima has postponed the vote to 9 August.", "postponed", "2009-07-14", "2009-07-15"),
    ("Dockers called a strike for Friday.", "called", "2009-07-14", "2009-07-15"),
    ("Dockers called a strike for Friday.", "strike", "2009-07-17", "2009-07-17"),
    ("Lima plans to hold a vote in August.", "plans", "2009-07-14", "2009-07-15"),
    ("The sanctions, due on Friday, have been put off.", "sanctions", "2009-07-17", "2009-07-17"),
    ("Friday's summit will end the quarrel.", "summit", "2009-07-17", "2009-07-17"),
    ("Lima has held two nuns since August.", "held", "2008-08-01", ""),
    ("Gunmen seized the mine on Friday, and within hours the army shelled it.", "shelled", "2009-07-10", "2009-07-10"),
    ("The boats left on Friday. Soldiers seized them off Callao.", "seized", "2009-07-10", "2009-07-10"),
    ("The boats left on Friday. Chile has seized them.", "seized", "2009-07-14", "2009-07-15"),
    ("The boats left on Friday. Chile recalled its envoy.", "recalled", "2009-07-14", "2009-07-15"),
]  # fmt: skip

# text, word that tells what the text places only roughly, or not at all
VAGUE = [
    ("In recent years Chad has detained many writers.", "detained"),
    ("Some time ago Chad detained a poet.", "detained"),
    ("For decades the clans raided each other.", "raided"),
    ("Time and again Chad has accused its neighbour.", "accused"),
]


def day_in(text: str, word: str, syntax, published: date | None = DAY):
    document = Document(text=text, published=published)
    trees = syntax.trees(text)
    times = find_times(document, trees)
    for tree in trees:
        for token in tree.tokens:
            if token.text == word:
                return day_of(document, tree, trees, times, token.index)[0]
    raise AssertionError(f"{word} is not in {text}")


@pytest.mark.parametrize(("text", "word", "first", "last"), DATED)
def test_dates_what_is_told(text, word, first, last, syntax) -> None:
    when = day_in(text, word, syntax)

    assert when is not None
    found = (
        "" if when.open == "first" else str(when.first),
        "" if when.open == "last" else str(when.last),
    )
    assert found == (first, last)


@pytest.mark.parametrize(("text", "word"), VAGUE)
def test_what_is_told_roughly_has_no_day_of_its_own(text, word, syntax) -> None:
    when = day_in(text, word, syntax)

    assert when is None or when.basis == "vague"


AHEAD = [
    ("Peru's leader meets his counterpart from Chile on Friday.", "meets"),
    ("Peru's sanctions on Chile take effect on 1 August.", "sanctions"),
]


@pytest.mark.parametrize(("text", "word"), AHEAD)
def test_what_is_dated_after_the_page_is_planned(text, word) -> None:
    reading = RuleReader().read(Document(text=text, published=DAY))
    (event,) = (e for e in reading.events if word in text[e.trigger.start : e.trigger.end])
    (claim,) = (claim for claim in reading.claims if claim.event == event.event.id)

    assert event.event.when is not None
    assert event.event.when.first > DAY
    assert claim.factuality == "planned"


def test_a_period_that_is_not_over_dates_nothing(syntax) -> None:
    when = day_in("In the Falklands War Peru sent jets.", "sent", syntax, date(1982, 5, 20))

    assert when is not None
    assert when.basis == "published"


def test_a_dateline_with_its_year_stands_in_for_a_missing_day_of_publication(syntax) -> None:
    text = "BOGOTA, Jan. 2, 1978 - Gunmen raided a mine yesterday."

    when = day_in(text, "raided", syntax, None)

    assert when is not None
    assert when.first == when.last == date(1978, 1, 1)


@pytest.mark.parametrize("row", tables.rows(tables.table("times")["framing"]), ids=str)
def test_examples_of_counting_from_a_date(row) -> None:
    for text, first, last in row["examples"]:
        document = Document(text=text)
        (time,) = find_times(document, ())[-1:]
        counted = framed(text, 0, time.span.start, time.when)
        assert counted is not None, text
        assert (str(counted.when.first), str(counted.when.last)) == (first, last)
