"""Every deliberate error, drawn as a tree.

DetenteError                    (exit 1)
├── BadSpan                     a span is empty, backwards, or points into another document
├── BadValue                    a noun was given a value that it cannot hold
├── UsedWrongly                 (exit 2) the question or an option makes no sense
│   ├── UnknownActor            no actor of that name; carries near names
│   ├── AmbiguousActor          a name with several candidates; carries them
│   ├── UnknownScheme           no coding scheme of that name
│   ├── UnknownType             a coding scheme has no type, or a type no mode, of that name
│   └── NotUnderstood           a question in words that could not be parsed
├── NoEvidence                  (exit 3) understood, but the store holds nothing to answer with
├── BadInput                    (exit 4) a file, page or line that cannot be read
│   ├── NotFound                no file or page there
│   ├── NotText                 a binary or empty file
│   ├── NotArticle              text without an article in it, or in a language that is not read
│   └── BadLine                 one line of a JSONL or table file
├── StoreError
│   ├── StoreTooNew             the file was made by a newer detente
│   └── StoreBusy               another process holds the file
├── WorkerDied                  a process that read a document ended before it was done
├── MissingExtra                a feature needs a package that is not installed
├── NotPrinted                  a browser did not print a report as PDF
└── BrokenCitation              a stored quotation does not stand where it should

Messages are two sentences: what is wrong, with the value; what to do.
"""

from __future__ import annotations

from typing import ClassVar


class DetenteError(Exception):
    """Something went wrong that detente understands; `exit_code` is what the command returns."""

    exit_code: ClassVar[int] = 1


class BadSpan(DetenteError):
    """A span is empty, backwards, or points into another document."""


class BadValue(DetenteError):
    """A noun was given a value that it cannot hold."""


class UsedWrongly(DetenteError):
    """The question or an option makes no sense."""

    exit_code = 2


class UnknownActor(UsedWrongly):
    """No actor has that name."""


class AmbiguousActor(UsedWrongly):
    """A name stands for several actors."""


class UnknownScheme(UsedWrongly):
    """No coding scheme has that name."""


class UnknownType(UsedWrongly):
    """A coding scheme has no type, or a type no mode, of that name."""


class NotUnderstood(UsedWrongly):
    """A question in plain words could not be parsed."""


class NoEvidence(DetenteError):
    """The question was understood and the store holds nothing to answer it with."""

    exit_code = 3


class BadInput(DetenteError):
    """A file, page or line cannot be read."""

    exit_code = 4


class NotFound(BadInput):
    """There is no file or page at that place."""


class NotText(BadInput):
    """A file is empty or is not text."""


class NotArticle(BadInput):
    """A text holds no article, or is in a language that is not read."""


class BadLine(BadInput):
    """One line of a JSONL or table file cannot be read."""


class StoreError(DetenteError):
    """The store cannot do what was asked."""


class StoreTooNew(StoreError):
    """The store was made by a newer version."""


class StoreBusy(StoreError):
    """Another process holds the store."""


class WorkerDied(DetenteError):
    """A process that read a document ended before it was done."""


class MissingExtra(DetenteError):
    """A feature needs a package that is not installed."""


class NotPrinted(DetenteError):
    """A browser did not print a report as PDF."""


class BrokenCitation(DetenteError):
    """A stored quotation does not stand where it should."""
