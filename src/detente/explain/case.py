"""All that an answer is made from, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model.coded import CodedCounts

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.model.actors import ActorId
    from detente.model.answers import Provenance, Question
    from detente.model.corrections import Correction
    from detente.model.evidence import Evidence
    from detente.model.happenings import Happening
    from detente.model.relations import Phase, RelationSeries, TurningPoint
    from detente.model.scales import Scale
    from detente.model.sides import Sides
    from detente.model.text import DocumentHead

NO_CODED = CodedCounts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with all that bears on it; every sequence may come in any order.

    Attributes:
        sides: Who counts as either side, and when.
        evidence: All claims that bear on the pair, without what reprints repeat.
        context: Other claims of the same documents, for figures, what-ifs and third parties.
        reprints: Heads of the documents that were folded into their originals.
        coded: Coded events between the two, counted by month; some are shown among `happenings`.
        corrections: What people have corrected in what is here, in the order made.
        happenings: All happenings told in `evidence`, whether they count or not.
        series: The pair's series over the question's window; both directions.
        turns, phases: What was found in the whole evidence.
        name_of: The name of an actor that is shown to people.
        provenance: Versions and settings; its counts are filled in by the answer.
    """

    question: Question
    sides: Sides
    evidence: tuple[Evidence, ...]
    happenings: tuple[Happening, ...]
    series: RelationSeries
    turns: tuple[TurningPoint, ...]
    phases: tuple[Phase, ...]
    scale: Scale
    name_of: Callable[[ActorId], str]
    provenance: Provenance
    context: tuple[Evidence, ...] = ()
    reprints: tuple[DocumentHead, ...] = ()
    corrections: tuple[Correction, ...] = ()
    coded: CodedCounts = NO_CODED


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOptions:
    """How much is shown, and what is near enough.

    Attributes:
        reasons: Reasons a side, at most.
        citations: Citations of one reason, turn or phase, at most.
        figures, others, voices: Figures, third parties and speakers, at most.
        changes: Turns of which it is said what changed, at most.
        dependence: Statements on who depends on whom, at most.
        around_days: Half width of the window of a question "around" a day.
        near_days: Days from a turn within which an act counts fully towards its reasons. Origin:
            our choice; the year and a half before and after is what commentary refers to.
        quote: Characters of a quotation inside a sentence; longer ones are cut at a word.
    """

    reasons: int = 8
    citations: int = 4
    figures: int = 12
    others: int = 8
    voices: int = 16
    changes: int = 3
    dependence: int = 8
    around_days: int = 365
    near_days: int = 540
    quote: int = 240
