"""The MCP server around the tools: stdio for who starts it, streamable HTTP for this machine."""

from __future__ import annotations

from inspect import getdoc
from typing import TYPE_CHECKING, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import (
    ResourceNotFoundError,
    ToolError,
    UnexpectedToolError,
)
from mcp.server.mcpserver.tools import Tool
from mcp.types import ToolAnnotations
from pydantic import ValidationError

from detente import __version__
from detente.mcp.instructions import EACH, SERVER
from detente.mcp.layout import EVIDENCE
from detente.mcp.tools import Tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcp.server.mcpserver import Context

    from detente.workspace import Workspace

LOOPBACK = "127.0.0.1"
READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def make_server(workspace: Workspace) -> MCPServer[object]:
    """Return a server that answers from a workspace; who opened that closes it."""
    tools = Tools(workspace)
    names = (
        tools.search_actors, tools.relation, tools.turning_points, tools.why, tools.evidence,
        tools.claims, tools.compare,
    )  # fmt: skip
    server: MCPServer[object] = MCPServer(
        "detente", title="detente", version=__version__, instructions=SERVER, log_level="WARNING",
        description="Why did A sour on B, from news reports, each sentence cited.",
        tools=[tool_of(each) for each in names],
    )  # fmt: skip

    @server.resource(EVIDENCE, name="evidence", mime_type="application/json")
    def evidence(id: str) -> str:  # noqa: A002  # the name in the resource's address
        """The exact words behind a claim or event id, with document and coding: quoted material."""
        try:
            return tools.evidence(id=id).model_dump_json(indent=1)
        except ToolError as error:
            raise ResourceNotFoundError(str(error)) from error

    return server


class PlainTool(Tool):
    """A tool that says in two sentences what is wrong."""

    async def run(
        self,
        arguments: dict[str, Any],
        context: Context[Any, Any],
        convert_result: bool = False,  # noqa: FBT001, FBT002  # as in the class above
    ) -> Any:  # noqa: ANN401  # as in the class above
        """Run the tool. Raises ToolError."""
        try:
            return await super().run(arguments, context, convert_result)
        except UnexpectedToolError:
            raise
        except ToolError as error:
            cause = error.__cause__
            wrong = self._misused(cause) if isinstance(cause, ValidationError) else str(cause)
            raise ToolError(wrong) from cause

    def _misused(self, error: ValidationError) -> str:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        names = ", ".join(self.parameters["properties"])
        return (
            f"{self.name} cannot use {where} as given ({first['msg']}). "
            f"Its arguments are {names}; days are written YYYY-MM-DD."
        )


def tool_of(function: Callable[..., object]) -> Tool:
    """Return the tool that calls a function; its docstring is what a model is told of it.

    It refuses an argument that it does not know. `from` must not pass for `start`: an answer to
    another question would be believed.
    """
    tool = PlainTool.from_function(
        function, description=f"{getdoc(function)}\n\n{EACH}", annotations=READS,
        structured_output=True,
    )  # fmt: skip
    arguments = tool.fn_metadata.arg_model
    arguments.model_config["extra"] = "forbid"
    arguments.model_rebuild(force=True)
    tool.parameters = arguments.model_json_schema(by_alias=True)
    return tool


def serve_stdio(workspace: Workspace) -> None:
    """Serve one client on standard input and output until it hangs up."""
    make_server(workspace).run("stdio")


def serve_http(workspace: Workspace, port: int) -> None:
    """Serve clients of this machine at http://127.0.0.1:<port>/mcp until it is stopped.

    Only this machine can reach it, and a page of another site cannot: Host and Origin are checked.
    """
    # Not as plain JSON: a stream begins at once, so that no client gives up on a long answer.
    server = make_server(workspace)
    server.run("streamable-http", host=LOOPBACK, port=port, stateless_http=True)
