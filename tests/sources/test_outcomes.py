"""What a look at a source finds, on a real web: one outcome for each thing that can happen to a page."""

import gzip
import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from factcheck.flow import Judge
from factcheck.flow.sources import Manners, Wanted, check_sources
from factcheck.model import SourceOutcome, Watch
from factcheck.recheck.standing import SourcesDigest
from factcheck.store import Ledger
from tests.sources.conftest import Add, Clock
from tests.web import Answer, Reply, Request, Web, page, redirect

QUOTE = "Les alliés ont fourni 40 milliards d'euros en 2024, a annoncé l'OTAN mardi à Bruxelles"
MORE = "\n".join(
    f"Le paragraphe numéro {n} parle d'autre chose, et longuement, pour que la page soit longue." for n in range(30)
)
ARTICLE = f"Le sommet s'est ouvert lundi.\n{QUOTE}.\nUne suite est prévue au printemps.\n{MORE}"
ALL = Wanted(every=True)
Check = Callable[..., SourcesDigest]


@pytest.fixture
def check(ledger: Ledger, judge: Judge, manners: Manners, clock: Clock) -> Check:
    """Give what goes back to all sources, some days later than the last time."""

    def run(days: int = 0) -> SourcesDigest:
        day = clock.forward(days)
        return check_sources(ledger, replace(judge, as_of=day), ALL, manners=manners)

    return run


def watch(ledger: Ledger, number: int = 1) -> Watch:
    """Give how a source stands."""
    return ledger.watches()[number]


def outcome_after(ledger: Ledger, web: Web, add: Add, check: Check, reply: Reply) -> Watch:
    """Have the page of a source answer otherwise a week after it was found as quoted."""
    web["news.example", "/a"] = page(ARTICLE)
    add(web.url("news.example", "/a"), QUOTE)
    check()
    assert watch(ledger).outcome is SourceOutcome.SAME
    web["news.example", "/a"] = reply
    check(7)
    return watch(ledger)


def endless() -> Iterator[bytes]:
    """Give bytes without an end."""
    yield from itertools.repeat(b"x" * 1000)


def slow() -> Iterator[bytes]:
    """Give a byte now and then."""
    import time

    for _ in range(40):
        yield b"x"
        time.sleep(0.2)


def once(first: Answer, then: Answer) -> Callable[[Request], Answer]:
    """Answer one way once, and another from then on."""
    answers = itertools.chain([first], itertools.repeat(then))
    return lambda _: next(answers)


def quoted(words: str, other: str) -> Answer:
    """Give the page with other words in the passage."""
    return page(ARTICLE.replace(words, other))


def encoded(letters: str, told: str) -> Answer:
    """Give the page in other letters than it says of itself, and than it is told to be in."""
    words = page(ARTICLE).body.decode()
    return Answer(body=words.encode(letters), headers={"Content-Type": told})


CHANGES: dict[str, tuple[Reply, SourceOutcome]] = {
    "nothing changed": (page(ARTICLE), SourceOutcome.SAME),
    "another footer": (page(ARTICLE, around="Nous utilisons des cookies. 40 lecteurs en ligne."), SourceOutcome.SAME),
    "other typography": (
        quoted("d'euros en 2024, a", "d’euros en\xa02024 – a"),
        SourceOutcome.SAME,
    ),
    "other paragraphs": (page(f"Mis à jour.\n{ARTICLE}\nUn ajout de fin."), SourceOutcome.SAME),
    "in the middle of markup": (quoted("40 milliards", "<b>40</b> <a href=x>milliards</a>"), SourceOutcome.SAME),
    "another word": (quoted("a annoncé l'OTAN", "a indiqué l'OTAN"), SourceOutcome.REWORDED),
    "another figure": (quoted("40 milliards", "43 milliards"), SourceOutcome.FIGURE_CHANGED),
    "another unit": (quoted("milliards d'euros", "millions d'euros"), SourceOutcome.FIGURE_CHANGED),
    "a figure in words": (quoted("40 milliards", "quarante milliards"), SourceOutcome.REWORDED),
    "another year": (quoted("en 2024", "en 2023"), SourceOutcome.DATE_CHANGED),
    "another weekday": (quoted("mardi", "mercredi"), SourceOutcome.DATE_CHANGED),
    "passage taken out": (page(ARTICLE.replace(f"{QUOTE}.\n", "")), SourceOutcome.PASSAGE_GONE),
    "moved for good": (redirect("/b"), SourceOutcome.MOVED),
    "not found": (Answer(404), SourceOutcome.UNREACHABLE),
    "not allowed": (Answer(403), SourceOutcome.BLOCKED),
    "for legal reasons": (Answer(451), SourceOutcome.BLOCKED),
    "failing": (Answer(503), SourceOutcome.UNREACHABLE),
    "failing once": (once(Answer(503), page(ARTICLE)), SourceOutcome.SAME),
    "too many requests once": (once(Answer(429, headers={"Retry-After": "1"}), page(ARTICLE)), SourceOutcome.SAME),
    "too many requests for an hour": (Answer(429, headers={"Retry-After": "3600"}), SourceOutcome.UNREACHABLE),
    "reset once": (once(Answer(reset=True), page(ARTICLE)), SourceOutcome.SAME),
    "always reset": (Answer(reset=True), SourceOutcome.UNREACHABLE),
    "never an answer": (Answer(delay=1.5), SourceOutcome.UNREACHABLE),
    "drop by drop": (Answer(chunks=slow), SourceOutcome.UNREACHABLE),
    "without an end": (Answer(chunks=endless), SourceOutcome.UNREACHABLE),
    "a bomb": (
        Answer(body=gzip.compress(b"a" * 3_000_000), headers={"Content-Encoding": "gzip"}),
        SourceOutcome.UNREACHABLE,
    ),
    "packed": (
        replace(
            page(ARTICLE),
            body=gzip.compress(page(ARTICLE).body),
            headers={"Content-Encoding": "gzip", "Content-Type": "text/html"},
        ),
        SourceOutcome.SAME,
    ),
    "packed as it is not": (page(ARTICLE, headers={"Content-Encoding": "gzip"}), SourceOutcome.SAME),
    "a lie about letters": (
        replace(page(ARTICLE), headers={"Content-Type": "text/html; charset=iso-8859-1"}),
        SourceOutcome.SAME,
    ),
    "letters that there are not": (
        replace(page(ARTICLE), headers={"Content-Type": "text/html; charset=no-such-thing"}),
        SourceOutcome.SAME,
    ),
    "another lie about letters": (encoded("cp1252", "text/html; charset=utf-8"), SourceOutcome.SAME),
    "a lie in the page": (encoded("cp1252", "text/html"), SourceOutcome.SAME),
    "two bytes a letter": (encoded("utf-16", "text/html"), SourceOutcome.SAME),
    "two bytes a letter, told otherwise": (encoded("utf-16", "text/html; charset=utf-8"), SourceOutcome.SAME),
    "in a circle": (redirect("/a"), SourceOutcome.UNREACHABLE),
    "in a circle of two": (redirect("/c"), SourceOutcome.UNREACHABLE),
    "gone for good": (Answer(410), SourceOutcome.UNREACHABLE),
    "with a login": (Answer(401, headers={"WWW-Authenticate": "Basic"}), SourceOutcome.BLOCKED),
    "for money": (Answer(402), SourceOutcome.BLOCKED),
    "not by this method": (Answer(405), SourceOutcome.UNREACHABLE),
    "larger than a page": (Answer(body=b"<p>" + b"mots " * 200_000), SourceOutcome.UNREACHABLE),
    "cut short": (Answer(headers={"Content-Length": "90000"}, chunks=lambda: iter([b"x"])), SourceOutcome.UNREACHABLE),
    "into this machine": (redirect("http://169.254.169.254/latest/meta-data/"), SourceOutcome.UNREACHABLE),
    "to another scheme": (redirect("file:///etc/passwd"), SourceOutcome.UNREACHABLE),
    "a captcha": (page("Vérifions que vous êtes humain.", title="Un instant"), SourceOutcome.BLOCKED),
    "a paywall": (
        page("Cet article est réservé aux abonnés. Il vous reste 85 % à lire. Déjà abonné ?"),
        SourceOutcome.BLOCKED,
    ),
    "says that it is not there": (
        page("La page que vous recherchez n'existe plus.", title="Page introuvable"),
        SourceOutcome.UNREACHABLE,
    ),
    "the home page": (redirect("/", 302), SourceOutcome.UNREACHABLE),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_has_its_outcome(name: str, ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """Whatever becomes of a page has one outcome, and a run is never stopped by it."""
    reply, expected = CHANGES[name]
    web["news.example", "/b"], web["news.example", "/c"] = page(ARTICLE), redirect("/a")
    web["news.example", "/"] = page(f"À la une.\n{MORE}")
    found = outcome_after(ledger, web, add, check, reply)
    assert (found.outcome, found.detail) == (expected, found.detail)
    assert bool(found.detail) == (expected in (SourceOutcome.UNREACHABLE, SourceOutcome.BLOCKED))
