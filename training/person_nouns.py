"""Make the lists of nouns for people and things: `python -m training.person_nouns --dict FOLDER`.

FOLDER holds WordNet's `data.noun` and `index.sense` (release 3.0 or later). Writes into
src/detente/read/data: wordnet_persons.txt, single nouns whose first sense is a person, and in
whose tagged uses a person is meant at least four times in ten; wordnet_peoples.txt, capitalised
words for kinds of people; wordnet_things.txt, the other nouns in -er, -or, -ist, -ian, -ee. Senses
that WordNet calls offensive, disparaging or slang are left out.
"""

from __future__ import annotations

import argparse
import re
import textwrap
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).resolve().parents[1] / "src" / "detente" / "read" / "data"
_PERSON = 18  # the lexicographer file noun.person
_LEAST = 0.4
_AGENTS = ("er", "or", "ist", "ian", "ee")
_RUDE = re.compile(r"offensive|slur|disparag|derogat|obscen|vulgar|slang|stupid|insult|contempt")
# Rude words that no gloss calls so.
_LEFT_OUT = frozenset(
    [
        "bugger",
        "coon",
        "cunt",
        "dago",
        "fuckup",
        "niggard",
        "slut",
        "squaw",
        "whore",
        "whoremaster",
        "whoremonger",
        "whoreson",
        "Negro",
        "Paki",
    ]
)
_NOTE = (
    "# Made by training/person_nouns.py from WordNet 3.1 (Princeton University), under the\n"
    "# licence in LICENSES/WordNet.txt.\n"
)


@dataclass(frozen=True)
class Sense:
    """One sense of a lemma: how often it was tagged, its file, its words, whether a name."""

    tagged: int
    file: int
    words: tuple[str, ...]
    is_name: bool
    is_rude: bool


def senses(folder: Path) -> dict[str, list[Sense]]:
    """Return the senses of the single words among the nouns, by lemma, commonest first."""
    synsets = {}
    for line in (folder / "data.noun").read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        fields, _, gloss = line.partition("|")
        parts = fields.split()
        words = tuple(parts[4 + 2 * at] for at in range(int(parts[3], 16)))
        synsets[parts[0]] = (int(parts[1]), words, "@i" in parts, bool(_RUDE.search(gloss)))
    found: defaultdict[str, list[tuple[int, Sense]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, number, tagged = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith("1:") and "_" not in lemma:
            found[lemma].append((int(number), Sense(int(tagged), *synsets[offset])))
    return {
        lemma: [sense for _, sense in sorted(some, key=_first)] for lemma, some in found.items()
    }


def _first(numbered: tuple[int, Sense]) -> int:
    return numbered[0]


def is_person(some: list[Sense]) -> bool:
    """Return whether the senses of a word in small letters are a person's first of all."""
    whole = sum(sense.tagged for sense in some)
    persons = sum(sense.tagged for sense in some if sense.file == _PERSON)
    leads = some[0].file == _PERSON and persons >= _LEAST * whole
    return (leads or persons > whole / 2) and not some[0].is_rude


def write(name: str, words: set[str]) -> None:
    """Write words to a file of the package, many a line."""
    body = textwrap.fill(" ".join(sorted(words - _LEFT_OUT)), 118, break_on_hyphens=False)
    (_DATA / name).write_text(_NOTE + body + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and write the three lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dict", type=Path, required=True)
    persons, things, peoples = set(), set(), set()
    for lemma, some in senses(parser.parse_args().dict).items():
        common = [sense for sense in some if lemma in sense.words]
        if common and re.fullmatch(r"[a-z][a-z-]+", lemma):
            if is_person(common):
                persons.add(lemma)
            elif lemma.endswith(_AGENTS):
                things.add(lemma)
        peoples |= {
            word
            for sense in some
            for word in sense.words
            if sense.file == _PERSON and not sense.is_name and not sense.is_rude
            if word.casefold() == lemma and re.fullmatch(r"[A-Z][a-z]\w+", word)
        }
    write("wordnet_persons.txt", persons)
    write("wordnet_things.txt", things)
    write("wordnet_peoples.txt", peoples)


if __name__ == "__main__":
    main()
