"""WARC files: what went over the wire is in them, and the library that everybody uses reads them back."""

import asyncio
import gzip
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from factcheck.fetch import Page
from factcheck.fetch.client import Fetcher
from factcheck.fetch.warc import WarcError, append, check_place
from tests.web import QUICK, Answer, Web, page, redirect

SITE, NOW = "news.example", datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
TEXT = "Un texte sur l'été."


@pytest.fixture
def web() -> Iterator[Web]:
    """Give a web that is being served."""
    with Web().serving() as served:
        yield served


def kept(web: Web, path: str = "/a") -> Page:
    """Fetch a page and keep what goes over the wire."""

    async def run() -> Page:
        async with Fetcher(limits=QUICK, allow_private=True, resolve=web.resolve, keep=True) as fetcher:
            return await fetcher.get(web.url(SITE, path))

    return asyncio.run(run())


@dataclass
class Record:
    """A record as the library read it: its own headers, the first line and headers of HTTP, the bytes."""

    kind: str
    about: dict[str, str]
    line: str
    headers: dict[str, str]
    body: bytes


def records(path: Path) -> list[Record]:
    """Read a WARC file with every check that the library has; a digest that is not right raises."""
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, verify_http=True, check_digests="raise"):
            http = record.http_headers
            line = f"{http.protocol} {http.statusline}" if http else ""
            headers = {name.lower(): value for name, value in http.headers} if http else {}
            about = dict(record.rec_headers.headers)
            found.append(Record(record.rec_type, about, line, headers, record.raw_stream.read()))
    return found


def pairs(path: Path) -> list[tuple[Record, Record]]:
    """Give the requests with their answers, as the records name each other."""
    all_of = records(path)
    answers = {record.about["WARC-Record-ID"]: record for record in all_of if record.kind == "response"}
    asked = [record for record in all_of if record.kind == "request"]
    return [(record, answers[record.about["WARC-Concurrent-To"]]) for record in asked]


@pytest.mark.parametrize("name", ["page.warc", "page.warc.gz"])
def test_a_request_and_its_answer_are_read_back(name: str, web: Web, tmp_path: Path) -> None:
    """Both records are valid, belong together, and hold what was sent and what came."""
    web[SITE, "/a"] = page(TEXT, headers={"ETag": '"1"', "X-Titre": "été"})
    found = kept(web)
    append(found.exchanges, tmp_path / name, NOW)
    ((asked, came),) = pairs(tmp_path / name)
    assert {record.about["WARC-Date"] for record in (asked, came)} == {"2026-11-28T09:30:00Z"}
    assert asked.about["WARC-Target-URI"] == came.about["WARC-Target-URI"] == web.url(SITE, "/a")
    assert (asked.line, asked.headers["host"], asked.body) == ("GET /a HTTP/1.1", f"{SITE}:{web.port}", b"")
    assert asked.headers["user-agent"].startswith("factcheck-cli/")
    assert (came.line, came.headers["etag"], came.body) == ("HTTP/1.1 200 OK", '"1"', found.body)
    assert came.headers["x-titre"] == "%C3%A9t%C3%A9"
    assert came.about["WARC-Block-Digest"].startswith("sha1:")
    (info,) = [record for record in records(tmp_path / name) if record.kind == "warcinfo"]
    assert info.about["WARC-Filename"] == name
    assert b"factcheck-cli/" in info.body
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_the_way_to_a_page_is_kept_too(web: Web, tmp_path: Path) -> None:
    """Each redirect with its own request, robots.txt left out, a body packed as it came."""
    body = gzip.compress(page(TEXT).body)
    web[SITE, "/a"] = Answer(301, b"Moved to /b.", {"Location": "/b"})
    web[SITE, "/b"] = redirect("/c", 302)
    web[SITE, "/c"] = Answer(body=body, headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})
    found = kept(web)
    assert TEXT.encode() in found.body
    append(found.exchanges, tmp_path / "a.warc.gz", NOW)
    told = [(asked.line, came.line, came.body) for asked, came in pairs(tmp_path / "a.warc.gz")]
    assert told == [
        ("GET /a HTTP/1.1", "HTTP/1.1 301 Moved Permanently", b"Moved to /b."),
        ("GET /b HTTP/1.1", "HTTP/1.1 302 Found", b""),
        ("GET /c HTTP/1.1", "HTTP/1.1 200 OK", body),
    ]


def test_chunks_that_were_put_together_are_not_told_as_chunks(web: Web, tmp_path: Path) -> None:
    """The body is the page, and no header says otherwise."""
    parts = [b"5\r\nDes m\r\n", b"3\r\nots\r\n", b"0\r\n\r\n"]
    web[SITE, "/a"] = Answer(
        headers={"Transfer-Encoding": "chunked", "Content-Type": "text/plain"}, chunks=lambda: iter(parts)
    )
    append(kept(web).exchanges, tmp_path / "a.warc", NOW)
    ((_, came),) = pairs(tmp_path / "a.warc")
    assert came.body == b"Des mots"
    assert came.headers["x-archive-orig-transfer-encoding"] == "chunked"
    assert "transfer-encoding" not in came.headers


def test_a_file_is_added_to(web: Web, tmp_path: Path) -> None:
    """What it held stays, and both are read."""
    for at in range(3):
        web[SITE, f"/{at}"] = page(f"{TEXT} {at}")
        append(kept(web, f"/{at}").exchanges, tmp_path / "all.warc.gz", NOW)
    assert [asked.line for asked, _ in pairs(tmp_path / "all.warc.gz")] == [f"GET /{at} HTTP/1.1" for at in range(3)]


def test_pages_carry_nothing_where_nothing_is_kept(web: Web) -> None:
    """No memory is spent on what nobody asked for."""
    web[SITE, "/a"] = page(TEXT)

    async def run() -> Page:
        async with Fetcher(limits=QUICK, allow_private=True, resolve=web.resolve) as fetcher:
            return await fetcher.get(web.url(SITE, "/a"))

    assert asyncio.run(run()).exchanges == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("page.html", r"ends in \.warc"),
        ("none/a.warc", "no folder"),
        ("text.warc", r"no \.warc"),
        ("text.warc.gz", "no"),
    ],
)
def test_what_is_no_warc_file_is_left_alone(name: str, words: str, tmp_path: Path) -> None:
    """A file of another kind is not added to, and the sentence says why."""
    for other in ("text.warc", "text.warc.gz"):
        (tmp_path / other).write_text("Un article.", encoding="utf-8")
    with pytest.raises(WarcError, match=words):
        check_place(tmp_path / name)
    assert (tmp_path / "text.warc").read_text(encoding="utf-8") == "Un article."


def test_what_can_be_added_to_passes(web: Web, tmp_path: Path) -> None:
    """A folder, a new file, an empty one, one that is a WARC file."""
    web[SITE, "/a"] = page(TEXT)
    append(kept(web).exchanges, tmp_path / "a.warc", NOW)
    (tmp_path / "empty.warc").touch()
    for name in ("", "new.warc", "empty.warc", "a.warc"):
        check_place(tmp_path / name)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_disk_that_is_full_leaves_the_file_as_it_was(
    is_new: bool,  # noqa: FBT001 - a case of two
    web: Web,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A new one is not there, an old one has what it had."""
    web[SITE, "/a"], place = page(TEXT), tmp_path / "a.warc.gz"
    found = kept(web).exchanges
    if not is_new:
        append(found, place, NOW)
    before = place.read_bytes() if place.exists() else b""
    real = os.write

    def some(file: int, data: memoryview) -> int:
        if len(data) < 300:
            raise OSError(28, "No space left on device")
        return real(file, data[: len(data) - 200])

    monkeypatch.setattr(os, "write", some)
    with pytest.raises(WarcError, match="No space left"):
        append(found, place, NOW)
    assert place.exists() is not is_new
    assert (place.read_bytes() if place.exists() else b"") == before


def test_without_the_library_the_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is fetched."""
    monkeypatch.setitem(sys.modules, "warcio", None)
    with pytest.raises(WarcError, match=r"pip install 'factcheck-cli\[warc\]'"):
        check_place(tmp_path)
