"""Pronouns and definite descriptions, tied to the actor they point back to.

The rules prefer silence: where two actors fit equally, the words stay unresolved. What each head
noun may mean stands in data/nominals.toml.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.model.text import Span
from detente.read import pointers
from detente.read.counted import persons
from detente.read.identity import Basis
from detente.read.mentions import Found, mention_of
from detente.read.nounphrases import extent
from detente.read.paths import subjects_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.actors import Actor
    from detente.model.claims import MentionForm
    from detente.model.text import Document
    from detente.read.identity import Identities
    from detente.read.trees import Token, Tree

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
_POINTING = frozenset({"PRON", "NOUN", "PROPN"})
_MANY = frozenset({"group", "people", "government"})
_SETTLED = 2  # the other main country must be named this many times more often than the next


def resolve(
    document: Document, trees: Sequence[Tree], found: Sequence[Found], identities: Identities
) -> tuple[Found, ...]:
    """Return the mentions with those that pointers add, in text order.

    A later surname takes the identity of the full name before it.
    """
    named = _surnames(found)
    return _Pointers(document, trees, named, identities).all()


class _Pointers:
    """Resolves the pointers of one document, sentence by sentence, earlier ones first."""

    def __init__(
        self,
        document: Document,
        trees: Sequence[Tree],
        found: Sequence[Found],
        identities: Identities,
    ) -> None:
        self.document, self.trees = document, trees
        self.identities = identities
        self.found = list(found)
        self.here: dict[int, list[int]] = defaultdict(list)
        for at, mention in enumerate(found):
            self.here[mention.sentence].append(at)
        self.counts = Counter(
            f.mention.country for f in found if f.mention.country and f.mention.actor
        )

    def all(self) -> tuple[Found, ...]:
        """Return every mention, pointers among them."""
        for number, tree in enumerate(self.trees):
            for token in tree.tokens:
                if token.upos not in _POINTING:
                    continue
                pointer = self._pointer(number, tree, token.index)
                if pointer is not None:
                    self._put(pointer)
        return _ordered(self.found)

    def _put(self, pointer: Found) -> None:
        """Keep a resolved pointer in place of the bare description at its head, if there is one."""
        here = self.here[pointer.sentence]
        old = next((at for at in here if self.found[at].token == pointer.token), None)
        if old is not None:
            self.found[old] = pointer
            return
        here.append(len(self.found))
        self.found.append(pointer)

    def _pointer(self, number: int, tree: Tree, index: int) -> Found | None:
        token = tree.tokens[index]
        if token.upos == "PRON":
            return self._pronoun(number, tree, index)
        lemma = token.lemma.lower()
        if not pointers.may_point(tree, index, lemma) or self._is_named(number, tree, index):
            return None
        before = {kid.text.lower() for kid in tree.children(index, "nummod", "det", "amod")}
        plural = token.xpos in {"NNS", "NNPS"}
        neighbours = plural and "the" in before and lemma in pointers.neighbour("heads")
        if neighbours or (lemma in pointers.dual("heads") and before & pointers.dual("words")):
            return self._both(number, tree, index)
        if self._means_neighbour(lemma, before):
            return self._neighbour(number, tree, index)
        if not before & pointers.determiners() and not self._possessed(tree, index):
            return None
        nominal = pointers.nominal_of(tree, index)
        if nominal is None:
            return None
        fitting = [f for f in self._before(number, tree, index) if self._fits(f, nominal)]
        if any(kid.upos == "PRON" for kid in tree.children(index, "nmod:poss")):
            own = self._owner_country(number, tree, index)
            fitting = [f for f in fitting if own is not None and f.mention.country == own]
        return self._tied(number, tree, index, self._nearest(fitting, number), "description")

    def _is_named(self, number: int, tree: Tree, index: int) -> bool:
        """Return whether the phrase already has an identity, or holds a name of its own."""
        first, last = extent(tree, index)
        return any(
            first <= f.token < last and f.basis.alias is not None and f.mention.form != "pronoun"
            for f in self._in(number)
        )

    def _possessed(self, tree: Tree, index: int) -> bool:
        kids = tree.children(index, "nmod:poss")
        return any(kid.lemma.lower() in pointers.determiners() for kid in kids)

    def _owner_country(self, number: int, tree: Tree, index: int) -> str | None:
        """Return whose "their government" is; None where the pronoun may mean anyone."""
        for kid in tree.children(index, "nmod:poss"):
            owner = self._at(number, kid.index)
            if owner is not None:
                return owner.mention.country
        return None

    def _pronoun(self, number: int, tree: Tree, index: int) -> Found | None:
        token = tree.tokens[index]
        word = token.text.lower()
        kind = next((k for k in ("one", "many", "person") if word in pointers.pronouns(k)), None)
        if kind is None:
            return None
        around = self._subjects_around(tree, index)
        free = around if token.dep == "nmod:poss" else around[1:] if _is_object(token) else around
        if free:
            above = self._at(number, free[0])
            tied = above if above is not None and self._agrees(above, kind) else None
            if kind == "many" and self._is_one(above, tree, free[0]):
                tied = self._last_subject(number, kind)  # "they refuse to, said Mr Fall"
        elif around:
            tied = None
        else:
            tied = self._last_subject(number, kind)
        if _is_object(token) and not free:
            tied = self._object_above(number, tree, index, kind) or (None if around else tied)
        return self._tied(number, tree, index, tied, "pronoun")

    def _object_above(self, number: int, tree: Tree, index: int, kind: str) -> Found | None:
        """Return the object of a clause around: "recognised the regime, providing it with aid"."""
        for verb in tree.ancestors(index):
            for kid in tree.children(verb.index, "obj"):
                known = self._at(number, kid.index) if kid.index != index else None
                if known is not None and self._agrees(known, kind):
                    return known
        return None

    def _subjects_around(self, tree: Tree, index: int) -> list[int]:
        """Return the lone subjects of the clauses around a word, nearest first, not the word's own.

        An object cannot mean the subject of its own clause, which is the first of these.
        """
        found: list[int] = []
        for verb in tree.ancestors(index):
            subjects = subjects_any(tree, verb.index) if verb.upos in _PREDICATES else ()
            if len(subjects) == 1 and subjects[0] != index and subjects[0] not in found:
                found.append(subjects[0])
        return found

    def _last_subject(self, number: int, kind: str) -> Found | None:
        """Return the subject of the main clause before, or the one actor that is named there."""
        if number == 0:
            return None
        tree = self.trees[number - 1]
        root = tree.root
        subjects = subjects_any(tree, root.index) if root is not None else ()
        known = self._at(number - 1, subjects[0]) if len(subjects) == 1 else None
        if known is not None:
            return known if self._agrees(known, kind) else None
        here = [f for f in self._in(number - 1) if f.mention.actor is not None]
        if kind == "many" and any(
            f.mention.actor is None and f.plural for f in self._in(number - 1)
        ):
            return None  # people whom the atlas does not know may be meant as well
        return (
            here[0]
            if len({f.mention.actor for f in here}) == 1 and self._agrees(here[0], kind)
            else None
        )

    def _is_one(self, found: Found | None, tree: Tree, index: int) -> bool:
        """Return whether a subject is one person, or one body by its name: never "they"."""
        actor = self._actor(found) if found is not None else None
        if found is None or actor is None:
            return pointers.is_person(tree, index)
        named = found.mention.form == "name" and not found.plural
        return named and actor.kind not in _MANY

    def _agrees(self, found: Found, kind: str) -> bool:
        """Return whether a pronoun of that number may mean the actor."""
        actor = self._actor(found)
        if actor is None:
            return False
        described = found.mention.form == "description"
        if kind == "person":
            return actor.kind == "person" or (described and not found.plural)
        if kind == "many" and described and not found.plural:
            return found.mention.head.lower() not in persons()
        if kind == "many":
            return actor.kind in _MANY or found.plural
        return not found.plural and actor.kind != "person"

    def _both(self, number: int, tree: Tree, index: int) -> Found | None:
        """Return "the two countries", tied to the last two actors named before."""
        kinds = pointers.Nominal(frozenset(), pointers.dual("kinds"), frozenset())
        seen: dict[str, int] = {}
        beside = self._own_clause(tree, index)
        for at in reversed(self._places_before(number, tree, index)):
            found = self.found[at]
            if found.sentence == number and found.token in beside:
                continue
            country = found.mention.country or found.mention.actor
            if country is not None and self._fits(found, kinds) and country not in seen:
                seen[country] = at
            if len(seen) == 2:
                break
        if len(seen) != 2:
            return None
        basis = Basis(None)
        return replace(
            self._made(number, tree, index, basis, "description"),
            stands_for=tuple(sorted(seen.values())),
        )

    def _own_clause(self, tree: Tree, index: int) -> tuple[int, ...]:
        """Return the subjects of the verb that a word hangs on: it means others than these."""
        for verb in tree.ancestors(index):
            if verb.upos in _PREDICATES:
                subjects = subjects_any(tree, verb.index)
                return () if index in subjects else subjects
        return ()

    def _means_neighbour(self, lemma: str, before: set[str]) -> bool:
        adjectives = pointers.neighbour("adjectives")
        return lemma in pointers.neighbour("heads") or bool(before & adjectives)

    def _neighbour(self, number: int, tree: Tree, index: int) -> Found | None:
        """Return the one other country that the page is about, seen from the clause's subject."""
        if tree.tokens[index].xpos in {"NNS", "NNPS"}:
            return None
        around = self._subjects_around(tree, index)
        subject = self._at(number, around[0]) if around else None
        own = subject.mention.country if subject is not None else None
        others = [(c, n) for c, n in self.counts.most_common() if c != own]
        if own is None or not others:
            return None
        if len(others) > 1 and others[0][1] < _SETTLED * others[1][1]:
            return None
        state = self.identities.state(str(others[0][0]))
        if state is None:
            return None
        return self._made(number, tree, index, Basis(state.name), "description")

    def _before(self, number: int, tree: Tree, index: int) -> list[Found]:
        """Return the mentions that stand before a word within the window, in text order."""
        return [self.found[at] for at in self._places_before(number, tree, index)]

    def _places_before(self, number: int, tree: Tree, index: int) -> list[int]:
        """Return where in `found` the mentions before a word within the window stand."""
        start = tree.tokens[index].start
        window = range(number - pointers.window(), number + 1)
        near = [at for sentence in window for at in self.here.get(sentence, ())]
        return sorted(
            (at for at in near if self._stands_before(at, start)),
            key=lambda at: (_position(self.found[at]), at),
        )

    def _stands_before(self, at: int, start: int) -> bool:
        found = self.found[at]
        return found.mention.span.end <= start and bool(found.mention.actor)

    def _in(self, number: int) -> list[Found]:
        """Return the mentions of a sentence, those that pointers added last."""
        return [self.found[at] for at in self.here.get(number, ())]

    def _fits(self, found: Found, nominal: pointers.Nominal) -> bool:
        actor = self._actor(found)
        if actor is None or found.mention.form == "pronoun":
            return False
        if nominal.only and found.mention.country not in nominal.only:
            return False
        if "ruler" in nominal.kinds and self._rules(actor):
            return True
        return actor.kind in nominal.kinds

    def _rules(self, actor: Actor) -> bool:
        return self.identities.governs(actor, self.document.published)

    def _nearest(self, fitting: Sequence[Found], number: int) -> Found | None:
        """Return the one actor of the nearest sentence that has any; of two, its subject."""
        for back in range(pointers.window() + 1):
            here = [f for f in fitting if f.sentence == number - back]
            actors = {f.mention.actor for f in here}
            if len(actors) == 1:
                return here[-1]
            if actors:
                tree = self.trees[number - back]
                leading = [f for f in here if _is_subject(tree, f.token)]
                return leading[-1] if len({f.mention.actor for f in leading}) == 1 else None
        return None

    def _tied(
        self, number: int, tree: Tree, index: int, to: Found | None, form: MentionForm
    ) -> Found | None:
        return None if to is None else self._made(number, tree, index, to.basis, form)

    def _made(self, number: int, tree: Tree, index: int, basis: Basis, form: MentionForm) -> Found:
        basis = replace(basis, place=False)
        first, last = (index, index + 1) if form == "pronoun" else extent(tree, index)
        span = Span(self.document.id, tree.tokens[first].start, tree.tokens[last - 1].end)
        token = tree.tokens[index]
        resolved = self.identities.of(basis, self.document.published)
        mention = mention_of(span, resolved, self.document, token.text, form, None)
        return Found(mention=mention, sentence=number, token=index, basis=basis)

    def _at(self, number: int, token: int) -> Found | None:
        here = (f for f in self._in(number) if f.token == token)
        return next((f for f in here if f.mention.actor is not None), None)

    def _actor(self, found: Found) -> Actor | None:
        return self.identities.of(found.basis, self.document.published).actor


def _is_subject(tree: Tree, index: int) -> bool:
    """Return whether a word is a subject, or joined to one."""
    token = tree.tokens[index]
    while token.dep == "conj" and token.head >= 0:
        token = tree.tokens[token.head]
    return token.dep in _SUBJECTS


def _is_object(token: Token) -> bool:
    return token.dep.split(":")[0] in {"obj", "iobj", "obl"}


def _surnames(found: Sequence[Found]) -> list[Found]:
    """Return the mentions, each lone surname with the identity of the full name before it."""
    full: dict[str, Found] = {}
    done: list[Found] = []
    for mention in found:
        name = mention.mention.name if mention.mention.actor is None else ""
        spoken = mention.mention.role or name
        last = spoken.split()[-1] if spoken else ""
        lone = mention.mention.form == "name" and " " not in name and mention.basis.alias is None
        if lone and name in full:
            done.append(_same(mention, full[name]))
            continue
        if mention.mention.form == "name" and " " in spoken:
            full[last] = mention
        done.append(mention)
    return done


def _same(mention: Found, full: Found) -> Found:
    told = full.mention
    same = replace(
        mention.mention,
        actor=told.actor, name=told.name, country=told.country, sector=told.sector, role=told.role,
    )  # fmt: skip
    return replace(mention, mention=same, basis=full.basis)


def _ordered(found: Sequence[Found]) -> tuple[Found, ...]:
    """Return the mentions in text order, `stands_for` still pointing at the same ones."""
    order = sorted(range(len(found)), key=lambda i: _position(found[i]))
    new = {old: at for at, old in enumerate(order)}
    return tuple(
        replace(found[i], stands_for=tuple(sorted(new[k] for k in found[i].stands_for)))
        if found[i].stands_for
        else found[i]
        for i in order
    )


def _position(found: Found) -> tuple[int, int]:
    return found.mention.span.start, -found.mention.span.end
