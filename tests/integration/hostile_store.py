"""A store whose documents, actors and corrections hold text that tries to run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tests.made import TEXT, document, expulsion, reading, span

from detente.model.actors import ActorId
from detente.model.claims import Mention, Speaker
from detente.model.text import DateCandidate
from detente.settings import Settings
from detente.store.embedded import DuckStore
from detente.workspace import Desk, Objection, Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from detente.model.claims import Reading
    from detente.model.text import Document

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'


@dataclass(frozen=True)
class Row:
    """Hostile text, where it stands, and whether a page may show it as words."""

    place: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.place}: {self.text}"


IN_DOCUMENTS = (
    Row("text", SCRIPT),
    Row("text", IMAGE),
    Row("text", "</p></article><script src=//example.org/x.js></script>"),
    Row("text", "<svg/onload=alert(1)>"),
    Row("text", "<iframe srcdoc='<script>alert(1)</script>'></iframe>"),
    Row("text", "{{ 7*191 }}{% for x in [1] %}{{ x }}{% endfor %}"),
    Row("text", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    Row("text", "<base href=https://example.org/><meta http-equiv=refresh content=0;url=//x>"),
    Row("text", "\u202egnp.exe\u2066 <b>x</b>"),
    Row("text", "<style>*{display:none}</style><link rel=stylesheet href=//example.org/x>"),
    Row("title", SCRIPT),
    Row("title", "</title><script>alert(1)</script>"),
    Row("title", "</h1><form action=//example.org><button>x"),
    Row("title", IMAGE),
    Row("title", "' onmouseover='alert(1)"),
    Row("outlet", SCRIPT),
    Row("outlet", IMAGE),
    Row("outlet", "../../review/undo?x=<b>"),
    Row("outlet", "a/b#c?d&e=\"f'"),
    Row("outlet", "javascript:alert(1)"),
    Row("original_outlet", SCRIPT),
    Row("original_outlet", IMAGE),
    Row("name", SCRIPT),
    Row("name", IMAGE),
    Row("url", "javascript:alert(1)"),
    Row("url", "JaVaScRiPt:alert(1)//https://example.org/"),
    Row("url", " javascript:alert(1)"),
    Row("url", "java\tscript:alert(1)"),
    Row("url", "data:text/html,<script>alert(1)</script>"),
    Row("url", "vbscript:msgbox(1)"),
    Row("url", 'https://example.org/" onclick="alert(1)'),
    Row("url", "https://example.org/'><script>alert(1)</script>"),
    Row("url", "//example.org/x"),
    Row("url", "file:///etc/passwd"),
    Row("language", '"><script>alert(1)</script>'),
    Row("candidate", SCRIPT),
    Row("speaker", SCRIPT),
    Row("speaker", IMAGE),
    Row("speaker", "{{ 7*191 }}"),
    Row("role", SCRIPT),
    Row("told_to", IMAGE),
    Row("mention", SCRIPT),
    Row("figure", IMAGE),
    Row("place", SCRIPT),
    Row("by", SCRIPT),
    Row("by", IMAGE),
    Row("because", "</textarea><script>alert(1)</script>"),
    Row("because", IMAGE),
)
IN_ACTORS = (
    Row("actor", SCRIPT),
    Row("actor", IMAGE),
    Row("actor", "' onfocus='alert(1)' autofocus='"),
    Row("actor", "{{ 7*191 }}"),
    Row("actor", "javascript:alert(1)"),
    Row("note", SCRIPT),
    Row("note", IMAGE),
    Row("alias", "</option><script>alert(1)</script>"),
)
_FIELDS = {"title", "outlet", "original_outlet", "name", "url", "language"}


def actor_of(number: int) -> str:
    """Return the id of the actor of a row of IN_ACTORS."""
    return f"QQQ-HOSTILE-{number}"


def made(number: int, row: Row) -> tuple[Document, Reading]:
    """Return a document that holds a row's text, with a reading of it."""
    fields: dict[str, object] = {"title": f"Report {number}"}
    fields |= {row.place: row.text} if row.place in _FIELDS else {}
    if row.place == "candidate":
        other = DateCandidate(day=date(1995, 1, 2), basis="byline", words=row.text)
        fields["candidates"] = (other,)
    added = row.text if row.place in {"text", "speaker"} else "No more was told."
    day = date(1995, 2, 1 + number % 25)
    doc = document(f"{TEXT}\n\n{number} {added}", published=day, published_basis="given", **fields)
    return doc, _read(doc, row)


def _read(doc: Document, row: Row) -> Reading:
    """Return a reading in which a row's text stands where the row says."""
    given = {row.place: row.text}
    where = given.get("place")
    read = reading(doc, expulsion(where=where))
    speaker = Speaker(
        span=span(doc, "an official"), name=given.get("speaker", "an official"),
        role=given.get("role"), anonymous=True,
    )  # fmt: skip
    told = replace(read.attributions[0], speaker=speaker, told_to=given.get("told_to"))
    one, other = read.mentions
    mentions = (one, replace(other, name=given.get("mention", other.name), actor=other.actor))
    figure = replace(read.quantities[0], what=given.get("figure", "traders"))
    return replace(read, attributions=(told,), mentions=mentions, quantities=(figure,))


def acting(number: int) -> tuple[Document, Reading]:
    """Return a document in which a hostile actor acts on Peru."""
    doc = document(f"{TEXT}\n\nReport {number} on others.", title=f"Others {number}")
    actor = ActorId(actor_of(number))
    read = reading(doc, expulsion(sources=(actor,), targets=(ActorId("PER"),)))
    claim = replace(read.claims[0], actors=(ActorId("PER"), actor))
    mention = Mention(span=span(doc, "Ecuador called"), head="Ecuador", actor=actor, name="x")
    return doc, replace(read, claims=(claim,), mentions=(read.mentions[0], mention))


def atlas_of(folder: Path) -> Path:
    """Write a user's atlas with the actors of IN_ACTORS."""
    rows = []
    for number, row in enumerate(IN_ACTORS):
        told = {"actor": f"Actor {number}", "note": "Made up.", "alias": f"Other {number}"}
        told[row.place] = row.text
        rows.append(
            f"[[actor]]\nid = '{actor_of(number)}'\nkind = 'group'\n"
            f"name = '''{told['actor']}'''\nnames = ['''{told['alias']}''']\n"
            f"roles = ['PER:REB 1990..']\nnote = '''{told['note']}'''\n"
        )
    path = folder / "hostile.toml"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def hostile_workspace(folder: Path) -> Workspace:
    """Return a workspace over a store that holds every row."""
    desk = Desk(Settings(atlas=str(atlas_of(folder))))
    store = DuckStore(folder / "hostile.duckdb")
    pairs = [made(n, row) for n, row in enumerate(IN_DOCUMENTS)]
    pairs += [acting(n) for n in range(len(IN_ACTORS))]
    store.add(pairs)
    store.keep_state()
    workspace = Workspace(store, desk)
    for (_, read), row in zip(pairs, IN_DOCUMENTS, strict=False):
        if row.place in {"by", "because"}:
            told = {"by": "R. Vega", "because": "It was not so."} | {row.place: row.text}
            objection = Objection(wrong="wrong-date", day="1995-01-29", **told)
            workspace.correct(read.claims[0].id, objection)
    folder.joinpath("<img src=x onerror=alert(1)>.txt").write_bytes(b"\x00\x01")
    workspace.add([str(folder / "<img src=x onerror=alert(1)>.txt")])
    return workspace
