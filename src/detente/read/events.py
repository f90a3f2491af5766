"""Events told by a document: matches of the lexicon with their actors, dates and places.

An event's actors are those of its own day, not of the page's: Kabul of 1996 is not that of 2020.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from detente.model.claims import EventMention
from detente.model.events import Event, Place
from detente.model.text import Span
from detente.read.background import is_background
from detente.read.factuality import is_hypothetical, judge
from detente.read.matching import is_done, matches
from detente.read.paths import by_preposition, noun_phrase, objects, passive
from detente.read.tables import table, words
from detente.read.times_govern import when_of
from detente.read.wordings import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.actors import ActorId
    from detente.model.claims import Factuality, TimeExpression
    from detente.model.text import Document
    from detente.model.times import When
    from detente.read.identity import Identities, Resolved
    from detente.read.matching import Match
    from detente.read.mentions import Found
    from detente.read.trees import Tree
    from detente.read.wordings import Lexicon

_WHERE = ("in", "at", "near", "inside", "outside", "off", "over", "on", "along")
_IF = frozenset({"if", "unless"})
_MANY = 2


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
        for index, mention in enumerate(found):
            if mention.sentence == number:
                meant = mention.stands_for or (index,)
                self._at[mention.token] = self._at.get(mention.token, ()) + meant

    def at(self, token: int) -> tuple[int, ...]:
        """Return the indexes of the mentions that the word heads."""
        return self._at.get(token, ())


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


def find_events(page: Page, lexicon: Lexicon) -> tuple[Telling, ...]:
    """Return the events told, in text order.

    Left out: what-ifs, acts that no known actor has part in on either side, and sport, markets and
    weather.
    """
    tellings: list[Telling] = []
    played = sum(is_play(tree) for tree in page.trees) >= _MANY
    for number, tree in enumerate(page.trees):
        if is_play(tree, 1 if played else _MANY):
            continue
        bearing = ActorBearing(number, page.found)
        found = _lent(tree, _unswallowed(tree, matches(tree, lexicon, bearing)))
        for match in found:
            if not is_what_if(tree, match.trigger[0]) and _has_doer(tree, match):
                tellings.extend(_told(page, number, match))
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


def is_play(tree: Tree, least: int = _MANY) -> bool:
    """Return whether the sentence is about sport or markets: `least` weak words, or a plain one."""
    lemmas = {token.lemma.lower() for token in tree.tokens}
    lemmas |= {phrase for token in tree.tokens for phrase in noun_phrase(tree, token.index, 2)}
    if lemmas & _listed("sport"):
        return True
    return len(lemmas & _listed("weak")) >= least


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


def _has_doer(tree: Tree, match: Match) -> bool:
    """Return whether whoever is said to do it is an actor, or a weapon of someone unnamed.

    "The storm hit Haiti" and "Haiti was hit by a storm" have neither; "rockets hit Haifa" has. A
    passive that names no one at all may be anyone's.
    """
    word = match.trigger[0]
    if not _listed("never").isdisjoint(noun_phrase(tree, word)):
        return False
    if match.sources or match.row.part != "verb":
        return True
    agents = tree.children(word, "obl:agent" if passive(tree, word) else "nsubj")
    named = [kid.index for kid in agents]
    if passive(tree, word):
        named += by_preposition(tree, word, "by")
    phrases = [set(noun_phrase(tree, index)) for index in named]
    return all(p & _listed("instruments") and not p & _listed("never") for p in phrases)


def _told(page: Page, number: int, match: Match) -> Iterator[Telling]:
    """Yield the event of a match, if any side of it is known."""
    tree, verb = page.trees[number], match.trigger[0]
    when, when_span = dated(page, number, verb)
    home = _home(page, number, match)
    sources = _actors(page, match.sources, when, None)
    targets = _actors(page, match.targets, when, home)
    if match.sources != match.targets:
        targets = tuple(actor for actor in targets if actor not in sources)
    both_named = bool(match.sources and match.targets)
    if not (sources or targets) and not both_named:
        return
    place = _place(page, number, match)
    event = Event(
        sources=sources,
        targets=targets,
        type=match.row.type,
        mode=match.row.mode,
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
        background=is_background(page.document, tree, when, page.times),
    )
    yield Telling(mention, judge(tree, verb), number, verb)


def dated(page: Page, number: int, trigger: int) -> tuple[When | None, Span | None]:
    """Return the days on which the trigger's event took place, and the words that date it.

    What is only named ("the takeover has changed...") or asked after is taken to be known already,
    and so has no date of its own from the day of publication.
    """
    tree = page.trees[number]
    when, span = when_of(tree, trigger, page.times, page.document)
    if when is None or when.basis != "published":
        return when, span
    before = _dated_before(page, tree, trigger)
    if before is not None:
        return before.when, before.span
    told = tree.tokens[trigger].upos == "VERB" or is_done(tree, trigger)
    return (when, span) if told and tree.tokens[-1].text != "?" else (None, None)


def _dated_before(page: Page, tree: Tree, trigger: int) -> TimeExpression | None:
    """Return the date that opens the trigger's clause: "last year, Peru closed the road and..."."""
    token = tree.tokens[trigger]
    while token.dep == "conj" and tree.tokens[token.head].upos == "VERB":
        token = tree.tokens[token.head]
    inside = [t for t in page.times if tree.start <= t.span.start and t.span.end <= token.start]
    for time in reversed(inside):
        between = (k for k in tree.tokens if time.span.end <= k.start < token.start)
        if time.type == "DATE" and time.when is not None:
            return None if any(k.upos == "VERB" for k in between) else time
    return None


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
    for found in page.found:
        if found.sentence == number and found.locative and found.mention.country:
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


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(squeeze(word) for word in words(table("exclusions")[name]))
