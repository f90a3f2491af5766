"""Documents made to be hard: twice the length takes about twice the time, and nothing is lost silently.

The encoder takes a bounded time for each sentence; its answers are kept here, so that what is
measured is everything else.
"""

from __future__ import annotations

import gc
from functools import lru_cache

import pytest
from benchmarks import heavy

from detente.read import gate
from detente.read.encoder import Encoder
from detente.read.reader import RuleReader

_SIZE = 15_000
_MOST = 2.6


@pytest.fixture(scope="module")
def reader():
    with pytest.MonkeyPatch.context() as patch:
        kept = lru_cache(None)(Encoder.parse)
        patch.setattr(Encoder, "parse", lambda self, forms: kept(self, tuple(forms)))
        yield RuleReader()


@pytest.mark.parametrize("name", heavy.FULL)
def test_twice_the_length_takes_about_twice_the_time(reader, name):
    make, _ = heavy.FULL[name]
    once, twice = make(_SIZE), make(2 * _SIZE)
    reader.read(make(_SIZE // 5))  # loads, and lets the encoder see the sentences

    ratios = []
    while not ratios or (min(ratios) > _MOST and len(ratios) < 3):
        gc.collect()
        first = max(heavy.seconds(reader, once), 0.02)
        ratios.append(heavy.seconds(reader, twice) / first)

    assert min(ratios) <= _MOST


def test_what_is_too_long_to_be_read_whole_is_counted(reader, monkeypatch):
    monkeypatch.setattr(gate, "MOST", 1_000)
    document = heavy.prose(5_000)

    reading = reader.read(document)

    (dropped,) = [item for item in reading.dropped if item.cause == "sentence_beyond_limit"]
    assert dropped.count > 0
    assert max(m.span.end for m in reading.mentions) < 2_000
    assert reading.sentences[-1].end > 4_500


def test_what_a_caller_asks_about_is_read_beyond_the_limit(reader, monkeypatch):
    monkeypatch.setattr(gate, "MOST", 1_000)
    document = heavy.prose(5_000)
    start = document.text.rindex("Ethiopia and Egypt agreed")

    reading = reader.read(document, [((start, start + 8), (start + 13, start + 18))])

    assert reading.pairs[0].type is not None


def test_sentences_read_in_parts_are_counted(reader):
    reading = reader.read(heavy.endless(5_000))

    counts = {item.cause: item.count for item in reading.dropped}
    assert counts["sentence_in_parts"] == len(reading.sentences) > 1
