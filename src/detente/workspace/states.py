"""A store as it was at an earlier data version, and answers that were kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import BadInput, NoEvidence, UsedWrongly
from detente.model.differences import Source

if TYPE_CHECKING:
    from detente.model.differences import Difference
    from detente.ports import Store


def as_it_was(store: Store, version: str) -> Store:
    """Return the store as it was at a data version, given whole or by its beginning.

    Raises UsedWrongly if it never was at that version, or at several that begin so; NoEvidence if
    it was, and what it held then was replaced since.
    """
    store.keep_state()
    states = [each for each in store.states() if each.data_version.startswith(version)]
    if not version or len({each.data_version for each in states}) != 1:
        raise UsedWrongly(
            f"{'Several data versions begin' if states else 'No data version begins'} with "
            f"{version!r}. `detente versions` lists those that the store has been at."
        )
    state = states[-1]
    past = store.as_of(state.number)
    if past.data_version() != state.data_version:
        past.close()
        raise NoEvidence(
            f"Data version {state.data_version} cannot be had again: some of its documents were "
            "read anew since, or tables of events loaded anew. Ask as of a later one, which "
            "`detente versions` lists, or compare with an answer that was kept."
        )
    return past


def answer_at(store: Store, place: str) -> str:
    """Return the JSON form of an answer: a file, or one that was kept, by id or its beginning.

    Raises NoEvidence if there is neither, BadInput for a file that cannot be read.
    """
    if Path(place).is_file():
        try:
            return Path(place).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(f"{place} cannot be read ({error}). Give a JSON file.") from None
    kept = [each for each in store.saved() if place and each.id.startswith(place)]
    if len(kept) != 1:
        raise NoEvidence(
            f"{place!r} is no file, and {len(kept) or 'no'} answers that were kept have an id that "
            "begins so. Keep an answer with `detente why --save`, or write one with --format json."
        )
    return kept[0].record


def with_sources(store: Store, found: Difference) -> Difference:
    """Return the difference with what the store knows of documents that no answer cites."""
    heads = {head.id: head for head in store.heads(each.doc for each in (*found.came, *found.went))}

    def named(source: Source) -> Source:
        head = heads.get(source.doc)
        if head is None or source.title is not None or source.outlet is not None:
            return source
        return Source(
            doc=head.id, document=head.name or head.id, title=head.title, outlet=head.outlet,
            published=head.published,
        )  # fmt: skip

    return replace(found, came=tuple(map(named, found.came)), went=tuple(map(named, found.went)))
