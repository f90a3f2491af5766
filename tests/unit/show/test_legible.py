from __future__ import annotations

import pytest

from detente.show.legible import legible, shortened

TEXTS = [
    ("plain", "Kabul said no.", "Kabul said no."),
    ("escape sequence", "red \x1b[31malert\x07", "red [31malert"),
    ("lines and tabs", "one\n\ttwo\r\nthree", "one two three"),
    ("next line and separators", "one\x85two\u2028three", "one two three"),
    ("right-to-left override", "safe\u202egpj.exe", "safegpj.exe"),
    ("isolates", "\u2066a\u2069", "a"),
    ("curly quotes and accents stay", "“Raúl” – São Tomé", "“Raúl” – São Tomé"),
    ("right-to-left words stay", "طالبان", "طالبان"),
]


@pytest.mark.parametrize(("text", "kept"), [t[1:] for t in TEXTS], ids=[t[0] for t in TEXTS])
def test_foreign_text_cannot_steer_a_terminal(text, kept):
    assert legible(text) == kept


def test_a_text_is_cut_at_a_word():
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two three four", 13) == "one two…"
    assert shortened("Donaudampfschiff", 8) == "Donauda…"
