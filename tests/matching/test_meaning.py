"""Earlier claims ranked by meaning, with the real encoder where the extra "semantic" is installed."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from factcheck.flow import Judge
from factcheck.flow.ledger import add, edit
from factcheck.flow.matching import Match, Matcher
from factcheck.flow.meanings import Meanings
from factcheck.measure.meaning import NUMBERS, Encoder, is_installed, meant_alike
from factcheck.model import Document, State
from factcheck.store import Alike, Ledger
from tests.conftest import ROOT, Run
from tests.store.conftest import JUDGE, opened

needs_encoder = pytest.mark.skipif(not is_installed(), reason="the extra 'semantic' is not installed")
SAID = (
    ("Le gouvernement veut supprimer 4 000 postes d’enseignants à la rentrée.", "fr"),
    ("Le gouvernement veut recruter des policiers avant les Jeux.", "fr"),
    ("Le pont Kitchener a rouvert après 18 mois de travaux.", "fr"),
)
TEACHERS, POLICE, BRIDGE = 1, 2, 3
IN_ENGLISH = "The government wants to cut 4,000 teaching jobs in September."


class Counted(Encoder):
    """The real encoder, which keeps the batches that it was asked for."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> list[bytes]:
        """Encode, and keep what was asked for."""
        self.batches.append(list(texts))
        return super().encode(texts)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger with claims by hand."""
    with opened(tmp_path / "ledger.db") as made:
        for text, language in SAID:
            add(made, Document(text, language), JUDGE)
        yield made


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """Give the encoder, loaded once for all tests."""
    return Encoder()


def statements(ledger: Ledger) -> tuple[Alike, ...]:
    """Give the claims of the ledger as they are compared."""
    return ledger.statements([TEACHERS, POLICE, BRIDGE])


@needs_encoder
def test_a_translation_is_nearer_than_another_statement(encoder: Encoder) -> None:
    """Meaning crosses languages where no word is the same; the same text is wholly alike."""
    asked, same, translated, other = encoder.encode(
        [SAID[0][0], SAID[0][0], IN_ENGLISH, "The Kitchener bridge is open again."]
    )
    alike, crossed, apart = meant_alike(asked, [same, translated, other])
    assert alike == pytest.approx(1, abs=1e-5)
    assert crossed > 0.6 > apart + 0.2
    assert len(asked) == NUMBERS


@needs_encoder
def test_words_and_meaning_rank_together_and_both_are_told(ledger: Ledger, encoder: Encoder) -> None:
    """The claim that means the same comes first; how alike the words are is what it was without the encoder."""

    def asked(by: Encoder | None) -> tuple[Match, ...]:
        return Matcher(ledger, Judge(), encoder=by).like(Document(IN_ENGLISH, "en"), least=0)

    by_words, by_both = asked(None), asked(encoder)
    assert by_both[0].claim.number == TEACHERS
    assert [match.meaning for match in by_words] == [None] * len(by_words)
    assert by_both[0].meaning is not None
    assert by_both[0].meaning > 0.6
    assert {m.claim.number: m.likeness for m in by_both} == {m.claim.number: m.likeness for m in by_words}


@needs_encoder
def test_what_the_words_offer_is_offered_with_the_encoder_too(ledger: Ledger, encoder: Encoder) -> None:
    """Meaning adds offers and takes none away, also not one of other figures; a dropped claim stays dropped."""
    same = add(ledger, Document("Le pont Kitchener a rouvert après 19 mois de travaux.", "fr"), JUDGE)
    translated = add(ledger, Document(IN_ENGLISH, "en"), JUDGE)
    by_words = Matcher(ledger, JUDGE).earlier([same, translated])
    by_both = Matcher(ledger, JUDGE, encoder=encoder).earlier([same, translated])
    assert translated not in by_words
    assert [match.claim.number for match in by_both[translated]] == [TEACHERS]
    assert [(m.claim.number, m.at_odds) for m in by_both[same]] == [(m.claim.number, m.at_odds) for m in by_words[same]]
    assert by_both[same][0].at_odds
    ledger.set_state([TEACHERS], State.DROPPED)
    assert translated not in Matcher(ledger, JUDGE, encoder=encoder).earlier([translated])


@needs_encoder
def test_a_claim_is_encoded_once_and_in_one_batch(ledger: Ledger) -> None:
    """The second run reads the vectors from the ledger, to the byte; only what is not a claim is encoded again."""
    first, again = Counted(), Counted()
    made = Meanings(ledger, first).of(statements(ledger))
    assert [len(batch) for batch in first.batches] == [3]
    assert Meanings(ledger, again).of(statements(ledger)) == made
    assert again.batches == []
    Matcher(ledger, JUDGE, encoder=again).like(Document(IN_ENGLISH, "en"))
    assert again.batches == [[IN_ENGLISH]]


@needs_encoder
def test_other_words_and_other_encoders_have_no_vector(ledger: Ledger) -> None:
    """A claim whose words were edited is encoded again, alone; so are all for an encoder of another name."""
    counted = Counted()
    Meanings(ledger, counted).of(statements(ledger))
    edit(ledger, BRIDGE, JUDGE, text="Le pont Kitchener a rouvert après 20 mois de travaux.")
    Meanings(ledger, counted).of(statements(ledger))
    assert counted.batches[1:] == [["Le pont Kitchener a rouvert après 20 mois de travaux."]]
    assert ledger.meanings("another 1.0", statements(ledger)) == {}
    ledger.keep_meanings("another 1.0", [(one, b"\1" * NUMBERS) for one in statements(ledger)])
    assert ledger.meanings(counted.name, statements(ledger)) == {}


@needs_encoder
def test_a_damaged_vector_is_made_again(ledger: Ledger, encoder: Encoder) -> None:
    """One that is too short is as if it were not there; one of zeros is like nothing."""
    ledger.keep_meanings(encoder.name, [(one, b"\1\2") for one in statements(ledger)])
    assert {len(vector) for vector in Meanings(ledger, encoder).of(statements(ledger))} == {NUMBERS}
    assert meant_alike(bytes(NUMBERS), [bytes(NUMBERS), b"\1" * NUMBERS]) == [0, 0]


@needs_encoder
def test_hostile_texts_are_encoded_in_bounded_time(encoder: Encoder) -> None:
    """Nothing, odd characters, a word without end: a vector each, and only the beginning is read."""
    for text in ("", " ", "\0", "😀" * 50, "a" * 1_000_000, "\u202e\u0301" * 40):
        (vector,) = encoder.encode([text])
        assert len(vector) == NUMBERS
    assert encoder.encode(["a" * 1_000]) == encoder.encode(["a" * 5_000])


@needs_encoder
def test_the_encoder_asks_no_network(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is loaded and asked with no socket to be had."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    assert Encoder().encode([IN_ENGLISH]) == encoder.encode([IN_ENGLISH])


def test_vectors_are_kept_of_claims_that_are_there(ledger: Ledger) -> None:
    """One taken back meanwhile is passed over, one taken back later takes its vector along; nothing is exported."""
    number = add(ledger, Document("Un mot de trop.", "fr"), JUDGE)
    (one,) = ledger.statements([number])
    assert ledger.keep_meanings("e 1", [(one, b"\1"), (Alike(99, "x", "fr"), b"\2")])
    assert ledger.meanings("e 1", [one, Alike(99, "x", "fr")]) == {number: b"\1"}
    ledger.undo()
    assert ledger.meanings("e 1", [one]) == {}
    assert ledger.verify().problems == ()


def test_what_cannot_be_written_is_not_kept(ledger: Ledger) -> None:
    """A ledger that another process writes is searched all the same."""
    ledger._core.connection.execute("PRAGMA busy_timeout = 0")  # noqa: SLF001 - the other writer is not waited for
    with opened(ledger.path) as other, other._core.noting():  # noqa: SLF001 - a writer that takes its time
        assert not ledger.keep_meanings("e 1", [(one, b"\1") for one in statements(ledger)])


def test_no_encoder_is_said_where_one_is_asked_for(factcheck: Run, tmp_path: Path) -> None:
    """Without the extra the words do; --rank meaning is refused with the remedy."""
    code = f"""
import sys
from importlib import metadata
def version(name):
    raise metadata.PackageNotFoundError(name)
metadata.version = version
sys.path.insert(0, {str(ROOT)!r})
from factcheck.__main__ import main
sys.argv = ["factcheck", "add", "Le pont a rouvert.", "--rank", "meaning"]
sys.exit(main())"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "factcheck: ranking by meaning needs an encoder: pip install 'factcheck-cli[semantic]'\n"
    assert factcheck("list").returncode == 2


@needs_encoder
def test_commands_say_by_what_they_rank(factcheck: Run) -> None:
    """``search --like`` in text and JSON, and what ``add`` offers; without the encoder it says so as well."""
    factcheck("add", SAID[0][0], "--said-on", "2024-11-05")
    added = factcheck("add", IN_ENGLISH, "--said-on", "2024-11-06", "--rank", "meaning")
    assert "like claim 1 (" in added.stdout
    assert "in meaning)" in added.stdout
    for rank, head in (("words", "ranked by words:"), ("meaning", "ranked by words and meaning:")):
        shown = factcheck("search", "--like", "4 000 postes d’enseignants supprimés", "--rank", rank)
        assert shown.stdout.splitlines()[0].strip() == head
        (found, *_) = json.loads(
            factcheck(
                "search", "--like", "4 000 postes d’enseignants supprimés", "--format", "json", FACTCHECK_RANK=rank
            ).stdout
        )
        assert (found["ranked_by"], found["number"]) == (rank, 1)
        assert (found["meaning"] is None) == (rank == "words")
