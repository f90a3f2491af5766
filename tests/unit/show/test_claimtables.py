"""Tables of claims: a reading, the evidence behind an id, the export."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest
from tests.made import document, reading, span

from detente.errors import UnknownScheme
from detente.model.claims import CausalLink, Claim, StatedTurn
from detente.model.evidence import Evidence
from detente.model.reports import CheckReport
from detente.model.stored import StoredClaim
from detente.model.text import DocId, DocumentHead
from detente.show.claimtables import EXPORT_COLUMNS, evidence_table, export_events, reading_table
from detente.show.tables import as_text, check_table

DOCUMENT = document(name="accord", url="https://courier.example/1")
READING = reading(DOCUMENT)


def named(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def stored(standing: str | None = "", **fields: object) -> StoredClaim:
    """Return the claim of the made reading; `standing`: the words at its span today."""
    claim = READING.claims[0]
    quote = claim.span.quote(DOCUMENT)
    given = {
        "claim": claim,
        "head": DocumentHead(
            id=DOCUMENT.id, name="accord", title="=cmd()", outlet=DOCUMENT.outlet,
            original_outlet="Northern Wire", published=DOCUMENT.published, url=DOCUMENT.url,
            reprint_of=DocId("first"),
        ),
        "quote": quote,
        "sentence": quote,
        "sentence_span": claim.span,
        "event": READING.events[0],
        "attribution": READING.attributions[0],
    }  # fmt: skip
    evidence = Evidence(**(given | fields))  # type: ignore[arg-type]
    return StoredClaim(
        evidence=evidence, stored=quote, standing=quote if standing == "" else standing
    )


def test_evidence_opens_to_the_words_the_document_and_the_coding():
    row = named(evidence_table((stored(),)))[0]

    assert row["words"] == ("«Peru expelled 40 Ecuadorian traders on Monday, an official said.»")
    assert row["coding"].startswith("COERCE deport (material conflict, score -")
    assert (row["source"], row["target"]) == ("PER-GOV", "ECU-CVL")
    assert (row["when"], row["basis"]) == ("30 Jan 1995", "computed")
    assert row["speaker"] == "an official [anonymous]"
    assert row["original_outlet"] == "Northern Wire"
    assert row["stands"] is True


def test_evidence_marks_the_words_within_their_sentence():
    words = span(DOCUMENT, "40 Ecuadorian traders")
    claim = replace(READING.claims[0], span=words)
    item = stored(claim=claim, quote=words.quote(DOCUMENT))

    assert (
        "Peru expelled «40 Ecuadorian traders» on Monday"
        in (named(evidence_table((item,)))[0]["words"])
    )


def test_words_that_leave_their_sentence_stand_alone():
    item = stored(sentence_span=span(DOCUMENT, "Ecuador called the step"))

    assert named(evidence_table((item,)))[0]["words"].startswith("«Peru expelled")


def test_evidence_reads_as_a_block_on_a_terminal():
    text = as_text(evidence_table((stored(), stored(event=None))), 60)

    assert text.count("Peru expelled") == 2
    assert max(map(len, text.splitlines())) <= 60


def test_a_reading_has_a_row_for_each_claim():
    link = CausalLink(
        cause=span(DOCUMENT, "Peru expelled"),
        effect=span(DOCUMENT, "a provocation"),
        signal=None,
        relation="causes",
        hypothetical=True,
    )
    turn = StatedTurn(
        sources=(),
        targets=(),
        direction="souring",
        span=span(DOCUMENT, "falls apart"),
        trigger=span(DOCUMENT, "falls"),
        sentence=0,
    )
    claims = (
        Claim(doc=DOCUMENT.id, span=link.cause, sentence=0, link=link.id, factuality="possible"),
        Claim(doc=DOCUMENT.id, span=turn.span, sentence=0, turn=turn.id, background=True),
        Claim(doc=DOCUMENT.id, span=turn.span, sentence=0),
    )  # fmt: skip
    full = replace(READING, links=(link,), turns=(turn,), claims=(*READING.claims, *claims))

    rows = named(reading_table(DOCUMENT, full))
    assert [row["kind"] for row in rows] == ["event", "cause", "turn", "statement"]
    assert rows[0]["source"] == "Peru"
    assert rows[1]["what"] == "causes, hypothetical"
    assert (rows[1]["source"], rows[1]["target"]) == ("Peru expelled", "a provocation")
    assert rows[2]["background"] is True
    assert rows[3]["words"] == "falls apart"


def test_an_export_has_a_row_for_each_telling_of_an_event():
    lines = list(export_events(iter([stored(), stored(event=None), stored()])))

    rows = list(csv.DictReader(lines))
    assert lines[0] == ",".join(EXPORT_COLUMNS) + "\n"
    assert len(rows) == 2
    assert rows[0]["source"] == "PER-GOV"
    assert rows[0]["quad"] == "4"
    assert float(rows[0]["score"]) < 0
    assert rows[0]["first"] == rows[0]["last"] == "1995-01-30"
    assert rows[0]["title"] == "'=cmd()"
    assert rows[0]["reprint_of"] == "first"
    assert rows[0]["anonymous"] == "true"
    assert DOCUMENT.text[int(rows[0]["start"]) : int(rows[0]["end"])] == rows[0]["quote"]


def test_an_export_is_scored_on_the_scale_asked_for():
    plover, goldstein = (
        next(csv.DictReader(export_events([stored()], scheme)))["score"]
        for scheme in ("plover", "goldstein")
    )

    assert plover != goldstein


def test_an_export_on_an_unknown_scale_is_refused():
    with pytest.raises(UnknownScheme):
        list(export_events([], "richter"))


def test_a_check_names_every_broken_quotation():
    report = CheckReport(
        documents=2, originals=1, outlets=2, claims=9, broken=(stored("Peru"), stored(None)),
        undated=1, dropped=(("ungrounded", 3),), data_version="abc",
    )  # fmt: skip

    rows = named(check_table(report))
    assert {row["what"]: row["count"] for row in rows}["quotations broken"] == 2
    assert rows[-2]["why"].endswith("now “Peru”")
    assert rows[-1]["why"].endswith("now outside the text")
    assert date(1995, 1, 31) == DOCUMENT.published


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "causes"),
        ({"stated": False}, "causes, likely"),
        ({"denied": True, "stated": False}, "causes, denied"),
    ],
)
def test_a_link_says_what_it_is_other_than_stated(given, words):
    ends = {"cause": span(DOCUMENT, "Peru expelled"), "effect": span(DOCUMENT, "a provocation")}
    link = CausalLink(**ends, signal=None, relation="causes", **given)
    claim = Claim(doc=DOCUMENT.id, span=link.cause, sentence=0, link=link.id)

    (row,) = named(reading_table(DOCUMENT, replace(READING, links=(link,), claims=(claim,))))
    assert row["what"] == words
