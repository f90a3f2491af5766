"""Reading the atlas's own files, and a user's."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from detente.atlas import lists, people, places, policies, rows, states
from detente.atlas.actors import Actors
from detente.atlas.bodies import Bodies, RoleNoun, Sector
from detente.atlas.parsed import parsed
from detente.atlas.policies import NamePolicy, Policies, Rivalry
from detente.atlas.titles import Title, TitleWords
from detente.errors import BadLine, NotFound
from detente.model.actors import Actor, ActorId, Tie

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

ACTOR_FILES = ("governments", "official", "groups", "organisations", "others")
"""Files of data/ that hold [[actor]] rows."""

Table = dict[str, Any]
"""What a TOML file gives: the one place where the shape is not known yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All rows of an atlas, parsed.

    Attributes:
        actors: Every actor by id; a user's row has replaced the shipped one of its id.
        user: The ids of the user's rows.
    """

    actors: Actors
    bodies: Bodies
    policies: Policies
    titles: TitleWords
    user: frozenset[ActorId] = frozenset()


def read(extra: Path | None = None) -> Sheet:
    """Return the shipped rows, and over them those of a user's TOML file.

    Raises:
        NotFound: There is no file at `extra`.
        BadLine: A row is badly written; the message names it.
    """
    own = _toml(extra) if extra is not None else {}
    given = own.get("actor", [])
    yours = [rows.actor(row) for row in given]
    bodies = _bodies([*_shipped("roles").get("role", []), *_grouped(), *own.get("role", [])])
    table = _states()
    actors = {actor.id: actor for actor in map(states.state, table)}
    described = [row for name in ACTOR_FILES for row in _shipped(name).get("actor", [])]
    listed = (
        *(place for row in table for place in states.capitals(row)),
        *places.places(_shipped("places"), actors),
        *_unique((*lists.listed(_sources("lists"), bodies), *map(rows.actor, described))),
        *yours,
    )
    actors |= {actor.id: actor for actor in listed}
    actors |= _with_memberships(actors, [*described, *given])
    actors |= _governments(actors, bodies)
    named = lists.with_names(actors, _text("body_names.csv"), bodies)
    user = frozenset(actor.id for actor in yours)
    actors |= {body.id: body for body in named if body.id not in user}
    persons = people.people(_sources("people"), _text("members.csv"), bodies)
    return Sheet(
        actors=Actors(listed=actors, persons=persons.without(user)),
        bodies=bodies,
        policies=policies.joined((_policies(_shipped("ambiguous")), _policies(own))),
        titles=_titles(_shipped("titles")),
        user=user,
    )


def _governments(actors: Mapping[ActorId, Actor], bodies: Bodies) -> dict[ActorId, Actor]:
    """Return a government for each state for which no row of a government is given."""
    formal = [actor for actor in actors.values() if actor.kind == "government"]
    told = {tie.other for actor in formal for tie in actor.ties if tie.kind == "governs"}
    missing = [each for each in actors.values() if each.kind == "state" and each.id not in told]
    made = (states.government(each, bodies.title(each.name, "GOV")) for each in missing)
    return {each.id: each for each in made}


def _with_memberships(
    actors: Mapping[ActorId, Actor], described: Iterable[Table]
) -> dict[ActorId, Actor]:
    """Return the states that rows of organisations list as members, with these ties added.

    Raises:
        BadLine: A member is not in the atlas.
    """
    ties: dict[ActorId, list[Tie]] = defaultdict(list)
    for row in described:
        if "members" in row:
            for state, tie in rows.members(row):
                ties[state].append(tie)
    unknown = sorted(set(ties) - set(actors))
    if unknown:
        raise BadLine(f"An organisation has a member '{unknown[0]}'. Use the id of a listed state.")
    return {
        state: replace(actors[state], ties=(*actors[state].ties, *more))
        for state, more in ties.items()
    }


def _unique(actors: Iterable[Actor]) -> Iterable[Actor]:
    """Yield actors; raise BadLine when two shipped rows have one id."""
    seen: set[ActorId] = set()
    for each in actors:
        if each.id in seen:
            raise BadLine(f"Two atlas rows have the id '{each.id}'. Give one of them another.")
        seen.add(each.id)
        yield each


def _states() -> list[dict[str, str]]:
    """Return the rows of data/states.csv."""
    with files("detente.atlas").joinpath("data/states.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _sources(name: str) -> list[people.Source]:
    """Return the CSV files of a folder of data/, in the order of their names."""
    folder = files("detente.atlas").joinpath(f"data/{name}")
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".csv")), key=_name_of)
    return [people.Source(each.name, each.read_text(encoding="utf-8")) for each in found]


def _name_of(file: Traversable) -> str:
    return file.name


def _shipped(name: str) -> Table:
    """Return a TOML file of data/."""
    return parsed(_text(f"{name}.toml"))


def _text(name: str) -> str:
    """Return the text of a file of data/."""
    return files("detente.atlas").joinpath(f"data/{name}").read_text(encoding="utf-8")


def _toml(path: Path) -> Table:
    """Return a user's file. Raises NotFound or BadLine."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise NotFound(f"There is no atlas file '{path}'. Give the path of a TOML file.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadLine(f"The atlas file '{path}' is not TOML: {fault}. Correct that line.") from None


def _bodies(roles: Iterable[Table]) -> Bodies:
    """Return sectors and nouns: those of bodies.toml first, then role nouns."""
    table = _shipped("bodies")
    sectors = [
        Sector(code=row["code"], title=row["title"], official=row.get("official", False))
        for row in table["sector"]
    ]
    nouns = [
        RoleNoun(noun=noun, sector=row["sector"]) for row in table["body"] for noun in row["nouns"]
    ]
    nouns += [
        RoleNoun(noun=row["noun"], sector=row["sector"], examples=tuple(row.get("examples", ())))
        for row in roles
    ]
    return Bodies(
        sectors={sector.code: sector for sector in sectors},
        nouns=tuple(nouns),
        articles=frozenset(table["articles"]),
    )


def _grouped() -> Iterable[Table]:
    """Yield the nouns of data/nouns.toml, a row each."""
    for group in _shipped("nouns")["group"]:
        for noun in group["nouns"]:
            yield {"noun": noun, "sector": group["sector"]}


def _titles(table: Table) -> TitleWords:
    """Return the titles that stand before names."""
    return TitleWords(
        titles=tuple(
            Title(
                said=tuple(row["said"]),
                offices=frozenset(row.get("offices", row["said"])),
                ends=tuple(row.get("ends", ())),
                sectors=frozenset(row.get("sectors", ())),
            )
            for row in table["title"]
        ),
        holding=frozenset(table["holding"]),
        former=frozenset(table["former"]),
        family_first=frozenset(table["family_first"]),
        particles=frozenset(table["particles"]),
        honorifics=frozenset(table["honorifics"]),
        articles=frozenset(table["articles"]),
        spellings=table["spellings"],
    )


def _policies(table: Table) -> Policies:
    """Return what a file says of names that mislead."""
    words = table.get("words", {})
    return Policies(
        names=tuple(_name(row) for row in table.get("name", [])),
        rivalries=tuple(_rivalry(row) for row in table.get("rivalry", [])),
        phrases=frozenset(words.get("phrases", ())),
        words=frozenset(words.get("words", ())),
        capitals=frozenset(words.get("capitals", ())),
    )


def _name(row: Table) -> NamePolicy:
    """Return the policy of one name."""
    return NamePolicy(
        text=row["text"],
        why=row["why"],
        candidates=tuple(ActorId(each) for each in row.get("candidates", ())),
        prefer=tuple(ActorId(each) for each in row.get("prefer", ())),
        not_after=frozenset(row.get("not_after", ())),
        not_before=frozenset(row.get("not_before", ())),
    )


def _rivalry(row: Table) -> Rivalry:
    """Return the days of one rivalry."""
    return Rivalry(
        state=ActorId(row["state"]),
        valid=rows.period(row["valid"]),
        recognised=ActorId(row["recognised"]),
        rivals=tuple(ActorId(each) for each in row.get("rivals", ())),
        why=row["why"],
    )
