"""What the exam counts of attributions, causes, quantities and stated turns: see exam.py."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.claims import f1, same_speaker
from benchmarks.exam_sheets import days_of, meets, share, shared
from benchmarks.quantities import head_of, noun_of, unit_of

from detente.read.lemmas import lemmas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.exam_sheets import Sheet, Stretch
    from benchmarks.gold import Row

    from detente.model.claims import Attribution, CausalLink
    from detente.model.events import Quantity

    Figures = dict[str, float | None]

_UNITS = {"km2": "sq_km"}
_CLOSE = 0.005
_SMALL = frozenset({"the", "and", "for", "from", "with", "who", "its", "into", "not"})


def speaker_of(sheet: Sheet, said: Attribution) -> str:
    """Return all words that a reading has for a speaker."""
    speaker, text = said.speaker, sheet.document.text
    written = text[speaker.span.start : speaker.span.end] if speaker.span else ""
    return f"{speaker.name} {speaker.role or ''} {written}"


class Attributions:
    """The figures of attributions."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.anonymous: list[tuple[bool, bool]] = []

    def add(self, sheet: Sheet) -> None:
        """Count one article."""
        hit: set[int] = set()
        for row in sheet.labels["attributions"]:
            places = sheet.places(row["content"])
            near = {
                index: said
                for index, said in enumerate(sheet.reading.attributions)
                if any(shared(span, places) > 0 for span in said.content)
            }
            right = {
                index: said
                for index, said in near.items()
                if same_speaker(row["speaker"], speaker_of(sheet, said))
            }
            hit.update(right)
            self.counts["labelled"] += 1
            self.counts["found"] += bool(near)
            self.counts["right"] += bool(right)
            if near:
                best = next(iter((right or near).values()))
                self.anonymous.append((row["anonymous"], best.speaker.anonymous))
        self.counts["read"] += len(sheet.reading.attributions)
        self.counts["on_label"] += len(hit)

    def figures(self) -> Figures:
        """Return the figures."""
        c = self.counts
        return {
            "labelled": c["labelled"],
            "found": share(c["found"], c["labelled"]),
            "right": share(c["right"], c["labelled"]),
            "precision": share(c["on_label"], c["read"]),
            "anonymous": round(f1(self.anonymous), 4),
        }


def stance_of(link: CausalLink) -> str:
    """Return how far a link is claimed to hold, in the words of the labels."""
    if link.denied:
        return "DENIED"
    return "POSSIBLE" if link.hypothetical else "STATED"


def runs(link: CausalLink, cause: Sequence[Stretch], effect: Sequence[Stretch]) -> bool:
    """Return whether a link runs from one labelled stretch to the other."""
    ways = shared(link.cause, cause), shared(link.effect, effect)
    back = shared(link.cause, effect), shared(link.effect, cause)
    return min(ways) > 0 and sum(ways) >= sum(back)


class Causes:
    """The figures of causes."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, sheet: Sheet) -> None:
        """Count one article."""
        hit: set[str] = set()
        links = [link for link in sheet.reading.links if link.stated]
        for row in sheet.labels["causes"]:
            cause, effect = sheet.places(row["cause"]), sheet.places(row["effect"])
            near = [link for link in links if runs(link, cause, effect)]
            hit.update(link.id for link in near)
            self.counts["labelled"] += 1
            self.counts["found"] += bool(near)
            back = any(runs(link, effect, cause) for link in links)
            self.counts["turned"] += back and not near
            if near:
                self.counts["stance"] += any(stance_of(link) == row["stance"] for link in near)
                self.counts["by"] += any(self._by(sheet, link, row) for link in near)
        self.counts["read"] += len(links)
        self.counts["on_label"] += len(hit)

    def _by(self, sheet: Sheet, link: CausalLink, row: Row) -> bool:
        if link.attribution is None:
            return row["by"] is None
        return same_speaker(
            row["by"], speaker_of(sheet, sheet.reading.attributions[link.attribution])
        )

    def figures(self) -> Figures:
        """Return the figures."""
        c = self.counts
        return {
            "labelled": c["labelled"],
            "found": share(c["found"], c["labelled"]),
            "turned": share(c["turned"], c["labelled"]),
            "printed": c["read"],
            "precision": share(c["on_label"], c["read"]),
            "stance": share(c["stance"], c["found"]),
            "by": share(c["by"], c["found"]),
        }


def same(one: float | None, other: float | None) -> bool:
    """Return whether two bounds are the same, but for rounding."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def same_unit(row: Row, read: Quantity) -> bool:
    """Return whether units agree; counted things are no unit to the reader."""
    unit = unit_of(_UNITS.get(row["unit"], row["unit"]))
    if unit == unit_of(read.unit):
        return True
    return read.unit is None and unit == unit_of(head_of(noun_of(read)))


def same_what(row: Row, read: Quantity) -> bool:
    """Return whether a label's free description of what is counted shares a word with that read."""
    return bool(_lemmas(row["what"]) & _lemmas(read.what))


def _lemmas(words: str | None) -> frozenset[str]:
    told = re.findall(r"[a-z-]{3,}", (words or "").casefold())
    return frozenset(lemmas().find(word, "NOUN", "NNS") for word in told) - _SMALL


class Quantities:
    """The figures of quantities."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, sheet: Sheet) -> None:
        """Count one article."""
        left = list(sheet.reading.quantities)
        for row in sheet.labels["quantities"]:
            places = sheet.places(row["words"])
            near = [one for one in left if shared(one.span, places) > 0]
            bounds = [q for q in near if same(row["low"], q.low) and same(row["high"], q.high)]
            value = [q for q in bounds if same_unit(row, q)]
            what = [q for q in value if same_what(row, q)]
            self.counts["labelled"] += 1
            if row["unit"] == "persons":
                self.counts["people"] += 1
                self.counts["of_people"] += bool(what)
            for name, some in zip(
                ("found", "bounds", "value", "what"), (near, bounds, value, what), strict=True
            ):
                self.counts[name] += bool(some)
            for one in (what or value or bounds or near)[:1]:
                left.remove(one)
                self.counts["on_label"] += 1
        self.counts["read"] += len(sheet.reading.quantities)

    def figures(self) -> Figures:
        """Return the figures."""
        c = self.counts
        parts = ("found", "bounds", "value", "what")
        return {
            "labelled": c["labelled"],
            **{name: share(c[name], c["labelled"]) for name in parts},
            "what_of_people": share(c["of_people"], c["people"]),
            "precision": share(c["on_label"], c["read"]),
        }


class Turns:
    """The figures of stated turns."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, sheet: Sheet) -> None:
        """Count one article."""
        hit: set[str] = set()
        for row in sheet.labels["turns"]:
            days = days_of(row)
            same_way = [t for t in sheet.reading.turns if t.direction == row["direction"]]
            near = [turn for turn in same_way if days is not None and meets(turn.when, days)]
            hit.update(turn.id for turn in near)
            self.counts["labelled"] += 1
            self.counts["direction"] += bool(same_way)
            self.counts["found"] += bool(near)
        self.counts["read"] += len(sheet.reading.turns)
        self.counts["on_label"] += len(hit)

    def figures(self) -> Figures:
        """Return the figures."""
        c = self.counts
        return {
            "labelled": c["labelled"],
            "direction": share(c["direction"], c["labelled"]),
            "found": share(c["found"], c["labelled"]),
            "read": c["read"],
            "precision": share(c["on_label"], c["read"]),
        }
