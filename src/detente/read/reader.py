"""The embedded reader: rules on syntax, data files for what they know, one gate at the end."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from importlib import metadata, resources
from typing import TYPE_CHECKING

from detente.atlas.lookup import load_atlas
from detente.model.claims import Dropped, Reading, StatedTurn
from detente.model.text import Span
from detente.ontology.scheme import load
from detente.read.at_hand import SpokenOf
from detente.read.attributions import Voices, find_attributions
from detente.read.background import is_background
from detente.read.causes import causal_sentences, find_causes
from detente.read.claims import Told, claims_of, with_events
from detente.read.coref import resolve
from detente.read.datelines import after_dateline
from detente.read.encoder import LONGEST_WORDS
from detente.read.events import (
    ActorBearing,
    Page,
    dated,
    find_events,
    indexes_in,
    is_what_if,
    resolved_on,
)
from detente.read.factuality import judge
from detente.read.gate import bounded, wanted
from detente.read.grounding import ground
from detente.read.head_weights import head_weights
from detente.read.identity import Identities
from detente.read.mentions import find_mentions
from detente.read.pairs import judge_pair
from detente.read.parties import with_parties
from detente.read.politics import MANY, weak_words
from detente.read.quantities import find_quantities
from detente.read.stretches import Stretches
from detente.read.syntax import SyntaxReader
from detente.read.times import find_times
from detente.read.turns import turned
from detente.read.wordings import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

    from detente.atlas.lookup import Atlas
    from detente.model.actors import ActorId
    from detente.model.claims import CausalLink, PairReading
    from detente.model.events import EventId
    from detente.model.text import Document
    from detente.model.times import When
    from detente.read.events import Telling
    from detente.read.head_weights import HeadWeights
    from detente.read.turns import Turned

    Pair = tuple[tuple[int, int], tuple[int, int]]

_KNOWLEDGE = ("detente.read", "detente.atlas", "detente.ontology")
_KINDS = (".py", ".toml", ".csv", ".tsv", ".txt")


class RuleReader:
    """Reads English documents with the package's own model, lexicon and atlas.

    Nothing is loaded before the first document; one reader serves any number of documents.

    Args:
        atlas: who is who; None for the atlas that the package ships.
        gated: parse only the sentences that may tell something of an actor; False parses all.
        weights: how the learned heads and the wordings count; None for the package's own.
    """

    name = "rules"

    def __init__(
        self,
        atlas: Atlas | None = None,
        *,
        gated: bool = True,
        weights: HeadWeights | None = None,
    ) -> None:
        self._given, self._gated = atlas, gated
        self._weights = weights or head_weights()

    @cached_property
    def version(self) -> str:
        """The package's version and a digest of weights, rules, data and the user's own rows."""
        digest = sha256(self._syntax.version.encode() + self._atlas.own.encode())
        for package in _KNOWLEDGE:
            for path in _files(resources.files(package)):
                digest.update(path.name.encode())
                digest.update(path.read_bytes())
        return f"{metadata.version('detente')}+{digest.hexdigest()[:8]}"

    def read(self, document: Document, pairs: Sequence[Pair] = ()) -> Reading:
        """Return what the document says, every item grounded in its words.

        Args:
            document: the page.
            pairs: ((start, end), (start, end)) of a source and a target to be judged.
        """
        sentences = self._syntax.split(document.text)
        numbers, beyond = self._chosen(document, sentences, pairs)
        page = self._page(document, sentences, numbers)
        tellings = find_events(page, load_lexicon())
        said = find_attributions(document, page.trees, tuple(f.mention for f in page.found))
        causes = find_causes(document, page.trees, said)
        links = tuple(_with_events(causes, tellings))
        figures = find_quantities(document, page.trees, page.times)
        told = Told(
            tellings=tellings,
            links=links,
            turns=tuple(_turns(page, Voices(said))),
            attributions=said,
            quantities=with_events(figures, tellings, page.trees),
        )
        reading = Reading(
            doc=document.id,
            sentences=tuple(Span(document.id, *span) for span in sentences),
            mentions=tuple(found.mention for found in page.found),
            events=tuple(telling.mention for telling in tellings),
            claims=claims_of(page, told, self.name),
            attributions=said,
            quantities=told.quantities,
            times=page.times,
            links=links,
            turns=told.turns,
            causal_sentences=_causal(page, links),
            pairs=tuple(self._pair(page, pair) for pair in pairs),
            dropped=_unread(page, beyond),
            reader=self.name,
            reader_version=self.version,
        )
        return ground(document, reading, self._atlas)

    @cached_property
    def _syntax(self) -> SyntaxReader:
        return SyntaxReader()

    @cached_property
    def _atlas(self) -> Atlas:
        return self._given or load_atlas()

    @cached_property
    def _quads(self) -> dict[str, int]:
        return {each.name: each.quad for each in load("plover").types}

    def _chosen(
        self, document: Document, sentences: Sequence[tuple[int, int]], pairs: Sequence[Pair]
    ) -> tuple[tuple[int, ...], int]:
        """Return the indexes of the sentences to parse, and how many more are too many."""
        stretches = [stretch for pair in pairs for stretch in pair]
        numbers = tuple(range(len(sentences)))
        if self._gated:
            numbers = wanted(document, sentences, self._atlas.find(document.text), stretches)
        kept = bounded(sentences, numbers, stretches)
        return kept, len(numbers) - len(kept)

    def _page(
        self, document: Document, sentences: Sequence[tuple[int, int]], numbers: Sequence[int]
    ) -> Page:
        """Return the document with its parsed sentences, mentions and dates."""
        chosen = [(after_dateline(document.text, *sentences[i]), sentences[i][1]) for i in numbers]
        trees = self._syntax.parse(document.text, chosen)
        ends = [end for _, end in sentences]
        identities = Identities(self._atlas)
        named = find_mentions(document, trees, identities)
        found = with_parties(document, trees, named, self._weights)
        return Page(
            document=document,
            trees=trees,
            sentences=tuple(bisect_left(ends, tree.end) for tree in trees),
            found=resolve(document, trees, found, identities),
            times=find_times(document, trees),
            identities=identities,
            weights=self._weights,
        )

    def _pair(self, page: Page, pair: Pair) -> PairReading:
        heads = (self._syntax.pair, page.weights)
        return judge_pair(page.trees, pair, load_lexicon(), self._quads, heads)


def _files(folder: Traversable) -> list[Traversable]:
    """Return the files of rules and data in a folder and those below it, in order of their names.

    The weights are left out: they have a digest of their own.
    """
    found = []
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.is_dir() and path.name != "weights":
            found.extend(_files(path))
        elif path.name.endswith(_KINDS):
            found.append(path)
    return found


def _unread(page: Page, beyond: int) -> tuple[Dropped, ...]:
    """Return what of a document was not read, or not as a whole, by its cause."""
    parts = sum(len(tree.tokens) > LONGEST_WORDS for tree in page.trees)
    causes = (("sentence_beyond_limit", beyond), ("sentence_in_parts", parts))
    return tuple(Dropped(cause=cause, count=count) for cause, count in causes if count)


def _trigger_of(telling: Telling) -> tuple[int, int]:
    return telling.mention.trigger.start, telling.mention.trigger.end


def _with_events(links: Sequence[CausalLink], tellings: Sequence[Telling]) -> Iterator[CausalLink]:
    """Yield the links with the events that their causes and effects tell, first told first."""
    places = Stretches((*_trigger_of(telling), telling) for telling in tellings)

    def within(span: Span) -> EventId | None:
        near = (telling.mention for telling in places.near(span.start, span.end))
        inside = (mention for mention in near if span.contains(mention.trigger))
        return next((mention.event.id for mention in inside), None)

    for link in links:
        cause, effect = within(link.cause), within(link.effect)
        yield replace(link, cause_event=cause, effect_event=effect)


def _causal(page: Page, links: Sequence[CausalLink]) -> tuple[int, ...]:
    """Return the sentences that state a cause, in order."""
    return tuple(sorted({page.sentences[i] for i in causal_sentences(page.trees, links)}))


def _turns(page: Page, said: Voices) -> Iterator[StatedTurn]:
    """Yield the stated turns of a page whose two sides are known on the day; none of sport."""
    here = {number: indexes_in(page.found, number) for number in range(len(page.trees))}
    for number, tree in enumerate(page.trees):
        if weak_words(tree) >= MANY:
            continue
        spoken_of = SpokenOf(number, page.found, here)
        for found in turned(tree, ActorBearing(number, page.found), spoken_of):
            turn = _turn(page, number, found, said)
            if turn is not None:
                yield turn


def _turn(page: Page, number: int, found: Turned, said: Voices) -> StatedTurn | None:
    tree, at = page.trees[number], found.trigger[0]
    when, _ = dated(page, number, at)
    one, other = _known(page, found.one, when), _known(page, found.other, when)
    if not one or not other or set(one) & set(other) or is_what_if(tree, at):
        return None
    tokens = [tree.tokens[index] for index in sorted(found.trigger)]
    trigger = Span(page.document.id, tokens[0].start, tokens[-1].end)
    head = tree.head_of(trigger.start, trigger.end)
    told = judge(tree, head.index if head else at)
    return StatedTurn(
        sources=one,
        targets=other,
        direction=found.direction,
        span=Span(page.document.id, tree.start, tree.end),
        trigger=trigger,
        sentence=page.sentences[number],
        when=when,
        level=found.level,
        background=is_background(page.document, tree, when, page.times),
        attribution=said.of(trigger),
        factuality="asserted" if found.negated and told == "denied" else told,
    )


def _known(page: Page, indexes: Sequence[int], when: When | None) -> tuple[ActorId, ...]:
    resolved = (resolved_on(page, index, when).actor for index in indexes)
    return tuple(sorted({actor.id for actor in resolved if actor is not None}))
