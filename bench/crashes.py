"""200 kills at random points of ingest, review, recheck and migrate, the ledger verified after each."""

import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.store.crashes import WORKS, Crashes

KILLS = 200


def main() -> None:
    """Print what was killed and what was wrong afterwards."""
    began, names = time.perf_counter(), list(WORKS)
    with tempfile.TemporaryDirectory() as folder:
        crashes = Crashes(Path(folder))
        found = [crashes.kill(names[number % len(names)]) for number in range(KILLS)]
    for work in names:
        kills = [crash for crash in found if crash.work == work]
        done = sum(crash.done for crash in kills)
        broken = sum(bool(crash.wrong) for crash in kills)
        print(f"{work:<8} {len(kills):>4} kills, {done:>6} changes done before, {broken} with something wrong")
    for what, count in Counter(what for crash in found for what in crash.wrong).most_common():
        print(f"  {count} times: {what}")
    print(f"{KILLS} kills in {time.perf_counter() - began:.0f} s")
