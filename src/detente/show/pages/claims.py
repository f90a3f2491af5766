"""The page of claims by speaker: themes down, camps across, the exact words in the cells."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, get_args

from detente.model.claims import Factuality
from detente.model.codec import to_json
from detente.model.sayings import CAMPS
from detente.show.grid import Table
from detente.show.pages.addresses import address, dyad_at, twins_of, words_at
from detente.show.site import page
from detente.show.tables import iso
from detente.show.wording import outlet_line, speaker_name
from detente.show.words import word

if TYPE_CHECKING:
    from detente.model.codec import Json
    from detente.model.sayings import Camp, Saying, Sayings
    from detente.show.grid import Cell

SHOWN = 2
"""Sayings of a cell that are shown at once; the others stand behind a summary that opens."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One theme: its sayings, and the same by camp in the order of the columns."""

    theme: str
    sayings: tuple[Saying, ...]
    cells: tuple[tuple[Saying, ...], ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """One choice of a filter: what is sent, what is shown, whether it is chosen."""

    value: str
    text: str
    chosen: bool


def claims_page(found: Sayings, data_version: str) -> str:
    """Return the page of claims by speaker."""
    camps = tuple(camp for camp in CAMPS if any(s.camp == camp for s in found.found))
    rows = tuple(
        _row(theme, tuple(some), camps) for theme, some in groupby(found.found, lambda s: s.theme)
    )
    question = found.question
    return page(
        "claims", data_version, found=found, question=question, rows=rows, camps=camps, shown=SHOWN,
        camp_name=lambda camp: camp_name(found, camp), flags=flags, words_at=words_at,
        here=dyad_at(question, "claims"), back=dyad_at(question), names=_names(found),
        twins=twins_of(_here(found), data_version), choices=_choices(found), form=_form(found),
        action=address("dyad", question.source, question.target, "claims"),
    )  # fmt: skip


def camp_name(found: Sayings, camp: Camp) -> str:
    """Return what a camp is called: a side by the name asked about."""
    sides = {"source": found.question.source_name, "target": found.question.target_name}
    return sides.get(camp) or word("camp", camp)


def flags(saying: Saying) -> tuple[str, ...]:
    """Return what a reader must know of a saying, in words."""
    line = saying.speaker
    held = (
        ("party to the dispute", line.party),
        ("anonymous", line.anonymous),
        ("several people", line.group),
        ("second-hand", saying.second_hand),
        (f"reprint ×{saying.reprints}", saying.reprints > 0),
    )
    part = "in part " if len(saying.meant) > 1 else ""
    meant = (f"{part}{word('factuality', each)}" for each in saying.meant if each != "asserted")
    return (*(text for text, holds in held if holds), *meant)


def claims_json(found: Sayings, data_version: str) -> dict[str, Json]:
    """Return the sayings in their JSON form."""
    form = to_json(found)
    fields = form if isinstance(form, dict) else {}
    return {"detente": "1", "data_version": data_version, **fields}


def claims_table(found: Sayings) -> Table:
    """Return a row for each saying."""
    rows: list[tuple[Cell, ...]] = [
        (
            each.theme, camp_name(found, each.camp), speaker_name(each.speaker),
            each.speaker.actor, each.speaker.party, each.speaker.anonymous, each.second_hand,
            " ".join(each.meant), each.citation.quote, outlet_line(each.citation),
            iso(each.citation.published), each.citation.doc, each.citation.span[0],
            each.citation.span[1], each.citation.claim, each.reprints,
            " | ".join(denial.citation.quote for denial in each.denials) or None,
        )
        for each in found.found
    ]  # fmt: skip
    question = found.question
    return Table(
        title=f"Claims on {question.source_name} and {question.target_name}",
        columns=(
            "theme", "camp", "speaker", "actor", "party", "anonymous", "second_hand", "meant",
            "quote", "outlet", "published", "doc", "start", "end", "claim", "reprints", "denied_by",
        ),
        rows=tuple(rows),
    )  # fmt: skip


def _row(theme: str, some: tuple[Saying, ...], camps: tuple[Camp, ...]) -> _Row:
    cells = tuple(tuple(each for each in some if each.camp == camp) for camp in camps)
    return _Row(theme, some, cells)


def _choices(found: Sayings) -> dict[str, tuple[_Choice, ...]]:
    sought = found.sought
    return {
        "speaker": tuple(
            _Choice(name, f"{name} ({count})", sought.speaker == name)
            for name, count in found.speakers
        ),
        "camp": tuple(_Choice(c, camp_name(found, c), sought.camp == c) for c in CAMPS),
        "factuality": tuple(
            _Choice(each, word("factuality", each), sought.factuality == each)
            for each in get_args(Factuality)
        ),
    }


def _here(found: Sayings) -> str:
    """Return the page's address with all that was chosen."""
    sought = found.sought
    return dyad_at(
        found.question, "claims", speaker=sought.speaker, camp=sought.camp,
        factuality=sought.factuality,
    )  # fmt: skip


def _names(found: Sayings) -> str:
    return f"{found.question.source_name} and {found.question.target_name}"


def _form(found: Sayings) -> dict[str, str]:
    """Return what the form sends along: the window, as it stands in the address."""
    window = {"from": iso(found.question.start), "to": iso(found.question.end)}
    return {key: value for key, value in window.items() if value}
