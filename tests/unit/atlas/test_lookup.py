"""The atlas as its users call it: actors, input, bodies, roles, places."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from detente.atlas.lookup import load_atlas
from detente.errors import AmbiguousActor, BadLine, NotFound, UnknownActor

if TYPE_CHECKING:
    from pathlib import Path

BODIES = tomllib.loads(
    files("detente.atlas").joinpath("data/bodies.toml").read_text(encoding="utf-8")
)["body"]
EXAMPLES = [example for row in BODIES for example in row["examples"]]


def test_a_generic_body_is_made_on_demand() -> None:
    actor = load_atlas().actor("PAK-MIL")
    assert (actor.name, actor.kind) == ("Armed forces of Pakistan", "body")
    assert load_atlas().actor("AFG-REB").name == "Rebels in Afghanistan"
    assert load_atlas().actor("USA-CVL").name == "People of the United States"


@pytest.mark.parametrize("actor_id", ["XYZ", "XYZ-GOV", "PAK-XYZ", "", "Pakistan", "AFG-GOV-1066"])
def test_an_unknown_id_is_an_error(actor_id: str) -> None:
    with pytest.raises(UnknownActor, match=r"^No actor has the id '.*'\. .*\.$"):
        load_atlas().actor(actor_id)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Afghan Taliban", "AFG-TALIBAN"),
        ("afghan taliban", "AFG-TALIBAN"),
        ("Pakistan", "PAK"),
        ("PAK", "PAK"),
        ("pakistan's", "PAK"),
        ("the United States", "USA"),
        ("us", "USA"),
        ("Islamabad", "PAK-GOV"),
        ("Russia", "RUS"),
        ("Soviet Union", "SUN"),
        ("AFG-GOV-2001", "AFG-GOV-2001"),
        ("Turkiye", "TUR"),
    ],
)
def test_a_users_words_are_resolved(name: str, expected: str) -> None:
    assert load_atlas().resolve(name).id == expected


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Colmbia", "Colombia (COL)"),
        ("Pakstan", "Pakistan (PAK)"),
        ("Afgan Taliban", "Afghan Taliban (AFG-TALIBAN)"),
        ("Islmabad", "Islamabad (PAK)"),
    ],
)
def test_a_slip_is_answered_with_did_you_mean(name: str, offered: str) -> None:
    with pytest.raises(UnknownActor, match=rf"^No actor is called '{name}'\. Did you mean ") as got:
        load_atlas().resolve(name)
    assert offered in str(got.value)


def test_a_name_like_no_other_is_answered_too() -> None:
    with pytest.raises(UnknownActor, match=r"^No actor is called 'Qwxzzzk'\. Add a row"):
        load_atlas().resolve("Qwxzzzk")


def test_an_ambiguous_input_names_its_candidates() -> None:
    with pytest.raises(AmbiguousActor, match=r"Give one of these ids, or a day\.$") as got:
        load_atlas().resolve("Kabul")
    assert "AFG-TALIBAN" in str(got.value)
    assert load_atlas().resolve("Kabul", date(2020, 5, 1)).id == "AFG-GOV-2001"


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_bodies_hold(example: str) -> None:
    phrase, expected = example.split(" = ")
    found = load_atlas().identify(phrase)
    assert found.actor is not None
    assert found.actor.id == expected


@pytest.mark.parametrize(
    ("owner", "noun", "on", "expected"),
    [
        ("Pakistani", "foreign ministry", None, ("PAK-GOV", "GOV")),
        ("PAK", "armies", None, ("PAK-MIL", "MIL")),
        ("Islamabad", "police", date(2024, 1, 1), ("PAK-COP", "COP")),
        ("Afghan", "education ministry", date(2024, 1, 1), ("AFG-TALIBAN", "GOV")),
        ("Afghan", "education ministry", date(2019, 1, 1), ("AFG-GOV-2001", "GOV")),
        ("Afghan", "forces", date(2024, 3, 18), ("AFG-MIL", "MIL")),
        ("AFG-TALIBAN", "defence ministry", date(2024, 3, 18), ("AFG-TALIBAN", "GOV")),
        ("AFG-TALIBAN", "defence ministry", date(2010, 3, 18), None),
        ("AFG-TALIBAN", "forces", None, None),
        ("Soviet", "troops", date(1979, 12, 27), ("SUN-MIL", "MIL")),
        ("AFG-GOV-1978", "army", None, ("AFG-MIL", "MIL")),
        ("Yemeni", "government", date(2018, 1, 1), ("YEM-GOV", "GOV")),
        ("Pakistani", "clerics", None, ("PAK-REL", "REL")),
        ("HKG", "police", None, ("HKG-COP", "COP")),
        ("Pakistani", "zebra", None, None),
        ("Ruritanian", "army", None, None),
        ("Korean", "army", None, None),
    ],
)
def test_a_body_has_an_owner_and_a_sector(
    owner: str, noun: str, on: date | None, expected: tuple[str, str] | None
) -> None:
    assert load_atlas().body(owner, noun, on) == expected


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [("border guards", "MIL"), ("Border guard", "MIL"), ("clerics", "REL"), ("policemen", "COP")],
)
def test_role_nouns_have_a_sector(phrase: str, sector: str) -> None:
    assert load_atlas().role_noun(phrase) == sector


def test_role_nouns_can_be_listed() -> None:
    nouns = load_atlas().role_nouns
    assert nouns["army"] == "MIL"
    assert all(noun == noun.lower() for noun in nouns)
    assert load_atlas().role_noun("teapots") is None


@pytest.mark.parametrize(
    ("actor_id", "on", "expected"),
    [
        ("AFG-TALIBAN", date(1999, 1, 1), ("AFG", "GOV")),
        ("AFG-TALIBAN", date(2010, 1, 1), ("AFG", "REB")),
        ("AFG-TALIBAN", date(2022, 1, 1), ("AFG", "GOV")),
        ("AFG-TALIBAN", None, None),
        ("AFG-TALIBAN", date(1980, 1, 1), None),
        ("AFG-GOV-2001", date(2010, 1, 1), ("AFG", "GOV")),
        ("PAK-MIL", None, ("PAK", "MIL")),
        ("PAK", None, ("PAK", None)),
        ("nobody", None, None),
    ],
)
def test_a_role_depends_on_the_day(
    actor_id: str, on: date | None, expected: tuple[str, str | None] | None
) -> None:
    role = load_atlas().role_of(actor_id, on)
    assert (None if role is None else (role.country, role.sector)) == expected


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Kabul", date(2022, 5, 1), "PLC-AFG-KABUL"),
        ("Quetta", None, "PLC-PAK-QUETTA"),
        ("Pakistan", None, "PAK"),
        ("Kiev", date(1986, 4, 26), "PLC-SUN-KIEV"),
        ("Hyderabad", None, None),
        ("Taliban", None, None),
    ],
)
def test_a_name_can_be_read_as_a_place(name: str, on: date | None, expected: str | None) -> None:
    found = load_atlas().place(name, on)
    assert (None if found is None else found.id) == expected


def test_a_place_lies_in_a_state() -> None:
    atlas = load_atlas()
    assert atlas.country_of("PLC-PAK-QUETTA") == "PAK"
    assert atlas.country_of("HKG", date(1990, 1, 1)) == "GBR"
    assert atlas.country_of("HKG", date(2020, 1, 1)) == "CHN"
    assert atlas.country_of("IGO-UN") is None


def test_who_governed() -> None:
    atlas = load_atlas()
    found = atlas.government_of("AFG", date(2022, 1, 1))
    assert found is not None
    assert found.id == "AFG-TALIBAN"
    assert atlas.government_of("YEM", date(2018, 1, 1)) is None
    rivals = {each.id for each in atlas.governments_of("YEM", date(2018, 1, 1))}
    assert rivals == {"YEM-GOV-2012", "YEM-HOUTHIS"}
    assert atlas.government_of("SOM", date(1995, 1, 1)) is None


USER = """
[[actor]]
id = "PAK-BLUE"
name = "Blue Brigade"
kind = "group"
names = ["Kabul Brigade"]
roles = ["PAK:REB 2020.."]
ties = ["split_from PAK-TTP 2020"]

[[actor]]
id = "PER-JORDAN"
name = "Jordan"
kind = "person"

[[name]]
text = "Georgia"
candidates = ["GEO", "PLC-USA-GEORGIA"]
prefer = ["PLC-USA-GEORGIA"]
why = "We read the press of Atlanta."

[[role]]
noun = "teapot"
sector = "BUS"
"""


def test_a_users_rows_lie_over_the_shipped_ones(tmp_path: Path) -> None:
    path = tmp_path / "atlas.toml"
    path.write_text(USER, encoding="utf-8")
    atlas = load_atlas(path)
    assert atlas.resolve("Blue Brigade").id == "PAK-BLUE"
    assert atlas.resolve("Jordan").id == "PER-JORDAN"
    assert atlas.resolve("Georgia", date(2020, 1, 1)).id == "PLC-USA-GEORGIA"
    assert atlas.role_noun("teapots") == "BUS"
    assert [hit.alias for hit in atlas.find("the Kabul Brigade")] == ["Kabul Brigade"]
    assert load_atlas().identify("Jordan").actor == load_atlas().actor("JOR")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not toml", "is not TOML"),
        ('[[actor]]\nid="X"\nname="X"\nkind="wizard"', "no known kind"),
        ('[[actor]]\nid="X"\nname="X"\nkind="group"\nsize="3"', "has a field 'size'"),
        ('[[actor]]\nid="X"\nname="X"\nkind="group"\nvalid="soon"', "has a period 'soon'"),
        ('[[actor]]\nid="X"\nname="X"\nkind="group"\nties=["loves PAK"]', "has a tie"),
        ('[[actor]]\nid="X"\nname="X"\nkind="group"\nroles=["rebels"]', "has a role"),
        ('[[actor]]\nid="X"\nname="X"\nkind="group"\nnames="Y"', "Write it as a list"),
        ('[[actor]]\nid="X"\nname=3\nkind="group"', "Write it as one quoted text"),
        ('[[actor]]\nid="X"\nname="X"\nkind="group"\ncodes="Q1"', "has codes"),
        ('[[actor]]\nid="X"\nname="X"\nkind="organisation"\nmembers=["XYZ"]', "has a member 'XYZ'"),
    ],
)
def test_a_bad_row_is_a_two_sentence_error(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "atlas.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadLine, match=re.escape(message)):
        load_atlas(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="Give the path"):
        load_atlas(tmp_path / "none.toml")


def test_the_shipped_atlas_is_read_once() -> None:
    assert load_atlas() is load_atlas()


def test_importing_reads_no_file() -> None:
    """Work at import would slow every command, `detente --help` too."""
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        "import detente.atlas.lookup\n"
        "bad = [p for p in opened if p.endswith(('.toml', '.csv'))]\n"
        "sys.exit(1 if bad else 0)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
