"""The room's data files: read once, on first use, from the package. The only file access here."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TypeAlias

from detente.errors import BadValue

Toml: TypeAlias = "dict[str, Toml] | list[Toml] | str | float | int | bool"
"""What a TOML file holds. It stays inside the loaders, which turn it into typed rows."""


@cache
def table(name: str) -> dict[str, Toml]:
    """Return the data file `name` (without ".toml") of this room."""
    path = resources.files("detente.explain").joinpath("data", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def text(value: Toml | None) -> str:
    """Return a string from a data file. Raises BadValue for anything else."""
    if not isinstance(value, str):
        raise BadValue(f"A word was expected, not {value!r}. Correct the data file.")
    return value


def number(value: Toml | None) -> float:
    """Return a number from a data file. Raises BadValue for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadValue(f"A number was expected, not {value!r}. Correct the data file.")
    return value


def words(value: Toml | None) -> tuple[str, ...]:
    """Return a list of strings from a data file. Raises BadValue for anything else."""
    if not isinstance(value, list):
        raise BadValue(f"A list of words was expected, not {value!r}. Correct the data file.")
    return tuple(text(item) for item in value)


def section(value: Toml | None) -> dict[str, Toml]:
    """Return a table from a data file. Raises BadValue for anything else."""
    if not isinstance(value, dict):
        raise BadValue(f"A table was expected, not {value!r}. Correct the data file.")
    return value


def rows(value: Toml | None) -> tuple[dict[str, Toml], ...]:
    """Return the rows of an array of tables. Raises BadValue for anything else."""
    if not isinstance(value, list):
        raise BadValue(f"Rows were expected, not {value!r}. Correct the data file.")
    return tuple(section(item) for item in value)
