"""A month of the relations on a watch list: which got worse, which better, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.model.actors import ActorId
from detente.model.answers import Citation, SpeakerLine
from detente.model.relations import RelationPoint, Stance, Uncounted

Movement = Literal["deteriorated", "improved", "mixed", "unchanged", "no_evidence", "nothing_read"]
"""mixed: grave acts and friendly ones in one month, and no move either way; no_evidence: reports
bear on the pair, and none tells an act of the month; nothing_read: there is neither a report of the
month nor an act dated in it."""
MovedBy = Literal["acts", "gravest", "statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestRule:
    """What moves the arrow of a pair (`explain/data/digest.toml`).

    Attributes:
        months_before: Months before the month with which it is compared.
        longest_before: The same where so few acts are told of those months that they give no level.
        fewest_before: Acts from which their mean is the level to compare with. Where even the
            longer stretch has fewer it is 0, the middle of the scale.
        least_mean: Score points that the month's mean must lie from that level.
        least_total: Score points that its acts must lie from it together.
        grave: Score at which an act is grave, or below. With one a month is not called better.
        graver: Score points by which a grave act must lie below all acts before to move the arrow
            alone.
    """

    months_before: int
    longest_before: int
    fewest_before: int
    least_mean: float
    least_total: float
    grave: float
    graver: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestLine:
    """One sentence of a digest.

    Attributes:
        lead: The few words that open it: who, and about what. "" for none.
        sentence: Says no more than the words cited.
        speakers: Who says so; () for the outlet's own voice.
        citations: The words, dated or published in the month.
        counter: Words that deny or dispute it.
    """

    lead: str
    sentence: str
    citations: tuple[Citation, ...]
    speakers: tuple[SpeakerLine, ...] = ()
    counter: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The numbers of a pair's month.

    Attributes:
        month: The acts dated in the month: how many, and their mean score.
        before: The same for the months before. `months`: how many these are.
        grave: Acts of the month that are grave. `friendly`: those with a score above 0.
        gravest: Lowest score of an act of the month; None without acts. `gravest_before`: the same
            for the months before.
        uncounted: Acts told of the month that do not count as done.
    """

    month: Stance = Stance()  # noqa: RUF009  # frozen
    before: Stance = Stance()  # noqa: RUF009
    months: int = 0
    grave: int = 0
    friendly: int = 0
    gravest: float | None = None
    gravest_before: float | None = None
    uncounted: Uncounted = Uncounted()  # noqa: RUF009


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestEntry:
    """One pair in one month.

    Attributes:
        moved_by: What moved the arrow: the month's acts together, the gravest of them, or a report
            that states the turn; None where it did not move.
        reason: Why the arrow stands as it does.
        points: At most three, none of which repeats the reason.
        compared: The month's numbers. `level`: the score that its mean is compared with.
        originals, outlets: Original documents on the pair that were published in the month or tell
            its acts, and how many named outlets published them.
        course: The relation by month, from `Digest.begins` to the end of the month.
    """

    source: ActorId
    target: ActorId
    source_name: str
    target_name: str
    movement: Movement
    moved_by: MovedBy | None
    reason: DigestLine
    compared: Compared
    points: tuple[DigestLine, ...] = ()
    level: float = 0.0
    originals: int = 0
    outlets: int = 0
    course: tuple[RelationPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedPair:
    """Two actors of a watch list. `row`: which of its rows names them, from 1."""

    source: ActorId
    target: ActorId
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotWatched:
    """A row of a watch list that was left out. `message`: what is wrong, and what to do."""

    row: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchList:
    """The pairs that a digest follows, in the order of the file, and the rows left out."""

    pairs: tuple[WatchedPair, ...]
    dropped: tuple[NotWatched, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A month over a watch list.

    Attributes:
        first, last: The days of the month. `begins`: the first day of the longest stretch before.
        as_of: What was published later is left out; None for nothing.
        entries: In the order of `Movement`, and those that moved farthest first.
        dropped: Rows of the list that were left out.
        read: Documents published in the month that were read, on whatever pair.
    """

    begins: date
    first: date
    last: date
    as_of: date | None
    entries: tuple[DigestEntry, ...]
    dropped: tuple[NotWatched, ...]
    rule: DigestRule
    read: int
    scheme: str
    data_version: str
    settings: str
    version: str
