"""Asking a web archive to save a page: where its copy is from each kind of answer, and what every failure says."""

import asyncio
import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from factcheck.fetch import BadAddressError, FetchError, UnsafeAddressError
from factcheck.fetch.archive import SLOWLY, Archive, save
from factcheck.fetch.client import SYSTEM_CLOCK, Fetcher
from factcheck.fetch.gate import Clock
from factcheck.model import SavedCopy
from tests.web import QUICK, Answer, Reply, Request, Web, redirect

ARCHIVE, SITE, TODAY = "archive.example", "news.example", date(2026, 11, 28)
PAGE = f"http://{SITE}/a?x=1&y=2"
STAMP = "20261127081500"


@pytest.fixture
def web() -> Iterator[Web]:
    """Give a web that is being served."""
    with Web().serving() as served:
        yield served


def saved(web: Web, archive: Archive | None = None, page: str = PAGE, *, allow_private: bool = True) -> SavedCopy:
    """Have the archive of the web save a page; waiting for a job takes no time."""

    async def at_once(seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.01))

    async def run() -> SavedCopy:
        async with Fetcher(
            limits=replace(QUICK, attempts=2, total=30),
            allow_private=allow_private,
            robots=False,
            resolve=web.resolve,
            clock=Clock(SYSTEM_CLOCK.now, at_once),
        ) as fetcher:
            return await save(fetcher, archive or Archive(web.url(ARCHIVE, "/save/{url}")), page, TODAY)

    return asyncio.run(run())


def at(web: Web, stamp: str = STAMP) -> str:
    """Give the address of a copy in the archive."""
    return web.url(ARCHIVE, f"/web/{stamp}/{PAGE}")


def named(header: str) -> Callable[[Web], Answer]:
    """Give what answers with the copy's address in a header, relative to the archive."""
    return lambda _: Answer(headers={header: f"/web/{STAMP}/{PAGE}"})


def short(web: Web) -> Answer:
    """Set up a copy under a short address that tells nothing, and lead there."""
    body = f"<p>Saved from {PAGE.replace('&', '&amp;')}</p>".encode()
    web[ARCHIVE, "/AbC12"] = Answer(body=body, headers={"Memento-Datetime": "Fri, 27 Nov 2026 08:15:00 GMT"})
    return redirect("/AbC12", 302)


def short_and_undated(web: Web) -> Answer:
    """Set up the same without a day."""
    web[ARCHIVE, "/AbC12"] = Answer(body=f"<p>Saved from {PAGE.replace('&', '&amp;')}</p>".encode())
    return redirect("/AbC12", 302)


NAMED: dict[str, tuple[Callable[[Web], Answer], Callable[[Web], str], date]] = {
    "Content-Location": (named("Content-Location"), at, date(2026, 11, 27)),
    "Location": (lambda web: redirect(at(web), 302), at, date(2026, 11, 27)),
    "Location that is relative": (lambda _: redirect(f"/web/{STAMP}/{PAGE}", 307), at, date(2026, 11, 27)),
    "Location without its scheme": (
        lambda _: redirect(f"/web/{STAMP}/{SITE}/a"),
        lambda web: web.url(ARCHIVE, f"/web/{STAMP}/{SITE}/a"),
        date(2026, 11, 27),
    ),
    "Link": (
        lambda web: Answer(headers={"Link": f'<{PAGE}>; rel="original", <{at(web)}>; rel="first memento"'}),
        at,
        date(2026, 11, 27),
    ),
    "a short address with its day": (short, lambda web: web.url(ARCHIVE, "/AbC12"), date(2026, 11, 27)),
    "a short address": (short_and_undated, lambda web: web.url(ARCHIVE, "/AbC12"), TODAY),
}


@pytest.mark.parametrize("name", NAMED)
def test_the_copy_is_where_the_answer_says(name: str, web: Web) -> None:
    """In a header, or where the service leads; its day is its own, not that of asking."""
    answer, copy, day = NAMED[name]
    web[ARCHIVE, f"/save/{PAGE}"] = answer(web)
    assert saved(web) == SavedCopy(copy(web), day)
    assert web.asked(f"/save/{PAGE}", ARCHIVE) == 1
    assert web.asked("/robots.txt") == 0


def test_a_step_on_the_way_is_no_copy(web: Web) -> None:
    """The save address under another form, then a page that waits, then the copy."""
    web[ARCHIVE, f"/save/{PAGE}"] = redirect(web.url(ARCHIVE, f"/save/_embed/{PAGE}"), 302)
    web[ARCHIVE, f"/save/_embed/{PAGE}"] = redirect("/wait/7", 303)
    web[ARCHIVE, "/wait/7"] = redirect(at(web), 302)
    assert saved(web).url == at(web)


def test_an_address_in_a_query_is_one_value(web: Web) -> None:
    """A template with a question mark gets the address quoted, fragment left out."""
    path = "/submit?url=http://news.example/a?x%3D1%26y%3D2&more=1"
    web[ARCHIVE, path] = redirect(at(web))
    assert saved(web, Archive(web.url(ARCHIVE, "/submit?url={url}&more=1")), PAGE + "#part").url == at(web)


JOB = Answer(body=b'{"url": "x", "job_id": "spn2-12ab"}', headers={"Content-Type": "application/json"})


def told(**fields: str) -> Answer:
    """Give what the service says of the job."""
    return Answer(body=json.dumps(fields).encode(), headers={"Content-Type": "application/json"})


def test_a_job_is_asked_about_until_it_is_done(web: Web) -> None:
    """Each time with the key; the copy is where the job says."""
    answers = itertools.chain(
        [told(status="pending")] * 2,
        itertools.repeat(told(status="success", timestamp=STAMP, original_url=PAGE)),
    )
    web[ARCHIVE, f"/save/{PAGE}"], web[ARCHIVE, "/save/status/spn2-12ab"] = JOB, lambda _: next(answers)
    archive = replace(Archive(web.url(ARCHIVE, "/save/{url}")), key="LOW ada:s3cret")
    assert saved(web, archive) == SavedCopy(at(web), date(2026, 11, 27))
    assert web.asked("/save/status/spn2-12ab") == 3
    assert {request.headers.get("authorization") for request in web.requests} == {"LOW ada:s3cret"}


def test_the_key_stays_with_the_archive(web: Web) -> None:
    """Where the service leads to another site, that one gets no key."""
    web[ARCHIVE, f"/save/{PAGE}"] = redirect(web.url("other.example", "/copies/1"))
    web["other.example", "/copies/1"] = Answer(body=PAGE.replace("&", "&amp;").encode())
    saved(web, Archive(web.url(ARCHIVE, "/save/{url}"), "LOW ada:s3cret"))
    keys = {request.host: request.headers.get("authorization") for request in web.requests}
    assert keys == {ARCHIVE: "LOW ada:s3cret", "other.example": None}


def login(web: Web) -> Answer:
    """Set up a login page that hands the address on and shows it."""
    web[ARCHIVE, f"/login?next=/save/{PAGE}"] = Answer(body=f"<input value='{PAGE}'>".encode())
    return redirect(f"/login?next=/save/{PAGE}", 302)


FAILING: dict[str, tuple[Callable[[Web], Reply], str]] = {
    "no key": (lambda _: Answer(401), "FACTCHECK_ARCHIVE_KEY"),
    "not allowed": (lambda _: Answer(403), "FACTCHECK_ARCHIVE_KEY"),
    "too many": (lambda _: Answer(429, headers={"Retry-After": "3600"}), r"later \(429\)"),
    "too many without a word": (lambda _: Answer(429), r"later \(429\)"),
    "failing": (lambda _: Answer(500), "answered 500"),
    "failing for another": (lambda _: Answer(523), "answered 523"),
    "not there": (lambda _: Answer(404), "answered 404"),
    "never an answer": (lambda _: Answer(delay=1.5), "in time"),
    "reset": (lambda _: Answer(reset=True), "closed the connection"),
    "without an end": (lambda _: Answer(chunks=lambda: itertools.repeat(b"x" * 1000)), "larger"),
    "nothing said": (lambda _: Answer(body=b"Saved!"), "did not say where"),
    "a name of its own": (lambda _: Answer(headers={"Content-Location": "/save/index.en.html"}), "did not say where"),
    "itself": (lambda _: Answer(headers={"Content-Location": f"/save/{PAGE}"}), "did not say where"),
    "no address": (lambda _: Answer(headers={"Content-Location": "http://[::1"}), "did not say where"),
    "a script": (lambda _: Answer(headers={"Content-Location": f"javascript:x//{PAGE}"}), "did not say where"),
    "a login page": (login, "did not say where"),
    "in a circle": (lambda _: redirect(f"/save/{PAGE}"), "circle"),
    "into the metadata of a cloud": (lambda _: redirect("http://169.254.169.254/latest/"), "private network"),
    "to a file": (lambda _: redirect("file:///etc/passwd"), "only http"),
    "a job of no name": (lambda _: told(job_id="../../x"), "did not say where"),
    "no JSON": (lambda _: Answer(body=b"{", headers={"Content-Type": "application/json"}), "did not say where"),
    "deep JSON": (
        lambda _: Answer(body=b"[" * 100_000, headers={"Content-Type": "application/json"}),
        "did not say where",
    ),
}


@pytest.mark.parametrize("name", FAILING)
def test_each_failure_is_told_in_a_sentence(name: str, web: Web) -> None:
    """What cannot be saved, or is nowhere to be found, is a FetchError of one line."""
    reply, words = FAILING[name]
    web[ARCHIVE, f"/save/{PAGE}"] = reply(web)
    with pytest.raises(FetchError, match=words) as failed:
        saved(web)
    assert "\n" not in str(failed.value)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (
            [told(status="error", message="Couldn't resolve\x1b[31m host")],
            r"could not save the page: Couldn't resolve\\x1b",
        ),
        ([told(status="success", timestamp="now", original_url=PAGE)], "did not say where"),
        ([told(status="success", timestamp=STAMP)], "did not say where"),
        ([Answer(502)], "answered 502"),
        ([told(status="pending")], "still at it"),
    ],
)
def test_a_job_that_fails_is_told(answers: list[Answer], words: str, web: Web) -> None:
    """What the service says of it is shown harmless; one that never ends is left."""
    web[ARCHIVE, f"/save/{PAGE}"], web[ARCHIVE, "/save/status/spn2-12ab"] = JOB, answers[-1]
    with pytest.raises(FetchError, match=words):
        saved(web)


def test_a_failure_of_the_moment_is_asked_again_once(web: Web) -> None:
    """A 503 and then the copy; Retry-After is waited for."""
    answers = itertools.chain([Answer(503, headers={"Retry-After": "1"})], itertools.repeat(redirect(at(web))))
    web[ARCHIVE, f"/save/{PAGE}"] = lambda _: next(answers)
    assert saved(web).url == at(web)
    assert web.asked(f"/save/{PAGE}") == 2


@pytest.mark.parametrize(
    "page", ["http://10.0.0.1/a", "http://127.0.0.1/", "http://ada:pw@news.example/", "ftp://x.example/"]
)
def test_what_is_private_is_not_told_to_an_archive(page: str, web: Web) -> None:
    """Addresses of private networks, and those with a password, never leave, whatever is allowed."""
    with pytest.raises(FetchError):
        saved(web, page=page)
    assert web.requests == []


def test_an_archive_in_this_machine_needs_an_option(web: Web) -> None:
    """The service goes through the same door as pages."""
    with pytest.raises(UnsafeAddressError):
        saved(web, allow_private=False)
    assert web.requests == []


@pytest.mark.parametrize(
    "archive",
    [
        Archive("https://archive.example/save/"),
        Archive("archive.example/{url}"),
        Archive("file:///tmp/{url}"),
        Archive("https://ada:pw@archive.example/{url}"),
        Archive("https://archive.example/save/{url}", "a\r\nX-Evil: 1"),
        Archive("https://archive.example/save/{url}", "clé"),
    ],
)
def test_what_is_no_archive_is_refused_before_anything_is_asked(archive: Archive) -> None:
    """A template without a place for the address, of another scheme, with a password; a key that is no header."""
    with pytest.raises(BadAddressError) as refused:
        archive.check()
    assert "pw" not in str(refused.value)


def test_requests_say_who_asks_and_take_no_cookies(web: Web) -> None:
    """As for pages; without a key there is no Authorization header."""

    def answer(request: Request) -> Answer:
        assert "authorization" not in request.headers
        return replace(redirect(at(web)), headers={"Location": at(web), "Set-Cookie": "a=b"})

    web[ARCHIVE, f"/save/{PAGE}"] = answer
    saved(web), saved(web)
    assert all(request.headers["user-agent"].startswith("factcheck-cli/") for request in web.requests)
    assert not any("cookie" in request.headers for request in web.requests)


def test_an_archive_is_asked_seldom(web: Web) -> None:
    """Three pages one after the other leave some seconds between two: these services let people in by the minute."""
    passed = 0.0

    async def pass_by(seconds: float) -> None:
        nonlocal passed
        passed += seconds

    async def run() -> None:
        clock, archive = Clock(lambda: passed, pass_by), Archive(web.url(ARCHIVE, "/save/{url}"))
        async with Fetcher(
            limits=SLOWLY, allow_private=True, robots=False, resolve=web.resolve, clock=clock
        ) as fetcher:
            for at in range(3):
                web[ARCHIVE, f"/save/http://{SITE}/{at}"] = redirect(f"/web/{STAMP}/http://{SITE}/{at}")
                await save(fetcher, archive, f"http://{SITE}/{at}", TODAY)

    asyncio.run(run())
    assert passed == 2 * SLOWLY.spacing >= 8
