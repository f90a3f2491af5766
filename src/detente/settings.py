"""Settings: detente.toml and the environment, made into one frozen value.

What is not set there keeps the default written here. A wrong name is an error: a setting that
nothing reads would be believed.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import UsedWrongly

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "detente.toml"
PREFIX = "DETENTE_"
_NAMED = {int: "a whole number", str: "a text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user can set.

    Attributes:
        reader: Name of the reader (entry-point group detente.readers).
        engine: Name of the store engine (entry-point group detente.stores).
        scheme: Scale of the score: "plover" or "goldstein".
        atlas: A TOML file of the user's own actors, whose rows win; "" for none.
        batch: Documents that are read before they are stored together.
    """

    reader: str = "rules"
    engine: str = "duckdb"
    scheme: str = "plover"
    atlas: str = ""
    batch: int = 50

    def text(self) -> str:
        """Return the settings as one line, for an answer's provenance."""
        return " ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))


def load_settings(file: Path | None = None) -> Settings:
    """Return the settings of `file`, else of detente.toml here, with the environment on top.

    Raises UsedWrongly for a name or a value that is no setting.
    """
    path = file or Path(FILE)
    table: dict[str, object] = {}
    if path.exists():
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise UsedWrongly(f"{path} is not TOML ({error}). Mend that line.") from None
    elif file is not None:
        raise UsedWrongly(f"There is no settings file {path}. Leave it out, or write it.")
    settings = _with(Settings(), table, str(path))
    names = {field.name for field in fields(Settings)}
    given = {
        key.removeprefix(PREFIX).lower(): value
        for key, value in os.environ.items()
        if key.startswith(PREFIX) and key.removeprefix(PREFIX).lower() in names
    }
    return _with(settings, given, "the environment")


def _with(settings: Settings, table: Mapping[str, object], place: str) -> Settings:
    kinds = {field.name: type(getattr(settings, field.name)) for field in fields(settings)}
    values: dict[str, str | int] = {}
    for name, value in table.items():
        if name not in kinds:
            raise UsedWrongly(f"{place} sets {name!r}. The settings are {', '.join(kinds)}.")
        try:
            values[name] = kinds[name](value)
        except (TypeError, ValueError):
            raise UsedWrongly(
                f"{place} sets {name} to {value!r}. Give {_NAMED[kinds[name]]}."
            ) from None
    return replace(settings, **values)  # type: ignore[arg-type]  # kinds were checked above
