"""Articles over the network into a ledger: pages, lists, feeds, and pages read again, from real servers."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.model import FactcheckError
from factcheck.read.feed import FeedError, read_feed
from tests.conftest import Run
from tests.web import Answer, Web, page, redirect

HOST = "127.0.0.1"
BRIDGE = (
    "Le pont Kitchener a rouvert mardi après 18 mois de travaux, a annoncé la mairie de Lyon.\n"
    "Le chantier a coûté 42 millions d’euros, selon l’adjointe aux finances Jeanne Morel."
)
TRAM = (
    "The tram line between Cardiff and Barry will open in March 2027, the mayor said on Tuesday.\n"
    "It cost 300 million pounds and will carry 40,000 passengers a day, according to the county."
)


@pytest.fixture
def web() -> Iterator[Web]:
    """Give a web with two articles."""
    with Web().serving() as served:
        served[HOST, "/pont"] = page(BRIDGE, title="Le pont rouvre")
        served[HOST, "/tram"] = page(TRAM, title="Tram to open")
        yield served


@pytest.fixture
def ingest(factcheck: Run) -> Run:
    """Give ``factcheck ingest`` that may reach this machine."""

    def run(*arguments: str, **more: str) -> "object":
        return factcheck("ingest", *arguments, "--allow-private", FACTCHECK_OFFLINE="", **more)

    return run  # type: ignore[return-value]


def documents(factcheck: Run) -> list[dict[str, object]]:
    """Give the documents of the ledger."""
    found: list[dict[str, object]] = json.loads(factcheck("list", "--documents", "--format", "json").stdout)
    return found


def rss(*links: str) -> Answer:
    """Give a feed of articles, all of one day."""
    items = "".join(
        f"<item><title>Brève</title><link>{link}</link><pubDate>Tue, 05 Nov 2024 18:30:00 +0100</pubDate></item>"
        for link in links
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Fil</title>{items}</channel></rss>'
    return Answer(body=body.encode(), headers={"Content-Type": "application/rss+xml"})


def test_a_page_is_read_and_read_again(web: Web, ingest: Run, factcheck: Run) -> None:
    """A page becomes a document under its address; a corrected one a version, and what changed is told."""
    url = web.url(HOST, "/pont")
    first = ingest(url, "--published", "2024-11-05")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("document 1: Le pont rouvre: ")
    assert "is there already" in ingest("--update", url).stdout
    web[HOST, "/pont"] = page(BRIDGE.replace("42 millions", "44 millions"), title="Le pont rouvre")
    for typed in (("--update", url), ("--update", "1")):
        told = ingest(*typed).stdout
        assert ("42 millions d’euros → 44 millions d’euros" in told) == (typed[1] == url)
    (document,) = documents(factcheck)
    assert (document["url"], document["published"]) == (url, "2024-11-05")
    assert "→" in factcheck("diff", "1").stdout


def test_a_feed_gives_its_articles_and_their_days(web: Web, ingest: Run, factcheck: Run) -> None:
    """Relative links are followed; the feed's day stands in where the page has none, and says so."""
    web[HOST, "/feed"] = rss("/pont", "/tram", "/pont")
    done = ingest("--feed", web.url(HOST, "/feed"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "dated 2024-11-05 by feed" in done.stdout
    assert [one["published_by"] for one in documents(factcheck)] == ["feed", "feed"]
    assert web.asked("/pont") == 1


def test_one_bad_article_is_named_and_the_rest_are_read(web: Web, ingest: Run, factcheck: Run) -> None:
    """Gone, in a circle, another scheme, no article: a sentence each, status 2, and the good ones stored."""
    web[HOST, "/a"], web[HOST, "/b"] = redirect("/b"), redirect("/a")
    wall = "Cet article est réservé aux abonnés.\nIl vous reste 90 % de cet article à lire."
    web[HOST, "/wall"] = page(wall, title="Fil")
    web[HOST, "/image"] = Answer(body=b"\x89PNG\r\n\x1a\n\0\0\0", headers={"Content-Type": "image/png"})
    web[HOST, "/big"] = Answer(body=b"x" * 11_000_000, headers={"Content-Type": "text/html"})
    web[HOST, "/data"] = Answer(body=b'{"le pont": "a rouvert mardi"}', headers={"Content-Type": "application/ld+json"})
    web[HOST, "/"], web[HOST, "/moved-home"] = page(BRIDGE, title="Accueil"), redirect("/")
    bad = (
        "/gone",
        "/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "/wall",
        "/image",
        "/big",
        "http://[oops",
        "/data",
        "/moved-home",
    )
    web[HOST, "/feed"] = rss("/pont", *bad, "/tram")
    done = ingest("--feed", web.url(HOST, "/feed"))
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert len(lines) == len(bad), done.stderr
    assert "Traceback" not in done.stderr
    for word, line in zip(("404", "circle", "file:///etc/passwd", "javascript"), lines, strict=False):
        assert word in line
    assert "is no article but JSON data" in lines[-2]
    assert "it leads to the site's front page" in lines[-1]
    assert [one["title"] for one in documents(factcheck)] == ["Le pont rouvre", "Tram to open"]


def test_a_page_in_an_encoding_that_it_does_not_say(web: Web, ingest: Run) -> None:
    """The remedy that the sentence names works: --encoding holds for pages too."""
    source = f"<html lang=fr><meta charset=utf-8><body><article><p>{BRIDGE.replace('’', chr(39))}</p></article></html>"
    web[HOST, "/latin"] = Answer(body=source.encode("cp1252"), headers={"Content-Type": "text/html"})
    assert "name its encoding with --encoding" in ingest(web.url(HOST, "/latin")).stderr
    assert ingest(web.url(HOST, "/latin"), "--encoding", "cp1252").returncode == 0


def test_a_list_of_addresses(web: Web, ingest: Run, factcheck: Run, tmp_path: Path) -> None:
    """One a line, comments and empty lines left out; a line that is no address is named."""
    (tmp_path / "list.txt").write_text(
        f"# à lire\n\n{web.url(HOST, '/pont')}\npas une adresse\n{web.url(HOST, '/tram')}\n", encoding="utf-8"
    )
    done = ingest("--list", "list.txt")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "pas une adresse is no web address" in done.stderr
    assert len(documents(factcheck)) == 2
    again = ingest("--list", "-", stdin=web.url(HOST, "/pont"))
    assert "is there already" in again.stdout
    assert "there is no file missing.txt" in ingest("--list", "missing.txt").stderr


def test_files_and_pages_in_one_run(web: Web, ingest: Run, tmp_path: Path) -> None:
    """They are read in the order in which they are named, and a page offers the file's like claims."""
    (tmp_path / "a.txt").write_text(BRIDGE, encoding="utf-8")
    done = ingest("a.txt", web.url(HOST, "/tram"), web.url(HOST, "/pont"), "--published", "2024-11-05")
    assert [line.split(":")[0] for line in done.stdout.splitlines() if line.startswith("document")] == [
        "document 1", "document 2", "document 3",
    ]  # fmt: skip
    assert "like claim 1" in done.stdout
    assert done.returncode == 0


def test_this_machine_is_out_of_reach_unless_allowed(web: Web, factcheck: Run) -> None:
    """A page, a feed and what a feed names are not fetched from private networks."""
    web[HOST, "/feed"] = rss("/pont")
    for arguments in ((web.url(HOST, "/pont"),), ("--feed", web.url(HOST, "/feed")), ("http://localhost/x",)):
        done = factcheck("ingest", *arguments, FACTCHECK_OFFLINE="")
        assert done.returncode == 2
        assert "private network" in done.stderr
    assert web.requests == []


def test_a_feed_that_robots_may_not_read(web: Web, ingest: Run) -> None:
    """The site's robots.txt is obeyed."""
    web[HOST, "/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /pont\n")
    assert "robots.txt" in ingest(web.url(HOST, "/pont")).stderr
    assert web.asked("/pont") == 0


def test_offline_is_offline(web: Web, factcheck: Run, tmp_path: Path) -> None:
    """With the switch set nothing is fetched, and files are read all the same."""
    (tmp_path / "a.txt").write_text(BRIDGE, encoding="utf-8")
    done = factcheck("ingest", web.url(HOST, "/pont"), "--allow-private", FACTCHECK_OFFLINE="1")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert factcheck("ingest", "a.txt", FACTCHECK_OFFLINE="1").returncode == 0
    assert web.requests == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "say what to read"),
        (("--update", "x"), "neither the number"),
        (("--update", "7"), "no document 7"),
        (("--update", "1"), "came from no web page"),
        (("--update", "1", "a.txt", "b.txt"), "for one article"),
        (("--update", "http://a.example/x", "a.txt"), "fetches that page again"),
    ],
)
def test_what_is_asked_wrongly_is_one_sentence(
    factcheck: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Status 2, and the remedy."""
    (tmp_path / "a.txt").write_text(BRIDGE, encoding="utf-8")
    factcheck("ingest", "a.txt")
    done = factcheck("ingest", *arguments)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr


def test_commands_that_read_files_fetch_nothing(web: Web, factcheck: Run) -> None:
    """A scan of an address says which command fetches pages."""
    for command in (("scan", web.url(HOST, "/pont?x=[1]")), ("compare", web.url(HOST, "/pont"), "-")):
        done = factcheck(*command, FACTCHECK_OFFLINE="")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "is a web address and no file: 'factcheck ingest' fetches pages" in done.stderr
    assert web.requests == []


def test_an_update_of_what_is_not_there(web: Web, ingest: Run, factcheck: Run) -> None:
    """A page that the ledger does not have is not slipped in by --update."""
    ingest(web.url(HOST, "/tram"))
    done = ingest("--update", web.url(HOST, "/pont"))
    assert (done.returncode, "is not in the ledger" in done.stderr) == (2, True)
    assert len(documents(factcheck)) == 1


def test_rules_that_disagree_on_the_day_raise_a_flag(web: Web, ingest: Run, factcheck: Run) -> None:
    """TX103 names both days and rules, in the reader's language; a date that was given settles it."""
    dated = page(BRIDGE, title="Le pont").body.replace(
        b"<head>", b'<head><meta property="article:published_time" content="2024-11-05">'
    )
    web[HOST, "/2024/11/03/pont"] = Answer(body=dated, headers={"Content-Type": "text/html; charset=utf-8"})
    url = web.url(HOST, "/2024/11/03/pont")
    ingest(url)
    flags = factcheck("check", "--select", "TX103", "--format", "concise", "--messages", "fr")
    assert "TX103 la page est datée du 5 novembre 2024 par meta et du 3 novembre 2024 par url" in flags.stdout
    ingest("--update", url, "--published", "2024-11-05")
    assert factcheck("check", "--select", "TX103", "--format", "concise").stdout == ""
    assert "is there already" in ingest("--update", url).stdout


ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Le <b>pont</b></title>
<link rel="self" href="/self"/><link href="/pont"/><published>2024-11-05T18:30:00Z</published></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item><link>https://a.example/pont</link><dc:date>2024-11-05</dc:date></item>
</rdf:RDF>"""
GUID = b"<rss><channel><item><guid>https://a.example/pont</guid></item><item><title>rien</title></item></channel></rss>"


@pytest.mark.parametrize(("data", "dated"), [(ATOM, True), (RDF, True), (GUID, False)])
def test_kinds_of_feed(data: bytes, dated: bool) -> None:  # noqa: FBT001 - a column of the table
    """Atom, RSS 1.0 and items that have only a guid; what names no article is passed over."""
    (entry,) = read_feed(data, "https://a.example/feed")
    assert entry.url == "https://a.example/pont"
    assert (entry.published is not None) == dated


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">'.encode() for at in range(9)
)
HOSTILE = {
    "an outside entity": b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><link>&x;</link></item></rss>',
    "an entity bomb": BOMB + b"]><rss><channel><item><link>&j;</link></item></channel></rss>",
    "a parameter entity": b'<!DOCTYPE x [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]><rss/>',
    "a page": b"<!doctype html><html><body><p>Bonjour</p></body></html>",
    "an unfinished feed": b"<rss><channel><item><link>https://a.example/",
    "too deep": b"<rss>" + b"<a>" * 10_000,
    "nothing": b"",
    "bytes": bytes(range(256)),
    "too many": b"<rss>" + b"".join(f"<item><link>/{at}</link></item>".encode() for at in range(1_001)) + b"</rss>",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_feeds_are_one_sentence(data: bytes) -> None:
    """Nothing is expanded, loaded or looked up; the sentence names the feed."""
    with pytest.raises(FeedError, match=r"https://a\.example/feed") as raised:
        read_feed(data, "https://a.example/feed")
    assert isinstance(raised.value, FactcheckError)
    assert "root:" not in str(raised.value)
    assert "\n" not in str(raised.value)
