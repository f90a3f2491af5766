"""The rows of states.csv, governments.toml, official.toml, places.toml and ambiguous.toml."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from detente.atlas.lookup import load_atlas

if TYPE_CHECKING:
    from pathlib import Path

FORMER = {
    "SUN", "YUG", "SCG", "CSK", "DDR", "YAR", "YMD", "RVN", "UAR", "ZAN", "TGK", "TBT", "BIA", "KTG",
    "ICH", "RSK", "ART", "DNR", "LNR",
}  # fmt: skip
UNRECOGNISED = {"TWN", "PSE", "XKX", "SML", "CYN", "ABK", "OSE", "PMR"}
UNGOVERNED = {
    "DEU": (1946, 1948),  # under the four occupying powers
    "SOM": (1991, 2000),  # no government after Barre's fall
    "PSE": (1946, 1993),  # mandate, then Jordan, Egypt and Israel
}
WRONG_IN_CODELIST = {
    # what countrycode's list gives -> why the atlas gives something else
    "DEU": "one code for the two periods of the Federal Republic",
    "VAT": "327 is the Papal States",
    "SRB": "no COW number; COW goes on with 345",
    "YEM": "a GW number of another state",
    "VNM": "a GW number of pre-colonial Vietnam",
    "SSD": "FIPS is empty",
    "CUW": "FIPS is empty",
    "PSE": "FIPS of the West Bank alone",
}


def current(code: str, scheme: str) -> set[str]:
    codes = load_atlas().actor(code).codes
    return {each.code for each in codes if each.scheme == scheme and each.valid.last is None}


def test_every_member_of_the_united_nations_is_there() -> None:
    states = {each.id for each in load_atlas().actors if each.kind == "state"}
    now = states - FORMER - UNRECOGNISED
    assert states >= FORMER | UNRECOGNISED
    assert len(now) == 194  # 193 members and the Holy See
    assert {
        each.id for each in load_atlas().actors if each.id in FORMER and each.valid.last
    } == FORMER


def test_every_state_has_a_government_in_every_year() -> None:
    atlas = load_atlas()
    for state in atlas.actors:
        if state.kind != "state":
            continue
        first, last = UNGOVERNED.get(state.id, (0, 0))
        for year in range(1946, 2026):
            day = date(year, 7, 1)
            if state.valid.holds(day) and not first <= year <= last:
                assert atlas.governments_of(state.id, day), (state.id, day)


def test_government_ids_say_when_they_began() -> None:
    for actor in load_atlas().actors:
        if actor.kind != "government":
            continue
        match = re.fullmatch(r"([A-Z]{3})-GOV(?:-(\d{4})(?:-\d{2})?)?", actor.id)
        assert match, actor.id
        governed = [tie for tie in actor.ties if tie.kind == "governs"]
        assert governed, actor.id
        assert governed[0].other == match[1], actor.id
        first = governed[0].valid.first
        if match[2] and first is not None:
            assert abs(int(match[2]) - first.year) <= 1, actor.id


def test_every_state_has_an_adjective_and_a_seat_unless_it_is_its_own_city() -> None:
    bare = {
        state.id
        for state in load_atlas().actors
        if state.kind == "state" and not any(each.form == "metonym" for each in state.aliases)
    }
    assert bare <= {
        "ATG", "DJI", "GRD", "LUX", "MCO", "NRU", "SMR", "STP", "UAR", "ZAN", "DNR", "LNR", "ICH",
        "SYC", "BIA",
    }  # fmt: skip
    mute = {
        state.id
        for state in load_atlas().actors
        if state.kind == "state" and not any(each.form == "adjective" for each in state.aliases)
    }
    assert mute <= {"DNR", "LNR", "ICH"}


def test_codes_agree_with_the_list_of_countrycode(shared_data: Path) -> None:
    path = shared_data / "atlas" / "countrycode_codelist.csv"
    columns = {"fips": "fips", "cow": "cown", "gw": "gwn"}
    with path.open(encoding="utf-8") as lines:
        table = {row["iso3c"]: row for row in csv.DictReader(lines) if row["iso3c"]}
    known = {each.id for each in load_atlas().actors}
    for code in sorted(known & set(table) - set(WRONG_IN_CODELIST)):
        for scheme, column in columns.items():
            given = table[code][column]
            if given:
                assert current(code, scheme) == {given}, (code, scheme)


def test_official_bodies_are_called_by_state_and_sector() -> None:
    atlas = load_atlas()
    bodies = [a for a in atlas.actors if a.kind == "body" and atlas.register.generic(a.id)]
    assert len(bodies) >= 100
    for body in bodies:
        country, sector = body.id.split("-")
        assert [(r.country, r.sector) for r in body.roles] == [(country, sector)]


def test_place_ids_say_where_they_lie() -> None:
    places = [each for each in load_atlas().actors if each.id.startswith("PLC-")]
    assert len(places) >= 1500
    for place in places:
        assert {tie.other for tie in place.ties} == {place.id[4:7]}, place.id
    assert not [name for name, count in Counter(each.id for each in places).items() if count > 1]


def test_phrases_hold_a_name_and_are_none() -> None:
    atlas = load_atlas()
    for phrase in sorted(atlas.names.policies.phrases):
        assert atlas.find(f"the {phrase}") == (), phrase
        words = phrase.split()
        inside = {
            " ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)
        }
        parts = {part.strip("-") for text in inside for part in (text, *text.split("-"))}
        assert any(atlas.names.readings(part) for part in parts), phrase


def test_names_without_an_actor_have_no_row() -> None:
    for policy in load_atlas().names.policies.names:
        assert policy.candidates or policy.not_after or policy.not_before, policy.text
        assert policy.why.endswith("."), policy.text
