"""What must not change an answer, and what must change it in a known way.

The pages are invented, and so are the outlets; their two states are Ghana and Togo unless a test
renames them. Each test asks the same question of pages that were changed in one respect.
"""

from __future__ import annotations

import json
import random
from datetime import date

import pytest

from detente.settings import Settings
from detente.workspace import Asked, Workspace

GHANA = {"a": "Ghana", "a_adj": "Ghanaian", "a_seat": "Accra"}
TOGO = {"b": "Togo", "b_adj": "Togolese", "b_seat": "Lome"}
MADE_UP = {
    "a": "Quendara", "a_adj": "Quendaran", "a_seat": "Port Ashby",
    "b": "Velmark", "b_adj": "Velmarkish", "b_seat": "Tolsund",
}  # fmt: skip
ATLAS = """
[[actor]]
id = "QND"
name = "Quendara"
kind = "state"
adjectives = ["Quendaran"]
demonyms = ["Quendarans"]
metonyms = ["Port Ashby"]

[[actor]]
id = "VLM"
name = "Velmark"
kind = "state"
adjectives = ["Velmarkish"]
demonyms = ["Velmarkers"]
metonyms = ["Tolsund"]
"""

PAGES = (
    ("2011-02-08", "Coast Wire", "{a} and {b} signed an agreement on fishing on Monday. {b} "
     "thanked {a} for its support."),
    ("2011-03-15", "Harbour Post", "{a} promised aid worth two million dollars to {b} on Monday. "
     "The {b_adj} government praised the decision."),
    ("2011-06-21", "Coast Wire", "{b} and {a} held talks in {b_seat} on Monday and agreed to open "
     "a second crossing."),
    ("2011-09-13", "Northern Mail", "{a} delivered food aid to {b} on Monday after the floods."),
    ("2011-11-29", "Harbour Post", "{a} and {b} signed a trade agreement in {a_seat} on Monday."),
    ("2012-05-08", "Coast Wire", "{b} expelled the {a_adj} ambassador on Monday. {b} accused {a} "
     "of sheltering rebels."),
    ("2012-05-16", "Northern Mail", "{a} closed its border with {b} on Tuesday. {a} closed the "
     "border because {b} had expelled its ambassador, a {a_adj} official said."),
    ("2012-05-30", "Harbour Post", "{b_adj} troops shelled a {a_adj} village on Tuesday. {a} "
     "condemned the attack and accused {b} of killing four people."),
    ("2012-06-13", "Coast Wire", "{a} imposed sanctions on {b} on Tuesday over the shelling."),
    ("2012-07-11", "Northern Mail", "{b} denied on Tuesday that it had shelled a {a_adj} village. "
     "{b} threatened to attack {a} if the border stays closed."),
    ("2012-08-22", "Harbour Post", "{b} arrested three {a_adj} soldiers on Tuesday. {a} demanded "
     "that {b} release them."),
)  # fmt: skip
HISTORY = (
    "2012-08-30", "Harbour Post", "In 1978 {a} and {b} fought a war over the coast. In 1980 {b} "
    "signed a peace agreement with {a}. In 1982 {a} gave aid to {b}.",
)  # fmt: skip
OTHERS = (
    ("2012-05-15", "Coast Wire", "Peru closed its border with Chile on Monday. Chile condemned "
     "the decision."),
    ("2012-06-12", "Harbour Post", "Chile and Peru signed an agreement on fishing on Monday."),
)  # fmt: skip


def rows(pages, names=GHANA | TOGO, years=0):
    for day, outlet, text in pages:
        moved = f"{int(day[:4]) + years}{day[4:]}"
        yield {"text": text.format(**names), "published": moved, "outlet": outlet}


def reprint(row, number):
    later = f"{row['published'][:8]}{int(row['published'][8:]) + 1:02d}"
    return row | {"outlet": f"Reprint {number}", "published": later}


def asked(folder, pages, words=("Ghana", "Togo"), atlas=""):
    """Return the answer to a question of a store that holds `pages` alone."""
    folder.mkdir(exist_ok=True)
    path = folder / "pages.jsonl"
    path.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
    with Workspace.open(":memory:", Settings(atlas=str(atlas))) as workspace:
        workspace.add([str(path)])
        return workspace.why(Asked(words=words))


def told(answer, years=0):
    """Return what an answer says of the relation, without ids, names and places of pages."""
    return {
        "direction": answer.direction,
        "turns": [
            (moved(line.turn.first, years), line.turn.direction, line.turn.before, line.turn.after)
            for line in answer.turns
        ],
        "phases": [(moved(line.first, years), line.name, line.score) for line in answer.phases],
        "reasons": [
            (reason.side, reason.theme, reason.standing, reason.originals, reason.weight)
            for reason in answer.reasons
        ],
    }


def moved(day, years):
    return None if day is None else date(day.year - years, day.month, day.day)


def scores(series):
    return [(point.first, point.score, point.events) for point in series.points if point.events]


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return asked(tmp_path_factory.mktemp("plain"), rows(PAGES))


def test_the_pages_tell_a_turn_for_the_worse_with_reasons_on_both_sides(plain):
    answer, series = plain

    assert answer.direction == "souring"
    assert [line.turn.month for line in answer.turns] == ["2012-05"]
    assert {reason.side for reason in answer.reasons} >= {"source", "target"}
    assert len(scores(series)) >= 8


def test_the_order_of_the_pages_changes_nothing(plain, tmp_path):
    pages = list(rows(PAGES))
    random.Random(3).shuffle(pages)  # noqa: S311

    answer, series = asked(tmp_path / "shuffled", pages)

    assert (answer, series) == plain


def test_fifty_reprints_change_no_turn_no_reason_and_no_score(plain, tmp_path):
    pages = list(rows(PAGES))
    copies = [reprint(pages[number % len(pages)], number) for number in range(50)]

    answer, series = asked(tmp_path / "copied", [*pages, *copies])

    assert told(answer) == told(plain[0])
    assert scores(series) == scores(plain[1])
    assert [reason.sentence for reason in answer.reasons] == [
        reason.sentence for reason in plain[0].reasons
    ]


def test_pages_on_another_pair_change_nothing_that_is_told(plain, tmp_path):
    answer, series = asked(tmp_path / "others", rows([*PAGES, *OTHERS]))

    assert told(answer) == told(plain[0])
    assert scores(series) == scores(plain[1])


def test_invented_names_give_an_answer_of_the_same_build(plain, tmp_path):
    atlas = tmp_path / "atlas.toml"
    atlas.write_text(ATLAS, encoding="utf-8")

    answer, series = asked(
        tmp_path / "renamed", rows(PAGES, MADE_UP), ("Quendara", "Velmark"), atlas
    )

    assert told(answer) == told(plain[0])
    assert scores(series) == scores(plain[1])


def test_a_page_of_history_leaves_the_recent_curve_alone(plain, tmp_path):
    answer, series = asked(tmp_path / "history", rows([*PAGES, HISTORY]))

    assert [point for point in scores(series) if point[0].year >= 2011] == scores(plain[1])
    assert [line.turn.month for line in answer.turns] == ["2012-05"]


def test_ten_years_later_everything_is_ten_years_later(plain, tmp_path):
    """Five weekdays differ in ten years, so "on Monday" may move by days but not by a month."""
    answer, series = asked(tmp_path / "later", rows(PAGES, years=10))

    assert answer.direction == plain[0].direction
    assert [line.turn.month for line in answer.turns] == ["2022-05"]
    assert [(p.first.year - 10, p.first.month, p.score) for p in series.points if p.events] == [
        (first.year, first.month, score) for first, score, _ in scores(plain[1])
    ]
    assert told(answer)["reasons"] == told(plain[0])["reasons"]


def test_without_some_outlets_their_pages_count_no_more_and_the_answer_says_so(plain, tmp_path):
    pages = [page for page in PAGES if page[1] == "Coast Wire"]

    answer, _ = asked(tmp_path / "one", rows(pages))

    assert answer.provenance.outlets == 1
    assert answer.provenance.originals < plain[0].provenance.originals
    assert "one outlet" in answer.summary.lower()
