"""A cause and an effect that one sentence joins, and the rows of data/causes.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from detente.errors import BadValue
from detente.model.claims import Relation
from detente.read import cues, tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.read.trees import Token, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """A cause and an effect in one sentence, as tokens in order.

    Attributes:
        cause: The tokens of the cause; () where it is the sentence before.
        effect: The tokens of the effect.
        signal: The joining words; () where a participle joins without one.
        head_of_effect: The token that tells the effect.
        conditional: Joined by "if": a what-if.
    """

    tree: Tree
    cause: tuple[int, ...]
    effect: tuple[int, ...]
    signal: tuple[int, ...]
    relation: Relation
    head_of_cause: int | None
    head_of_effect: int
    conditional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the data file."""

    words: frozenset[str]
    relation: Relation
    after: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    turned: bool = False
    clause: bool = False
    effect: str = "obj"
    cause: frozenset[str] = frozenset()
    when_verb: str | None = None
    when_effect: str | None = None
    governed_by: str | None = None


@cache
def rows(kind: str) -> tuple[Row, ...]:
    """Return the rows of one kind. Raises BadValue for an unknown relation."""
    return tuple(_row(row) for row in tables.rows(tables.table("causes")[kind]))


def _row(row: dict[str, tables.Toml]) -> Row:
    relation = tables.text(row["relation"])
    if relation not in get_args(Relation):
        raise BadValue(f"{relation!r} is no relation. Use one of {get_args(Relation)}.")

    def optional(field: str) -> str | None:
        return tables.text(row[field]) if field in row else None

    return Row(
        words=frozenset(tables.words(row.get("lemmas", row.get("words")))),
        relation=cast("Relation", relation),
        after=frozenset(tables.words(row.get("after", []))),
        particles=frozenset(tables.words(row.get("particles", []))),
        turned=row.get("turned") is True,
        clause=row.get("clause") is True,
        effect=optional("effect") or "obj",
        cause=frozenset(tables.words(row.get("cause", []))),
        when_verb=optional("when_verb"),
        when_effect=optional("when_effect"),
        governed_by=optional("governed_by"),
    )


@cache
def listed(section: str) -> frozenset[str]:
    """Return a plain list of lemmas of data/causes.toml."""
    return frozenset(tables.words(tables.section(tables.table("causes")[section])["lemmas"]))


def signal_of(tree: Tree, mark: Token) -> tuple[int, ...]:
    """Return a conjunction with the words fixed to it ("so that", "in order to")."""
    return tuple(sorted({mark.index, *(kid.index for kid in tree.children(mark.index, "fixed"))}))


def joint(
    tree: Tree,
    row: Row,
    sides: tuple[Iterable[int], Iterable[int]],
    heads: tuple[Token, Token],
    mark: Token | None,
) -> Joint:
    """Return a joint with both sides trimmed. `sides` and `heads`: of the cause, of the effect."""
    return Joint(
        tree=tree,
        cause=trimmed(tree, sides[0]),
        effect=bare_clause(tree, sides[1], heads[1]),
        signal=signal_of(tree, mark) if mark else (),
        relation=row.relation,
        head_of_cause=heads[0].index,
        head_of_effect=heads[1].index,
    )


def rest(tree: Tree, main: Token, clause: Iterable[int]) -> tuple[int, ...]:
    """Return a main clause without one that hangs on it, on the side where its head stands."""
    inner = set(clause)
    return one_side([i for i in tree.subtree(main.index) if i not in inner], main.index, inner)


def one_side(tokens: list[int], head: int, gap: set[int]) -> tuple[int, ...]:
    """Return the tokens on the same side of a gap as the head."""
    low = max((i for i in gap if i < head), default=-1)
    high = min((i for i in gap if i > head), default=10**6)
    return tuple(contiguous([i for i in tokens if low < i < high], head))


def contiguous(tokens: list[int], head: int) -> list[int]:
    """Return the unbroken run of tokens around a head; a gap of one token is no break."""
    low = high = head
    held = set(tokens)
    while low - 1 in held or low - 2 in held:
        low -= 1 if low - 1 in held else 2
    while high + 1 in held or high + 2 in held:
        high += 1 if high + 1 in held else 2
    return list(range(low, high + 1))


def trimmed(tree: Tree, tokens: Iterable[int]) -> tuple[int, ...]:
    """Return tokens without punctuation, a conjunction or a preposition at either end."""
    kept = sorted(tokens)
    while kept and tree.tokens[kept[0]].upos in {"PUNCT", "CCONJ"}:
        kept.pop(0)
    while kept and tree.tokens[kept[-1]].upos in {"PUNCT", "CCONJ"}:
        kept.pop()
    return tuple(kept)


def bare_phrase(tree: Tree, tokens: Iterable[int]) -> tuple[int, ...]:
    """Return a noun phrase without a preposition or punctuation in front."""
    kept = list(trimmed(tree, tokens))
    while kept and tree.tokens[kept[0]].upos in {"ADP", "SCONJ", "PUNCT"}:
        kept.pop(0)
    return tuple(kept)


_ENDINGS = ("ion", "ing", "ment", "al", "ack", "aid", "ike", "ow", "oup", "ath", "ure", "ar", "st")
_HAPPENINGS = frozenset(
    {
        "collapse",
        "crash",
        "fall",
        "rise",
        "vote",
        "death",
        "loss",
        "siege",
        "attempt",
        "return",
        "defeat",
        "victory",
        "murder",
        "crisis",
        "clash",
    }
)


def is_happening(token: Token) -> bool:
    """Return whether a noun tells a happening, by its ending or by itself."""
    lemma = token.lemma.casefold()
    return token.upos == "NOUN" and (lemma.endswith(_ENDINGS) or lemma in _HAPPENINGS)


def bare_clause(tree: Tree, tokens: Iterable[int], head: Token) -> tuple[int, ...]:
    """Return an effect without its own conjunction and without a clause in front of its subject."""
    kept = list(trimmed(tree, tokens))
    subjects = tree.children(head.index, "nsubj", "nsubj:pass", "csubj", "expl")
    first = min((kid.index for kid in subjects), default=head.index)
    for kid in tree.children(head.index, "advcl", "mark", "case", "cc", "parataxis"):
        below = set(tree.subtree(kid.index))
        if kid.dep == "parataxis":
            kept = [i for i in kept if i not in below or not cues.is_saying(kid.lemma)]
        elif kid.index < first:
            kept = [i for i in kept if i != kid.index and (kid.dep != "advcl" or i not in below)]
    if (
        head.dep == "conj"
        and not subjects
        and head.upos == "VERB"
        and head.head in _before(kept, head)
    ):
        kept = sorted({*kept, *range(tree.subtree(head.head)[0], head.index)})
    return trimmed(tree, contiguous(kept, head.index) if head.index in kept else kept)


_NEAR_CONJUNCT = 25


def _before(kept: list[int], head: Token) -> range:
    """Return where the first of two conjuncts may stand for the second to lend it its subject."""
    return range(max(0, head.index - _NEAR_CONJUNCT), head.index if kept else 0)
