"""Speed with many coded events and many claims: `detente why` of the largest pair.

Run as `python -m benchmarks.scale [--events 10000000] [--claims 200000] [--keep FOLDER]`; one JSON
line. Everything is made with a fixed seed: a table of events of 60 states, each with its
government, army, police and people, over 20 years, a pair's share falling with its rank (the
largest has about 3 in 100 of all events, and turns twice); and documents of five sentences, each
with a claim, of which one in 50 is about the largest pair. Nothing is read: readings are made.

cold: a new process from its start to its end, the third of three runs; the file's pages may be in
memory. warm: the median of seven in one process, after one. `cpu` beside each is the time of the
processor.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from detente.atlas.lookup import load_atlas
from detente.model.claims import Attribution, Claim, EventMention, Mention, Reading, Speaker
from detente.model.events import Event
from detente.model.text import Document, Span
from detente.model.times import When
from detente.settings import Settings
from detente.workspace import Asked, Workspace
from detente.workspace.desk import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.model.actors import Actor

SEED = 20261128
FIRST = date(2000, 1, 1)
DAYS = 20 * 365
STATES = """
    RUS TUR USA CHN IRN ISR IND PAK SAU QAT EGY SDN ETH ERI KEN SOM NGA GHA ZAF ZWE BRA ARG CHL
    BOL PER COL VEN CUB MEX CAN GBR FRA DEU ITA ESP GRC CYP POL UKR BLR GEO ARM AZE KAZ UZB TJK
    AFG BGD LKA NPL MMR THA KHM VNM PHL IDN MYS JPN KOR PRK
""".split()  # noqa: SIM905  # sixty strings are no easier to read
ROLES = ("{}", "{}", "Government ({})", "Military ({})", "Police ({})", "Citizen ({})")
CODES = ("030", "036", "040", "042", "050", "051", "057", "061", "071", "084")
HARD = ("111", "112", "120", "130", "138", "163", "173", "180", "190", "195")
VERBS = (
    ("accused {} of bad faith", "ACCUSE", None),
    ("expelled two diplomats of {}", "SANCTION", "expel"),
    ("met ministers of {}", "CONSULT", None), ("signed an accord with {}", "AGREE", None),
    ("shelled positions of {}", "ASSAULT", None),
)  # fmt: skip


def rows(number: int) -> Iterator[str]:
    """Yield the lines of the table, in order of days."""
    dice = np.random.default_rng(SEED)
    names = [load_atlas().actor(state).name for state in STATES]
    pairs = [(a, b) for a in range(len(names)) for b in range(len(names)) if a != b]
    dice.shuffle(pairs[2:])
    pairs = [(0, 1), (1, 0), *(pair for pair in pairs if set(pair) != {0, 1})]
    weight = 1 / (np.arange(len(pairs)) + 8)
    weight /= weight.sum()
    yield "date\tsource\ttarget\tcameo\tplace\tweight\n"
    for start in range(0, number, 100_000):
        n = min(100_000, number - start)
        chosen = dice.choice(len(pairs), n, p=weight)
        roles = dice.integers(0, len(ROLES), (n, 2))
        codes = dice.integers(0, len(CODES), n)
        days = start + np.sort(dice.integers(0, 100_000, n))
        luck = dice.random(n)
        for i in range(n):
            a, b = pairs[chosen[i]]
            day = FIRST + timedelta(days=int(days[i] * DAYS // max(number, 100_000)))
            worse = 0.7 if {a, b} == {0, 1} and 2006 <= day.year < 2012 else 0.3
            code = (HARD if luck[i] < worse else CODES)[codes[i]]
            source, target = (
                ROLES[r].format(names[s]) for r, s in zip(roles[i], (a, b), strict=True)
            )
            yield f"{day}\t{source}\t{target}\t{code}\tplace {chosen[i]}\t{start + i}\n"


def documents(claims: int) -> Iterator[tuple[Document, Reading]]:
    """Yield documents of five claims with their readings."""
    dice = random.Random(SEED)  # noqa: S311  # nothing is kept secret
    actors = [load_atlas().actor(state) for state in STATES]
    for n in range(claims // 5):
        one, other = dice.sample(actors, 2) if n % 50 else (actors[0], actors[1])
        yield _document(n, one, other, dice)


def _document(n: int, one: Actor, other: Actor, dice: random.Random) -> tuple[Document, Reading]:
    published = FIRST + timedelta(days=dice.randrange(DAYS))
    told = []
    for _ in range(5):
        verb, kind, mode = dice.choice(VERBS)
        day = published - timedelta(days=dice.randrange(30))
        source, target = (one, other) if dice.random() < 0.5 else (other, one)
        text = f"{source.name} {verb.format(target.name)} on {day}, an official of report {n} said."
        told.append((text, source, target, kind, mode, day))
    text = "\n".join(each[0] for each in told)
    document = Document(text=text, outlet=f"Outlet {n % 300}", published=published, name=f"d{n}")
    at, sentences, mentions, events, claims, says = 0, [], [], [], [], []
    for i, (sentence, source, target, kind, mode, day) in enumerate(told):
        span = Span(document.id, at, at + len(sentence))
        for actor in (source, target):
            start = text.index(actor.name, at)
            where = Span(document.id, start, start + len(actor.name))
            mentions.append(Mention(span=where, head=actor.name, actor=actor.id, name=actor.name))
        event = Event(
            sources=(source.id,), targets=(target.id,), type=kind, mode=mode,
            when=When(first=day, last=day, granularity="day", basis="stated"),
        )  # fmt: skip
        trigger = Span(document.id, at + len(source.name) + 1, at + len(source.name) + 8)
        events.append(
            EventMention(
                event=event, sources=(2 * i,), targets=(2 * i + 1,), trigger=trigger, sentence=i
            )
        )
        speaker = Speaker(span=None, name=f"an official of report {n}", anonymous=True)
        says.append(Attribution(speaker=speaker, cue=None, content=(span,), manner="indirect"))
        claims.append(
            Claim(doc=document.id, span=span, sentence=i, event=event.id, attribution=i,
                  actors=tuple(sorted({source.id, target.id})))
        )  # fmt: skip
        sentences.append(span)
        at += len(sentence) + 1
    return document, Reading(
        doc=document.id, sentences=tuple(sentences), mentions=tuple(mentions), events=tuple(events),
        claims=tuple(claims), attributions=tuple(says), reader_version="made",
    )  # fmt: skip


def build(folder: Path, events: int, claims: int) -> dict[str, float]:
    """Make the store, unless it is there; return how long each part took."""
    store, took = folder / "scale.duckdb", {}
    if store.exists():
        return took
    start = time.perf_counter()
    with (folder / "events.tsv").open("w", encoding="utf-8") as file:
        file.writelines(rows(events))
    took["make_s"] = time.perf_counter() - start
    opened = open_store(Settings(), store)
    start = time.perf_counter()
    batch: list[tuple[Document, Reading]] = []
    for pair in documents(claims):
        batch.append(pair)
        if len(batch) == 2000:
            opened.add(batch)
            batch = []
    opened.add(batch)
    opened.close()
    took["claims_s"] = time.perf_counter() - start
    start = time.perf_counter()
    with Workspace.open(store) as workspace:
        report = workspace.load(folder / "events.tsv", "events")
    took |= {"load_s": time.perf_counter() - start, "kept": report.kept}
    return took


def cold(store: Path) -> tuple[float, float]:
    """Return seconds and processor seconds of the third of three processes that ask."""
    wall = used = 0.0
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        command = "from detente.cli import main; main()"
        subprocess.run(  # noqa: S603  # our own command
            [sys.executable, "-c", command, "why", "Russia", "Turkey", "--store", str(store)],
            check=True, capture_output=True,
        )  # fmt: skip
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used


def warm(store: Path) -> dict[str, float]:
    """Return the median seconds of each question asked again in one process."""
    took: dict[str, float] = {}
    asked = Asked(words=("Russia", "Turkey"))
    with Workspace.open(store) as workspace:
        questions = {
            "why": lambda: workspace.why(asked),
            "turns": lambda: workspace.turns(asked),
            "relation": lambda: workspace.relation(asked, both=True),
        }
        for name, ask in questions.items():
            ask()
            walls, used = [], []
            for _ in range(7):
                start, begun = time.perf_counter(), time.process_time()
                ask()
                walls.append(time.perf_counter() - start)
                used.append(time.process_time() - begun)
            took |= {f"{name}_warm_s": median(walls), f"{name}_warm_cpu_s": median(used)}
        series = workspace.relation(asked, both=True)
        answer, _ = workspace.why(asked)
    took["pair_events"] = sum(point.events for point in series.points)
    took["turns"] = len(answer.turns)
    return took


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--claims", type=int, default=200_000)
    parser.add_argument("--keep", type=Path, help="a folder where the store stays")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        took = build(folder, given.events, given.claims)
        store = folder / "scale.duckdb"
        wall, used = cold(store)
        figures = {"why_cold_s": wall, "why_cold_cpu_s": used, **warm(store), **took}
        size = store.stat().st_size / 1e6
    rounded = {name: round(value, 3) for name, value in figures.items()}
    told = {"benchmark": "scale", "events": given.events, "claims": given.claims}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(json.dumps({**told, **rounded, "store_mb": round(size), "peak_mb": round(peak)}))


if __name__ == "__main__":
    main()
