"""Words with endings and gaps."""

from __future__ import annotations

import pytest

from detente.explain.wordlist import hits

# words, text, what is found
CASES = [
    (("terror*",), "Terrorists, and counter-terrorism.", ["Terrorists", "terrorism"]),
    (("gunm*n",), "A gunman; two gunmen.", ["gunman", "gunmen"]),
    (("safe haven*",), "a safe haven, safe-havens", ["safe haven", "safe-havens"]),
    (("counter * influence",), "to counter Indian influence", ["counter Indian influence"]),
    (("counter * influence",), "to counter influence", ["counter influence"]),
    (("counter * influence",), "counter one two three four five influence", []),
    (("dam", "dams"), "damage to the dam", ["dam"]),
    (("aid", "aid worker*"), "aid workers", ["aid workers"]),
    (("un*",), "The UN was uneasy", ["UN", "uneasy"]),
    (("eu", "u.s."), "EU-wide; the U.S.A.", ["EU", "U.S."]),
    (("anti-dumping",), "ANTI-DUMPING duties", ["ANTI-DUMPING"]),
    ((), "anything", []),
]


@pytest.mark.parametrize(("words", "text", "found"), CASES)
def test_hits(words, text, found):
    assert [text[start:end] for start, end in hits(words, text)] == found
