"""What is to be judged of a claim: whether it is so, who says it, how far off the text keeps.

One place for claims of every kind, and for stretches of a text that no claim tells.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from detente.model.text import Span
from detente.read.attributions import Voices
from detente.read.denials import find_denials
from detente.read.distance import distancing
from detente.read.factuality import has_to, judge
from detente.read.factuality_scope import governing
from detente.read.factuality_weighing import weighed_clause
from detente.read.modality import words
from detente.read.quotes import quotes
from detente.read.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from detente.model.claims import Attribution, Factuality
    from detente.model.text import Document
    from detente.read.trees import Token, Tree


class Judged:
    """Judges stretches of one document."""

    def __init__(
        self, document: Document, trees: Sequence[Tree], attributions: Sequence[Attribution]
    ) -> None:
        self._document, self._trees, self._said = document, trees, attributions
        self._starts = [tree.start for tree in trees]
        self.voices = Voices(attributions)
        self._quotes = Stretches((quote.start, quote.end, quote) for quote in quotes(document.text))
        self.denials = find_denials(document, trees, attributions)
        self._denied = Stretches((*piece, piece) for one in self.denials for piece in one.denied)

    def voice(self, span: Span) -> int | None:
        """Return the index of the innermost attribution that holds what a stretch is about."""
        tree = self._tree(span)
        inside = () if tree is None else tree.at(span.start, span.end)
        if tree is None or not inside:
            return self.voices.of(span)
        about = doing(tree, inside)
        return self.voices.of(Span(span.doc, about.start, about.end))

    def factuality(self, span: Span) -> Factuality:
        """Return whether what a stretch tells is told as true, false, possible and so on."""
        number = self._number(span)
        tree = None if number is None else self._trees[number]
        inside = () if tree is None else tree.at(span.start, span.end)
        if tree is None or number is None or not inside:
            return "asserted"
        about = doing(tree, inside)
        judged = judge(tree, about.index, whole=True)
        return weighed_clause(tree, inside, about, judged, self._after(number))

    def distance(self, span: Span, attribution: int | None = None) -> Span | None:
        """Return the words that keep a distance from what a stretch tells; None if none do."""
        tree = self._tree(span)
        if tree is None:
            return None
        near = [] if attribution is None else _words_of(self._said[attribution])
        quoted = self._quotes.near(tree.start, tree.end)
        inside = tree.at(span.start, span.end)
        found = distancing(self._document.text, tree, inside, near, quoted)
        return None if found is None else Span(span.doc, *found)

    def is_denied(self, span: Span) -> bool:
        """Return whether another sentence of the document says that it is not so."""
        return lie_within(span, self._denied.near(span.start, span.end))

    def is_doing(self, span: Span, trigger: Span) -> bool:
        """Return whether a trigger tells what a stretch is about, perhaps with a light verb."""
        tree = self._tree(span)
        inside = () if tree is None else tree.at(span.start, span.end)
        if tree is None or not inside:
            return False
        about = doing(tree, inside)
        told = tree.at(trigger.start, trigger.end)
        light = about.lemma.casefold() in words("light", "lemmas")
        return any(
            token.index == about.index or (light and token.head == about.index) for token in told
        )

    def _tree(self, span: Span) -> Tree | None:
        """Return the sentence in which a stretch begins; None if it was not read."""
        number = self._number(span)
        return None if number is None else self._trees[number]

    def _number(self, span: Span) -> int | None:
        """Return the index of the sentence in which a stretch begins; None if it was not read."""
        number = bisect_right(self._starts, span.start) - 1
        if number < 0 or self._trees[number].end <= span.start:
            return None
        return number

    def _after(self, number: int) -> Sequence[Token]:
        """Return the words of the sentence right behind another; () if it was not read."""
        if number + 1 == len(self._trees):
            return ()
        last, following = self._trees[number], self._trees[number + 1]
        between = self._document.text[last.end : following.start]
        return () if between.strip() else following.tokens


def _words_of(said: Attribution) -> list[tuple[int, int]]:
    """Return where the words stand that attribute something, and those of its speaker."""
    spans = (said.cue, said.speaker.span)
    return [(span.start, span.end) for span in spans if span is not None]


def lie_within(span: Span, pieces: Iterable[tuple[int, int]]) -> bool:
    """Return whether a stretch lies in one of some others, or holds no more than one of them."""
    least = _MOST_OF * (span.end - span.start)
    return any(
        (start <= span.start and span.end <= end)
        or (span.start <= start and end <= span.end and end - start >= least)
        for start, end in pieces
    )


_MOST_OF = 0.6
"""Share of a stretch that makes it all but the same as what lies in it."""
_SIDE_CLAUSES = frozenset({"advcl", "acl", "acl:relcl"})
"""What a clause is about stands in none of these: "no longer afraid of Chad, they close in"."""


def doing(tree: Tree, inside: Sequence[Token]) -> Token:
    """Return the word that tells what a clause is about: its verb, or the one that this governs.

    A clause on what somebody plans, must do or failed to do tells of that doing. `inside`: the
    clause's tokens, at least one.
    """
    held = {token.index for token in inside}
    tops = [token for token in inside if token.head not in held and token.upos != "PUNCT"]
    verbs = [token for token in tops if token.upos in {"VERB", "AUX"} or token.xpos[:2] == "VB"]
    main = [token for token in verbs if token.dep not in _SIDE_CLAUSES]
    at = next(iter(main or verbs or tops), inside[0])
    while True:
        done = next((kid for kid in _below(tree, at) if kid.index in held), None)
        if done is None:
            return at
        at = done


def _below(tree: Tree, at: Token) -> Iterator[Token]:
    """Yield the clauses that tell what a word's subject plans, must, risks or fails to do."""
    for kid in tree.children(at.index, "xcomp", "advcl"):
        if _is_done(tree, at, kid):
            yield kid
    if at.lemma.casefold() in words("of_subject", "lemmas"):
        yield from tree.children(at.index, "nsubj:pass")
    if at.upos == "NOUN" and at.lemma.casefold() in words("reporting", "nouns"):
        yield from tree.children(at.index, "acl", "ccomp")
    if at.upos == "NOUN" and governing(tree, at) != "asserted":
        yield from (kid for kid in tree.children(at.index, "acl") if has_to(tree, kid))
    for noun in tree.children(at.index, "obj"):
        if noun.upos == "NOUN" and governing(tree, noun) != "asserted":
            for kid in tree.children(noun.index, "acl"):
                if has_to(tree, kid) or kid.xpos == "VBG":
                    yield kid


def _is_done(tree: Tree, governor: Token, clause: Token) -> bool:
    """Return whether an infinitive is what a governor's subject plans, must or fails to do."""
    lemma = governor.lemma.casefold()
    if clause.upos not in {"VERB", "AUX"} and not has_to(tree, clause):
        return False
    objects = tree.children(governor.index, "obj", "iobj")
    if any(not kid.text.casefold().endswith(("self", "selves")) for kid in objects):
        return False
    heard = lemma in words("hearsay", "lemmas") and tree.children(governor.index, "aux:pass")
    if heard or lemma in {"have", "be"} or governing(tree, governor) != "asserted":
        of = any(
            mark.text in {"of", "from", "with"} for mark in tree.children(clause.index, "mark")
        )
        return has_to(tree, clause) or ((clause.dep == "xcomp" or of) and clause.xpos == "VBG")
    return False
