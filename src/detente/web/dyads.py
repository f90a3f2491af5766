"""The page of two actors: what is asked of them, the answer, and the answer's other forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response

from detente.errors import UsedWrongly
from detente.model.viewed import Acts, NotAsked
from detente.show.citing import cite_answer
from detente.show.forms import answer_json
from detente.show.markdown import answer_markdown
from detente.show.pages.acts import acts_json, acts_page, acts_table
from detente.show.pages.addresses import address
from detente.show.pages.dyad import dyad_page
from detente.show.pages.proof import proof_page
from detente.show.report import report_html
from detente.show.tables import relation_table
from detente.web.replies import Windowed, as_rows, as_text, keeper_of, reply
from detente.web.whole_days import Around
from detente.workspace import Asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.model.answers import Answer
    from detente.model.relations import RelationSeries
    from detente.web.replies import Kind
    from detente.workspace import Workspace

router = APIRouter()

Whose = Annotated[Acts, Query(description="Whose acts are counted.")]
Part = Annotated[Literal["", "drawer"], Query(description="A fragment for a page to show.")]
_DEGREES = r"^(-?\d{1,3}(\.\d)?,-?\d{1,3}(\.\d)?)?$"
At = Annotated[
    str, Query(pattern=_DEGREES, description="Only what lies there: degrees north, then east.")
]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors as the address names them, what is asked of them, and the data version."""

    names: tuple[str, str]
    asked: Asked
    version: str | None


def _pair(
    source: str,
    target: str,
    window: Windowed,
    around: Around = None,
    q: Annotated[str, Query(max_length=400, description="The question about them, in words.")] = "",
) -> Pair:
    names = (source, target)
    asked = Asked(
        words=(q,) if q else names, start=window.start, end=window.end, around=around
    )  # fmt: skip
    return Pair(names, asked, window.version)


@router.get("/dyad/{source}/{target}.json", tags=["relations"])
def dyad_json(request: Request, pair: Annotated[Pair, Depends(_pair)]) -> Response:
    """Return the answer about two actors, by name or id (schema: answer)."""
    return _answered(request, pair, "json", lambda found: as_text(answer_json(found[0])))


@router.get("/dyad/{source}/{target}.csv", tags=["relations"])
def dyad_csv(request: Request, pair: Annotated[Pair, Depends(_pair)]) -> Response:
    """Return the relation of two actors, one row a period."""
    return _answered(request, pair, "csv", lambda found: as_rows(relation_table(found[1])))


@router.get("/dyad/{source}/{target}/answer.{ending}", include_in_schema=False)
def written(
    request: Request,
    pair: Annotated[Pair, Depends(_pair)],
    ending: Literal["html", "md", "bib", "csl"],
) -> Response:
    """Return the answer as a file: report, Markdown, or citations."""
    forms: dict[str, Callable[[tuple[Answer, RelationSeries]], str]] = {
        "html": lambda found: report_html(*found),
        "md": lambda found: answer_markdown(found[0]),
        "bib": lambda found: cite_answer(found[0], "bibtex"),
        "csl": lambda found: cite_answer(found[0], "csl"),
    }
    response = _answered(request, pair, ending, forms[ending])
    # A report styles itself, which the policy of this site forbids to its own pages.
    response.headers["Content-Disposition"] = f'attachment; filename="answer.{ending}"'
    return response


@router.get("/dyad/{source}/{target}/evidence", include_in_schema=False)
def evidence(request: Request, pair: Annotated[Pair, Depends(_pair)]) -> Response:
    """Show all words that the answer about two actors cites."""
    key = ("proof", pair.asked)
    return _at_ids(request, pair) or reply(
        request, key, lambda w: w.why(pair.asked), proof_page, "html", pair.version
    )


@router.get("/dyad/{source}/{target}/acts.json", tags=["relations"])
def acts_as_json(
    request: Request, pair: Annotated[Pair, Depends(_pair)], acts: Whose = "both", at: At = ""
) -> Response:
    """Return the acts of some days between two actors."""
    days = _days(pair.asked)
    return reply(
        request, ("acts", pair.asked, acts, at),
        lambda w: w.views.acts(pair.asked, acts, days, _at(at)),
        lambda view, _: as_text(acts_json(view)), "json", pair.version,
    )  # fmt: skip


@router.get("/dyad/{source}/{target}/acts.csv", tags=["relations"])
def acts_as_csv(
    request: Request, pair: Annotated[Pair, Depends(_pair)], acts: Whose = "both", at: At = ""
) -> Response:
    """Return the acts of some days between two actors, one row an act."""
    days = _days(pair.asked)
    return reply(
        request, ("acts", pair.asked, acts, at),
        lambda w: w.views.acts(pair.asked, acts, days, _at(at)),
        lambda view, _: as_rows(acts_table(view)), "csv", pair.version,
    )  # fmt: skip


@router.get("/dyad/{source}/{target}/acts", include_in_schema=False)
def acts_of_days(
    request: Request, pair: Annotated[Pair, Depends(_pair)], acts: Whose = "both",
    part: Part = "", at: At = "",
) -> Response:  # fmt: skip
    """Show what two actors did to each other between two days."""
    days = _days(pair.asked)
    return _at_ids(request, pair) or reply(
        request, ("acts", pair.asked, acts, part, at),
        lambda w: w.views.acts(pair.asked, acts, days, _at(at)),
        lambda view, version: acts_page(view, version, part=part), "html", pair.version,
    )  # fmt: skip


@router.get("/dyad/{source}/{target}", include_in_schema=False)
def dyad(request: Request, pair: Annotated[Pair, Depends(_pair)], acts: Whose = "both") -> Response:
    """Show the page of two actors; under their names it leads to their ids."""
    past = pair.version not in {None, keeper_of(request).version}
    return _at_ids(request, pair) or reply(
        request, ("dyad", pair.asked, acts), lambda w: w.views.dyad(pair.asked, acts),
        partial(dyad_page, past=past), "html", pair.version,
    )  # fmt: skip


def _answered(
    request: Request,
    pair: Pair,
    kind: Kind,
    shown: Callable[[tuple[Answer, RelationSeries]], str],
) -> Response:
    return reply(
        request, ("answer", pair.asked), lambda w: w.why(pair.asked),
        lambda found, _: shown(found), kind, pair.version,
    )  # fmt: skip


def _at_ids(request: Request, pair: Pair) -> Response | None:
    """Return the way to the same page under the actors' ids; None if it is there."""
    ids = keeper_of(request).made(("ids", pair.names, pair.asked.words), partial(_ids, pair)).value
    if ids == pair.names:
        return None
    rest = request.url.path.split("/")[4:]
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(address("dyad", *ids, *rest) + query, 307)


def _ids(pair: Pair, workspace: Workspace) -> tuple[str, ...]:
    """Return the ids of the two. Raises UsedWrongly if the question is of two others."""
    ids = tuple(workspace.desk.atlas.resolve(name).id for name in pair.names)
    if len(pair.asked.words) == 1:
        asked = workspace.views.asked(pair.asked.words[0])
        if isinstance(asked, NotAsked) or (asked.source, asked.target) != ids:
            raise UsedWrongly(
                f"{pair.asked.words[0]!r} does not ask about {ids[0]} and {ids[1]}. "
                "Ask it on the home page, /."
            )
    return ids


def _at(degrees: str) -> tuple[float, float] | None:
    """Return the degrees north and east of an address; None if it has none."""
    if not degrees:
        return None
    lat, lon = degrees.split(",")
    return float(lat), float(lon)


def _days(asked: Asked) -> tuple[date, date]:
    if asked.start is None or asked.end is None:
        raise UsedWrongly(
            "The acts of which days is not said. Give the first as `from` and the last as `to`."
        )
    if asked.end < asked.start:
        raise UsedWrongly(f"The days run from {asked.start} to {asked.end}. Swap them.")
    return asked.start, asked.end
