"""The short phrases that every written form of an answer shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.show.days import EN_DASH, day, stretch, turned_in
from detente.show.words import table, word

if TYPE_CHECKING:
    from detente.model.answers import (
        Answer,
        Citation,
        CorrectionLine,
        Figure,
        PhaseLine,
        Provenance,
        Reason,
        SpeakerLine,
        WhatIf,
    )
    from detente.model.relations import TurningPoint

MINUS = "\N{MINUS SIGN}"
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
NO_OUTLET = "outlet not known"


def signed(score: float | None) -> str:
    """Return a score as "+4.3" or "−2.1", or "not known"."""
    if score is None:
        return "not known"
    rounded = round(score, 1)
    sign = "+" if rounded > 0 else MINUS if rounded < 0 else ""
    return f"{sign}{abs(rounded):.1f}"


def points(part: float) -> str:
    """Return a part of a change as "+0.25" or "−2.10"; parts are known to the hundredth."""
    sign = "+" if part > 0 else MINUS if part < 0 else ""
    return f"{sign}{abs(part):.2f}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 original", "5 originals", "1,200 documents"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def speaker_role(speaker: SpeakerLine) -> str | None:
    """Return the role as given; None if there is none, or if the name says it already."""
    role = speaker.role
    return None if role is None or role.casefold() in speaker.name.casefold() else role


def speaker_name(speaker: SpeakerLine) -> str:
    """Return who it is: "Adam Weinstein, analyst"."""
    role = speaker_role(speaker)
    return speaker.name if role is None else f"{speaker.name}, {role}"


def speaker_flags(speaker: SpeakerLine) -> tuple[str, ...]:
    """Return what a reader must know of a speaker: "party", "anonymous", "group"."""
    flags = (("party", speaker.party), ("anonymous", speaker.anonymous), ("group", speaker.group))
    return tuple(name for name, held in flags if held)


def speaker_line(speaker: SpeakerLine) -> str:
    """Return the speaker with the flags in brackets."""
    flags = speaker_flags(speaker)
    return speaker_name(speaker) + (f" [{', '.join(flags)}]" if flags else "")


def quoted(words: str) -> str:
    """Return the words in quotation marks; as they are if they stand in such marks already."""
    inside = words[:1] in {"“", '"'} and words[-1:] in {"”", '"'} and len(words) > 1
    return words if inside else f"“{words}”"


def outlet_line(citation: Citation) -> str:
    """Return who published it, and whose report it reprints."""
    outlet = citation.outlet or NO_OUTLET
    original = citation.original_outlet
    return outlet if original is None or original == outlet else f"{outlet} (reprint of {original})"


def place_line(citation: Citation) -> str:
    """Return where the words stand: outlet, day, characters, document."""
    start, end = citation.span
    return (
        f"{outlet_line(citation)}, {day(citation.published)}, chars {start}{EN_DASH}{end} "
        f"of {citation.document}{corrected_mark(citation)}"
    )


def corrected_mark(citation: Citation) -> str:
    """Return ", as corrected by R. Vega" where a person has corrected how it was read; else ""."""
    by = " and ".join(citation.corrected_by)
    return f", as corrected by {by}" if by else ""


def corrections_note(answer: Answer) -> str | None:
    """Return "2 corrections by R. Vega apply."; None without corrections."""
    if not answer.corrections:
        return None
    by = " and ".join(sorted({line.by for line in answer.corrections}))
    applies = "applies" if len(answer.corrections) == 1 else "apply"
    return f"{counted(len(answer.corrections), 'correction')} by {by} {applies}."


def correction_maker(line: CorrectionLine) -> str:
    """Return who has corrected something, and when: "R. Vega, 3 May 1998"."""
    return line.by if line.made is None else f"{line.by}, {day(line.made)}"


def turn_head(turn: TurningPoint) -> str:
    """Return "▼ June 2017, souring"."""
    return f"{word('arrow', turn.direction)} {turned_in(turn)}, {word('turn', turn.direction)}"


def turn_facts(turn: TurningPoint) -> tuple[str, ...]:
    """Return what is known of a turn: its days, the scores about it, how it was found."""
    facts = [stretch(turn.first, turn.last)]
    if turn.before is not None and turn.after is not None:
        facts.append(f"mean score {signed(turn.before)} → {signed(turn.after)}")
    facts.append(word("method", turn.method))
    if turn.confidence is not None:
        facts.append(f"confidence {turn.confidence:.2f}")
    return tuple(facts)


def phase_facts(phase: PhaseLine) -> tuple[str, ...]:
    """Return the mean score and the number of events of a phase."""
    events = counted(phase.events, "event")
    return (events,) if phase.score is None else (f"mean score {signed(phase.score)}", events)


def reason_facts(reason: Reason) -> tuple[str, ...]:
    """Return standing, independent originals and days of a reason."""
    facts = [word("standing", reason.standing), counted(reason.originals, "original")]
    if reason.first is not None or reason.last is not None:
        facts.append(stretch(reason.first, reason.last))
    return tuple(facts)


def whatif_facts(line: WhatIf) -> tuple[str, ...]:
    """Return how a conditional claim is hedged, and which others follow on from it."""
    hedge = () if line.hedge is None else (f"hedged: {line.hedge}",)
    then = ", ".join(map(str, line.then))
    return (*hedge, *((f"from there: {then}",) if then else ()))


def amount(figure: Figure) -> str:
    """Return the figure's value: "at least 21", "77 %", "at least 4.7 billion USD"."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "amount not told"
    if low is None:
        value = f"at most {_number(high)}"
    elif high is None:
        value = f"at least {_number(low)}"
    else:
        value = _number(low) if low == high else f"{_number(low)}{EN_DASH}{_number(high)}"
    return f"{value} {_unit(figure)}".rstrip()


def _unit(figure: Figure) -> str:
    unit = figure.unit or ""
    several = table("unit").get(unit, unit)
    alone = figure.low == figure.high == 1 and several == f"{unit}s"
    return unit if alone else several


def _number(value: float | None) -> str:
    if value is None:
        return ""
    for size, name in _LARGE:
        if value >= size and float(f"{value / size:.4g}") * size == value:
            return f"{value / size:.4g} {name}"
    return f"{value:,.10g}" if value % 1 else f"{int(value):,}"


def made_from(made: Provenance) -> str:
    """Return "213 documents, 148 originals (65 reprints counted once), 31 outlets"."""
    folded = made.documents - made.originals
    text = f"{counted(made.documents, 'document')}, {counted(made.originals, 'original')}"
    if folded > 0:
        text += f" ({counted(folded, 'reprint')} folded)"
    coded = f", {counted(made.coded, 'coded event')}" if made.coded else ""
    return f"{text}, {counted(made.outlets, 'outlet')}{coded}"


def side_title(answer: Answer, side: str) -> str:
    """Return whose reasons they are."""
    question = answer.question
    names = {"source": question.source_name, "target": question.target_name}
    return names.get(side) or word("side", side)


def scale_name(scheme: str) -> str:
    """Return what people call a scheme's scale; a user's own scheme by its own name."""
    return table("scale").get(scheme, scheme)


def window(answer: Answer) -> str | None:
    """Return the days that count, and the day up to which was read; None if all days count."""
    question = answer.question
    parts = []
    if question.start is not None or question.end is not None:
        parts.append(stretch(question.start, question.end))
    if question.around is not None:
        parts.append(f"around {day(question.around)}")
    if question.as_of is not None:
        parts.append(f"as published until {day(question.as_of)}")
    return ", ".join(parts) or None
