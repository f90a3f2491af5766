"""Figures with what they count: how many people were killed, by how much exports fell, how far."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.model.events import Quantity
from detente.model.text import Span
from detente.read import carried, casualties, clauses, counted, counted_nouns, hedges, labels
from detente.read.figures import figures
from detente.read.stretches import Stretches
from detente.read.times_govern import when_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.claims import TimeExpression
    from detente.model.text import Document
    from detente.model.times import When
    from detente.read.carried import Known
    from detente.read.counted import Counted
    from detente.read.figures import Figure
    from detente.read.trees import Tree

_PART = re.compile(
    r"\b(?:including|among\s+them|of\s+which|of\s+whom)\s+(?:those\s+of\s+)?$", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|which|those)\b", re.IGNORECASE)
_OF_TOTAL = re.compile(
    r"\s+of\s+(?:the|its|their|his|her|all|these|some)?\s*(?:\w+\s+)?$", re.IGNORECASE
)
_AGAINST = re.compile(
    r"(?:\b(?:from|against|than|since|over|compared\s+(?:to|with)|up\s+on|down\s+on|versus)\s+"
    r"(?:the\s+level\s+of\s+|those?\s+(?:of|in)\s+|(?:that|those)\s+|in\s+|the\s+)*)$",
    re.IGNORECASE,
)


def find_quantities(
    document: Document, trees: Sequence[Tree], times: Sequence[TimeExpression]
) -> tuple[Quantity, ...]:
    """Return the figures of a document in order, without dates, ages and labels.

    `event` is left None: the caller asks `belongs_to`. `part_of` counts in the returned tuple.
    """
    dates = Stretches((time.span.start, time.span.end, time) for time in times)
    memory = carried.Memory()
    quantities: list[Quantity] = []
    for item in _items(document.text, trees, dates):
        known = memory.resolve(document.text, item)
        if known is not None:
            quantities.append(_quantity(document, item, known, times))
    return tuple(_completed(document, quantities, index, trees) for index in range(len(quantities)))


def _items(text: str, trees: Sequence[Tree], dates: Stretches[TimeExpression]) -> Iterator[Counted]:
    """Yield the figures with what they count, as far as their own words say."""
    for whole in figures(text):
        for figure in hedges.ends(whole, trees):
            if _is_date(text, figure, dates.near(figure.number, figure.end)):
                if figure.ends is None:
                    continue
                # "$4bn in 2019 to $2bn": a year and a sum are no range.
                late = figure.ends[1]
                if _is_date(text, late, dates.near(late.number, late.end)):
                    continue
                figure = late  # noqa: PLW2901
            if labels.is_age(text, figure) or labels.is_telephone(text, figure):
                continue
            if labels.is_pronoun(text, figure):
                continue
            if labels.is_clock(text, figure):
                continue
            item = counted_nouns.find(hedges.unhedged(figure, trees), trees)
            if (
                item is None
                or labels.is_pro_form(text, figure, item.tree, item.token)
                or labels.is_ordinal(figure, item.tree)
                or labels.is_age_of(figure, item.tree, item.token)
                or labels.is_label(text, figure, item.tree, item.token, item.noun)
            ):
                continue
            yield item


def _counts(text: str, figure: Figure) -> bool:
    """Return whether a plural noun stands right behind a figure."""
    return re.match(r"\s+(?:[\w-]+\s+)?\w+s\b", text[figure.end : figure.end + 32]) is not None


def _is_date(text: str, figure: Figure, times: Sequence[TimeExpression]) -> bool:
    """Return whether a figure is part of a date; durations ("40 days") are figures too."""
    long = figure.unit in counted.TIMES
    # "Two thousand men", "2,000 men": a year is neither spelled out so nor has it a comma.
    spelled = figure.low is not None and not text[figure.number : figure.number + 4].isdigit()
    return any(
        time.span.start < figure.end
        and figure.number < time.span.end
        and not (long and time.type in {"DURATION", "SET"})
        and not (
            spelled
            and figure.number <= time.span.start
            and time.span.end <= figure.end
            and time.type == "DATE"
            and not long
            and _counts(text, figure)
        )
        for time in times
    )


def _quantity(
    document: Document, item: Counted, known: Known, times: Sequence[TimeExpression]
) -> Quantity:
    """Return the quantity of a figure and of what it counts."""
    end = item.noun.end if item.noun and _adjoins(document, item) else item.figure.end
    suffix = known.befell if known.unit == "person" and _is_verbal(item, known) else None
    return Quantity(
        span=Span(document.id, item.figure.start, max(end, item.figure.end)),
        low=item.figure.low,
        high=item.figure.high,
        unit=known.unit,
        what=" ".join(part for part in (known.noun, suffix) if part) or None,
        change=known.change,
        when=_when(document, item, times),
        approx=item.figure.approx,
        casualty=casualties.kind(known.befell),
        side=known.side,
        against=_against(document, item, times) if known.change else None,
    )


def _is_verbal(item: Counted, known: Known) -> bool:
    """Return whether what befell people is told beside the noun, not by it ("40 deaths")."""
    if known.befell is not None and known.befell in known.noun.casefold().split():
        return False
    by_noun = counted.mapped("befell_noun")
    return item.noun is None or known.befell != by_noun.get(item.noun.lemma.casefold())


def _adjoins(document: Document, item: Counted) -> bool:
    """Return whether the noun follows its figure with nothing but its own modifiers between."""
    if item.noun is None or item.noun.start < item.figure.end:
        return False
    between = document.text[item.figure.end : item.noun.start]
    if item.tree.children(item.noun.index, "cop"):
        return False
    return len(between.split()) <= 4 and not re.search(
        r"[,;:.()]|\bof\s+(?:the|its|their)\b", between
    )


def _when(document: Document, item: Counted, times: Sequence[TimeExpression]) -> When | None:
    """Return the days that the figure counts over, where the text gives them."""
    token = item.noun or item.token
    when, span = when_of(item.tree, token.index, times, document)
    return when if span is not None else None


def _against(document: Document, item: Counted, times: Sequence[TimeExpression]) -> When | None:
    """Return the days that a change is told against: "up 56 per cent from 2019"."""
    for time in times:
        inside = item.tree.start <= time.span.start < item.tree.end
        before = document.text[max(item.tree.start, time.span.start - 40) : time.span.start]
        if inside and time.when is not None and _AGAINST.search(before):
            return time.when
    return None


def _completed(
    document: Document, quantities: Sequence[Quantity], index: int, trees: Sequence[Tree]
) -> Quantity:
    """Return a figure with the total that it is part of."""
    return replace(quantities[index], part_of=_part_of(document, quantities, index, trees))


def _part_of(
    document: Document, quantities: Sequence[Quantity], index: int, trees: Sequence[Tree]
) -> int | None:
    """Return the total that a figure is told to be part of; None if it is told of none."""
    span, text = quantities[index].span, document.text
    if index + 1 < len(quantities):
        after = quantities[index + 1]
        same = after.unit == quantities[index].unit or quantities[index].unit == "percent"
        joined = _OF_TOTAL.fullmatch(text[span.end : after.span.start])
        if same and joined and _size(after) >= _size(quantities[index]):
            return index + 1
    before = text[max(0, span.start - 24) : span.start]
    if not _PART.search(before) and not _OF_THEM.match(text, span.end):
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
