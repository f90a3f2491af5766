"""Which date a happening is given."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.read.times import find_times
from detente.read.times_govern import when_of

DAY = date(2016, 3, 17)  # a Thursday
NEWS = ("2016-03-16", "2016-03-17")  # the days up to publication

# text, word that tells the happening, first day, last day, basis
DATED = [
    ("Kenya expelled 300 migrants last year.", "expelled", "2015-01-01", "2015-12-31", "computed"),
    ("Last year Kenya closed the camp, expelled 300 migrants and cut aid.", "expelled", "2015-01-01", "2015-12-31", "computed"),
    ("Last year Kenya closed the camp, expelled 300 migrants and cut aid.", "cut", "2015-01-01", "2015-12-31", "computed"),
    ("On Monday the army shelled the town, killing eight people.", "killing", "2016-03-14", "2016-03-14", "computed"),
    ("The invasion of the island in 1974 split them.", "invasion", "1974-01-01", "1974-12-31", "stated"),
    ("The March 2014 strikes angered Lima.", "strikes", "2014-03-01", "2014-03-31", "stated"),
    ("Ties have been strained since the fall of the city in August 2011.", "fall", "2011-08-01", "2011-08-31", "stated"),
    ("Ties have worsened since August 2011.", "worsened", "2011-08-01", "2016-03-17", "stated"),
    ("The two sides fought from 1980 to 1988.", "fought", "1980-01-01", "1988-12-31", "stated"),
    ("The two sides fought between 1980 and 1988.", "fought", "1980-01-01", "1988-12-31", "stated"),
    ("The junta collapsed in late 2001 after rebels took the capital.", "collapsed", "2001-09-01", "2001-12-31", "stated"),
    ("The rebels signed a truce within three months of the June 2015 accord.", "signed", "2015-06-01", "2015-09-30", "event"),
    ("The minister said on Tuesday that troops shelled the port.", "shelled", *NEWS, "published"),
    ("The minister said on Tuesday that troops shelled the port.", "said", "2016-03-15", "2016-03-15", "computed"),
    ("Troops shelled the port.", "shelled", *NEWS, "published"),
    ("Quito condemned the 1941 invasion.", "condemned", *NEWS, "published"),
    ("Syria lost the hill two days after war had begun on 6 October 2014.", "lost", "2014-10-08", "2014-10-08", "event"),
    ("Trade fell in 2015 compared to 2014.", "fell", "2015-01-01", "2015-12-31", "stated"),
]  # fmt: skip

# text, word that tells a happening of which the text gives no day
UNDATED = [
    ("Lima had initially hoped for a thaw.", "hoped"),
    ("Troops will shell the port.", "shell"),
    ("Hope evaporated within the first 12 months of his rule.", "evaporated"),
    ("The two courts have long backed rival clans.", "backed"),
    ("Peru, which once armed the rebels, protested.", "armed"),
    ("In 1941 Peru invaded. It took two provinces.", "took"),
]


def dated(text: str, word: str, syntax, day: date | None = DAY):
    document = Document(text=text, published=day)
    trees = syntax.trees(text)
    times = find_times(document, trees)
    for tree in trees:
        for token in tree.tokens:
            if token.text == word:
                return when_of(tree, token.index, times, document)
    raise AssertionError(f"{word} is not in {text}")


@pytest.mark.parametrize(("text", "word", "first", "last", "basis"), DATED)
def test_dates_by_syntax(text, word, first, last, basis, syntax) -> None:
    when, _ = dated(text, word, syntax)
    assert when is not None
    assert (str(when.first), str(when.last), when.basis) == (first, last, basis)


@pytest.mark.parametrize(("text", "word"), UNDATED)
def test_leaves_undated_what_has_no_day(text, word, syntax) -> None:
    assert dated(text, word, syntax)[0] is None


def test_news_without_a_date_quotes_no_words(syntax) -> None:
    assert dated("Troops shelled the port.", "shelled", syntax)[1] is None


def test_without_a_day_of_publication_news_has_no_date(syntax) -> None:
    assert dated("Troops shelled the port.", "shelled", syntax, None) == (None, None)
