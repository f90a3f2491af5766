"""A saved text page: what a reader gets with "save page as text", furniture and all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from detente.errors import BadInput, NotArticle
from detente.inputs.days import day_month_in, days_in, latest_before
from detente.inputs.decode import tidy, to_text
from detente.inputs.language import check_english
from detente.inputs.layout import Block, blocks_of, phrases, without_bullet
from detente.inputs.outlets import looks_like_outlet, original_outlet
from detente.model.text import DateCandidate, Document, Incoming, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4})?,?\s*(?:by )?(?P<outlet>[^.|,]{3,60})", re.IGNORECASE
)
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'’/-]{2,40}[,(]?\s*(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b"
)
_HEAD_WORDS = 30  # a longer paragraph is no title


class TextPage:
    """Reads plain text pages."""

    def accepts(self, name: str, start: bytes) -> bool:
        """Return whether a file looks like plain text by its name, or holds no other mark."""
        low = name.lower()
        return low.endswith((".txt", ".text", ".md")) or not (
            low.endswith((".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json"))
            or start.lstrip()[:1] in (b"<", b"{")
        )

    def incoming(self, stream: BinaryIO, place: str) -> Iterator[Incoming | Refused]:
        """Yield the page's document, or why it was refused."""
        try:
            yield Incoming(document=page_document(to_text(stream.read(), place), place))
        except BadInput as error:
            yield Refused(place=place, message=str(error))


@dataclass(frozen=True, slots=True)
class _Parts:
    """A page cut up. Block tuples are in page order."""

    head: tuple[Block, ...]  # before the body
    body: tuple[str, ...]
    tail: tuple[Block, ...]  # what follows the body, and what stands in it and is no prose
    title: str | None
    standfirst: tuple[str, ...]
    above: tuple[Block, ...]  # head before the title
    below: tuple[Block, ...]  # head after the title


def page_document(text: str, place: str) -> Document:
    """Return the article of a saved page. Raises NotArticle if it holds none, or none in English.

    `place` is used in messages only.
    """
    parts = _cut(blocks_of(tidy(text)))
    if not parts.body:
        raise NotArticle(f"{place} holds no article, only short lines. Give the page's main text.")
    outlet = _outlet(parts)
    main = without_about(parts.body, outlet)
    paragraphs = (*((parts.title,) if parts.title else ()), *parts.standfirst, *main)
    body = "\n\n".join(paragraphs)
    language = check_english(body, None, place)
    candidates, crawled = _days(parts)
    best = _best(candidates)
    return Document(
        text=body,
        title=parts.title,
        outlet=outlet,
        original_outlet=original_outlet(body + "\n" + _plain(parts.tail), outlet),
        published=best.day if best else None,
        published_basis=best.basis if best else None,
        candidates=candidates,
        crawled=crawled,
        language=language,
    )


def _plain(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _cut(blocks: tuple[Block, ...]) -> _Parts:
    start = next((i for i, block in enumerate(blocks) if _opens_body(block)), len(blocks))
    title_at = _title_index(blocks[:start])
    end = _tail_index(blocks, start)
    body = _body(blocks[start:end])
    head = blocks[:start]
    above = head[:title_at] if title_at is not None else head
    below = head[title_at + 1 :] if title_at is not None else ()
    lines = tuple(
        without_bullet(block.text)
        for block in below
        if block.kind in ("bullet", "prose")
        or (block.kind == "short" and len(block.text.split()) > 5)
    )
    title = head[title_at].text if title_at is not None else None
    tail = (*(block for block in blocks[start:end] if block.kind != "prose"), *blocks[end:])
    return _Parts(head, body, tail, title, lines, above, below)


def _is_deck(block: Block) -> bool:
    """A line under the title that is long enough to be a standfirst and no name."""
    return block.kind == "short" and len(block.text.split()) > 5


def _opens_body(block: Block) -> bool:
    """A question is rather a title than the article's first paragraph."""
    return block.kind == "prose" and not (block.text.endswith("?") and len(block.text.split()) < 20)


def _title_index(head: tuple[Block, ...]) -> int | None:
    """The first longer line of the head; else the last line that is no outlet's name."""
    lines = [
        (i, block)
        for i, block in enumerate(head)
        if block.kind in ("short", "prose") and not _names_outlet(block)
    ]
    long = [(i, block) for i, block in lines if 4 <= len(block.text.split()) <= _HEAD_WORDS]
    masthead = {block.chunk for block in head if _names_outlet(block)}
    free = [i for i, block in long if block.chunk not in masthead]  # else it may be the motto
    if free or long:
        return free[0] if free else long[0][0]
    return lines[-1][0] if lines and len(head) > 1 else None


def _names_outlet(block: Block) -> bool:
    return looks_like_outlet(_crumb(block.text))


def _crumb(text: str) -> str:
    """The first piece of a trail such as "The Post » World"."""
    return re.split(r"\s+[»>|·/]\s+", text)[0].strip()


def _tail_index(blocks: tuple[Block, ...], start: int) -> int:
    """Where the page's tail begins: at a tail line with hardly any prose after it."""
    for i in range(start, len(blocks)):
        after = sum(block.kind == "prose" for block in blocks[i:])
        if blocks[i].kind == "tail" and after <= max(1, len(blocks[start:i]) // 4):
            return i
    return len(blocks)


def _body(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Prose with its sub-headings; menus, dates and trailing short lines are left out."""
    kept = [block for block in blocks if block.kind in ("prose", "short", "bullet")]
    while kept and kept[-1].kind == "short" and not _ends(kept[-1].text):
        kept.pop()
    return tuple(without_bullet(block.text) for block in kept)


def without_about(paragraphs: Sequence[str], outlet: str | None) -> tuple[str, ...]:
    """Return the body without a last paragraph in which the outlet says what it is."""
    kept = list(paragraphs)
    about = f"{outlet} is "
    while outlet and len(kept) > 1 and kept[-1].startswith((about, f"The {about}")):
        kept.pop()
    return tuple(kept)


def _ends(text: str) -> bool:
    return text.rstrip("\"”’')").endswith((".", "!", "?"))


def _outlet(parts: _Parts) -> str | None:
    blocks = (*parts.above, *parts.below)
    names = [_crumb(b.text) for b in blocks if b.kind in ("short", "menu")]
    sure = next((name for name in names if looks_like_outlet(name)), None)
    if sure:
        return sure.strip()
    for block in (*parts.tail, *parts.head):
        match = _RIGHTS.search(block.text)
        if match:
            return match["outlet"].strip()
    plain = [b.text for b in parts.above if b.kind == "short" and len(b.text.split()) <= 4]
    return plain[0] if plain and plain[0][:1].isupper() else None


def _days(parts: _Parts) -> tuple[tuple[DateCandidate, ...], date | None]:
    """Return the days that may be the publication's, and the crawl day if the page shows it."""
    found: list[DateCandidate] = []
    masthead: list[DateCandidate] = []
    crawled = None
    for block in (*parts.above, *parts.below, *parts.tail):
        if block.kind not in ("date", "byline", "short", "furniture"):
            continue
        label = block.text.lower().lstrip("(")
        for day, _ in days_in(block.text):
            if label.startswith(phrases().crawled) or "saved" in label:
                crawled = crawled or day
            elif block in parts.tail and not label.startswith(phrases().published):
                continue  # the day of some other story
            elif block in parts.above and not label.startswith(phrases().published):
                masthead.append(DateCandidate(day=day, basis="masthead", words=block.text))
            else:
                found.append(DateCandidate(day=day, basis="byline", words=block.text))
    found += _dateline(parts, (*found, *masthead), crawled)
    if found and masthead:
        crawled = crawled or masthead[0].day
    return (*found, *masthead), crawled


def _dateline(
    parts: _Parts, others: Sequence[DateCandidate], crawled: date | None
) -> list[DateCandidate]:
    """A day before the first sentence; a year left out comes from the page's other days."""
    match = _DATELINE.match(parts.body[0]) if parts.body else None
    whole = _whole_day(parts.body[0], match) if match else None
    if match is not None and whole is not None:
        return [DateCandidate(day=whole, basis="dateline", words=match[0])]
    limits = [other.day for other in others] or ([crawled] if crawled else [])
    told = day_month_in(match["day"]) if match else None
    if match is None or told is None or not limits:
        return []
    day = latest_before(*told, max(limits))
    return [DateCandidate(day=day, basis="dateline", words=match[0])] if day else []


def _whole_day(line: str, match: re.Match[str]) -> date | None:
    """Return the day of a dateline that gives its year too: "BANGKOK, Jan. 2, 1978 -"."""
    found = (day for day, span in days_in(line) if span[0] == match.start("day"))
    return next(found, None)


def _best(candidates: Sequence[DateCandidate]) -> DateCandidate | None:
    """By-line before dateline before masthead; "published" before "updated"; then the earliest."""

    def rank(candidate: DateCandidate) -> tuple[int, bool, date]:
        order = ("given", "meta", "byline", "dateline", "url", "masthead")
        updated = "updat" in candidate.words.lower() or "modif" in candidate.words.lower()
        return order.index(candidate.basis), updated, candidate.day

    return min(candidates, key=rank, default=None)
