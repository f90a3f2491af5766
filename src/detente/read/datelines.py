"""The place and agency before the first words of a dispatch: "ASMARA, (Reuters) - "."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"""
    [A-Z][A-Z’'.-]+(?:[ /][A-Z][A-Z’'.-]+){0,3}     # KUALA LUMPUR
    (?:,[ ][A-Z][\w.]*(?:[ ][A-Z][\w.]*)?)?           # , Malaysia
    (?:[ ]*\([^()\d]{2,25}\))?                        # (AP)
    [ ]*(?:[-–—]{1,2}|:)[ ]+
    """,
    re.VERBOSE,
)


def after_dateline(text: str, start: int, end: int) -> int:
    """Return where a sentence begins once a dateline before it is left out.

    One that gives a day stays: the day is wanted.
    """
    match = _DATELINE.match(text, start, end)
    return match.end() if match is not None and match.end() < end else start
