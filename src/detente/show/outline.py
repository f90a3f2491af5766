"""An answer as titled lists of lines: what the terminal and the Markdown form both write out.

The order of parts and of citations is that of `numbering`, so a number means the same words in
every form of one answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.show.days import stretch
from detente.show.numbering import reasons_in_order, whatifs_in_order
from detente.show.wording import (
    amount,
    correction_maker,
    corrections_note,
    phase_facts,
    points,
    quoted,
    reason_facts,
    side_title,
    speaker_line,
    turn_facts,
    turn_head,
    whatif_facts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.model.answers import Answer, Change, ChangeRow, Reason, Side, SpeakerLine
    from detente.show.numbering import Numbered

_SEPARATOR = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry.

    Attributes:
        number: Its place in a numbered list; None in a plain one.
        lead: What the sentence is about: a month, a name, an amount. "" if nothing stands before.
        text: The sentence.
        refs: Numbers of its citations.
        notes: What stands beneath it, each on its own line.
        disputed: Numbers of the citations that deny or dispute it.
    """

    text: str
    number: int | None = None
    lead: str = ""
    refs: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    disputed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A titled list.

    Attributes:
        note: One sentence that says how to read it; None if none is needed.
        left_out: How many lines a short form leaves out at the end.
        keep_last: The last line says what the others leave open, and stays in a short form.
    """

    title: str
    lines: tuple[Line, ...]
    note: str | None = None
    left_out: int = 0
    keep_last: bool = False

    def cut(self, most: int) -> Part:
        """Return the part with its first `most` lines, or one fewer and the last."""
        if len(self.lines) <= most:
            return self
        lines = self.lines[:most]
        if self.keep_last:
            lines = (*self.lines[: most - 1], self.lines[-1])
        left_out = self.left_out + len(self.lines) - most
        return replace(self, lines=lines, left_out=left_out)

    def refs(self, most: int) -> frozenset[int]:
        """Return the numbers of the first `most` citations of each line, for and against."""
        return frozenset(
            n for line in self.lines for n in (*line.refs[:most], *line.disputed[:most])
        )


def outline(answer: Answer, numbered: Numbered, turns: int | None = None) -> tuple[Part, ...]:
    """Return the parts of an answer that hold something, in order.

    `turns`: of how many turns it is said what changed, at most; None for all.
    """
    parts = (
        _turns(answer, numbered),
        _phases(answer, numbered),
        *_reasons(answer, numbered),
        _steps(answer, numbered),
        *_changes(answer.changes[:turns], numbered),
        _voices(answer, numbered),
        _figures(answer, numbered),
        _whatif(answer, numbered),
        _third_parties(answer, numbered),
        _dependence(answer, numbered),
        _background(answer, numbered),
        Part(title="Not known", lines=tuple(Line(text=gap) for gap in answer.gaps)),
        Part(
            title="What would change the answer",
            lines=tuple(Line(text=line) for line in answer.would_change),
        ),
        _corrections(answer),
    )
    return tuple(part for part in parts if part.lines)


def _says(speakers: Iterable[SpeakerLine]) -> tuple[str, ...]:
    names = "; ".join(speaker_line(speaker) for speaker in speakers)
    return (f"says: {names}",) if names else ()


def _turns(answer: Answer, numbered: Numbered) -> Part:
    lines = (
        Line(
            number=line.number,
            lead=turn_head(line.turn),
            text=line.sentence,
            refs=numbered.refs(line.citations),
            notes=(_SEPARATOR.join(turn_facts(line.turn)),),
        )
        for line in answer.turns
    )
    return Part(title="Turning points", lines=tuple(lines))


def _phases(answer: Answer, numbered: Numbered) -> Part:
    lines = (
        Line(
            lead=stretch(phase.first, phase.last),
            text=f"{phase.name} ({', '.join(phase_facts(phase))})",
            refs=numbered.refs(phase.citations),
        )
        for phase in answer.phases
    )
    return Part(title="Phases", lines=tuple(lines))


def _reasons(answer: Answer, numbered: Numbered) -> tuple[Part, ...]:
    ordered = reasons_in_order(answer)
    sides: tuple[Side, ...] = ("source", "target", "other")
    return tuple(
        Part(
            title=f"Because: {side_title(answer, side)}",
            lines=tuple(
                _reason(n, reason, numbered) for n, reason in ordered if reason.side == side
            ),
        )
        for side in sides
    )


def _reason(place: int, reason: Reason, numbered: Numbered) -> Line:
    notes = [_SEPARATOR.join(reason_facts(reason)), *_says(reason.speakers)]
    return Line(
        number=place,
        text=reason.sentence,
        refs=numbered.refs(reason.citations),
        notes=tuple(notes),
        disputed=numbered.refs(reason.counter),
    )


def _steps(answer: Answer, numbered: Numbered) -> Part:
    lines = (
        Line(
            lead=side_title(answer, step.side),
            text=step.sentence,
            refs=numbered.refs(step.citations),
            notes=(_SEPARATOR.join(reason_facts(step)), *_says(step.speakers)),
            disputed=numbered.refs(step.counter),
        )
        for step in answer.steps
    )
    return Part(
        title="Steps of the two",
        lines=tuple(lines),
        note="What a side did without saying why: part of the quarrel, and no reason of its own.",
    )


def _changes(changes: Iterable[Change], numbered: Numbered) -> tuple[Part, ...]:
    """Return, for each turn explained, its change split by kind of act and by theme."""
    return tuple(
        Part(
            title=title,
            lines=tuple(_change_row(row, numbered) for row in rows),
            note=change.sentence,
            keep_last=True,
        )
        for change in changes
        for title, rows in (
            (f"What changed at turn {change.turn}, by kind of act", change.by_type),
            (f"What changed at turn {change.turn}, by theme", change.by_theme),
        )
    )


def _change_row(row: ChangeRow, numbered: Numbered) -> Line:
    return Line(
        lead=f"{points(row.part)}, {row.name}", text=row.sentence, refs=numbered.refs(row.citations)
    )


def _voices(answer: Answer, numbered: Numbered) -> Part:
    lines = (
        Line(text=speaker_line(voice.speaker), refs=numbered.refs(voice.citations))
        for voice in answer.voices
    )
    return Part(title="Who says what", lines=tuple(lines))


def _figures(answer: Answer, numbered: Numbered) -> Part:
    lines = (
        Line(
            lead=amount(figure) + (f" ({figure.what})" if figure.what else ""),
            text=figure.sentence,
            refs=numbered.refs((figure.citation,)),
            notes=_says(figure.speakers),
        )
        for figure in answer.figures
    )
    return Part(title="Figures", lines=tuple(lines))


def _whatif(answer: Answer, numbered: Numbered) -> Part:
    lines = (
        Line(
            number=place,
            text=line.sentence,
            refs=numbered.refs((line.citation,)),
            notes=(*whatif_facts(line), *_says(line.speakers)),
        )
        for place, line in whatifs_in_order(answer)
    )
    return Part(
        title="What may follow",
        lines=tuple(lines),
        note="Conditional claims of those who are quoted; not forecasts.",
    )


def _third_parties(answer: Answer, numbered: Numbered) -> Part:
    lines = (
        Line(lead=party.name, text=party.sentence, refs=numbered.refs(party.citations))
        for party in answer.third_parties
    )
    return Part(title="Third parties", lines=tuple(lines))


def _dependence(answer: Answer, numbered: Numbered) -> Part:
    lines = (
        Line(
            text=line.sentence,
            refs=numbered.refs((line.citation,)),
            notes=_says(line.speakers),
        )
        for line in answer.dependence
    )
    return Part(title="Leverage and dependence, as told", lines=tuple(lines))


def _background(answer: Answer, numbered: Numbered) -> Part:
    lines = (
        Line(text=citation.quote, refs=numbered.refs((citation,))) for citation in answer.background
    )
    return Part(
        title="Background, not counted",
        lines=tuple(lines),
        note="Told as history: it does not move the curve.",
    )


def _corrections(answer: Answer) -> Part:
    lines = (
        Line(
            text=f"{line.sentence} {quoted(line.quote)}",
            notes=(f"{correction_maker(line)}: {line.because}",),
        )
        for line in answer.corrections
    )
    return Part(title="Corrected by hand", lines=tuple(lines), note=corrections_note(answer))
