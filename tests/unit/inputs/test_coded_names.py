"""Whom the names of event tables mean, on the day of the event."""

from __future__ import annotations

from datetime import date

import pytest

from detente.atlas.lookup import load_atlas
from detente.inputs.coded_names import CodedNames

# name, day, actor's id or why there is none
NAMES = [
    ("Peru", "1995-01-30", "PER"),
    ("South_Korea", "1995-01-30", "KOR"),
    ("PER-MIL", "1995-01-30", "PER-MIL"),
    ("Police (Australia)", "2013-05-01", "AUS-COP"),
    ("Citizen (India)", "2013-05-01", "IND-CVL"),
    ("Court Judge (Egypt)", "2013-05-01", "EGY-JUD"),
    ("Children (Palestinian Territory, Occupied)", "2013-05-01", "PSE-CVL"),
    ("Militant (Boko Haram)", "2013-05-01", "NGA-BOKO-HARAM"),
    ("Georgia", "2008-08-08", "GEO"),
    ("Nobody At All (Peru)", "1995-01-30", "unknown actor"),
    ("Citizen (Africa)", "2013-05-01", "unknown actor"),
    ("", "2013-05-01", "unknown actor"),
]


@pytest.mark.parametrize(("name", "on", "meant"), NAMES)
def test_names_of_event_tables(name, on, meant):
    actor, why = CodedNames(load_atlas()).meant(name, date.fromisoformat(on))
    assert (actor or why) == meant


def test_a_government_is_that_of_the_day():
    """Of 2020 and 2022, "Government (Afghanistan)" is two different governments."""
    names = CodedNames(load_atlas())
    one, _ = names.meant("Government (Afghanistan)", date(2020, 5, 1))
    other, _ = names.meant("Government (Afghanistan)", date(2022, 5, 1))
    assert one is not None
    assert other is not None
    assert one != other


def test_a_name_that_changes_its_meaning_within_a_month_is_looked_up_by_the_day():
    names = CodedNames(load_atlas())
    days = [date(2021, 8, day) for day in (1, 31)]
    one, other = (names.meant("Government (Afghanistan)", day)[0] for day in days)
    assert one != other
    assert [names.meant("Government (Afghanistan)", day)[0] for day in days] == [one, other]
