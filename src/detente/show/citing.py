"""An answer and its sources as citations: Chicago, APA, BibTeX, CSL-JSON (for Zotero).

News reports come without authors here, so they are cited by title and outlet: Chicago Manual of
Style, 17th edition, 14.199 (bibliography form); APA Publication Manual, 7th edition, 9.12. The
answer itself is cited with all that brings it back: its question, its id (which depends on the
settings) and the data version.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from detente.errors import UsedWrongly
from detente.show.days import month_name
from detente.show.legible import legible
from detente.show.links import safe_url
from detente.show.numbering import number

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from detente.model.answers import Answer, Citation
    from detente.model.codec import Json

_UNTITLED = "[Untitled report]"
_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "_": r"\_", "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def cite_answer(answer: Answer, style: str) -> str:
    """Return the answer and every document that it cites, in a citation style.

    Raises UsedWrongly for a style other than chicago, apa, bibtex or csl.
    """
    writers: dict[str, Callable[[Answer, tuple[Citation, ...]], str]] = {
        "chicago": _chicago,
        "apa": _apa,
        "bibtex": _bibtex,
        "csl": _csl,
    }
    if style not in writers:
        raise UsedWrongly(f"There is no citation style {style!r}. Use {', '.join(writers)}.")
    return writers[style](answer, sources(answer))


def sources(answer: Answer) -> tuple[Citation, ...]:
    """Return one citation of each document cited, in the order in which they are first cited."""
    first: dict[str, Citation] = {}
    for citation in number(answer).citations:
        first.setdefault(citation.doc, citation)
    return tuple(first.values())


def chicago_answer(answer: Answer) -> str:
    """Return the citation of the answer itself in Chicago style."""
    question = legible(answer.question.text)
    mark = "" if question.endswith(("?", ".", "!")) else "."
    return f"detente, version {answer.provenance.version}. “{question}{mark}” {_recipe(answer)}."


def _recipe(answer: Answer) -> str:
    made = answer.provenance
    return f"Answer {answer.id}, data version {made.data_version}, scheme {made.scheme}"


def _chicago(answer: Answer, cited: tuple[Citation, ...]) -> str:
    return _listed([chicago_answer(answer), *map(chicago_source, cited)])


def chicago_source(source: Citation) -> str:
    """Return the citation of one document in Chicago style."""
    title = _titled(source)
    mark = "" if title.endswith(("?", ".", "!")) else "."
    parts = [f"{_outlet(source)}." if source.outlet else "", f"“{title}{mark}”"]
    if source.published is not None:
        day = source.published
        parts.append(f"{month_name(day.month)} {day.day}, {day.year}.")
    return _joined([*parts, *_end(source)])


def _apa(answer: Answer, cited: tuple[Citation, ...]) -> str:
    version = answer.provenance.version
    question = legible(answer.question.text)
    own = f"detente (Version {version}) [Computer software]. “{question}” {_recipe(answer)}."
    return _listed([own, *map(_apa_source, cited)])


def _apa_source(source: Citation) -> str:
    day = source.published
    when = f"({day.year}, {month_name(day.month)} {day.day})." if day else "(n.d.)."
    title = _titled(source)
    mark = "" if title.endswith(("?", ".", "!")) else "."
    outlet = f"{_outlet(source)}." if source.outlet else ""
    return _joined([f"{title}{mark}", when, outlet, *_end(source)])


def _end(source: Citation) -> list[str]:
    """Return who first published it, and the address."""
    original = source.original_outlet
    first = f"First published by {legible(original)}." if original else ""
    return [first, safe_url(source.url) or ""]


def _bibtex(answer: Answer, cited: tuple[Citation, ...]) -> str:
    own = _entry(
        f"detente_{answer.id}",
        {
            "title": legible(answer.question.text),
            "howpublished": f"detente, version {answer.provenance.version}",
            "note": _recipe(answer),
        },
        None,
    )
    return "\n".join([own, *map(_bibtex_source, cited)])


def _bibtex_source(source: Citation) -> str:
    day, original = source.published, source.original_outlet
    fields = {
        "title": _titled(source),
        "howpublished": _outlet(source) if source.outlet else None,
        "year": str(day.year) if day else None,
        "month": str(day.month) if day else None,
        "day": str(day.day) if day else None,
        "note": f"First published by {legible(original)}" if original else None,
    }
    return _entry(f"doc_{source.doc}", fields, safe_url(source.url))


def _entry(key: str, fields: dict[str, str | None], url: str | None) -> str:
    rows = [f"  {name} = {{{_escaped(value)}}}," for name, value in fields.items() if value]
    if url is not None:
        # An address keeps its signs: only braces would end the field.
        rows.append(f"  url = {{{url.replace('{', '%7B').replace('}', '%7D')}}},")
    return "\n".join([f"@misc{{{key},", *rows, "}", ""])


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in text)


def _csl(answer: Answer, cited: tuple[Citation, ...]) -> str:
    own: dict[str, Json] = {
        "id": f"detente-{answer.id}",
        "type": "report",
        "title": answer.question.text,
        "publisher": "detente",
        "version": answer.provenance.version,
        "number": answer.id,
        "note": _recipe(answer),
    }
    items = [own, *(_csl_source(source) for source in cited)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _csl_source(source: Citation) -> dict[str, Json]:
    original = source.original_outlet
    fields: dict[str, Json] = {
        "id": source.doc,
        "type": "article-newspaper",
        "title": _titled(source),
        "container-title": source.outlet,
        "issued": _csl_day(source.published),
        "note": f"First published by {original}" if original else None,
        "URL": safe_url(source.url),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _csl_day(value: date | None) -> Json:
    return None if value is None else {"date-parts": [[value.year, value.month, value.day]]}


def _titled(source: Citation) -> str:
    return legible(source.title) if source.title else _UNTITLED


def _outlet(source: Citation) -> str:
    return legible(source.outlet or "")


def _joined(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)


def _listed(entries: list[str]) -> str:
    return "\n\n".join(entries) + "\n"
