"""Who says what: the claims of each speaker."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from detente.explain.cite import citations, oldest_first, speaker
from detente.model.answers import SpeakerLine, Voice

if TYPE_CHECKING:
    from detente.explain.case import AnswerOptions, Case
    from detente.model.evidence import Evidence


def voices(case: Case, options: AnswerOptions) -> tuple[Voice, ...]:
    """Return the speakers of evidence and context: parties first, then those cited most.

    Speakers are told apart by name and actor; two whose names are withheld, in different
    documents, are never taken for one.
    """
    groups: dict[tuple[str, ...], list[Evidence]] = defaultdict(list)
    lines: dict[tuple[str, ...], SpeakerLine] = {}
    for item in oldest_first({e.claim.id: e for e in (*case.context, *case.evidence)}.values()):
        line = speaker(item, case.sides)
        if line is None:
            continue
        own = item.head.original if line.anonymous or line.group else ""
        key = (line.name.casefold(), str(line.actor), own)
        groups[key].append(item)
        if key not in lines or (line.role and not lines[key].role):
            lines[key] = line
    found = [
        Voice(speaker=lines[key], citations=citations(items, options.citations))
        for key, items in groups.items()
    ]
    weight = {id(v): len(groups[key]) for v, key in zip(found, groups, strict=True)}
    found.sort(key=lambda v: (not v.speaker.party, -weight[id(v)], v.speaker.name))
    return tuple(found)
