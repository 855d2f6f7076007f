"""Scanning: KB of French news per second and core, warm, and how the time grows with the input."""

import time
from datetime import date
from pathlib import Path

from factcheck.facts import load_facts
from factcheck.flow import Judge, scan_document
from factcheck.model import Document
from factcheck.rules import select

ARTICLE = Path(__file__).parent.parent / "claims/rutte-meloni/article.fr.txt"
PUBLISHED = date(2024, 11, 5)


def seconds(document: Document, judge: Judge) -> float:
    """Give the CPU seconds of one scan."""
    before = time.process_time()
    scan_document(document, judge)
    return time.process_time() - before


def main() -> None:
    """Print speed and growth."""
    text = ARTICLE.read_text(encoding="utf-8") + "\n"
    judge = Judge(load_facts(), select(()))
    seconds(Document(text, "fr", PUBLISHED), judge)
    article = min(seconds(Document(text, "fr", PUBLISHED), judge) for _ in range(20))
    print(
        f"one article ({len(text.encode()) / 1000:.1f} KB): {1000 * article:.1f} ms, {_speed(text, article):.0f} KB/s"
    )
    for times in (10, 100, 400):
        long = text * times
        took = seconds(Document(long, "fr", PUBLISHED), judge)
        print(f"{len(long.encode()) / 1000:8.0f} KB in one text: {took:6.2f} s, {_speed(long, took):.0f} KB/s")


def _speed(text: str, took: float) -> float:
    return len(text.encode()) / 1000 / took


if __name__ == "__main__":
    main()
