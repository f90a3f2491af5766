"""Rows of data/people/*.csv into persons: their names, their posts with days, what they were after.

A post is written `FRA:GOV president 2012-05-15..2017-05-14`: the state (none for an international
post), the PLOVER sector, the office in small letters, the days. Whoever has left the last post in
government, army, intelligence, police, courts or parliament is of the elite (ELI) of that state;
before the first post and after other posts the state alone is known. Ties to groups, and codes,
stand in data/members.csv.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from detente.atlas.bodies import FORMER
from detente.atlas.periods import merged
from detente.atlas.rows import alias, cells, codes, period, tie
from detente.errors import BadLine, DetenteError
from detente.model.actors import ALWAYS, Actor, ActorId, ActorRole, Alias, Tie
from detente.model.times import Period

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from detente.atlas.bodies import Bodies
    from detente.model.actors import AliasForm

_DAY = timedelta(days=1)
_COLUMNS = ["id", "name", "also", "short", "posts", "note"]
_COUNTRY = re.compile(r"\b[A-Z]{3}(?=:[A-Z]{3} )")
_ID = re.compile(r"[A-Z][A-Z0-9-]+")


@dataclass(frozen=True, slots=True)
class Source:
    """One file of rows: its name, for messages, and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Who bears names.

    Attributes:
        countries: The states in which a person held posts.
    """

    id: ActorId
    names: tuple[Alias, ...]
    countries: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row whose names are read; posts, ties and codes are as written."""

    names: tuple[Alias, ...]
    posts: str
    note: str
    ties: str = ""
    wikidata: str = ""


class Persons(Mapping[ActorId, Actor]):
    """Persons by id. Their names are known at once; a person is made when first asked for.

    Of many thousands a text names a few, so most posts are never read.
    """

    def __init__(self, rows: Mapping[ActorId, _Row], bodies: Bodies) -> None:
        self._rows, self._bodies = rows, bodies
        self._made: dict[ActorId, Actor] = {}

    def __getitem__(self, person: ActorId) -> Actor:
        made = self._made.get(person)
        if made is None:
            made = self._made[person] = _person(person, self._rows[person], self._bodies)
        return made

    def __iter__(self) -> Iterator[ActorId]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def names(self) -> Iterator[tuple[ActorId, tuple[Alias, ...]]]:
        """Yield each id with its names."""
        return ((person, row.names) for person, row in self._rows.items())

    def bearers(self) -> Iterator[Bearer]:
        """Yield who bears which names, and where posts were held."""
        for person, row in self._rows.items():
            countries = frozenset(_COUNTRY.findall(row.posts))
            yield Bearer(id=person, names=row.names, countries=countries)

    def naming(self, actor: ActorId) -> Iterator[Actor]:
        """Yield the persons whose posts or ties name an actor, in the order of their rows."""
        return (self[person] for person in self._by_name.get(actor, ()))

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[ActorId]]:
        """Which rows name which actors; found without reading them any further."""
        found: dict[str, list[ActorId]] = defaultdict(list)
        for person, row in self._rows.items():
            for named in {*_COUNTRY.findall(row.posts), *_ID.findall(row.ties)}:
                found[named].append(person)
        return found

    def without(self, ids: Collection[ActorId]) -> Persons:
        """Return all but some persons."""
        left = {person: row for person, row in self._rows.items() if person not in ids}
        return Persons(left, self._bodies)


def people(sources: Iterable[Source], members: str, bodies: Bodies) -> Persons:
    """Return the persons of all files.

    Args:
        sources: the files of data/people/.
        members: the text of data/members.csv: ties to groups, and codes.
        bodies: says which posts make their holder a part of a state.

    Raises:
        BadLine: A row has no id or name, two rows have one id, or `members` has a row of no person.
            A post that is badly written is named when its person is asked for.
    """
    found: dict[ActorId, _Row] = {}
    told_in: dict[ActorId, str] = {}
    for source in sources:
        for number, name, also, short, posts, note in _cells(source):
            person = ActorId(number)
            if person in found:
                raise BadLine(
                    f"{told_in[person]} and {source.name} both have a row '{person}'. "
                    "Make them one row, or give one of them another id."
                )
            told_in[person] = source.name
            found[person] = _Row(names=_aliases(name, also, short), posts=posts, note=note)
    for row in csv.DictReader(members.splitlines()):
        person = ActorId(row["id"])
        if person not in found:
            raise BadLine(f"members.csv has a row '{person}' of no person. Correct its id.")
        found[person] = replace(found[person], ties=row["ties"], wikidata=row["wikidata"])
    return Persons(found, bodies)


def _cells(source: Source) -> Iterator[list[str]]:
    """Yield a file's rows. Raises BadLine for other columns, and for no id or name."""
    reader = csv.reader(source.text.splitlines())
    columns = next(reader, [])
    if columns != _COLUMNS:
        raise BadLine(
            f"{source.name} has the columns {', '.join(columns)}. Write {', '.join(_COLUMNS)}."
        )
    for row in reader:
        if len(row) != len(_COLUMNS):
            raise BadLine(
                f"{source.name} has {len(row)} cells in the row '{','.join(row)}'. "
                f"Write {len(_COLUMNS)}, and a cell that holds a comma in double quotes."
            )
        if not row[0] or not row[1]:
            raise BadLine(
                f"{source.name} has the row '{','.join(row)}' without id or name. Add it."
            )
        yield row


def _person(person: ActorId, row: _Row, bodies: Bodies) -> Actor:
    """Return one person."""
    posts = tuple(_post(text, person) for text in cells(row.posts))
    return Actor(
        id=person,
        name=row.names[0].text,
        kind="person",
        aliases=row.names,
        codes=codes("wikidata", row.wikidata),
        roles=(*sorted(posts, key=_rank), *_between(posts, bodies), *_at_home(posts)),
        ties=(*_ties(posts, bodies), *(_tie(text, person) for text in cells(row.ties))),
        note=row.note or None,
    )


def _aliases(name: str, also: str, short: str) -> tuple[Alias, ...]:
    """Return all names of a row, each once."""
    forms: dict[str, AliasForm] = {name: "name"}
    for text in cells(also):
        forms.setdefault(text, "name")
    for text in cells(short):
        forms.setdefault(text, "short")
    return tuple(alias(text, form) for text, form in forms.items())


def _post(text: str, who: str) -> ActorRole:
    """Return the post that a text writes. Raises BadLine, naming the person."""
    where, _, rest = text.partition(" ")
    office, _, days = rest.rpartition(" ")
    country, colon, sector = where.partition(":")
    known = len(country) in (0, 3) and len(sector) == 3 and where.isupper()
    if not colon or not known or not days:
        raise BadLine(
            f"The person '{who}' has the post '{text}'. "
            "Write it as FRA:GOV president 2012-05-15..2017-05-14."
        )
    try:
        valid = period(days)
    except DetenteError as fault:
        raise BadLine(f"The person '{who}' has the post '{text}'. {fault}") from None
    return ActorRole(
        country=country or None, sector=sector, valid=valid, office=office.strip() or None
    )


def _tie(text: str, who: str) -> Tie:
    """Return the tie that a text writes. Raises BadLine for one that no person has."""
    told = tie(text)
    if told.kind == "governs":
        raise BadLine(
            f"The person '{who}' has the tie '{text}'. Write part_of: a government governs."
        )
    return told


def _rank(post: ActorRole) -> bool:
    """Return False for a post in government: of several at once it says who someone is.

    A president who is the army's and the party's head as well acts as president.
    """
    return post.sector != "GOV"


def _ties(posts: Sequence[ActorRole], bodies: Bodies) -> Iterator[Tie]:
    """Yield the days on which a person was part of a state, through official posts."""
    served: dict[ActorId, list[Period]] = {}
    for each in posts:
        state = bodies.served(each)
        if state is not None:
            served.setdefault(state, []).append(each.valid)
    for state, periods in served.items():
        for days in merged(periods):
            yield Tie(kind="part_of", other=state, valid=days)


def _between(posts: Sequence[ActorRole], bodies: Bodies) -> Iterator[ActorRole]:
    """Yield the days between and after official posts, on which a person was of the elite.

    They stand behind the posts, which count first on a day that both hold.
    """
    official = [each for each in posts if bodies.served(each) is not None]
    latest: ActorRole | None = None
    for each in sorted(official, key=lambda post: (post.valid.first is not None, post.valid.first)):
        if latest is not None and latest.valid.last is not None:
            yield from _elite(latest, each.valid.first)
        if latest is None or _outlasts(each.valid, latest.valid):
            latest = each
    if latest is not None and latest.valid.last is not None:
        yield _role(latest.country, FORMER, Period(first=latest.valid.last + _DAY))


def _at_home(posts: Sequence[ActorRole]) -> Iterator[ActorRole]:
    """Yield the country of the first post, which is a person's on all other days."""
    countries = [each.country for each in posts if each.country is not None]
    if countries:
        yield _role(countries[0], None, ALWAYS)


def _elite(left: ActorRole, until: date | None) -> Iterator[ActorRole]:
    """Yield the role of the days between the end of a post and the day on which the next began."""
    if left.valid.last is None or until is None or left.valid.last + _DAY >= until:
        return
    yield _role(left.country, FORMER, Period(first=left.valid.last + _DAY, last=until - _DAY))


def _outlasts(one: Period, other: Period) -> bool:
    """Return whether a period ends later than another."""
    return other.last is not None and (one.last is None or one.last > other.last)


def _role(country: str | None, sector: str | None, days: Period) -> ActorRole:
    return ActorRole(country=country, sector=sector, valid=days)
