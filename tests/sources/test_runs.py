"""Runs through sources: what is due, what is written when, what is told once, what survives a kill."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factcheck.flow import Judge
from factcheck.flow.capture import capture, keep_capture
from factcheck.flow.sources import Manners, Wanted, check_sources, due
from factcheck.model import SourceKind, SourceOutcome, SourceRecord, State, Watch
from factcheck.recheck.schedule.plan import ScheduleError
from factcheck.recheck.schedule.runs import only_run
from factcheck.recheck.standing import SourcesDigest
from factcheck.recheck.watching import next_look
from factcheck.store import Ledger
from tests.sources.conftest import DAY, Add, Clock
from tests.sources.test_outcomes import ALL, ARTICLE, MORE, QUOTE, quoted, watch
from tests.web import Answer, Request, Web, page, redirect

SITE, PATH = "news.example", "/a"
Check = Callable[..., SourcesDigest]


@pytest.fixture
def check(ledger: Ledger, judge: Judge, manners: Manners, clock: Clock) -> Check:
    """Give what goes back to sources, some days later than the last time."""

    def run(days: int = 0, wanted: Wanted = ALL) -> SourcesDigest:
        return check_sources(ledger, replace(judge, as_of=clock.forward(days)), wanted, manners=manners)

    return run


def codes(ledger: Ledger) -> list[str]:
    """Give the codes of the flags on the claim."""
    return [flag.code for flag in ledger.claim(1).flags]


def test_a_page_is_gone_after_three_different_days(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """Missing once, or ten times on one day, decides nothing; what comes back starts anew."""
    web[SITE, PATH] = page(ARTICLE)
    add(web.url(SITE, PATH), QUOTE)
    check()
    web[SITE, PATH] = Answer(404)
    outcomes = [(check(days), watch(ledger).outcome)[1] for days in (1, 0, 0, 1)]
    assert set(outcomes) == {SourceOutcome.UNREACHABLE}
    web[SITE, PATH] = page(ARTICLE)
    check(1)
    assert watch(ledger).outcome is SourceOutcome.SAME
    web[SITE, PATH] = Answer(410)
    check(1), check(1)
    assert codes(ledger) == []
    digest = check(1)
    assert [finding.watch.outcome for finding in digest.news] == [SourceOutcome.GONE]
    assert codes(ledger) == ["SR402"]


def test_what_does_not_decide_does_not_reset(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """A day on which the server failed neither counts towards gone nor against it; gone stays gone."""
    web[SITE, PATH] = Answer(404)
    add(web.url(SITE, PATH), QUOTE)
    check(), check(1)
    web[SITE, PATH] = Answer(503)
    check(1), check(1)
    assert watch(ledger).outcome is SourceOutcome.UNREACHABLE
    web[SITE, PATH] = Answer(404)
    assert check(1).news
    web[SITE, PATH] = Answer(403)
    assert not check(1).findings
    assert watch(ledger).outcome is SourceOutcome.GONE


def test_a_change_is_told_once(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """Then it is quiet, until the passage changes again; a failure in between is no second change."""
    web[SITE, PATH] = page(ARTICLE)
    add(web.url(SITE, PATH), QUOTE)
    assert not check().findings
    web[SITE, PATH] = quoted("40 milliards", "43 milliards")
    first = check(1)
    assert first.news[0].diff.startswith("Les alliés ont fourni [-40-] {+43+} milliards d'euros")
    assert codes(ledger) == ["IC401"]
    assert not check(1).findings
    web[SITE, PATH] = Answer(503)
    assert not check(1).news
    web[SITE, PATH] = quoted("40 milliards", "43 milliards")
    assert not check(1).news
    web[SITE, PATH] = quoted("40 milliards", "44 milliards")
    assert check(1).news
    web[SITE, PATH] = page(ARTICLE)
    back = check(1)
    assert [finding.watch.outcome for finding in back.findings] == [SourceOutcome.SAME]
    assert not back.news
    assert codes(ledger) == []
    seen = [outcome.outcome.value for outcome in ledger.source_outcomes(1)]
    assert seen == ["figure-changed", "unreachable", "figure-changed", "figure-changed", "same"]


def test_flags_of_other_rules_stay(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """Only what the web said is put in place of what it said before."""
    from factcheck.model import Flag, Severity

    ledger.replace_claim_flags(
        1, [Flag(0, 5, "TS101", "x", Severity.NOTE, "m"), Flag(0, 5, "IC402", "x", Severity.NOTE, "m")]
    )
    web[SITE, PATH] = quoted("40 milliards", "43 milliards")
    add(web.url(SITE, PATH), QUOTE)
    check()
    assert sorted(codes(ledger)) == ["IC401", "TS101"]
    assert ledger.verify().problems == ()


def test_both_addresses_of_a_page_that_moved_are_kept(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """The source keeps its own, the watch says where the page is; and the move is told once."""
    web[SITE, PATH], web[SITE, "/b"] = redirect("/b"), page(ARTICLE, headers={"ETag": '"1"'})
    add(web.url(SITE, PATH), QUOTE)
    assert check().findings
    assert ledger.sources()[0][0].url == web.url(SITE, PATH)
    assert (watch(ledger).outcome, watch(ledger).found_at) == (SourceOutcome.MOVED, web.url(SITE, "/b"))
    assert not check(7).findings
    assert web.requests[-1].headers["if-none-match"] == '"1"'


def test_an_unchanged_page_is_not_sent_again(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """The validators of the last page go with the request, and 304 means what the page said last."""

    def answer(request: Request) -> Answer:
        known = request.headers.get("if-none-match") == '"1"'
        return (
            Answer(304)
            if known
            else replace(quoted("40 milliards", "43 milliards"), headers={"ETag": '"1"', "Content-Type": "text/html"})
        )

    web[SITE, PATH] = answer
    add(web.url(SITE, PATH), QUOTE)
    check()
    check(7)
    assert watch(ledger).outcome is SourceOutcome.FIGURE_CHANGED
    assert "if-none-match" in web.requests[-1].headers


def test_nothing_is_asked_twice_in_a_run(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """Sources of one page are judged each by its own passage from one request."""
    web[SITE, PATH] = page(ARTICLE)
    add(web.url(SITE, PATH), QUOTE)
    add(web.url(SITE, PATH) + "#part", "Une suite est prévue au printemps")
    add(web.url(SITE, PATH), "Ce passage ne s'y trouve nulle part, ni de près ni de loin")
    check()
    assert web.asked(PATH) == 1
    found = {number: w.outcome for number, w in ledger.watches().items()}
    assert found == {1: SourceOutcome.SAME, 2: SourceOutcome.SAME, 3: SourceOutcome.PASSAGE_GONE}


def test_a_site_that_answers_everything_has_lost_its_page(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """A short page without the passage that any address of the site gives is no page; an article of that name is."""
    web[SITE, "/x/a"] = page("Bienvenue chez nous.")
    web[SITE, "/x/b"] = page(f"L'erreur 404 a une histoire.\n{MORE}", title="L'erreur 404")
    web._answers = _Everything(web._answers, page("Bienvenue chez nous."))  # noqa: SLF001 - a site of one page
    add(web.url(SITE, "/x/a"), QUOTE)
    add(web.url(SITE, "/x/b"), QUOTE)
    check()
    assert watch(ledger, 1).detail.startswith("the site answers any address with this page")
    assert watch(ledger, 2).outcome is SourceOutcome.PASSAGE_GONE


class _Everything(dict):  # type: ignore[type-arg]
    def __init__(self, known: object, answer: Answer) -> None:
        super().__init__(known)  # type: ignore[call-overload]
        self._answer = answer

    def get(self, key: object, default: object = None) -> object:
        """Give an answer for any page but robots.txt."""
        return super().get(key, default if "robots.txt" in str(key) else self._answer)


def test_a_source_without_a_quotation_is_watched_by_its_article(
    ledger: Ledger, web: Web, add: Add, check: Check
) -> None:
    """What stands around the article may change; a line of the article may not."""
    web[SITE, PATH] = page(ARTICLE, title="L'aide", around="3 lecteurs en ligne et une publicité de saison")
    add(web.url(SITE, PATH))
    check()
    web[SITE, PATH] = page(ARTICLE, title="L'aide", around="5 lecteurs en ligne et une autre publicité de saison")
    check(7)
    assert watch(ledger).outcome is SourceOutcome.SAME
    web[SITE, PATH] = page(ARTICLE.replace("40 milliards", "43 milliards"), title="L'aide")
    found = check(7)
    assert watch(ledger).outcome is SourceOutcome.FIGURE_CHANGED
    assert "[-40-] {+43+}" in found.news[0].diff
    web[SITE, PATH] = page(ARTICLE.replace("Une suite est prévue au printemps.\n", ""), title="L'aide")
    check(7)
    assert watch(ledger).outcome is SourceOutcome.REWORDED


def test_one_text_is_kept_once(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """However many addresses have it; and the ledger's check reads it."""
    for at in range(5):
        web[SITE, f"/{at}"] = page(ARTICLE)
        add(web.url(SITE, f"/{at}"), QUOTE)
    check()
    assert len({w.snapshot for w in ledger.watches().values()}) == 1
    assert QUOTE in ledger.snapshot(watch(ledger).snapshot)
    assert ledger.verify().problems == ()


def test_only_what_is_due_is_gone_back_to(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """Open claims every week, checked ones twice a year, what fails the next day, dropped ones never."""
    web[SITE, PATH] = page(ARTICLE)
    add(web.url(SITE, PATH), QUOTE)
    due_only = Wanted()
    assert check(0, due_only).looked_at == 1
    assert check(6, due_only).looked_at == 0
    assert check(1, due_only).looked_at == 1
    ledger.set_review([1], "true", scale="default", forced_reason="vu")
    assert check(30, due_only).looked_at == 0
    assert check(160, due_only).looked_at == 1
    web[SITE, PATH] = Answer(503)
    check(200, due_only)
    assert check(1, due_only).looked_at == 1
    ledger.set_state([1], State.DROPPED)
    assert check(400, due_only).looked_at == 0
    assert check(1, ALL).looked_at == 0
    assert check(1, Wanted((1,))).looked_at == 1


def test_a_claims_own_day_brings_its_sources_forward() -> None:
    """A checked claim whose recheck date comes before half a year is over."""
    seen = Watch(1, SourceOutcome.SAME, checked_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert next_look(seen, [State.CHECKED], date(2026, 2, 1)) == date(2026, 2, 1)
    assert next_look(seen, [State.CHECKED], None) == date(2026, 7, 2)


def test_one_bad_source_never_stops_a_run(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """Whatever stands where an address should be, the others are looked at."""
    bad = (
        "http://",
        "nonsense",
        "http://[::1",
        "ftp://a.example/",
        "http://a:b@c.example/",
        "http://x.example:99999/",
        "http://\x1b[31m/",
    )
    for address in bad:
        add(address, QUOTE)
    web[SITE, PATH] = page(ARTICLE)
    web[SITE, "/deep"] = Answer(body=b"<div>" * 100_000 + b"x", headers={"Content-Type": "text/html"})
    web[SITE, "/pdf"] = Answer(body=b"%PDF-1.4 not really", headers={"Content-Type": "application/pdf"})
    good = add(web.url(SITE, PATH), QUOTE)
    add(web.url(SITE, "/deep"), QUOTE), add(web.url(SITE, "/pdf"), QUOTE)
    digest = check()
    assert digest.looked_at == len(bad) + 3
    assert watch(ledger, good).outcome is SourceOutcome.SAME
    assert not any("a:b@" in w.detail for w in ledger.watches().values())


def test_a_capture_reads_what_the_page_says_of_itself(ledger: Ledger, web: Web, manners: Manners) -> None:
    """Title and words around the passage are kept, and a passage that is not there is told."""
    web[SITE, PATH] = page(ARTICLE, title="L'aide des alliés")
    source = SourceRecord(SourceKind.URL, url=web.url(SITE, PATH), passage=QUOTE.upper())
    captured = capture(ledger, source, DAY, manners=manners)
    assert captured.problem == ""
    assert captured.source.title == "L'aide des alliés"
    keep_capture(ledger, ledger.add_source([1], captured.source), captured)
    assert watch(ledger).was == QUOTE
    assert watch(ledger).prefix.endswith("ouvert lundi.\n")
    other = capture(ledger, replace(source, passage=QUOTE.replace("40", "50")), DAY, manners=manners)
    assert "[-50-] {+40+}" in other.problem
    assert (
        "not on the page"
        in capture(ledger, replace(source, passage="Rien de tel ici du tout"), DAY, manners=manners).problem
    )
    assert "404" in capture(ledger, replace(source, url=web.url(SITE, "/none")), DAY, manners=manners).problem


def test_undo_and_removal_take_the_watch_along(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """A source that is taken away is not gone back to, and leaves the ledger sound."""
    web[SITE, PATH] = page(ARTICLE)
    add(web.url(SITE, PATH), QUOTE)
    check()
    ledger.undo()
    assert ledger.watches() == {}
    assert ledger.verify().problems == ()
    assert due(ledger, ALL, DAY) == ()


def test_what_was_found_survives_export_and_import(
    ledger: Ledger, web: Web, add: Add, check: Check, tmp_path: Path
) -> None:
    """Outcome, passage, text and past come back as they were."""
    web[SITE, PATH] = page(ARTICLE)
    add(web.url(SITE, PATH), QUOTE)
    check()
    web[SITE, PATH] = quoted("en 2024", "en 2023")
    check(7)
    with (tmp_path / "all.jsonl").open("w+", encoding="utf-8") as file:
        ledger.export(file)
        for name, filled in (("new.db", False), ("merged.db", True)):
            file.seek(0)
            with Ledger.open(
                tmp_path / name, create=True, now=lambda: datetime(2027, 1, 1, tzinfo=UTC), who="Bo"
            ) as other:
                if filled:
                    other.add_claim(replace(ledger.claim(1), text="Une autre affirmation.", sources=()))
                other.import_(file, name="all.jsonl")
                (number,) = other.watches()
                assert replace(other.watches()[number], source=1) == watch(ledger)
                assert other.source_outcomes(number) == ledger.source_outcomes(1)
                assert other.snapshot(watch(ledger).snapshot) == ledger.snapshot(watch(ledger).snapshot)
                assert other.verify().problems == ()


RUN = """
import asyncio, sys
from datetime import UTC, date, datetime
from pathlib import Path
from factcheck.flow import Judge
from factcheck.flow import sources
from factcheck.flow.sources import Manners, Wanted, check_sources
from factcheck.rules import RULES
from factcheck.store import Ledger
from tests.web import QUICK
from dataclasses import replace
sources.BATCH = 5

async def resolve(host, port):
    return ["127.0.0.1"]

with Ledger.open(Path(sys.argv[1]), now=lambda: datetime.now(UTC), who="Ada") as ledger:
    manners = Manners(replace(QUICK, spacing=0.02), allow_private=True, resolve=resolve)
    digest = check_sources(ledger, Judge(rules=RULES, as_of=date(2026, 11, 24)), Wanted(every=True), manners=manners)
    print(digest.looked_at, digest.resumed)
"""


def test_a_run_that_was_killed_goes_on(ledger: Ledger, web: Web, add: Add) -> None:
    """What was written before the kill is not asked for again; a run that was through begins anew."""
    count = 60
    for at in range(count):
        web[SITE, f"/{at}"] = quoted("40 milliards", "43 milliards")
        add(web.url(SITE, f"/{at}"), QUOTE)
    path = str(ledger.path)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, "-c", RUN, path], env=environment) as run:
        until = time.monotonic() + 20
        while len(ledger.watches()) < 10 and time.monotonic() < until:
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
    before = ledger.watches()
    assert 10 <= len(before) < count
    web.requests.clear()
    done = subprocess.run(
        [sys.executable, "-c", RUN, path], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(count - len(before)), "True"]
    assert len([request for request in web.requests if request.path != "/robots.txt"]) == count - len(before)
    assert codes(ledger) == ["IC401"] * count
    assert ledger.verify().problems == ()
    again = subprocess.run(
        [sys.executable, "-c", RUN, path], env=environment, capture_output=True, text=True, check=True
    )
    assert again.stdout.split() == [str(count), "False"]


def test_a_warm_run_looks_up_sources_by_their_number(ledger: Ledger) -> None:
    """No look at a source reads the whole table."""
    query = "EXPLAIN QUERY PLAN SELECT * FROM source_watch WHERE source_id = 3"
    assert not any("SCAN" in row["detail"] for row in ledger._core.rows(query))  # noqa: SLF001 - the plan is the point
    query = "EXPLAIN QUERY PLAN SELECT 1 FROM snapshot WHERE hash = 'x'"
    assert not any("SCAN" in row["detail"] for row in ledger._core.rows(query))  # noqa: SLF001


def test_two_runs_at_once_are_refused(ledger: Ledger, web: Web, add: Add, check: Check) -> None:
    """The second one says so and asks nothing; when the first is through there is no trace of it."""
    web[SITE, PATH] = page(ARTICLE)
    add(web.url(SITE, PATH), QUOTE)
    with only_run(ledger.path, "sources"), pytest.raises(ScheduleError, match="another run through the sources"):
        check()
    assert web.requests == []
    assert not check().resumed


def test_a_clock_that_was_wrong_puts_off_nothing(
    ledger: Ledger, web: Web, add: Add, check: Check, clock: Clock
) -> None:
    """What was looked at years from now is due at once, and what was found stays in its order."""
    web[SITE, PATH] = page(ARTICLE)
    add(web.url(SITE, PATH), QUOTE)
    check(4000)
    web[SITE, PATH] = quoted("40 milliards", "43 milliards")
    check(1)
    clock.forward(-4001)
    assert check(0, Wanted()).looked_at == 1
    assert check(0, Wanted()).looked_at == 0
    web[SITE, PATH] = page(ARTICLE)
    check(2)
    seen = [outcome.outcome.value for outcome in ledger.source_outcomes(1)]
    assert seen == ["figure-changed", "same"]
    assert watch(ledger).checked_at is not None
    assert ledger.verify().problems == ()


def test_two_outcomes_of_one_second_are_both_kept(
    ledger: Ledger, web: Web, add: Add, judge: Judge, manners: Manners
) -> None:
    """A clock that counts in seconds loses none of them."""
    add(web.url(SITE, PATH), QUOTE)
    with Ledger.open(ledger.path, now=lambda: datetime(2026, 11, 24, 9, tzinfo=UTC), who="Ada") as other:
        for reply in (page(ARTICLE), Answer(503), quoted("40 milliards", "43 milliards"), page(ARTICLE)):
            web[SITE, PATH] = reply
            check_sources(other, judge, ALL, manners=manners)
        seen = [outcome.outcome.value for outcome in other.source_outcomes(1)]
    assert seen == ["unreachable", "figure-changed", "same"]


def test_writing_beside_a_run_loses_nothing(ledger: Ledger, web: Web, add: Add) -> None:
    """Another process adds claims while sources are gone back to: both have all that they wrote."""
    count = 40
    for at in range(count):
        web[SITE, f"/{at}"] = quoted("40 milliards", "43 milliards")
        add(web.url(SITE, f"/{at}"), QUOTE)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, "-c", RUN, str(ledger.path)], env=environment) as run:
        added = 0
        while run.poll() is None:
            ledger.add_claim(replace(ledger.claim(1), text=f"Une affirmation, la {added + 1}e.", sources=(), flags=()))
            added += 1
    assert run.returncode == 0
    assert {found.outcome for found in ledger.watches().values()} == {SourceOutcome.FIGURE_CHANGED}
    assert len(ledger.watches()) == count
    assert len(ledger.claims()) == added + 1
    assert codes(ledger) == ["IC401"] * count
    assert ledger.verify().problems == ()


def test_killed_again_and_again_nothing_is_lost_and_nothing_doubled(ledger: Ledger, web: Web, add: Add) -> None:
    """Wherever the kills fall, in the end each source has been found once, and the ledger is sound all the while."""
    count = 80
    for at in range(count):
        web[SITE, f"/{at}"] = quoted("40 milliards", "43 milliards")
        add(web.url(SITE, f"/{at}"), QUOTE)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    for later in (0, 0.03, 0.11, 0.2):
        with subprocess.Popen([sys.executable, "-c", RUN, str(ledger.path)], env=environment) as run:
            until, before = time.monotonic() + 20, len(ledger.watches())
            while len(ledger.watches()) == before and run.poll() is None and time.monotonic() < until:
                time.sleep(0.01)
            time.sleep(later)
            run.send_signal(signal.SIGKILL)
        assert ledger.verify().problems == ()
    subprocess.run([sys.executable, "-c", RUN, str(ledger.path)], env=environment, check=True)
    assert len(ledger.watches()) == count
    assert [len(ledger.source_outcomes(number)) for number in range(1, count + 1)] == [1] * count
    assert codes(ledger) == ["IC401"] * count
    assert ledger.verify().problems == ()
