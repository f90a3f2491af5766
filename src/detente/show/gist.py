"""From the JSON form of an answer, kept or in a file, to what can be compared with another."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from detente.errors import BadInput
from detente.model.differences import Cited, CorrectionNote, Fact, Gist, Part, Source
from detente.model.text import DocId
from detente.show.forms import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from detente.model.codec import Json

    Object = dict[str, Json]

_BASIS = ("version", "data_version", "scheme", "settings")


def gist_of(text: str, place: str) -> Gist:
    """Return what an answer in its JSON form says. `place`: what to call it in messages.

    Raises BadInput for what is no answer, or is one of a form that is not known.
    """
    try:
        answer = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(
            f"{place} is not JSON ({error}). Write it with detente why --format json."
        ) from None
    if not isinstance(answer, dict) or answer.get("detente") != VERSION:
        raise BadInput(
            f"{place} is no answer of the form {VERSION}. Write it with detente why --format json."
        )
    try:
        return _gist(answer)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(
            f"{place} is no whole answer ({error!r}). Write it with detente why --format json."
        ) from None


def _gist(answer: Object) -> Gist:
    sources = {str(each["doc"]): _source(each) for each in _citations(answer)}
    question = _object(answer["question"])
    made = _object(answer["provenance"])
    basis = [Fact(name=name, value=_text(value)) for name, value in question.items()]
    basis += [Fact(name=name, value=_text(made[name])) for name in _BASIS]
    rests_on = _list(answer["rests_on"]) if "rests_on" in answer else sorted(sources)
    return Gist(
        id=_text(answer["id"]),
        question=_text(question["text"]),
        direction=_text(answer["direction"]),
        summary=_text(answer["summary"]),
        parts=(
            *_parts(answer, "turns", _turn),
            *_parts(answer, "phases", _phase),
            *_parts(answer, "reasons", _reason),
            *_parts(answer, "figures", _figure),
        ),
        basis=tuple(basis),
        rests_on=tuple(DocId(str(doc)) for doc in rests_on),
        sources=tuple(sources.values()),
        corrections=tuple(map(_correction, map(_object, _list(answer.get("corrections", []))))),
    )


def _parts(answer: Object, name: str, make: Callable[[Object], Part]) -> Iterator[Part]:
    return (make(_object(each)) for each in _list(answer[name]))


def _turn(turn: Object) -> Part:
    return Part(
        kind="turn", about=_text(turn["direction"]), text=_text(turn["sentence"]),
        first=_day(turn["first"]), last=_day(turn["last"]), weight=None,
        facts=_facts(turn, "month", "method"), cites=_cites(turn),
    )  # fmt: skip


def _phase(phase: Object) -> Part:
    return Part(
        kind="phase", about=_text(phase["name"]), text=_text(phase["name"]),
        first=_day(phase["first"]), last=_day(phase["last"]), weight=None,
        facts=_facts(phase, "events"), cites=_cites(phase),
    )  # fmt: skip


def _reason(reason: Object) -> Part:
    weight = reason["weight"]
    return Part(
        kind="reason", about=f"{reason['side']}: {reason['theme']}", text=_text(reason["sentence"]),
        first=_day(reason["first"]), last=_day(reason["last"]),
        weight=float(weight) if isinstance(weight, (int, float)) else None,
        facts=_facts(reason, "standing", "originals"), cites=_cites(reason),
    )  # fmt: skip


def _figure(figure: Object) -> Part:
    return Part(
        kind="figure", about=_text(figure["unit"]), text=_text(figure["sentence"]),
        first=None, last=None, weight=None, facts=_facts(figure, "low", "high", "what"),
        cites=_cites(figure),
    )  # fmt: skip


def _facts(part: Object, *names: str) -> tuple[Fact, ...]:
    return tuple(Fact(name=name, value=_text(part[name])) for name in names)


def _cites(part: Object) -> tuple[Cited, ...]:
    return tuple(_stretch(_object(each)) for each in _list(part["citations"]))


def _stretch(cited: Object) -> Cited:
    start, end = (int(_text(each)) for each in _list(cited["span"]))
    return Cited(doc=DocId(_text(cited["doc"])), start=start, end=end)


def _citations(value: Json) -> Iterator[Object]:
    """Yield every citation of an answer, wherever it stands."""
    if isinstance(value, list):
        for each in value:
            yield from _citations(each)
    elif isinstance(value, dict):
        if "quote" in value and "document" in value:
            yield value
        else:
            for each in value.values():
                yield from _citations(each)


def _source(citation: Object) -> Source:
    return Source(
        doc=DocId(_text(citation["doc"])), document=_text(citation["document"]),
        title=_known(citation["title"]), outlet=_known(citation["outlet"]),
        published=_day(citation["published"]),
    )  # fmt: skip


def _correction(line: Object) -> CorrectionNote:
    return CorrectionNote(
        id=_text(line["id"]),
        text=_text(line["sentence"]),
        by=_text(line["by"]),
        words=_stretch(line),
    )


def _object(value: Json) -> Object:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _text(value: Json) -> str:
    return "not known" if value is None else str(value)


def _known(value: Json) -> str | None:
    return None if value is None else str(value)


def _day(value: Json) -> date | None:
    return None if value is None else date.fromisoformat(str(value))
