"""The names that users may rely on. A change here is a change of the public interface."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import detente
from detente import errors

WORK = {"Asked", "Desk", "Objection", "Settings", "Workspace", "__version__", "open"}
ERRORS = {
    "AmbiguousActor", "BadInput", "BadLine", "BadSpan", "BadValue", "BrokenCitation",
    "DetenteError", "MissingExtra", "NoEvidence", "NotArticle", "NotFound", "NotPrinted", "NotText",
    "NotUnderstood", "StoreBusy", "StoreError", "StoreTooNew", "UnknownActor", "UnknownScheme",
    "UnknownType", "UsedWrongly", "WorkerDied",
}  # fmt: skip

# What a Workspace and a Desk can do: their public methods and attributes.
METHODS = {
    "Workspace": {
        "add", "ask", "beside", "check", "close", "copy_to", "correct", "corrections", "data_version", "diff",
        "digest", "evidence", "export", "load", "open", "relation", "reread", "save", "states",
        "take", "told", "turns", "undo", "views", "whatif", "why",
    },
    "Desk": {"atlas", "described", "formats", "identify", "incoming", "incoming_in", "read", "reader", "readings"},
}  # fmt: skip


def test_the_public_names_are_these():
    assert set(detente.__all__) == WORK | ERRORS


def test_every_deliberate_error_is_public():
    tree = {
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, errors.DetenteError)
    }
    assert tree == ERRORS


@pytest.mark.parametrize("name", sorted(WORK | ERRORS))
def test_a_public_name_can_be_used_and_says_what_it_is(name):
    value = getattr(detente, name)
    assert name in dir(detente)
    if name != "__version__":
        assert inspect.getdoc(value), f"{name} has no docstring"


@pytest.mark.parametrize(("name", "methods"), METHODS.items(), ids=METHODS)
def test_what_a_public_class_can_do(name, methods):
    assert {each for each in vars(getattr(detente, name)) if not each.startswith("_")} == methods


@pytest.mark.parametrize(("name", "methods"), METHODS.items(), ids=METHODS)
def test_public_methods_are_described_and_typed(name, methods):
    for method in methods:
        value = inspect.getattr_static(getattr(detente, name), method)
        inner = [getattr(value, each, None) for each in ("func", "fget", "__func__")]
        function = next(filter(None, inner), value)
        assert inspect.getdoc(function), f"{name}.{method} has no docstring"
        assert "return" in function.__annotations__, f"{name}.{method} does not say what it returns"


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Manager'"):
        detente.Manager  # noqa: B018


def test_the_package_is_marked_as_typed():
    assert (Path(detente.__file__).parent / "py.typed").exists()
