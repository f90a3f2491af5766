from __future__ import annotations

from detente.show.svg import element, group, path, short, words


def test_everything_is_escaped():
    assert words('<b> & "x"', 1, 2, 3) == (
        '<text x="1" y="2" font-size="3">&lt;b&gt; &amp; &quot;x&quot;</text>'
    )
    assert element("a", href='"onload=x') == '<a href="&quot;onload=x"/>'


def test_numbers_have_at_most_two_decimals():
    assert [short(n) for n in (1, 1.5, 1.005, -0.001, 10, 1 / 3)] == [
        "1", "1.5", "1", "0", "10", "0.33",
    ]  # fmt: skip


def test_names_and_empty_parts():
    assert element("line", class_="c", stroke_width=2, x=None) == (
        '<line class="c" stroke-width="2"/>'
    )
    assert group("c", "", "") == ""
    assert path("", "c") == ""
