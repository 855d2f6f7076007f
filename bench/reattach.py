"""Finding claims again in edited articles: how many follow, how many go wrong, how many keep their review.

Articles from ``../shared/gold`` where they are, with their words edited at random: replaced by other small words of
the same article, one sentence in five taken out, paragraphs in another order. "Right": the claim's new place overlaps
the true one by at least 0.5. "Wrong": it stands in another sentence. "Kept": it stands right and keeps its review.
"Turned": a figure was changed or a negation put in, and the review was kept all the same; must be 0.
"""

import json
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.flow import Judge, marks_of, scan_document
from factcheck.languages.vocabulary import comparing
from factcheck.model import Document, Span
from factcheck.store import Fate
from factcheck.store.guard import Guards
from factcheck.store.reattach import Known, reattach

GOLD = Path(__file__).resolve().parent.parent.parent / "shared" / "gold"
FILES = ("quotations_fr_silver", "times_en_meantime", "times_fr_timebank_dev")
ARTICLES = 12  # of each file
LENGTH = 800  # characters from which a text is an article
TAKEN_OUT = 0.2  # share of sentences
HALF = 0.5
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass
class Count:
    """What became of the claims of one way of editing."""

    claims: int = 0
    right: int = 0
    kept: int = 0
    wrong: int = 0
    gone: int = 0
    revived: int = 0
    seconds: list[float] = field(default_factory=list)


def articles() -> Iterator[Document]:
    """Give the articles."""
    for name in FILES:
        path = GOLD / f"{name}.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        texts = [record for record in map(json.loads, lines) if len(record["text"]) > LENGTH]
        for record in texts[:ARTICLES]:
            yield Document(record["text"], record["language"], name=record["id"])


Edited = tuple[str, list[Span | None]]


def edited(document: Document, claims: list[Span], share: float, chance: random.Random, *, moved: bool) -> Edited:
    """Give an edited text, and where each claim's words are in it."""
    text = document.text
    small = [word for word in _WORD.findall(text) if word.islower()] or ["autre"]
    pieces = [(found.start(), found.end()) for found in re.finditer(r"[^.!?\n]*[.!?\n]+|[^.!?\n]+$", text)]
    kept = [piece for piece in pieces if share == 0 or chance.random() > TAKEN_OUT]
    if moved:
        half = len(kept) // 2
        kept = kept[half:] + kept[:half]
    out, places = "", {}
    for start, end in kept:
        for found in re.finditer(r"\S+|\s+", text[start:end]):
            word = found[0]
            swap = _WORD.fullmatch(word) and word.islower() and chance.random() < share
            for at in range(len(word)):
                places[start + found.start() + at] = len(out) + (0 if swap else at)
            out += chance.choice(small) if swap else word
    spans: list[Span | None] = []
    for claim in claims:
        there = [places[at] for at in range(claim.start, claim.end) if at in places]
        whole = len(there) >= 0.5 * (claim.end - claim.start) and max(there) - min(there) < 2 * (
            claim.end - claim.start
        )
        spans.append(Span(min(there), max(there) + 1) if whole else None)
    return out, spans


def overlap(one: Span, other: Span) -> float:
    """Give how much of both together they share."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / (max(one.end, other.end) - min(one.start, other.start))


def measure(share: float, *, moved: bool = False) -> Count:
    """Edit every article in one way and find its claims again."""
    chance, count, judge = random.Random(5), Count(), Judge()  # noqa: S311 - nothing secret
    for document in articles():
        scan = scan_document(document, judge)
        claims: list[Span] = list(scan.claims)
        text, true = edited(document, claims, share, chance, moved=moved)
        again = scan_document(Document(text, document.language), judge)
        known = [Known(claim, claim.words(document.text)) for claim in claims]
        words = comparing(document.language)
        begin = time.perf_counter()
        before, now = Guards(scan.marks, document.text, words).at, Guards(again.marks, text, words).at
        fates = reattach(document.text, text, known, again.claims, before, now)
        count.seconds.append(time.perf_counter() - begin)
        for fate, place in zip(fates, true, strict=False):
            count.claims += place is not None
            count.gone += place is None
            if fate.span is None:
                continue
            if place is None:
                count.revived += fate.fate is not Fate.CHANGED
            elif overlap(fate.span, place) >= HALF:
                count.right += 1
                count.kept += fate.fate is not Fate.CHANGED
            else:
                count.wrong += overlap(fate.span, place) == 0
    return count


def turned() -> tuple[int, int]:
    """Change a figure in every sentence that has one: how many there are, and how many keep their review."""
    judge, total, kept = Judge(), 0, 0
    for document in articles():
        claims = scan_document(document, judge).claims
        words = comparing(document.language)
        before = Guards(marks_of(document, judge), document.text, words).at
        for claim in claims:
            figure = re.search(r"\d+", claim.words(document.text))
            if not figure:
                continue
            at = claim.start + figure.start()
            text = document.text[:at] + str(int(figure[0]) + 1) + document.text[at + len(figure[0]) :]
            again = scan_document(Document(text, document.language), judge)
            now = Guards(again.marks, text, words).at
            (fate, *_) = reattach(
                document.text, text, [Known(claim, claim.words(document.text))], again.claims, before, now
            )
            total, kept = total + 1, kept + (fate.fate not in (Fate.CHANGED, Fate.GONE))
    return total, kept


def main() -> None:
    """Print the table."""
    if not any((GOLD / f"{name}.jsonl").exists() for name in FILES):
        print(f"no articles at {GOLD}: left out")
        return
    print("edited                claims  right  kept  wrong  taken out  revived  ms/article")
    for name, share, moved in (
        ("nothing", 0, False),
        ("halves exchanged", 0, True),
        ("5 % of words", 0.05, False),
        ("15 % of words", 0.15, False),
        ("30 % of words", 0.3, False),
    ):
        found = measure(share, moved=moved)
        pace = 1000 * sum(found.seconds) / len(found.seconds)
        print(
            f"{name:20} {found.claims:7} {found.right / found.claims:6.3f} {found.kept / found.claims:5.3f} "
            f"{found.wrong / found.claims:6.3f} {found.gone:10} {found.revived:8} {pace:11.1f}"
        )
    total, kept = turned()
    print(f"a figure changed: {total} claims, of which {kept} kept their review (aim 0)")


if __name__ == "__main__":
    main()
