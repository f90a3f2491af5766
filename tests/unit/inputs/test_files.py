"""Files, folders, compression, standard input: each reaches its format, and what fails is said."""

from __future__ import annotations

import gzip
import json

import pytest

from detente.inputs.files import count_files, read_paths
from detente.inputs.html import HtmlPage
from detente.inputs.jsonl import JsonLines
from detente.inputs.page import TextPage
from detente.model.text import Incoming, Refused

FORMATS = (HtmlPage(), JsonLines(), TextPage())
PAGE = (
    "Rail line reopened across the frontier\n\n3 March 1998\n\n"
    "The first train in eleven years crossed the frontier on Monday, railway officials said.\n\n"
    "It carried grain and timber, and was met on both sides by a small crowd with flags.\n"
)


def test_a_folder_is_read_in_order_of_names_and_other_files_are_left_alone(tmp_path):
    (tmp_path / "b.txt").write_text(PAGE)
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a1", "text": PAGE}))
    (tmp_path / "notes.toml").write_text("x = 1")
    (tmp_path / "README.md").write_text("What this is")

    found = list(read_paths([str(tmp_path)], FORMATS))

    assert [isinstance(item, Incoming) for item in found] == [True, True]
    assert found[0].document.name == "a1"
    assert count_files([str(tmp_path)]) == 2


def test_compressed_lines_are_read(tmp_path):
    with gzip.open(tmp_path / "x.jsonl.gz", "wt") as file:
        file.write(json.dumps({"text": PAGE}) + "\n")

    (incoming,) = read_paths([str(tmp_path / "x.jsonl.gz")], FORMATS)

    assert isinstance(incoming, Incoming)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "is empty"),
        ("binary.txt", bytes(range(256)) * 20, "is a binary file"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\x00\x00" * 50, "is a binary file"),
        ("broken.jsonl.gz", b"\x1f\x8bnot really", "cannot be read"),
    ],
)
def test_a_bad_file_is_refused_in_two_sentences_and_the_rest_goes_on(tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(PAGE)

    refused, good = read_paths([str(tmp_path)], FORMATS)

    assert isinstance(refused, Refused)
    assert message in refused.message
    assert refused.message.count(". ") >= 1
    assert isinstance(good, Incoming)


def test_a_missing_file_and_a_web_address_are_refused():
    missing, web = read_paths(["no/such.txt", "https://example.org/a"], FORMATS)

    assert "There is no file" in missing.message
    assert "Save the page" in web.message


def test_latin_1_pages_are_read(tmp_path):
    (tmp_path / "old.txt").write_bytes(PAGE.replace("small crowd", "café crowd").encode("latin-1"))

    (incoming,) = read_paths([str(tmp_path / "old.txt")], FORMATS)

    assert "café crowd" in incoming.document.text
