"""Addresses that a page may link to."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_ALLOWED = frozenset({"http", "https"})
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f<>\"'`\\]")
_WHOLE = 80  # a longer quotation is named by its first and last words
_ENDS = 5  # words at either end


def safe_url(url: str | None) -> str | None:
    """Return an http(s) address as it is; None for every other kind and for a broken one.

    A document's address is foreign text: `javascript:` and `data:` addresses would run in the
    reader's browser.
    """
    if url is None or _UNFIT.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in _ALLOWED and parts.hostname else None


def url_at(url: str | None, words: str) -> str | None:
    """Return the address that opens a page at some words of it; None if it may not be linked.

    A text fragment (WICG Scroll To Text Fragment): a browser that does not know it opens the
    page at its top. An address that has a fragment already is returned as it is.
    """
    safe = safe_url(url)
    if safe is None or "#" in safe:
        return safe
    parts = words.split()
    if len(words) <= _WHOLE or len(parts) < 2 * _ENDS:
        return f"{safe}#:~:text={_encoded(parts)}"
    return f"{safe}#:~:text={_encoded(parts[:_ENDS])},{_encoded(parts[-_ENDS:])}"


def _encoded(words: list[str]) -> str:
    # A hyphen separates the parts of a text directive, so it is encoded as well.
    return quote(" ".join(words), safe="").replace("-", "%2D")
