"""An HTML page: trafilatura finds the article, htmldate and the page's own marks its day."""

from __future__ import annotations

import json
import logging
import re
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, cast

from detente.errors import BadInput, NotArticle
from detente.inputs.days import days_in
from detente.inputs.decode import tidy, to_text
from detente.inputs.language import check_english
from detente.inputs.layout import blocks_of
from detente.inputs.outlets import original_outlet
from detente.inputs.page import without_about
from detente.model.text import DateCandidate, Document, Incoming, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# Where pages say when they were published, most trusted first (schema.org, Open Graph,
# Dublin Core, Parse.ly). What says "modified" is kept as a candidate and never chosen.
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.date", "parsely-pub-date", "pubdate", "publishdate",
    "sailthru.date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_OUTLET = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site")
_URL_DAY = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/")


class HtmlPage:
    """Reads HTML pages."""

    def accepts(self, name: str, start: bytes) -> bool:
        """Return whether a file is HTML by its name or its first bytes."""
        head = start.lstrip()[:200].lower()
        marked = head.startswith((b"<!doctype html", b"<html", b"<?xml")) or b"<html" in head
        return name.lower().endswith((".html", ".htm", ".xhtml")) or marked

    def incoming(self, stream: BinaryIO, place: str) -> Iterator[Incoming | Refused]:
        """Yield the page's document, or why it was refused."""
        try:
            yield Incoming(document=html_document(to_text(stream.read(), place), place))
        except BadInput as error:
            yield Refused(place=place, message=str(error))


def html_document(source: str, place: str) -> Document:
    """Return the article of an HTML page. Raises NotArticle if it holds none in English."""
    from lxml import html  # noqa: PLC0415  # heavy, and only pages need it
    from trafilatura import bare_extraction  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # we say ourselves what failed
    found = bare_extraction(source, include_comments=False, include_tables=False)
    if found is None or isinstance(found, dict) or not _has_prose(found.text or ""):
        raise NotArticle(f"{place} holds no article that can be found. Save its main text as .txt.")
    tree = html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    title = _headline(tree) or found.title
    outlet = _outlet(tree) or _title_suffix(tree, title) or found.sitename
    text = _joined(title, tidy(str(found.text)), outlet)
    url = _url(tree) or found.url
    candidates = tuple(_days(tree, source, url))
    best = next((c for c in candidates if "modif" not in c.words and "updat" not in c.words), None)
    return Document(
        text=text,
        title=title,
        outlet=outlet,
        original_outlet=original_outlet(text, outlet),
        published=best.day if best else None,
        published_basis=best.basis if best else None,
        candidates=candidates,
        crawled=_crawl_day(tree, best.day if best else None),
        language=check_english(text, None, place),
        url=url,
    )


def _has_prose(text: str) -> bool:
    """A page of which only menu words are left holds no article."""
    return any(block.kind == "prose" for block in blocks_of(text))


def _joined(title: str | None, text: str, outlet: str | None) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    paragraphs = list(without_about(lines, outlet))
    if title and (not paragraphs or paragraphs[0] != title):
        paragraphs.insert(0, title)
    return "\n\n".join(paragraphs)


def _headline(tree: HtmlElement) -> str | None:
    heads = [tidy(h.text_content()).strip() for h in tree.iter("h1")]
    return heads[0] if len(heads) == 1 and heads[0] else None


def _title_suffix(tree: HtmlElement, title: str | None) -> str | None:
    """What the page's <title> adds to the headline: "Envoy summoned | The Post"."""
    whole = next((tidy(t.text_content()).strip() for t in tree.iter("title")), "")
    if not title or not whole.startswith(title):
        return None
    match = re.match(r"\s*[|–—·»:-]\s*(.{2,60})$", whole[len(title) :])
    return match[1].strip() if match else None


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if key and meta.get("content"):
            found.setdefault(key, tidy(meta.get("content")).strip())
    return found


def _outlet(tree: HtmlElement) -> str | None:
    meta = _meta(tree)
    told = next((meta[key].lstrip("@") for key in _OUTLET if key in meta), None)
    if told:
        return told
    for block in _structured(tree):
        publisher = block.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    return None


def _url(tree: HtmlElement) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    told = links[0] if links else _meta(tree).get("og:url")
    return told if told and told.startswith(("http://", "https://")) else None


def _structured(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the page's JSON-LD objects; what is not JSON is no evidence and is passed over."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except ValueError:
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        rows = graph if isinstance(graph, list) else []
        yield from (cast("dict[str, object]", row) for row in rows if isinstance(row, dict))


def _days(tree: HtmlElement, source: str, url: str | None) -> Iterator[DateCandidate]:
    """Yield every day that may be the publication's, most trusted first."""
    for block in _structured(tree):
        for key in ("datePublished", "dateCreated", "dateModified"):
            yield from _candidates(str(block.get(key) or ""), "meta", key.lower())
    meta = _meta(tree)
    for key in _PUBLISHED:
        yield from _candidates(meta.get(key, ""), "meta", key)
    for key in ("article:modified_time", "og:updated_time"):
        yield from _candidates(meta.get(key, ""), "meta", key)
    for time in tree.iter("time"):
        words = tidy(time.text_content()).strip().lower()
        yield from _candidates(time.get("datetime") or words, "byline", f"time {words}")
    match = _URL_DAY.search(url or "")
    if match:
        yield from _candidates("-".join(match.groups()), "url", match[0])
    yield from _guessed(source)


def _crawl_day(tree: HtmlElement, published: date | None) -> date | None:
    """The day in the page's masthead, where it is no other than the day of saving."""
    for header in tree.iter("header"):
        if any(parent.tag == "article" for parent in header.iterancestors()):
            continue
        for day, _ in days_in(tidy(" ".join(header.itertext()))):
            if published is not None and day > published:
                return day
    return None


def _candidates(value: str, basis: str, words: str) -> Iterator[DateCandidate]:
    for day, _ in days_in(value):
        yield DateCandidate(day=day, basis=basis, words=f"{words} {value}".strip())  # type: ignore[arg-type]


def _guessed(source: str) -> Iterator[DateCandidate]:
    """What htmldate makes of the visible page; the original day, not the latest update."""
    from htmldate import find_date  # noqa: PLC0415

    for original, words in ((True, "htmldate"), (False, "htmldate updated")):
        told = find_date(source, original_date=original, extensive_search=original)
        if told:
            yield DateCandidate(day=date.fromisoformat(told), basis="byline", words=words)
