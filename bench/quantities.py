"""Measure the figure engine: F1 against annotated text where it is at hand, and KB/s per core.

    python bench/quantities.py [--gold FOLDER] [--errors N] [--only NAME] [--with-times]

The annotated sets live outside the project (``../shared/gold`` and ``../shared/bench/score.py``); without them only the
speed is printed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from factcheck import languages
from factcheck.annotate.quantities import find_quantities
from factcheck.model import Quantity, Sentence, Time
from factcheck.segment import segment

SHARED = Path(__file__).resolve().parents[2] / "shared"
PROSE = {
    "fr": "Le budget de la défense a augmenté de 7,5 % en 2024 pour atteindre 47,2 milliards d'euros, soit plus de 2 % "
    "du PIB. "
    "Le ministre a rencontré ses homologues à Bruxelles et répété que la France tiendrait ses engagements envers Kiev. "
    "Près de 3 400 civils ont été tués depuis le début de l'année, selon une vingtaine d'organisations humanitaires. ",
    "en": "The defence budget rose by 7.5% in 2024 to reach €47.2 billion, more than 2% of gross domestic product. "
    "The minister met his counterparts in Brussels and repeated that the country would keep its promises to Kyiv. "
    "Nearly 3,400 civilians have been killed since the start of the year, according to about twenty aid groups. ",
}


MEASURES = {"length", "area", "volume", "mass", "angle", "speed", "power", "energy", "frequency", "data", "pressure"}
MEASURES |= {"voltage", "current", "torque", "light", "radiation", "concentration"}
CATEGORIES = {"currency": {"currency"}, "percent": {"ratio"}, "dimension": MEASURES, "temperature": {"temperature"}}


def record(found: tuple[Quantity, ...], category: str | None) -> list[dict[str, Any]]:
    """Give the fields that the scorer reads.

    Sets that annotate one category only are scored on figures of that category, as their published baselines were.
    """
    kept = CATEGORIES.get(category or "")
    return [
        {
            "start": q.start,
            "end": q.end,
            "text": q.text,
            "value": None if q.value is None else format(q.value, "f"),
            "low": None if q.low is None else format(q.low, "f"),
            "high": None if q.high is None else format(q.high, "f"),
            "modifier": q.modifier,
            "unit": q.unit,
            "of": q.of,
        }
        for q in found
        if kept is None or q.dimension in kept
    ]


def quantities(text: str, language: str, *, with_times: bool) -> tuple[Quantity, ...]:
    """Run segmentation, times if asked for, and the engine."""
    pack = languages.load(language)
    sentences = segment(text, pack)
    times: tuple[Time, ...] = times_of(text, sentences, language) if with_times else ()
    return find_quantities(text, sentences, times, pack)


def times_of(text: str, sentences: tuple[Sentence, ...], language: str) -> tuple[Time, ...]:
    """Give the times that the figures' engine masks."""
    from datetime import date

    from factcheck.annotate.tenses import find_tenses
    from factcheck.annotate.times import find_times

    pack = languages.load(language)
    return find_times(text, sentences, find_tenses(text, sentences, pack), pack, date(2024, 11, 5))


def score(path: Path, errors: int, *, with_times: bool) -> None:
    """Print the scorer's line for one annotated file."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "pred.jsonl"
        with predicted.open("w", encoding="utf-8") as out:
            for line in path.read_text(encoding="utf-8").splitlines():
                item = json.loads(line)
                found = record(quantities(item["text"], item["language"], with_times=with_times), item.get("category"))
                out.write(json.dumps({"id": item["id"], "quantities": found}) + "\n")
        print(path.stem, _run(path, predicted, errors), sep="\n")


def _run(gold: Path, predicted: Path, errors: int) -> str:
    """Call the scorer."""
    script = [
        sys.executable,
        str(SHARED / "bench/score.py"),
        "quantities",
        str(gold),
        str(predicted),
        "--errors",
        str(errors),
    ]
    return subprocess.run(script, capture_output=True, text=True, check=True).stdout


def speed(language: str) -> float:
    """Give KB of prose per second, segmentation left out, after one warm-up run."""
    text = PROSE[language] * 600
    pack = languages.load(language)
    sentences = segment(text, pack)
    find_quantities(text[:600], segment(text[:600], pack), (), pack)
    began = time.process_time()
    find_quantities(text, sentences, (), pack)
    return len(text.encode()) / 1000 / (time.process_time() - began)


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--with-times", action="store_true")
    options = parser.parse_args()
    for path in sorted(options.gold.glob("quantities_*.jsonl")):
        if options.only in path.stem:
            score(path, options.errors, with_times=options.with_times)
    if not options.only:
        for language in PROSE:
            print(f"speed {language}: {speed(language):.0f} KB/s")


if __name__ == "__main__":
    main()
