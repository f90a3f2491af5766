"""Actors that need one line each, and further names of a state's bodies.

A row of data/lists/*.csv is an actor, such as a university or party. Its roles are written as in
the other files, `USA:EDU` or `DEU:GOV 1998..2005`, several set apart by ";". A row of
data/body_names.csv gives names to a body, `RUS-MIL` or `EST-LEG`, that may have no row of its own:
fleets, classes of warships, parliaments. Names of `JPN-GOV`, such as those of ministries and
agencies, mean whoever governed on the day, as a state's seats of power do.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.atlas.rows import KINDS, alias, cells, period, role
from detente.errors import BadLine
from detente.model.actors import Actor, ActorId, ActorRole, Alias, Tie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detente.atlas.bodies import Bodies
    from detente.atlas.people import Source
    from detente.model.actors import AliasForm

_COLUMNS = ("id", "name", "also", "kind", "roles", "valid", "note")


def listed(sources: Iterable[Source], bodies: Bodies) -> Iterator[Actor]:
    """Yield the actors of all files. Raises BadLine for a row that is badly written."""
    for source in sources:
        reader = csv.DictReader(source.text.splitlines(), restval="")
        if tuple(reader.fieldnames or ()) != _COLUMNS:
            raise BadLine(
                f"{source.name} has the columns {', '.join(reader.fieldnames or ())}. "
                f"Write {', '.join(_COLUMNS)}."
            )
        for row in reader:
            yield _actor(row, source.name, bodies)


def _actor(row: Mapping[str, str], place: str, bodies: Bodies) -> Actor:
    """Return one actor."""
    kind = KINDS.get(row["kind"])
    if not row["id"] or not row["name"] or kind is None or None in row:
        raise BadLine(
            f"{place} has a row '{row['id']}' without id, name or a known kind, or with too many "
            f"cells. Kinds: {', '.join(KINDS)}."
        )
    valid = period(row["valid"] or "..")
    roles = tuple(role(text) for text in cells(row["roles"]))
    names = dict.fromkeys(alias(text, "name", valid) for text in cells(row["also"]))
    return Actor(
        id=ActorId(row["id"]),
        name=row["name"],
        kind=kind,
        aliases=(Alias(text=row["name"], valid=valid), *names),
        roles=roles,
        ties=tuple(_ties(roles, bodies)) if kind == "body" else (),
        valid=valid,
        note=row["note"] or None,
    )


def with_names(actors: Mapping[ActorId, Actor], text: str, bodies: Bodies) -> Iterator[Actor]:
    """Yield the bodies that body_names.csv names, each with these names after its own.

    Raises:
        BadLine: A row is of no state's body, or has a comma outside quotation marks.
    """
    for row in csv.DictReader(text.splitlines(), restval=""):
        if None in row:
            raise BadLine(
                f"body_names.csv has more cells than columns in the row '{row['id']}'. "
                "Put a cell that holds a comma in double quotes."
            )
        state, _, sector = row["id"].partition("-")
        governs = sector == "GOV" and ActorId(state) in actors
        known_as = ActorId(state if governs else row["id"])
        body = actors.get(known_as) or _made(row["id"], actors, bodies)
        form: AliasForm = "metonym" if governs else "name"
        known = {(each.text, each.form) for each in body.aliases}
        more = (alias(name, form, body.valid) for name in cells(row["names"]))
        names = dict.fromkeys(each for each in more if (each.text, each.form) not in known)
        yield replace(body, aliases=(*body.aliases, *names))


def _made(body: str, actors: Mapping[ActorId, Actor], bodies: Bodies) -> Actor:
    """Return the body of an id that has no row, such as EST-LEG."""
    country, _, sector = body.partition("-")
    state = actors.get(ActorId(country))
    if state is None or sector not in bodies.sectors:
        raise BadLine(f"body_names.csv has a row '{body}' of no body. Write a state and a sector.")
    return Actor(
        id=ActorId(body),
        name=bodies.title(state.name, sector),
        kind="body",
        roles=(ActorRole(country=state.id, sector=sector),),
        ties=(Tie(kind="part_of", other=state.id),),
        valid=state.valid,
    )


def _ties(roles: Iterable[ActorRole], bodies: Bodies) -> Iterator[Tie]:
    """Yield the ties of an official body to its state."""
    for each in roles:
        state = bodies.served(each)
        if state is not None:
            yield Tie(kind="part_of", other=state, valid=each.valid)
