"""The tools: each parses, asks the workspace once, and lays out what it returns.

A result never holds more than a model can read; what is left out is counted, and `offset` or a
narrower window fetches it.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Annotated, Literal

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from detente.errors import AmbiguousActor, DetenteError
from detente.mcp import answering, forms, layout, pairs
from detente.model.actors import Actor
from detente.model.relations import Step
from detente.workspace import Asked, Workspace

Name = Annotated[
    str,
    Field(description="An actor: its id (best), or a name such as 'Peru' or 'Afghan Taliban'."),
]
Day = dt.date | None
Start = Annotated[Day, Field(description="First day that counts, YYYY-MM-DD.")]
End = Annotated[Day, Field(description="Last day that counts, YYYY-MM-DD.")]
Exact = Annotated[
    bool,
    Field(description="The named actors alone, without government, army and other parts."),
]
Offset = Annotated[int, Field(ge=0, description="How many to pass over: for the next page.")]
Factuality = Literal["asserted", "denied", "possible", "planned", "demanded", "unknown"]

CLAIMS, CANDIDATES, COMPANIONS = 20, 8, 10
"""Items on one page. Some 10,000 tokens are the most that one call should add to a conversation; a
claim has about 450."""


class Tools:
    """Answers from one workspace. May be called from several threads at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = Lock()

    @contextmanager
    def _reader(self) -> Iterator[Workspace]:
        """Yield the store as it is now. Raises ToolError, in two sentences, for our own errors."""
        try:
            with self._lock:
                beside = self._workspace.beside()
            with beside:
                yield beside
        except DetenteError as error:
            raise ToolError(str(error)) from error

    def search_actors(
        self,
        *,
        name: Annotated[str, Field(description="A name, title, seat of power or id.")],
        on: Annotated[Day, Field(description="The day meant: names change owner.")] = None,
    ) -> forms.Actors:
        """Say who a name means on a day, and with whom the store tells of them.

        Start here: ids say what names leave open ("Kabul" of 2020 is not that of 2022). An unknown
        name is an error that offers near ones.
        """
        with self._reader() as workspace:
            identity = workspace.desk.identify(name, on)
            shown, left = layout.cut("candidates", identity.candidates, CANDIDATES)
            meant = _meant(workspace, name, on)
            beside = _beside(workspace, meant) if meant else []
            return forms.Actors(
                data_version=workspace.data_version, name=name, on=on, why=identity.why,
                meant=layout.known(meant, on) if meant else None,
                candidates=[layout.known(each, on) for each in shown],
                told_with=beside,
                left_out=left,
            )  # fmt: skip

    def relation(  # noqa: PLR0913  # what a model may narrow it by
        self,
        *,
        source: Name,
        target: Name,
        start: Start = None,
        end: End = None,
        step: Annotated[Step, Field(description="Length of a period.")] = "month",
        both: Annotated[bool, Field(description="Count what either does to the other.")] = True,
        exact: Exact = False,
        offset: Offset = 0,
    ) -> forms.Relation:
        """Return a relation period by period: counts, score with its band, and the events counted.

        Periods without an event are counted and not listed. Use `step` year for a long window.
        """
        asked = Asked(words=(source, target), start=start, end=end, exact=exact)
        with self._reader() as workspace:
            curve = pairs.curve(workspace, asked, step=step, both=both, offset=offset)
            return forms.Relation(data_version=workspace.data_version, **dict(curve))

    def turning_points(
        self,
        *,
        source: Name,
        target: Name,
        start: Start = None,
        end: End = None,
        exact: Exact = False,
    ) -> forms.Turns:
        """Return when a relation turned for better or worse, and the phases between.

        Each turn has the ids of the events of its time; none found may only mean thin reporting.
        """
        asked = Asked(words=(source, target), start=start, end=end, exact=exact)
        with self._reader() as workspace:
            shifts = pairs.shifts(workspace, asked)
            return forms.Turns(data_version=workspace.data_version, **dict(shifts))

    def why(  # noqa: PLR0913  # what a model may narrow it by
        self,
        *,
        source: Annotated[str | None, Field(description="Whose attitude changed.")] = None,
        target: Annotated[str | None, Field(description="Towards whom.")] = None,
        question: Annotated[
            str | None,
            Field(description="Instead of the two: 'Why did Peru sour on Ecuador in 1995?'"),
        ] = None,
        start: Start = None,
        end: End = None,
        around: Annotated[Day, Field(description="Explain the turn nearest this day.")] = None,
        as_of: Annotated[
            Day, Field(description="Leave out what was published later: what could be known then.")
        ] = None,
        exact: Exact = False,
    ) -> forms.Answer:
        """Say why one actor's relation with another changed: turns, reasons by side, what is open.

        Give `source` and `target`, or `question`. Each sentence names in `cites` the ids of its
        exact words in `citations`; open the ids you rest on with `evidence`.
        """
        words = tuple(each for each in (question, source, target) if each)
        if len(words) != (1 if question else 2):
            raise ToolError(
                f"{len(words)} of source, target and question were given. Give source and target, "
                "or question alone."
            )
        asked = Asked(words=words, start=start, end=end, around=around, as_of=as_of, exact=exact)
        with self._reader() as workspace:
            answer, _ = workspace.why(asked)
            return answering.answered(answer)

    def evidence(
        self,
        *,
        id: Annotated[str, Field(description="A claim id or an event id, as returned elsewhere.")],  # noqa: A002
        offset: Offset = 0,
    ) -> forms.Evidence:
        """Open an id: the exact words, the document, who says so, and how they were coded.

        An event's id opens all its tellings.
        """
        with self._reader() as workspace:
            found = workspace.evidence(id)
            shown, left = layout.cut("claims", found, CLAIMS, offset)
            return forms.Evidence(
                data_version=workspace.data_version, id=id, left_out=left,
                claims=[layout.claimed(each.evidence) for each in shown],
                intact=all(each.stored == each.standing for each in shown),
            )  # fmt: skip

    def claims(  # noqa: PLR0913  # what a model may narrow it by
        self,
        *,
        source: Name,
        target: Name,
        speaker: Annotated[
            str | None, Field(description="Only claims of a speaker whose name or id holds this.")
        ] = None,
        factuality: Annotated[
            Factuality | None, Field(description="Only claims that are told so.")
        ] = None,
        start: Annotated[Day, Field(description="Published on this day or later.")] = None,
        end: Annotated[Day, Field(description="Published on this day or earlier.")] = None,
        exact: Exact = False,
        offset: Offset = 0,
    ) -> forms.Claims:
        """List what is told of two actors, with who says so; oldest publication first.

        With `start` or `end`, claims whose day of publication is unknown are left out.
        """
        asked = Asked(words=(source, target), as_of=end, exact=exact)
        wanted = pairs.Wanted(speaker=speaker, factuality=factuality, start=start)
        with self._reader() as workspace:
            bearing = workspace.told.bearing(asked)
            found = [item for item in bearing.evidence if wanted.holds(item)]
            shown, left = layout.cut("claims", found, CLAIMS, offset)
            return forms.Claims(
                data_version=workspace.data_version, source=bearing.question.source,
                target=bearing.question.target, total=len(found), offset=offset,
                claims=[layout.claimed(item) for item in shown], left_out=left,
            )  # fmt: skip

    def compare(  # noqa: PLR0913  # what a model may narrow it by
        self,
        *,
        source: Name,
        target: Name,
        other_source: Name,
        other_target: Name,
        start: Start = None,
        end: End = None,
        step: Annotated[Step, Field(description="Length of a period.")] = "year",
        exact: Exact = False,
    ) -> forms.Comparison:
        """Lay two relations side by side, with the turns of each."""
        both = (source, target), (other_source, other_target)
        asked = [Asked(words=pair, start=start, end=end, exact=exact) for pair in both]
        with self._reader() as workspace:
            return forms.Comparison(
                data_version=workspace.data_version,
                curves=[pairs.curve(workspace, each, step=step) for each in asked],
                shifts=[pairs.shifts(workspace, each) for each in asked],
            )


def _meant(workspace: Workspace, name: str, on: Day) -> Actor | None:
    """Return the one actor that a question by this name would be about; None if it is open."""
    try:
        return workspace.desk.atlas.resolve(name, on)
    except AmbiguousActor:
        return None


def _beside(workspace: Workspace, actor: Actor) -> list[forms.With]:
    """Return with whom the store's documents tell of an actor, most documents first."""
    own = {stand.actor for stand in workspace.desk.atlas.stands_for(actor.id)}
    pairs = workspace.views.listed_pairs(actor.id, COMPANIONS + len(own))
    most = {other: count for _, other, count in reversed(pairs.items) if other not in own}
    ordered = sorted(most, key=lambda other: -most[other])[:COMPANIONS]
    name_of = workspace.desk.atlas.actor
    return [forms.With(actor=e, name=name_of(e).name, documents=most[e]) for e in ordered]
