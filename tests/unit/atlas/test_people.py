"""Rows of people, what they were on a day, and who a title and a family name mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from detente.atlas.lookup import load_atlas
from detente.atlas.people import Source, people
from detente.errors import BadLine

if TYPE_CHECKING:
    from pathlib import Path

    from detente.atlas.people import Persons

HEAD = "id,name,also,short,posts,note\n"
ROW = (
    "PER-X,Ann Example,Ann B. Example,Example (2001..),"
    "FRA:GOV minister 2001-01-01..2003-06-30; FRA:PTY party leader 2004-01-01..2005-12-31; "
    "FRA:GOV president 2006-01-01..2010-12-31; :IGO secretary-general 2012-01-01..2013-12-31,\n"
)
BAD = [
    ("id,name\nPER-X,Ann\n", "has the columns"),
    (HEAD + "PER-X,Ann,,,FRA:GOV,\n", "has the post 'FRA:GOV'"),
    (HEAD + "PER-X,Ann,,,France:GOV minister 2001..,\n", "has the post"),
    (HEAD + "PER-X,Ann,,,FRA:GOV minister 2001..1999,\n", "A period runs from"),
    (HEAD + ",Ann,,,FRA:GOV minister 2001..,\n", "without id or name"),
    (HEAD + "PER-X,Ann,,,FRA:GOV minister 2001..,note, more\n", "7 cells"),
]
ON_A_DAY = [
    ("2000-01-01", ("FRA", None)),
    ("2002-01-01", ("FRA", "GOV")),
    ("2003-09-01", ("FRA", "ELI")),
    ("2005-01-01", ("FRA", "PTY")),
    ("2010-12-31", ("FRA", "GOV")),
    ("2011-06-01", ("FRA", "ELI")),
    ("2013-01-01", (None, "IGO")),
    ("2020-01-01", ("FRA", "ELI")),
]
TITLED = [
    ("President Obama", "2015-06-01", "PER-OBAMA"),
    ("former President Obama", "2019-06-01", "PER-OBAMA"),
    ("Chancellor Scholz", "2022-05-01", "PER-SCHOLZ"),
    ("Prime Minister Sharif", "2014-05-01", "PER-NAWAZ-SHARIF"),
    ("Prime Minister Sharif", "2022-06-01", "PER-SHEHBAZ-SHARIF"),
    ("Pakistani Prime Minister Sharif", "2022-06-01", "PER-SHEHBAZ-SHARIF"),
    ("Indian Prime Minister Sharif", "2022-06-01", None),
    ("President Qwxzzzk", "2022-06-01", None),
    ("Dmitry Anatolyevich Medvedev", "2012-01-01", "PER-MEDVEDEV"),
    ("Sheikh Lai Mohammed", "2012-01-01", "PER-LAI-MOHAMMED"),
]


def persons(*texts: str, members: str = "") -> Persons:
    sources = [Source(f"{number}.csv", text) for number, text in enumerate(texts, 1)]
    return people(sources, members, load_atlas().register.bodies)


@pytest.mark.parametrize(("on", "told"), ON_A_DAY)
def test_what_a_person_was_on_a_day(on: str, told: tuple[str | None, str | None]) -> None:
    (person,) = persons(HEAD + ROW).values()
    held = [role for role in person.roles if role.valid.holds(date.fromisoformat(on))]
    assert (held[0].country, held[0].sector) == told


def test_a_row_gives_names_offices_and_ties() -> None:
    (person,) = persons(HEAD + ROW).values()
    assert [(each.text, each.form) for each in person.aliases] == [
        ("Ann Example", "name"),
        ("Ann B. Example", "name"),
        ("Example", "short"),
    ]
    told = [role.office for role in person.roles[:4]]
    assert told == [
        "minister",
        "president",
        "party leader",
        "secretary-general",
    ]  # government first
    assert [(each.other, each.valid.first) for each in person.ties] == [
        ("FRA", date(2001, 1, 1)),
        ("FRA", date(2006, 1, 1)),
    ]


def test_names_and_countries_are_known_before_a_person_is_made() -> None:
    made = persons(HEAD + ROW)
    (bearer,) = made.bearers()
    assert [(bearer.id, bearer.names)] == list(made.names())
    assert bearer.names == made[bearer.id].aliases
    assert bearer.countries == {"FRA"}


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_bad_row_is_named(text: str, message: str) -> None:
    with pytest.raises(BadLine, match=message):
        tuple(persons(text).values())


def test_members_add_ties_and_codes_to_persons_only() -> None:
    table = "id,ties,wikidata\nPER-X,part_of IGO-UN 2012..2013,Q1\n"
    (person,) = persons(HEAD + ROW, members=table).values()
    assert person.ties[-1].other == "IGO-UN"
    assert person.codes[0].code == "Q1"
    with pytest.raises(BadLine, match="'PER-Y' of no person"):
        persons(HEAD + ROW, members=table.replace("PER-X", "PER-Y"))
    with pytest.raises(BadLine, match="'PER-X' has the tie 'governs FRA'"):
        tuple(persons(HEAD + ROW, members="id,ties,wikidata\nPER-X,governs FRA,\n").values())


@pytest.mark.parametrize(("phrase", "on", "actor_id"), TITLED)
def test_whom_a_title_and_family_name_mean(phrase: str, on: str, actor_id: str | None) -> None:
    actor = load_atlas().identify(phrase, date.fromisoformat(on)).actor
    assert (actor.id if actor else None) == actor_id


def test_the_office_is_told() -> None:
    identity = load_atlas().identify("President Obama", date(2015, 6, 1))
    assert "president of the United States on that day" in identity.why


def test_two_rows_of_one_id_are_named() -> None:
    with pytest.raises(BadLine, match=r"^1\.csv and 2\.csv both have a row 'PER-X'"):
        persons(HEAD + ROW, HEAD + ROW)


def test_every_shipped_actor_has_an_id_of_its_own() -> None:
    ids = [each.id for each in load_atlas().actors]
    assert len(ids) == len(set(ids))


def test_a_users_row_replaces_a_shipped_person(tmp_path: Path) -> None:
    rows = tmp_path / "mine.toml"
    rows.write_text('[[actor]]\nid = "PER-OBAMA"\nname = "Mine"\nkind = "person"\n')
    atlas = load_atlas(rows)
    assert atlas.actor("PER-OBAMA").name == "Mine"
    assert atlas.identify("Barack Obama").actor is None
    assert [each.id for each in atlas.actors].count("PER-OBAMA") == 1
