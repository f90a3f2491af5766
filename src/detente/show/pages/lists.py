"""Pages that list: search, outlets, runs, the review queue; each with its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.codec import to_json
from detente.show.correctiontables import coded
from detente.show.grid import Table
from detente.show.pages.addresses import address
from detente.show.pages.decisions import decision
from detente.show.site import page
from detente.show.tables import iso

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.model.codec import Json
    from detente.model.listed import Copying, OutletsView, OutletView, ReviewView
    from detente.model.runs import KeptRun
    from detente.model.searched import SearchView

DOUBTS: Mapping[str, tuple[str, str]] = {
    "unsure": ("Unsure", "The reader gives them less than an even chance."),
    "disputed": ("Disputed", "One telling asserts them, another denies them."),
    "nobody": ("Nobody named", "No source or no target was read."),
    "undated": ("Undated", "No date was read, and none follows from the publication."),
    "rules": ("Rules alone", "Rules alone have read them; no weight stands beside."),
}
"""What people read for a doubt: its name, and what it says."""


def as_json(found: object) -> Json:
    """Return the JSON form of a view."""
    return to_json(found)


# -- search ----------------------------------------------------------------------------------------


def search_page(found: SearchView, data_version: str) -> str:
    """Return the page of a search."""
    return page(
        "search", data_version, found=found, asked=found.search, address=address,
        at=lambda number, suffix="": _search_at(found, number, suffix),
    )  # fmt: skip


def search_refused(words: str, why: str) -> str:
    """Return the page of a search that cannot be understood."""
    return page("search", None, found=None, words=words, why=why, address=address)


def search_table(found: SearchView) -> Table:
    """Return a row for each document found."""
    return Table(
        title=found.search.words,
        columns=("doc", "document", "title", "outlet", "published", "score", "words", "url"),
        rows=tuple(
            (
                each.head.id, each.head.name, each.head.title, each.head.outlet,
                iso(each.head.published), each.score, "".join(s.text for s in each.snippets),
                each.head.url,
            )
            for each in found.found
        ),
    )  # fmt: skip


def _search_at(found: SearchView, number: int, suffix: str) -> str:
    asked = found.search
    return address(
        f"search{suffix}", q=asked.words, outlet=asked.outlet, from_=asked.first, to=asked.last,
        actor=found.actor.id if found.actor else None, page=number if number > 1 else None,
    )  # fmt: skip


# -- outlets ---------------------------------------------------------------------------------------


def outlets_page(found: OutletsView, data_version: str) -> str:
    """Return the page of all outlets."""
    read = {each.name for each in found.outlets}
    return page("outlets", data_version, found=found, read=read, address=address)


def outlet_page(found: OutletView, data_version: str) -> str:
    """Return the page of one outlet."""
    return page(
        "outlet", data_version, found=found, outlet=found.outlet, read=found.read, address=address
    )


def outlets_table(found: OutletsView) -> Table:
    """Return a row for each outlet."""
    return Table(
        title="Outlets",
        columns=(
            "outlet", "documents", "share", "originals", "reprints", "first", "last",
            "reprints_of", "reprinted_by",
        ),
        rows=tuple(
            (
                each.name, each.documents, round(each.documents / found.documents, 4),
                each.originals, each.documents - each.originals, iso(each.first), iso(each.last),
                _copying(each.copies), _copying(each.copied),
            )
            for each in found.outlets
        ),
    )  # fmt: skip


def outlet_table(found: OutletView) -> Table:
    """Return a row for each document of the reprint families that an outlet is in."""
    return Table(
        title=found.outlet.name or "",
        columns=("original", "doc", "document", "title", "outlet", "published", "url"),
        rows=tuple(
            (
                family.original.id, head.id, head.name, head.title, head.outlet,
                iso(head.published), head.url,
            )
            for family in found.families
            for head in (family.original, *family.copies)
        ),
    )  # fmt: skip


def _copying(some: Sequence[Copying]) -> str | None:
    return "; ".join(f"{each.outlet} {each.documents}" for each in some) or None


# -- runs ------------------------------------------------------------------------------------------


def runs_page(runs: Sequence[KeptRun], data_version: str) -> str:
    """Return the page of runs."""
    return page("runs", data_version, runs=runs, kinds=_KINDS)


def runs_table(runs: Sequence[KeptRun]) -> Table:
    """Return a row for each run, the latest first."""
    return Table(
        title="Runs",
        columns=(
            "number", "made", "kind", "named", "new", "known", "reprints", "refused", "dropped",
            "rows", "kept", "events", "claims", "reader", "data_version",
        ),
        rows=tuple(
            (
                each.number, each.made, each.run.kind, "; ".join(each.run.named) or None,
                each.run.new, each.run.known, each.run.reprints, each.run.refusals,
                sum(d.count for d in each.run.dropped), each.run.rows, each.run.kept,
                each.run.events, each.run.claims, each.run.reader, each.data_version,
            )
            for each in runs
        ),
    )  # fmt: skip


_KINDS = {"add": "Added", "reread": "Read again", "load": "Loaded events"}


# -- review ----------------------------------------------------------------------------------------


def review_page(found: ReviewView, data_version: str) -> str:
    """Return the review queue."""
    names = {each.id: each for each in found.names}
    first = (found.page - 1) * found.size + 1
    return page(
        "review", data_version, found=found, address=address, doubts=DOUBTS, coded=coded,
        claims=[
            (item, decision(item, number, names, item.claim.reader))
            for number, item in enumerate(found.claims, start=first)
        ],
        at=lambda doubt: address("review", doubt=doubt),
        pager=lambda number: address("review", doubt=found.doubt, page=number) + "#look-h",
    )  # fmt: skip


def review_table(found: ReviewView) -> Table:
    """Return a row for each claim worth a look on the page."""
    names = {each.id: each for each in found.names}
    made = [decision(item, 0, names, item.claim.reader) for item in found.claims]
    return Table(
        title=DOUBTS[found.doubt][0],
        columns=(
            "claim", "kind", "coding", "source", "target", "confidence", "words", "doc", "outlet",
            "published",
        ),
        rows=tuple(
            (
                each.claim, each.kind, each.title, ";".join(x.id for x in each.sources) or None,
                ";".join(x.id for x in each.targets) or None,
                item.event.confidence if item.event else item.claim.confidence, each.quote,
                item.head.id, item.head.outlet, iso(item.head.published),
            )
            for item, each in zip(found.claims, made, strict=True)
        ),
    )  # fmt: skip
