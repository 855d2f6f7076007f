"""What changed in the claims between two versions: told when a version is read, and later for any two."""

import json
from pathlib import Path

import pytest

from factcheck.flow.ledger import ingest
from factcheck.flow.versions import NoSuchVersionError, compare_versions
from factcheck.model import Document
from factcheck.store import ClaimOutcome, Fate, Ledger
from factcheck.store.difference import Difference, differences
from factcheck.store.errors import NoSuchNumberError
from tests.conftest import Run
from tests.store.conftest import ARTICLE, JUDGE, PUBLISHED, Store

ENGLISH = """Mayor Anna Reed opened the new bridge on Tuesday. The works cost 42 million euros.
"We did not raise taxes," said Anna Reed.
In June 2025, the city will host the world congress of bridges. Unemployment fell by 2 points in 2023.
"""


def changed(ledger: Ledger, old: str, new: str, language: str) -> list[ClaimOutcome]:
    """Read two versions and give the outcomes that are not UNCHANGED, which the later comparison gives too."""
    for text in (old, new):
        result = ingest(ledger, Document(text, language, PUBLISHED, "option", url="https://a.example/x"), JUDGE)
    found = [outcome for outcome in result.outcomes if outcome.fate is not Fate.UNCHANGED]
    again = compare_versions(ledger, 1, JUDGE)
    assert [(one.fate, one.differences) for one in again.outcomes if one.fate is not Fate.UNCHANGED] == [
        (one.fate, one.differences) for one in found
    ]
    return found


CASES = {
    "a figure": (ARTICLE, "fr", "42 millions", "44 millions", ("figure", "42 millions d’euros", "44 millions d’euros")),
    "a length": (ARTICLE, "fr", "18 mois", "28 mois", ("date", "18 mois", "28 mois")),
    "a date": (ARTICLE, "fr", "En juin 2025", "En juin 2026", ("date", "juin 2025", "juin 2026")),
    "a speaker": (
        ARTICLE,
        "fr",
        "a déclaré Jeanne Morel",
        "a déclaré Paul Girard",
        ("speaker", "Jeanne Morel", "Paul Girard"),
    ),
    "a figure in English": (
        ENGLISH,
        "en",
        "42 million",
        "24 million",
        ("figure", "42 million euros", "24 million euros"),
    ),
    "a date in English": (ENGLISH, "en", "In June 2025", "In July 2025", ("date", "June 2025", "July 2025")),
    "a speaker in English": (ENGLISH, "en", "said Anna Reed", "said John Hill", ("speaker", "Anna Reed", "John Hill")),
}


@pytest.mark.parametrize(("text", "language", "old", "new", "difference"), CASES.values(), ids=CASES)
def test_what_changed_is_told_before_and_after(
    ledger: Ledger, text: str, language: str, old: str, new: str, difference: tuple[str, str, str]
) -> None:
    """One claim is changed, and the thing that changed is named with what it was and what it is."""
    assert old in text
    found = changed(ledger, text, text.replace(old, new), language)
    assert {outcome.fate for outcome in found} == {Fate.CHANGED}
    told = {(one.what, one.before, one.after) for outcome in found for one in outcome.differences}
    assert difference in told


@pytest.mark.parametrize(
    ("text", "language", "old", "new"),
    [
        (ARTICLE, "fr", "Nous n’avons pas augmenté", "Nous avons augmenté"),
        (ARTICLE, "fr", "Le chantier a coûté", "Le chantier n’a jamais coûté"),
        (ENGLISH, "en", "We did not raise taxes", "We did raise taxes"),
        (ENGLISH, "en", "Unemployment fell by", "Unemployment never fell by"),
    ],
)
def test_a_negation_put_in_or_taken_out_is_a_change(
    ledger: Ledger, text: str, language: str, old: str, new: str
) -> None:
    """The claim is CHANGED for its negation, however little else is."""
    found = changed(ledger, text, text.replace(old, new), language)
    assert [outcome.fate for outcome in found] == [Fate.CHANGED]
    assert "negation" in found[0].reasons


def test_exchanged_figures_are_told_in_their_places(ledger: Ledger) -> None:
    """From 100 to 200, from 200 to 100: each is named where it stood."""
    old = "La dette de la ville est passée de 100 à 200 millions d’euros en 2023."
    (found,) = changed(ledger, old, "La dette de la ville est passée de 200 à 100 millions d’euros en 2023.", "fr")
    assert found.fate is Fate.CHANGED
    assert "figure" in found.reasons
    assert [one.what for one in found.differences] == ["figure"] * len(found.differences)
    assert found.differences


def test_claims_that_come_and_go_are_told(ledger: Ledger) -> None:
    """A sentence put in is new, one taken out is gone and told last."""
    new = ARTICLE.replace("Le chantier a coûté 42 millions d’euros.", "") + "Le pont mesure 230 mètres.\n"
    assert [outcome.fate for outcome in changed(ledger, ARTICLE, new, "fr")] == [Fate.NEW, Fate.GONE]


def test_any_two_versions_either_way(store: Store, ledger: Ledger) -> None:
    """The first against the last passes over what stood between; backwards, new is gone."""
    for text in (ARTICLE, ARTICLE.replace("42", "43"), ARTICLE.replace("42", "44") + "Le pont mesure 230 mètres.\n"):
        store(text)
    before = ledger.history()
    whole = compare_versions(ledger, 1, JUDGE, before=1, after=3)
    back = compare_versions(ledger, 1, JUDGE, before=3, after=1)
    assert [d.after for o in whole.outcomes for d in o.differences] == ["44 millions d’euros"]
    assert (whole.count(Fate.NEW), whole.count(Fate.GONE)) == (1, 0)
    assert (back.count(Fate.NEW), back.count(Fate.GONE)) == (0, 1)
    assert compare_versions(ledger, 1, JUDGE, after=2).before.version == 1
    assert compare_versions(ledger, 1, JUDGE, before=1).after.version == 3
    assert ledger.history() == before


def test_versions_that_are_not_there_are_said(store: Store, ledger: Ledger) -> None:
    """One version alone, a number too high, one with itself, no such document: a sentence each."""
    store()
    with pytest.raises(NoSuchVersionError, match="one version only"):
        compare_versions(ledger, 1, JUDGE)
    store(ARTICLE + "Une fin.")
    with pytest.raises(NoSuchVersionError, match="no version 7: it has 1 to 2"):
        compare_versions(ledger, 1, JUDGE, after=7)
    with pytest.raises(NoSuchVersionError, match="with itself"):
        compare_versions(ledger, 1, JUDGE, before=1, after=1)
    with pytest.raises(NoSuchNumberError):
        compare_versions(ledger, 9, JUDGE)


def test_differences_of_the_same_things_in_another_number() -> None:
    """What is said twice and then once is gone once; what was never there has no before."""
    twice, once = [("a", "A"), ("a", "A")], [("a", "A")]
    assert differences({"name": twice}, {"name": once}) == (Difference("name", "A", ""),)
    assert differences({"name": ()}, {"name": once}) == (Difference("name", "", "A"),)
    assert differences({"name": twice}, {"name": twice}) == ()


def test_diff_as_a_command(factcheck: Run, tmp_path: Path) -> None:
    """Reading a new version and asking later print the same; JSON has it field by field."""
    article = tmp_path / "pont.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    factcheck("ingest", "pont.txt", "--published", "2024-11-05")
    article.write_text(ARTICLE.replace("42 millions", "44 millions"), encoding="utf-8")
    read = factcheck("ingest", "pont.txt", "--published", "2024-11-05")
    later = factcheck("diff", "1")
    assert later.returncode == 0
    assert later.stdout.splitlines()[1:] == read.stdout.splitlines()[1:]
    assert "(figure: 42 millions d’euros → 44 millions d’euros)" in later.stdout
    record = json.loads(factcheck("diff", "1", "--format", "json").stdout)
    assert (record["from"], record["to"]) == (1, 2)
    told = [difference for claim in record["claims"] for difference in claim["differences"]]
    assert told == [{"what": "figure", "before": "42 millions d’euros", "after": "44 millions d’euros"}]
    assert (factcheck("diff", "1", "--to", "5").returncode, factcheck("diff", "2").returncode) == (2, 2)
