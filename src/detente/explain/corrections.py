"""What people have corrected in what an answer rests on, each in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.answers import CorrectionLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from detente.explain.case import Case
    from detente.model.actors import ActorId
    from detente.model.corrections import Coding, Correction
    from detente.model.times import When


def correction_lines(case: Case) -> tuple[CorrectionLine, ...]:
    """Return the corrections that the answer depends on, in the order made."""
    return tuple(
        CorrectionLine(
            id=each.id, wrong=each.wrong, sentence=_sentence(each, case.name_of),
            quote=each.quote, span=(each.span.start, each.span.end), doc=each.doc, by=each.by,
            made=each.made, because=each.because,
        )
        for each in case.corrections
    )  # fmt: skip


def _sentence(correction: Correction, name_of: Callable[[ActorId], str]) -> str:
    read, right = correction.read, correction.right
    if correction.strikes:
        return {
            "not-said": "The words do not say what was read; it is not counted.",
            "duplicate": "Told twice; this telling is not counted.",
        }.get(correction.wrong, f"Read as {_coded(read, name_of)}; it is not counted.")
    parts = [
        f"the source is {_names(right.sources, name_of)}, not {_names(read.sources, name_of)}"
        if right.sources
        else "",
        f"the target is {_names(right.targets, name_of)}, not {_names(read.targets, name_of)}"
        if right.targets
        else "",
        f"the date is {_days(right.when)}, not {_days(read.when)}" if right.when else "",
        f"the type is {_type(right)}, not {_type(read)}" if right.type else "",
    ]
    text = "; ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}."


def _coded(coding: Coding, name_of: Callable[[ActorId], str]) -> str:
    parties = f"{_names(coding.sources, name_of)} to {_names(coding.targets, name_of)}"
    return f"{_type(coding)}, {parties}, {_days(coding.when)}"


def _names(actors: Iterable[ActorId], name_of: Callable[[ActorId], str]) -> str:
    return " and ".join(map(name_of, actors)) or "nobody"


def _type(coding: Coding) -> str:
    return f"{coding.type} ({coding.mode})" if coding.mode else coding.type or "no type"


def _days(when: When | None) -> str:
    if when is None:
        return "not known"
    first, last = when.first.isoformat(), when.last.isoformat()
    return first if first == last else f"{first} to {last}"
