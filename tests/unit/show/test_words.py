"""Every code of the model has words that people read."""

from __future__ import annotations

from typing import get_args

import pytest

from detente.model import answers, claims, relations, reports, times
from detente.ontology import QUAD_NAMES, SCHEMES
from detente.show.words import table

CODES = [
    ("arrow", get_args(answers.AnswerDirection)),
    ("direction", get_args(answers.AnswerDirection)),
    ("turn", get_args(claims.Direction)),
    ("standing", get_args(answers.Standing)),
    ("standing_note", get_args(answers.Standing)),
    ("confidence", ("high", "medium", "low")),
    ("method", get_args(relations.TurnMethod)),
    ("step", get_args(relations.Step)),
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
