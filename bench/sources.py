"""Going back to 5,000 sources on 500 hosts: wall time, processor time, memory, connections, and what was found.

A server of its own, in a process of its own, on five hundred addresses of the loopback: 73 % of the pages answer after
20 to 120 ms with validators, 8 % have none, 4 % change around the article, 4 % lead on for good and 1 % three times for
now, 3.5 % are not found, 1 % not allowed, 1 % say "not found" with status 200, 1 % fail once, 1 % ask for a second's
wait, 1 % take 2 seconds, 1 % change a figure in the passage between the runs, 0.5 % reset the connection. Each run is a
process of its own too.
"""

import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

HOSTS, PAGES = 500, 10
START = datetime(2026, 11, 24, 8, tzinfo=UTC)
MIX = (
    ("ok", 730), ("bare", 80), ("chrome", 40), ("moved", 40), ("hops", 10), ("lost", 35), ("closed", 10), ("soft", 10),
    ("fails", 10), ("busy", 10), ("slow", 10), ("drift", 10), ("reset", 5),
)  # fmt: skip
WORDS = "les alliés ont annoncé lundi une aide nouvelle pour la défense du pays pendant la conférence de presse".split()  # noqa: SIM905


def host_of(number: int) -> str:
    """Give the address of a host: all of 127.0.0.0/8 is this machine."""
    return f"127.0.{number // 250 + 1}.{number % 250 + 1}"


def number_of(host: str) -> int:
    """Give the host's number back."""
    third, fourth = host.partition(":")[0].split(".")[2:]
    return (int(third) - 1) * 250 + int(fourth) - 1


def addresses(port: int) -> list[str]:
    """Give the addresses of all pages, host by host."""
    places = [divmod(number, PAGES) for number in range(HOSTS * PAGES)]
    return [f"http://{host_of(host)}:{port}/{kind_of(host, page)}-{page}" for host, page in places]


def kind_of(host: int, page: int) -> str:
    """Give what kind of page stands at an address."""
    at = (host * PAGES + page) * 7919 % 1000
    for kind, share in MIX:
        if at < share:
            return kind
        at -= share
    return "ok"


def passage(host: int, page: int, figure: int = 40) -> str:
    """Give the passage that is quoted from a page."""
    return f"Le fonds numéro {host * PAGES + page} a versé {figure} millions d'euros en 2024, selon le ministère."


@dataclass
class Site:
    """The server's side: what was asked, how many connections at once."""

    epoch: int = 0
    requests: int = 0
    conditional: int = 0
    unchanged: int = 0
    sent: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    most: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        host = ""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode("latin-1").split("\r\n")
                path = lines[0].split(" ")[1]
                headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:])}
                if not host:
                    host = headers["host"]
                    self.open[host] += 1
                    self.most = max(self.most, self.open[host])
                if not await self._answer(host, path, headers, writer):
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self.open[host] -= 1
            writer.close()

    async def _answer(self, host: str, path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> bool:
        if path.startswith("/_"):
            return self._control(path, writer)
        self.requests += 1
        if path == "/robots.txt":
            return self._send(writer, 404)
        parts = path.strip("/").split("-")
        if len(parts) < 2 or not parts[1].isdigit():  # noqa: PLR2004 - a kind and a number
            return self._send(writer, 404)
        site, page = number_of(host), int(parts[1])
        self.asked[f"{host}{path}"] += 1
        chance = random.Random(f"{host}{path}{self.asked[f'{host}{path}']}")  # noqa: S311 - delays
        await asyncio.sleep(2 if parts[0] == "slow" else chance.uniform(0.02, 0.12))
        return self._page(parts, site, page, headers, writer)

    def _page(
        self, parts: list[str], site: int, page: int, headers: dict[str, str], writer: asyncio.StreamWriter
    ) -> bool:
        kind, first = parts[0], self.asked[f"{headers['host']}/{'-'.join(parts)}"] == 1
        hop = int(parts[2]) if len(parts) > 2 else 0  # noqa: PLR2004 - a hop's number
        if kind == "reset":
            writer.transport.abort()
            return False
        if kind in ("lost", "closed"):
            return self._send(writer, 404 if kind == "lost" else 403)
        if hop < {"moved": 1, "hops": 3}.get(kind, 0):
            return self._send(writer, 301 if kind == "moved" else 302, {"Location": f"/{kind}-{page}-{hop + 1}"})
        if kind in ("fails", "busy") and first:
            return self._send(writer, 503 if kind == "fails" else 429, {"Retry-After": "1"} if kind == "busy" else {})
        tag = f'"{self.epoch if kind == "drift" else 0}"'
        validators = (
            {}
            if kind in ("bare", "chrome", "soft")
            else {"ETag": tag, "Last-Modified": "Mon, 02 Nov 2026 08:00:00 GMT"}
        )
        self.conditional += "if-none-match" in headers
        if validators and headers.get("if-none-match") == tag:
            self.unchanged += 1
            return self._send(writer, 304, validators)
        return self._send(writer, 200, validators, self._body(kind, site, page))

    def _body(self, kind: str, site: int, page: int) -> bytes:
        if kind == "soft":
            body = "<h1>Page introuvable</h1><p>La page que vous recherchez n'existe plus.</p>"
            return f"<html><head><title>Page introuvable</title></head><body>{body}</body></html>".encode()
        chance = random.Random(site * PAGES + page)  # noqa: S311 - words
        lines = [" ".join(chance.choices(WORDS, k=18)).capitalize() + "." for _ in range(45)]
        lines[20] = passage(site, page, 43 if kind == "drift" and self.epoch else 40)
        around = f"{self.epoch} lecteurs en ligne" if kind == "chrome" else ""
        words = "".join(f"<p>{line}</p>\n" for line in lines)
        return (
            f"<!doctype html><html><head><meta charset=utf-8><title>Le fonds {page}</title>"
            f"<script>var a=1</script></head><body><nav><a href=/>Accueil</a></nav><aside>{around}</aside>"
            f"<article>{words}</article><footer>© {around}"
            "</footer></body></html>"
        ).encode()

    def _send(
        self, writer: asyncio.StreamWriter, status: int, headers: dict[str, str] | None = None, body: bytes = b""
    ) -> bool:
        told = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **(headers or {})}
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        self.sent += len(body)
        writer.write(f"HTTP/1.1 {status} -\r\n{lines}\r\n".encode() + body)
        return True

    def _control(self, path: str, writer: asyncio.StreamWriter) -> bool:
        told = {"requests": self.requests, "conditional": self.conditional, "304": self.unchanged, "most": self.most}
        told["bytes"] = self.sent
        if path == "/_next":
            self.epoch, self.requests, self.conditional, self.unchanged, self.sent = self.epoch + 1, 0, 0, 0, 0
            self.asked.clear()
            self.most = 0
        return self._send(writer, 200, {}, json.dumps(told).encode())


async def serve() -> None:
    """Run the server; its port is the first line of output."""
    site = Site()
    control = await asyncio.start_server(site.serve, "127.0.0.1", 0)
    port = control.sockets[0].getsockname()[1]
    server = await asyncio.start_server(site.serve, [host_of(number) for number in range(HOSTS)], port)
    print(port, flush=True)
    async with control, server:
        await server.serve_forever()


def fill(path: Path, port: int) -> None:
    """Make a ledger whose sources are all pages."""
    from factcheck.model import ClaimRecord
    from factcheck.store import Ledger

    rows, links = [], []
    for number, url in enumerate(addresses(port), 1):
        host, page = divmod(number - 1, PAGES)
        rows.append(
            {
                "id": number,
                "kind": "url",
                "title": "",
                "url": url,
                "publisher": "",
                "published": None,
                "retrieved": None,
            }
            | {"passage": passage(host, page), "note": ""}
        )
        links.append({"claim_id": number % 100 + 1, "source_id": number, "stance": "supports"})
    with Ledger.open(path, create=True, now=lambda: START, who="bench") as ledger:
        for number in range(100):
            ledger.add_claim(ClaimRecord(0, "", f"Le fonds numéro {number} a versé 40 millions d'euros.", "fr"))
        with ledger._core.change("source") as change:  # noqa: SLF001 - five thousand sources in one change
            change.insert("source", rows)
            change.insert("claim_source", links)


def run(path: Path, day: str) -> None:
    """Go back to all sources and print what it took."""
    from factcheck.facts import load_facts
    from factcheck.flow import Judge
    from factcheck.flow.sources import Manners, Wanted, check_sources
    from factcheck.rules import RULES
    from factcheck.store import Ledger

    as_of = date.fromisoformat(day)
    now = START + (as_of - START.date())
    begun = time.perf_counter()
    with Ledger.open(path, now=lambda: now + timedelta(seconds=time.perf_counter() - begun), who="bench") as ledger:
        judge = Judge(load_facts(), RULES, as_of)
        digest = check_sources(ledger, judge, Wanted(every=True), manners=Manners(allow_private=True))
    used = getrusage(RUSAGE_SELF)
    status = Path("/proc/self/status").read_text(encoding="ascii")  # ru_maxrss would count the parent's memory
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    told = {
        "wall": round(time.perf_counter() - begun, 1),
        "cpu": round(used.ru_utime + used.ru_stime, 1),
        "peak_mb": peak // 1024,
        "outcomes": {outcome.value: count for outcome, count in sorted(digest.counts.items())},
        "news": sorted(finding.number for finding in digest.news),
    }
    print(json.dumps(told))


def expected(kind: str, *, warm: bool) -> str:
    """Give the outcome that each kind of page must have."""
    if kind == "drift":
        return "figure-changed" if warm else "same"
    table = {"moved": "moved", "hops": "moved", "lost": "unreachable", "soft": "unreachable", "reset": "unreachable"}
    return (table | {"closed": "blocked"}).get(kind, "same")


def check(path: Path, *, warm: bool) -> int:
    """Give how many sources do not have the outcome that they must have."""
    import sqlite3

    with closing(sqlite3.connect(path)) as database:
        found = dict(database.execute("SELECT source_id, outcome FROM source_watch").fetchall())
    numbers = range(1, HOSTS * PAGES + 1)
    return sum(found.get(n) != expected(kind_of(*divmod(n - 1, PAGES)), warm=warm) for n in numbers)


def _both(server: "subprocess.Popen[str]", path: Path, command: list[str]) -> None:
    from urllib.request import urlopen

    port = int(server.stdout.readline() if server.stdout else 0)
    fill(path, port)
    for name, day in (("cold", "2026-11-24"), ("warm", "2026-12-01")):
        done = subprocess.run([*command, "run", str(path), day], capture_output=True, text=True, check=True)
        told = json.loads(done.stdout)
        with urlopen(f"http://127.0.0.1:{port}/_next") as answer:
            seen = json.load(answer)
        wrong = check(path, warm=name == "warm")
        print(f"{name}: {told['wall']} s wall, {told['cpu']} s CPU, {told['peak_mb']} MB peak")
        print(f"  {seen['requests']} requests, {seen['304']} of {seen['conditional']} not modified")
        print(f"  {seen['most']} connections to a host at most, {seen['bytes'] / 1e6:.1f} MB of pages")
        print(f"  {told['outcomes']}; wrong: {wrong}; to look at: {len(told['news'])}")


def main() -> None:
    """Run cold, then warm a week later, and print both."""
    command = [sys.executable, "-m", "bench.sources"]
    with (
        subprocess.Popen([*command, "serve"], stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        try:
            _both(server, Path(folder) / "ledger.db", command)
        finally:
            server.terminate()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve"]:
            asyncio.run(serve())
        case ["fill", path, port]:
            fill(Path(path), int(port))
        case ["run", path, day]:
            run(Path(path), day)
        case _:
            main()
