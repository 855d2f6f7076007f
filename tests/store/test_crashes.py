"""Killed at random points of reading, reviewing, rechecking and migrating; the bench ``crashes`` does it 200 times."""

from pathlib import Path

from tests.store.crashes import WORKS, Crashes


def test_killed_at_random_points_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    """After each kill the ledger is sound, holds what was said to be done, and nothing in part."""
    crashes = Crashes(tmp_path)
    found = [crashes.kill(work) for _ in range(3) for work in WORKS]
    assert [crash for crash in found if crash.wrong] == []
    assert sum(crash.done for crash in found) > 0
