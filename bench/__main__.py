"""Run the benches: all, or those named."""

import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def main(names: list[str]) -> int:
    """Run the benches called ``names``, all where empty; gives the exit status."""
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        print(f"no bench called {', '.join(unknown)}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in names or NAMES:
        print(f"\n== {name}", flush=True)
        sys.argv = [f"bench.{name}"]  # the names are no arguments of the benches
        import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
