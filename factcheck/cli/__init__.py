"""The command line: one function per command that parses, calls a flow, and prints.

What goes in: arguments. What comes out: text on standard output, one sentence on standard error
where something is wrong, and the exit status: 0 nothing flagged, 1 flags, 2 could not run. The only
place that asks the clock. No decisions about claims are taken here.
"""

import os
import sys
from collections.abc import Sequence

from factcheck.cli.common import complain
from factcheck.cli.lazy import build
from factcheck.model import FactcheckError

_STOPPED = 130  # the exit status after Ctrl-C; typer gives it for a KeyboardInterrupt inside a command


def run(arguments: Sequence[str]) -> int:
    """Run one command line; gives the exit status and never lets a user's mistake out as a traceback."""
    import typer
    from typer.exceptions import Abort

    try:
        status = build().main(list(arguments), prog_name="factcheck", standalone_mode=False)
        sys.stdout.flush()
    except FactcheckError as error:
        return complain(str(error))
    except typer.TyperException as error:
        return _misused(error)
    except (KeyboardInterrupt, Abort):
        status = _STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if status == _STOPPED:
        complain("stopped; what was answered so far is saved")
    return status if isinstance(status, int) else 0


def _misused(error: Exception) -> int:
    """Say what is wrong with the arguments in one sentence; a group called without a command shows its help."""
    said = getattr(error, "format_message", lambda: str(error))()
    if type(error).__name__ == "NoArgsIsHelpError":
        print(said, file=sys.stderr)
        return 2
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "factcheck"
    return complain(f"{said.rstrip('.')}; see '{command} --help'")
