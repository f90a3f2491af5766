"""The watch list of a digest: a TOML file of pairs, each checked by itself."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from detente.errors import BadInput, NotFound, UsedWrongly
from detente.model.digests import NotWatched, WatchedPair, WatchList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from detente.atlas.lookup import Atlas

_EXAMPLE = "Write [[pair]], and under it source = and target = with an actor each."


def watch_list(path: Path, atlas: Atlas, on: date) -> WatchList:
    """Return the pairs of a file. A row that cannot be followed is left out, with what is wrong.

    `on`: the day on which names count. Raises NotFound and BadInput for a file that cannot be
    read, UsedWrongly if no row is left.
    """
    found = watched(_rows(path), atlas, on)
    if not found.pairs:
        raise UsedWrongly(
            f"None of the {len(found.dropped)} pairs of {path} can be followed. Mend its rows; the "
            f"first is wrong so: {found.dropped[0].message}"
        )
    return found


def watched(rows: Iterable[object], atlas: Atlas, on: date) -> WatchList:
    """Return the pairs of rows, each a mapping of source and target; and the rows left out."""
    pairs: list[WatchedPair] = []
    dropped: list[NotWatched] = []
    for number, row in enumerate(rows, start=1):
        try:
            pairs.append(_pair(row, number, atlas, on, pairs))
        except UsedWrongly as error:
            dropped.append(NotWatched(row=number, message=str(error)))
    return WatchList(pairs=tuple(pairs), dropped=tuple(dropped))


def _rows(path: Path) -> Sequence[object]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotFound(f"There is no watch list {path}. Name another with --watch.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read ({error}). Give a TOML file.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path} is not TOML ({error}). Mend that line.") from None
    rows = table.get("pair")
    if not isinstance(rows, list) or not rows:
        raise BadInput(f"{path} has no pairs. {_EXAMPLE}")
    unknown = sorted(set(table) - {"pair"})
    if unknown:
        raise BadInput(f"{path} has {', '.join(unknown)}, which a watch list does not. {_EXAMPLE}")
    return rows


def _pair(
    row: object, number: int, atlas: Atlas, on: date, before: Sequence[WatchedPair]
) -> WatchedPair:
    """Return a row's pair. Raises UsedWrongly and its kin for one that cannot be followed."""
    if not isinstance(row, dict) or set(row) != {"source", "target"}:
        keys = ", ".join(sorted(row)) if isinstance(row, dict) and row else "nothing"
        raise UsedWrongly(f"The row holds {keys}. {_EXAMPLE}")
    names = [str(row["source"]), str(row["target"])]
    source, target = (atlas.resolve(name, on).id for name in names)
    if source == target:
        raise UsedWrongly(f"'{names[0]}' and '{names[1]}' are one actor ({source}). Name two.")
    for each in before:
        if {each.source, each.target} == {source, target}:
            raise UsedWrongly(f"The row repeats the pair of row {each.row}. Take one of them out.")
    return WatchedPair(source=source, target=target, row=number)
