"""A parsed sentence: tokens with exact offsets, a dependency tree, and name spans.

Labels are Universal Dependencies v2 (universaldependencies.org), with the subtypes that the
treebanks UD English-EWT and GUM use (nsubj:pass, obl:agent, nmod:poss, compound:prt, acl:relcl).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
T = TypeVar("T")

NO_EVENT = "NONE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word. `start`, `end` count code points of the whole text; `head` is -1 for the root."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name: tokens [first, last) and PER, ORG or LOC."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What the learned heads say of a word that may tell an event.

    Attributes:
        word: Index of the token.
        kinds: (PLOVER type, or "NONE" for no event; probability), all of them, in a fixed order.
        statuses: (status, probability): happened, negated, planned, demanded, conditional or
            possible, should the word tell an event.
        sources: (token, probability) of the words that may name who acts; targets: who is acted on.
    """

    word: int
    kinds: tuple[tuple[str, float], ...]
    statuses: tuple[tuple[str, float], ...]
    sources: tuple[tuple[int, float], ...] = ()
    targets: tuple[tuple[int, float], ...] = ()

    def chance(self, kind: str) -> float:
        """Return the probability that the word tells an event of that type."""
        return dict(self.kinds).get(kind, 0.0)

    @property
    def told(self) -> float:
        """The probability that the word tells an event of any type."""
        return 1.0 - self.chance(NO_EVENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What the learned heads say of a cause that a sentence may state.

    Attributes:
        signal: Tokens that carry the link ("because", "of"); () where no words do.
        chance: Probability that a link hangs there.
        cause: Tokens [first, last) of the cause; effect: those of the effect.
        sure: Mean probability of the words of the less sure of the two sides.
        stances: (STATED, POSSIBLE or DENIED; probability), should there be a link.
    """

    signal: tuple[int, ...]
    chance: float
    cause: tuple[int, int]
    effect: tuple[int, int]
    sure: float
    stances: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One sentence. `start`, `end` count code points of the whole text.

    `acts` are the words that may tell an event, in order; words without one surely tell none.
    `ties` are the causes that it may state; `causal` is the probability that it states any.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    acts: tuple[Act, ...] = ()
    ties: tuple[Tie, ...] = ()
    causal: float = 0.0
    _children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)
    answers: dict[object, object] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """What rules marked `once` have found on this tree."""

    def __post_init__(self) -> None:
        """Index the children once: rules walk down far more often than up."""
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                below[token.head].append(token)
        object.__setattr__(self, "_children", tuple(tuple(row) for row in below))

    @property
    def root(self) -> Token | None:
        """The root token; None for an empty sentence."""
        return next((token for token in self.tokens if token.head < 0), None)

    def act(self, index: int) -> Act | None:
        """Return what the learned heads say of a word; None where it surely tells no event."""
        return next((act for act in self.acts if act.word == index), None)

    def children(self, index: int, *deps: str) -> tuple[Token, ...]:
        """Return the dependents of a token, in order; only those with one of `deps` if given."""
        kids = self._children[index]
        return tuple([kid for kid in kids if kid.dep in deps]) if deps and kids else kids

    def subtree(self, index: int) -> tuple[int, ...]:
        """Return the indexes of a token and all below it, in text order."""
        return _subtree(self, index)

    def extent(self, index: int) -> tuple[int, int]:
        """Return [start, end) in the text of the stretch that a token's subtree covers."""
        part = self.subtree(index)
        return self.tokens[part[0]].start, self.tokens[part[-1]].end

    def ancestors(self, index: int) -> Iterator[Token]:
        """Yield the heads of a token, nearest first."""
        at = self.tokens[index].head
        while at >= 0:
            yield self.tokens[at]
            at = self.tokens[at].head

    def at(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that share a character with [start, end) of the text."""
        return tuple(token for token in self.tokens if token.start < end and start < token.end)

    def head_of(self, start: int, end: int) -> Token | None:
        """Return the token of [start, end) whose head lies outside it; None if there is none."""
        inside = self.at(start, end)
        marks = {token.index for token in inside}
        return next((token for token in inside if token.head not in marks), None)


def once(rule: Callable[Concatenate[Tree, P], T]) -> Callable[Concatenate[Tree, P], T]:
    """Have a rule work out an answer once for each tree, however many other rules ask for it.

    The answer must hang on the tree and the arguments alone, and no one may change it.
    """

    @wraps(rule)
    def ask(tree: Tree, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (rule, args, *kwargs.items()) if kwargs else (rule, args)
        try:
            return cast("T", tree.answers[key])
        except KeyError:
            answer = tree.answers[key] = rule(tree, *args, **kwargs)
            return answer

    return cast("Callable[Concatenate[Tree, P], T]", ask)


@once
def _subtree(tree: Tree, index: int) -> tuple[int, ...]:
    below = [index]
    for above in below:  # grows on the way
        below.extend([kid.index for kid in tree.children(above)])
    return tuple(sorted(below))
