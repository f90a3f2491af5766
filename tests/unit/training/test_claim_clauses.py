"""The clauses that teach whether a thing is told as true."""

from __future__ import annotations

import pytest
from training.claims.sentences import clauses, parsed, part_of


def test_a_row_is_a_text_with_one_clause() -> None:
    found = parsed("denied | Lima denied that <it had paid Quito>.")
    assert found.text == "Lima denied that it had paid Quito."
    assert found.text[found.start : found.end] == "it had paid Quito"
    assert found.factuality == "denied"


@pytest.mark.parametrize("line", ["maybe | <Lima paid>.", "denied | Lima paid.", "Lima <paid>."])
def test_another_row_is_refused(line) -> None:
    with pytest.raises(ValueError, match="is no row"):
        parsed(line)


def test_no_text_stands_twice_and_both_parts_are_there() -> None:
    found = list(clauses())
    assert len({(each.text, each.start) for each in found}) == len(found)
    assert {part_of(each.text) for each in found} == {"train", "tune"}
