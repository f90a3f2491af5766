"""The report: an answer as one HTML file that needs no script, no network and no other file."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from markupsafe import Markup

from detente.show.answerparts import answer_parts
from detente.show.numbering import number
from detente.show.templating import environment
from detente.show.words import table

if TYPE_CHECKING:
    from detente.model.answers import Answer
    from detente.model.relations import RelationSeries


def report_html(answer: Answer, series: RelationSeries) -> str:
    """Return an answer and its relation as one self-contained page.

    Text from documents is escaped, addresses that are not http(s) are left out, and the page's
    own policy (CSP) forbids scripts, frames and every request.
    """
    page = environment().get_template("report.html.j2")
    return page.render(
        **answer_parts(answer, series, lambda number: f"#e{number}"),
        contents=_contents(answer),
        periods=series.points,
        **style_of(answer.question.text),
    )


def style_of(foot: str) -> dict[str, str]:
    """Return the style sheet of a page that stands alone, and what its policy calls it.

    `foot`: what is printed at the foot of each sheet, whatever signs it holds.
    """
    plain = "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in foot)
    style = f'{_sheets()}@page {{ @bottom-left {{ content: "{plain}"; }} }}\n'
    digest = b64encode(sha256(style.encode()).digest()).decode()
    # Our own files, and the policy names their very bytes.
    return {"style": Markup(style), "style_hash": f"sha256-{digest}"}  # noqa: S704


@cache
def _sheets() -> str:
    folder = resources.files("detente.show") / "static"
    sheets = ((folder / name).read_text(encoding="utf-8") for name in ("report.css", "chart.css"))
    return "".join(sheets)


def _contents(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Return anchor and name of the sections that the page holds."""
    held = {
        "steps": bool(answer.steps),
        "changes": bool(answer.changes),
        "voices": bool(answer.voices),
        "figures": bool(answer.figures),
        "whatif": bool(answer.whatif),
        "thirds": bool(answer.third_parties),
        "dependence": bool(answer.dependence),
        "background": bool(answer.background),
        "gaps": bool(answer.gaps),
        "corrections": bool(answer.corrections),
        "evidence": bool(number(answer).citations),
    }
    return tuple(
        (anchor, name) for anchor, name in table("section").items() if held.get(anchor, True)
    )
