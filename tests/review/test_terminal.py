"""Reviewing on a real terminal: single keys, typing ahead, arrows, Ctrl-C, hostile claims."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.model import ClaimRecord, State
from tests.conftest import ROOT
from tests.review.ledgers import filled, opened

PATIENCE = 20.0  # seconds until a terminal that says nothing has failed


class Terminal:
    """A command on a terminal of its own: type keys, wait for words."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        self.end, side = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "factcheck", *arguments],
            stdin=side, stdout=side, stderr=side, env=environment, close_fds=True, start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - one thread
        )  # fmt: skip
        os.close(side)
        self.shown = ""
        self.seen = 0

    def wait_for(self, words: str) -> str:
        """Wait until ``words`` come up after what was waited for before; gives what came up to there."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.shown[self.seen :]:
            assert time.monotonic() < deadline, f"{words!r} did not come up in {self.shown[self.seen :]!r}"
            self._read(0.1)
        begin, self.seen = self.seen, self.shown.index(words, self.seen) + len(words)
        return self.shown[begin : self.seen]

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.end, keys.encode())

    def leave(self) -> int:
        """Wait for the command's end; gives its exit status."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            self._read(0.1)
        while self._read(0):
            pass
        return self.process.wait(timeout=1)

    def close(self) -> None:
        """Take the terminal away."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.end)

    def _read(self, patience: float) -> bool:
        if not select.select([self.end], [], [], patience)[0]:
            return False
        try:
            self.shown += os.read(self.end, 65536).decode(errors="replace")
        except OSError:  # the other side is closed
            return False
        return True


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Give a ledger with three open claims."""
    return filled(tmp_path / "factcheck.db")


@pytest.fixture
def terminal(db: Path, quiet_environment: dict[str, str]) -> Iterator[Terminal]:
    """Give a review on a terminal, in the order of the claims' numbers."""
    settings = {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "100"}
    made = Terminal(
        ["review", "--by", "number", "--db", str(db), "--as-of", "2025-03-10"], quiet_environment | settings
    )
    yield made
    made.close()


def test_one_key_gives_a_verdict_and_it_is_saved_at_once(terminal: Terminal, db: Path) -> None:
    """No Enter is needed, and the ledger has the verdict before the next answer."""
    terminal.wait_for("> ")
    terminal.press("3")
    terminal.wait_for("claim 1: mixed, saved")
    terminal.wait_for("2 of 3")
    with opened(db) as ledger:
        assert ledger.claim(1).verdict == "mixed"
    terminal.press("q")
    assert terminal.leave() == 0
    assert "1 reviewed, 2 left" in terminal.shown


def test_the_claim_is_highlighted_in_its_paragraph(terminal: Terminal) -> None:
    """The words of the claim stand in reverse, the rest of the paragraph around them."""
    terminal.wait_for("> ")
    terminal.press("k")
    shown = terminal.wait_for("> ")
    assert re.search(r"\x1b\[1;7mLe maire, Paul Nguyen, promet deux écoles", shown)
    assert "TS109" in shown
    terminal.press("q")
    assert terminal.leave() == 0


def test_back_and_arrows_walk_the_queue(terminal: Terminal) -> None:
    """Space and right go on, b and left go back, at both ends without harm."""
    for key, place in (
        (" ", "2 of 3"),
        ("\x1b[C", "3 of 3"),
        ("\x1b[D", "2 of 3"),
        ("b", "1 of 3"),
        ("b", "first claim"),
    ):
        terminal.wait_for("> ")
        terminal.press(key)
        terminal.wait_for(place)
    terminal.press("q")
    assert terminal.leave() == 0


def test_a_source_first_and_then_true(terminal: Terminal, db: Path) -> None:
    """True without a source asks for the reason, an empty one goes back; with a source it is given."""
    terminal.wait_for("> ")
    terminal.press("1")
    terminal.wait_for("reason: ")
    terminal.press("\n")
    terminal.wait_for("> ")
    terminal.press("s")
    for question, answer in (
        ("address or title: ", "https://mairie.example/creches"),
        ("title: ", "Les crèches ouvertes"),
        ("publisher: ", "Mairie"),
        ("quoted passage: ", "trois crèches"),
        ("[s/r/c]: ", "s"),
    ):
        terminal.wait_for(question)
        terminal.press(f"{answer}\n")
    terminal.wait_for("source 1 added to claim 1, saved")
    terminal.wait_for("> ")
    terminal.press("1")
    terminal.wait_for("claim 1: true, saved")
    terminal.press("q")
    assert terminal.leave() == 0
    with opened(db) as ledger:
        claim = ledger.claim(1)
    assert (claim.verdict, claim.sources[0].title, claim.forced_reason) == ("true", "Les crèches ouvertes", "")


def test_typing_ahead_loses_nothing(terminal: Terminal, db: Path) -> None:
    """Keys and lines typed before they are asked for are answers in their order."""
    terminal.wait_for("> ")
    terminal.press("nappeler la mairie\r3dq")
    assert terminal.leave() == 0
    with opened(db) as ledger:
        first, second = ledger.claim(1), ledger.claim(2)
    assert (first.note, first.verdict) == ("appeler la mairie", "mixed")
    assert second.state is State.DROPPED


def test_an_unknown_key_shows_the_help(terminal: Terminal) -> None:
    """Nothing happens but an explanation."""
    terminal.wait_for("> ")
    terminal.press("ù")
    terminal.wait_for("Each answer is saved at once")
    terminal.press("\x1b[A")
    terminal.wait_for("Each answer is saved at once")
    terminal.press("q")
    assert terminal.leave() == 0


@pytest.mark.parametrize("where", ["key", "line"])
def test_ctrl_c_leaves_with_what_was_answered(terminal: Terminal, db: Path, where: str) -> None:
    """Stopped at a question or in the middle of a line: status 130, one sentence, answers kept."""
    terminal.wait_for("> ")
    terminal.press("3")
    terminal.wait_for("2 of 3")
    terminal.wait_for("> ")
    if where == "line":
        terminal.press("n")
        terminal.wait_for("note: ")
        terminal.press("moitié")
    terminal.press("\x03")
    assert terminal.leave() == 130
    assert "what was answered so far is saved" in terminal.shown
    assert "Traceback" not in terminal.shown
    with opened(db) as ledger:
        assert (ledger.claim(1).verdict, ledger.claim(2).note) == ("mixed", "")


def test_ctrl_d_leaves(terminal: Terminal) -> None:
    """The end of the input is the end of the review."""
    terminal.wait_for("> ")
    terminal.press("\x04")
    assert terminal.leave() == 0


def test_a_hostile_claim_is_shown_and_obeyed_by_nobody(tmp_path: Path, quiet_environment: dict[str, str]) -> None:
    """Escape sequences, markup and bidi overrides in a claim reach the terminal as letters."""
    path = tmp_path / "factcheck.db"
    words = "[/b] \x1b]52;c;bWFs\x07 \x1b[2J \x9b31m \u202egpj [link=https://mal.example]x[/link]"
    with opened(path) as ledger:
        ledger.add_claim(ClaimRecord(0, "", words, "fr", claimant=words, note=words))
    settings = {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "200"}
    made = Terminal(["review", "--db", str(path)], quiet_environment | settings)
    try:
        made.wait_for("> ")
        made.press("q")
        assert made.leave() == 0
    finally:
        made.close()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", made.shown)
    assert r"[/b] \x1b]52;c;bWFs\x07 \x1b[2J \x9b31m \u202egpj [link=https://mal.example]x[/link]" in plain
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", plain)


def test_a_adds_a_claim_that_was_missed(terminal: Terminal, db: Path) -> None:
    """The words that are typed stand in the article; the claim comes next, and what is not there adds nothing."""
    terminal.wait_for("> ")
    terminal.press("a")
    terminal.wait_for("word for word: ")
    terminal.press("trois piscines\r")
    terminal.wait_for("does not say that")
    terminal.wait_for("> ")
    terminal.press("a")
    terminal.wait_for("word for word: ")
    terminal.press("la dette recule\r")
    terminal.wait_for("claim 4 added, saved; it comes next")
    terminal.wait_for("> ")
    terminal.press("k")
    terminal.wait_for("Claim 4")
    with opened(db) as ledger:
        assert ledger.claim(4).text == "la dette recule"
