"""The parts of the reference pages that are made from the code.

`python -m tests.reference_pages` writes them into docs/; tests/unit/test_docs.py compares them.
A made part stands between `<!-- made: NAME -->` and `<!-- end: NAME -->`.
"""

from __future__ import annotations

import inspect
import re
import typing
from dataclasses import dataclass, fields
from enum import Enum
from typing import TYPE_CHECKING, Annotated

from typer.models import ArgumentInfo, OptionInfo

from detente import errors
from detente.cli.app import app
from detente.errors import DetenteError
from detente.settings import PREFIX, Settings
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = ROOT / "docs"


@dataclass(frozen=True, kw_only=True)
class Given:
    """One argument or option of a command. `names`: () for an argument."""

    names: tuple[str, ...]
    shown: str  # how its value is written: SOURCE, YYYY-MM-DD, day | week
    meaning: str
    default: str


def commands() -> dict[str, Callable[..., None]]:
    """Return the function of every command by its name, in the order of the help."""
    return {each.callback.__name__: each.callback for each in app.registered_commands}


def given_to(command: Callable[..., None]) -> list[Given]:
    """Return the arguments and options of a command, in order."""
    hints = typing.get_type_hints(command, include_extras=True)
    parameters = inspect.signature(command).parameters.values()
    return [_given(each.name, hints[each.name], each.default) for each in parameters]


def _given(name: str, hint: object, default: object) -> Given:
    kind, *notes = typing.get_args(hint) if typing.get_origin(hint) is Annotated else (hint,)
    info = next((note for note in notes if isinstance(note, (OptionInfo, ArgumentInfo))), None)
    is_option = isinstance(info, OptionInfo)
    shown = (info.metavar if info else None) or _value(kind, name, is_option=is_option)
    return Given(
        names=_names(info) if is_option else (),
        shown=shown,
        meaning=(info.help if info else None) or "",
        default=_default(default),
    )


def _names(info: OptionInfo) -> tuple[str, ...]:
    # In an annotation the first name of an option stands where its default else would.
    declared = (info.default, *(info.param_decls or ()))
    return tuple(name for name in declared if isinstance(name, str))


def _value(kind: object, name: str, *, is_option: bool) -> str:
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return "|".join(str(choice.value) for choice in kind)
    if kind is bool:
        return ""
    return ("PATH" if "Path" in str(kind) else "TEXT") if is_option else name.upper()


def _default(value: object) -> str:
    if value is None or value is False or value is inspect.Parameter.empty:
        return ""
    return f"`{getattr(value, 'value', value)}`"


def command_line() -> str:
    """Return a section for every command, with its arguments and options."""
    return "\n\n".join(_command(name, command) for name, command in commands().items())


def _command(name: str, command: Callable[..., None]) -> str:
    given = given_to(command)
    usage = " ".join(["detente", name, *(each.shown for each in given if not each.names)])
    text = re.sub(r"Example: (.*)", r"Example: `\1`", inspect.getdoc(command) or "")
    rows = [_row(each) for each in given if each.names or each.meaning]
    head = ["| | meaning | default |", "|---|---|---|"] if rows else []
    return "\n".join([f"### {name}", "", f"`{usage}`", "", text, "", *head, *rows]).rstrip()


def _row(given: Given) -> str:
    names = [f"`{name}`" for name in given.names]
    first = f"{', '.join(names)} {_cell(given.shown)}".strip()
    return f"| {first} | {_cell(given.meaning)} | {given.default} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def settings() -> str:
    """Return a row for every setting."""
    meanings = _attributes(Settings)
    rows = [
        f"| `{field.name}` | `{PREFIX}{field.name.upper()}` | {_kind(field)} "
        f"| `{field.default!r}` | {meanings[field.name]} |"
        for field in fields(Settings)
    ]
    head = ["| setting | environment | kind | default | meaning |", "|---|---|---|---|---|"]
    return "\n".join([*head, *rows])


def _kind(field) -> str:
    return {"str": "text", "int": "whole number"}[type(field.default).__name__]


def _attributes(kind: type) -> dict[str, str]:
    """Return what the "Attributes:" part of a class's docstring says of each field."""
    part = inspect.getdoc(kind).partition("Attributes:\n")[2]
    found = re.findall(r"^ {4}(\w+): ((?:.|\n {8})+?)(?=\n {4}\w|\Z)", part, re.MULTILINE)
    return {name: re.sub(r"\s+", " ", text) for name, text in found}


def error_tree() -> str:
    """Return the tree of errors as the module draws it."""
    tree = re.search(r"^DetenteError.*?(?=\n\n)", inspect.getdoc(errors), re.DOTALL | re.MULTILINE)
    return f"```\n{tree[0]}\n```"


def error_table() -> str:
    """Return a row for every error class, in the order of the tree."""
    rows = [
        f"| `{name}` | {kind.exit_code} | {inspect.getdoc(kind).splitlines()[0]} |"
        for name, kind in vars(errors).items()
        if inspect.isclass(kind) and issubclass(kind, DetenteError)
    ]
    return "\n".join(["| error | exit status | when |", "|---|--:|---|", *rows])


PARTS = {
    "reference/command-line.md": {"commands": command_line},
    "reference/settings.md": {"settings": settings},
    "reference/errors.md": {"tree": error_tree, "classes": error_table},
}


def part_in(page: str, name: str) -> str | None:
    """Return a made part as it stands in the text of a page; None if it has no place there."""
    found = re.search(rf"<!-- made: {name} -->\n(.*?)\n<!-- end: {name} -->", page, re.DOTALL)
    return None if found is None else found[1].strip("\n")


def write() -> None:
    """Write every made part into its page."""
    for place, parts in PARTS.items():
        path = DOCS / place
        page = path.read_text(encoding="utf-8")
        for name, make in parts.items():
            pattern = rf"(<!-- made: {name} -->\n).*?(<!-- end: {name} -->)"
            text = f"\n{make()}\n\n"
            page = re.sub(pattern, lambda m, t=text: m[1] + t + m[2], page, flags=re.DOTALL)
        path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    write()
