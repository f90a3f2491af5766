"""Which documents are copies of which."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.relate.reprints import find_reprints

WIRE = """France sent troops and helicopters to Mali on Friday after a request for help from Bamako.
The defence minister said that the aim was to stop an advance by armed groups towards Mopti.
Residents of Konna reported heavy fire through the afternoon, and a bridge was closed to traffic.
A regional force of three thousand men is to follow, diplomats in Abuja told reporters there."""
LOCAL = """Local traders in Sikasso said that they welcomed the news. A teacher of the town spoke of
relief among pupils, and shopkeepers reopened after two days. Fuel prices fell a little again."""
FOLLOW = """A week later French aircraft struck depots near Gao, the second such raid this month.
Officials counted forty sorties so far. France sent troops and helicopters to Mali on Friday last.
Parliament in Paris is to debate the mission on Monday, and the opposition has asked for its cost."""


def _document(text: str, outlet: str | None, day: int | None, original: str | None = None):
    published = date(2013, 1, day) if day else None
    return Document(
        text=text, outlet=outlet, published=published, original_outlet=original,
        published_basis="given" if published else None,
    )  # fmt: skip


ORIGINAL = _document(WIRE, "Wire", 11)
# why, the other document, whether it is a reprint
CASES = [
    ("word for word", _document(WIRE, "Daily", 12), True),
    ("cut", _document("\n".join(WIRE.split("\n")[:2]), "Daily", 12), True),
    ("lengthened", _document(WIRE + "\n" + LOCAL, "Daily", 12), True),
    ("lightly edited",
     _document(WIRE.replace("Friday", "11 January").replace("armed", "Islamist"), "Daily", 12), True),
    ("half of it under its name", _document("\n".join([*WIRE.split("\n")[:2], LOCAL]), "Daily", 12,
                                            "Wire"), True),
    ("without a date", _document(WIRE, "Daily", None), True),
    ("months later", _document(WIRE, "Daily", 31), False),
    ("a follow-up", _document(FOLLOW, "Daily", 18), False),
    ("another story", _document(LOCAL, "Daily", 12), False),
    ("too short to tell", _document("France sent troops to Mali on Friday.", "Daily", 12), False),
]  # fmt: skip


@pytest.mark.parametrize(("other", "copied"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_a_document_against_an_original(other, copied):
    expected = ((other.id, ORIGINAL.id),) if copied else ()
    assert find_reprints([other, ORIGINAL]) == expected


def test_the_outlet_that_a_copy_names_is_the_original_even_when_dated_later():
    copy = _document(WIRE, "Daily", 10, "Wire")
    assert find_reprints([copy, ORIGINAL]) == ((copy.id, ORIGINAL.id),)


def test_all_copies_point_to_one_original_that_is_no_copy():
    copies = [_document(WIRE, f"Daily {n}", 11 + n) for n in range(1, 9)]
    found = find_reprints([*reversed(copies), ORIGINAL])
    assert dict(found) == {copy.id: ORIGINAL.id for copy in copies}


def test_the_order_of_documents_does_not_matter():
    pages = [ORIGINAL, *(case[1] for case in CASES)]
    assert find_reprints(pages) == find_reprints(reversed(pages))


def test_two_cuts_that_share_nothing_go_with_their_original():
    first, second, third, fourth = WIRE.split("\n")
    head = _document(f"{first}\n{second}", "Daily", 11)
    tail = _document(f"{third}\n{fourth}", "Weekly", 13)
    assert dict(find_reprints([tail, ORIGINAL, head])) == {
        head.id: ORIGINAL.id, tail.id: ORIGINAL.id,
    }  # fmt: skip


def test_a_chain_of_updates_ends_with_the_days_of_the_first():
    """Each state is like the one before it; after two weeks it is another story."""
    days = (1, 10, 19, 28)
    states = [_document(WIRE, f"Daily {day}", day) for day in days]
    found = dict(find_reprints(states))
    assert found == {states[1].id: states[0].id, states[3].id: states[2].id}


WEEKLY = """The mission counted {a} violations of the truce in the week to Sunday, most near {b} and {c}.
At least {d} soldiers were killed and {e} people wounded, it said in its report from Donetsk.
Both sides deny that they fire first. The mission has published its figures every week since the
truce was signed and bases them on visits to hospitals, on cameras and on what villagers tell."""


@pytest.mark.parametrize("outlet", ["Wire", "Daily"])
def test_weekly_reports_with_other_figures_are_not_copies(outlet):
    one = _document(WEEKLY.format(a=412, b="Avdiivka", c="Zolote", d=6, e=31), "Wire", 4)
    other = _document(WEEKLY.format(a=377, b="Marinka", c="Horlivka", d=2, e=18), outlet, 11)
    assert find_reprints([one, other]) == ()


def test_a_later_state_of_a_report_with_another_toll_is_the_same_report():
    one = _document(WEEKLY.format(a=412, b="Avdiivka", c="Zolote", d=6, e=31), "Wire", 4)
    other = _document(WEEKLY.format(a=412, b="Avdiivka", c="Zolote", d=7, e=31), "Daily", 5)
    assert find_reprints([one, other]) == ((other.id, one.id),)


def test_what_an_outlet_puts_under_every_story_makes_no_copy():
    foot = """Wire is owned by its member papers. Its dispatches may not be copied or sent on without
leave in writing. Write to the duty editor about errors; each letter is answered in two days."""
    one = _document(f"{WIRE}\n{foot}", "Wire", 11)
    other = _document(f"{LOCAL}\n{foot}", "Wire", 12)
    assert find_reprints([one, other]) == ()


def test_reports_that_quote_one_statement_are_not_copies():
    quote = '"We came because we were asked, and shall leave when we are asked," the minister said.'
    one = _document(f"{WIRE}\n{quote}", "Wire", 11)
    other = _document(
        "Two Malian clerks raised a French flag over the town hall at Segou on Saturday while planes "
        f"passed.\n{quote}\nThe price of millet doubled within hours, and buses for Bamako were full "
        "by noon. A priest offered his yard to those who had come from Konna on foot.",
        "Daily", 12,
    )  # fmt: skip
    assert find_reprints([one, other]) == ()
