"""One claim for each telling: of an event, a causal link, a stated turn, or a bare statement."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.model.claims import Claim
from detente.model.text import Span
from detente.read.background import is_background
from detente.read.events import indexes_in
from detente.read.judged import Judged, lie_within
from detente.read.stretches import Stretches
from detente.read.tables import word_set
from detente.read.verb_forms import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.actors import ActorId
    from detente.model.claims import Attribution, CausalLink, Factuality, Mention, StatedTurn
    from detente.model.events import EventId, Quantity
    from detente.read.events import Page, Telling
    from detente.read.trees import Tree

_CLAUSES = frozenset({
    "root", "ccomp", "advcl", "conj", "parataxis", "acl:relcl", "acl", "xcomp", "csubj",
})  # fmt: skip
_TWO = 2
_MARKS = frozenset('“”"«»„`')


@dataclass(frozen=True, slots=True)
class Told:
    """All that a document tells, as the rules found it."""

    tellings: tuple[Telling, ...]
    links: tuple[CausalLink, ...]
    turns: tuple[StatedTurn, ...]
    attributions: tuple[Attribution, ...]
    quantities: tuple[Quantity, ...]


def claims_of(page: Page, told: Told, reader: str) -> tuple[Claim, ...]:
    """Return the claims in text order, each once."""
    maker = _Maker(page, told, reader)
    made = {claim.id: claim for claim in maker.all()}
    return tuple(sorted(made.values(), key=lambda claim: (claim.span.start, claim.span.end)))


def with_events(
    quantities: Sequence[Quantity], tellings: Sequence[Telling], trees: Sequence[Tree]
) -> tuple[Quantity, ...]:
    """Return the figures, each with the event whose trigger is nearest above it in the tree."""
    triggers = {(telling.tree, telling.at): telling.mention.event.id for telling in tellings}
    places = Stretches((tree.start, tree.end, number) for number, tree in enumerate(trees))
    found = []
    for quantity in quantities:
        near = places.near(quantity.span.start, quantity.span.end)
        found.append(_with_event(quantity, triggers, {number: trees[number] for number in near}))
    return tuple(found)


def _with_event(
    quantity: Quantity, triggers: dict[tuple[int, int], EventId], trees: dict[int, Tree]
) -> Quantity:
    for number, tree in trees.items():
        head = tree.head_of(quantity.span.start, quantity.span.end)
        if head is None:
            continue
        for token in (head, *tree.ancestors(head.index)):
            event = triggers.get((number, token.index))
            if event is not None:
                return replace(quantity, event=event)
    return quantity


class _Maker:
    """Makes the claims of one document."""

    def __init__(self, page: Page, told: Told, reader: str) -> None:
        self.page, self.told, self.reader = page, told, reader
        self.starts = [tree.start for tree in page.trees]
        self.figures_at = [quantity.span.start for quantity in told.quantities]
        self.mentions_at = [found.mention.span.start for found in page.found]
        self.judged = Judged(page.document, page.trees, told.attributions)
        self.voices = self.judged.voices

    def all(self) -> Iterator[Claim]:
        """Yield every claim; bare statements only where nothing more is told."""
        about = (*self._events(), *self._links(), *self._turns())
        covered = {claim.sentence for claim in about}
        told = (*about, *self._said(), *self._own_voice(covered))
        yield from told
        yield from self._denials(told)

    def _denials(self, told: Sequence[Claim]) -> Iterator[Claim]:
        """Yield what denies claims told elsewhere in the document.

        Where the document itself denies an event, the denial is one of that event's tellings; where
        a speaker does, it is their word against another's, and tells no event.
        """
        places = Stretches((claim.span.start, claim.span.end, claim) for claim in told)
        for denial in self.judged.denials:
            tree = self.page.trees[denial.tree]
            near = (c for piece in denial.denied for c in places.near(*piece) if c.link is None)
            denied = {c.id: c for c in near if lie_within(c.span, denial.denied)}
            if not denied:
                continue
            actors = {actor for claim in denied.values() for actor in claim.actors}
            bare = replace(
                self._statement(
                    denial.tree, Span(self.page.document.id, tree.start, tree.end), None
                ),
                attribution=denial.attribution,
                factuality="denied",
                actors=tuple(sorted(actors.union(self._actors(denial.tree)))),
                denies=tuple(denied),
            )
            yield bare
            for claim in denied.values() if denial.own else ():
                if claim.event is not None:
                    yield replace(bare, event=claim.event, denies=(claim.id,))

    def _events(self) -> Iterator[Claim]:
        for telling in self.told.tellings:
            tree = self.page.trees[telling.tree]
            event = telling.mention.event
            near = _between(self.figures_at, tree.start, tree.end)
            figures = tuple(i for i in near if self.told.quantities[i].event == event.id)
            clause = self._clause(tree, telling.at)
            said = self.voices.of(telling.mention.trigger)
            yield Claim(
                doc=self.page.document.id,
                span=clause,
                sentence=telling.mention.sentence,
                event=event.id,
                factuality=telling.factuality,
                attribution=said,
                distance=self.judged.distance(clause, said),
                background=telling.mention.background,
                quantities=figures,
                actors=self._actors(telling.tree, (*event.sources, *event.targets)),
                reader=self.reader,
                confidence=telling.mention.confidence,
            )

    def _links(self) -> Iterator[Claim]:
        for link in self.told.links:
            first = min(link.cause, link.effect)
            number = self._tree_at(first.start)
            if number is None:
                continue
            tree = self.page.trees[number]
            last = max(link.cause.end, link.effect.end)
            yield Claim(
                doc=self.page.document.id,
                span=Span(self.page.document.id, first.start, last),
                sentence=self.page.sentences[number],
                link=link.id,
                factuality=_standing(link),
                attribution=link.attribution,
                background=is_background(self.page.document, tree, None, self.page.times),
                quantities=self._figures(first.start, last),
                actors=self._actors(number),
                reader=self.reader,
            )

    def _turns(self) -> Iterator[Claim]:
        for turn in self.told.turns:
            number = self._tree_at(turn.trigger.start)
            if number is None:
                continue
            yield Claim(
                doc=self.page.document.id,
                span=turn.span,
                sentence=turn.sentence,
                turn=turn.id,
                factuality=turn.factuality,
                attribution=turn.attribution,
                background=turn.background,
                actors=self._actors(number, (*turn.sources, *turn.targets)),
                reader=self.reader,
            )

    def _said(self) -> Iterator[Claim]:
        """Yield what speakers say that names at least one known actor."""
        for index, attribution in enumerate(self.told.attributions):
            for span in attribution.content:
                number = self._tree_at(span.start)
                if number is None or not self._within(span) or not self._tells(number, span):
                    continue
                yield self._statement(number, span, index)

    def _tells(self, number: int, span: Span) -> bool:
        """Return whether words tell something: of "she slammed Quito", "Quito" alone does not.

        They do with a verb, in quotation marks, with a noun that has its "of", or with an event.
        """
        tree = self.page.trees[number]
        inside = tree.at(span.start, span.end)
        if span.end > tree.end or any(
            t.upos in {"VERB", "AUX"} or t.text in _MARKS for t in inside
        ):
            return True
        if any(tree.children(token.index, "nmod") for token in inside if token.upos == "NOUN"):
            return True
        return any(span.contains(telling.mention.trigger) for telling in self._near(number))

    def _near(self, number: int) -> Iterator[Telling]:
        """Yield the events told in a sentence."""
        return (telling for telling in self.told.tellings if telling.tree == number)

    def _own_voice(self, covered: set[int]) -> Iterator[Claim]:
        """Yield sentences of the page's own voice on the relation of two actors."""
        for number, tree in enumerate(self.page.trees):
            sentence = self.page.sentences[number]
            span = Span(self.page.document.id, tree.start, tree.end)
            if sentence in covered or self.voices.is_said(span):
                continue
            lemmas = {lemma(token) for token in tree.tokens}
            if self._sides(number) >= _TWO and not lemmas.isdisjoint(
                word_set("statements", "relation")
            ):
                yield self._statement(number, span, None)

    def _statement(self, number: int, span: Span, attribution: int | None) -> Claim:
        tree = self.page.trees[number]
        return Claim(
            doc=self.page.document.id,
            span=span,
            sentence=self.page.sentences[number],
            factuality=self.judged.factuality(span),
            attribution=attribution,
            distance=self.judged.distance(span, attribution),
            background=is_background(self.page.document, tree, None, self.page.times),
            quantities=self._figures(span.start, span.end),
            actors=self._actors(number)
            if attribution is None
            else self._said_of(span, attribution),
            reader=self.reader,
        )

    def _clause(self, tree: Tree, trigger: int) -> Span:
        """Return the clause around a trigger; the sentence, if that is the main clause."""
        head = tree.tokens[trigger]
        above = (head, *tree.ancestors(trigger))
        clause = next((t for t in above if t.dep in _CLAUSES and t.upos != "NOUN"), head)
        if clause.dep == "root":
            return Span(self.page.document.id, tree.start, tree.end)
        return self._trimmed(tree, tree.subtree(clause.index))

    def _trimmed(self, tree: Tree, part: Sequence[int]) -> Span:
        """Return a clause without the "and" and commas around it."""
        tokens = [tree.tokens[index] for index in part]
        first = next((k for k in tokens if k.dep not in {"punct", "cc"}), tokens[0])
        last = next((k for k in reversed(tokens) if k.dep != "punct"), tokens[-1])
        return Span(self.page.document.id, first.start, max(first.end, last.end))

    def _tree_at(self, offset: int) -> int | None:
        """Return the index of the tree that holds the offset; None if its sentence was passed."""
        number = bisect_right(self.starts, offset) - 1
        if number < 0 or self.page.trees[number].end <= offset:
            return None
        return number

    def _figures(self, start: int, end: int) -> tuple[int, ...]:
        near = _between(self.figures_at, start, end)
        return tuple(i for i in near if self.told.quantities[i].span.end <= end)

    def _actors(self, number: int, more: Sequence[ActorId] = ()) -> tuple[ActorId, ...]:
        """Return the known actors of a sentence, pointers resolved, and those of its event."""
        here = (mention.actor for mention in self._mentions(number))
        return tuple(sorted({actor for actor in here if actor is not None}.union(more)))

    def _mentions(self, number: int) -> list[Mention]:
        """Return the mentions of a sentence, in order."""
        return [self.page.found[index].mention for index in indexes_in(self.page.found, number)]

    def _said_of(self, span: Span, attribution: int) -> tuple[ActorId, ...]:
        """Return the known actors of what is said, and whom the speaker speaks for."""
        speaker = self.told.attributions[attribution].speaker.actor
        return tuple(sorted({*self._within(span), *(() if speaker is None else (speaker,))}))

    def _within(self, span: Span) -> tuple[ActorId, ...]:
        begun = _between(self.mentions_at, span.start, span.end)
        near = (self.page.found[index].mention for index in begun)
        inside = (mention for mention in near if span.contains(mention.span))
        return tuple(sorted({m.actor for m in inside if m.actor is not None}))

    def _sides(self, number: int) -> int:
        """Return how many different countries or landless actors a sentence names."""
        here = [mention for mention in self._mentions(number) if mention.actor]
        return len({m.country or m.actor for m in here})


def _standing(link: CausalLink) -> Factuality:
    """Return how far a link is claimed to hold."""
    if link.denied:
        return "denied"
    return "possible" if link.hypothetical else "asserted"


def _between(starts: Sequence[int], start: int, end: int) -> range:
    """Return the indexes of what begins in [start, end), of beginnings in order."""
    return range(bisect_left(starts, start), bisect_left(starts, end))
