"""Every code of the model has words that people read."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest

from detente.model import answers, charted, claims, digests, relations, reports, times
from detente.ontology import QUAD_NAMES, SCHEMES
from detente.show.words import table

CODES = [
    ("arrow", get_args(answers.AnswerDirection)),
    ("direction", get_args(answers.AnswerDirection)),
    ("movement", get_args(digests.Movement)),
    ("movement_arrow", get_args(digests.Movement)),
    ("moved_by", get_args(digests.MovedBy)),
    ("uncounted", tuple(each.name for each in fields(relations.Uncounted))),
    ("turn", get_args(claims.Direction)),
    ("standing", get_args(answers.Standing)),
    ("standing_note", get_args(answers.Standing)),
    ("confidence", ("high", "medium", "low")),
    ("method", get_args(relations.TurnMethod)),
    ("step", get_args(relations.Step)),
    ("lane_state", get_args(charted.LaneState)),
    ("trend", get_args(answers.Trend)),
    ("factuality", get_args(claims.Factuality)),
    ("basis", get_args(times.WhenBasis)),
    ("relation", get_args(claims.Relation)),
    ("status", (*get_args(reports.AddedAs), "refused")),
    ("scale", SCHEMES),
    ("month", tuple(map(str, range(1, 13)))),
]


@pytest.mark.parametrize(("name", "codes"), CODES, ids=[name for name, _ in CODES])
def test_every_code_has_words(name, codes):
    assert set(table(name)) == set(codes)


def test_quad_classes_are_called_as_in_the_coding_scheme():
    assert {int(code): name for code, name in table("quad").items()} == dict(QUAD_NAMES)
