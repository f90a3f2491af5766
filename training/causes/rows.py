"""The examples of data/causes.toml as marked sentences: short, plain, one link each.

Cause, effect and signal are what the row itself finds on the sentence's tree; an example that its
row cannot read is left out. So a row that is added teaches the heads too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read import tables
from detente.read.joints import joints
from detente.read.syntax import SyntaxReader
from training.causes.links import Link, Linked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.read.joint import Joint
    from training.events.sentences import Span


def examples() -> Iterator[Linked]:
    """Yield the examples that a row reads as one link of one sentence; no what-ifs."""
    syntax = SyntaxReader()
    for sentence, cause, effect in _written():
        trees = syntax.trees(sentence)
        for joint in joints(trees[0]) if len(trees) == 1 else ():
            link = _link(joint)
            if link is not None and _holds(sentence, link, cause, effect):
                yield Linked(text=sentence, links=(link,))
                break


def _written() -> Iterator[tuple[str, str, str]]:
    for kind, rows in tables.table("causes").items():
        for row in rows if isinstance(rows, list) and kind != "conditional" else ():
            examples_ = tables.section(row).get("examples", [])
            for example in examples_ if isinstance(examples_, list) else ():
                sentence, cause, effect = tables.words(example)
                yield sentence, cause, effect


def _link(joint: Joint) -> Link | None:
    if joint.conditional or not joint.cause:
        return None
    return Link(
        cause=_spans(joint, joint.cause),
        effect=_spans(joint, joint.effect),
        signal=tuple((joint.tree.tokens[i].start, joint.tree.tokens[i].end) for i in joint.signal),
        stance="STATED",
    )


def _spans(joint: Joint, words: Sequence[int]) -> tuple[Span, ...]:
    tokens = joint.tree.tokens
    return ((tokens[words[0]].start, tokens[words[-1]].end),)


def _holds(sentence: str, link: Link, cause: str, effect: str) -> bool:
    (first,), (second,) = link.cause, link.effect
    return cause in sentence[slice(*first)] and effect in sentence[slice(*second)]
