"""Figures with what they count: how many people were killed, by how much exports fell, how far."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.model.events import Quantity
from detente.model.text import Span
from detente.read import clauses, counted
from detente.read.figures import figures
from detente.read.stretches import Stretches
from detente.read.times_govern import when_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.claims import TimeExpression
    from detente.model.text import Document
    from detente.model.times import When
    from detente.read.counted import Counted
    from detente.read.figures import Figure
    from detente.read.trees import Tree

_AGE = re.compile(r"[\s\-‐‑–]*(?:years?|months?)[\s\-‐‑–]+olds?\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:including|among\s+them|of\s+which|of\s+whom)\s+(?:those\s+of\s+)?$", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|which|those)\b", re.IGNORECASE)
_SPANNED_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}


def find_quantities(
    document: Document, trees: Sequence[Tree], times: Sequence[TimeExpression]
) -> tuple[Quantity, ...]:
    """Return the figures of a document in order, without dates, ages and labels.

    `event` is left None: the caller asks `belongs_to`. `part_of` counts in the returned tuple.
    """
    dates = Stretches((time.span.start, time.span.end, time) for time in times)
    items = [
        found
        for figure in figures(document.text)
        if not _is_date(figure, dates.near(figure.number, figure.end))
        and not _is_age(document.text, figure)
        if (found := counted.find(figure, trees)) is not None
        and not _is_label(document.text, found)
        if found.noun
        or figure.unit
        or counted.befell(found)
        or _OF_THEM.match(document.text, figure.end)
    ]
    quantities: list[Quantity] = []
    people = ""
    for item in items:
        noun = counted.noun_words(item)
        elided = counted.befell(item) if item.noun is None else None
        if elided is not None:
            noun = people
        elif counted.unit(item) == "person":
            people = noun
        quantities.append(_quantity(document, item, noun, times))
    everything = [*quantities, *_spans_of_time(document, times)]
    ordered = sorted(everything, key=lambda quantity: quantity.span.start)
    return tuple(
        replace(one, part_of=_part_of(document, ordered, index, trees))
        for index, one in enumerate(ordered)
    )


def _is_date(figure: Figure, times: Sequence[TimeExpression]) -> bool:
    """Return whether a figure is part of a date, a duration or a set."""
    return any(time.span.start < figure.end and figure.number < time.span.end for time in times)


def _is_age(text: str, figure: Figure) -> bool:
    """Return whether a figure tells an age: "a 25-year-old", "Ahmad, 39,"."""
    if _AGE.match(text, figure.end):
        return True
    commas = text[figure.start - 2 : figure.start] == ", " and text[
        figure.end : figure.end + 1
    ] in {",", "."}
    return commas and figure.low is not None and figure.low < 120 and figure.unit is None


def _is_label(text: str, item: Counted) -> bool:
    """Return whether a number names rather than counts: "Resolution 242", "one of them", "F-16"."""
    before = text[max(0, item.figure.number - 16) : item.figure.number].casefold().split()
    if (
        before
        and before[-1] in counted.words("labels", "before")
        and text[item.figure.number].isdigit()
    ):
        return True
    written = text[item.figure.number : item.figure.end].casefold()
    if written == "one" and (item.noun is None or counted.unit(item) != "person"):
        return True
    if item.figure.vague and written == "several" and counted.unit(item) != "person":
        return True
    in_name = any(
        name.first < item.token.index < name.last or name.first == item.token.index < name.last - 1
        for name in item.tree.names
    )
    follows = (
        item.noun is not None and item.noun.index < item.token.index and item.token.dep == "nummod"
    )
    return item.figure.unit is None and (in_name or follows)


def _quantity(
    document: Document, item: Counted, noun: str, times: Sequence[TimeExpression]
) -> Quantity:
    """Return the quantity of a figure; `noun` is what it counts, carried over where left out."""
    rises = counted.change(item)
    unit = counted.unit(item)
    what = noun or None
    if unit == "person":
        what = " ".join(part for part in (noun, counted.befell(item)) if part) or None
    elif rises is not None:
        what = counted.changed(item)
    elif unit is not None and item.noun is item.token:
        what = None
    end = item.noun.end if item.noun and _adjoins(document, item) else item.figure.end
    return Quantity(
        span=Span(document.id, item.figure.start, max(end, item.figure.end)),
        low=item.figure.low,
        high=item.figure.high,
        unit=unit,
        what=what,
        change=rises,
        when=_when(document, item, times),
    )


def _adjoins(document: Document, item: Counted) -> bool:
    """Return whether the noun follows its figure with nothing but its own modifiers between."""
    if item.noun is None or item.noun.start < item.figure.end:
        return False
    between = document.text[item.figure.end : item.noun.start]
    if item.tree.children(item.noun.index, "cop"):
        return False
    return len(between.split()) <= 4 and not re.search(r"[,;:.()]", between)


def _when(document: Document, item: Counted, times: Sequence[TimeExpression]) -> When | None:
    """Return the days that the figure counts over, where the text gives them."""
    token = item.noun or item.token
    when, span = when_of(item.tree, token.index, times, document)
    return when if span is not None else None


def _part_of(
    document: Document, quantities: Sequence[Quantity], index: int, trees: Sequence[Tree]
) -> int | None:
    """Return the total that a figure is told to be part of; None if it is told of none."""
    span = quantities[index].span
    before = document.text[max(0, span.start - 24) : span.start]
    if not _PART.search(before) and not _OF_THEM.match(document.text, span.end):
        return None
    tree = clauses.tree_at(trees, span.start)
    for at in range(index - 1, -1, -1):
        other = quantities[at]
        if tree is None or other.span.start < tree.start:
            return None
        same = other.unit == quantities[index].unit or quantities[index].unit is None
        if same and _size(other) >= _size(quantities[index]):
            return at
    return None


def _size(quantity: Quantity) -> float:
    """Return the greatest value that a figure tells, or the least where it is open above."""
    return quantity.high if quantity.high is not None else quantity.low or 0.0


def _spans_of_time(document: Document, times: Sequence[TimeExpression]) -> list[Quantity]:
    """Return the durations that have a number, as figures ("within 12 months")."""
    found = []
    for time in times:
        match = re.fullmatch(r"PT?(\d+)([HDWMY])", time.value)
        one = document.text[time.span.start : time.span.end].casefold().startswith(("a ", "an "))
        if time.type == "DURATION" and match and not one:
            unit = (
                _SPANNED_UNITS[match[2]]
                if not (match[2] == "M" and "T" in time.value)
                else "minute"
            )
            value = float(match[1])
            found.append(Quantity(span=time.span, low=value, high=value, unit=unit))
    return found


def belongs_to(tree: Tree, quantity: Quantity, trigger_index: int) -> bool:
    """Return whether a figure counts what the event told by a token did or befell.

    It does where it stands in the trigger's own clause or noun phrase, or in a participle clause
    that tells what came of it ("shelled the camp, killing six").
    """
    head = tree.head_of(quantity.span.start, quantity.span.end)
    if head is None or not tree.start <= quantity.span.start < tree.end:
        return False
    allowed = {
        "obj",
        "nsubj",
        "obl",
        "nmod",
        "nummod",
        "appos",
        "conj",
        "advcl",
        "det",
        "amod",
        "compound",
    }
    goals = {trigger_index}
    trigger = tree.tokens[trigger_index]
    if (
        trigger.upos == "NOUN"
        and trigger.dep in {"obj", "nsubj", "nsubj:pass", "obl"}
        and trigger.head >= 0
    ):
        goals.add(trigger.head)
    for token in (head, *tree.ancestors(head.index)):
        if token.index in goals:
            return True
        if token.dep.partition(":")[0] not in allowed or token.dep == "acl:relcl":
            return False
        if token.dep == "conj" and token.upos == "VERB":
            return False
        if token.dep == "advcl" and token.xpos != "VBG":
            return False
    return False
