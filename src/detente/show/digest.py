"""A monthly digest, in CrisisWatch's manner: an arrow, one bold sentence, short points with leads.

As one HTML file that needs no other, and as Markdown with its citations as footnotes.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from markupsafe import Markup

from detente.show.answerparts import exhibits
from detente.show.days import day, month
from detente.show.markdown import escaped, footnotes, marks
from detente.show.numbering import Place, number_all
from detente.show.report import style_of
from detente.show.sparkcell import spark_cell
from detente.show.templating import environment
from detente.show.wording import counted, scale_name, signed
from detente.show.words import table, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.model.answers import Citation
    from detente.model.digests import Digest, DigestEntry, DigestLine
    from detente.model.relations import Stance
    from detente.show.numbering import Numbered


@dataclass(frozen=True, slots=True)
class _Shown:
    """An entry with what stands about it. `course`: the relation as a small drawing."""

    anchor: str
    entry: DigestEntry
    title: str
    facts: tuple[str, ...]
    course: Markup | None


@dataclass(frozen=True, slots=True)
class _Group:
    """The entries that moved one way."""

    movement: str
    shown: tuple[_Shown, ...]


def digest_html(digest: Digest) -> str:
    """Return a digest as one self-contained page; what documents say is escaped."""
    page = environment().get_template("digest.html.j2")
    title = digest_title(digest)
    return page.render(**digest_parts(digest), description=_told(digest), **style_of(title))


def digest_parts(digest: Digest) -> dict[str, object]:
    """Return the values of the templates in `templates/digest/`."""
    numbered = number_all(_cited(digest))
    return {
        "digest": digest,
        "title": digest_title(digest),
        "groups": _groups(digest),
        "numbered": numbered,
        "evidence": exhibits(numbered),
        "cite_at": lambda number: f"#e{number}",
        "page_at": "",
        "rule": rule_lines(digest),
        "told": _told(digest),
    }


def digest_markdown(digest: Digest) -> str:
    """Return a digest as Markdown, ending in a newline."""
    numbered = number_all(_cited(digest))
    made = (
        f"detente {digest.version}, data `{digest.data_version}`, scheme "
        f"{escaped(digest.scheme)}, settings `{digest.settings}`."
    )
    blocks = [
        f"# {digest_title(digest)}",
        f"*{escaped(_told(digest))}*",
        *(block for group in _groups(digest) for block in _group(group, numbered)),
        *_dropped(digest),
        "## How this was made",
        "\n".join(f"- {escaped(line)}" for line in rule_lines(digest)),
        made,
        *footnotes(numbered),
    ]
    return "\n\n".join(blocks) + "\n"


def digest_title(digest: Digest) -> str:
    """Return "Relations watched, March 2014"."""
    return f"Relations watched, {month(f'{digest.first:%Y-%m}')}"


def rule_lines(digest: Digest) -> tuple[str, ...]:
    """Return the rule of the arrows, in sentences."""
    rule = digest.rule
    until = f", up to {day(digest.as_of)}" if digest.as_of else ""
    read = f"{counted(digest.read, 'document')} published in the month"
    values = {
        "scale": scale_name(digest.scheme), "months": rule.months_before,
        "longest": rule.longest_before, "fewest": rule.fewest_before,
        "mean": f"{rule.least_mean:g}", "total": f"{rule.least_total:g}",
        "grave": signed(rule.grave), "graver": f"{rule.graver:g}", "until": until,
        "read": f"{read} {'was' if digest.read == 1 else 'were'} read",
    }  # fmt: skip
    return tuple(line.format(**values) for line in table("digest_rule").values())


def _cited(digest: Digest) -> Iterator[tuple[Place, tuple[Citation, ...]]]:
    for group in _groups(digest):
        for shown in group.shown:
            place = Place(shown.anchor, shown.title)
            for line in (shown.entry.reason, *shown.entry.points):
                yield place, (*line.citations, *line.counter)


def _groups(digest: Digest) -> tuple[_Group, ...]:
    shown = [
        _Shown(f"pair-{place}", entry, _title(entry), _facts(entry), _course(entry, digest))
        for place, entry in enumerate(digest.entries, start=1)
    ]
    groups = (
        _Group(movement, tuple(each for each in shown if each.entry.movement == movement))
        for movement in table("movement")
    )
    return tuple(group for group in groups if group.shown)


def _title(entry: DigestEntry) -> str:
    return f"{entry.source_name} and {entry.target_name}"


def _told(digest: Digest) -> str:
    """Return how many pairs moved which way, and how many rows were left out."""
    parts = [
        f"{len(group.shown)} {word('movement', group.movement).lower()}"
        for group in _groups(digest)
    ]
    if digest.dropped:
        parts.append(f"{counted(len(digest.dropped), 'row')} of the list left out")
    return f"{counted(len(digest.entries), 'pair')}: {', '.join(parts)}."


def _facts(entry: DigestEntry) -> tuple[str, ...]:
    """Return the numbers beneath an entry."""
    if entry.movement == "nothing_read":
        return ()
    compared = entry.compared
    named = counted(entry.outlets, "named outlet")
    before = f"in the {compared.months} months before {_acts(compared.before)}"
    facts = [_acts(compared.month), before] if compared.month.events else []
    facts.append(f"{counted(entry.originals, 'original')} of {named}")
    others = [
        f"{number} {word('uncounted', each.name)}"
        for each in fields(compared.uncounted)
        if (number := getattr(compared.uncounted, each.name))
    ]
    if others:
        facts.append(f"told and not counted: {', '.join(others)}")
    if entry.moved_by is not None:
        facts.append(word("moved_by", entry.moved_by))
    return tuple(facts)


def _acts(stance: Stance) -> str:
    acts = counted(stance.events, "act") if stance.events else "no act"
    return acts if stance.score is None else f"{acts}, mean {signed(stance.score)}"


def _course(entry: DigestEntry, digest: Digest) -> Markup | None:
    if not entry.course:
        return None
    drawn = spark_cell(entry.course, _title(entry), days=(digest.begins, digest.last))
    return Markup(drawn)  # noqa: S704  # svg.py escapes all that it is given


# -- Markdown --------------------------------------------------------------------------------------


def _group(group: _Group, numbered: Numbered) -> Iterator[str]:
    arrow = word("movement_arrow", group.movement)
    yield f"## {arrow} {word('movement', group.movement)}"
    if group.movement == "nothing_read":
        yield "\n".join(f"- {escaped(shown.title)}" for shown in group.shown)
        yield escaped(group.shown[0].entry.reason.sentence)
        return
    for shown in group.shown:
        entry = shown.entry
        yield f"### {arrow} {escaped(shown.title)}"
        yield f"**{escaped(entry.reason.sentence)}**{_behind(entry.reason, numbered)}"
        yield from (
            f"*{escaped(line.lead)}.* {escaped(line.sentence)}{_behind(line, numbered)}"
            for line in entry.points
        )
        yield f"{escaped(' · '.join(shown.facts))}."


def _behind(line: DigestLine, numbered: Numbered) -> str:
    """Return the marks of what a sentence rests on, and of what denies it."""
    disputed = marks(numbered.refs(line.counter))
    return marks(numbered.refs(line.citations)) + (f" Disputed:{disputed}" if disputed else "")


def _dropped(digest: Digest) -> list[str]:
    if not digest.dropped:
        return []
    rows = "\n".join(f"- Row {each.row}: {escaped(each.message)}" for each in digest.dropped)
    return ["## Left out of the watch list", rows]
