"""Measure the time engine: the table of figures on the annotated sets that lie beside the checkout, and its speed.

    python bench/times.py [--errors N] [SET …]

The sets are those of ``../shared/gold`` where they are there (times_*, phrases_*); ``../shared/bench/score.py`` scores.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.annotate.tenses import find_tenses
from factcheck.annotate.times import find_times
from factcheck.languages import load
from factcheck.model import Interval, Time
from factcheck.segment import segment

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = (
    "times_fr_timebank_dev",
    "times_en_meantime",
    "phrases_traps_fr",
    "phrases_traps_en",
    "phrases_ms_fr_recognizers",
    "phrases_ms_en_recognizers",
)


def times_of(text: str, language: str, anchor: date | None) -> tuple[Time, ...]:
    """Give the times of a text."""
    pack = load(language)
    sentences = segment(text, pack)
    return find_times(text, sentences, find_tenses(text, sentences, pack), pack, anchor)


def record(item: dict[str, Any]) -> dict[str, Any]:
    """Give the output line of an input line, as far as times go."""
    published = item.get("published")
    anchor = date.fromisoformat(published[:10]) if published else None
    return {"id": item["id"], "times": [written(t) for t in times_of(item["text"], item["language"], anchor)]}


def written(found: Time) -> dict[str, Any]:
    """Give a time as the contract writes it."""
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "type": found.type,
        "value": found.value,
        "mod": found.mod,
        "interval": bounds(found.interval),
        "relative": found.relative,
    }


def bounds(interval: Interval | None) -> dict[str, str | None] | None:
    """Give an interval with ISO dates."""
    if interval is None:
        return None
    sides = (interval.begin, interval.end)
    return dict(zip(("begin", "end"), (side.isoformat() if side else None for side in sides), strict=True))


def read(name: str) -> Iterator[dict[str, Any]]:
    """Give the lines of a gold file."""
    with (SHARED / "gold" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def score(name: str, errors: int) -> str:
    """Print what the scorer says of a set, and give its last line."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("".join(json.dumps(record(item)) + "\n" for item in read(name)), encoding="utf-8")
        gold = SHARED / "gold" / f"{name}.jsonl"
        scorer = SHARED / "bench" / "score.py"
        task = name.partition("_")[0]
        command = [sys.executable, str(scorer), task, str(gold), str(predicted), "--errors", str(errors)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    if errors:
        print(done.stdout)
    return str(done.stdout).splitlines()[-1]


def speed(name: str) -> str:
    """Measure KB of text a second, warm, tenses and times."""
    items = list(read(name))
    total = sum(len(item["text"].encode()) for item in items) / 1000
    for item in items[:5]:
        record(item)
    prepared = [(item["text"], load(item["language"]), date.fromisoformat(item["published"][:10])) for item in items]
    split = [(text, segment(text, pack), pack, anchor) for text, pack, anchor in prepared]
    begin = time.process_time()
    for text, sentences, pack, anchor in split:
        find_times(text, sentences, find_tenses(text, sentences, pack), pack, anchor)
    return f"{name}: {total / (time.process_time() - begin):.0f} KB/s"


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sets", nargs="*", default=SETS)
    arguments.add_argument("--errors", type=int, default=0)
    chosen = arguments.parse_args()
    if not SHARED.is_dir():
        sys.exit("no annotated sets beside this checkout: ../shared is missing")
    for name in chosen.sets:
        print(score(name, chosen.errors))
    for name in chosen.sets:
        if name.startswith("times_"):
            print(speed(name))


if __name__ == "__main__":
    main()
