"""``source add --archive`` and ``--warc``, ``source archive``: copies are kept, shown everywhere, and never lost."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from warcio.archiveiterator import ArchiveIterator

from factcheck.model import ClaimRecord, SavedCopy, SourceKind, SourceRecord
from factcheck.store import Ledger
from factcheck.store.errors import NoSuchNumberError
from tests.conftest import Run
from tests.sources.conftest import Add
from tests.sources.test_outcomes import ARTICLE, QUOTE
from tests.test_startup import imported
from tests.web import Answer, Web, page, redirect

Ask = Callable[..., "CompletedProcess[str]"]
SITE, ARCHIVE = "news.localhost", "archive.localhost"
COPY = SavedCopy("https://archive.example/web/20261127081500/https://news.example/a", date(2026, 11, 27))


@pytest.fixture
def ask(factcheck: Run, quiet_environment: dict[str, str], tmp_path: Path, web: Web) -> Ask:
    """Give the command with an archive of the test's own, on a ledger of one claim."""
    quiet_environment |= {"FACTCHECK_OFFLINE": "", "FACTCHECK_ARCHIVE": web.url(ARCHIVE, "/save/{url}")}
    db = str(tmp_path / "ledger.db")
    factcheck("add", "Les alliés ont fourni 40 milliards d'euros.", "--language", "fr", "--db", db)
    web[SITE, "/a"] = page(ARTICLE, title="L'aide")
    return lambda *given: factcheck(*given, "--db", db)


def archived(web: Web) -> str:
    """Have the archive save the page; gives where."""
    copy = web.url(ARCHIVE, f"/web/20261127081500/{web.url(SITE, '/a')}")
    web[ARCHIVE, f"/save/{web.url(SITE, '/a')}"] = redirect(copy, 302)
    return copy


def test_a_page_is_saved_and_its_copy_is_shown(ask: Ask, web: Web) -> None:
    """In what is said at once, in both shows, in every report, in both languages."""
    copy = archived(web)
    added = ask("source", "add", "1", web.url(SITE, "/a"), "--quote", QUOTE, "--archive", "--allow-private")
    assert (added.returncode, added.stderr) == (0, "")
    assert added.stdout == f"source 1 on claim 1\nsource 1 archived on 2026-11-27: {copy}\n"
    assert f"archived copy of 27 November 2026: {copy}" in ask("source", "show", "1").stdout
    assert f"copie archivée du 27 novembre 2026 : {copy}" in ask("source", "show", "1", "--messages", "fr").stdout
    assert f"archived copy of 27 November 2026: {copy}" in ask("show", "1").stdout
    (shown,) = json.loads(ask("source", "show", "1", "--format", "json").stdout)
    assert shown["copies"] == [{"url": copy, "saved_on": "2026-11-27"}]
    for form in ("terminal", "md", "html", "json", "csv"):
        assert copy in ask("report", "--format", form, "-o", "-").stdout, form
    assert "copy 1 of source 1" in ask("history").stdout


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Answer(401), "FACTCHECK_ARCHIVE_KEY"),
        (Answer(429, headers={"Retry-After": "3600"}), "asked again later"),
        (Answer(523), "answered 523"),
        (Answer(404), "answered 404"),
        (page("Saved."), "did not say where"),
    ],
)
def test_a_source_that_no_archive_saves_is_added_all_the_same(reply: Answer, words: str, ask: Ask, web: Web) -> None:
    """One sentence says why, and asking again later is one command."""
    web[ARCHIVE, f"/save/{web.url(SITE, '/a')}"] = reply
    added = ask("source", "add", "1", web.url(SITE, "/a"), "--quote", QUOTE, "--archive", "--allow-private")
    assert (added.returncode, added.stdout) == (0, "source 1 on claim 1\n")
    assert added.stderr.startswith("factcheck: source 1 was not archived: ")
    assert words in added.stderr
    assert added.stderr.count("\n") == 1
    copy = archived(web)
    again = ask("source", "archive", "1", "--allow-private")
    assert (again.returncode, again.stdout) == (0, f"source 1 archived on 2026-11-27: {copy}\n")


def test_a_batch_names_what_was_not_saved_and_goes_on(ask: Ask, web: Web) -> None:
    """Exit status 2 where any was not; a number that there is not stops before anything is asked."""
    copy = archived(web)
    ask("source", "add", "1", web.url(SITE, "/missing"), "--no-fetch")
    ask("source", "add", "1", web.url(SITE, "/a"), "--no-fetch")
    ask("source", "add", "1", "Un rapport")
    done = ask("source", "archive", "1", "2", "3", "--allow-private")
    assert (done.returncode, done.stdout) == (2, f"source 2 archived on 2026-11-27: {copy}\n")
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [
        "source 1 was not archived",
        "source 3 was not archived",
    ]
    before = len(web.requests)
    assert ask("source", "archive", "2", "99", "--allow-private").returncode == 2
    assert len(web.requests) == before


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("1", "Un rapport", "--archive"), "--archive saves a web page"),
        (("1", "https://news.example/a", "--archive", "--archive-at", "https://a.example/"), "{url}"),
        (("1", "https://news.example/a", "--archive", "--archive-at", "ftp://a.example/{url}"), "only http"),
        (("1", "https://news.example/a", "--no-fetch", "--warc", "a.warc"), "--warc keeps what is fetched"),
        (("1", "Un rapport", "--warc", "a.warc"), "--warc keeps what is fetched"),
        (("1", "https://news.example/a", "--warc", "a.html"), "ends in .warc"),
        (("1", "https://news.example/a", "--warc", "none/a.warc"), "no folder"),
    ],
)
def test_mistakes_are_told_before_anything_is_added(given: tuple[str, ...], words: str, ask: Ask, web: Web) -> None:
    """One sentence on standard error, exit status 2, nothing asked, no source."""
    done = ask("source", "add", *given)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr
    assert ask("source", "list").stdout == ""
    assert web.requests == []


def test_nothing_is_told_to_an_archive_while_the_network_is_off(
    ask: Ask, web: Web, quiet_environment: dict[str, str]
) -> None:
    """The source is added, and the sentence says why there is no copy."""
    quiet_environment["FACTCHECK_OFFLINE"] = "1"
    added = ask("source", "add", "1", web.url(SITE, "/a"), "--archive", "--allow-private")
    assert (added.returncode, added.stdout) == (0, "source 1 on claim 1\n")
    assert "FACTCHECK_OFFLINE" in added.stderr
    assert web.requests == []


def test_no_archive_is_asked_unless_it_is_wanted(ask: Ask, web: Web) -> None:
    """Adding and going back to sources never reach it."""
    archived(web)
    ask("source", "add", "1", web.url(SITE, "/a"), "--allow-private")
    ask("source", "check", "--all", "--allow-private")
    ask("recheck", "--sources", "--all", "--allow-private")
    assert {request.host for request in web.requests} == {SITE}


def test_the_key_is_sent_and_told_to_nobody(ask: Ask, web: Web, quiet_environment: dict[str, str]) -> None:
    """Neither on the screen nor in the ledger."""
    archived(web)
    quiet_environment["FACTCHECK_ARCHIVE_KEY"] = "LOW ada:hunter2"
    added = ask("source", "add", "1", web.url(SITE, "/a"), "--archive", "--allow-private")
    keys = {request.host: request.headers.get("authorization") for request in web.requests}
    assert keys == {SITE: None, ARCHIVE: "LOW ada:hunter2"}
    assert "hunter2" not in added.stdout + added.stderr + ask("export").stdout


def test_a_page_is_kept_as_a_warc_file(ask: Ask, web: Web, tmp_path: Path) -> None:
    """In a file that is named, or in a folder under the source's number; the library reads it back."""
    added = ask(
        "source", "add", "1", web.url(SITE, "/a"), "--quote", QUOTE, "--warc", "page.warc.gz", "--allow-private"
    )
    assert (added.returncode, added.stdout) == (0, "source 1 on claim 1\nwrote page.warc.gz\n")
    (tmp_path / "copies").mkdir()
    web[SITE, "/b"] = page(ARTICLE)
    ask("source", "add", "1", web.url(SITE, "/b"), "--warc", "copies", "--allow-private")
    (named,) = (tmp_path / "copies").iterdir()
    assert named.name.startswith("source-2-20")
    for path, address in ((tmp_path / "page.warc.gz", "/a"), (named, "/b")):
        with path.open("rb") as file:
            found = [
                (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
                for record in ArchiveIterator(file, verify_http=True, check_digests="raise")
            ]
        told = {kind: (target, body) for kind, target, body in found}
        assert told["request"] == (web.url(SITE, address), b"")
        assert told["response"][0] == web.url(SITE, address)
        assert QUOTE.encode() in told["response"][1]


def test_a_page_that_does_not_come_leaves_no_file(ask: Ask, web: Web, tmp_path: Path) -> None:
    """Two sentences: why there is no page, and that nothing was written."""
    web[SITE, "/a"] = Answer(reset=True)
    added = ask("source", "add", "1", web.url(SITE, "/a"), "--warc", "page.warc", "--allow-private")
    assert (added.returncode, added.stdout) == (0, "source 1 on claim 1\n")
    assert "nothing was written to page.warc" in added.stderr
    assert not (tmp_path / "page.warc").exists()


def test_copies_are_counted_once_and_kept_in_order(ledger: Ledger, add: Add) -> None:
    """The same address again is no second copy; a number that there is not is said."""
    number = add("https://news.example/a")
    older = SavedCopy("https://other.example/1", date(2025, 1, 2))
    assert [ledger.add_copy(number, copy) for copy in (COPY, older, COPY)] == [True, True, False]
    assert ledger.claim(1).sources[0].copies == ledger.sources()[0][0].copies == (older, COPY)
    with pytest.raises(NoSuchNumberError):
        ledger.add_copy(99, COPY)


def test_copies_go_and_come_back_with_their_source(ledger: Ledger, add: Add) -> None:
    """Taking the source off and taking that back loses nothing; nor does taking back the copy."""
    number = add("https://news.example/a")
    ledger.add_copy(number, COPY)
    ledger.remove_source(number)
    assert ledger.sources() == ()
    ledger.undo()
    assert ledger.sources()[0][0].copies == (COPY,)
    assert ledger.verify().problems == ()
    ledger.undo()
    assert ledger.sources()[0][0].copies == ()
    assert ledger.verify().problems == ()


def test_copies_survive_export_import_and_merging(ledger: Ledger, add: Add, tmp_path: Path) -> None:
    """A source that was there without its copy gets it."""
    number = add("https://news.example/a")
    ledger.add_copy(number, COPY)
    here = SourceRecord(SourceKind.URL, url="https://news.example/a")
    with (tmp_path / "all.jsonl").open("w+", encoding="utf-8") as file:
        ledger.export(file)
        for name, filled in (("new.db", False), ("merged.db", True)):
            file.seek(0)
            with Ledger.open(
                tmp_path / name, create=True, now=lambda: datetime(2027, 1, 1, tzinfo=UTC), who="Bo"
            ) as other:
                if filled:
                    other.add_claim(replace(ledger.claim(1), sources=()))
                    other.add_claim(ClaimRecord(0, "", "Une autre affirmation.", "fr"))
                    other.add_source([2], here)
                other.import_(file, name="all.jsonl")
                assert [source.copies for source, _ in other.sources()] == [(COPY,)]
                assert other.verify().problems == ()


def test_what_makes_copies_is_imported_only_for_copies(tmp_path: Path) -> None:
    """A source that is only typed needs neither the client nor the library of WARC files."""
    db = ("--db", str(tmp_path / "ledger.db"))
    imported("add", "Les alliés ont fourni 40 milliards d'euros.", "--language", "fr", *db)
    heavy = ("aiohttp", "warcio", "factcheck.fetch")
    assert imported("source", "add", "1", "https://news.example/a", "--no-fetch", *db, heavy=heavy) == []
    assert imported("source", "list", *db, heavy=heavy) == []
