from __future__ import annotations

import pytest

from detente.show.links import safe_url, url_at

URLS = [
    ("http", "http://a.example/x", True),
    ("https with everything", "https://a.example:8443/x?y=1&z=2#part", True),
    ("upper case", "HTTPS://a.example/", True),
    ("none", None, False),
    ("empty", "", False),
    ("script", "javascript:alert(1)", False),
    ("script in disguise", "JaVaScRiPt:alert(1)", False),
    ("script behind a space", " javascript:alert(1)", False),
    ("script split by a tab", "java\tscript:alert(1)", False),
    ("data", "data:text/html,<script>alert(1)</script>", False),
    ("visual basic", "vbscript:msgbox(1)", False),
    ("file", "file:///etc/passwd", False),
    ("no scheme", "//a.example/x", False),
    ("no host", "https:///x", False),
    ("a quotation mark", 'https://a.example/"onmouseover=alert(1)', False),
    ("an angle", "https://a.example/<script>", False),
    ("a broken host", "https://[::1/x", False),
]


@pytest.mark.parametrize(("url", "kept"), [u[1:] for u in URLS], ids=[u[0] for u in URLS])
def test_only_pages_are_linked(url, kept):
    assert safe_url(url) == (url if kept else None)


def test_an_address_opens_at_the_words():
    page = "https://a.example/x"

    assert url_at(page, "eight killed, one-sided") == (
        f"{page}#:~:text=eight%20killed%2C%20one%2Dsided"
    )
    assert url_at(page, " ".join(f"word{n:02}" for n in range(20))) == (
        f"{page}#:~:text=word00%20word01%20word02%20word03%20word04,"
        "word15%20word16%20word17%20word18%20word19"
    )


def test_an_address_with_a_fragment_stays_as_it_is():
    assert url_at("https://a.example/x#top", "words") == "https://a.example/x#top"
    assert url_at("javascript:alert(1)", "words") is None
