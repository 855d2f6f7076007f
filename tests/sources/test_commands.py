"""``source add``, ``check``, ``show``, ``recheck --sources`` as a person runs them, on a web of the test's own."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

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
