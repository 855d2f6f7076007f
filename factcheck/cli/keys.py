"""What somebody types, key by key on a terminal and line by line where the input is piped."""

import sys
from typing import TextIO

_ENDS = "\r\n"


class Keys:
    """Single keys and whole lines from one input, in the order in which they were typed.

    On a terminal a key counts at once; otherwise each line is an answer, of which a key is the first character. The
    end of the input answers everything with None.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        """Read from ``stream``, from standard input where none is given."""
        self._stream = stream or sys.stdin
        self.single = self._stream is sys.stdin and self._stream.isatty()
        self._typed = ""  # ahead of what was asked for

    def key(self) -> str | None:
        """Give the next key: a character, or a whole escape sequence for an arrow; "" for an empty line."""
        if not self.single:
            line = self.line()
            return line if line is None else line.strip()[:1].lower() or (" " if line else "")
        if not self._typed:
            self._typed = self._wait()
        if not self._typed:
            return None
        length = len(self._typed) if self._typed.startswith("\x1b") else 1
        key, self._typed = self._typed[:length], self._typed[length:]
        return "" if key in _ENDS else key.lower()

    def line(self) -> str | None:
        """Give the next line without its end."""
        if not self.single:
            line = self._stream.readline()
            return line.rstrip(_ENDS) if line else None
        ahead = min((at for end in _ENDS if (at := self._typed.find(end)) >= 0), default=-1)
        if ahead >= 0:
            line, self._typed = self._typed[:ahead], self._typed[ahead + 1 :]
            return line
        typed, self._typed = self._typed, ""
        rest = self._stream.readline()
        return typed + rest.rstrip(_ENDS) if rest or typed else None

    @staticmethod
    def _wait() -> str:
        import typer

        try:
            return typer.getchar()
        except EOFError:
            return ""
