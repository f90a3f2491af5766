"""The rows of groups.toml, organisations.toml, others.toml and roles.toml, as they stand."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from detente.atlas import rows
from detente.atlas.lookup import load_atlas
from detente.atlas.nouns import forms
from detente.atlas.spelling import fits, folded, plain

if TYPE_CHECKING:
    from detente.model.actors import Actor, ActorRole, Alias

FILES = ("groups", "organisations", "others")
AT_LEAST = {
    "group": 130,
    "organisation": 75,
    "think_tank": 60,
    "media": 80,
    "people": 50,
    "company": 25,
}
PREFIXES = {
    "organisation": ("IGO-", "NGO-"),
    "think_tank": ("ORG-",),
    "media": ("MED-",),
    "people": ("PPL-",),
    "company": ("COM-",),
    "body": ("BODY-",),
}
INTERNATIONAL = "IGO"  # stands where a PLOVER country would: an international organisation
SHARED_NAMES = {
    "ansar al-sharia": "groups of that name in Yemen, Libya and Tunisia",
    "fpi": "parties of Ivory Coast and Indonesia",
    "maoists": "India and Nepal",
    "national liberation army": "Colombia and Macedonia",
    "national liberation front": "Algeria and South Vietnam",
    "rsf": "the Rapid Support Forces and Reporters Without Borders",
}
WELL_FORMED = re.compile(r"^[A-Z0-9]+(-[A-Z0-9]+)*$")
STATE_ID = re.compile(r"^[A-Z]{3}(-GOV(-\d{4})?)?$")


@cache
def table(name: str) -> dict[str, Any]:
    text = files("detente.atlas").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def states() -> frozenset[str]:
    with files("detente.atlas").joinpath("data/states.csv").open(encoding="utf-8") as lines:
        return frozenset(row["id"] for row in csv.DictReader(lines))


@cache
def sectors() -> frozenset[str]:
    return frozenset(row["code"] for row in table("bodies")["sector"])


@cache
def actors() -> dict[str, Actor]:
    every = [row for name in FILES for row in table(name)["actor"]]
    found = [rows.actor(row) for row in every]
    return {actor.id: actor for actor in found}


@cache
def everyone() -> dict[str, Actor]:
    persons = {each.id: each for each in load_atlas().actors if each.kind == "person"}
    return actors() | persons


def memberships() -> list[tuple[str, str]]:
    return [
        (row["id"], text)
        for row in table("organisations")["actor"]
        for text in row.get("members", [])
    ]


def day(text: str) -> date:
    return date.fromisoformat(text)


def role_on(actor_id: str, on: str) -> str | None:
    held = [role for role in everyone()[actor_id].roles if role.valid.holds(day(on))]
    return f"{held[0].country or ''}:{held[0].sector}" if held else None


def part_on(actor_id: str, on: str) -> set[str]:
    ties = everyone()[actor_id].ties
    return {tie.other for tie in ties if tie.kind == "part_of" and tie.valid.holds(day(on))}


def alike(one: str, other: str) -> bool:
    """Capitals tell JeM, of Pakistan, from JEM, of Sudan."""
    return fits(plain(one), plain(other)) or fits(plain(other), plain(one))


def test_ids_are_unique() -> None:
    ids = Counter(row["id"] for name in FILES for row in table(name)["actor"])
    assert [each for each, count in ids.items() if count > 1] == []


@pytest.mark.parametrize(("kind", "number"), AT_LEAST.items())
def test_there_are_enough_rows(kind: str, number: int) -> None:
    assert sum(actor.kind == kind for actor in actors().values()) >= number


def test_ids_are_well_formed_and_say_what_they_are() -> None:
    for actor in actors().values():
        assert WELL_FORMED.match(actor.id), actor.id
        head, _, tail = actor.id.partition("-")
        if actor.kind in PREFIXES:
            assert actor.id.startswith(PREFIXES[actor.kind]), actor.id
        else:
            assert actor.kind == "group", actor.id
            assert head not in states() or tail, f"{actor.id} is the id of a state"
            assert tail not in sectors(), f"{actor.id} is what a country's own body is called"


def test_roles_have_known_countries_and_sectors() -> None:
    for actor in actors().values():
        for role in actor.roles:
            assert role.country is None or role.country in states(), (actor.id, role)
            if role.sector == INTERNATIONAL:
                assert role.country is None, (actor.id, role)
                assert actor.kind in ("organisation", "person"), (actor.id, role)
            else:
                assert role.sector in sectors(), (actor.id, role)


def test_an_actor_has_one_role_at_a_time() -> None:
    def meaning(role: ActorRole) -> tuple[str | None, str | None]:
        return role.country, role.sector

    torn = [
        (actor.id, one, other)
        for actor in actors().values()
        for one, other in combinations(actor.roles, 2)
        if meaning(one) != meaning(other) and one.valid.meets(other.valid)
    ]
    assert torn == []


def test_ties_lead_to_actors() -> None:
    for actor in actors().values():
        for tie in actor.ties:
            known = tie.other in actors() or (
                STATE_ID.match(tie.other) is not None and tie.other[:3] in states()
            )
            assert known, (actor.id, tie)
            assert tie.other != actor.id
            if tie.kind in ("governs", "split_from"):
                assert tie.valid.first is not None, (actor.id, tie)


def test_no_name_means_two_actors_on_one_day_unless_listed() -> None:
    readings: dict[str, list[tuple[str, Alias]]] = defaultdict(list)
    for actor in actors().values():
        for alias in actor.aliases:
            readings[folded(alias.text)].append((actor.id, alias))
    shared = {
        name
        for name, found in readings.items()
        for (one, alias), (other, its) in combinations(found, 2)
        if one != other and alias.valid.meets(its.valid) and alike(alias.text, its.text)
    }
    assert shared == set(SHARED_NAMES)


def test_members_are_states_with_periods() -> None:
    found = memberships()
    assert len({organisation for organisation, _ in found}) >= 15
    for organisation, text in found:
        state, days = rows.dated(text)
        assert state in states(), (organisation, text)
        assert days is not None or organisation == "IGO-QUAD", (organisation, text)


@pytest.mark.parametrize(
    ("organisation", "on", "number"),
    [
        ("IGO-NATO", "1949-04-04", 12),
        ("IGO-NATO", "1999-03-12", 19),
        ("IGO-NATO", "2024-03-07", 32),
        ("IGO-EU", "1993-11-01", 12),
        ("IGO-EU", "2004-05-01", 25),
        ("IGO-EU", "2013-07-01", 28),
        ("IGO-EU", "2020-02-01", 27),
        ("IGO-GCC", "1981-05-25", 6),
        ("IGO-ASEAN", "1999-04-30", 10),
        ("IGO-SAARC", "2007-04-03", 8),
        ("IGO-WARSAW-PACT", "1955-05-14", 8),
        ("IGO-WARSAW-PACT", "1968-10-01", 7),
        ("IGO-SCO", "2024-07-04", 10),
        ("IGO-ARAB-LEAGUE", "2000-01-01", 22),
        ("IGO-ARAB-LEAGUE", "2012-01-01", 21),
        ("IGO-BRICS", "2024-06-01", 9),
        ("IGO-ECOWAS", "2001-01-01", 15),
        ("IGO-OPEC", "2019-01-01", 14),
    ],
)
def test_how_many_members_there_were(organisation: str, on: str, number: int) -> None:
    periods = [rows.dated(text) for name, text in memberships() if name == organisation]
    held = {state for state, days in periods if days is not None and days.holds(day(on))}
    assert len(held) == number


@pytest.mark.parametrize(
    ("actor_id", "on", "role"),
    [
        ("AFG-TALIBAN", "1995-06-01", "AFG:REB"),
        ("AFG-TALIBAN", "1996-09-27", "AFG:GOV"),
        ("AFG-TALIBAN", "2020-05-01", "AFG:REB"),
        ("AFG-TALIBAN", "2022-05-01", "AFG:GOV"),
        ("PAK-TTP", "2022-05-01", "PAK:REB"),
        ("ISKP", "2022-05-01", "AFG:REB"),
        ("SDN-RSF", "2023-04-14", "SDN:PRM"),
        ("SDN-RSF", "2023-04-15", "SDN:REB"),
        ("NIC-FSLN", "1979-07-18", "NIC:REB"),
        ("NIC-FSLN", "1985-01-01", "NIC:GOV"),
        ("KHM-KHMER-ROUGE", "1978-01-01", "KHM:GOV"),
        ("KHM-KHMER-ROUGE", "1980-01-01", "KHM:REB"),
        ("COL-FARC", "2016-01-01", "COL:REB"),
        ("COL-FARC", "2018-01-01", "COL:PTY"),
        ("SSD-SPLA", "2000-01-01", "SDN:REB"),
        ("SSD-SPLA", "2012-01-01", "SSD:MIL"),
        ("AGO-UNITA", "2002-04-04", "AGO:REB"),
        ("MUSLIM-BROTHERHOOD", "2013-01-01", "EGY:GOV"),
        ("PER-FIDAN", "2015-11-24", "TUR:SPY"),
        ("PER-FIDAN", "2024-01-01", "TUR:GOV"),
        ("PER-IMRAN-KHAN", "2019-01-01", "PAK:GOV"),
        ("PER-IMRAN-KHAN", "2023-01-01", "PAK:OPP"),
        ("PER-KISSINGER", "2000-01-01", "USA:ELI"),
    ],
)
def test_what_an_actor_was_on_a_day(actor_id: str, on: str, role: str | None) -> None:
    assert role_on(actor_id, on) == role


@pytest.mark.parametrize(
    ("actor_id", "on", "wholes"),
    [
        ("PER-PUTIN", "2010-01-01", {"RUS"}),
        ("PER-PUTIN", "1990-08-08", set()),
        ("PER-GORBACHEV", "1990-01-01", {"SUN"}),
        ("PER-ERDOGAN", "2003-03-13", set()),
        ("PER-ERDOGAN", "2015-11-24", {"TUR"}),
        ("PER-TRUMP", "2022-01-01", set()),
        ("PER-TRUMP", "2025-02-01", {"USA"}),
        ("PER-NAWAZ-SHARIF", "1998-05-28", {"PAK"}),
        ("PER-NAWAZ-SHARIF", "2005-01-01", set()),
        ("PER-MULLAH-OMAR", "2005-01-01", {"AFG-TALIBAN"}),
        ("PER-NOOR-WALI", "2023-01-01", {"PAK-TTP"}),
        ("PER-HEKMATYAR", "1985-01-01", {"AFG-HIG"}),
        ("PER-STOLTENBERG", "2016-01-01", {"IGO-NATO"}),
        ("PER-STOLTENBERG", "2010-01-01", {"NOR"}),
        ("ISKP", "2023-01-01", {"ISIS"}),
        ("ISIS", "2013-06-01", {"AL-QAEDA"}),
        ("ISIS", "2015-01-01", set()),
        ("PAK-TTP", "2023-01-01", set()),
        ("AFG-HAQQANI", "2010-01-01", {"AFG-TALIBAN"}),
        ("UKR-AZOV", "2014-06-01", set()),
        ("UKR-AZOV", "2015-06-01", {"UKR"}),
    ],
)
def test_whose_part_an_actor_was_on_a_day(actor_id: str, on: str, wholes: set[str]) -> None:
    assert part_on(actor_id, on) == wholes


@pytest.mark.parametrize(
    ("name", "on", "actor_id"),
    [
        ("Taliban administration", "2023-10-01", "AFG-TALIBAN"),
        ("Islamic Emirate of Afghanistan", "2000-01-01", "AFG-TALIBAN"),
        ("Pakistani Taliban", "2023-10-01", "PAK-TTP"),
        ("Tehrik-i-Taliban Pakistan", "2014-12-16", "PAK-TTP"),
        ("IS-K", "2021-08-26", "ISKP"),
        ("Islamic State – Khorasan Province", "2021-08-26", "ISKP"),
        ("Daesh", "2015-01-01", "ISIS"),
        ("Nusra Front", "2014-01-01", "SYR-HTS"),
        ("Provisional IRA", "1984-10-12", "GBR-IRA"),
        ("Erdogan", "2015-11-24", "PER-ERDOGAN"),
        ("Bush", "1991-01-17", "PER-BUSH-SR"),
        ("Bush", "2003-03-20", "PER-BUSH"),
        ("Sharif", "1998-05-28", "PER-NAWAZ-SHARIF"),
        ("Sharif", "2022-05-01", "PER-SHEHBAZ-SHARIF"),
        ("Organisation of African Unity", "1990-01-01", "IGO-AU"),
        ("DW", "2024-04-21", "MED-DW"),
    ],
)
def test_whom_a_name_means_on_a_day(name: str, on: str, actor_id: str) -> None:
    found = {
        actor.id
        for actor in everyone().values()
        for alias in actor.aliases
        if folded(alias.text) == folded(name) and alias.valid.holds(day(on))
    }
    assert found == {actor_id}


def test_role_nouns_are_many_and_distinct() -> None:
    nouns = Counter(row["noun"].lower() for row in table("roles")["role"])
    assert len(nouns) >= 260
    assert [noun for noun, count in nouns.items() if count > 1] == []


def test_role_nouns_have_sectors_and_stand_in_their_examples() -> None:
    for row in table("roles")["role"]:
        assert row["sector"] in sectors(), row
        words = "|".join(re.escape(form) for form in forms(row["noun"]))
        assert row["examples"], row
        for example in row["examples"]:
            assert re.search(rf"\b({words})\b", example.lower()), row


def test_role_nouns_and_names_of_bodies_agree() -> None:
    told = {
        form: row["sector"]
        for row in table("bodies")["body"]
        for noun in row["nouns"]
        for form in forms(noun)
    }
    disputed = [
        (row["noun"], row["sector"], told[row["noun"].lower()])
        for row in table("roles")["role"]
        if told.get(row["noun"].lower(), row["sector"]) != row["sector"]
    ]
    assert disputed == []
