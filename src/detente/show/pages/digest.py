"""The monthly digest as a page, with the form that asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.codec import to_json
from detente.show.digest import digest_parts
from detente.show.grid import Table
from detente.show.pages.addresses import address, twins_of
from detente.show.site import page
from detente.show.wording import points

if TYPE_CHECKING:
    from detente.model.codec import Json
    from detente.model.digests import Digest
    from detente.show.grid import Cell


def digest_form_page(month: str, pairs: str, data_version: str) -> str:
    """Return the page that asks for a month and pairs; both as they were given, "" for nothing."""
    return page("digest", data_version, digest=None, month_given=month, pairs_given=pairs, twins=())


def digest_page(digest: Digest, month: str, pairs: str, data_version: str) -> str:
    """Return the page of a digest."""
    return page(
        "digest",
        data_version,
        month_given=month,
        pairs_given=pairs,
        **digest_parts(digest),
        twins=twins_of(address("digest", month=month, pairs=pairs), data_version),
    )


def digest_json(digest: Digest) -> dict[str, Json]:
    """Return a digest in its JSON form."""
    form = to_json(digest)
    return {"detente": "1", **(form if isinstance(form, dict) else {})}


def digest_table(digest: Digest) -> Table:
    """Return a row for each pair."""
    rows: list[tuple[Cell, ...]] = [
        (
            each.source, each.target, each.movement, each.moved_by, each.reason.sentence,
            each.compared.month.events, each.compared.month.score, points(each.level),
            each.originals, each.outlets,
            " ".join(c.claim for c in each.reason.citations if c.claim) or None,
        )
        for each in digest.entries
    ]  # fmt: skip
    return Table(
        title=f"{digest.first:%Y-%m}",
        columns=(
            "source", "target", "movement", "moved_by", "reason", "acts", "score", "level_before",
            "originals", "outlets", "claims",
        ),
        rows=tuple(rows),
    )  # fmt: skip
