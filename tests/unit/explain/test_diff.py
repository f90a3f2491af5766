"""How two answers differ, by hand-made gists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from detente.explain.diff import difference
from detente.model.differences import Cited, CorrectionNote, Fact, Gist, Part, Source
from detente.model.text import DocId

OLD, NEW = DocId("old"), DocId("new")


def reason(text="Peru shut the border.", about="source: trade", weight=0.3, **fields):
    given = {"first": None, "last": None, "facts": (Fact(name="originals", value="2"),)}
    given["cites"] = (Cited(doc=OLD, start=0, end=20),)
    return Part(kind="reason", about=about, text=text, weight=weight, **(given | fields))


def turn(month, last, **fields):
    day = date(1995, month, 1)
    given = {"cites": (), "facts": (Fact(name="month", value=f"1995-{month:02}"),)}
    return Part(
        kind="turn", about="souring", text=f"Month {month}", first=day, last=last, weight=None,
        **(given | fields),
    )  # fmt: skip


def gist(*parts, **fields):
    given = {
        "id": "a", "question": "Why?", "direction": "souring", "summary": "Worse.",
        "basis": (Fact(name="data_version", value="1"),), "rests_on": (OLD,),
        "sources": (Source(doc=OLD, document="old-1"),), "corrections": (),
    }  # fmt: skip
    return Gist(parts=parts, **(given | fields))


def changes(before, after):
    found = difference(gist(*before), gist(*after))
    return [
        (bool(part.before), bool(part.after), {v.name: (v.before, v.after) for v in part.values})
        for part in found.parts
    ]


def test_the_same_is_no_difference():
    assert difference(gist(reason()), gist(reason())).same


def test_a_reason_that_weighs_more_is_changed_and_one_that_moves_a_little_is_not():
    assert changes([reason()], [reason(weight=0.34)]) == []
    assert changes([reason()], [reason(weight=0.36)]) == [
        (True, True, {"weight": ("0.30", "0.36")})
    ]


def test_a_reason_of_other_words_that_cites_the_same_is_the_same_reason():
    told = reason(facts=(Fact(name="originals", value="3"),), text="Peru shut two borders.")

    assert changes([reason()], [told]) == [
        (
            True, True,
            {"text": ("Peru shut the border.", "Peru shut two borders."), "originals": ("2", "3")},
        )
    ]  # fmt: skip


def test_a_reason_of_another_theme_is_another_reason():
    assert changes([reason()], [reason(about="source: territory")]) == [
        (False, True, {}),
        (True, False, {}),
    ]


def test_a_turn_that_moves_within_its_days_is_the_same_turn():
    (change,) = changes([turn(1, date(1995, 3, 1))], [turn(2, date(1995, 3, 1))])

    assert change[:2] == (True, True)
    assert change[2]["month"] == ("1995-01", "1995-02")
    assert len(changes([turn(1, date(1995, 1, 9))], [turn(6, date(1995, 7, 1))])) == 2


def test_what_came_with_a_document_names_it():
    told = reason(text="Peru cut the power.", cites=(Cited(doc=NEW, start=3, end=9),))
    after = gist(reason(), told, rests_on=(OLD, NEW), basis=(Fact(name="data_version", value="2"),))

    found = difference(gist(reason()), after)

    assert [source.document for source in found.came] == ["new"]
    assert [part.documents for part in found.parts] == [(NEW,)]
    assert [(v.name, v.before, v.after) for v in found.basis] == [("data_version", "1", "2")]
    back = difference(after, gist(reason()))
    assert (back.came, [source.doc for source in back.went]) == ((), [NEW])
    assert [part.documents for part in back.parts] == [(NEW,)]


def test_what_was_corrected_names_the_correction():
    note = CorrectionNote(id="c", text="x", by="R. Vega", words=Cited(doc=OLD, start=5, end=9))
    far = replace(note, id="d", words=Cited(doc=OLD, start=50, end=60))

    found = difference(gist(reason()), gist(corrections=(note, far)))

    assert found.corrected == (note, far)
    assert [part.corrections for part in found.parts] == [(note,)]
    assert difference(gist(corrections=(note,)), gist()).undone == (note,)
