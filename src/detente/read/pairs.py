"""What a text says that one stretch does to another, both given by the caller.

The rows of the lexicon are tried with the two stretches as the only parties, and the learned heads
are asked. Scores are the geometric mean of what each of them says; what they are worth stands in
data/pairs.toml and data/heads.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from detente.model.claims import PairReading
from detente.read.matching import all_at, fitting
from detente.read.pair_heads import acted, headed
from detente.read.tables import number, section, table, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from detente.read.head_weights import HeadWeights
    from detente.read.matching import Match
    from detente.read.pair_heads import PairHead
    from detente.read.trees import Tree
    from detente.read.wordings import Lexicon, Wording

    Stretch = tuple[int, int]

_SOURCE, _TARGET = 0, 1
_NOTHING = PairReading(type=None, quad=None)
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


@dataclass(frozen=True, slots=True)
class _Stretches:
    """The two stretches on one tree. A word in both belongs to the shorter one."""

    source: frozenset[int]
    target: frozenset[int]

    def at(self, token: int) -> tuple[int, ...]:
        inside = (token in self.source, token in self.target)
        if inside == (True, True):
            return (_SOURCE,) if len(self.source) < len(self.target) else (_TARGET,)
        return tuple(side for side, held in zip((_SOURCE, _TARGET), inside, strict=True) if held)

    def parted(self) -> tuple[frozenset[int], frozenset[int]]:
        """Return the words of each side, none in both."""
        both = self.source & self.target
        mine = frozenset(i for i in self.source if i not in both or self.at(i) == (_SOURCE,))
        theirs = frozenset(i for i in self.target if i not in both or self.at(i) == (_TARGET,))
        return mine, theirs


class _Nobody:
    """A bearing at which nothing stands: leaves the conditions of a row that need no party."""

    def at(self, token: int) -> tuple[int, ...]:
        del token
        return ()


def judge_pair(
    trees: Sequence[Tree],
    pair: tuple[Stretch, Stretch],
    lexicon: Lexicon,
    quads: Mapping[str, int],
    heads: tuple[PairHead, HeadWeights],
) -> PairReading:
    """Return what the sentences say that the first stretch does to the second.

    Args:
        trees: the parsed sentences of the text.
        pair: [start, end) in the text of the source and of the target.
        lexicon: the wordings to try.
        quads: the quad class of each type of the scheme; its keys are the types scored.
        heads: the pair head (words, and those of source and target, to types with probabilities),
            and what each voice counts.
    """
    bearings = [(tree, _stretches(tree, pair)) for tree in trees]
    near = [(tree, bearing) for tree, bearing in bearings if bearing.source or bearing.target]
    by_rows: dict[str, float] = {}
    for tree, bearing in near:
        for kind, worth in _evidence(tree, lexicon, bearing):
            by_rows[kind] = by_rows.get(kind, 0.0) + worth
    sides = [(tree, bearing.parted()) for tree, bearing in near]
    head, weights = heads
    by_head = headed(sides, head)
    likeliest = max((act.told for tree, _ in near for act in tree.acts), default=0.0)
    if not sum(by_rows.values()) and likeliest < weights.nothing:
        return _NOTHING
    voices = {"rows": by_rows, "head": by_head, "acts": acted(sides)}
    scores = sorted(_mixed(voices, weights.pair, tuple(quads)).items(), key=_best_first)
    best = scores[0][0]
    return PairReading(type=best, quad=quads[best], scores=tuple(scores))


def _mixed(
    voices: Mapping[str, Mapping[str, float]],
    counting: Mapping[str, float],
    kinds: Sequence[str],
) -> dict[str, float]:
    """Return the weighted geometric mean of what is said, as shares; a silent voice is left out.

    A type that a voice rules out keeps a little of its share, so that no voice alone decides.
    """
    doubt = counting["doubt"] / len(kinds)
    scores = dict.fromkeys(kinds, 0.0)
    for name, said in voices.items():
        total = sum(said.get(kind, 0.0) for kind in kinds)
        for kind in kinds if total else ():
            share = said.get(kind, 0.0) / total
            scores[kind] += counting[name] * log((1.0 - counting["doubt"]) * share + doubt)
    raised = {kind: exp(score) for kind, score in scores.items()}
    everything = sum(raised.values())
    return {kind: each / everything for kind, each in raised.items()}


def _best_first(score: tuple[str, float]) -> tuple[float, str]:
    return -score[1], score[0]


def _stretches(tree: Tree, pair: tuple[Stretch, Stretch]) -> _Stretches:
    source, target = (frozenset(token.index for token in tree.at(*part)) for part in pair)
    return _Stretches(source, target)


def _evidence(tree: Tree, lexicon: Lexicon, bearing: _Stretches) -> Iterator[tuple[str, float]]:
    """Yield (type, worth) for each row that speaks of the two, directly or by standing near."""
    worth = {name: number(value) for name, value in section(table("pairs")["worth"]).items()}
    route = _route(tree, bearing)
    for token in tree.tokens:
        found = list(all_at(tree, token.index, lexicon, bearing))
        for match in found:
            kind = _kind(tree, match.row, token.index)
            if kind is not None:
                yield kind, _direct(match, worth, route)
        if found:
            continue
        for row, trigger in fitting(tree, token.index, lexicon, _Nobody()):
            near = worth["on_route"] if token.index in route else worth["elsewhere"]
            depth = sum(1 for _ in tree.ancestors(token.index))
            kind = _kind(tree, row, trigger[0])
            if kind is not None:
                yield kind, near * (1 + row.weight) / (1 + depth)


def _direct(match: Match, worth: Mapping[str, float], route: frozenset[int]) -> float:
    """Return the worth of a row by which of the two sides it finds where."""
    right = (_SOURCE in match.sources) + (_TARGET in match.targets)
    turned = (_TARGET in match.sources) + (_SOURCE in match.targets)
    if right == 2:
        base = worth["both"]
    elif right == 1:
        base = worth["one"]
    else:
        base = worth["turned"] * turned
    if match.row.needs_complement or match.row.complements or "complement" in match.row.target:
        base *= worth["outer"]
    if match.trigger[0] not in route:
        base *= worth["off_route"]
    return base * (1 + worth["condition"] * match.row.weight)


def _kind(tree: Tree, row: Wording, trigger: int) -> str | None:
    """Return the type as told: a promise or threat if it is still to come, a refusal if negated.

    The PLOVER manual (AGREE, THREATEN) codes cooperation in the future tense as AGREE and conflict
    in the future tense as a threat; cooperation that is said not to come is REJECT. None for
    conflict that is said not to be.
    """
    rules = table("pairs")
    verb = _verb_of(tree, trigger)
    if any(kid.lemma.lower() in _NEGATIONS for kid in tree.children(verb, "advmod")):
        told = section(rules["negated"]).get(row.type)
        return text(told) if told is not None else None
    coming = any(aux.lemma.lower() in _FUTURE for aux in tree.children(verb, "aux"))
    return text(section(rules["to_come"]).get(row.type, row.type)) if coming else row.type


def _verb_of(tree: Tree, trigger: int) -> int:
    """Return the verb that carries the tense: of a noun, the verb whose object or subject it is."""
    token = tree.tokens[trigger]
    if token.upos != "VERB" and token.dep in {"obj", "nsubj:pass", "nsubj", "obl"}:
        return token.head
    return trigger


def _route(tree: Tree, bearing: _Stretches) -> frozenset[int]:
    """Return the words on the way from one stretch to the other through the tree."""
    heads = [_top(tree, part) for part in (bearing.source, bearing.target)]
    if heads[0] is None or heads[1] is None:
        return frozenset()
    ways = [[head, *(t.index for t in tree.ancestors(head))] for head in heads if head is not None]
    shared = next((index for index in ways[0] if index in ways[1]), None)
    route: set[int] = set()
    for way in ways:
        route.update(way[: way.index(shared) + 1] if shared in way else way)
    return frozenset(route)


def _top(tree: Tree, part: frozenset[int]) -> int | None:
    return next((i for i in sorted(part) if tree.tokens[i].head not in part), None)
