"""What somebody types: key by key on a terminal, line by line where the input is piped.

The terminal is left in its own mode but for the wait for a key, and nothing typed ahead is thrown away.
"""

import os
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_END_OF_INPUT = "\x04\x00"  # Ctrl-D as a key, and as Linux hands it on when it came before the wait for a key
_AT_ONCE = 4096  # bytes


class Keys:
    """Single keys and whole lines from one input, in the order in which they were typed.

    On a terminal a key counts at once; elsewhere each line is an answer, of which a key is the first character. The
    end of the input answers everything with None. ``single``: keys count at once.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        """Read from ``stream``, from standard input where none is given."""
        self._stream = stream or sys.stdin
        self.single = self._stream.isatty() and os.name == "posix"
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._typed = ""  # ahead of what was asked for

    def key(self) -> str | None:
        """Give the next key: a character, or a whole escape sequence for an arrow; "" for an empty line."""
        if not self.single:
            line = self.line()
            return line if line is None else line.strip()[:1].lower() or (" " if line else "")
        if not self._typed:
            with _key_by_key(self._stream.fileno()):
                self._typed = self._read()
        if not self._typed or self._typed[0] in _END_OF_INPUT:
            return None
        length = len(self._typed) if self._typed.startswith("\x1b") else 1
        key, self._typed = self._typed[:length], self._typed[length:]
        return "" if key in "\r\n" else key.lower()

    def line(self) -> str | None:
        """Give the next line without its end."""
        if not self.single:
            line = self._stream.readline()
            return line.rstrip("\r\n") if line else None
        while not (ends := [at for end in "\r\n" if (at := self._typed.find(end)) >= 0]):
            if not (more := self._read()):
                return None
            self._typed += more
        line, self._typed = self._typed[: min(ends)], self._typed[min(ends) + 1 :]
        return line

    def _read(self) -> str:
        """Wait for something typed; "" at the end of the input."""
        while data := os.read(self._stream.fileno(), _AT_ONCE):
            if text := self._decoder.decode(data):
                return text
        return ""


@contextmanager
def _key_by_key(terminal: int) -> Iterator[None]:
    """Let keys through as they are typed, unseen; Ctrl-C still interrupts. What was typed before is kept."""
    import termios

    mode = termios.tcgetattr(terminal)
    waiting = [*mode]
    waiting[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(terminal, termios.TCSADRAIN, waiting)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, mode)
