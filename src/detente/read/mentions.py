"""Mentions of actors: names that the atlas knows, names it does not, and descriptions.

A description is a role with its country or group: "Pakistan's defence minister", "two police
officers in Khyber Pakhtunkhwa province", "a senior Taliban commander", "gunmen".
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.atlas.bodies import FORMER
from detente.model.claims import Mention
from detente.model.text import Span
from detente.read.identity import Basis, Resolved
from detente.read.nounphrases import extent, heads, role_of, torn_off
from detente.read.paths import by_preposition, cases, listed, owners
from detente.read.tables import table, word_set, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.atlas.names import AliasHit
    from detente.model.claims import MentionForm
    from detente.model.text import Document
    from detente.read.identity import Identities
    from detente.read.trees import Tree

_MODIFIERS = frozenset({"amod", "compound", "nmod:desc", "nmod:unmarked"})
_PLURAL = frozenset({"NNS", "NNPS"})
_NAMED = frozenset({"PER", "ORG"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A mention with what the rules need to go on.

    Attributes:
        sentence: Index of its tree; `token`: its head word there.
        basis: What its identity is worked out from.
        locative: It stands as a place ("in Kabul").
        plural: It means several people.
        stands_for: Indexes of the mentions that a "the two countries" means; () otherwise.
    """

    mention: Mention
    sentence: int
    token: int
    basis: Basis
    locative: bool = False
    plural: bool = False
    stands_for: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    """A name of the atlas on a tree: its words, and the word that heads it."""

    hit: AliasHit
    words: tuple[int, ...]
    head: int


def find_mentions(
    document: Document, trees: Sequence[Tree], identities: Identities
) -> tuple[Found, ...]:
    """Return the mentions of the parsed sentences in text order.

    Identities are those of the document's day. Pronouns and "the group" are left to `coref`.
    """
    hits = identities.atlas.find(document.text)
    starts = [hit.start for hit in hits]
    found: list[Found] = []
    for number, tree in enumerate(trees):
        begun = hits[bisect_left(starts, tree.start) : bisect_left(starts, tree.end)]
        own = [hit for hit in begun if hit.end <= tree.end]
        found.extend(_Finder(document, number, tree, own, identities).all())
    return tuple(found)


class _Finder:
    """Finds the mentions of one sentence."""

    def __init__(
        self,
        document: Document,
        number: int,
        tree: Tree,
        hits: Sequence[AliasHit],
        identities: Identities,
    ) -> None:
        self.document, self.number, self.tree = document, number, tree
        self.identities = identities
        placed = (_place(tree, hit) for hit in hits)
        self.names = [name for name in placed if name is not None]

    def all(self) -> list[Found]:
        """Return the sentence's mentions in text order."""
        found: list[Found] = []
        used: set[int] = set()
        for head in heads(self.tree):
            found.extend(self._phrase(head, used))
        found.extend(self._plain(name) for name in self.names if name.head not in used)
        found = _apposed(self.tree, found)
        return sorted(found, key=lambda f: (f.mention.span.start, -f.mention.span.end))

    def _phrase(self, head: int, used: set[int]) -> list[Found]:
        """Return the mentions that a noun phrase makes; marks the names that it takes up.

        "The foreign ministers of India and China" makes two.
        """
        first, last = extent(self.tree, head)
        inside = [name for name in self.names if first <= name.head < last]
        if any(head in name.words for name in inside) and not self._is_another(head, inside):
            return []
        role = role_of(self.tree, (first, last), head, self.identities.atlas.role_noun)
        if role is None:
            unknown = self._unknown_name(head, first, last)
            return [] if unknown is None else [unknown]
        makers = [name for name in inside if role[2] not in name.words]
        maker = self._maker(head, makers) or self._owner(head)
        if maker is None:
            behind, last = self._behind(head, last)
            several: list[_Placed | None] = [*behind] or [None]
            return [self._description(head, (first, last), role, each) for each in several]
        used.update(n.head for n in makers if self.tree.tokens[n.head].dep in _MODIFIERS)
        return [self._description(head, (first, last), role, maker)]

    def _maker(self, head: int, names: Sequence[_Placed]) -> _Placed | None:
        """Return the name that the role is held under.

        One that hangs on the head comes before one further in: "Saudi-led coalition" (but what is
        only backed by a name does not act for it), "US Navy ship".
        """
        tree = self.tree
        direct = [
            n for n in names if tree.tokens[n.head].head == head or torn_off(tree, n.words[-1])
        ]
        if direct:
            return direct[-1]
        nested = [n for n in names if _leads(tree, n) or self._has_role(tree.tokens[n.head].head)]
        return nested[-1] if nested else None

    def _owner(self, head: int) -> _Placed | None:
        """Return the name in the genitive before a role, whatever the parser hung it on."""
        for owner in owners(self.tree, head):
            for name in self.names:
                if owner in name.words:
                    return name
        return None

    def _is_another(self, head: int, inside: Sequence[_Placed]) -> bool:
        """Return whether a name is only what another country's body is called too.

        "Defense Department" alone is a name; in "Chile's Defense Department" it is not.
        """
        own = next(name for name in inside if head in name.words)
        if self.identities.atlas.role_noun(own.hit.text) is None:
            return False
        return self._owner(head) is not None or any(n is not own for n in inside)

    def _has_role(self, index: int) -> bool:
        word = self.tree.tokens[index].lemma.lower()
        return self.identities.atlas.role_noun(word) is not None

    def _behind(self, head: int, last: int) -> tuple[list[_Placed], int]:
        """Return the names that follow a role by "of", "in" or "from", and where they end."""
        for word in words(table("mentions")["of_country"]):
            found: list[_Placed] = []
            for noun in listed(self.tree, by_preposition(self.tree, head, word)):
                begin, end = extent(self.tree, noun)
                near = next((n for n in self.names if begin <= n.head < end), None)
                if near is not None:
                    found.append(near)
                    last = max(last, end)
            if found:
                return found, last
        return [], last

    def _description(
        self, head: int, part: tuple[int, int], role: tuple[str, str, int], maker: _Placed | None
    ) -> Found:
        named = any(name.first <= head < name.last for name in self.tree.names)
        span = self._span(*part)
        spoken = span.quote(self.document)
        basis = self._titled(spoken) if self.tree.tokens[part[1] - 1].upos == "PROPN" else None
        if basis is None:
            sector = FORMER if self._is_former(part) else role[1]
            basis = Basis(maker.hit.alias if maker else None, sector)
        return self._found(head, span, basis, form="name" if named else "description", role=spoken)

    def _titled(self, spoken: str) -> Basis | None:
        """Return the basis of "President Macri", if one of that name held such an office."""
        person = self.identities.atlas.identify(spoken, self.document.published).actor
        return Basis(spoken) if person is not None and person.kind == "person" else None

    def _is_former(self, part: tuple[int, int]) -> bool:
        """Return whether a phrase is of people who no longer hold their office."""
        words_ = {token.text.lower() for token in self.tree.tokens[part[0] : part[1]]}
        return bool(words_ & _listed("former"))

    def _unknown_name(self, head: int, first: int, last: int) -> Found | None:
        """Return a person or body that only the parser knows; None if the head names none."""
        name = next((n for n in self.tree.names if n.first <= head < n.last), None)
        if name is None or name.label not in _NAMED or self._taken(name.first, name.last):
            return None
        part = (max(first, name.first), max(last, name.last))
        return self._found(head, self._span(*part), Basis(None), form="name", role=None)

    def _taken(self, first: int, last: int) -> bool:
        """Return whether a known name has one of the words."""
        return any(first <= word < last for name in self.names for word in name.words)

    def _plain(self, name: _Placed) -> Found:
        """Return the mention of a name on its own."""
        tree = self.tree
        struck = name.hit.form == "metonym" and _is_struck(tree, name.head)
        locative = struck or _is_locative(tree, name.head)
        place = locative and name.hit.form == "metonym"
        span = Span(self.document.id, name.hit.start, name.hit.end)
        basis = Basis(name.hit.alias, None, place)
        if name.hit.form == "short" and name.hit.text.istitle():
            whole = self._span(*extent(tree, name.head))
            titled = self._titled(whole.quote(self.document))
            span, basis = (whole, titled) if titled is not None else (span, basis)
        found = self._found(name.head, span, basis, form="name", role=None)
        return replace(found, locative=locative)

    def _found(
        self, head: int, span: Span, basis: Basis, *, form: MentionForm, role: str | None
    ) -> Found:
        resolved = self.identities.of(basis, self.document.published)
        token = self.tree.tokens[head]
        return Found(
            mention=mention_of(span, resolved, self.document, token.text, form, role),
            sentence=self.number,
            token=head,
            basis=basis,
            locative=_is_locative(self.tree, head),
            plural=token.xpos in _PLURAL,
        )

    def _span(self, first: int, last: int) -> Span:
        tokens = self.tree.tokens
        return Span(self.document.id, tokens[first].start, tokens[last - 1].end)


def mention_of(
    span: Span,
    resolved: Resolved,
    document: Document,
    head: str,
    form: MentionForm,
    role: str | None,
) -> Mention:
    """Return the mention of whoever was resolved; its words are its name where no one was."""
    actor = resolved.actor
    codes = actor.codes if actor is not None else ()
    return Mention(
        span=span,
        head=head,
        actor=actor.id if actor is not None else None,
        name=actor.name if actor is not None else span.quote(document),
        country=resolved.country,
        sector=resolved.sector,
        counted_to=resolved.counted_to,
        wikidata=next((code.code for code in codes if code.scheme == "wikidata"), None),
        form=form,
        role=role,
        candidates=() if actor is not None else resolved.candidates,
    )


def _place(tree: Tree, hit: AliasHit) -> _Placed | None:
    tokens = tree.at(hit.start, hit.end)
    if not tokens:
        return None
    head = tree.head_of(hit.start, hit.end) or tokens[-1]
    return _Placed(hit, tuple(token.index for token in tokens), head.index)


def _leads(tree: Tree, name: _Placed) -> bool:
    """Return whether a hyphen makes the name the leader of what follows: "Saudi-led"."""
    after = [token.text.lower() for token in tree.tokens[name.words[-1] + 1 : name.words[-1] + 3]]
    return (
        len(after) == 2 and after[0] == "-" and after[1] in _listed("acts_for") | _listed("based")
    )


def _is_locative(tree: Tree, head: int) -> bool:
    """Return whether a name, or the noun that it stands before, says where."""
    token = tree.tokens[head]
    if token.dep in _MODIFIERS and token.head >= 0:
        return _is_locative(tree, token.head)
    if token.dep.split(":")[0] not in {"obl", "nmod"} or token.dep == "nmod:poss":
        return False
    marks = set(cases(tree, head))
    if marks == {"of"}:
        return _is_locative(tree, token.head)  # "in two districts of the province"
    return bool(_listed("locative") & marks)


def _is_struck(tree: Tree, head: int) -> bool:
    """Return whether a name stands right before an attack: "the Kabul bombing" was in Kabul."""
    token = tree.tokens[head]
    above = tree.tokens[token.head] if token.dep == "compound" and token.head >= 0 else None
    while above is not None and above.dep == "compound" and above.head >= 0:
        above = tree.tokens[above.head]
    return above is not None and above.lemma.lower() in _listed("struck")


def _apposed(tree: Tree, found: list[Found]) -> list[Found]:
    """Return the mentions, each unknown one with the identity of what stands in apposition."""
    by_head = {mention.token: mention for mention in found}
    done: list[Found] = []
    for mention in found:
        token = tree.tokens[mention.token]
        others = [kid.index for kid in tree.children(mention.token, "appos")]
        others += [token.head] if token.dep == "appos" else []
        other = next((by_head[i] for i in others if i in by_head and _known(by_head[i])), None)
        done.append(_with_identity(mention, other) if other and not _known(mention) else mention)
    return done


def _known(mention: Found) -> bool:
    return mention.mention.actor is not None


def _with_identity(mention: Found, other: Found) -> Found:
    same = replace(
        mention.mention,
        actor=other.mention.actor,
        name=other.mention.name,
        country=other.mention.country,
        sector=other.mention.sector,
        counted_to=other.mention.counted_to,
        role=mention.mention.role or other.mention.role,
    )
    return replace(mention, mention=same, basis=other.basis)


def _listed(name: str) -> frozenset[str]:
    return word_set("mentions", name)
