"""The third parties around two sides, laid out by rule: the same parties always stand alike."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from math import copysign, hypot
from typing import TYPE_CHECKING, Literal, get_args

from detente.model.answers import Trend
from detente.show.charts import PHONE, WIDE
from detente.show.frames import LINE, SMALL
from detente.show.labels import in_lines
from detente.show.shapes import arrow
from detente.show.sheets import BOLD, heading, sheet
from detente.show.svg import element, group, path, short, title, words
from detente.show.wording import counted
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from detente.model.actors import ActorId
    from detente.model.answers import ThirdParty

    _Joint = tuple[tuple[float, float], tuple[float, float]]

MOST = 12
"""Third parties that are drawn; the table holds all."""

Place = Literal["source", "target", "both"]

_PLACES: tuple[Place, ...] = get_args(Place)
_TRENDS: tuple[Trend, ...] = get_args(Trend)
_SIDE_WIDE, _SIDE_TALL = 124.0, 52.0  # px: the box of a side on a wide page, at least
_PARTY_WIDE = 150.0  # px: the box of a third party on a wide page
_WIDEST_GAP = 130.0  # px between columns
_AISLE = 12.0  # px that third parties keep from the line between the two sides
_RAIL = 14.0  # px from the edge of a phone's page to the line down from a side
_REACH = 50.0  # px: an edge on a phone
_RAIL_GAP = 28.0  # px between the two sides on a phone
_ROW = 44.0  # px from one third party to the next
_TALL = 36.0  # px: height of its box, which holds two lines of words
_INSET = 7.0  # px beside the words of a box
_STEP = 15.0  # px between edges where they meet a side
_HEAD = 8.0  # px: an arrow's head


@dataclass(frozen=True, slots=True)
class _Party:
    """A third party: where it stands, and what it has to do with either side."""

    actor: ActorId
    name: str
    ties: tuple[ThirdParty, ...]

    @property
    def place(self) -> Place:
        """Beside the one side that it deals with; between the two if with both or not known."""
        sides = {tie.side for tie in self.ties}
        if sides == {"source"}:
            return "source"
        return "target" if sides == {"target"} else "both"


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a box stands, in px."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def middle(self) -> float:
        """The y of its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything stands.

    Attributes:
        sides: The boxes of the source and of the target.
        boxes: Those of the third parties, in their order.
        joints: (index of the third party, side) to where the edge leaves it and meets the side.
        rails: Lines that belong to a side's box: path commands.
        bottom: The y below all.
    """

    sides: tuple[_Box, _Box]
    boxes: tuple[_Box, ...]
    joints: Mapping[tuple[int, str], _Joint]
    rails: str
    bottom: float


def ego_network(
    thirds: Sequence[ThirdParty],
    pair: tuple[str, str],
    width: int = WIDE,
    *,
    hrefs: Mapping[ActorId, str] | None = None,
    prefix: str = "network",
) -> str:
    """Return the third parties around two sides, each joined to the side that it deals with.

    Who deals with one side stands beside it, who deals with both stands between them. An edge of
    who drew nearer is a whole line with a filled head at the side; of who drew away a dashed line
    with an open head at the third party; of others a thin line without a head.

    Args:
        thirds: As an answer has them; of one actor there may be two, one for either side. At most
            twelve actors are drawn: those that moved first, then in the order given.
        pair: Names of source and target.
        width: px; WIDE or PHONE.
        hrefs: Where an actor's box leads; those that are missing lead nowhere.
        prefix: Begins every id; two charts on one page need two.
    """
    parties = _parties(thirds)
    drawn, rest = parties[:MOST], len(parties[MOST:])
    head, top = heading("Who deals with either side, and which way it moved", _key(), 0, width)
    lay = _across if width >= (WIDE + PHONE) / 2 else _down
    layout = lay(drawn, width, top + 4)
    sides = (_side(name, box) for name, box in zip(pair, layout.sides, strict=True))
    plain, links = _nodes(drawn, layout.boxes, hrefs or {})
    note = f"{counted(rest, 'more party', 'more parties')} in the table" if rest else ""
    more = words(note, 0, layout.bottom + 12, SMALL) if note else ""
    picture = (head, path(layout.rails, "c-pair"), *_edges(drawn, layout), *sides, plain, more)
    height = layout.bottom + (LINE + 6 if note else 0)
    return sheet(prefix, (width, height), _texts(drawn, pair, rest), picture, links)


def _edges(drawn: Sequence[_Party], layout: _Layout) -> list[str]:
    return [
        _edge(tie, layout.joints[index, tie.side])
        for index, party in enumerate(drawn)
        for tie in party.ties
        if tie.side is not None
    ]


def _nodes(
    drawn: Sequence[_Party], boxes: Sequence[_Box], hrefs: Mapping[ActorId, str]
) -> tuple[str, str]:
    """Return the boxes of the third parties, and those that are links."""
    plain, links = [], []
    for party, box in zip(drawn, boxes, strict=True):
        content = (title(party.name), _boxed(party.name, box, "c-party"))
        if party.actor in hrefs:
            links.append(element("a", *content, href=hrefs[party.actor]))
        else:
            plain.append(element("g", *content))
    return "".join(plain), group("c-parties", *links)


def _parties(thirds: Sequence[ThirdParty]) -> list[_Party]:
    """Return each actor once, those that moved first."""
    ties: dict[ActorId, list[ThirdParty]] = defaultdict(list)
    for third in thirds:
        ties[third.actor].append(third)
    found = [_Party(actor, held[0].name, tuple(held)) for actor, held in ties.items()]
    return sorted(found, key=lambda party: not any(tie.trend for tie in party.ties))


def _across(parties: Sequence[_Party], width: float, top: float) -> _Layout:
    """Lay out in columns: the source's parties, the source, both's, the target, the target's."""
    held = {place: [i for i, p in enumerate(parties) if p.place == place] for place in _PLACES}
    outer = max(len(held["source"]), len(held["target"]))
    inner = (len(held["both"]) + 1) // 2
    tall = max(outer * _ROW, 2 * (inner * _ROW + _AISLE), _SIDE_TALL)
    side_tall = max(max(outer, 2 * inner) * _STEP + 10, _SIDE_TALL)
    centre = top + tall / 2
    lefts = _lefts(held, width)
    one, other = (_Box(lefts[s], centre - side_tall / 2, _SIDE_WIDE, side_tall) for s in "AB")
    boxes: dict[int, _Box] = {}
    joints: dict[tuple[int, str], _Joint] = {}
    for place, indexes in held.items():
        for index, slot in zip(indexes, _slots(len(indexes), aisle=place == "both"), strict=True):
            y = centre + slot * _ROW
            if place == "both":
                y = centre + copysign((abs(slot) - 0.5) * _ROW + _AISLE, slot)
            box = boxes[index] = _Box(lefts[place], y - _TALL / 2, _PARTY_WIDE, _TALL)
            meets = centre + slot * _STEP
            if place == "source":
                joints[index, "source"] = ((box.right, y), (one.left, meets))
            elif place == "target":
                joints[index, "target"] = ((box.left, y), (other.right, meets))
            else:
                joints[index, "source"] = ((box.left, y), (one.right, meets))
                joints[index, "target"] = ((box.right, y), (other.left, meets))
    pair = f"M{short(one.right)} {short(centre)}H{short(other.left)}"
    ordered = tuple(boxes[index] for index in range(len(parties)))
    return _Layout((one, other), ordered, joints, pair, top + tall + 8)


def _lefts(held: Mapping[Place, Sequence[int]], width: float) -> dict[str, float]:
    """Return the left edges of the columns that hold anything, evenly spread."""
    columns: list[tuple[str, float]] = [("A", _SIDE_WIDE), ("B", _SIDE_WIDE)]
    if held["both"]:
        columns.insert(1, ("both", _PARTY_WIDE))
    if held["source"]:
        columns.insert(0, ("source", _PARTY_WIDE))
    if held["target"]:
        columns.append(("target", _PARTY_WIDE))
    free = width - sum(wide for _, wide in columns)
    gap = min(free / (len(columns) - 1), _WIDEST_GAP)
    left = (free - gap * (len(columns) - 1)) / 2
    lefts = {}
    for name, wide in columns:
        lefts[name] = left
        left += wide + gap
    return lefts


def _slots(count: int, *, aisle: bool) -> list[float]:
    """Return places about 0, one apart; `aisle`: 0 itself stays free."""
    if not aisle:
        return [index - (count - 1) / 2 for index in range(count)]
    above = (count + 1) // 2
    return [float(index - above + (index >= above)) for index in range(count)]


def _down(parties: Sequence[_Party], width: float, top: float) -> _Layout:
    """Lay out in rows below the two sides, from each of which a rail leads down."""
    wide = (width - _RAIL_GAP) / 2
    one, other = _Box(0, top, wide, _TALL + 4), _Box(width - wide, top, wide, _TALL + 4)
    left, right = _RAIL, width - _RAIL
    boxes = []
    joints: dict[tuple[int, str], _Joint] = {}
    ends = {"source": one.top + one.height, "target": other.top + other.height}
    y = top + one.height + 14 + _TALL / 2
    for index, party in enumerate(parties):
        box = _Box(_RAIL + _REACH, y - _TALL / 2, width - 2 * (_RAIL + _REACH), _TALL)
        boxes.append(box)
        joints[index, "source"] = ((box.left, y), (left, y))
        joints[index, "target"] = ((box.right, y), (right, y))
        ends |= {tie.side: y for tie in party.ties if tie.side is not None}
        y += _ROW
    rails = (
        f"M{short(one.right)} {short(one.middle)}H{short(other.left)}"
        f"M{short(left)} {short(one.top + one.height)}V{short(ends['source'])}"
        f"M{short(right)} {short(other.top + other.height)}V{short(ends['target'])}"
    )
    bottom = boxes[-1].top + boxes[-1].height if boxes else one.top + one.height
    return _Layout((one, other), tuple(boxes), joints, rails, bottom + 8)


def _edge(tie: ThirdParty, joint: _Joint) -> str:
    """Return the edge from a third party to a side, with the head that tells which way it moved."""
    (x1, y1), (x2, y2) = joint
    far = hypot(x2 - x1, y2 - y1)
    way = ((x2 - x1) / far, (y2 - y1) / far)
    heads = ""
    if tie.trend == "nearer":
        heads = arrow((x2 - way[0], y2 - way[1]), way, _HEAD, open_=False)
        x2, y2 = x2 - way[0] * _HEAD * 0.8, y2 - way[1] * _HEAD * 0.8
    elif tie.trend == "away":
        back = (-way[0], -way[1])
        heads = arrow((x1 + 2 * way[0], y1 + 2 * way[1]), back, _HEAD, open_=True)
        x1, y1 = x1 + 2 * way[0], y1 + 2 * way[1]
    drawn = f"M{short(x1)} {short(y1)}L{short(x2)} {short(y2)}"
    kind = tie.trend or "still"
    return element(
        "g", title(tie.sentence),
        path(drawn, f"c-tie c-{kind}"), path(heads, f"c-way c-{kind}"),
    )  # fmt: skip


def _side(name: str, box: _Box) -> str:
    return element("g", title(name), _boxed(name, box, "c-side"))


def _boxed(name: str, box: _Box, class_: str) -> str:
    """Return a box with a name of at most two lines in its middle."""
    room = (box.width - 2 * _INSET) / (BOLD if class_ == "c-side" else 1)
    lines = in_lines(name, SMALL, room, 2)
    first = box.middle + 4 - (len(lines) - 1) * LINE / 2
    return element(
        "rect", x=box.left, y=box.top, width=box.width, height=box.height, rx=4, class_=class_
    ) + "".join(
        words(part, box.left + box.width / 2, first + index * LINE, SMALL,
              text_anchor="middle", class_=f"{class_}-name")
        for index, part in enumerate(lines)
    )  # fmt: skip


def _key() -> list[tuple[Callable[[float, float], str], str]]:
    names = [(trend, word("trend", trend)) for trend in _TRENDS]
    return [*((partial(_swatch, trend), name) for trend, name in names), (_plain, "neither")]


def _swatch(trend: Trend, x: float, top: float) -> str:
    y = top + 8
    if trend == "nearer":
        drawn, head = f"M{short(x)} {short(y)}h6", arrow((x + 12, y), (1, 0), 7, open_=False)
    else:
        drawn, head = f"M{short(x + 12)} {short(y)}h-11", arrow((x, y), (-1, 0), 7, open_=True)
    return path(drawn, f"c-tie c-{trend}") + path(head, f"c-way c-{trend}")


def _plain(x: float, top: float) -> str:
    return path(f"M{short(x)} {short(top + 8)}h12", "c-tie c-still")


def _texts(parties: Sequence[_Party], pair: tuple[str, str], rest: int) -> tuple[str, str]:
    """Return the chart's name, and what it shows, in words."""
    names = {"source": pair[0], "target": pair[1]}
    told = []
    for party in parties:
        ties = (
            f"with {names[tie.side]}" + (f", {word('trend', tie.trend)}" if tie.trend else "")
            for tie in party.ties
            if tie.side is not None
        )
        told.append(f"{party.name}: {'; '.join(ties) or 'side not known'}.")
    more = f" {rest:,} more are not drawn." if rest else ""
    return (
        f"Third parties around {pair[0]} and {pair[1]}",
        (" ".join(told) or "None is told of.") + more,
    )
