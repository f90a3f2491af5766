"""The JSON Schemas of the interchange forms, shipped in the package."""

from __future__ import annotations

from importlib import resources

from detente.errors import UsedWrongly


def schema_text(name: str) -> str:
    """Return a JSON Schema. Raises UsedWrongly if there is none of that name."""
    folder = resources.files("detente.show.schemas")
    names = sorted(
        f.name.removesuffix(".json") for f in folder.iterdir() if f.name.endswith(".json")
    )
    if name not in names:
        raise UsedWrongly(f"There is no schema {name!r}. Ask for one of {', '.join(names)}.")
    return (folder / f"{name}.json").read_text(encoding="utf-8")
