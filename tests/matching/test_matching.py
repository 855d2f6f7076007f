"""Earlier claims that may say the same: found in a real ledger, offered, never merged."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.flow import Judge
from factcheck.flow.ledger import add, ingest
from factcheck.flow.matching import Matcher
from factcheck.model import ClaimFilter, Document, SourceKind, SourceRecord, State
from factcheck.read import document_of
from factcheck.store import Ledger
from factcheck.store.open import APPLICATION_ID, MIGRATIONS
from tests.conftest import Run
from tests.store.conftest import JUDGE, opened

SAID = (
    ("L’OTAN fournira 40 milliards d’euros à l’Ukraine en 2024.", "fr"),
    ("Le chômage a baissé de 2 points en Bretagne.", "fr"),
    ("Unemployment in Wales fell by 2 points last year.", "en"),
    ("Le pont Kitchener a rouvert après 18 mois de travaux.", "fr"),
)
NATO, BRITTANY, WALES, BRIDGE = range(1, 5)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger with four claims by hand."""
    with opened(tmp_path / "ledger.db") as made:
        for text, language in SAID:
            add(made, Document(text, language), JUDGE)
        yield made


def found(ledger: Ledger, text: str, language: str) -> list[int]:
    """Give the claims that are like a text, the likest first."""
    return [match.claim.number for match in Matcher(ledger, Judge()).like(Document(text, language))]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Quarante milliards d’euros de l’Otan pour l’Ukraine", "fr", NATO),
        ("NATO will give Ukraine 40 billion euros in 2024.", "en", NATO),
        ("Les travaux finis, le pont Kitchener rouvre.", "fr", BRIDGE),
        ("The Kitchener bridge is open again after 18 months.", "en", BRIDGE),
        ("Au pays de Galles (Wales), 2 points de chômage (unemployment) de moins", "fr", WALES),
    ],
)
def test_the_claim_that_says_the_same_comes_first(ledger: Ledger, text: str, language: str, wanted: int) -> None:
    """In other words, in another language."""
    assert found(ledger, text, language)[0] == wanted


def test_nothing_alike_is_nothing(ledger: Ledger) -> None:
    """What shares no word is not given for want of better."""
    assert found(ledger, "La recette du cassoulet demande des haricots.", "fr") == []
    assert found(ledger, "?!", "fr") == []


def test_hostile_text_is_only_words(ledger: Ledger) -> None:
    """Nothing that is typed is read as a query."""
    for text in (
        '" OR text : *',
        "pont* NEAR(a b)",
        "-- ; DROP TABLE claim",
        "𐍈 \x00 \ud83d\ude00".encode("utf-8", "replace").decode(),
    ):
        found(ledger, text, "fr")
    assert found(ledger, 'pont" Kitchener) rouvert * travaux', "fr")[0] == BRIDGE


def test_a_stored_claim_is_offered_the_earlier_one_and_not_itself(ledger: Ledger) -> None:
    """The offer names the claim with its verdict; the two stay two."""
    ledger.add_source([BRIDGE], SourceRecord(SourceKind.PERSON, title="Mairie"))
    ledger.set_review([BRIDGE], "true", scale="default")
    number = add(ledger, Document("Après 18 mois de travaux, le pont Kitchener a rouvert.", "fr"), JUDGE)
    earlier = Matcher(ledger, JUDGE).earlier([number])
    assert [match.claim.number for match in earlier[number]] == [BRIDGE]
    assert earlier[number][0].claim.verdict == "true"
    assert len(ledger.lines()) == 5


def test_other_figures_are_told(ledger: Ledger) -> None:
    """A claim of the same words and another figure is offered, and said to be at odds."""
    same = add(ledger, Document("Le chômage a baissé de 2 points en Bretagne !", "fr"), JUDGE)
    other = add(ledger, Document("Le chômage a baissé de 3 points en Bretagne.", "fr"), JUDGE)
    earlier = Matcher(ledger, JUDGE).earlier([same, other])
    assert [match.at_odds for match in earlier[same] if match.claim.number == BRITTANY] == [False]
    assert [match.at_odds for match in earlier[other] if match.claim.number == BRITTANY] == [True]


def test_a_dropped_claim_is_not_offered(ledger: Ledger) -> None:
    """What was thrown away is no earlier claim."""
    ledger.set_state([BRIDGE], State.DROPPED)
    number = add(ledger, Document(SAID[BRIDGE - 1][0], "fr"), JUDGE)
    assert Matcher(ledger, JUDGE).earlier([number]) == {}


def test_claims_of_the_same_document_are_not_offered(ledger: Ledger) -> None:
    """An article that says a thing twice is not told of itself."""
    text = "Le maire a inauguré le stade Gerland mardi à Lyon.\nMardi à Lyon, le maire a inauguré le stade Gerland.\n"
    result = ingest(ledger, Document(text, "fr", name="stade.txt"), JUDGE)
    numbers = [outcome.number for outcome in result.outcomes]
    assert len(numbers) == 2
    assert Matcher(ledger, JUDGE).earlier(numbers, document=result.document) == {}


def test_common_words_alone_still_find(ledger: Ledger) -> None:
    """Where every word is held by very many claims they are asked together."""
    lookups = [{"pont"}, {"kitc*"}]
    assert [one.number for one in ledger.sharing(lookups, common=1)] == [BRIDGE]


def _version_two(path: Path) -> None:
    """Make a ledger as the first two scripts leave it, with one claim."""
    values = {"key": "k", "text": SAID[3][0], "language": "fr", "state": "new", "time_status": "current"}
    lists = dict.fromkeys(("reasons", "times", "quantities"), "[]")
    with closing(sqlite3.connect(path)) as old, old:
        for script in sorted(MIGRATIONS.glob("*.sql"))[:2]:
            old.executescript(script.read_text(encoding="utf-8"))
        old.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 2;")
        columns = [row[1:4] for row in old.execute("PRAGMA table_info (claim)") if row[1] != "id"]
        empty = {name: ("" if kind == "TEXT" else 0) if needed else None for name, kind, needed in columns}
        row = empty | lists | {"shelf_life": "null", "created_at": "2024-11-05T10:00:00+00:00"} | values
        names = ", ".join(row)
        old.execute(f"INSERT INTO claim ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def test_an_older_ledger_learns_to_look_words_up_by_their_beginning(tmp_path: Path) -> None:
    """A ledger of the version before is brought up to date with its words in the index."""
    _version_two(tmp_path / "old.db")
    with opened(tmp_path / "old.db") as made:
        assert found(made, "Le pont Kitchener rouvre", "fr") == [1]
        assert len(made.lines(ClaimFilter(words="kitchener"))) == 1
        assert made.verify().problems == ()


def test_search_like_and_add_tell_earlier_claims(factcheck: Run) -> None:
    """The commands: a search by a text, and what adding a claim offers."""
    factcheck("add", SAID[0][0], "--said-on", "2024-11-05")
    added = factcheck("add", "NATO will give Ukraine 40 billion euros in 2024.", "--said-on", "2024-11-06")
    assert added.stdout.splitlines()[0] == "claim 2"
    assert "like claim 1: new, said on 2024-11-05" in added.stdout
    looked = factcheck("search", "--like", "40 milliards d’euros de l’Otan pour l’Ukraine", "--format", "json")
    assert [one["number"] for one in json.loads(looked.stdout)] == [1, 2]
    assert "40 milliards" in factcheck("search", "--like", "L’OTAN fournira 40 milliards").stdout
    for wrong in (("search",), ("search", "pont", "--like", "pont")):
        done = factcheck(*wrong)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_ingest_tells_earlier_claims_of_other_documents(factcheck: Run, tmp_path: Path) -> None:
    """Each claim that is new to the ledger is held against those of other articles; in JSON too."""
    (tmp_path / "a.txt").write_text("Le pont Kitchener a rouvert après 18 mois de travaux.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Après 18 mois de travaux, le pont Kitchener a rouvert hier.\n", encoding="utf-8")
    first = factcheck("ingest", "a.txt", "--published", "2024-11-05")
    assert "like claim" not in first.stdout
    again = factcheck("ingest", "b.txt", "--published", "2024-11-06", "--format", "json")
    (claim,) = json.loads(again.stdout)[0]["claims"]
    assert [(one["number"], one["verdict"]) for one in claim["like"]] == [(1, None)]


def test_a_text_whose_language_is_not_clear_says_so(factcheck: Run) -> None:
    """One sentence, status 2."""
    factcheck("add", SAID[0][0], "--said-on", "2024-11-05")
    done = factcheck("search", "--like", "zzz qqq")
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr


def test_texts_typed_by_hand_are_documents() -> None:
    """A search's text is read as any other."""
    assert document_of("Le pont Kitchener a rouvert après 18 mois de travaux.").language == "fr"
