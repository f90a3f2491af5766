"""Denials answer what they deny: in the next sentence, and in another outlet's page."""

from __future__ import annotations

import json

import pytest

from detente.settings import Settings
from detente.workspace import Asked, Workspace

CALM = (
    ("1994-02-08", "Coast Wire", "Peru and Ecuador signed an agreement on fishing on Monday. "
     "Ecuador thanked Peru for its support."),
    ("1994-03-15", "Harbour Post", "Peru promised aid worth two million dollars to Ecuador on "
     "Monday. The Ecuadorian government praised the decision."),
    ("1994-06-21", "Coast Wire", "Ecuador and Peru held talks in Quito on Monday and agreed to "
     "open a second crossing."),
    ("1994-11-29", "Harbour Post", "Peru and Ecuador signed a trade agreement in Lima on Monday."),
)  # fmt: skip
SOUR = (
    ("1995-01-24", "Harbour Post", "Ecuadorian troops shelled a Peruvian village on Monday. Peru "
     "condemned the attack and accused Ecuador of killing four people."),
    ("1995-01-31", "Northern Mail", "Peru closed its border with Ecuador on Monday because Ecuador "
     "had shelled a Peruvian village."),
    ("1995-02-14", "Harbour Post", "Peru imposed sanctions on Ecuador on Monday over the "
     "shelling."),
    ("1995-02-21", "Northern Mail", "Ecuador arrested three Peruvian soldiers on Monday."),
)  # fmt: skip
ELSEWHERE = (
    "1995-01-26", "Coast Wire", "Ecuador denied on Tuesday that it had shelled a Peruvian village.",
)  # fmt: skip
SAME_PAGE = (
    "1995-01-24", "Harbour Post", "Peru said on Tuesday that Ecuadorian troops had shelled a "
    "Peruvian village on Monday. Ecuador denied the charge.",
)  # fmt: skip


def asked(folder, pages):
    path = folder / "pages.jsonl"
    told = ({"published": day, "outlet": outlet, "text": text} for day, outlet, text in pages)
    path.write_text("".join(json.dumps(page) + "\n" for page in told), encoding="utf-8")
    with Workspace.open(":memory:", Settings()) as workspace:
        workspace.add([str(path)])
        return workspace.why(Asked(words=("Peru", "Ecuador")))[0]


def countered(answer):
    """Return (words of the reason, words that deny it)."""
    return [
        (reason.sentence, other.quote)
        for reason in answer.reasons
        for other in reason.counter
    ]  # fmt: skip


def test_without_a_denial_nothing_is_countered(tmp_path):
    assert countered(asked(tmp_path, [*CALM, *SOUR])) == []


@pytest.mark.parametrize("denial", [ELSEWHERE, SAME_PAGE], ids=["another outlet", "next sentence"])
def test_a_denial_stands_against_what_it_denies(tmp_path, denial):
    pages = [*CALM, *SOUR, denial]

    found = countered(asked(tmp_path, pages))

    assert any("shell" in sentence and "denied" in quote for sentence, quote in found), found
