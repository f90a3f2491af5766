"""Who a name means on a day: a table over states and decades, written before the code ran."""

from __future__ import annotations

from datetime import date

import pytest

from detente.atlas.lookup import load_atlas

MEANT = [
    # Afghanistan: one city, five governments
    ("Kabul", "1965-05-01", "AFG-GOV-1919"),
    ("Kabul", "1975-05-01", "AFG-GOV-1973"),
    ("Kabul", "1985-05-01", "AFG-GOV-1978"),
    ("Kabul", "1994-05-01", "AFG-GOV-1992"),
    ("Kabul", "1999-05-01", "AFG-TALIBAN"),
    ("Kabul", "2001-11-20", "AFG-GOV-1992"),
    ("Kabul", "2020-05-01", "AFG-GOV-2001"),
    ("Kabul", "2021-08-14", "AFG-GOV-2001"),
    ("Kabul", "2021-08-15", "AFG-TALIBAN"),
    ("Kabul", "2022-05-01", "AFG-TALIBAN"),
    ("Afghan Taliban", "2010-01-01", "AFG-TALIBAN"),
    ("Karzai government", "2005-06-01", "AFG-GOV-2001"),
    # South Asia
    ("Islamabad", "2024-04-21", "PAK-GOV"),
    ("Islamabad", "1988-04-21", "PAK-GOV"),
    ("Karachi", "1955-01-01", "PAK-GOV"),
    ("Karachi", "2011-01-01", "PLC-PAK-KARACHI"),
    ("Rawalpindi", "2019-02-27", "PAK-MIL"),
    ("Dacca", "1974-02-01", "BGD-GOV-1971"),
    ("Dhaka", "2024-09-01", "BGD-GOV-2024"),
    ("New Delhi", "1999-06-01", "IND-GOV"),
    ("Ceylon", "1960-01-01", "LKA"),
    ("Colombo", "2008-01-01", "LKA-GOV"),
    ("Rangoon", "1970-06-01", "MMR-GOV-1962"),
    ("Naypyidaw", "2021-06-01", "MMR-GOV-2021"),
    ("Yangon", "2021-06-01", "PLC-MMR-RANGOON"),
    ("Burma", "1988-08-08", "MMR"),
    ("Myanmar", "2017-08-25", "MMR"),
    # the Soviet Union and after
    ("Moscow", "1980-01-01", "SUN-GOV"),
    ("Moscow", "2010-01-01", "RUS-GOV"),
    ("the Kremlin", "1968-08-21", "SUN-GOV"),
    ("Kremlin", "2014-03-01", "RUS-GOV"),
    ("Russia", "1985-01-01", "SUN"),
    ("Russia", "1995-01-01", "RUS"),
    ("Kiev", "1986-04-26", "PLC-SUN-KIEV"),
    ("Kiev", "2014-02-01", "UKR-GOV"),
    ("Kyiv", "2022-02-24", "UKR-GOV"),
    ("Almaty", "1995-01-01", "KAZ-GOV"),
    ("Astana", "2005-01-01", "KAZ-GOV"),
    ("Nur-Sultan", "2020-01-01", "KAZ-GOV"),
    ("Estonia", "1975-01-01", "PLC-SUN-ESTONIA"),
    ("Estonia", "2007-04-27", "EST"),
    # Europe
    ("Bonn", "1975-01-01", "DEU-GOV"),
    ("Bonn", "2005-01-01", "PLC-DEU-BONN"),
    ("Berlin", "2015-09-01", "DEU-GOV"),
    ("Berlin", "1961-08-13", "PLC-DEU-BERLIN"),
    ("East Berlin", "1961-08-13", "DDR-GOV-1949"),
    ("West Germany", "1970-12-07", "DEU"),
    ("GDR", "1970-12-07", "DDR"),
    ("Belgrade", "1975-01-01", "YUG-GOV-1945"),
    ("Belgrade", "1999-03-24", "YUG-GOV-1992"),
    ("Belgrade", "2010-01-01", "SRB-GOV"),
    ("Prague", "1968-08-20", "CSK-GOV-1948"),
    ("Prague", "1999-03-12", "CZE-GOV"),
    ("Madrid", "1970-01-01", "ESP-GOV-1939"),
    ("Athens", "1970-01-01", "GRC-GOV-1967"),
    ("Lisbon", "1973-01-01", "PRT-GOV-1933"),
    ("Warsaw", "1981-12-13", "POL-GOV-1944"),
    ("Downing Street", "1982-04-02", "GBR-GOV"),
    ("Élysée", "2008-08-12", "FRA-GOV-1958"),
    ("Elysee Palace", "1950-01-01", "FRA-GOV-1946"),
    ("Macedonia", "2005-01-01", "MKD"),
    # Middle East and North Africa
    ("Tehran", "1975-01-01", "IRN-GOV-1925"),
    ("Tehran", "1985-01-01", "IRN-GOV-1979"),
    ("Teheran", "1953-08-19", "IRN-GOV-1925"),
    ("Baghdad", "1990-08-02", "IRQ-GOV-1968"),
    ("Baghdad", "2003-08-02", "IRQ-GOV-2003"),
    ("Baghdad", "2014-06-10", "IRQ-GOV-2004"),
    ("Damascus", "2012-01-01", "SYR-GOV-1963"),
    ("Damascus", "2025-01-10", "SYR-GOV-2024"),
    ("Damascus", "1960-01-01", "EGY-GOV-1952"),
    ("Assad regime", "2013-08-21", "SYR-GOV-1963"),
    ("Cairo", "1956-07-26", "EGY-GOV-1952"),
    ("Cairo", "2013-08-14", "EGY-GOV-2013"),
    ("United Arab Republic", "1959-01-01", "UAR"),
    ("United Arab Republic", "1967-06-05", "EGY"),
    ("Tripoli", "1986-04-15", "LBY-GOV-1969"),
    ("Tripoli", "2019-04-04", "LBY-GOV-2016"),
    ("Tobruk", "2016-06-01", "LBY-GOV-2014"),
    ("Doha", "2017-06-05", "QAT-GOV"),
    ("Riyadh", "2017-06-05", "SAU-GOV"),
    ("Ankara", "2015-11-24", "TUR-GOV"),
    ("Sanaa", "1980-01-01", "YAR-GOV-1962"),
    ("Sanaa", "2005-01-01", "YEM-GOV-1990"),
    ("Aden", "1975-01-01", "YMD-GOV"),
    ("Aden", "2018-01-01", "YEM-GOV-2012"),
    ("Ramallah", "2010-01-01", "PSE-GOV"),
    # Africa
    ("Zaire", "1990-01-01", "COD"),
    ("Kinshasa", "1996-01-01", "COD-GOV-1965"),
    ("Kinshasa", "1999-01-01", "COD-GOV-1997"),
    ("Upper Volta", "1980-01-01", "BFA"),
    ("Ouagadougou", "2023-01-01", "BFA-GOV-2022"),
    ("Swaziland", "2000-01-01", "SWZ"),
    ("Lagos", "1970-01-01", "NGA-GOV-1966"),
    ("Abuja", "2014-04-15", "NGA-GOV-1999"),
    ("Salisbury", "1976-01-01", "ZWE-GOV-1965"),
    ("Salisbury", "2018-03-04", "PLC-GBR-SALISBURY"),
    ("Rhodesia", "1970-01-01", "ZWE"),
    ("Harare", "2001-01-01", "ZWE-GOV-1980"),
    ("Pretoria", "1985-01-01", "ZAF-GOV-1948"),
    ("Pretoria", "1999-01-01", "ZAF-GOV-1994"),
    ("Addis Ababa", "1977-07-13", "ETH-GOV-1974"),
    ("Addis Ababa", "1999-02-06", "ETH-GOV-1991"),
    ("Khartoum", "2004-01-01", "SDN-GOV-1989"),
    ("Bamako", "2022-01-01", "MLI-GOV-2020"),
    ("Kigali", "1996-10-01", "RWA-GOV-1994"),
    ("Zanzibar", "1964-01-12", "ZAN"),
    ("Dar es Salaam", "1962-01-01", "TGK-GOV"),
    # East Asia and the Pacific
    ("Saigon", "1970-01-01", "RVN-GOV-1963"),
    ("Saigon", "1990-01-01", "PLC-VNM-HO-CHI-MINH-CITY"),
    ("Hanoi", "1970-01-01", "VNM-GOV"),
    ("North Vietnam", "1968-01-30", "VNM"),
    ("Phnom Penh", "1972-01-01", "KHM-GOV-1970"),
    ("Phnom Penh", "1977-01-01", "KHM-KHMER-ROUGE"),
    ("Phnom Penh", "1985-01-01", "KHM-GOV-1979"),
    ("Beijing", "1989-06-04", "CHN-GOV-1949"),
    ("Peking", "1972-02-21", "CHN-GOV-1949"),
    ("Taipei", "2005-01-01", "TWN-GOV-1996"),
    ("Republic of China", "1947-01-01", "CHN"),
    ("Republic of China", "1970-01-01", "TWN"),
    ("Blue House", "2018-04-27", "KOR-GOV-1988"),
    ("Jakarta", "1975-12-07", "IDN-GOV-1967"),
    ("Manila", "1983-08-21", "PHL-GOV-1972"),
    # the Americas
    ("Washington", "1962-10-22", "USA-GOV"),
    ("White House", "2003-03-20", "USA-GOV"),
    ("Foggy Bottom", "1999-01-01", "USA-GOV"),
    ("Pentagon", "1999-01-01", "USA-MIL"),
    ("Havana", "1955-01-01", "CUB-GOV-1940"),
    ("Havana", "1962-10-22", "CUB-GOV-1959"),
    ("Managua", "1978-01-01", "NIC-GOV-1937"),
    ("Managua", "1985-01-01", "NIC-GOV-1979"),
    ("Santiago", "1975-01-01", "CHL-GOV-1973"),
    ("Buenos Aires", "1982-04-02", "ARG-GOV-1976"),
    ("Caracas", "2010-01-01", "VEN-GOV-1999"),
    ("Brasilia", "1975-01-01", "BRA-GOV-1964"),
    ("Clinton administration", "1998-08-20", "USA-GOV"),
    # a name looked back on keeps its meaning
    ("Soviet Union", "2024-04-21", "SUN"),
    ("Yugoslavia", "2015-01-01", "YUG"),
    ("Zaire", "2010-01-01", "COD"),
    ("Gaddafi regime", "2015-01-01", "LBY-GOV-1969"),
    # forms, bodies and places
    ("Pakistani", "2024-01-01", "PAK"),
    ("Soviets", "1979-12-27", "SUN"),
    ("Pakistani army", "2024-01-01", "PAK-MIL"),
    ("the police of Kenya", "2024-01-01", "KEN-COP"),
    ("Khyber Pakhtunkhwa", "2024-04-21", "PLC-PAK-KHYBER-PAKHTUNKHWA"),
    ("Georgia", "2008-08-08", "GEO"),
]
AMBIGUOUS = [
    ("Congo", "1998-08-02", {"COD", "COG"}),
    ("Korean", "1990-01-01", {"KOR", "PRK"}),
    ("Sanaa", "2018-01-01", {"YEM-GOV-2012", "YEM-HOUTHIS", "PLC-YEM-SANAA"}),
    ("Punjab", "1990-01-01", {"PLC-IND-PUNJAB", "PLC-PAK-PUNJAB"}),
    ("Brussels", "2016-03-18", {"BEL-GOV", "IGO-EU", "PLC-BEL-BRUSSELS"}),
]
UNKNOWN = ["Freedonia", "", "  ", "the", "12"]


@pytest.mark.parametrize(("name", "day", "expected"), MEANT)
def test_a_name_means_one_actor_on_a_day(name: str, day: str, expected: str) -> None:
    found = load_atlas().identify(name, date.fromisoformat(day))
    assert found.actor is not None, found.why
    assert found.actor.id == expected, found.why
    assert found.candidates[0] == found.actor
    assert found.why.endswith(".")


@pytest.mark.parametrize(("name", "day", "candidates"), AMBIGUOUS)
def test_an_ambiguous_name_stays_ambiguous(name: str, day: str, candidates: set[str]) -> None:
    found = load_atlas().identify(name, date.fromisoformat(day))
    assert found.actor is None
    assert {each.id for each in found.candidates} == candidates
    assert found.why.endswith(".")


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_name_is_no_one(name: str) -> None:
    found = load_atlas().identify(name, date(2000, 1, 1))
    assert (found.actor, found.candidates) == (None, ())


def test_without_a_day_a_seat_of_power_stays_ambiguous() -> None:
    found = load_atlas().identify("Kabul")
    assert found.actor is None
    assert {"AFG-TALIBAN", "AFG-GOV-2001"} <= {each.id for each in found.candidates}


def test_the_reason_is_in_words() -> None:
    why = load_atlas().identify("Kabul", date(2022, 5, 1)).why
    assert (
        why == "'Kabul' is the seat of government of Afghanistan; on 2022-05-01 that was Taliban."
    )


def test_a_government_has_no_name_before_it_governs() -> None:
    found = load_atlas().identify("Pinochet regime", date(1970, 1, 1))
    assert found.actor is None


def test_the_table_covers_enough() -> None:
    countries = {load_atlas().country_of(each) or each for _, _, each in MEANT}
    decades = {day[:3] for _, day, _ in MEANT}
    assert len(MEANT) >= 60
    assert len(countries) >= 40
    assert len(decades) >= 8
