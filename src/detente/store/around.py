"""With whom an actor is told of: acts by the other, the year and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.actors import ActorId
from detente.model.profiles import Met, MetCounts
from detente.store.persons import is_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from detente.model.actors import Stand

# Acts that originals tell as news and as having happened, each once for a day and another actor;
# and coded ones, each once for a day, a pair and a kind.
_ACTS = f"""
WITH us AS (
    SELECT unnest($actor::VARCHAR[]) AS actor, unnest($first::DATE[]) AS first,
           unnest($last::DATE[]) AS last
), read AS (
    SELECT DISTINCT b.actor AS other, c.doc, c.day, c.event AS act,
           json_extract_string(c.record, '$.event.event.type') AS type,
           json_extract_string(c.record, '$.event.event.mode') AS mode
    FROM party a JOIN us ON a.actor = us.actor JOIN claim c ON c.claim = a.claim
    JOIN party b ON b.claim = a.claim JOIN document d ON d.doc = c.doc
    WHERE d.reprint_of IS NULL AND c.kind = 'event' AND c.factuality = 'asserted'
      AND NOT c.background
      AND a.part <> 'mentioned' AND b.part NOT IN ('mentioned', a.part)
      AND NOT {is_person("b.actor")} AND b.actor NOT IN (SELECT actor FROM us)
      AND (c.day IS NULL OR coalesce(c.day >= us.first, true) AND coalesce(c.day <= us.last, true))
), pairs AS (
    SELECT p.pair, us.first, us.last, CASE WHEN p.source = us.actor THEN target ELSE source END
           AS other
    FROM coded_pair p JOIN us ON us.actor IN (p.source, p.target)
), coded_acts AS (
    SELECT DISTINCT p.other, NULL AS doc, c.day, concat_ws(' ', p.pair, c.day, c.kind) AS act,
           k.type, k.mode
    FROM coded c JOIN pairs p USING (pair) JOIN coded_kind k USING (kind)
    WHERE coalesce(c.day >= p.first, true) AND coalesce(c.day <= p.last, true)
      AND p.other NOT IN (SELECT actor FROM us)
), acts AS (FROM read UNION ALL FROM coded_acts)
"""

_MET = """
SELECT other, count(DISTINCT doc), count(DISTINCT act), min(day), max(day) FROM acts
GROUP BY other ORDER BY count(DISTINCT act) DESC, other LIMIT $most
"""

_COUNTS = """
SELECT other, year(day), type, mode, count(DISTINCT act) FROM acts
WHERE day IS NOT NULL AND other IN (SELECT unnest($others::VARCHAR[]))
GROUP BY ALL ORDER BY ALL
"""


_ABOUT = """
SELECT DISTINCT c.doc FROM party p JOIN claim c USING (claim)
JOIN (SELECT unnest($actor::VARCHAR[]) AS actor, unnest($first::DATE[]) AS first,
             unnest($last::DATE[]) AS last) us USING (actor)
WHERE p.day IS NULL OR coalesce(p.day >= us.first, true) AND coalesce(p.day <= us.last, true)
ORDER BY c.doc
"""


def documents(db: duckdb.DuckDBPyConnection, us: Sequence[Stand]) -> list[str]:
    """Return the documents with a claim on an actor, given by all that it stands for."""
    return [str(row[0]) for row in db.execute(_ABOUT, _given(us)).fetchall()]


def met(db: duckdb.DuckDBPyConnection, us: Sequence[Stand], most: int) -> tuple[Met, ...]:
    """Return with whom an actor, given by all that it stands for, acts; most acts first."""
    given = _given(us)
    rows = db.execute(_ACTS + _MET, {**given, "most": most}).fetchall()
    others = [str(row[0]) for row in rows]
    counts: dict[str, list[MetCounts]] = {other: [] for other in others}
    for other, year, kind, mode, acts in db.execute(
        _ACTS + _COUNTS, {**given, "others": others}
    ).fetchall():
        counts[other].append(MetCounts(year=year, type=kind, mode=mode, acts=acts))
    return tuple(
        Met(
            actor=ActorId(other), documents=docs, acts=acts, first=first, last=last,
            counts=tuple(counts[other]),
        )
        for other, docs, acts, first, last in rows
    )  # fmt: skip


def _given(us: Sequence[Stand]) -> dict[str, object]:
    return {
        "actor": [stand.actor for stand in us],
        "first": [stand.valid.first for stand in us],
        "last": [stand.valid.last for stand in us],
    }
