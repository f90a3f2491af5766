"""A month over a watch list: what counts in it, and what is said of pairs without reporting."""

from __future__ import annotations

from datetime import date

import pytest
from tests.case_builder import join
from tests.evidence_builder import Page, Row, evidence_of, sides
from tests.told import Act
from tests.unit.explain.cases import NAMES

from detente.errors import BadInput, NotFound, UsedWrongly
from detente.model.actors import ActorId
from detente.model.answers import Question
from detente.store.embedded import DuckStore
from detente.workspace import Desk, Workspace
from detente.workspace.digest import entry_of

MAY = (date(1986, 5, 1), date(1986, 5, 31))
CALM = tuple(
    Page(
        outlet="Sahel Courier", published=f"1986-{month:02d}-11", rows=(
            Row(text=f"France and Mali signed accord number {month}.", act="FRA-GOV AGREE MLI-GOV",
                when=f"1986-{month:02d}-10"),
        ),
    )
    for month in (1, 3)
)  # fmt: skip


def entry(*pages, days=MAY):
    question = Question(
        text="Why?", source=ActorId("MLI"), target=ActorId("FRA"), source_name="Mali",
        target_name="France", polarity="souring",
    )  # fmt: skip
    pair = sides("MLI MLI-GOV MLI-MIL", "FRA FRA-GOV FRA-MIL")
    return entry_of(join(evidence_of(*pages), question, pair, names=NAMES), days)


def page(day: str, text: str, act: str, outlet: str = "Sahel Courier", **more) -> Page:
    when = more.pop("when", day)
    return Page(
        outlet=outlet, published=more.pop("published", day),
        rows=(Row(text=text, act=act, when=when, **more),),
    )  # fmt: skip


EXPELLED = page(
    "1986-05-06", "[[The junta **expelled** the French ambassador]].",
    "MLI-GOV SANCTION/expel+diplomatic FRA-GOV", mentions=("The junta = MLI-GOV",),
)  # fmt: skip


def test_an_expulsion_among_friends_is_the_reason_in_one_cited_sentence():
    found = entry(*CALM, EXPELLED)

    assert (found.movement, found.moved_by) == ("deteriorated", "acts")
    assert found.reason.sentence == (
        "The junta expelled the French ambassador (6 May 1986), as reported by Sahel Courier."
    )
    assert [c.quote for c in found.reason.citations] == ["The junta expelled the French ambassador"]
    assert (found.compared.month.events, found.compared.before.events) == (1, 2)
    assert found.compared.months == 6


def test_later_months_and_what_is_dated_to_a_year_play_no_part():
    later = page("1986-06-20", "French jets bombed Gao.", "FRA-MIL ASSAULT/aerial MLI-MIL")
    coarse = page(
        "1986-05-30", "French troops attacked in 1985.", "FRA-MIL ASSAULT MLI-MIL", when="1985"
    )
    assert entry(*CALM, EXPELLED, later, coarse).compared == entry(*CALM, EXPELLED).compared


def test_an_act_of_the_month_counts_whenever_it_was_published():
    late = page(
        "1986-07-02", "The junta expelled the French ambassador on 6 May.",
        "MLI-GOV SANCTION/expel FRA-GOV", when="1986-05-06",
    )  # fmt: skip
    assert entry(*CALM, late).movement == "deteriorated"


def test_a_graver_act_than_any_before_moves_the_arrow_alone():
    quarrel = [
        page(f"1986-{month:02d}-05", f"Paris cut its aid for the {month}th time.",
             "FRA-GOV SANCTION MLI-GOV")
        for month in (1, 2, 3)
    ]  # fmt: skip
    visit = page("1986-05-02", "An envoy visited Paris.", "MLI-GOV CONSULT/visit FRA-GOV")
    strike = page("1986-05-20", "French jets bombed a barracks.", "FRA-MIL ASSAULT/aerial MLI-MIL")
    found = entry(*quarrel, visit, strike)

    assert (found.movement, found.moved_by) == ("deteriorated", "gravest")
    assert "bombed a barracks" in found.reason.sentence
    assert [line.lead.partition(":")[0] for line in found.points] == ["Against this"]


def test_a_blow_in_a_friendly_month_goes_both_ways():
    visits = [
        page(f"1986-05-{day:02d}", f"Envoy number {day} visited Paris.",
             "MLI-GOV CONSULT/visit FRA-GOV")
        for day in (2, 9, 16)
    ]  # fmt: skip
    strike = page("1986-05-20", "French jets bombed a barracks.", "FRA-MIL ASSAULT/aerial MLI-MIL")

    assert entry(*CALM, *visits, strike).movement == "mixed"


def test_a_month_with_a_grave_act_is_never_called_better():
    war = [
        page(
            f"1986-{month:02d}-05",
            f"French jets bombed town {month}.",
            "FRA-MIL ASSAULT/aerial MLI-MIL",
        )
        for month in (1, 2, 3)
    ]
    month = [
        page("1986-05-07", "The two signed a truce.", "MLI-GOV AGREE FRA-GOV"),
        page("1986-05-09", "Paris gave Bamako grain.", "FRA-GOV AID MLI-GOV"),
        page("1986-05-20", "Bamako froze French funds.", "MLI-GOV SANCTION FRA-GOV"),
    ]
    found = entry(*war, *month)

    assert (found.movement, found.moved_by) == ("mixed", None)
    assert found.reason.sentence.startswith(
        "Both ways: 3 acts told of May 1986, 1 of them grave and 2 friendly"
    )
    assert entry(*war, *month[:2]).movement == "improved"


def test_a_stated_turn_moves_what_acts_do_not():
    told = Page(
        outlet="Gulf Record", published="1986-05-20", rows=(
            Row(text="Ties between Mali and France have soured this month.", turn="MLI souring FRA",
                when="1986-05", mentions=("Mali = MLI", "France = FRA")),
        ),
    )  # fmt: skip
    found = entry(*CALM, told)

    assert (found.movement, found.moved_by) == ("deteriorated", "statement")
    assert "soured this month" in found.reason.sentence


def test_reports_without_an_act_are_no_evidence_of_no_change():
    told = Page(
        outlet="Gulf Record", published="1986-05-20", rows=(
            Row(text="Bamako will no longer take orders from Paris, a minister said.",
                says="A minister? | minister | MLI-GOV",
                mentions=("Bamako = MLI-GOV", "Paris = FRA-GOV")),
        ),
    )  # fmt: skip
    found = entry(*CALM, told)

    assert found.movement == "no_evidence"
    assert "No act between the two is told of May 1986" in found.reason.sentence


def test_a_month_without_reports_and_acts_is_nothing_read():
    found = entry(*CALM)

    assert (found.movement, found.reason.citations) == ("nothing_read", ())


def test_what_is_planned_or_denied_is_named_and_does_not_count():
    planned = page("1986-05-09", "Paris is to cut its aid.", "FRA-GOV SANCTION MLI-GOV",
                   factuality="planned")  # fmt: skip
    found = entry(*CALM, EXPELLED, planned)

    assert found.compared.uncounted.planned == 1
    assert found.compared.month.events == 1


def test_every_sentence_is_cited_and_no_words_are_shown_twice():
    more = [
        page("1986-05-08", "Paris accused Bamako of banditry.", "FRA-GOV ACCUSE MLI-GOV"),
        page("1986-05-12", "Bamako talked with Paris.", "MLI-GOV CONSULT FRA-GOV"),
        page("1986-05-13", "The junta expelled the French ambassador.",
             "MLI-GOV SANCTION/expel FRA-GOV", outlet="Gulf Record", when="1986-05-06"),
    ]  # fmt: skip
    found = entry(*CALM, EXPELLED, *more)
    lines = (found.reason, *found.points)

    assert all(line.citations for line in lines)
    assert len({line.sentence for line in lines}) == len(lines) <= 4
    assert len({line.citations[0].quote for line in lines}) == len(lines)
    inside = [c.published for line in lines for c in line.citations]
    assert all(MAY[0] <= day <= MAY[1] for day in inside)


# -- the list --------------------------------------------------------------------------------------

GOOD = '[[pair]]\nsource = "Peru"\ntarget = "Ecuador"\n'


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    store = DuckStore(tmp_path_factory.mktemp("digest") / "a.duckdb")
    acts = [
        Act(source="PER-GOV", did="expelled", target="ECU-GOV", type="SANCTION", mode="expel",
            day=date(1995, 1, 30)),
        Act(source="PER-GOV", did="visited", target="ECU-GOV", type="CONSULT", mode="visit",
            day=date(1994, 12, 5)),
    ]  # fmt: skip
    store.add([act.read() for act in acts])
    with Workspace(store, Desk()) as opened:
        yield opened


def written(folder, text):
    path = folder / "watch.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_digest_names_every_pair_and_what_was_left_out(workspace, tmp_path):
    rows = GOOD + GOOD.replace("Ecuador", "Chile") + GOOD.replace("Ecuador", "Ecuadr")
    digest = workspace.digest(written(tmp_path, rows), date(1995, 1, 15))

    assert [(e.target_name, e.movement) for e in digest.entries] == [
        ("Ecuador", "deteriorated"), ("Chile", "nothing_read"),
    ]  # fmt: skip
    assert [each.row for each in digest.dropped] == [3]
    assert "Did you mean Ecuador" in digest.dropped[0].message
    assert (digest.first, digest.last, digest.read) == (date(1995, 1, 1), date(1995, 1, 31), 1)


def test_what_was_published_later_can_be_left_out(workspace, tmp_path):
    path = written(tmp_path, GOOD)
    digest = workspace.digest(path, date(1995, 1, 1), as_of=date(1995, 1, 30))

    assert [e.movement for e in digest.entries] == ["nothing_read"]
    assert digest.read == 0


def test_the_same_month_gives_the_same_digest(workspace, tmp_path):
    path = written(tmp_path, GOOD)
    one, other = (workspace.digest(path, date(1995, 1, day)) for day in (1, 31))
    assert one == other


# case, text of the file, error, words of the message
WRONG = [
    ("no TOML", "pair = [", BadInput, "is not TOML"),
    ("no pairs", "", BadInput, "has no pairs"),
    ("pairs of another form", 'pair = "Peru"', BadInput, "has no pairs"),
    ("something else", 'title = "x"\n' + GOOD, BadInput, "has title"),
    ("no row that can be followed", GOOD.replace("Peru", "Ecuador"), UsedWrongly, "None of the 1"),
]


@pytest.mark.parametrize(
    ("text", "error", "words"), [c[1:] for c in WRONG], ids=[c[0] for c in WRONG]
)
def test_a_list_that_cannot_be_used(workspace, tmp_path, text, error, words):
    with pytest.raises(error, match=words):
        workspace.digest(written(tmp_path, text), date(1995, 1, 1))


def test_a_list_that_is_not_there(workspace, tmp_path):
    with pytest.raises(NotFound, match="no watch list"):
        workspace.digest(tmp_path / "no.toml", date(1995, 1, 1))


# case, a row, words of what is wrong
ROWS = [
    ("half a pair", '[[pair]]\nsource = "Peru"\n', "The row holds source"),
    ("a key too many", GOOD + 'note = "x"\n', "The row holds note, source, target"),
    ("the same pair the other way", '[[pair]]\nsource = "Ecuador"\ntarget = "Peru"\n', "repeats"),
    ("one actor twice", GOOD.replace("Ecuador", "Peru"), "are one actor"),
    ("nobody", GOOD.replace("Ecuador", "Xyzzy"), "No actor is called 'Xyzzy'"),
]


@pytest.mark.parametrize(("row", "words"), [c[1:] for c in ROWS], ids=[c[0] for c in ROWS])
def test_a_row_that_is_left_out(workspace, tmp_path, row, words):
    digest = workspace.digest(written(tmp_path, GOOD + row), date(1995, 1, 1))

    assert len(digest.entries) == 1
    assert [words in each.message for each in digest.dropped] == [True]
