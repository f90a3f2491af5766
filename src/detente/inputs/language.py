"""Which language a text is in."""

from __future__ import annotations

from detente.errors import NotArticle

_ENOUGH = 40  # characters below which a guess is worth nothing
_SAMPLE = 4_000  # characters that are enough to tell


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language; None if there is too little text."""
    if len(text.strip()) < _ENOUGH:
        return None
    from py3langid import classify  # noqa: PLC0415  # loads a model

    code, _ = classify(text[:_SAMPLE])
    return str(code)


def check_english(text: str, told: str | None, place: str) -> str | None:
    """Return the language, `told` if it was told. Raises NotArticle if it is not English."""
    code = told.lower()[:2] if told else language_of(text)
    if code not in (None, "en"):
        raise NotArticle(
            f"{place} is in another language ({code}). detente reads English; translate it first."
        )
    return code
