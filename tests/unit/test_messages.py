"""Every error says in two sentences what is wrong, with the value, and what to do.

The messages are read out of the code, so a new `raise` is held to the rule by itself. A few are
then provoked, to see the whole text as a user gets it.
"""

from __future__ import annotations

import ast
import inspect
import re
from datetime import date

import pytest

from detente import errors
from detente.errors import DetenteError
from detente.model.text import Document, Span
from detente.model.times import Period, When
from detente.settings import load_settings
from detente.show.schemas import schema_text
from detente.store.embedded import DuckStore
from tests.conftest import ROOT
from tests.made import document

SRC = ROOT / "src" / "detente"
TREE = {
    name: value
    for name, value in vars(errors).items()
    if inspect.isclass(value) and issubclass(value, DetenteError)
}
# Classes of errors that only their kin raise, or that stand for a later feature.
NEVER_RAISED = {"DetenteError", "BadInput", "MissingExtra"}
SENTENCE = re.compile(r"(?<=[.?!])[\"'”’)]*\s+(?=\S)")


def text_of(node: ast.expr) -> str | None:
    """Return a literal message, "X" for each value in it; None for what is no literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value if isinstance(v, ast.Constant) else "X" for v in node.values)
    return None


def messages():
    """Yield (place, message) of every error that is made in the code, and of every refusal."""
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            given = list(node.args) if node.func.id in TREE else []
            if node.func.id == "Refused":
                given = [k.value for k in node.keywords if k.arg == "message"]
            text = text_of(given[0]) if given else None
            if text is not None:
                place = f"{path.relative_to(SRC).as_posix()}:{node.lineno}"
                yield pytest.param(text, id=f"{place} {node.func.id}")


@pytest.mark.parametrize("text", [*messages()])
def test_a_message_is_two_sentences(text):
    assert len(SENTENCE.split(text)) >= 2, text
    assert text[-1] in ".?X", text  # X: it ends with a value, such as the names to choose from
    assert "  " not in text


def test_every_class_of_the_tree_is_used():
    code = "\n".join(p.read_text(encoding="utf-8") for p in SRC.rglob("*.py"))
    unused = {
        name for name in TREE if not re.search(rf"\b{name}\(", code.replace("class ", "class_"))
    }
    assert unused <= NEVER_RAISED


def newer_store(tmp_path):
    path = tmp_path / "newer.duckdb"
    store = DuckStore(path)
    store._db.execute("INSERT INTO schema_version VALUES (99)")
    store.close()
    DuckStore(path)


def not_a_store(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("no store")
    DuckStore(path)


def setting(tmp_path, text):
    path = tmp_path / "detente.toml"
    path.write_text(text, encoding="utf-8")
    load_settings(path)


# what is done, the error, words of its message
CASES = [
    (
        "a span that ends before it begins",
        lambda _: Span("d", 5, 3),
        errors.BadSpan,
        "Span 5:3 is empty or backwards. Offsets are [start, end).",
    ),
    (
        "a span of another document",
        lambda _: Span("other", 0, 3).quote(document()),
        errors.BadSpan,
        "Span other:0:3 does not lie in document",
    ),
    (
        "a document without text",
        lambda _: Document(text=" \n"),
        errors.BadValue,
        "A document has no text. Leave the file out, or give its text.",
    ),
    (
        "a period that ends before it begins",
        lambda _: Period(first=date(2001, 1, 1), last=date(2000, 1, 1)),
        errors.BadValue,
        "A period runs from 2001-01-01 to 2000-01-01. Swap its ends.",
    ),
    (
        "a date that ends before it begins",
        lambda _: When(
            first=date(2001, 1, 2), last=date(2001, 1, 1), granularity="day", basis="stated"
        ),
        errors.BadValue,
        "A date runs from 2001-01-02 to 2001-01-01. Swap its ends.",
    ),
    (
        "a setting that there is not",
        lambda path: setting(path, "langauge = 'en'"),
        errors.UsedWrongly,
        "sets 'langauge'. The settings are reader, engine, scheme, atlas, batch.",
    ),
    (
        "a schema that there is not",
        lambda _: schema_text("story"),
        errors.UsedWrongly,
        "There is no schema 'story'. Ask for one of",
    ),
    ("a store of a newer version", newer_store, errors.StoreTooNew, "has schema 99"),
    ("a file that is no store", not_a_store, errors.StoreError, "is not a detente store"),
]


@pytest.mark.parametrize(("_case", "act", "error", "words"), CASES, ids=[c[0] for c in CASES])
def test_the_message_a_user_gets(_case, act, error, words, tmp_path):
    with pytest.raises(error) as raised:
        act(tmp_path)

    assert words in str(raised.value)
