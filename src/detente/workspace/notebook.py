"""What a notebook asks of a value: `_repr_html_`, and `to_pandas` of a relation.

The nouns of `model` know nothing of HTML or of tables, and must not. A notebook looks for these
names on the value's class, so they are put there from here, once, when the workspace is loaded:
every value that a workspace returns then shows itself, without a step by its user.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.model.answers import Answer
from detente.model.relations import RelationSeries
from detente.model.reports import TurnsReport
from detente.model.stored import StoredClaim
from detente.show.notebook import (
    answer_element,
    claim_element,
    series_element,
    turns_element,
)
from detente.workspace.framing import period_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _to_arrow(series: RelationSeries) -> Any:  # noqa: ANN401  # as `Frame.to_arrow`
    """Return a `pyarrow.Table` with a row for each period. Raises MissingExtra without pyarrow."""
    return period_frame(series).to_arrow()


def _to_pandas(series: RelationSeries) -> Any:  # noqa: ANN401  # as `Frame.to_pandas`
    """Return a `pandas.DataFrame` with a row for each period. Raises MissingExtra without it."""
    return period_frame(series).to_pandas()


def _to_polars(series: RelationSeries) -> Any:  # noqa: ANN401  # as `Frame.to_polars`
    """Return a `polars.DataFrame` with a row for each period. Raises MissingExtra without it."""
    return period_frame(series).to_polars()


SHOWN: Mapping[type, Mapping[str, Callable[[Any], Any]]] = {
    Answer: {"_repr_html_": answer_element},
    RelationSeries: {
        "_repr_html_": series_element, "to_arrow": _to_arrow, "to_pandas": _to_pandas,
        "to_polars": _to_polars,
    },
    TurnsReport: {"_repr_html_": turns_element},
    StoredClaim: {"_repr_html_": claim_element},
}  # fmt: skip
"""What each noun can do in a notebook; the reason is decision 18."""


def attach() -> None:
    """Give the nouns their forms; a second time changes nothing."""
    for noun, forms in SHOWN.items():
        for name, form in forms.items():
            setattr(noun, name, form)
