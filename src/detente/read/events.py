"""Events told by a document: matches of the lexicon with their actors, dates and places.

An event's actors are those of its own day, not of the page's: Kabul of 1996 is not that of 2020.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.model.claims import EventMention
from detente.model.events import Event, Place
from detente.model.text import Span
from detente.read.background import is_background
from detente.read.borrowed import without_borrowed
from detente.read.contexts import contexts_of
from detente.read.dating import day_of, lies_ahead
from detente.read.factuality import is_hypothetical, judge
from detente.read.matching import matches
from detente.read.paths import by_preposition, noun_phrase, objects
from detente.read.politics import MANY, has_doer, is_political, weak_words
from detente.read.weighing import confidence, status, weighed
from detente.read.wordings import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.actors import ActorId
    from detente.model.claims import Factuality, TimeExpression
    from detente.model.text import Document
    from detente.model.times import When
    from detente.read.head_weights import HeadWeights
    from detente.read.identity import Identities, Resolved
    from detente.read.matching import Match
    from detente.read.mentions import Found
    from detente.read.trees import Tree
    from detente.read.weighing import Weighed
    from detente.read.wordings import Lexicon

_WHERE = ("in", "at", "near", "inside", "outside", "off", "over", "on", "along")
_IF = frozenset({"if", "unless"})


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one clause tells it. `tree`: index of the sentence's tree; `at`: its trigger."""

    mention: EventMention
    factuality: Factuality
    tree: int
    at: int


class ActorBearing:
    """What the words of one tree stand for, as indexes of the document's mentions.

    "The two countries" stands for both that it means.
    """

    def __init__(self, number: int, found: Sequence[Found]) -> None:
        self._at: dict[int, tuple[int, ...]] = {}
        for index in indexes_in(found, number):
            meant = found[index].stands_for or (index,)
            token = found[index].token
            self._at[token] = self._at.get(token, ()) + meant

    def at(self, token: int) -> tuple[int, ...]:
        """Return the indexes of the mentions that the word heads."""
        return self._at.get(token, ())


def indexes_in(found: Sequence[Found], number: int) -> range:
    """Return the indexes of the mentions of one tree, of all mentions in text order."""

    def tree_of(mention: Found) -> int:
        return mention.sentence

    first = bisect_left(found, number, key=tree_of)
    return range(first, bisect_right(found, number, lo=first, key=tree_of))


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a document before its events are looked for.

    `sentences`: for each tree the index of its sentence in the document.
    """

    document: Document
    trees: tuple[Tree, ...]
    sentences: tuple[int, ...]
    found: tuple[Found, ...]
    times: tuple[TimeExpression, ...]
    identities: Identities
    weights: HeadWeights


def find_events(page: Page, lexicon: Lexicon) -> tuple[Telling, ...]:
    """Return the events told, in text order.

    An act under a condition is told as possible. Left out: acts that no known actor has part in on
    either side, and sport, markets and weather.
    """
    tellings: list[Telling] = []
    weak = [weak_words(tree) for tree in page.trees]
    least = 1 if sum(count >= MANY for count in weak) >= MANY else MANY
    for number, tree in enumerate(page.trees):
        if weak[number] >= least:
            continue
        bearing = ActorBearing(number, page.found)
        found = _lent(tree, _unswallowed(tree, matches(tree, lexicon, bearing)))
        done = [match for match in found if has_doer(tree, match)]
        refused = {index for match in found if match not in done for index in match.trigger}
        told = weighed(tree, done, bearing, page.weights, frozenset(refused))
        for each in without_borrowed(tree, told):
            tellings.extend(_told(page, number, each))
    return tuple(tellings)


def is_what_if(tree: Tree, index: int) -> bool:
    """Return whether what a word tells stands under a condition, or follows from one."""
    if is_hypothetical(tree, index):
        return True
    for verb in (tree.tokens[index], *tree.ancestors(index)):
        for clause in tree.children(verb.index, "advcl"):
            if any(mark.lemma.lower() in _IF for mark in tree.children(clause.index, "mark")):
                return not any(k.text.lower() == "even" for k in tree.children(clause.index))
    return False


def _unswallowed(tree: Tree, found: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches without nouns that are part of another's wording: "declared a truce"."""
    taken = {
        index
        for match in found
        if match.row.part == "verb" and match.row.objects
        for index in objects(tree, match.trigger[0])
    }
    taken |= {index for match in found for index in match.trigger[1:]}
    return tuple(match for match in found if match.trigger[0] not in taken)


def _lent(tree: Tree, found: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches, each without a target with that of the first act by the same actors.

    "Imposed a tariff on Peru, recalled its envoy and tightened visa rules": all are done to Peru.
    """
    return tuple(_with_target(tree, match, found[:at]) for at, match in enumerate(found))


def _with_target(tree: Tree, match: Match, before: Sequence[Match]) -> Match:
    alone = match.row.part == "verb" and match.row.alone and not match.targets
    if not alone or tree.tokens[match.trigger[0]].dep not in {"conj", "advcl", "parataxis"}:
        return match
    first = next((m for m in before if m.targets and m.sources == match.sources), None)
    return match if first is None else replace(match, targets=first.targets)


def _told(page: Page, number: int, likely: Weighed) -> Iterator[Telling]:
    """Yield the event of a match, if any side of it is known."""
    tree, verb = page.trees[number], likely.match.trigger[0]
    when, when_span = dated(page, number, verb)
    match = _with_doers(page, likely.match, when)
    if not (match.sources or match.targets) or (match != likely.match and not _is_whole(match)):
        return
    likely = replace(likely, match=match)
    home = _home(page, number, match)
    sources = _actors(page, match.sources, when, None)
    targets = _actors(page, match.targets, when, home) or _lands(page, match, when)
    if match.sources != match.targets:
        targets = tuple(actor for actor in targets if actor not in sources)
    both_named = bool(match.sources and match.targets)
    parts = [[page.found[index] for index in side] for side in (match.sources, match.targets)]
    if not (sources or targets or both_named) or not is_political(match.row.type, *parts):
        return
    place = _place(page, number, match)
    event = Event(
        sources=sources,
        targets=targets,
        type=match.row.type,
        mode=match.row.mode,
        contexts=_contexts(page, number, match),
        when=when,
        where=place.name if place else None,
    )
    mention = EventMention(
        event=event,
        sources=match.sources,
        targets=match.targets,
        trigger=_trigger(page, number, match),
        sentence=page.sentences[number],
        when_span=when_span,
        place=place,
        background=is_background(page.document, tree, when, page.times, verb),
        confidence=confidence(likely, page.weights),
    )
    yield Telling(mention, _factuality(page, number, likely, when), number, verb)


def _with_doers(page: Page, match: Match, when: When | None) -> Match:
    """Return a match without mere places among its sources, or who acts among its targets.

    "Banned in Turkey" is Turkey's act, "killed in Turkey" is not. "He said that he had been asked"
    has nobody ask himself.
    """
    violent = match.row.type == "ASSAULT"
    sources = tuple(
        index
        for index in match.sources
        if not (page.found[index].locative and (violent or page.found[index].basis.place))
    )
    if match.sources == match.targets:
        return match
    actors = {resolved_on(page, i, when).actor for i in sources} - {None}
    targets = tuple(
        index
        for index in match.targets
        if page.found[index].mention.form != "pronoun"
        or _is_owner(page, index)
        or resolved_on(page, index, when).actor not in actors
    )
    return replace(match, sources=sources, targets=targets)


def _is_owner(page: Page, index: int) -> bool:
    """Return whether a pronoun owns what is acted on: "closes its border" is no act on oneself."""
    found = page.found[index]
    tree = page.trees[found.sentence]
    return tree.tokens[found.token].dep == "nmod:poss"


def _is_whole(match: Match) -> bool:
    """Return whether a match still has the sides that its row needs."""
    has_source = bool(match.sources) or not match.row.source_needed
    return has_source and (bool(match.targets) or match.row.alone)


def _factuality(page: Page, number: int, likely: Weighed, when: When | None) -> Factuality:
    """Return whether it happened as told; what stands under a condition is possible at most.

    What is dated after the page is planned: "meets his counterpart on Thursday".
    """
    tree, verb = page.trees[number], likely.match.trigger[0]
    judged = judge(tree, verb)
    if judged != "unknown" and is_what_if(tree, verb):
        return "possible"
    found = status(likely.act, judged, page.weights)
    return "planned" if found == "asserted" and lies_ahead(page.document, when) else found


def _contexts(page: Page, number: int, match: Match) -> tuple[str, ...]:
    """Return what the event is about, by its sentence and the sectors of its sides."""
    tree = page.trees[number]
    sides = (page.found[index].mention.sector for index in (*match.sources, *match.targets))
    return contexts_of(page.document.text[tree.start : tree.end], sides)


def dated(page: Page, number: int, trigger: int) -> tuple[When | None, Span | None]:
    """Return the days on which the trigger's event took place, and the words that date it."""
    return day_of(page.document, page.trees[number], page.trees, page.times, trigger)


def _lands(page: Page, match: Match, when: When | None) -> tuple[ActorId, ...]:
    """Return the states of places that are acted on ("invaded the Falklands"), sorted.

    A place at home is none: what an army does there it does to its own state's people.
    """
    doers = {resolved_on(page, index, when).country for index in match.sources}
    found: set[ActorId] = set()
    for index in match.targets:
        named = page.found[index].mention.form == "name" and page.found[index].basis.sector is None
        country = resolved_on(page, index, when).country
        if named and country is not None and country not in doers:
            state = page.identities.state(country)
            found.update(() if state is None else (state.id,))
    return tuple(sorted(found))


def _actors(
    page: Page, indexes: Sequence[int], when: When | None, home: str | None
) -> tuple[ActorId, ...]:
    """Return who the mentions mean on the event's days, sorted.

    A place means its state; people known only by their role are of the event's country, `home`.
    """
    found: set[ActorId] = set()
    for index in indexes:
        resolved = resolved_on(page, index, when)
        if resolved.actor is not None:
            found.add(resolved.actor.id)
        elif resolved.country is not None and page.found[index].locative:
            state = page.identities.state(resolved.country)
            found.update(() if state is None else (state.id,))
        elif home is not None and page.found[index].basis.sector is not None:
            body = page.identities.body(home, page.found[index].basis.sector, None)
            found.update(() if body is None else (body.id,))
    return tuple(sorted(found))


def _home(page: Page, number: int, match: Match) -> str | None:
    """Return the country in which the act takes place, by a place named around its trigger."""
    tree, here = page.trees[number], {}
    for index in indexes_in(page.found, number):
        found = page.found[index]
        if found.locative and found.mention.country:
            here[found.token] = found.mention.country
    below = set(tree.subtree(match.trigger[0]))
    countries = {country for token, country in here.items() if token in below}
    return countries.pop() if len(countries) == 1 else None


def resolved_on(page: Page, index: int, when: When | None) -> Resolved:
    """Return who a mention means on the days; on the page's own day if none are known."""
    basis = page.found[index].basis
    if when is None:
        return page.identities.of(basis, page.document.published)
    return page.identities.during(basis, when.first, when.last)


def _trigger(page: Page, number: int, match: Match) -> Span:
    """Return the words of the trigger: from the first to the last where they stand close."""
    tokens = page.trees[number].tokens
    first, last = tokens[min(match.trigger)], tokens[max(match.trigger)]
    if match.row.part == "noun":
        last = tokens[match.trigger[0]]
        first = tokens[_phrase_start(page.trees[number], match)]
    return Span(page.document.id, first.start, last.end)


def _phrase_start(tree: Tree, match: Match) -> int:
    """Return the first word of a noun phrase that triggers: "air strikes", not "strikes" alone."""
    head = match.trigger[0]
    wanted = {squeeze(phrase) for phrase in match.row.words}
    phrases = noun_phrase(tree, head)
    longest = next((phrase for phrase in phrases if phrase in wanted), "")
    first = head
    while first > 0 and len(_squeezed(tree, first, head)) < len(longest):
        first -= 1
    return first


def _squeezed(tree: Tree, first: int, last: int) -> str:
    words_ = (token.lemma for token in tree.tokens[first : last + 1] if token.text != "-")
    return "".join(words_).lower()


def _place(page: Page, number: int, match: Match) -> Place | None:
    """Return where it happened, by a name after "in", "near" and their like; None if untold."""
    tree = page.trees[number]
    heads = (match.trigger[0], *objects(tree, match.trigger[0]))
    if match.row.part == "noun":
        above = tree.tokens[match.trigger[0]].head
        heads = (match.trigger[0], above) if above >= 0 else (match.trigger[0],)
    spots = (i for head in heads for word in _WHERE for i in by_preposition(tree, head, word))
    for spot in spots:
        name = next((n for n in tree.names if n.first <= spot < n.last and n.label == "LOC"), None)
        if name is not None:
            first, last = tree.tokens[name.first], tree.tokens[name.last - 1]
            span = Span(page.document.id, first.start, last.end)
            return Place(name=span.quote(page.document), span=span)
    return None
