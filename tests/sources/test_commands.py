"""``source add``, ``check``, ``show``, ``recheck --sources`` as a person runs them, on a web of the test's own."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from factcheck.model import SourceKind, SourceRecord
from factcheck.store import Ledger
from tests.conftest import Run
from tests.sources.test_outcomes import ARTICLE, QUOTE
from tests.web import Answer, Web, page

Ask = Callable[..., "CompletedProcess[str]"]
SITE = "news.localhost"  # names under localhost are this machine for any resolver of ours


@pytest.fixture
def ask(factcheck: Run, quiet_environment: dict[str, str], tmp_path: Path) -> Ask:
    """Give the command with the network switched on, on a ledger of one claim."""
    quiet_environment["FACTCHECK_OFFLINE"] = ""
    db = str(tmp_path / "ledger.db")
    factcheck("add", "Les alliés ont fourni 40 milliards d'euros.", "--language", "fr", "--db", db)
    return lambda *given: factcheck(*given, "--db", db)


def test_the_whole_way(ask: Ask, web: Web) -> None:
    """Add a source with its passage, go back, find the figure changed, be told once."""
    web[SITE, "/a"] = page(ARTICLE, title="L'aide des alliés")
    added = ask("source", "add", "1", "--url", web.url(SITE, "/a"), "--quote", QUOTE, "--allow-private")
    assert (added.returncode, added.stdout, added.stderr) == (0, "source 1 on claim 1\n", "")
    assert ask("source", "check", "--all", "--allow-private").returncode == 0
    web[SITE, "/a"] = page(ARTICLE.replace("40 milliards", "43 milliards"))
    found = ask("recheck", "--sources", "--all", "--allow-private", "--messages", "fr")
    assert found.returncode == 1
    assert "inchangée → chiffre changé · affirmations 1" in found.stdout
    assert "[-40-] {+43+} milliards" in found.stdout
    assert ask("source", "check", "1", "--allow-private").returncode == 0
    shown = ask("source", "show", "1")
    assert "then: Les alliés ont fourni 40" in shown.stdout
    assert "now: Les alliés ont fourni 43" in shown.stdout
    assert "IC401" in ask("show", "1").stdout
    assert "IC401" in ask("check", "--select", "IC4").stdout


def test_findings_as_data(ask: Ask, web: Web) -> None:
    """The same as JSON, for check, recheck, show and list."""
    web[SITE, "/a"] = page(ARTICLE.replace("40 milliards", "43 milliards"))
    ask("source", "add", "1", web.url(SITE, "/a"), "--quote", QUOTE, "--no-fetch")
    digest = json.loads(ask("source", "check", "--all", "--allow-private", "--format", "json").stdout)
    assert digest["outcomes"] == {"figure-changed": 1}
    (source,) = digest["sources"]
    assert (source["source"], source["claims"], source["to_look_at"]) == (1, [1], True)
    both = json.loads(ask("recheck", "--sources", "--allow-private", "--format", "json").stdout)
    assert both["sources"]["looked_at"] == 0
    (shown,) = json.loads(ask("source", "show", "1", "--text", "--format", "json").stdout)
    assert shown["outcomes"][0]["outcome"] == shown["outcome"] == "figure-changed"
    assert "Une suite est prévue" in shown["text"]
    (listed,) = json.loads(ask("source", "list", "--format", "json").stdout)
    assert listed["watch"]["outcome"] == "figure-changed"


@pytest.mark.parametrize(
    "reply", [Answer(404), Answer(500), Answer(reset=True), page("Tout autre chose que le passage cité.")]
)
def test_a_page_that_cannot_be_captured_is_a_source_all_the_same(reply: Answer, ask: Ask, web: Web) -> None:
    """The source is stored, and one sentence says what is missing."""
    web[SITE, "/a"] = reply
    added = ask("source", "add", "1", web.url(SITE, "/a"), "--quote", QUOTE, "--allow-private")
    assert (added.returncode, added.stdout) == (0, "source 1 on claim 1\n")
    assert added.stderr.startswith("factcheck: the pa")
    assert added.stderr.count("\n") == 1


def test_private_addresses_need_an_option(ask: Ask, web: Web) -> None:
    """Without it nothing in this machine is asked."""
    added = ask("source", "add", "1", web.url(SITE, "/a"), "--quote", QUOTE)
    assert added.returncode == 0
    assert "--allow-private" in added.stderr
    assert "unreachable" in ask("source", "check", "--all").stdout
    assert web.requests == []


def test_a_hostile_page_cannot_write_to_the_terminal(ask: Ask, web: Web) -> None:
    """Neither by its passage, nor by its title, nor by where it leads."""
    evil = QUOTE.replace("40", "43").replace("alliés", "alliés \x1b]0;x\x07\u202e")
    web[SITE, "/a"] = page(ARTICLE.replace(QUOTE, evil), title="\x1b[31m[/b]<script>")
    ask("source", "add", "1", web.url(SITE, "/a"), "--quote", QUOTE, "--allow-private")
    for given in (
        ("source", "list"),
        ("source", "show", "1", "--text"),
        ("source", "check", "1", "--allow-private"),
        ("show", "1"),
    ):
        shown = ask(*given)
        assert shown.returncode in (0, 1)
        assert not any(sign in shown.stdout + shown.stderr for sign in "\x1b\x07\u202e")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("source", "check", "99"), "no source 99"),
        (("source", "show", "99"), "no source 99"),
        (("recheck", "--all"), "give --sources"),
        (("recheck", "--sources", "--dry-run"), "leave one of them out"),
        (("source", "check", "--as-of", "never"), "--as-of"),
    ],
)
def test_mistakes_are_told_in_a_sentence(given: tuple[str, ...], told: str, ask: Ask) -> None:
    """One sentence on standard error, exit status 2."""
    done = ask(*given)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert told in done.stderr


def test_nothing_is_fetched_while_the_network_is_switched_off(
    ask: Ask, web: Web, quiet_environment: dict[str, str]
) -> None:
    """A source is added without its page; going back to sources says why it cannot."""
    quiet_environment["FACTCHECK_OFFLINE"] = "1"
    assert ask("source", "add", "1", web.url(SITE, "/a"), "--allow-private").stderr == ""
    refused = ask("source", "check", "--all")
    assert (refused.returncode, refused.stderr.count("FACTCHECK_OFFLINE")) == (2, 1)
    assert web.requests == []


CERTIFICATE = Path(__file__).parent / "self-signed.pem"  # for news.localhost, and nobody vouches for it


def test_a_certificate_that_nobody_vouches_for_is_refused(ask: Ask, quiet_environment: dict[str, str]) -> None:
    """Nothing is sent to the server; trusted by the system, the same page is fetched, under its own name alone."""
    with Web().serving(CERTIFICATE) as web:
        web[SITE, "/a"] = web["other.localhost", "/a"] = page(ARTICLE)
        refused = ask("source", "add", "1", web.url(SITE, "/a"), "--quote", QUOTE, "--allow-private")
        assert (refused.returncode, refused.stderr.count("\n")) == (0, 1)
        assert "certificate is not right (self-signed certificate)" in refused.stderr
        assert "unreachable" in ask("source", "check", "1", "--allow-private").stdout
        assert web.requests == []
        quiet_environment["SSL_CERT_FILE"] = str(CERTIFICATE)
        assert "same" in ask("source", "check", "1", "--allow-private").stdout
        other = ask("source", "add", "1", web.url("other.localhost", "/a"), "--quote", QUOTE, "--allow-private")
        assert "certificate is not right" in other.stderr
        assert {request.host for request in web.requests} == {SITE}


def test_sources_are_chosen_by_their_claims_and_documents(ask: Ask, web: Web, tmp_path: Path) -> None:
    """Due or not, and no others; what there is not is said before anything is asked."""
    (tmp_path / "article.txt").write_text("Le pont a coûté 42 millions d'euros en 2024.", encoding="utf-8")
    ask("ingest", "article.txt", "--language", "fr", "--published", "2024-11-05")
    (found,) = json.loads(ask("list", "--format", "json", "--document", "1").stdout)
    for at, claim in enumerate(("1", str(found["number"]))):
        web[SITE, f"/{at}"] = page(ARTICLE)
        ask("source", "add", claim, web.url(SITE, f"/{at}"), "--quote", QUOTE, "--allow-private")
    assert json.loads(ask("source", "check", "--allow-private", "--format", "json").stdout)["looked_at"] == 0
    for command, path in (
        (("source", "check", "--claim", "1"), "/0"),
        (("source", "check", "--document", "1"), "/1"),
        (("source", "check", "2", "--claim", "1"), "/0 /1"),
        (("recheck", "1", "--sources"), "/0"),
        (("recheck", "--sources", "--document", "1"), "/1"),
        (("recheck", "1", "--sources", "--document", "1"), "/0 /1"),
    ):
        web.requests.clear()
        done = ask(*command, "--allow-private")
        assert done.returncode in (0, 1), done.stderr
        asked = sorted(request.path for request in web.requests if request.path != "/robots.txt")
        assert " ".join(asked) == path, command
    web.requests.clear()
    for wrong in (("source", "check", "--claim", "99"), ("source", "check", "--document", "9"), ("recheck", "99")):
        done = ask(*wrong, "--allow-private")
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert web.requests == []


def test_a_claim_without_sources_is_not_all_of_them(ask: Ask, web: Web) -> None:
    """Nothing is asked for it."""
    ask("add", "Une autre affirmation.", "--language", "fr")
    ask("source", "add", "1", web.url(SITE, "/a"), "--no-fetch")
    assert "looked at" not in ask("source", "check", "--claim", "2", "--allow-private").stdout
    assert web.requests == []


def test_a_password_in_an_address_is_neither_kept_nor_told(ask: Ask, web: Web) -> None:
    """It is left out when the source is added, and one sentence says so."""
    web[SITE, "/a"] = page(ARTICLE)
    address = web.url(SITE, "/a").replace("://", "://ada:hunter2@")
    added = ask("source", "add", "1", address, "--quote", QUOTE, "--allow-private")
    assert (added.returncode, added.stderr) == (
        0,
        "factcheck: the user name and the password in the address were left out\n",
    )
    assert "authorization" not in web.requests[-1].headers
    for command in (("history",), ("export",), ("source", "list"), ("show", "1"), ("report", "--format", "json")):
        assert "hunter2" not in ask(*command).stdout


def test_a_password_that_came_by_an_import_is_told_nowhere(ask: Ask, tmp_path: Path) -> None:
    """Neither by a command, nor in a report, nor in a digest that is sent."""
    with Ledger.open(tmp_path / "ledger.db", now=lambda: datetime(2026, 11, 24, tzinfo=UTC), who="Ada") as ledger:
        ledger.add_source([1], SourceRecord(SourceKind.URL, url="http://ada:hunter2@news.localhost/a", passage=QUOTE))
    forms = ("terminal", "md", "html", "json", "csv", "claimreview", "atom", "ics")
    commands = [
        ("source", "list"),
        ("source", "list", "--format", "json"),
        ("source", "show", "1"),
        ("source", "show", "1", "--format", "json"),
        ("source", "check", "1"),
        ("source", "check", "1", "--format", "json"),
        ("source", "archive", "1"),
        ("recheck", "--sources", "--all", "--notify", "digest.txt", "--notify", "digest.jsonl", "--always"),
        ("show", "1"),
        ("show", "1", "--format", "json"),
        ("check",),
        ("history",),
        ("history", "--format", "json"),
        ("undo",),
        *(("report", "--format", form) for form in forms),
    ]
    for command in commands:
        done = ask(*command)
        assert "Traceback" not in done.stderr
        assert "hunter2" not in done.stdout + done.stderr, command
    assert "hunter2" not in (tmp_path / "digest.txt").read_text() + (tmp_path / "digest.jsonl").read_text()
