"""What standard output can show: asked of the system, for rich's console takes as long to import as a scan runs."""

import os
import sys
from contextlib import suppress

_COLUMNS = 80  # where nothing tells


def coloured() -> bool:
    """Say whether colours may be written to standard output; $NO_COLOR and $FORCE_COLOR say so for all programs."""
    if os.environ.get("NO_COLOR"):
        return False
    if "FORCE_COLOR" in os.environ:
        return os.environ["FORCE_COLOR"] != ""
    return sys.stdout.isatty() and os.environ.get("TERM", "") not in ("dumb", "unknown")


def columns() -> int:
    """Give the width that lines are fitted to: $COLUMNS, else that of the terminal any of our streams is on."""
    told = os.environ.get("COLUMNS", "")
    if told.isdigit():
        return int(told)
    for stream in filter(None, (sys.__stdin__, sys.__stdout__, sys.__stderr__)):
        with suppress(ValueError, OSError):  # closed, or no terminal
            return os.get_terminal_size(stream.fileno()).columns or _COLUMNS
    return _COLUMNS
