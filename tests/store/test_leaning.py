"""What leans on facts and sources: found by the ids and links that the ledger keeps, in a fixed number of queries."""

import sqlite3

import pytest

from factcheck.facts import load_facts
from factcheck.flow import Judge
from factcheck.flow.ledger import add, ingest
from factcheck.model import Document, FactcheckError, Flag, Severity, SourceKind, SourceRecord
from factcheck.rules import select
from factcheck.store import Ledger
from tests.store.conftest import PUBLISHED, by_hand

JUDGE = Judge(facts=load_facts(), rules=select(()))
WAR = "Le pays est ravagé par plus de deux ans de guerre avec la Russie."
POST = "Le secrétaire général de l’OTAN, Mark Rutte, s’est rendu à Rome."
AGREES = "Le chancelier allemand Olaf Scholz s’oppose à la livraison de missiles."
ELSEWHERE = "La ville a ouvert trois crèches en 2023."


def article(ledger: Ledger, *sentences: str, name: str = "a.txt") -> int:
    """Read an article into the ledger and give its number."""
    text = "\n".join(sentences) + "\n"
    return ingest(ledger, Document(text, "fr", PUBLISHED, "option", name=name), JUDGE).document


def test_claims_lean_by_their_flags_and_by_their_recheck_dates(ledger: Ledger) -> None:
    """A claim with a flag that names the fact, and one whose shelf life does; nothing else of the article."""
    number = article(ledger, WAR, POST, ELSEWHERE)
    war = ledger.leaning_on_facts(["invasion-of-ukraine"])
    assert [claim.line.text for claim in war.claims] == [WAR.rstrip(".") + "."]
    assert [flag.code for flag in war.claims[0].flags] == ["TS202"]
    assert war.claims[0].refs == ("invasion-of-ukraine",)
    assert [(document.number, document.name) for document in war.documents] == [(number, "a.txt")]
    post = ledger.leaning_on_facts(["rutte-nato"])
    assert [claim.refs for claim in post.claims] == [("rutte-nato",)]
    assert ledger.leaning_on_facts(["us-president", "trump-us-first"]).claims == ()


def test_a_claim_that_names_a_fact_leans_on_it_too(ledger: Ledger) -> None:
    """A rule found nothing wrong with it: with another fact it may. Names are whole words, in any capitals."""
    article(ledger, AGREES, "Le chancelier allemand s’oppose à la livraison.", "Olaf Scholzer est chancelier allemand.")
    facts = load_facts()
    named = ledger.leaning_on_facts(["scholz-germany"], facts.words_for("scholz-germany"))
    assert [(claim.line.text, claim.flags, claim.refs) for claim in named.claims] == [(AGREES, (), ())]
    assert [len(ledger.leaning_on_facts(["x"], words).claims) for words in ([["…"]], [["allemand"], []], [])] == [0] * 3
    assert len(ledger.leaning_on_facts(["x"], [['OLAF "SCHOLZ"', "personne"]]).claims) == 1


def test_a_claim_by_hand_leans_without_a_document(ledger: Ledger) -> None:
    """A claim that was typed in has no article and is listed all the same."""
    number = add(ledger, Document(WAR, "fr", PUBLISHED, "option"), JUDGE)
    leaning = ledger.leaning_on_facts(["invasion-of-ukraine"])
    assert [claim.line.number for claim in leaning.claims] == [number]
    assert leaning.documents == ()


def test_a_flag_on_no_claim_is_told_with_its_article(ledger: Ledger) -> None:
    """An article leans on a fact also by a flag that lies on none of its claims."""
    number = article(ledger, ELSEWHERE)
    flag = Flag(0, 2, "TS202", "duration-clock", Severity.WARNING, "…", refs=("invasion-of-ukraine", "claim:1"))
    ledger.replace_flags(number, [flag])
    with sqlite3.connect(ledger.path) as other:
        other.execute("DELETE FROM claim_flag")
    leaning = ledger.leaning_on_facts(["invasion-of-ukraine"])
    assert leaning.claims == ()
    assert [[flag.code for flag in document.flags] for document in leaning.documents] == [["TS202"]]


def test_flags_of_an_older_text_do_not_count(ledger: Ledger) -> None:
    """Only what the newest text says leans; the claims that it lost are marked as gone."""
    number = article(ledger, WAR, ELSEWHERE)
    ingest(ledger, Document(ELSEWHERE + "\n", "fr", PUBLISHED, "option", name="a.txt"), JUDGE, update=number)
    leaning = ledger.leaning_on_facts(["invasion-of-ukraine"])
    assert [claim.line.gone for claim in leaning.claims] == [True]
    assert [claim.flags for claim in leaning.claims] == [()]
    assert [document.flags for document in leaning.documents] == [()]


@pytest.mark.parametrize("name", ["invasion", "of-ukraine", '"]', "%", ""])
def test_an_id_is_not_a_part_of_an_id(ledger: Ledger, name: str) -> None:
    """Ids are compared whole."""
    article(ledger, WAR)
    assert ledger.leaning_on_facts([name]).claims == ()


def test_sources_tell_how_many_are_left(ledger: Ledger) -> None:
    """Of two sources on a claim one is left; a claim that has no other is left with none."""
    one, two = ledger.add_claim(by_hand("Un.")), ledger.add_claim(by_hand("Deux."))
    first = ledger.add_source([one, two], SourceRecord(SourceKind.DOCUMENT, "Rapport"))
    second = ledger.add_source([two], SourceRecord(SourceKind.DOCUMENT, "Registre"))
    assert [(c.line.number, c.left) for c in ledger.leaning_on_sources([first]).claims] == [(one, 0), (two, 1)]
    assert [(c.line.number, c.left) for c in ledger.leaning_on_sources([first, second]).claims] == [(one, 0), (two, 0)]
    assert [c.line.number for c in ledger.leaning_on_sources([first], claims=[two]).claims] == [two]
    with pytest.raises(FactcheckError, match="no source 9"):
        ledger.leaning_on_sources([first, 9])


def test_the_number_of_queries_does_not_grow(ledger: Ledger) -> None:
    """However many claims lean, the same queries are asked."""
    counts = []
    for number in range(2):
        for at in range(5):
            article(ledger, WAR, POST, f"Numéro {number} {at} en 2023.", name=f"{number}-{at}.txt")
        counts.append(_queries(ledger))
    assert counts[0] == counts[1]


def _queries(ledger: Ledger) -> int:
    asked: list[str] = []
    connection = ledger._core.connection  # noqa: SLF001 - what is asked of SQLite is what is counted
    connection.set_trace_callback(asked.append)
    leaning = ledger.leaning_on_facts(["invasion-of-ukraine", "rutte-nato"])
    connection.set_trace_callback(None)
    assert len(leaning.claims) in (10, 20)
    return len(asked)
