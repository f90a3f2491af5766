"""Where one sentence joins a cause and an effect: the rows of data/causes.toml on the syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.joints_clauses import by_adverbs, by_marks, by_participles
from detente.read.joints_nouns import by_cases
from detente.read.joints_openings import by_openings
from detente.read.joints_verbs import by_assigning, by_verbs

if TYPE_CHECKING:
    from detente.read.joint import Joint
    from detente.read.trees import Tree


def joints(tree: Tree) -> tuple[Joint, ...]:
    """Return the causes and effects that a sentence joins, by the place of their signal."""
    found = [
        *by_marks(tree),
        *by_cases(tree),
        *by_verbs(tree),
        *by_assigning(tree),
        *by_participles(tree),
        *by_adverbs(tree),
    ]
    begun = {joint.cause[0] for joint in found if joint.cause}
    found += [joint for joint in by_openings(tree) if joint.cause and joint.cause[0] not in begun]
    return tuple(sorted(found, key=lambda joint: (joint.signal or joint.cause or joint.effect)[0]))
