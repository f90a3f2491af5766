"""Two relations in one drawing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from detente.errors import BadValue
from detente.model.actors import ActorId
from detente.model.relations import Dyad, RelationPoint, RelationSeries
from detente.show.charts import PHONE, WIDE
from detente.show.labels import text_width
from detente.show.overlay import Line, overlaid

WORD = re.compile(r'<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"([^>]*)>([^<]+)</text>')


def series(year: int, *scores: float | None) -> RelationSeries:
    """One point a year, from a year on."""
    points = tuple(
        RelationPoint(
            first=date(year + n, 1, 1), last=date(year + n, 12, 31), events=int(score is not None),
            originals=1, outlets=1, quad=(0, 0, 0, 0), score=score, low=score, high=score,
            coverage=1,
        )
        for n, score in enumerate(scores)
    )  # fmt: skip
    dyad = Dyad(source=ActorId("IND"), target=ActorId("PAK"))
    return RelationSeries(dyad=dyad, both=True, step="year", scheme="plover", points=points)


ONE = Line("India and Pakistan", series(1996, -2.0, None, -7.5, -3.0))
OTHER = Line("Iran and <Iraq>", series(1997, 1.0, 2.0))


def test_each_score_is_a_mark_and_only_neighbours_are_joined():
    drawn = overlaid((ONE, OTHER))
    assert drawn.count("<circle") == 3 + 1  # the key has one
    assert drawn.count("<title>") == 3 + 2
    assert len(re.findall(r'd="M[\d. ]+L[\d. ]+" class="c-stroke"', drawn)) == 2
    assert "1998: −7.5, 1 event" in drawn


def test_it_is_named_and_told_in_words():
    drawn = overlaid((ONE, OTHER), name="Two rivalries")
    assert 'role="img"' in drawn
    assert '<title id="overlay-title">Two rivalries</title>' in drawn
    assert "India and Pakistan: 3 events, from −7.5 (1998) to −2.0 (1996)." in drawn
    assert "Iran and &lt;Iraq&gt;" in drawn


def test_two_windows_are_counted_from_their_own_beginnings():
    drawn = overlaid((ONE, Line("later", series(2010, 3.0))), aligned=True)
    assert ">year 1</text>" in drawn
    assert "2010</text>" not in drawn


@pytest.mark.parametrize("aligned", [True, False])
@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("years", [1, 2, 7, 40, 90])
def test_no_words_overlap(years, width, aligned):
    scores = [(-1) ** n * 9.0 for n in range(years)]
    drawn = overlaid((Line("A and B", series(1920, *scores)), OTHER), width, aligned=aligned)
    boxes = [box(*match.groups()) for match in WORD.finditer(drawn)]
    for at, (left, top, right, bottom, words) in enumerate(boxes):
        assert left >= -1, words
        assert right <= width + 1, words
        for other in boxes[:at]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart, (words, other[4])


def box(x, y, size, rest, words):
    left, wide = float(x), text_width(words, float(size))
    if "middle" in rest:
        left -= wide / 2
    elif 'text-anchor="end"' in rest:
        left -= wide
    bottom = float(y) + 2
    return left, bottom - float(size), left + wide, bottom, words


def test_nothing_to_draw_is_said():
    empty = Line("none", series(1996))
    with pytest.raises(BadValue, match="Ask for a longer window"):
        overlaid((empty, empty))
