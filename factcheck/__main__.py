"""The command's entry point. ``--version`` answers before anything else is imported."""

import gc
import sys

_OBJECTS = 50_000  # imports and language packs make some that stay; looking for garbage among them costs a tenth


def main() -> None:
    """Run the command line and leave with its exit status."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from factcheck import __version__

        print(f"factcheck {__version__}")
        return
    gc.set_threshold(_OBJECTS)
    from factcheck.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
