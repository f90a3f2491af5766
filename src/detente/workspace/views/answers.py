"""Answers that were kept, and how two answers differ."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, cast

from detente.errors import NoEvidence
from detente.explain.diff import difference
from detente.model.kept import KeptAnswer
from detente.show.forms import answer_json
from detente.show.gist import gist_of
from detente.workspace.asking import Asking
from detente.workspace.states import as_it_was, with_sources

if TYPE_CHECKING:
    from detente.model.answers import AnswerDirection
    from detente.model.differences import Difference, Gist
    from detente.ports import Store
    from detente.workspace.asking import Asked
    from detente.workspace.desk import Desk


def kept_answers(store: Store) -> tuple[KeptAnswer, ...]:
    """Return the answers that were kept, latest first."""
    return tuple(
        KeptAnswer(
            id=each.id, question=each.question, made=each.made,
            direction=cast("AnswerDirection", gist.direction), summary=gist.summary,
            data_version=next(f.value for f in gist.basis if f.name == "data_version"),
        )
        for each in reversed(store.saved())
        for gist in (gist_of(each.record, each.id),)
    )  # fmt: skip


def kept_record(store: Store, identity: str) -> str:
    """Return the JSON form of a kept answer, by its id or its beginning; no file is looked for.

    Raises NoEvidence if there is not one.
    """
    found = [each for each in store.saved() if identity and each.id.startswith(identity)]
    if len(found) != 1:
        raise NoEvidence(
            f"{len(found) or 'No'} answers that were kept have an id that begins with "
            f"{identity!r}. The page /answers lists them."
        )
    return found[0].record


def kept_gist(store: Store, identity: str) -> Gist:
    """Return what a kept answer says, by its id or its beginning. Raises NoEvidence."""
    return gist_of(kept_record(store, identity), identity)


def kept_difference(store: Store, before: str, after: str) -> Difference:
    """Return how the second of two kept answers differs from the first."""
    first, second = (gist_of(kept_record(store, each), each) for each in (before, after))
    return with_sources(store, difference(first, second))


def version_difference(
    store: Store, desk: Desk, asked: Asked, before: str, after: str
) -> Difference:
    """Return what an answer of one data version says otherwise than that of an earlier one.

    Raises UsedWrongly and NoEvidence as `as_it_was` does.
    """
    first, second = (_gist_at(store, desk, asked, each) for each in (before, after))
    return with_sources(store, difference(first, second))


def _gist_at(store: Store, desk: Desk, asked: Asked, version: str) -> Gist:
    with closing(as_it_was(store, version)) as past:
        answer, _ = Asking(past, desk).why(asked)
    return gist_of(json.dumps(answer_json(answer), ensure_ascii=False), answer.id)
