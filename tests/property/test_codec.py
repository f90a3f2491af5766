"""Every noun has a JSON form that comes back as the same noun."""

from __future__ import annotations

import dataclasses
import importlib
import json
import pkgutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente.model
from detente.errors import BadValue
from detente.model import codec
from detente.model.claims import Claim
from tests.property.nouns import of_type


def _nouns() -> list[type]:
    found = {}
    for module in pkgutil.iter_modules(detente.model.__path__, "detente.model."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and dataclasses.is_dataclass(value):
                found[value.__qualname__] = value
    return [found[name] for name in sorted(found)]


@pytest.mark.parametrize("kind", _nouns(), ids=lambda kind: kind.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_the_json_form_round_trips(kind, data):
    noun = data.draw(of_type(kind))

    text = codec.dumps(noun)

    assert codec.loads(kind, text) == noun
    assert codec.dumps(codec.loads(kind, text)) == text


@given(noun=of_type(Claim))
def test_a_record_edited_by_hand_is_noticed(noun):
    """An id is derived from its content, so changed content no longer fits the stored id."""
    record = json.loads(codec.dumps(noun))
    record["doc"] += "x"

    with pytest.raises(BadValue, match="changed by hand"):
        codec.from_json(Claim, record)


@pytest.mark.parametrize(
    "record",
    [None, [], {"nonsense": 1}, {"doc": 3}, {}],
    ids=["null", "list", "unknown field", "wrong kind", "incomplete"],
)
def test_what_is_no_claim_is_refused(record):
    with pytest.raises(BadValue):
        codec.from_json(Claim, record)
