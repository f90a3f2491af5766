"""Speed and memory of reading Wikinews articles, beside the bare encoder on every sentence.

Run as `python -m benchmarks.reading [N]`; one JSON line. N: how many articles, all if not given.
Also what the gate saves and loses, there and on the open part of the demo corpus: the share of the
encoder's time without the gate, and of what is told of known actors. Seconds of one process are CPU
seconds, so that a busy machine does not change them; those of two processes are of the clock.
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks.gold import data_folder

from detente.model.text import Document, Incoming, Refused
from detente.read.encoder import Encoder
from detente.read.reader import RuleReader
from detente.read.syntax import SyntaxReader
from detente.workspace import Desk, examples_folder
from detente.workspace.jobs import ToRead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from detente.model.claims import Reading
    from detente.read.encoder import Parse

    Figures = dict[str, float]

_KIB = 1024
_JOBS = 2


def articles(count: int | None) -> list[Document]:
    """Return the Wikinews articles, or the first of them."""
    path = data_folder() / "corpus" / "wikinews_2019_2020.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [
        Document(text=row["text"], published=_day(row))
        for row in rows[:count]
        if row["text"].strip()
    ]


def dispatches() -> list[Document]:
    """Return the open dispatches of the demo corpus."""
    folder = examples_folder()
    manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    titles = {row["title"] for row in manifest["document"] if row["split"] == "open"}
    read = Desk().incoming([str(folder)])
    documents = [item.document for item in read if not isinstance(item, Refused)]
    return [document for document in documents if document.title in titles]


def _day(row: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat((row.get("date") or row.get("published") or "")[:10])
    except ValueError:
        return None


@dataclass(slots=True)
class Clock:
    """A reader with the CPU seconds that it and its encoder took."""

    reader: RuleReader
    seconds: float = 0.0
    encoder: float = 0.0
    found: list[Counter[tuple[str, object]]] = field(default_factory=list)

    def read(self, documents: Sequence[Document]) -> None:
        """Read documents; keep what each tells of known actors."""
        plain = Encoder.parse

        def timed_parse(encoder: Encoder, forms: Sequence[str]) -> Parse:
            start = process_time()
            parse = plain(encoder, forms)
            self.encoder += process_time() - start
            return parse

        self.reader.read(documents[0])
        Encoder.parse = timed_parse  # type: ignore[method-assign]
        try:
            for document in documents:
                start = process_time()
                reading = self.reader.read(document)
                self.seconds += process_time() - start
                self.found.append(Counter(known(reading)))
        finally:
            Encoder.parse = plain  # type: ignore[method-assign]


def known(reading: Reading) -> Iterator[tuple[str, object]]:
    """Yield (kind, place) of what is told of known actors."""
    for event in reading.events:
        if event.event.sources or event.event.targets:
            yield "events", event.trigger
    for said in reading.attributions:
        if said.speaker.actor is not None:
            yield "attributions", said.content
    for claim in reading.claims:
        if claim.actors:
            yield "claims", claim.span
            if claim.link is not None:
                yield "links", claim.link
            for index in claim.quantities:
                yield "figures", reading.quantities[index].span


def gate(documents: Sequence[Document]) -> tuple[Clock, Figures]:
    """Return the gated reading's times, and what the gate saves and loses."""
    gated, every = Clock(RuleReader()), Clock(RuleReader(gated=False))
    for clock in (gated, every):
        clock.read(documents)
    lost: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for some, more in zip(gated.found, every.found, strict=True):
        lost.update(kind for kind, _ in (more - some).elements())
        told.update(kind for kind, _ in more.elements())
    figures = {
        "documents": len(documents),
        "gate_saves_of_encoder_time": 1 - gated.encoder / every.encoder,
        "encoder_share_of_gated_time": gated.encoder / gated.seconds,
    }
    for kind in sorted(told):
        figures[kind] = told[kind]
        figures[f"{kind}_lost_by_gate"] = lost[kind] / told[kind]
    return gated, figures


def several(documents: Sequence[Document]) -> Figures:
    """Return the speed of two processes, their start included."""
    desk = Desk()
    items = [ToRead(Incoming(document=document)) for document in documents]
    start, before = perf_counter(), _cpu()
    count = sum(1 for _ in desk.readings(items, _JOBS))
    clock, cpu = perf_counter() - start, _cpu() - before
    return {
        "jobs_2_documents_per_s": count / clock,
        "jobs_2_documents_per_cpu_s": count / cpu,
    }


def _cpu() -> float:
    """Return the CPU seconds of this process and those that have ended."""
    own, ended = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


def timed(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """Return the CPU seconds that some work on each document takes."""
    start = process_time()
    for document in documents:
        work(document)
    return process_time() - start


def _rounded(figures: Figures) -> Figures:
    return {name: round(value, 4) for name, value in figures.items()}


def main(arguments: list[str]) -> None:
    """Print the figures."""
    documents = articles(int(arguments[0]) if arguments else None)
    words = sum(len(document.text.split()) for document in documents)
    syntax = SyntaxReader()
    gated, saved = gate(documents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bare = timed(lambda document: syntax.trees(document.text), documents)
    figures = {
        "documents_per_cpu_s": len(documents) / gated.seconds,
        "words_per_cpu_s": words / gated.seconds,
        "bare_encoder_documents_per_cpu_s": len(documents) / bare,
        "time_of_bare_encoder": gated.seconds / bare,
        "peak_memory_mib": peak / _KIB,
        **several(documents),
    }
    sets = {"wikinews": saved, "demo": gate(dispatches())[1]}
    told = {name: _rounded(each) for name, each in sets.items()}
    print(json.dumps({"benchmark": "reading", **_rounded(figures), **told}))


if __name__ == "__main__":
    main(sys.argv[1:])
