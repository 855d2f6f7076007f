"""Fetching from a real server: bounds, redirects, retries, robots.txt, manners towards hosts."""

import asyncio
import gzip
import itertools
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from factcheck.fetch import (
    BadAddressError,
    BadAnswerError,
    FetchError,
    Limits,
    Page,
    PageTooLargeError,
    RedirectError,
    RobotsError,
    SlowError,
    StatusError,
    UnreachableError,
    UnsafeAddressError,
    Validators,
    fetch_page,
)
from factcheck.fetch.client import Fetcher, wait_asked
from tests.web import QUICK, Answer, Reply, Request, Web, page, redirect

SITE = "news.example"


@pytest.fixture
def web() -> Iterator[Web]:
    """Give a web that is being served."""
    with Web().serving() as served:
        yield served


def get(web: Web, path: str, *, host: str = SITE, limits: Limits = QUICK) -> Page:
    """Fetch a page of the web."""
    return fetch_page(
        web.url(host, path), allow_private=True, limits=limits, resolve=web.resolve, contact="ada@example.org"
    )


def test_a_page_comes_with_where_it_was_and_how_it_is_known_again(web: Web) -> None:
    """The address, the bytes, the server's word for them, and the validators."""
    web[SITE, "/a"] = page("Un texte.", headers={"ETag": '"1"', "Last-Modified": "Mon, 02 Nov 2026 08:00:00 GMT"})
    found = get(web, "/a#part")
    assert (found.url, found.status, found.redirects) == (web.url(SITE, "/a"), 200, ())
    assert b"Un texte." in found.body
    assert found.content_type == "text/html; charset=utf-8"
    assert found.validators == Validators('"1"', "Mon, 02 Nov 2026 08:00:00 GMT")


def test_the_server_is_told_who_asks(web: Web) -> None:
    """An honest name with a contact, no cookies, no login."""
    web[SITE, "/a"] = page("Un texte.")
    get(web, "/a")
    asked = web.requests[-1].headers
    assert asked["user-agent"].startswith("factcheck-cli/")
    assert "ada@example.org" in asked["user-agent"]
    assert "cookie" not in asked
    assert "authorization" not in asked


def test_a_contact_cannot_forge_headers(web: Web) -> None:
    """Line ends in what the user typed go nowhere."""
    web[SITE, "/a"] = page("Un texte.")
    fetch_page(web.url(SITE, "/a"), allow_private=True, limits=QUICK, resolve=web.resolve, contact="a\r\nX-Evil: 1")
    assert "x-evil" not in web.requests[-1].headers


def test_redirects_are_followed_and_told(web: Web) -> None:
    """Both addresses are known afterwards, and whether the move is for good."""
    web[SITE, "/a"] = redirect("/b")
    web[SITE, "/b"] = redirect(web.url("other.example", "/c"), 308)
    web["other.example", "/c"] = page("Un texte.")
    found = get(web, "/a")
    assert found.url == web.url("other.example", "/c")
    assert found.redirects == (web.url(SITE, "/a"), web.url(SITE, "/b"))
    assert found.permanent
    web[SITE, "/a"] = redirect("/b", 302)
    assert not get(web, "/a").permanent


REFUSED: dict[str, tuple[Reply, type[FetchError]]] = {
    "in a circle": (redirect("/a"), RedirectError),
    "too often": (lambda request: redirect(f"{request.path}a"), RedirectError),
    "to no address": (redirect("http://[::1"), FetchError),
    "to the metadata of a cloud": (redirect("http://169.254.169.254/latest/meta-data/"), UnsafeAddressError),
    "to a file": (redirect("file:///etc/passwd"), BadAddressError),
    "with a password": (redirect("http://ada:secret@news.example/"), BadAddressError),
    "404": (Answer(404), StatusError),
    "503 for good": (Answer(503), StatusError),
    "endless": (Answer(chunks=lambda: itertools.repeat(b"x" * 1000)), PageTooLargeError),
    "a gzip bomb": (
        Answer(body=gzip.compress(b"a" * 30_000_000), headers={"Content-Encoding": "gzip"}),
        PageTooLargeError,
    ),
    "packed unasked": (Answer(body=b"x", headers={"Content-Encoding": "br"}), BadAnswerError),
    "damaged": (
        Answer(body=gzip.compress(b"des mots" * 400)[:-8] + b"x" * 8, headers={"Content-Encoding": "gzip"}),
        BadAnswerError,
    ),
    "too slow": (Answer(delay=1.5), SlowError),
    "reset": (Answer(reset=True), UnreachableError),
    "cut short": (Answer(headers={"Content-Length": "500"}, chunks=lambda: iter([b"x"])), UnreachableError),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_had_is_told_in_a_sentence(name: str, web: Web) -> None:
    """Each way of not getting a page has its own error, and none takes longer than the limits."""
    reply, error = REFUSED[name]
    for at in range(8):
        web[SITE, "/a" + "a" * at] = reply
    begun = time.monotonic()
    with pytest.raises(error):
        get(web, "/a")
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("packing", "body"),
    [
        ("gzip", gzip.compress(b"des mots" * 1000)),
        ("gzip", gzip.compress(b"des mots" * 400) + gzip.compress(b"des mots" * 600)),
        ("deflate", zlib.compress(b"des mots" * 1000)),
        ("deflate", zlib.compress(b"des mots" * 1000)[2:-4]),
        ("gzip", b"des mots" * 1000),
        ("identity", b"des mots" * 1000),
    ],
)
def test_packed_answers_are_unpacked(packing: str, body: bytes, web: Web) -> None:
    """Also two files in one, deflate without its header, and what only says that it is packed."""
    web[SITE, "/a"] = Answer(body=body, headers={"Content-Encoding": packing})
    assert get(web, "/a").body == b"des mots" * 1000


def test_nothing_is_sent_to_a_server_whose_certificate_is_not_right(web: Web) -> None:
    """A server that speaks no TLS, or with a certificate of its own, gets no request."""
    with pytest.raises(UnreachableError, match="certificate"):
        fetch_page(
            web.url(SITE, "/a").replace("http:", "https:"), allow_private=True, limits=QUICK, resolve=web.resolve
        )
    assert web.requests == []


def test_a_failure_of_the_moment_is_asked_again(web: Web) -> None:
    """Once more after 503 and after a reset; never after 404."""
    for path, first in (("/busy", Answer(503)), ("/cut", Answer(reset=True))):
        answers = itertools.chain([first], itertools.repeat(page("Un texte.")))
        web[SITE, path] = lambda _, answers=answers: next(answers)  # type: ignore[misc]
        assert get(web, path).status == 200
        assert web.asked(path) == 2
    with pytest.raises(StatusError):
        get(web, "/missing")
    assert web.asked("/missing") == 1


def test_a_server_that_asks_for_time_gets_it(web: Web) -> None:
    """Retry-After is waited for, and what is longer than our patience is not asked again today."""
    answers = itertools.chain([Answer(429, headers={"Retry-After": "1"})], itertools.repeat(page("Un texte.")))
    web[SITE, "/a"] = lambda _: next(answers)
    get(web, "/a")
    times = [request.at for request in web.requests if request.path == "/a"]
    assert times[1] - times[0] >= 1
    web[SITE, "/b"] = Answer(429, headers={"Retry-After": "3600"})
    with pytest.raises(StatusError):
        get(web, "/b")
    assert web.asked("/b") == 1


def test_a_moment_to_wait_for_counts_from_the_servers_own_clock() -> None:
    """So that no clock of ours, right or wrong, is needed."""
    headers = {"retry-after": "Tue, 24 Nov 2026 08:01:30 GMT", "date": "Tue, 24 Nov 2026 08:00:00 GMT"}
    assert wait_asked(headers) == 90
    assert wait_asked({"retry-after": "120"}) == 120
    assert wait_asked({"retry-after": "soon"}) == wait_asked({}) == 0


def test_robots_are_asked_once_and_obeyed(web: Web) -> None:
    """A page that the site asks programs not to fetch is not; robots.txt is fetched once for a run."""
    web[SITE, "/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /closed\nCrawl-delay: 0.2\n")
    web[SITE, "/a"] = web[SITE, "/b"] = web[SITE, "/closed/c"] = page("Un texte.")
    with pytest.raises(RobotsError, match=r"robots\.txt"):
        get(web, "/closed/c")
    assert web.asked("/closed/c") == 0
    web.requests.clear()
    asyncio.run(all_of(web, [web.url(SITE, "/a"), web.url(SITE, "/b")], QUICK))
    assert web.asked("/robots.txt") == 1
    pages = sorted(request.at for request in web.requests if request.path != "/robots.txt")
    assert pages[1] - pages[0] >= 0.2


@pytest.mark.parametrize(
    "reply",
    [Answer(404), Answer(403), Answer(body=b"\xff\xfe\0"), redirect("/robots.txt"), redirect("http://10.0.0.1/")],
)
def test_a_site_without_rules_allows_all(reply: Answer, web: Web) -> None:
    """No robots.txt, one that is not for us, one that is no text: the page is fetched."""
    web[SITE, "/robots.txt"], web[SITE, "/a"] = reply, page("Un texte.")
    assert get(web, "/a").status == 200


async def all_of(web: Web, addresses: list[str], limits: Limits) -> list[Page]:
    """Fetch many pages in one run, all at once as far as the limits let them."""
    async with Fetcher(limits=limits, allow_private=True, resolve=web.resolve) as fetcher:
        return list(await asyncio.gather(*(fetcher.get(address) for address in addresses)))


def test_a_host_is_asked_two_things_at_once_at_most(web: Web) -> None:
    """However many of its pages are wanted."""
    for at in range(12):
        web[SITE, f"/{at}"] = replace(page("Un texte."), delay=0.05)
    asyncio.run(all_of(web, [web.url(SITE, f"/{at}") for at in range(12)], QUICK))
    assert web.most_at_once[SITE] == 2


def test_waiting_for_one_host_holds_up_no_other(web: Web) -> None:
    """Forty hosts of five pages, a fifth of a second apart, take a second and not forty."""
    hosts = [f"h{at}.example" for at in range(40)]
    for host in hosts:
        for at in range(5):
            web[host, f"/{at}"] = page("Un texte.")
    begun = time.monotonic()
    addresses = [web.url(host, f"/{at}") for host in hosts for at in range(5)]
    asyncio.run(all_of(web, addresses, replace(QUICK, spacing=0.2, at_once=10)))
    assert 0.8 < time.monotonic() - begun < 6


def test_a_conditional_request_is_answered_without_a_page(web: Web) -> None:
    """What the server gave is sent back, to the address that it was for."""

    def answer(request: Request) -> Answer:
        return Answer(304) if request.headers.get("if-none-match") == '"1"' else page("Un texte.")

    async def ask(known_at: str) -> Page:
        async with Fetcher(limits=QUICK, allow_private=True, resolve=web.resolve) as fetcher:
            return await fetcher.get(web.url(SITE, "/old"), Validators('"1"'), known_at=known_at)

    web[SITE, "/old"], web[SITE, "/a"] = redirect("/a"), answer
    assert asyncio.run(ask(web.url(SITE, "/a"))).unchanged
    assert not asyncio.run(ask("")).unchanged


def test_a_checked_name_is_not_looked_up_again(web: Web) -> None:
    """The address that was checked is connected to: a second answer of the name server is never asked for."""
    looked_up: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return await web.resolve(host, port) if len(looked_up) == 1 else ["10.255.255.1"]

    web[SITE, "/a"] = page("Un texte.")
    fetch_page(web.url(SITE, "/a"), allow_private=True, limits=QUICK, resolve=resolve)
    assert looked_up == [SITE]


def test_a_site_whose_rules_cannot_be_had_is_left_alone(web: Web) -> None:
    """A server that fails has not said that it has none."""
    web[SITE, "/robots.txt"], web[SITE, "/a"] = Answer(500), page("Un texte.")
    with pytest.raises(UnreachableError, match=r"robots\.txt cannot be had"):
        get(web, "/a")
    assert web.asked("/a") == 0
