"""The pages say what the code does: commands, settings, errors, forms, tables, names, links."""

from __future__ import annotations

import inspect
import json
import re
from functools import cache

import jsonschema
import pytest
import yaml

from detente import errors
from detente.errors import DetenteError
from detente.show.interchange import reading_json
from detente.show.schemas import schema_text
from detente.store.embedded import DuckStore
from tests.conftest import ROOT
from tests.made import document, reading
from tests.reference_pages import PARTS, commands, given_to, part_in

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
SCHEMAS = sorted(path.stem for path in (ROOT / "src/detente/show/schemas").glob("*.json"))
WRITE = "Run `python -m tests.reference_pages` and look at the change."


@cache
def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "part"),
    [(name, part) for name, parts in PARTS.items() for part in parts],
)
def test_a_made_part_is_as_the_code_makes_it(name, part):
    assert part_in(page(name), part) == PARTS[name][part](), WRITE


@pytest.mark.parametrize("name", commands())
def test_every_command_says_what_it_does(name):
    command = commands()[name]
    assert inspect.getdoc(command)
    unsaid = [each.names for each in given_to(command) if each.names and not each.meaning]
    assert unsaid == []


# -- errors -------------------------------------------------------------------------------------


def tree_of_errors():
    return {
        name: kind
        for name, kind in vars(errors).items()
        if inspect.isclass(kind) and issubclass(kind, DetenteError)
    }


def drawn_tree():
    """Return {error: (parent, exit status given at its line)} as the module's docstring draws it."""
    drawn, above = {}, {}
    for line in inspect.getdoc(errors).splitlines():
        found = re.match(r"((?:[│ ]   )*(?:[├└]── )?)([A-Z]\w+)\s*(.*)", line)
        if found is None or found[2] not in tree_of_errors():
            continue
        depth = len(found[1]) // 4
        status = re.match(r"\(exit (\d)\)", found[3])
        drawn[found[2]] = (above.get(depth - 1), int(status[1]) if status else None)
        above[depth] = found[2]
    return drawn


def test_the_tree_draws_every_error_under_its_parent():
    parents = {
        name: None if kind is DetenteError else kind.__base__.__name__
        for name, kind in tree_of_errors().items()
    }
    assert {name: parent for name, (parent, _) in drawn_tree().items()} == parents


@pytest.mark.parametrize("name", tree_of_errors())
def test_the_tree_gives_the_exit_status(name):
    drawn = drawn_tree()
    above = name
    while drawn[above][1] is None:
        above = drawn[above][0]
    assert tree_of_errors()[name].exit_code == drawn[above][1]


@pytest.mark.parametrize("status", sorted({k.exit_code for k in tree_of_errors().values()}))
def test_every_exit_status_is_explained(status):
    assert f"| {status} | " in page("reference/errors.md")


# -- forms ---------------------------------------------------------------------------------------


def tables_under(text: str, marker: str) -> dict[str, list[str]]:
    """Return {what a marker names: the first column of the table under it}."""
    found = {}
    for match in re.finditer(rf"<!-- {marker}: (.+?) -->\n\n((?:\|.*\n)+)", text):
        rows = match[2].splitlines()[2:]
        found[match[1]] = [row.split("|")[1].strip().strip("`") for row in rows]
    return found


def objects_in(schema: dict, place: str = "") -> dict[str, list[str]]:
    """Return {place in the schema: its properties} for every object with properties."""
    found = {}
    if "properties" in schema:
        found[place] = list(schema["properties"])
    inside = dict(schema.get("properties", {}))
    if not place:
        inside |= schema.get("$defs", {})
    for name, part in inside.items():
        for each in (part, part.get("items", {}), *part.get("anyOf", [])):
            if isinstance(each, dict):
                target = each.get("items", each) if "anyOf" in part else each
                found |= objects_in(target, f"{place}.{name}".strip("."))
    return found


def fields_of_schemas():
    return {
        f"{name}.json {place}".strip(): fields
        for name in SCHEMAS
        for place, fields in objects_in(json.loads(schema_text(name))).items()
    }


def test_every_object_of_every_form_has_its_table():
    assert set(tables_under(page("reference/interchange.md"), "fields")) == set(fields_of_schemas())


@pytest.mark.parametrize("place", fields_of_schemas())
def test_a_table_names_the_fields_in_their_order(place):
    shown = tables_under(page("reference/interchange.md"), "fields")
    assert shown[place] == fields_of_schemas()[place]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_json_schema_2020_12(name):
    schema = json.loads(schema_text(name))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_reading_has_the_form_that_the_schema_describes():
    doc = document()
    schema = json.loads(schema_text("reading"))
    faults = jsonschema.Draft202012Validator(schema).iter_errors(reading_json(doc, reading(doc)))
    assert [fault.message for fault in faults] == []


def test_the_document_on_the_page_has_the_form_that_is_taken():
    shown = re.search(r"```json\n(.*?)```", page("reference/interchange.md"), re.DOTALL)
    schema = json.loads(schema_text("document"))
    faults = jsonschema.Draft202012Validator(schema).iter_errors(json.loads(shown[1]))
    assert [fault.message for fault in faults] == []


def test_the_page_of_the_store_names_every_table_and_column():
    store = DuckStore(":memory:")
    columns = store._db.execute(
        "SELECT table_name, column_name FROM information_schema.columns "
        "ORDER BY table_name, ordinal_position"
    ).fetchall()
    store.close()
    wanted = {}
    for table, column in columns:
        wanted.setdefault(table, []).append(column)
    assert tables_under(page("reference/store.md"), "columns") == wanted


# -- the pages together --------------------------------------------------------------------------


def linked_pages():
    return [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


@pytest.mark.parametrize("path", linked_pages(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path):
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    places = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    dead = [
        place
        for place in places
        if not re.match(r"https?:|mailto:", place) and not (path.parent / place).exists()
    ]
    assert dead == []


def paths_in(nav) -> list[str]:
    """Return the pages that a navigation names, in order."""
    if isinstance(nav, str):
        return [nav]
    parts = nav if isinstance(nav, list) else list(nav.values())
    return [path for part in parts for path in paths_in(part)]


def test_the_navigation_names_every_page_once():
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    assert sorted(paths_in(nav)) == [p.relative_to(DOCS).as_posix() for p in PAGES]


def test_every_decision_has_its_four_parts_and_stands_in_the_list():
    decisions = sorted((DOCS / "adr").glob("[0-9]*.md"))
    heads = ["Context", "Decision", "What it costs", "What would make us change it"]
    for number, path in enumerate(decisions, 1):
        text = path.read_text(encoding="utf-8")
        assert path.name.startswith(f"{number:04}-")
        assert text.startswith(f"# {number}. ")
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == heads
        assert f"]({path.name})" in page("adr/index.md")


def test_the_files_that_are_named_in_the_pages_are_there():
    """A page that sends a newcomer to a file that has moved costs more than a page that is short."""
    folders = r"(?:src/detente|tests|training|benchmarks|examples|locks|changes\.d|docs)/"
    missing = {
        f"{path.name}: {place}"
        for path in linked_pages()
        for place in re.findall(rf"`({folders}[\w./*-]+)`", path.read_text(encoding="utf-8"))
        if not list(ROOT.glob(place.rstrip("/")))
    }
    assert missing == set()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "changes.d").glob("[0-9]*")), ids=lambda path: path.name
)
def test_a_news_fragment_has_a_kind_that_is_collected(path):
    assert re.fullmatch(r"\d+\.(?:results|added|changed|fixed)(?:\.\d+)?\.md", path.name)
    assert path.read_text(encoding="utf-8").strip().endswith((".", "?"))
