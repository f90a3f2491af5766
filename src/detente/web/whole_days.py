"""Days as people write them in an address: a day, a month or a year; "" where a form left none."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator

_WHOLE = re.compile(r"(\d{4})(?:-(\d{1,2}))?")


def first_day(given: object) -> object:
    """Return the first day of a year or a month; other things as they are, "" as None."""
    found = _whole(given)
    return date(found[0], found[1] or 1, 1) if found else given or None


def last_day(given: object) -> object:
    """Return the last day of a year or a month; other things as they are, "" as None."""
    found = _whole(given)
    if found is None:
        return given or None
    month = found[1] or 12
    return date(found[0], month, monthrange(found[0], month)[1])


def _whole(given: object) -> tuple[int, int | None] | None:
    """Return year and month of "1998" or "1998-05"; None for all else, 1998-13 included."""
    told = _WHOLE.fullmatch(given) if isinstance(given, str) else None
    if told is None:
        return None
    year, month = int(told[1]), int(told[2]) if told[2] else None
    fits = year >= 1 and (month is None or 1 <= month <= 12)
    return (year, month) if fits else None


First = Annotated[
    date | None,
    BeforeValidator(first_day),
    Query(alias="from", description="First day that counts: 1998-05-28, 1998-05 or 1998."),
]
Last = Annotated[
    date | None,
    BeforeValidator(last_day),
    Query(alias="to", description="Last day that counts: 1998-05-28, 1998-05 or 1998."),
]
Around = Annotated[
    date | None,
    BeforeValidator(first_day),
    Query(description="Explain the turn nearest this day."),
]
