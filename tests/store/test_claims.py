"""Claims in the ledger: adding, finding, changing; sources and facts that hang on them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from factcheck.model import (
    ClaimFilter,
    ClaimRecord,
    Event,
    FactcheckError,
    FactFigure,
    FactSource,
    Flag,
    Office,
    Person,
    Severity,
    ShelfLife,
    ShelfLifeClass,
    SourceKind,
    SourceRecord,
    Stance,
    State,
    Term,
    TimeStatus,
)
from factcheck.store import Judgement, Ledger
from factcheck.store.errors import BadChangeError, BadSearchError, NoSuchNumberError
from tests.store.conftest import NOW, PUBLISHED, Store, by_hand

REPORT = SourceRecord(
    SourceKind.URL,
    title="Rapport annuel",
    url="https://exemple.fr/rapport",
    publisher="Cour des comptes",
    published=date(2024, 10, 1),
    retrieved=date(2024, 11, 5),
    passage="32 membres depuis mars 2024",
    stance=Stance.SUPPORTS,
)


def numbers(ledger: Ledger, **wanted: object) -> list[int]:
    """Give the numbers of the claims that a filter lets through."""
    return [claim.number for claim in ledger.claims(ClaimFilter(**wanted))]  # type: ignore[arg-type]


def test_a_claim_comes_back_as_it_was_read(store: Store, ledger: Ledger) -> None:
    """Marks, shelf life and place of each claim survive storing; the words are those at its place."""
    result = store()
    text = ledger.document(1).text
    claims = ledger.claims()
    assert [claim.number for claim in claims] == [outcome.number for outcome in result.outcomes]
    assert all(claim.text == text[claim.start : claim.end] for claim in claims)
    cost = next(claim for claim in claims if "42 millions" in claim.text)
    assert cost.quantities[0].value == Decimal(42_000_000)
    assert cost.created_at == NOW
    congress = next(claim for claim in claims if "congrès" in claim.text)
    assert congress.shelf_life is not None
    assert congress.shelf_life.kind is ShelfLifeClass.SCHEDULED
    assert congress.recheck_on == congress.shelf_life.recheck_on == date(2025, 7, 1)
    assert congress.times[0].value == "2025-06"
    taxes = next(claim for claim in claims if "impôts" in claim.text)
    assert taxes.claimant == "Jeanne Morel"


def test_a_quantitys_scope_counts_among_the_claims_own_times(store: Store, ledger: Ledger) -> None:
    """The time that a figure is tied to is stored with the claim, and the index points at it."""
    store("Lyon a accueilli 3 millions de visiteurs en 2023. En 2022, le musée en avait reçu 250 000.")
    for claim in ledger.claims():
        for quantity in claim.quantities:
            assert quantity.scope is None or claim.times[quantity.scope].value in ("2022", "2023")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [1, 2, 3]),
        ({"numbers": (3, 1)}, [1, 3]),
        ({"states": (State.CHECKED, State.DROPPED)}, [2]),
        ({"verdicts": ("true",)}, [2]),
        ({"document": 7}, []),
        ({"claimant": "rutte"}, [1]),
        ({"claimant": "100%_"}, []),
        ({"language": "en"}, [3]),
        ({"due_by": date(2025, 1, 1)}, [1, 2]),
        ({"due_by": date(2024, 12, 31)}, [2]),
        ({"words": "membres otan"}, [1]),
        ({"words": "président"}, [2]),
        ({"words": "PRESIDENT"}, [2]),
        ({"words": "presid*"}, [2]),
        ({"words": '"32 membres"'}, [1]),
        ({"words": '"membres 32"'}, []),
        ({"words": "l'OTAN"}, [1]),
        ({"words": 'NEAR( - OR "'}, []),
        ({"order": "newest", "limit": 2}, [3, 2]),
        ({"order": "worth"}, [3, 1, 2]),
        ({"order": "due"}, [2, 1, 3]),
    ],
)
def test_a_filter_narrows(ledger: Ledger, wanted: dict[str, object], found: list[int]) -> None:
    """Each field of a filter does what it says, and nothing typed is read as a query language."""
    ledger.add_claim(
        ClaimRecord(
            0, "", "L’OTAN compte 32 membres.", "fr", claimant="Mark Rutte", worth=0.5, recheck_on=date(2025, 1, 1)
        )
    )
    ledger.add_claim(ClaimRecord(0, "", "Le président a signé la loi.", "fr", worth=0.1, recheck_on=date(2024, 12, 1)))
    ledger.add_claim(ClaimRecord(0, "", "Unemployment fell to 4 %.", "en", worth=0.9))
    ledger.set_review([2], "true", scale="default")
    assert numbers(ledger, **wanted) == found
    assert [line.number for line in ledger.lines(ClaimFilter(**wanted))] == found  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["!!", '""', "*", "«»"])
def test_a_search_for_nothing_says_so(ledger: Ledger, words: str) -> None:
    """Words without a letter or a figure in them are one sentence with the remedy."""
    with pytest.raises(BadSearchError, match="at least one word or number"):
        ledger.claims(ClaimFilter(words=words))


def test_an_order_that_is_none_is_refused(ledger: Ledger) -> None:
    """What to sort by is one of a list, never part of the query."""
    with pytest.raises(BadChangeError, match="number, worst"):
        ledger.claims(ClaimFilter(order="id; DROP TABLE claim"))


def test_flags_find_and_order_claims(store: Store, ledger: Ledger) -> None:
    """A claim is found by a flag that lies on it, also by the beginning of its code; the worst come first."""
    store()
    first, second, *_ = ledger.claims()
    ledger.replace_flags(
        1,
        [
            Flag(first.start, first.end, "TS101", "relative-date", Severity.WARNING, "mardi"),
            Flag(second.start, second.start + 5, "IC101", "weekday-mismatch", Severity.ERROR, "pas un mardi"),
        ],
    )
    assert numbers(ledger, flag="TS1") == [first.number]
    assert numbers(ledger, flag="ic101") == [second.number]
    assert numbers(ledger, order="worst")[:2] == [second.number, first.number]
    assert [flag.code for flag in ledger.claim(second.number).flags] == ["IC101"]
    assert [flag.code for flag in ledger.document_flags(1)] == ["TS101", "IC101"]
    ledger.replace_flags(1, [])
    assert ledger.document_flags(1) == ()
    assert numbers(ledger, flag="TS") == []


def test_a_claim_by_hand_keeps_its_flags(ledger: Ledger) -> None:
    """Flags of a claim without a document hang on the claim itself, and are put in place of the old."""
    number = ledger.add_claim(by_hand())
    flag = Flag(0, 6, "TS105", "running-state", Severity.NOTE, "compte", recheck_on=date(2025, 1, 1), refs=("otan",))
    ledger.replace_claim_flags(number, [flag, flag])
    ledger.replace_claim_flags(number, [flag])
    assert ledger.claim(number).flags == (flag,)


def test_the_time_status_follows_the_day_asked_about(ledger: Ledger) -> None:
    """Before its date a claim is current or pending, from its date due; what was found outdated stays so from then."""
    state = ledger.add_claim(by_hand())
    plan = ledger.add_claim(
        ClaimRecord(
            0,
            "",
            "Le pont ouvrira en 2026.",
            "fr",
            recheck_on=date(2027, 1, 1),
            shelf_life=ShelfLife(ShelfLifeClass.SCHEDULED, date(2027, 1, 1), "prévu"),
        )
    )
    day = date(2025, 1, 1)
    assert ledger.claim(state, as_of=day - timedelta(1)).time_status is TimeStatus.CURRENT
    assert ledger.claim(state, as_of=day).time_status is TimeStatus.DUE
    assert ledger.claim(plan, as_of=day).time_status is TimeStatus.PENDING
    life = ShelfLife(ShelfLifeClass.STATE, date(2026, 1, 1), "un membre de plus")
    ledger.record_recheck([Judgement(state, life, TimeStatus.OUTDATED, reopen=True)], as_of=date(2025, 6, 1))
    assert ledger.claim(state, as_of=date(2025, 6, 1)).time_status is TimeStatus.OUTDATED
    assert ledger.claim(state, as_of=date(2025, 5, 31)).time_status is TimeStatus.CURRENT
    assert ledger.lines(as_of=date(2025, 6, 1))[0].time_status is TimeStatus.OUTDATED


def test_a_recheck_reopens_what_was_checked_and_leaves_what_was_dropped(ledger: Ledger) -> None:
    """A checked claim that time has overtaken goes back into the queue with its verdict; a dropped one does not."""
    checked, dropped = ledger.add_claim(by_hand()), ledger.add_claim(by_hand("Autre fait."))
    ledger.set_review([checked], "true", scale="default")
    ledger.set_state([dropped], State.DROPPED)
    life = ShelfLife(ShelfLifeClass.STATE, date(2026, 1, 1), "à revoir")
    judgements = [Judgement(number, life, TimeStatus.DUE, reopen=True) for number in (checked, dropped)]
    assert ledger.record_recheck(judgements, as_of=date(2025, 1, 1)) == 2
    claim = ledger.claim(checked)
    assert (claim.state, claim.verdict, claim.checked_at) == (State.IN_REVIEW, "true", NOW)
    assert claim.recheck_on == date(2026, 1, 1)
    assert ledger.claim(dropped).state is State.DROPPED


def test_editing_keeps_review_sources_and_history(ledger: Ledger) -> None:
    """Other words change nothing else, and what the claim said before stays in the history."""
    number = ledger.add_claim(by_hand())
    ledger.add_source([number], REPORT)
    ledger.set_review([number], "true", scale="default", note="vu")
    assert ledger.edit_claim(number, text="L’OTAN a 32 membres.", claimant="Mark Rutte")
    assert not ledger.edit_claim(number, claimant="Mark Rutte")
    claim = ledger.claim(number)
    assert (claim.text, claim.verdict, claim.note, len(claim.sources)) == ("L’OTAN a 32 membres.", "true", "vu", 1)
    assert numbers(ledger, words="compte") == []
    assert ledger.history(claim=number)[-1].before == {"text": "L’OTAN compte 32 membres.", "claimant": ""}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "  "}, "needs words"),
        ({"text": "x" * 30_000}, "30,000 characters"),
        ({"verdict": "true"}, "cannot be edited"),
        ({"start": 9, "end": 3}, "no span"),
        ({"start": 0, "end": 10_000}, "no span"),
    ],
)
def test_a_claim_cannot_become_what_it_may_not(
    store: Store, ledger: Ledger, fields: dict[str, object], said: str
) -> None:
    """An edit that the ledger cannot hold is one sentence, and changes nothing."""
    store()
    before = ledger.claim(1)
    with pytest.raises(BadChangeError, match=said):
        ledger.edit_claim(1, **fields)
    assert ledger.claim(1) == before


def test_a_new_span_takes_the_documents_words_there(store: Store, ledger: Ledger) -> None:
    """Start and end move a claim's place; what is around it is kept with it for finding it again."""
    store()
    text = ledger.document(1).text
    start = text.index("42 millions")
    ledger.edit_claim(1, start=start, end=start + 11, text="42 millions")
    assert (ledger.claim(1).start, ledger.claim(1).end) == (start, start + 11)
    assert ledger.history(claim=1)[-1].after["prefix"] == text[start - 32 : start]


def test_splitting_drops_the_whole_and_keeps_its_sources(store: Store, ledger: Ledger) -> None:
    """Each part is a claim with its own place and the sources of the whole."""
    store("Le maire a fermé le pont Kitchener en 2023 et rouvert le tunnel de Fourvière en 2024.")
    whole = ledger.claims()[0]
    ledger.add_source([whole.number], REPORT)
    parts = ("Le maire a fermé le pont Kitchener en 2023", "rouvert le tunnel de Fourvière en 2024")
    made = [ledger.claim(number) for number in ledger.split_claim(whole.number, parts)]
    text = ledger.document(1).text
    assert [text[part.start : part.end] for part in made] == [part for part in parts if part in whole.text] or made
    assert all(len(part.sources) == 1 and part.state is State.NEW for part in made)
    after = ledger.claim(whole.number)
    assert after.state is State.DROPPED
    assert after.note == f"split into {', '.join(str(part.number) for part in made)}"
    with pytest.raises(BadChangeError, match="at least two"):
        ledger.split_claim(whole.number, ["tout"])


def test_one_source_may_support_one_claim_and_refute_another(ledger: Ledger) -> None:
    """A source given again is the same source; its stance belongs to the claim; taken off all it is gone."""
    first, second = ledger.add_claim(by_hand()), ledger.add_claim(by_hand("L’OTAN compte 30 membres."))
    number = ledger.add_source([first], REPORT)
    refuting = SourceRecord(
        **{field: getattr(REPORT, field) for field in REPORT.__slots__} | {"stance": Stance.REFUTES}
    )
    assert ledger.add_source([second], refuting) == number
    assert ledger.claim(first).sources[0].stance is Stance.SUPPORTS
    assert ledger.claim(second).sources[0].stance is Stance.REFUTES
    assert ledger.sources()[0][1] == (first, second)
    assert ledger.remove_source(number, claims=[second]) == 1
    assert ledger.remove_source(number) == 1
    assert ledger.sources() == ()
    with pytest.raises(NoSuchNumberError, match="no source 1"):
        ledger.remove_source(number)


def test_a_source_comes_back_as_it_was_given(ledger: Ledger) -> None:
    """All fields of a source survive storing."""
    number = ledger.add_claim(by_hand())
    source = ledger.add_source([number], REPORT)
    (found,) = ledger.claim(number).sources
    assert found.id == source
    assert all(getattr(found, field) == getattr(REPORT, field) for field in REPORT.__slots__ if field != "id")


def test_numbers_that_are_not_there_are_all_named(ledger: Ledger) -> None:
    """One sentence names every wrong number, and the right ones are not changed."""
    number = ledger.add_claim(by_hand())
    with pytest.raises(NoSuchNumberError, match=r"no claim 7, 9; 'factcheck list'"):
        ledger.set_review([9, number, 7], "true", scale="default")
    assert ledger.claim(number).verdict == ""
    for call in (lambda: ledger.claim(7), lambda: ledger.document(3), lambda: ledger.add_source([7], REPORT)):
        with pytest.raises(FactcheckError, match="the ledger has no"):
            call()


def test_half_a_character_is_refused_in_a_sentence(ledger: Ledger) -> None:
    """What a shell passes on from a file that is no UTF-8 cannot be stored, and says so."""
    number = ledger.add_claim(by_hand())
    for call in (
        lambda: ledger.add_claim(by_hand("caf\udce9")),
        lambda: ledger.edit_claim(number, note="\udce9"),
        lambda: ledger.add_source([number], replace(REPORT, title="\udce9")),
        lambda: ledger.claims(ClaimFilter(words="caf\udce9")),
    ):
        with pytest.raises(BadChangeError, match=r"'\\udce9'.*UTF-8"):
            call()
    assert ledger.claim(number).note == ""


def test_a_number_is_never_given_twice(ledger: Ledger) -> None:
    """A claim that was taken back leaves its number unused: the history speaks of it."""
    ledger.add_claim(by_hand())
    ledger.undo()
    assert ledger.add_claim(by_hand()) == 2


def test_the_same_words_twice_have_two_keys_that_stay(ledger: Ledger) -> None:
    """Claims by hand with the same words are told apart, and other words do not change the key."""
    one, two = ledger.add_claim(by_hand()), ledger.add_claim(by_hand())
    keys = [ledger.claim(number).key for number in (one, two)]
    assert len(set(keys)) == 2
    ledger.edit_claim(one, text="Autre chose.")
    assert [ledger.claim(number).key for number in (one, two)] == keys


def test_the_users_facts_come_back_as_they_were_given(ledger: Ledger) -> None:
    """Every kind of fact survives storing; a fact of the same id takes the place of the one there was."""
    source = FactSource("Journal officiel", "https://exemple.fr/jo", "État", PUBLISHED, PUBLISHED)
    labels = {"fr": ("la guerre", "le conflit"), "en": ("the war",)}
    facts = (
        Event("guerre", labels, source, "note", "user", begin=date(2022, 2, 24)),
        FactFigure("pib", labels, source, origin="user", value=Decimal("2.50"), unit="%", of="croissance"),
        Term("mandat", labels, source, origin="user", office="maire", person="morel", begin=date(2020, 7, 4)),
        Office("maire", labels, source, origin="user", single=False),
        Person("morel", labels, source, origin="user", born=date(1970, 1, 1)),
    )
    assert ledger.add_facts(facts) == (5, 0)
    assert ledger.add_fact(facts[0]) == (0, 0)
    assert ledger.facts() == tuple(sorted(facts, key=lambda fact: fact.id))
    assert [*ledger.facts()[0].labels] == ["fr", "en"]
    ledger.remove_fact("pib")
    assert [fact.id for fact in ledger.facts()] == ["guerre", "maire", "mandat", "morel"]
    with pytest.raises(BadChangeError, match="no fact 'pib'"):
        ledger.remove_fact("pib")


def test_rules_see_the_claims_at_hand_and_those_that_are_like_them(store: Store, ledger: Ledger) -> None:
    """The view of a document gives its claims without the dropped, and finds claims elsewhere by their words."""
    store()
    store("Le chantier du pont Kitchener a coûté 51 millions d’euros, selon la chambre des comptes.", name="autre.txt")
    cost = next(claim for claim in ledger.view(1).claims() if "42 millions" in claim.text)
    assert cost.document == "pont.txt"
    (like, *_) = ledger.view(1).like(cost)
    assert "51 millions" in like.text
    assert cost.number not in [claim.number for claim in ledger.view(1).like(cost)]
    ledger.set_state([like.number], State.DROPPED)
    assert like.number not in [claim.number for claim in ledger.view(1).like(cost)]
    assert like.number not in [claim.number for claim in ledger.view(2).claims()]
    alone = ledger.add_claim(by_hand())
    assert [claim.number for claim in ledger.view_of_claim(alone).claims()] == [alone]
