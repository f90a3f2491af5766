"""What befell the people that a figure counts, and whose people they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from detente.read.counted import has_case, is_person, mapped, states, words
from detente.read.lemmas import lemmas

if TYPE_CHECKING:
    from detente.model.events import Casualty
    from detente.read.counted import Counted
    from detente.read.trees import Token, Tree

_OPENING = 3
_PARTICLES = frozenset({"in", "out", "up", "off", "away", "back", "down", "home", "aboard"})
# Verbs by which people do to themselves what a particle says: "a thousand packed up".
_THEMSELVES = frozenset({"go", "pack", "die"})
_LIVES = frozenset({"cost", "claim", "take", "lose"})


def kind(word: str | None) -> Casualty | None:
    """Return the kind of casualty that a word for what befell people is; None if it is none."""
    return cast("Casualty | None", mapped("casualty").get(word)) if word else None


def befell(item: Counted) -> str | None:
    """Return what befell the people counted, from the words about them; None if nothing did."""
    if item.state is not None:
        return _hostages(item.noun, item.state)
    tree, token = item.tree, item.token
    if item.noun is not None and item.noun.head != item.token.index:
        token = item.noun
    if item.figure.fraction and item.noun is not None and item.token.head >= 0:
        token = item.token
    before = [each for each in tree.tokens if each.end <= item.figure.start]
    told = _announced(before) or _before_it(tree, before)
    if told is not None:
        return _hostages(item.noun, told)
    if _is_total(before):
        return _described(tree, token)
    for each in (token.index, *_joined(tree, token)):
        if _is_apart(tree, tree.tokens[each]):
            break
        found = _hurt(tree, tree.tokens[each]) or _described(tree, tree.tokens[each])
        found = found or _governed(tree, tree.tokens[each])
        if found is not None:
            return _hostages(item.noun, found)
    beside = _beside(item) or _cost(item)
    if beside is not None or item.noun is None:
        return _hostages(item.noun, beside) if beside else None
    return _itself(tree, item.noun)


def _is_total(before: list[Token]) -> bool:
    """Return whether a figure is a total of which only a part suffered: "six of the nine died"."""
    if len(before) < 2 or before[-2].lemma.casefold() != "of":
        return False
    led = before[-1].upos == "DET" or before[-1].xpos == "PRP$"
    part = before[-3] if len(before) > 2 else None
    return led and (part is None or part.upos == "PUNCT" or _is_number(part))


def _is_apart(tree: Tree, token: Token) -> bool:
    """Return whether a semicolon parts a noun from what the parser hangs it on."""
    first, last = sorted((token.index, max(token.head, 0)))
    return token.head >= 0 and any(each.text == ";" for each in tree.tokens[first:last])


def _cost(item: Counted) -> str | None:
    """Return "killed" for "the fight cost the Afar 14 men"."""
    before = [token for token in item.tree.tokens if token.end <= item.figure.start][-5:]
    cost = next((at for at, token in enumerate(before) if token.lemma == "cost"), None)
    people = item.noun is not None and is_person(item.noun)
    whose = cost is not None and any(each.upos in {"PROPN", "NOUN"} for each in before[cost + 1 :])
    return "killed" if people and whose else None


def _hostages(noun: Token | None, word: str) -> str:
    """Return a word for what befell people; hostages who are held are abducted."""
    held = noun is not None and noun.lemma.casefold() == "hostage"
    return "abducted" if held and word in {"detained", "captured", "arrested"} else word


def _joined(tree: Tree, token: Token) -> list[int]:
    """Return the nouns that a noun is joined to, and the number that it fills ("dozens of")."""
    found: list[int] = []
    for _ in range(4):
        head = tree.tokens[token.head] if token.head >= 0 else None
        if head is None or head.upos in {"VERB", "AUX"}:
            break
        counts = token.dep == "nmod" and has_case(tree, token, {"of"}) and _is_number(head)
        if token.dep not in {"conj", "appos", "nummod", "nmod:poss"} and not counts:
            break
        token = head
        found.append(token.index)
    return found


def _is_number(token: Token) -> bool:
    """Return whether a word is a number or a part of one, which its noun hangs on."""
    scales = {
        "ten",
        "dozen",
        "score",
        "hundred",
        "thousand",
        "million",
        "half",
        "third",
        "quarter",
        "cent",
        "%",
        "percent",
        "number",
    }
    return token.upos == "NUM" or token.lemma.casefold() in scales


def _before_it(tree: Tree, before: list[Token]) -> str | None:
    """Return what the verb right before a figure did: "uprooted 5 million"."""
    verb = before[-1] if before else None
    if verb is None or verb.dep == "amod" or verb.lemma == "bury":
        return None
    # The parser takes the verb of "Cuba jails 75 dissidents" for a noun at times.
    noun = verb.upos == "NOUN" and verb.text.endswith("s") and before[-2:-1]
    if verb.upos != "VERB" and not (noun and before[-2].upos in {"PROPN", "NOUN"}):
        return None
    found = lookup("befell", verb)
    if found is not None and _by_kidnappers(tree, verb):
        return "abducted"
    return _phrased(tree, verb) or found


def _announced(before: list[Token]) -> str | None:
    """Return what "among the dead were" or "The wounded:" says of the people that follow."""
    said = [token.text.casefold() for token in before]
    if said[-1:] in (["were"], ["are"], ["was"]) and said[-4:-2] in (
        ["among", "the"],
        ["among", "those"],
    ):
        return states().get(said[-2])
    if said[-1:] in (["included"], ["include"], ["were"], ["are"]) and said[-3:-2] == ["the"]:
        # "The dead included two nurses."
        return states().get(said[-2])
    if ":" in said and said.index(":") <= _OPENING:
        return next((states()[word] for word in said[: said.index(":")] if word in states()), None)
    return None


def _beside(item: Counted) -> str | None:
    """Return what a verb right before or behind says, where the parser joins them otherwise."""
    tree = item.tree
    last = item.noun if item.noun is not None and item.noun.start >= item.figure.end else None
    end = last.end if last is not None else item.figure.end
    after = [token for token in tree.tokens if token.start >= end][:5]
    helped = False
    for token in after:
        if token.lemma in {"be", "have", "get"} or token.upos == "AUX":
            helped = helped or token.lemma in {"be", "get"}
        elif token.upos == "VERB" or token.xpos in {"VBD", "VBN"} or token.text.endswith("ed"):
            table = "befell" if helped else "befell_subject"
            return _phrased(tree, token, done=helped) or lookup(table, token)
        elif token.upos != "ADV":
            return None
    return None


def lookup(table: str, verb: Token) -> str | None:
    """Return the word of a table for a verb, also where the parser took its form for another."""
    known = mapped(table)
    forms = [verb.lemma.casefold(), verb.text.casefold()]
    forms += [lemmas().find(verb.text.casefold(), "VERB", tag) for tag in ("VBG", "VBN", "VBZ")]
    return next((known[form] for form in forms if form in known), None)


def _hurt(tree: Tree, token: Token) -> str | None:
    """Return "injured" for "63 people with burns"."""
    below = tree.children(token.index, "nmod")
    hurt = [kid for kid in below if kid.lemma.casefold() in words("hurts")]
    return "injured" if any(has_case(tree, kid, {"with"}) for kid in hurt) else None


def _described(tree: Tree, token: Token) -> str | None:
    """Return what participles and adjectives of a noun say: "88 students seized", "dead men"."""
    for kid in tree.children(token.index, "acl", "amod", "acl:relcl", "xcomp"):
        relative = lookup("befell_subject", kid) if kid.dep == "acl:relcl" else None
        if relative is not None:
            return relative
        if kid.xpos == "VBN" or kid.text.casefold() in states():
            found = states().get(kid.text.casefold()) or _verb(tree, kid)
            if found is not None and not tree.children(kid.index, "nsubj"):
                return found
    if token.dep in {"nsubj", "obj"} and token.head >= 0:
        head = tree.tokens[token.head]
        if head.text.casefold() in states() and (
            head.upos == "ADJ" or tree.children(head.index, "cop")
        ):
            return states()[head.text.casefold()]
        for kid in tree.children(token.head, "xcomp", "advcl", "ccomp"):
            near = kid.dep == "xcomp" or kid.index == token.index + 1
            if kid.text.casefold() in states() and kid.index > token.index and near:
                return states()[kid.text.casefold()]
    return None


def _governed(tree: Tree, token: Token) -> str | None:
    """Return what the verb or noun that governs a noun phrase did to it."""
    if token.head < 0:
        return None
    head = tree.tokens[token.head]
    if token.dep == "nmod" and has_case(tree, token, {"of"}):
        found = mapped("befell_noun").get(head.lemma.casefold())
        if found is not None and not is_person_word(head):
            return found
    if token.dep == "nsubj" and head.upos == "NOUN" and tree.children(head.index, "cop"):
        return mapped("befell_noun").get(head.lemma.casefold())
    found = _by_verb(tree, token, head) if _suffers(tree, token, head) else None
    if found is not None or token.dep not in {"nsubj", "nsubj:pass"}:
        return found
    return _of_subject(tree, head)


def _by_verb(tree: Tree, token: Token, verb: Token) -> str | None:
    """Return what a verb did to those it befell."""
    lost = token.dep == "obj" and verb.lemma == "lose" and is_person(token)
    if lost and token.lemma.casefold() not in words("lost_else"):
        return "killed"
    if verb.lemma == "hold" and is_person(token) and _held(tree, token, verb):
        return "detained"
    if _kidnapped(tree, token, verb):
        return "abducted"
    done = token.dep != "nsubj" or bool(tree.children(verb.index, "aux:pass"))
    return _phrased(tree, verb, done=done) or lookup("befell", verb) or _taken(tree, token, verb)


def _held(tree: Tree, token: Token, verb: Token) -> bool:
    """Return whether people are held as prisoners: by a state, or by someone not named."""
    if token.dep == "nsubj:pass":
        return True
    places = tree.children(verb.index, "obl")
    if any(place.lemma.casefold() in words("holders", "places") for place in places):
        return True
    subjects = tree.children(verb.index, "nsubj")
    held = words("holders") | words("holders", "places")
    if any(each.lemma.casefold() in held for each in subjects):
        return True
    # "Taipei is holding three skippers"; refugees are held by nobody.
    named = any(each.upos == "PROPN" for each in subjects)
    return named and token.lemma.casefold() not in mapped("befell_noun")


def _of_subject(tree: Tree, verb: Token) -> str | None:
    """Return what befell the subject of a verb: "sixty drowned", "are thought to have died"."""
    phrased = _phrased(tree, verb, done=False)
    alone = not tree.children(verb.index, "obj")
    said = phrased or lookup("befell_subject", verb) or _moved(tree, verb)
    if said is not None and (alone or phrased in {"displaced", "killed"}):
        return said
    return _later(tree, verb)


def _moved(tree: Tree, verb: Token) -> str | None:
    """Return "displaced" for "have crossed into Chiang Mai", of people that are no armed ones."""
    if verb.lemma not in words("moves"):
        return None
    subjects = tree.children(verb.index, "nsubj")
    armed = words("armed") | words("parties")
    if any(each.lemma.casefold() in armed for each in subjects):
        return None
    ways = tree.children(verb.index, "obl")
    return (
        "displaced"
        if any(has_case(tree, kid, set(words("moves", "ways"))) for kid in ways)
        else None
    )


def _later(tree: Tree, verb: Token) -> str | None:
    """Return what a verb further on says of the subject: "thought to have drowned"."""
    for kid in tree.children(verb.index, "xcomp", "conj"):
        if kid.upos != "VERB" or tree.children(kid.index, "nsubj", "nsubj:pass"):
            continue
        passive = bool(tree.children(kid.index, "aux:pass")) or (
            kid.xpos == "VBN" and bool(tree.children(verb.index, "aux:pass"))
        )
        if tree.children(kid.index, "obj"):
            continue
        found = _phrased(tree, kid) or lookup("befell" if passive else "befell_subject", kid)
        if found is not None:
            return found
    return None


def _taken(tree: Tree, token: Token, verb: Token) -> str | None:
    """Return whether people were just taken: "they took 43 students"."""
    bare = verb.lemma == "take" and token.dep == "obj" and is_person(token)
    parts = tree.children(verb.index, "compound:prt", "xcomp", "obl", "advmod")
    return (
        "abducted"
        if bare
        and not any(part.lemma in _PARTICLES | {"on", "part", "office", "to"} for part in parts)
        else None
    )


def _kidnapped(tree: Tree, token: Token, verb: Token) -> bool:
    """Return whether armed men took the people counted."""
    return token.dep == "obj" and is_person(token) and _by_kidnappers(tree, verb)


def _by_kidnappers(tree: Tree, verb: Token) -> bool:
    """Return whether the subject of a verb of taking is a gang rather than an authority."""
    if verb.lemma not in words("kidnappers", "verbs"):
        return False
    subjects = tree.children(verb.index, "nsubj")
    return any(each.lemma.casefold() in words("kidnappers") for each in subjects)


def is_person_word(token: Token) -> bool:
    """Return whether a noun such as "prisoner" names people, not what befell them."""
    return is_person(token) and token.lemma.casefold() not in {"body", "corpse", "death", "life"}


def _verb(tree: Tree, verb: Token) -> str | None:
    return _phrased(tree, verb) or lookup("befell", verb)


def _phrased(tree: Tree, verb: Token, *, done: bool = True) -> str | None:
    """Return what a verb says with its particle or adjunct ("rounded up", "driven from home").

    Args:
        tree: The sentence.
        verb: The verb.
        done: Whether it is done to the people: those who "turned out" were not turned out.
    """
    table = mapped("befell_phrase")
    kids = list(tree.children(verb.index))
    for thing in tree.children(verb.index, "obj", "nsubj:pass"):
        kids += tree.children(thing.index, "nmod")
    own = done or verb.lemma in _THEMSELVES
    for kid in kids:
        if not own and kid.lemma in _PARTICLES:
            continue
        found = table.get(f"{verb.lemma} {kid.lemma.casefold()}")
        if found is not None and kid.index > verb.index:
            return found
    return None


def _suffers(tree: Tree, token: Token, verb: Token) -> bool:
    """Return whether a noun phrase is what a verb befell: its object, or subject of a passive."""
    if token.dep in {"obj", "nsubj:pass"}:
        return True
    passive = bool(tree.children(verb.index, "nsubj:pass", "aux:pass")) or verb.xpos == "VBN"
    above = tree.tokens[verb.head] if verb.dep == "conj" and verb.head >= 0 else None
    if above is not None and not tree.children(verb.index, "obj"):
        # "Four were killed and a dozen others injured."
        passive = passive or bool(tree.children(above.index, "nsubj:pass"))
    # The parser takes the second of "two were killed and six injured" for an adjective.
    return (token.dep == "nsubj" and passive) or (verb.upos == "ADJ" and verb.dep == "conj")


def _itself(tree: Tree, noun: Token) -> str | None:
    """Return what a noun says by itself of those it counts: "40 deaths", "200 refugees"."""
    lemma = noun.lemma.casefold()
    if lemma == "life":
        verbs = list(tree.ancestors(noun.index))[:2]
        return "killed" if any(verb.lemma in _LIVES for verb in verbs) else None
    return mapped("befell_noun").get(lemma)
