"""How a written word is shown to the encoder: plain punctuation and a class of letter shape.

The encoder is uncased, so case reaches it only through the shape. Training and reading share this
module: a change here calls for new weights.
"""

from __future__ import annotations

from enum import IntEnum

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑−", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
        "―": "—",
        "…": "...",
        "\u00ad": "",
        "\u200b": "",
        "\u200c": "",
        "\u200d": "",
        "\u2060": "",
        "\ufeff": "",
    }
)
_QUOTES = {"``": '"', "''": '"'}


class Shape(IntEnum):
    """The case and character class of one word; the numbers are rows of an embedding."""

    EDGE = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGIT = 5
    SINGLE_UPPER = 6
    OTHER = 7


def plain(form: str) -> str:
    """Return `form` with typographic quotes, hyphens and spaces as the treebanks write them.

    The result may be of another length; it is only ever shown to the encoder, never stored, so
    offsets stay those of the page. A form of invisible characters alone becomes the empty string.
    """
    return _QUOTES.get(form, form).translate(_PLAIN)


def shape(form: str) -> Shape:
    """Return the letter shape of `form`, e.g. TITLE for `Kabul` and UPPER for `NATO`."""
    if form.islower():
        return Shape.LOWER
    if form.isupper():
        return Shape.UPPER if len(form) > 1 else Shape.SINGLE_UPPER
    if form[:1].isupper():
        return Shape.TITLE if form[1:].islower() else Shape.MIXED
    if any(character.isupper() for character in form):
        return Shape.MIXED
    if any(character.isdigit() for character in form):
        return Shape.DIGIT
    return Shape.OTHER
