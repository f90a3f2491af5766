"""The embedded reader: rules on syntax, data files for what they know, one gate at the end."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from importlib import metadata, resources
from typing import TYPE_CHECKING

from detente.atlas.lookup import load_atlas
from detente.model.claims import Reading, StatedTurn
from detente.model.text import Span
from detente.ontology.scheme import load
from detente.read.attributions import find_attributions, speaker_of
from detente.read.background import is_background
from detente.read.causes import find_causes
from detente.read.claims import Told, claims_of, with_events
from detente.read.coref import resolve
from detente.read.datelines import after_dateline
from detente.read.events import ActorBearing, Page, dated, find_events, is_what_if, resolved_on
from detente.read.factuality import judge
from detente.read.gate import wanted
from detente.read.grounding import ground
from detente.read.identity import Identities
from detente.read.mentions import find_mentions
from detente.read.pairs import judge_pair
from detente.read.quantities import find_quantities
from detente.read.syntax import SyntaxReader
from detente.read.times import find_times
from detente.read.turns import turned
from detente.read.wordings import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

    from detente.atlas.lookup import Atlas
    from detente.model.actors import ActorId
    from detente.model.claims import Attribution, CausalLink, PairReading
    from detente.model.events import EventId
    from detente.model.text import Document
    from detente.model.times import When
    from detente.read.events import Telling
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
    """

    name = "rules"

    def __init__(self, atlas: Atlas | None = None, *, gated: bool = True) -> None:
        self._given, self._gated = atlas, gated

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
        page = self._page(document, pairs)
        tellings = find_events(page, load_lexicon())
        said = find_attributions(document, page.trees, tuple(f.mention for f in page.found))
        causes = find_causes(document, page.trees, said)
        links = tuple(_with_events(link, tellings) for link in causes)
        figures = find_quantities(document, page.trees, page.times)
        told = Told(
            tellings=tellings,
            links=links,
            turns=tuple(_turns(page, said)),
            attributions=said,
            quantities=with_events(figures, tellings, page.trees),
        )
        reading = Reading(
            doc=document.id,
            sentences=tuple(Span(document.id, *span) for span in self._syntax.split(document.text)),
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

    def _page(self, document: Document, pairs: Sequence[Pair]) -> Page:
        """Return the document with its parsed sentences, mentions and dates."""
        sentences = self._syntax.split(document.text)
        stretches = [stretch for pair in pairs for stretch in pair]
        numbers = tuple(range(len(sentences)))
        if self._gated:
            numbers = wanted(document, sentences, self._atlas.find(document.text), stretches)
        chosen = [(after_dateline(document.text, *sentences[i]), sentences[i][1]) for i in numbers]
        trees = self._syntax.parse(document.text, chosen)
        ends = [end for _, end in sentences]
        identities = Identities(self._atlas)
        found = find_mentions(document, trees, identities)
        return Page(
            document=document,
            trees=trees,
            sentences=tuple(bisect_left(ends, tree.end) for tree in trees),
            found=resolve(document, trees, found, identities),
            times=find_times(document, trees),
            identities=identities,
        )

    def _pair(self, page: Page, pair: Pair) -> PairReading:
        return judge_pair(page.trees, pair, load_lexicon(), self._quads)


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


def _with_events(link: CausalLink, tellings: Sequence[Telling]) -> CausalLink:
    """Return the link with the events that its cause and its effect tell, first told first."""

    def within(span: Span) -> EventId | None:
        inside = (t.mention for t in tellings if span.contains(t.mention.trigger))
        return next((mention.event.id for mention in inside), None)

    return replace(link, cause_event=within(link.cause), effect_event=within(link.effect))


def _causal(page: Page, links: Sequence[CausalLink]) -> tuple[int, ...]:
    """Return the sentences in which a cause is stated."""
    numbers = {
        page.sentences[number]
        for number, tree in enumerate(page.trees)
        for link in links
        if link.stated and tree.start <= min(link.cause, link.effect).start < tree.end
    }
    return tuple(sorted(numbers))


def _turns(page: Page, said: Sequence[Attribution]) -> Iterator[StatedTurn]:
    """Yield the stated turns of a page whose two sides are known on the day."""
    for number, tree in enumerate(page.trees):
        for found in turned(tree, ActorBearing(number, page.found)):
            turn = _turn(page, number, found, said)
            if turn is not None:
                yield turn


def _turn(page: Page, number: int, found: Turned, said: Sequence[Attribution]) -> StatedTurn | None:
    tree, at = page.trees[number], found.trigger[0]
    when, _ = dated(page, number, at)
    one, other = _known(page, found.one, when), _known(page, found.other, when)
    if not one or not other or set(one) & set(other) or is_what_if(tree, at):
        return None
    tokens = [tree.tokens[index] for index in sorted(found.trigger)]
    trigger = Span(page.document.id, tokens[0].start, tokens[-1].end)
    head = tree.head_of(trigger.start, trigger.end)
    return StatedTurn(
        sources=one,
        targets=other,
        direction=found.shift.direction,
        span=Span(page.document.id, tree.start, tree.end),
        trigger=trigger,
        sentence=page.sentences[number],
        when=when,
        level=found.level,
        background=is_background(page.document, tree, when, page.times),
        attribution=speaker_of(said, trigger),
        factuality=judge(tree, head.index if head else at),
    )


def _known(page: Page, indexes: Sequence[int], when: When | None) -> tuple[ActorId, ...]:
    resolved = (resolved_on(page, index, when).actor for index in indexes)
    return tuple(sorted({actor.id for actor in resolved if actor is not None}))
