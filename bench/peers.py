"""The same 5,000 pages with the tools that are on the PATH: lychee, which asks whether links are alive, and urlwatch.

Each gets the pages of ``sources`` from the same server, one after the other, so that all times are of the same hour.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from bench.sources import addresses

WARM = 2  # runs of what keeps something from one to the next


def commands(folder: Path, port: int) -> dict[str, tuple[list[str], int]]:
    """Give how each tool is run on the list of pages, and how often."""
    urls = addresses(port)
    (folder / "urls.txt").write_text("\n".join(urls), encoding="utf-8")
    (folder / "urls.yaml").write_text("---\n".join(f"url: {url}\n" for url in urls), encoding="utf-8")
    (folder / "urlwatch.yaml").write_text("report: {stdout: {enabled: false}}\n", encoding="utf-8")
    names = {"--urls": "urls.yaml", "--config": "urlwatch.yaml", "--cache": "urlwatch.db", "--hooks": "none.py"}
    watch = [word for option, name in names.items() for word in (option, str(folder / name))]
    ours = [sys.executable, "-m", "bench.sources", "run", str(folder / "ledger.db")]
    return {
        "factcheck": ([*ours, "2026-11-24"], 1),
        "factcheck, a week later": ([*ours, "2026-12-01"], 1),
        "lychee": (["lychee", "--no-progress", "--format", "json", str(folder / "urls.txt")], 1),
        "urlwatch": (["urlwatch", *watch], WARM),
    }


def measured(command: list[str]) -> tuple[float, float, int]:
    """Run a command; gives wall seconds, processor seconds, and its peak in megabytes."""
    begun = time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere:
        child = os.posix_spawnp(
            command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, nowhere.fileno(), n) for n in (1, 2)]
        )
        _, _, used = os.wait4(child, 0)
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def _all(server: "subprocess.Popen[str]", folder: Path) -> None:
    port = int(server.stdout.readline() if server.stdout else 0)
    # In a process of its own: a child's peak counts what its parent held when it was made.
    subprocess.run([sys.executable, "-m", "bench.sources", "fill", str(folder / "ledger.db"), str(port)], check=True)
    for name, (command, times) in commands(folder, port).items():
        if not shutil.which(command[0]):
            print(f"{name}: not installed")
            continue
        for _ in range(times):
            wall, used, peak = measured(command)
            with urlopen(f"http://127.0.0.1:{port}/_next") as answer:
                seen = json.load(answer)
            print(
                f"{name}: {wall:.1f} s wall, {used:.1f} s CPU, {peak} MB peak, {seen['requests']} requests, "
                f"{seen['304']} not modified, {seen['most']} connections to a host at most",
                flush=True,
            )


def main() -> None:
    """Print the times of all that is installed."""
    with (
        subprocess.Popen([sys.executable, "-m", "bench.sources", "serve"], stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        try:
            _all(server, Path(folder))
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
