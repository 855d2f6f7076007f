"""Finding claims that say the same: how often the right one comes first, and how long it takes.

Recall: the pairs of ``../shared/gold`` where they are. One side of each consistent pair goes into a ledger, the other
is looked for ("a > b": a is asked, b is in the ledger; also RTE-3's hypotheses in French against the same in English).
Recall@1 and @5 through the store. Passages of RTE-3 have several hypotheses each, so that no ranking reaches 1 there.
Time: a ledger of 100,000 made-up claims, words as rare and as common as words are. Where the extra "semantic" is
installed both are given again with the encoder; its time once with every vector to be made, once with all kept.
"""

import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from factcheck.flow import Judge, marks_of
from factcheck.flow.matching import Matcher
from factcheck.measure.meaning import Encoder, is_installed
from factcheck.model import Claim, ClaimRecord, Document, Marks, ShelfLife, ShelfLifeClass, TimeStatus
from factcheck.read import document_of
from factcheck.store import Ledger

GOLD = Path(__file__).resolve().parent.parent.parent / "shared" / "gold"
CLAIMS = 100_000
A_DOCUMENT = 500
QUERIES = 200
QUERIES_MEANT = 50
LEFT_OUT = 0.3  # share of words
NOW = datetime(2026, 11, 24, tzinfo=UTC)
Texts = list[tuple[str, str]]


def pairs(name: str) -> list[dict[str, dict[str, str]]]:
    """Give the pairs of a file, both texts with their languages; none where it is not there."""
    path = GOLD / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return list(map(json.loads, lines))


def side(record: dict[str, dict[str, str]], key: str) -> tuple[str, str]:
    """Give one text of a pair with its language."""
    given = record[key]
    return given["text"], given.get("language") or document_of(given["text"]).language


def sets() -> Iterator[tuple[str, Texts, Texts]]:
    """Give name, what is asked, and what is to be found for it."""
    for name in (
        "pairs_nato",
        "pairs_rte3_dev_fr",
        "pairs_rte3_dev_en",
        "pairs_rte3_dev_x_fr_en",
        "pairs_daccord_dev_fr",
    ):
        same = [record for record in pairs(name) if str(record["label"]) == "consistent"]
        a, b = [side(record, "a") for record in same], [side(record, "b") for record in same]
        yield f"{name} a > b", a, b
        yield f"{name} b > a", b, a
    french, english = hypotheses("pairs_rte3_dev_fr"), hypotheses("pairs_rte3_dev_en")
    both = [key for key in french if key in english]
    yield "rte3 hypotheses fr > en", [french[key] for key in both], [english[key] for key in both]
    yield "rte3 hypotheses en > fr", [english[key] for key in both], [french[key] for key in both]


def hypotheses(name: str) -> dict[str, tuple[str, str]]:
    """Give the second text of each pair by the pair's number, which is the same in both languages."""
    return {str(record["id"]).rsplit("-", 1)[-1]: side(record, "b") for record in pairs(name)}


def recall(asked: Texts, wanted: Texts, folder: Path, encoder: Encoder | None) -> tuple[float, float]:
    """Put what is wanted into a ledger and ask for it; gives recall at 1 and at 5."""
    judge, numbers = Judge(), {}
    with Ledger.open(folder / "recall.db", create=True, now=lambda: NOW, who="bench") as ledger:
        for text, language in dict.fromkeys(wanted):
            marks = marks_of(Document(text, language), judge)
            record = ClaimRecord(0, "", text, language, times=marks.times, quantities=marks.quantities)
            numbers[text, language] = ledger.add_claim(record)
        matcher, first, five = Matcher(ledger, judge, encoder=encoder), 0, 0
        for (text, language), there in zip(asked, wanted, strict=True):
            matches = matcher.like(Document(text, language), least=0)
            found = [match.claim.number for match in matches]
            first += found[:1] == [numbers[there]]
            five += numbers[there] in found[:5]
    (folder / "recall.db").unlink()
    return first / len(asked), five / len(asked)


def sentences(chance: random.Random) -> Iterator[str]:
    """Give made-up sentences without end, their words distributed as words are (Zipf)."""
    letters = "aeiou", "bcdfglmnprstv"
    words = ["".join(chance.choice(letters[at % 2]) for at in range(chance.randint(3, 10))) for _ in range(40_000)]
    weights = list(accumulate(1 / (at + 3) for at in range(len(words))))
    while True:
        picked = chance.choices(words, cum_weights=weights, k=chance.randint(10, 25))
        picked[3] = picked[3].capitalize()
        yield f"{' '.join(picked).capitalize()} {chance.randint(2, 999)} millions."


def fill(ledger: Ledger, chance: random.Random) -> None:
    """Store the claims, many a document."""
    made = sentences(chance)
    life = ShelfLife(ShelfLifeClass.TIMELESS, None, "")
    for number in range(CLAIMS // A_DOCUMENT):
        text, claims = "", []
        for _ in range(A_DOCUMENT):
            sentence = next(made)
            place = len(text), len(text) + len(sentence)
            claims.append(Claim(*place, sentence, 0.5, (), None, (), (), life, TimeStatus.TIMELESS))
            text += sentence + "\n"
        ledger.ingest(Document(text, "fr", name=f"{number}.txt"), Marks(), claims, (), as_of=None)


def pace(folder: Path, encoder: Encoder | None) -> None:
    """Measure queries of claims that are there with some words left out."""
    chance, judge = random.Random(8), Judge()  # noqa: S311 - nothing secret
    with Ledger.open(folder / "pace.db", create=True, now=lambda: NOW, who="bench") as ledger:
        begin = time.perf_counter()
        fill(ledger, chance)
        print(f"{CLAIMS} claims stored in {time.perf_counter() - begin:.0f} s")
        asked = [ledger.claim(chance.randint(1, CLAIMS)) for _ in range(QUERIES)]
        queries = [
            (claim.number, " ".join(word for word in claim.text.split() if chance.random() > LEFT_OUT))
            for claim in asked
        ]
        timed("by words", Matcher(ledger, judge), queries)
        if encoder:
            encoder.encode(["loaded"])
            some = queries[:QUERIES_MEANT]
            timed("by meaning, first time", Matcher(ledger, judge, encoder=encoder), some)
            timed("by meaning, vectors kept", Matcher(ledger, judge, encoder=encoder), some)


def timed(name: str, matcher: Matcher, queries: list[tuple[int, str]]) -> None:
    """Print how long queries take, and how often the claim that they were made of comes first."""
    took, first = [], 0
    for number, text in queries:
        begin = time.perf_counter()
        found = matcher.like(Document(text, "fr"))
        took.append(1000 * (time.perf_counter() - begin))
        first += found[0].claim.number == number if found else 0
    took.sort()
    print(
        f"a query {name}: median {statistics.median(took):.1f} ms, 95th of 100 {took[int(0.95 * len(took))]:.1f} ms, "
        f"aim <= 50; three words in ten left out: first {first / len(queries):.3f}"
    )


def main() -> None:
    """Print the figures."""
    encoder = Encoder() if is_installed() else None
    with tempfile.TemporaryDirectory() as folder:
        print("asked > found                       pairs   @1    @5" + ("   with meaning @1   @5" if encoder else ""))
        for name, asked, wanted in sets():
            if asked:
                one, five = recall(asked, wanted, Path(folder), None)
                line = f"{name:34} {len(asked):6} {one:.3f} {five:.3f}"
                if encoder:
                    one, five = recall(asked, wanted, Path(folder), encoder)
                    line += f"            {one:.3f} {five:.3f}"
                print(line, flush=True)
        pace(Path(folder), encoder)


if __name__ == "__main__":
    main()
