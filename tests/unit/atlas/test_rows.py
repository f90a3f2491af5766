"""The row format."""

from __future__ import annotations

from datetime import date

import pytest

from detente.atlas import rows
from detente.errors import BadLine
from detente.model.times import Period

PERIODS = [
    ("1996-09-27..2001-11-13", date(1996, 9, 27), date(2001, 11, 13)),
    ("1994..", date(1994, 1, 1), None),
    ("..1994", None, date(1994, 12, 31)),
    ("..", None, None),
    ("2007", date(2007, 1, 1), date(2007, 12, 31)),
    ("2007-02", date(2007, 2, 1), date(2007, 2, 28)),
    ("2007-02-03", date(2007, 2, 3), date(2007, 2, 3)),
    ("2008-02..2008-03", date(2008, 2, 1), date(2008, 3, 31)),
]
BAD_PERIODS = ["soon", "", "2007-13..", "2007-02-30", "96..", "2001..1999", "1..2..3", "2007-2.."]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS)
def test_periods(text: str, first: date | None, last: date | None) -> None:
    expected = Period(first=first, last=last)
    assert rows.period(text) == expected


@pytest.mark.parametrize("text", [text for text in BAD_PERIODS if text])
def test_bad_periods(text: str) -> None:
    with pytest.raises(Exception, match=r"^(The atlas has a period|A period runs)"):
        rows.period(text)


def test_a_name_may_carry_its_days() -> None:
    assert rows.dated("Zaire (1971..1997)") == ("Zaire", rows.period("1971..1997"))
    assert rows.dated("Congo (Brazzaville)") == ("Congo (Brazzaville)", None)
    assert rows.alias("Zaire (1971..)", "short").valid == rows.period("1971..")


def test_roles_and_ties() -> None:
    role = rows.role("AFG:REB 1994..1996-09-26")
    assert (role.country, role.sector, role.valid) == (
        "AFG",
        "REB",
        rows.period("1994..1996-09-26"),
    )
    assert (rows.role(":IGO").country, rows.role("AFG:").sector) == (None, None)
    tie = rows.tie("governs AFG 2021-08-15..")
    assert (tie.kind, tie.other, tie.valid) == ("governs", "AFG", rows.period("2021-08-15.."))


def test_codes_may_change() -> None:
    found = rows.codes("gw", "255 (..1945-05-08); 260 (1949-09-21..)")
    assert [each.code for each in found] == ["255", "260"]


def test_a_row_is_an_actor() -> None:
    actor = rows.actor(
        {
            "id": "X-Y",
            "name": "Y",
            "kind": "group",
            "names": ["Y Front", "Y (1990..)"],
            "acronyms": ["YF"],
            "codes": {"wikidata": "Q1"},
            "roles": ["PAK:REB"],
            "ties": ["split_from X 2007"],
            "valid": "1980..",
            "note": "A group.",
        }
    )
    assert [(each.text, each.form) for each in actor.aliases] == [
        ("Y", "name"),
        ("Y Front", "name"),
        ("Y", "name"),
        ("YF", "acronym"),
    ]
    assert actor.aliases[1].valid == rows.period("1980..")
    assert (actor.note, actor.codes[0].code) == ("A group.", "Q1")


@pytest.mark.parametrize(
    "row",
    [
        {"id": "X", "kind": "group"},
        {"id": "X", "name": "X", "kind": "group", "names": [" (1990..)"]},
        {"id": "X", "name": "X", "kind": "group", "names": [3]},
    ],
)
def test_bad_rows(row: dict[str, rows.Cell]) -> None:
    with pytest.raises(BadLine):
        rows.actor(row)
