"""Measure sentences, quotations, speakers and language detection against annotated text, and their speed.

Run from the checkout: ``python bench/text.py [sentences|quotations|language|speed]… [--gold FOLDER] [--out FOLDER]``.
The annotated texts lie in ``../shared/gold``; a measure whose file is missing is left out and said.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from factcheck import languages
from factcheck.annotate.entities import find_entities
from factcheck.annotate.quotations import find_quotations
from factcheck.languages.detect import UndetectedLanguageError, detect_language
from factcheck.model import Gazetteer, Quotation
from factcheck.segment import segment

ROOT = Path(__file__).resolve().parent.parent


T = TypeVar("T")
Record = dict[str, Any]


def records(path: Path) -> Iterator[Record]:
    """Give the records of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def scan(record: Record) -> Record:
    """Give the contract's record, as far as sentences and quotations go."""
    text, pack = record["text"], languages.load(record["language"])
    sentences = segment(text, pack)
    entities = find_entities(text, sentences, pack, Gazetteer())
    quotations = find_quotations(text, sentences, entities, pack)
    return {
        "id": record["id"],
        "sentences": [{"start": s.start, "end": s.end} for s in sentences],
        "quotations": [as_record(q) for q in quotations],
    }


def as_record(quotation: Quotation) -> Record:
    """Give one quotation as the contract writes it."""
    speaker = quotation.speaker
    said = speaker and {"start": speaker.start, "end": speaker.end, "text": speaker.text, "name": speaker.name}
    place = {"start": quotation.start, "end": quotation.end}
    return {**place, "kind": quotation.kind, "cue": quotation.cue, "speaker": said}


def score(measure: str, gold: Path, out: Path) -> None:
    """Write the predictions for ``gold`` and print what the scorer says of them."""
    if not gold.exists():
        print(f"{gold.name}: not here, left out")
        return
    predicted = out / f"{gold.stem}.pred.jsonl"
    with predicted.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(scan(record), ensure_ascii=False) + "\n" for record in records(gold))
    scorer = gold.parent.parent / "bench" / "score.py"
    done = subprocess.run(
        [sys.executable, scorer, measure, gold, predicted], capture_output=True, text=True, check=True
    )
    print(f"{gold.stem:24s} {done.stdout.strip().splitlines()[-1]}")


def language(gold: Path) -> None:
    """Print how often the language of the annotated texts is told right, whole and by their first three words."""
    for path in sorted(gold.glob("*.jsonl")):
        found = [r for r in records(path) if r.get("language") in ("fr", "en") and r.get("text")]
        if found:
            whole = sum(told(r["text"]) == r["language"] for r in found) / len(found)
            start = sum(told(" ".join(r["text"].split()[:3])) == r["language"] for r in found) / len(found)
            print(f"language {path.stem:36s} whole {whole:.4f}  three words {start:.4f}  of {len(found)}")


def told(text: str) -> str:
    """Give the language told, "" where none is."""
    try:
        return detect_language(text, (languages.load("fr"), languages.load("en")))
    except UndetectedLanguageError:
        return ""


def speed(gold: Path) -> None:
    """Print kilobytes a second of CPU for each stage, on the texts of both languages."""
    for path in (gold / "sentences_fr_gsd.jsonl", gold / "sentences_en_gum.jsonl"):
        if path.exists():
            texts = [record["text"] for record in records(path)]
            pack = languages.load(next(records(path))["language"])
            stages(path.stem, texts, pack)


def stages(name: str, texts: list[str], pack: languages.Pack) -> None:
    """Print the speed of each stage on ``texts``."""
    find_quotations(texts[0], segment(texts[0], pack), (), pack)
    size = sum(len(text.encode()) for text in texts) / 1000
    cut, sentences = timed(lambda: [segment(text, pack) for text in texts])
    named, entities = timed(
        lambda: [find_entities(t, s, pack, Gazetteer()) for t, s in zip(texts, sentences, strict=True)]
    )
    said, _ = timed(
        lambda: [find_quotations(t, s, e, pack) for t, s, e in zip(texts, sentences, entities, strict=True)]
    )
    print(f"{name}: sentences {size / cut:.0f}, entities {size / named:.0f}, quotations {size / said:.0f} KB/s of CPU")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Give the CPU seconds of ``work`` and what it gave."""
    begin = time.process_time()
    done = work()
    return time.process_time() - begin, done


def main(arguments: Sequence[str] = ()) -> None:
    """Run the measures named in ``arguments``, all of them where none is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measures", nargs="*", default=["sentences", "quotations", "language", "speed"])
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "out")
    options = parser.parse_args(list(arguments))
    options.out.mkdir(parents=True, exist_ok=True)
    if "sentences" in options.measures:
        for name in ("sentences_fr_gsd", "sentences_en_gum"):
            score("sentences", options.gold / f"{name}.jsonl", options.out)
    if "quotations" in options.measures:
        score("quotations", options.gold / "quotations_fr_silver.jsonl", options.out)
    if "language" in options.measures:
        language(options.gold)
    if "speed" in options.measures:
        speed(options.gold)


if __name__ == "__main__":
    main(sys.argv[1:])
