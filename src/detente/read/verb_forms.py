"""Which verb of the lexicon a written form belongs to, where the lemma rules miss it.

Regular forms are made from the lexicon's own verbs (Quirk et al. 1985, 3.5-3.9); irregular ones
stand in lexicon/forms.toml.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from detente.read.wordings import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.read.trees import Token

_DOUBLING = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")


def lemma(token: Token) -> str:
    """Return the verb's lemma in small letters: the lexicon's where it has the form, else its own.

    Only a lemma that no row and no complement names is looked up again, by the form as written.
    """
    own = token.lemma.lower()
    if token.upos not in {"VERB", "AUX"} or own in _verbs():
        return own
    return _forms().get(token.text.lower(), own)


@cache
def _verbs() -> frozenset[str]:
    lexicon = load_lexicon()
    named = (row.complements | row.complements_not for row in lexicon.rows)
    return frozenset(lexicon.verbs).union(*named)


@cache
def _forms() -> dict[str, str]:
    path = resources.files("detente.read").joinpath("lexicon", "forms.toml")
    irregular = tomllib.loads(path.read_text(encoding="utf-8"))
    table = {form: verb for verb in sorted(_verbs()) for form in _inflected(verb)}
    return table | {form: str(verb) for form, verb in irregular.items()}


def _inflected(verb: str) -> Iterator[str]:
    """Yield the regular forms of a verb."""
    if verb.endswith("e"):
        yield from (verb + "s", verb + "d", verb[:-1] + "ing")
    elif re.search(r"[^aeiou]y$", verb):
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    else:
        yield from (verb + ("es" if re.search(r"(?:s|sh|ch|x|z)$", verb) else "s"),)
        yield from (verb + "ed", verb + "ing")
        if _DOUBLING.search(verb):
            yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")
