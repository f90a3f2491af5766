"""Whom an actor stands for, and on which days."""

from __future__ import annotations

from datetime import date

import pytest

from detente.atlas.lookup import load_atlas
from detente.errors import UnknownActor


def parts_on(actor_id: str, day: str) -> set[str]:
    on = date.fromisoformat(day)
    return {each.actor for each in load_atlas().stands_for(actor_id) if each.valid.holds(on)}


CASES = [
    # actor, day, stands for these, and not for those
    ("PAK", "2024-03-18", {"PAK", "PAK-GOV", "PAK-MIL", "PAK-COP", "PAK-SPY", "PAK-LEG", "PAK-JUD"},
     {"PAK-TTP", "PAK-CVL", "PAK-REB", "PAK-PTY", "PAK-OPP", "PAK-PRM", "AFG"}),
    ("PAK-GOV", "2024-03-18", {"PAK", "PAK-GOV", "PAK-MIL"}, {"PAK-TTP"}),
    ("PAK-MIL", "2024-03-18", {"PAK-MIL"}, {"PAK", "PAK-GOV", "PAK-COP"}),
    ("AFG-TALIBAN", "2022-05-01", {"AFG-TALIBAN", "AFG", "AFG-GOV", "AFG-MIL", "AFG-COP", "AFG-HAQQANI"},
     {"AFG-GOV-2001", "PAK-TTP", "AFG-NRF"}),
    ("AFG-TALIBAN", "2010-05-01", {"AFG-TALIBAN"}, {"AFG", "AFG-GOV", "AFG-MIL", "AFG-GOV-2001"}),
    ("AFG-TALIBAN", "1999-05-01", {"AFG-TALIBAN", "AFG", "AFG-MIL"}, {"AFG-GOV-1992"}),
    ("AFG-TALIBAN", "2021-08-14", {"AFG-TALIBAN"}, {"AFG"}),
    ("AFG-TALIBAN", "2021-08-15", {"AFG-TALIBAN", "AFG"}, {"AFG-GOV-2001"}),
    ("AFG-GOV-2001", "2010-05-01", {"AFG-GOV-2001", "AFG", "AFG-GOV", "AFG-MIL"}, {"AFG-TALIBAN"}),
    ("AFG-GOV-2001", "2022-05-01", {"AFG-GOV-2001"}, {"AFG", "AFG-TALIBAN", "AFG-MIL"}),
    ("AFG", "2010-05-01", {"AFG", "AFG-GOV-2001", "AFG-MIL"}, {"AFG-TALIBAN", "AFG-GOV-1978"}),
    ("AFG", "2022-05-01", {"AFG", "AFG-TALIBAN", "AFG-MIL"}, {"AFG-GOV-2001"}),
    ("AFG-GOV", "1985-05-01", {"AFG", "AFG-GOV-1978"}, {"AFG-GOV-2001", "AFG-MUJAHIDEEN"}),
    ("IRN", "1975-01-01", {"IRN-GOV-1925", "IRN-MIL"}, {"IRN-GOV-1979"}),
    ("YEM", "2018-01-01", {"YEM-GOV-2012", "YEM-MIL"}, {"YEM-HOUTHIS"}),
    ("YEM-HOUTHIS", "2018-01-01", {"YEM-HOUTHIS"}, {"YEM", "YEM-GOV-2012"}),
    ("LBY", "2019-04-04", {"LBY-GOV-2016"}, {"LBY-GOV-2014"}),
    ("LBY-GOV-2014", "2019-04-04", {"LBY-GOV-2014"}, {"LBY", "LBY-MIL"}),
    ("LBY-GOV-2014", "2015-04-04", {"LBY-GOV-2014", "LBY"}, set()),
    ("SYR", "1960-01-01", {"EGY-GOV-1952"}, {"SYR-GOV-1963"}),
    ("RUS", "2015-11-24", {"RUS-GOV", "RUS-MIL"}, {"SUN"}),
    ("HKG", "2019-07-01", {"HKG", "HKG-COP"}, {"CHN"}),
    ("IGO-UN", "2000-01-01", {"IGO-UN", "IGO-UNHCR"}, {"USA"}),
]  # fmt: skip


@pytest.mark.parametrize(("actor", "day", "inside", "outside"), CASES)
def test_an_actor_stands_for_its_parts_of_the_day(
    actor: str, day: str, inside: set[str], outside: set[str]
) -> None:
    found = parts_on(actor, day)
    assert inside <= found
    assert not outside & found


def test_the_actor_itself_comes_first_and_on_all_days() -> None:
    stands = load_atlas().stands_for("AFG-TALIBAN")
    assert stands[0].actor == "AFG-TALIBAN"
    assert (stands[0].valid.first, stands[0].valid.last) == (None, None)


def test_stands_of_one_actor_do_not_overlap() -> None:
    stands = load_atlas().stands_for("AFG")
    assert len(set(stands)) == len(stands)
    taliban = [each.valid for each in stands if each.actor == "AFG-TALIBAN"]
    assert [(each.first, each.last) for each in taliban] == [
        (date(1996, 9, 27), date(2001, 11, 13)),
        (date(2021, 8, 15), None),
    ]


def test_an_office_holder_is_part_of_the_state_in_office_only() -> None:
    in_office, after = parts_on("USA", "2010-01-01"), parts_on("USA", "2019-01-01")
    assert "PER-OBAMA" in in_office
    assert "PER-OBAMA" not in after


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(UnknownActor):
        load_atlas().stands_for("XYZ-GOV")
