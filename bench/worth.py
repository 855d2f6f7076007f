"""Measure detection: how well worth ranks annotated sentences, and the speed of detection and cues alone.

    python -m bench worth

The annotated set lives outside the project (``../shared/gold``); without it the project's own sentences are ranked.
"""

import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from factcheck import languages
from factcheck.annotate import annotate
from factcheck.annotate.cues import find_cues
from factcheck.detect import detect_claims
from factcheck.flow import Judge, scan_document
from factcheck.model import Document, Gazetteer, KnownFacts
from factcheck.segment import segment

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "worth_fr_silver_dev.jsonl"
OWN = ROOT / "tests" / "detect" / "worth.txt"
ARTICLES = ROOT / "claims" / "rutte-meloni"
PUBLISHED = "2024-11-05"
SIZE = 300_000  # code points of text to time on


def average_precision(labels: list[bool]) -> float:
    """Give the average precision of labels in the order of the ranking."""
    hits, total = 0, 0.0
    for rank, label in enumerate(labels, 1):
        hits += label
        total += label * hits / rank
    return total / max(hits, 1)


def ranked(rows: list[dict[str, Any]]) -> float:
    """Give the average precision of ``worth`` over sentences with ``text``, ``language``, ``published``, ``label``."""
    judge, scored = Judge(), []
    for row in rows:
        document = Document(row["text"], row["language"], date.fromisoformat(row.get("published", PUBLISHED)))
        claims = scan_document(document, judge).claims
        scored.append((max((claim.worth for claim in claims), default=0.0), bool(row["label"])))
    return average_precision([label for _, label in sorted(scored, key=lambda pair: (-pair[0], pair[1]))])


def gold() -> list[dict[str, Any]]:
    """Give the annotated sentences, none where they are not at hand."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()] if GOLD.is_file() else []


def own(language: str) -> list[dict[str, Any]]:
    """Give the project's own sentences of one language."""
    rows = [line.split(" ", 2) for line in OWN.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return [{"text": text, "language": code, "label": sign == "+"} for code, sign, text in rows if code == language]


def speed(language: str) -> tuple[float, float]:
    """Give KB of UTF-8 text per second of CPU: of detection, and of cues."""
    text = (ARTICLES / f"article.{language}.txt").read_text(encoding="utf-8") + "\n"
    text *= SIZE // len(text)
    pack, day = languages.load(language), date.fromisoformat(PUBLISHED)
    sentences, document = segment(text, pack), Document(text, language, day)
    marks = annotate(text, sentences, pack, day, Gazetteer())
    kilobytes = len(text.encode()) / 1000
    detect = timed(lambda: detect_claims(document, sentences, marks, pack, pack, day, KnownFacts()))
    return kilobytes / detect, kilobytes / timed(lambda: find_cues(text, sentences, pack))


def timed(work: Callable[[], object]) -> float:
    """Give the CPU seconds of the second run."""
    work()
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    rows = gold()
    if rows:
        print(f"worth: average precision {ranked(rows):.3f} over {len(rows)} annotated French sentences")
    else:
        print("worth: no annotated sentences at hand")
    for language in ("fr", "en"):
        detection, cues = speed(language)
        print(f"{language}: average precision {ranked(own(language)):.3f} over the project's own sentences")
        print(f"{language}: detection {detection:,.0f} KB/s, cues {cues:,.0f} KB/s")


if __name__ == "__main__":
    main()
