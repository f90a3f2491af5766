"""Pairs of texts of which one is a copy of the other, and pairs that only look so.

Made the same way each time from the files of `sets/reprints` (written for this project; its README
tells how): `copies()` gives 300 pairs of a dispatch and a copy that was cut, edited and retitled by
rule or rewritten by hand, `near_misses()` 300 pairs that repeat words without being copies. Which
edit a dispatch gets hangs on its name alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.gold import is_held_out

from detente.inputs.outlets import original_outlet
from detente.model.text import Document

SETS = Path(__file__).with_name("sets") / "reprints"
_NESTED = re.compile(r"\{(\w+):([^{}]*)\}")
_DATELINE = re.compile(r"^([A-Z][^()]{2,40}?), \w+ \d+ \([^)]*\) - ")
_FIGURE = re.compile(r"(?<!\w )\b[1-9]\d\b")
_QUOTE = re.compile(r' ?"[^"]+"[^".]*\.')


@dataclass(frozen=True, kw_only=True)
class Story:
    """A text as it was written: `kind` is what a near miss is to the dispatch of its name."""

    name: str
    outlet: str
    day: date
    title: str
    paragraphs: tuple[str, ...]
    kind: str = ""

    @property
    def document(self) -> Document:
        """The text as it is found, with the origin that it shows itself."""
        text = "\n".join((self.title, *self.paragraphs))
        return Document(
            text=text, title=self.title, outlet=self.outlet, published=self.day,
            published_basis="given", original_outlet=original_outlet(text, self.outlet),
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two texts; `kind` tells how the second was made; `held`: of the half not to be looked at."""

    name: str
    kind: str
    one: Document
    other: Document
    held: bool


def chosen(options: Sequence[Any], *key: object) -> Any:  # noqa: ANN401
    """Return one of the options, always the same for the same key."""
    digest = sha256("/".join(map(str, key)).encode()).digest()
    return options[int.from_bytes(digest[:4], "big") % len(options)]


@cache
def edits() -> dict[str, Any]:
    return tomllib.loads((SETS / "edits.toml").read_text(encoding="utf-8"))


def stories(file: str) -> list[Story]:
    """Return the texts of a file: a line of name, outlet and day, the title, then paragraphs."""
    found = []
    for block in re.split(r"(?m)^== ", (SETS / file).read_text(encoding="utf-8"))[1:]:
        head, title, *paragraphs = block.strip().split("\n")
        name, *kind, outlet, day = head.split(" | ")
        found.append(
            Story(
                name=name, kind="".join(kind), outlet=outlet, day=date.fromisoformat(day),
                title=title, paragraphs=tuple(paragraphs),
            )
        )  # fmt: skip
    return found


@cache
def originals() -> dict[str, Story]:
    return {story.name: story for story in stories("originals.txt")}


def filled(story: Story) -> Story:
    """Return a story with the paragraphs that it takes over: {p3}, {p3 words=>others; ...}."""
    source = originals()[story.name]

    def paragraph(text: str) -> str:
        match = re.fullmatch(r"\{p(\d)(?: (.*))?\}", text)
        if match is None:
            return text
        taken = source.paragraphs[int(match[1]) - 1]
        for change in (match[2] or "").split("; ") if match[2] else ():
            old, new = change.split("=>")
            if old not in taken:
                raise ValueError(f"{story.name}: {old!r} does not stand in paragraph {match[1]}.")
            taken = taken.replace(old, new, 1).strip()
        return taken[:1].upper() + taken[1:]

    return _with(story, paragraphs=tuple(map(paragraph, story.paragraphs)))


def _with(story: Story, **changes: Any) -> Story:  # noqa: ANN401
    return Story(**{**{f: getattr(story, f) for f in story.__dataclass_fields__}, **changes})


# -- edits by rule: each takes a story and returns it changed ------------------------------------


def _words(story: Story, pairs: Sequence[Sequence[str]], most: int = 99) -> Story:
    left, changed = most, []
    for text in story.paragraphs:
        for old, new in pairs:
            text, count = re.subn(rf"\b{old}\b", new, text, count=left)  # noqa: PLW2901
            left -= count
            if not left:
                break
        changed.append(text)
        left = max(left, 1)
    return _with(story, paragraphs=tuple(changed))


def said(story: Story) -> Story:
    return _words(story, edits()["said"])


def spelt(story: Story) -> Story:
    words = [(old + r"(\w*)", new + r"\1") for old, new in edits()["spelling"]]
    return _words(story, words)


def worded(story: Story) -> Story:
    return _words(story, edits()["wording"])


def numbers(story: Story) -> Story:
    return _words(story, edits()["numbers"])


def units(story: Story) -> Story:
    changed = []
    for text in story.paragraphs:
        for old, new, factor in edits()["units"]:
            text, count = re.subn(  # noqa: PLW2901
                rf"\b(\d+) {old}\b", lambda m, f=factor, n=new: f"{round(int(m[1]) * f)} {n}", text
            )
            if count:
                break
        changed.append(text)
    return _with(story, paragraphs=tuple(changed))


def cut_end(story: Story) -> Story:
    return _with(story, paragraphs=story.paragraphs[: chosen((2, 2, 3, 3, 4), story.name)])


def cut_middle(story: Story) -> Story:
    return _with(story, paragraphs=(*story.paragraphs[:1], *story.paragraphs[3:]))


def cut_start(story: Story) -> Story:
    return _with(story, paragraphs=story.paragraphs[1:])


def quote_dropped(story: Story) -> Story:
    kept = [_QUOTE.sub("", text).strip() for text in story.paragraphs]
    return _with(story, paragraphs=tuple(text for text in kept if text))


def merged(story: Story) -> Story:
    texts = story.paragraphs
    return _with(
        story, paragraphs=tuple(" ".join(texts[i : i + 2]) for i in range(0, len(texts), 2))
    )


def split(story: Story) -> Story:
    parts = [part for text in story.paragraphs for part in re.split(r'(?<=[.”"]) (?=[A-Z"])', text)]
    return _with(story, paragraphs=tuple(parts))


def local(story: Story) -> Story:
    keys = (1, "second")[: len(story.name) % 2 + 1]
    added = [chosen(edits()["local"], story.name, key) for key in keys]
    place = 2 if len(story.name) % 3 == 0 else len(story.paragraphs)
    texts = story.paragraphs
    return _with(story, paragraphs=(*texts[:place], *dict.fromkeys(added), *texts[place:]))


def lead_rewritten(story: Story) -> Story:
    """Return the story with the lead that a client's editor wrote."""
    lead = next(s for s in stories("rewrites.txt") if s.name == story.name).paragraphs[0]
    return _with(story, paragraphs=(lead, *story.paragraphs[1:]))


def reordered(story: Story) -> Story:
    first, *rest = story.paragraphs
    return _with(story, paragraphs=(first, *reversed(rest)))


def updated(story: Story) -> Story:
    """Return the story with its first small figure raised and a sentence on it."""
    raised, done = [], False
    for text in story.paragraphs:
        if not done:
            raised.append(_FIGURE.sub(lambda m: str(int(m[0]) + 3), text, count=1))
            done = raised[-1] != text
            continue
        raised.append(text)
    line = chosen(edits()["update"], story.name)
    return _with(story, paragraphs=(*raised[:2], line, *raised[2:]))


def as_printed(story: Story, key: str, *, keeps_origin: bool) -> Story:
    """Return the story as a client prints it: a day or more later, retitled, under its own name."""
    lead, *rest = story.paragraphs
    match = _DATELINE.match(lead)
    town = match[1].capitalize() if match else story.title.split()[0]
    if match and not keeps_origin:
        lead = lead[match.end() :]
        byline = chosen(("", "", *edits()["bylines"]), key)
        rest = [lead, *rest]
        lead = byline or rest.pop(0)
    words = " ".join(rest[0].split()[:5]) if rest else story.title
    title = chosen(edits()["titles"], key).format(town=town, words=words)
    outlet = chosen([s.outlet for s in stories("rewrites.txt")], key, "outlet")
    later = timedelta(days=chosen((0, 1, 1, 1, 2, 3, 7), key))
    return _with(story, title=title, paragraphs=(lead, *rest), outlet=outlet, day=story.day + later)


Edit = Callable[[Story], Story]
RECIPES: tuple[tuple[str, tuple[tuple[Edit, ...], ...]], ...] = (
    ("light", ((said, spelt, split), (numbers, merged, spelt), (worded, units), (worded, said))),
    ("cut", ((cut_end, worded), (cut_end, said), (cut_middle, merged, worded), (cut_start, spelt),
             (cut_end, local), (cut_start, worded, quote_dropped))),
    ("long", ((local, quote_dropped, worded), (local, units, numbers), (local, said, cut_middle),
              (local, worded, cut_middle))),
    ("lead", ((lead_rewritten, said, worded), (lead_rewritten, cut_middle, local),
              (lead_rewritten, reordered, spelt), (lead_rewritten, cut_end, local),
              (updated, said), (updated, cut_end))),
)  # fmt: skip


def printed(story: Story, recipe: int) -> Story:
    """Return the dispatch as one of its clients printed it."""
    kind, ways = RECIPES[recipe]
    key = f"{story.name}/{kind}"
    copy = story
    for edit in chosen(ways, key):
        copy = edit(copy)
    return as_printed(copy, key, keeps_origin=chosen((True, False, False), key, "origin"))


# -- the pairs -----------------------------------------------------------------------------------


def _pair(one: Story, other: Story, kind: str, key: str) -> Pair:
    return Pair(
        name=f"{one.name}/{kind}", kind=kind, one=one.document, other=other.document,
        held=is_held_out(key),
    )  # fmt: skip


def _key(name: str) -> str:
    """All pairs of a dispatch lie in one half: that of its text."""
    return "\n".join(originals()[name].paragraphs)


def copies() -> list[Pair]:
    """Return 300 pairs of a dispatch and a copy of it."""
    found = [
        _pair(story, printed(story, n), kind, _key(name))
        for name, story in originals().items()
        for n, (kind, _) in enumerate(RECIPES)
    ]
    rewritten = map(filled, stories("rewrites.txt"))
    return found + [_pair(originals()[s.name], s, "by hand", _key(s.name)) for s in rewritten]


def near_misses() -> list[Pair]:
    """Return 300 pairs that share words, though neither text copies the other."""
    hand = [filled(story) for story in stories("near_misses.txt")]
    found = [_pair(originals()[s.name], s, s.kind, _key(s.name)) for s in hand]
    copied = [(s, printed(originals()[s.name], len(s.outlet) % 3)) for s in hand]
    some = copied[::3] + copied[1::3]
    found += [_pair(c, s, f"{s.kind} of a copy", _key(s.name)) for s, c in some]
    by_name = {s.name: s for s in hand if s.kind == "followup"}
    both = [(by_name[s.name], s) for s in hand if s.kind == "independent" and s.name in by_name]
    found += [_pair(one, two, "followup and independent", _key(one.name)) for one, two in both]
    found += boilerplated()
    return found + recurring(300 - len(found))


def boilerplated() -> list[Pair]:
    """Return pairs of other stories of one outlet, each with what it puts under every story."""
    named = list(originals().values())
    found = []
    for n in range(30):
        one, other = named[n], named[(n * 7 + 11) % len(named)]
        foot = chosen(edits()["boilerplate"], n).format(outlet=one.outlet)
        day = one.day + timedelta(days=n % 6)
        short = (2, 3, 5)[n % 3]
        pair = [
            _with(one, paragraphs=(*one.paragraphs[:short], foot)),
            _with(other, outlet=one.outlet, day=day, paragraphs=(*other.paragraphs[:short], foot)),
        ]
        if n % 2:
            pair[1] = _with(pair[1], outlet="The Harbour Reprint")
        found.append(_pair(pair[0], pair[1], "boilerplate", _key(one.name)))
    return found


def recurring(count: int) -> list[Pair]:
    """Return pairs of stories made after one template for different happenings."""
    templates = tomllib.loads((SETS / "templates.toml").read_text(encoding="utf-8"))["template"]
    found = []
    for n in range(count):
        template = templates[n % len(templates)]
        first = date(2009, 3, 2) + timedelta(days=173 * n)
        later = first + timedelta(days=chosen((1, 2, 7, 7, 9), n))
        one, taken = made(template, f"{n}/0", first, {})
        other, _ = made(template, f"{n}/1", later, taken)
        if n % 3 == 0:
            other = _with(other, outlet="The County Paper")
        found.append(_pair(one, other, "recurring", template["name"] + template["text"]))
    return found


def made(
    template: dict[str, str], key: str, day: date, taken: dict[str, str]
) -> tuple[Story, dict[str, str]]:
    """Return one story of a template, and its words; no slot holds what is taken."""
    words: dict[str, str] = {}

    def fill(match: re.Match[str]) -> str:
        name, options = match[1], match[2]
        all_words = options.split("|")
        if options[0] == "#":
            low, high = map(int, options[1:].split("-"))
            all_words = [str(number) for number in range(low, high + 1)]
        free = [word for word in all_words if word != taken.get(name)]
        words[name] = chosen(free, key, name)
        return words[name]

    text = template["text"].strip()
    while _NESTED.search(text):
        text = _NESTED.sub(fill, text)
    text = text.format(day=f"{day:%A}")
    title = template["title"].format(**words)
    story = Story(
        name=template["name"], outlet="Wire of Record", day=day, title=title,
        paragraphs=tuple(text.split("\n")),
    )  # fmt: skip
    return story, words
