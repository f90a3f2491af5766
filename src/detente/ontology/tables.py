"""The data files of this room, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return what `name`.toml holds, as the file has it. The caller turns it into values."""
    file = resources.files("detente.ontology").joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
