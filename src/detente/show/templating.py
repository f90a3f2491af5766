"""The one environment of all templates: what they may call, and how they escape."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from jinja2 import Environment, PackageLoader, StrictUndefined

from detente.show import days, wording
from detente.show.legible import shortened
from detente.show.marks import letter_of, tone
from detente.show.words import word

_SHOWN_VOICES = 12  # more speakers stand behind a summary that opens


@cache
def environment() -> Environment:
    """Return the environment. Whatever is not marked as HTML is escaped."""
    environment = Environment(
        loader=PackageLoader("detente.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        word=word, day=days.day, month=days.month, turned_in=days.turned_in, stretch=days.stretch,
        shortened=shortened,
        signed=wording.signed, counted=wording.counted, amount=wording.amount,
        quoted=wording.quoted, made_from=wording.made_from, turn_facts=wording.turn_facts,
        speaker_flags=wording.speaker_flags, no_outlet=wording.NO_OUTLET, letter_of=letter_of,
        tone=tone, scale_name=wording.scale_name, speaker_role=wording.speaker_role,
        shown_voices=_SHOWN_VOICES, corrections_note=wording.corrections_note,
        correction_maker=wording.correction_maker, corrected_mark=wording.corrected_mark,
        points=wording.points, whatif_facts=wording.whatif_facts,
        version=version("detente"),
    )  # fmt: skip
    return environment
