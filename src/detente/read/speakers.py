"""Who a speaker is: name, role, whether the name is withheld, and the actor spoken for.

Later short mentions ("the analyst", "Okoye", "she") take name and role from the first full one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.model.claims import Speaker
from detente.model.text import Span
from detente.read import cues
from detente.read.anonymity import is_withheld, reason_given
from detente.read.phrases import extent, kind_of_noun
from detente.read.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from detente.model.actors import ActorId
    from detente.model.claims import Mention
    from detente.model.text import Document
    from detente.read.sayings import Saying
    from detente.read.trees import Name, Token, Tree

NOT_NAMED = "not named"
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "it", "who", "his", "their", "i", "we"})
_RELATIVE = frozenset({"who", "which", "that"})
_INDEFINITE = frozenset(
    {"a", "an", "one", "another", "some", "several", "many", "most", "few", "two", "three"}
)
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "both"})
_OPEN_EDGE = re.compile(r"^(?:[\s,;:—–-]+|(?:and|or|but)\s+)+|[\s,;:—–-]+$")
_ROLE_REACH = 160
_MET = 200  # speakers that are looked back over: more than a page of 50,000 characters has
_PRONOUN = re.compile(r",?\s+(?:who|which|that)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A speaker met before, with where and what kind of person: expert, official, people, ..."""

    speaker: Speaker
    at: int
    kind: str | None
    person: bool


class People:
    """The speakers of one document, in the order in which they are met."""

    def __init__(
        self, document: Document, trees: Sequence[Tree], mentions: Sequence[Mention]
    ) -> None:
        """Note every person named in full, with the role given there."""
        self._document = document
        self._mentions = Stretches((m.span.start, m.span.end, m) for m in mentions)
        self._called = [m for m in mentions if m.actor is not None and m.form != "pronoun"]
        self._full: dict[str, tuple[str, str | None, int]] = {}
        self._met: list[_Known] = []
        self._doers: list[tuple[Tree, Sequence[Token]]] = []
        for tree in trees:
            for name in tree.names:
                if name.label == "PER" or _has_office(tree, tree.tokens[name.first]):
                    self._note(tree, name)

    def _note(self, tree: Tree, name: Name) -> None:
        """Keep a person's full name and role under the last word of the name."""
        tokens = _whole_name(tree, name)
        if not tokens:
            return
        if any(token.dep in {"nsubj", "nsubj:pass"} for token in tokens):
            self._doers.append((tree, tokens))
        last = tokens[-1].text
        role = _role_of_name(self._document.text, tree, tokens)
        known = self._full.get(last)
        if known is None:
            if len(tokens) > 1:
                full = self._document.text[tokens[0].start : tokens[-1].end]
                self._full[last] = (full, role, tokens[0].start)
        elif known[1] is None and role is not None:
            self._full[last] = (known[0], role, known[2])

    def speaker(self, saying: Saying, source: tuple[int, int] | None) -> Speaker | None:
        """Return who says something; None if its subject is no speaker, such as "there"."""
        if source is None or saying.source is None:
            return Speaker(span=None, name=NOT_NAMED)
        tree, head = saying.tree, saying.tree.tokens[saying.source]
        if (
            head.upos not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"}
            or head.dep == "expl"
        ):
            return None
        span = Span(self._document.id, *source)
        found = self._found(tree, head, span)
        anonymous = found.anonymous or _withheld(self._document.text, tree, saying, span)
        found = replace(
            found,
            name=self._whole(found.name, span),
            anonymous=anonymous,
            actor=found.actor or self._actor(tree, head, span),
            document=kind_of_noun(head) == "documents",
            reason=found.reason
            or (reason_given(self._document, tree, _cue(saying)) if anonymous else None),
        )
        kind = _kind(head, found)
        self._met.append(
            _Known(speaker=found, at=source[0], kind=kind, person=_is_person(tree, head))
        )
        return found

    def _whole(self, name: str, span: Span) -> str:
        """Return a speaker's name with the end that the parse has cut off: "Al Jazeera"."""
        for mention in self._mentions.near(span.start, span.end):
            words = mention.span.quote(self._document)
            if span.contains(mention.span) and words.startswith(f"{name} ") and name[:1].isupper():
                return " ".join(words.split())
        return name

    def _found(self, tree: Tree, head: Token, span: Span) -> Speaker:
        """Return a speaker by pronoun, by name, by definite description, or as described."""
        if head.upos == "PRON" and head.lemma.casefold() in _RELATIVE:
            noun = _antecedent(tree, head)
            if noun is not None:
                own = Span(self._document.id, *extent(tree, noun.index, _relative(tree, noun)))
                return replace(self._found(tree, noun, own), span=span)
        if head.upos == "PRON" and head.lemma.casefold() in {*_PRONOUNS, *_RELATIVE}:
            before = self._meant(head, span) or self._before(head)
            return replace(before, span=span) if before else Speaker(span=span, name=NOT_NAMED)
        name = _name_at(tree, head)
        if name is not None:
            return self._named(tree, name, span)
        known = self._described(tree, head)
        if known is not None:
            return replace(known, span=span)
        return _as_described(self._document.text, tree, head, span)

    def _named(self, tree: Tree, tokens: Sequence[Token], span: Span) -> Speaker:
        """Return a speaker called by name, in full if the document gives the full name."""
        written = self._document.text[tokens[0].start : tokens[-1].end]
        full = self._full.get(tokens[-1].text)
        role = _role_of_name(self._document.text, tree, tokens)
        if full is None:
            return Speaker(span=span, name=written, role=role)
        titled = any(kind_of_noun(token) for token in tokens[:-1])
        longer = full[0] if len(tokens) == 1 or titled or written in full[0] else written
        return Speaker(span=span, name=longer, role=full[1] or role)

    def _meant(self, pronoun: Token, span: Span) -> Speaker | None:
        """Return the known actor whom a pronoun stands for, as last called; None if it is none."""
        near = self._mentions.near(span.start, span.end)
        actor = next((m.actor for m in near if m.span.start == pronoun.start), None)
        if actor is None:
            return None
        person = pronoun.lemma.casefold() != "it"
        for known in reversed(self._met[-_MET:]):
            if known.speaker.actor == actor and known.person == person:
                return known.speaker
        called = [m for m in self._called if m.actor == actor and m.span.end <= pronoun.start]
        if not called:
            return None
        name = " ".join(called[-1].span.quote(self._document).split())
        full = self._full.get(name.split()[-1])
        return Speaker(
            span=span, name=full[0] if full else name, role=full[1] if full else None, actor=actor
        )

    def _before(self, pronoun: Token) -> Speaker | None:
        """Return whom a pronoun stands for: the last person, or the last group for "they"."""
        plural = pronoun.lemma.casefold() in {"they", "we", "their"}
        neuter = pronoun.lemma.casefold() == "it"
        if pronoun.lemma.casefold() in {"i", "we"}:
            return None
        doer = None if neuter or plural else self._last_doer(pronoun)
        for known in reversed(self._met[-_MET:]):
            if known.at >= pronoun.start or (doer is not None and known.at < doer[1][0].start):
                continue
            if neuter != known.person and (plural or not known.speaker.group):
                return known.speaker
        if doer is None:
            return None
        first, last = doer[1][0], doer[1][-1]
        return self._named(*doer, Span(self._document.id, first.start, last.end))

    def _last_doer(self, pronoun: Token) -> tuple[Tree, Sequence[Token]] | None:
        """Return the last named person before a pronoun who does something; None if none does."""
        before = (each for each in reversed(self._doers) if each[1][-1].end <= pronoun.start)
        return next(before, None)

    def _described(self, tree: Tree, head: Token) -> Speaker | None:
        """Return the speaker that a definite description takes up ("the analyst")."""
        start = _determiner(tree, head)
        bare = start in _DEFINITE or (
            start is None and head.upos == "NOUN" and _has_withheld(tree, head)
        )
        kind = kind_of_noun(head)
        if not bare or kind is None or head.xpos == "NNS":
            return None
        for same_noun in (True, False):
            for known in reversed(self._met[-_MET:]):
                role = f"{known.speaker.role or ''} {known.speaker.name}".casefold()
                fits = (
                    head.lemma.casefold() in role if same_noun else known.kind == kind == "experts"
                )
                if fits and not known.speaker.group and known.person:
                    return known.speaker
        return None

    def _actor(self, tree: Tree, head: Token, span: Span) -> ActorId | None:
        """Return the actor that a speaker is or speaks for; None for experts and private people."""
        near = self._mentions.near(span.start, span.end)
        inside = [m for m in near if span.contains(m.span)]
        for mention in inside:
            if mention.span.start <= head.start < mention.span.end:
                return mention.actor
        role = _office(tree, head)
        if role is None:
            return None
        for mention in inside:
            token = tree.head_of(mention.span.start, mention.span.end)
            if token is not None and _belongs(tree, token, role):
                return mention.actor
        return None


def _antecedent(tree: Tree, pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun takes up: "a source, who said"; None if unclear."""
    for token in (pronoun, *tree.ancestors(pronoun.index)):
        if token.dep == "acl:relcl" and token.head >= 0:
            noun = tree.tokens[token.head]
            return None if noun.upos == "PRON" else noun
    before = [token for token in tree.tokens[: pronoun.index] if token.upos == "NOUN"]
    return before[-1] if before and pronoun.lemma.casefold() == "which" else None


def _cue(saying: Saying) -> int:
    """Return where the words begin that attribute."""
    return saying.tree.tokens[saying.cue[0]].start


def _name_at(tree: Tree, head: Token) -> list[Token] | None:
    """Return the tokens of the person's name at the head of a noun phrase; None if it has none."""
    near = [head, *tree.children(head.index, "appos", "flat", "compound", "nsubj")]
    for token in near:
        for name in tree.names:
            inside = name.first <= token.index < name.last
            if inside and (name.label == "PER" or _has_office(tree, token)):
                if token is not head and token.dep == "compound" and token.index < head.index - 1:
                    continue
                return _whole_name(tree, name)
    return None


def _has_office(tree: Tree, name: Token) -> bool:
    """Return whether a name has a person's office behind it: "X, a fellow at": then X is one."""
    kinds = {kind_of_noun(kid) for kid in tree.children(name.index, "appos")}
    return bool(kinds & {"experts", "officials", "people"})


def _whole_name(tree: Tree, name: Name) -> list[Token]:
    """Return the tokens of a name, with what a hyphen joins to it ("Moon Jae-in")."""
    last = name.last
    while 0 < last < len(tree.tokens) and tree.tokens[last].start == tree.tokens[last - 1].end:
        if "-" not in {tree.tokens[last].text, tree.tokens[last - 1].text}:
            break
        last += 1
    return [token for token in tree.tokens[name.first : last] if token.xpos != "POS"]


def _role_of_name(text: str, tree: Tree, tokens: Sequence[Token]) -> str | None:
    """Return the role told with a name: before it ("Minister X") or after it ("X, a judge")."""
    first, last = tokens[0], tokens[-1]
    indexes = {token.index for token in tokens}
    head = next((t for t in tokens if t.head not in indexes), first)
    kids = tree.children(head.index, "appos")
    behind = [kid for kid in kids if kid.index > last.index and not _is_named(tree, kid)]
    if behind:  # "X, a fellow at a think tank, the Quincy Institute": all of it is the role
        return _clean(text, tree, behind[0], until=behind[-1])
    before: list[Token] = []
    for index in range(first.index - 1, -1, -1):
        token = tree.tokens[index]
        if token.upos not in {"NOUN", "PROPN", "ADJ"} or token.text in {"“", "”"}:
            break
        before.insert(0, token)
    if before and any(kind_of_noun(token) for token in before):
        return text[before[0].start : before[-1].end]
    if head.dep == "appos" and head.head >= 0 and kind_of_noun(tree.tokens[head.head]):
        return _clean(text, tree, tree.tokens[head.head], barred=indexes)
    of = [kid for kid in tree.children(head.index, "nmod") if kid.index > last.index]
    return _clean(text, tree, of[0]) if of else None


def _is_named(tree: Tree, token: Token) -> bool:
    """Return whether a token is part of a person's name."""
    return any(n.label == "PER" and n.first <= token.index < n.last for n in tree.names)


def _relative(tree: Tree, head: Token) -> set[int]:
    """Return the tokens of the relative clauses on a noun, pronouns included."""
    clauses = tree.children(head.index, "acl:relcl")
    return {index for clause in clauses for index in tree.subtree(clause.index)}


def _clean(
    text: str, tree: Tree, token: Token, barred: Collection[int] = (), until: Token | None = None
) -> str:
    """Return the words of a noun phrase, trimmed, without its article, of bounded length.

    `until`: a later noun to whose phrase's end the words go on; None for the one phrase.
    """
    start, end = extent(tree, token.index, {*barred, *_relative(tree, token)})
    if until is not None and until is not token:
        end = extent(tree, until.index, _relative(tree, until))[1]
    words = " ".join(_OPEN_EDGE.sub("", _PRONOUN.sub("", text[start:end])).split())
    words = re.sub(r"^(?:an?|the)\s+", "", words)
    return words[:_ROLE_REACH]


def _kind(head: Token, speaker: Speaker) -> str | None:
    """Return what kind of speaker this is, by the head noun or else by the words of the role."""
    own = kind_of_noun(head)
    if own is not None or speaker.role is None:
        return own
    words = speaker.role.casefold().replace(",", " ").split()
    kinds = ("experts", "officials", "people")
    return next((kind for kind in kinds if any(word in cues.listed(kind) for word in words)), None)


def _is_person(tree: Tree, head: Token) -> bool:
    """Return whether a speaker is a person or people, not a body or a document."""
    if _name_at(tree, head) is not None:
        return True
    if head.upos == "PRON":
        return head.lemma.casefold() != "it"
    return kind_of_noun(head) in {"experts", "officials", "people"}


def _determiner(tree: Tree, head: Token) -> str | None:
    """Return the article, number or the like that a noun phrase begins with; None if none."""
    kids = tree.children(head.index, "det", "nmod:poss", "nummod", "amod")
    found = [kid.lemma.casefold() for kid in kids if kid.index < head.index]
    return next((word for word in found if word in _INDEFINITE | _DEFINITE), None)


def _has_withheld(tree: Tree, head: Token) -> bool:
    """Return whether an adjective of a noun says that a name is withheld."""
    adjectives = {kid.lemma.casefold() for kid in tree.children(head.index, "amod")}
    return bool(adjectives & cues.listed("anonymity", "words"))


def _as_described(text: str, tree: Tree, head: Token, span: Span) -> Speaker:
    """Return a speaker whom the text describes and does not name, or a body by its name."""
    kind = kind_of_noun(head)
    start, end = extent(tree, head.index, _relative(tree, head))
    words = _PRONOUN.sub("", text[max(start, span.start) : min(end, span.end)])
    words = _OPEN_EDGE.sub("", words)
    determiner = _determiner(tree, head)
    plural = head.xpos in {"NNS", "NNPS"} and kind in {"experts", "officials", "people"}
    one = kind in {"experts", "officials", "people"} and head.upos == "NOUN"
    alone = one and not plural and (determiner in {"a", "an", "one", "another"})
    sources = head.lemma.casefold() in {"source", "insider"}
    return Speaker(
        span=span,
        name=" ".join(words.split())[:_ROLE_REACH],
        role=_clean(text, tree, head) if one and not plural else None,
        anonymous=alone or sources or _has_withheld(tree, head),
        group=plural,
    )


def _withheld(text: str, tree: Tree, saying: Saying, span: Span) -> bool:
    """Return whether the sentence says that the speaker's name is withheld."""
    if not is_withheld(text, tree):
        return False
    head = tree.tokens[saying.source or 0]
    return head.upos == "NOUN" and _name_at(tree, head) is None and span.start >= tree.start


def _office(tree: Tree, head: Token) -> Token | None:
    """Return the noun of a phrase that names an office held for somebody; None if it names none."""
    near = [head, *tree.children(head.index, "appos", "compound", "flat")]
    return next((token for token in near if kind_of_noun(token) == "officials"), None)


def _belongs(tree: Tree, token: Token, office: Token) -> bool:
    """Return whether a mention says whose office it is: "a Hamas official", "minister of Chad"."""
    at = token
    for _ in range(4):
        if at.head == office.index:
            return at.dep in {"compound", "amod", "nmod:poss", "nmod", "flat"}
        if at.head < 0 or at.dep not in {"compound", "nmod:poss", "amod", "nmod", "flat", "obl"}:
            return False
        at = tree.tokens[at.head]
    return False
