"""Corrections by hand, from a user's words to the answer; with a real store and the real atlas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.told import ACTS, Act

from detente.errors import NoEvidence, UnknownActor, UnknownType, UsedWrongly
from detente.model.claims import CODED
from detente.settings import Settings
from detente.show.answers import answer_json, answer_markdown, answer_text
from detente.show.report import report_html
from detente.store.embedded import DuckStore
from detente.workspace import Asked, Desk, Objection, Workspace
from detente.workspace.corrections import correct

PAIR = Asked(words=("Argentina", "Chile"))
THREAT = ACTS[2]
DESK = Desk(Settings())


def opened(tmp_path, *acts):
    store = DuckStore(tmp_path / "a.duckdb")
    store.add([act.read() for act in acts])
    return Workspace(store, DESK)


@pytest.fixture
def workspace(tmp_path):
    with opened(tmp_path, *ACTS) as at_work:
        yield at_work


def claim_of(act: Act) -> str:
    return act.read()[1].claims[0].id


def objection(wrong: str, **given) -> Objection:
    return Objection(wrong=wrong, by="R. Vega", because="The gazette took it back.", **given)


def types(workspace: Workspace) -> list[str]:
    return [claim.evidence.event.event.type for claim in workspace._store.claims()]


def scores(workspace: Workspace, asked: Asked = PAIR) -> dict[date, float]:
    series = workspace.relation(asked, both=True)
    return {point.first: point.score for point in series.points if point.events}


def test_a_wrong_date_moves_the_curve(workspace):
    before = scores(workspace)

    workspace.correct(claim_of(THREAT), objection("wrong-date", day="1977-04-02"))

    after = scores(workspace)
    assert before[date(1978, 1, 1)] == after[date(1977, 4, 1)]
    assert date(1978, 1, 1) not in after


def test_a_wrong_type_changes_the_score(workspace):
    workspace.correct(claim_of(THREAT), objection("wrong-type", type="support"))

    assert scores(workspace)[date(1978, 1, 1)] > 0


def test_a_wrong_actor_moves_the_act_to_another_pair(workspace):
    with pytest.raises(NoEvidence):
        workspace.why(Asked(words=("Argentina", "Uruguay")))

    workspace.correct(claim_of(THREAT), objection("wrong-actor", targets=("Uruguay",)))

    assert date(1978, 1, 1) not in scores(workspace)
    assert list(scores(workspace, Asked(words=("Argentina", "Uruguay")))) == [date(1978, 1, 1)]
    answer, _ = workspace.why(PAIR)
    (line,) = answer.corrections
    assert line.sentence == "The target is Uruguay, not Government of Chile."


def test_an_answer_says_what_was_corrected_in_every_form(workspace):
    workspace.correct(claim_of(ACTS[3]), objection("not-said"))
    workspace.correct(claim_of(THREAT), objection("wrong-date", day="1977-12"))

    answer, series = workspace.why(PAIR)

    form = answer_json(answer)
    assert [line["by"] for line in form["corrections"]] == ["R. Vega", "R. Vega"]
    marked = [c for reason in answer.reasons for c in reason.citations if c.corrected_by]
    assert {citation.doc for citation in marked} == {THREAT.document.id}
    for text in (
        answer_text(answer, 250, series),
        answer_markdown(answer),
        report_html(answer, series),
    ):
        assert "2 corrections by R. Vega apply." in text
        assert "The gazette took it back." in text
        assert "as corrected by R. Vega" in text


def test_without_corrections_an_answer_says_nothing_of_them(workspace):
    answer, series = workspace.why(PAIR)

    assert answer.corrections == ()
    assert "orrect" not in answer_text(answer, 250, series)


def test_each_telling_of_an_event_is_corrected(tmp_path):
    again = replace(THREAT, outlet="Valley Times", rest=" Nobody was hurt.")
    with opened(tmp_path, THREAT, again) as workspace:
        made = workspace.correct(THREAT.event.id, objection("not-said"))

        assert {each.doc for each in made} == {THREAT.document.id, again.document.id}
        assert types(workspace) == []


def test_what_was_corrected_is_not_told_by_its_copies(tmp_path):
    copies = [
        replace(THREAT, outlet=name, day=date(1978, 1, day))
        for name, day in (("Valley Times", 27), ("Bay Times", 28))
    ]
    with opened(tmp_path, *ACTS, *copies) as workspace:
        first = THREAT.document.id
        workspace._store.set_reprints([(copy.document.id, first) for copy in copies])

        (made,) = workspace.correct(claim_of(copies[0]), objection("not-said"))

        assert made.doc == first
        assert date(1978, 1, 1) not in scores(workspace)


def test_taking_back_gives_the_answer_of_before(workspace):
    before, _ = workspace.why(PAIR)
    (made,) = workspace.correct(claim_of(THREAT), objection("duplicate"))
    assert workspace.why(PAIR)[0].id != before.id

    workspace.undo(made.id[:6])

    assert workspace.why(PAIR)[0] == before
    assert [each.holds for each in workspace.corrections()] == [False]
    with pytest.raises(NoEvidence, match="No corrections that hold"):
        workspace.undo(made.id)


def test_a_correction_outlives_the_reading(workspace):
    workspace.correct(claim_of(THREAT), objection("wrong-type", type="REQUEST"))
    workspace._store.add([THREAT.read("2", replace(THREAT.event, type="ASSAULT"))])
    assert "ASSAULT" not in types(workspace)

    workspace.correct(claim_of(ACTS[3]), objection("not-said"))
    workspace._store.add([ACTS[3].read("2", replace(ACTS[3].event, type="AID"))])

    assert "AID" in types(workspace)
    assert [each.finds for each in workspace.corrections()] == [True, False]
    answer, _ = workspace.why(PAIR)
    assert [line.wrong for line in answer.corrections] == ["wrong-type"]


def test_corrections_of_other_pairs_are_not_told(tmp_path):
    other = Act(
        source="NPL-GOV", did="refused transit to", target="IND-GOV", type="REJECT",
        day=date(1989, 3, 23),
    )  # fmt: skip
    with opened(tmp_path, *ACTS, other) as workspace:
        workspace.correct(claim_of(other), objection("wrong-type", type="SANCTION"))

        assert workspace.why(PAIR)[0].corrections == ()
        assert len(workspace.why(Asked(words=("Nepal", "India")))[0].corrections) == 1


def test_what_was_published_later_has_no_corrections_yet(workspace):
    workspace.correct(claim_of(ACTS[4]), objection("not-said"))

    answer, _ = workspace.why(replace(PAIR, as_of=date(1978, 7, 1)))

    assert answer.corrections == ()


def test_an_id_that_a_correction_has_changed_is_explained(workspace):
    workspace.correct(claim_of(THREAT), objection("not-said"))

    with pytest.raises(NoEvidence, match=r"was corrected as not-said by R\. Vega"):
        workspace.evidence(claim_of(THREAT))


def test_a_row_of_a_loaded_table_is_corrected_in_its_file(workspace):
    (item,) = [s.evidence for s in workspace.evidence(claim_of(THREAT))]
    row = replace(item, claim=replace(item.claim, reader=CODED))

    with pytest.raises(UsedWrongly, match="load the file again"):
        correct(workspace._store, DESK.atlas, [row], objection("not-said"))


@pytest.mark.parametrize("wrong", ["wrong-actor", "wrong-date", "wrong-type"])
def test_a_statement_can_only_be_struck(workspace, wrong):
    (item,) = [s.evidence for s in workspace.evidence(claim_of(THREAT))]
    statement = replace(item, event=None, claim=replace(item.claim, event=None))

    with pytest.raises(UsedWrongly, match="is a statement, which has no actors"):
        correct(workspace._store, DESK.atlas, [statement], objection(wrong))


WRONG = [
    ("no name", {"wrong": "not-said", "by": " ", "because": "x"}, UsedWrongly, "Give --by a name"),
    ("no reason", {"wrong": "not-said", "by": "x", "because": ""}, UsedWrongly, "--because"),
    ("a date for an actor", {"wrong": "wrong-actor", "day": "1978"}, UsedWrongly, "Call it wrong-"),
    ("no date", {"wrong": "wrong-date", "day": "May 1978"}, UsedWrongly, "is no date"),
    ("no day", {"wrong": "wrong-date", "day": "1978-02-30"}, UsedWrongly, "is no date"),
    ("no type", {"wrong": "wrong-type", "type": "HUG"}, UnknownType, "HUG"),
    ("no mode", {"wrong": "wrong-type", "type": "ASSAULT-warmly"}, UnknownType, "no mode 'warmly'"),
    ("nobody", {"wrong": "wrong-actor", "sources": ("Zzyzx",)}, UnknownActor, "Zzyzx"),
]  # fmt: skip


@pytest.mark.parametrize(("_case", "given", "error", "said"), WRONG, ids=[c[0] for c in WRONG])
def test_a_correction_that_makes_no_sense_is_refused(_case, given, error, said, workspace):
    with pytest.raises(error, match=said):
        workspace.correct(
            claim_of(THREAT), Objection(**({"by": "R. Vega", "because": "why"} | given))
        )
    assert workspace.corrections() == ()
