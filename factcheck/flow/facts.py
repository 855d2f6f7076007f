"""Facts changed: what is said otherwise, and every claim and article that leaned on it.

    change    a fact as it is and as it shall be  -> FactChange
    reach     the facts that it touches           -> the claims and documents that lean on them

What goes in: an open ledger, or none where there is none yet, and the facts at hand. What comes out: the change with
its reach, stored only where that is asked for and all facts then still hold together.
"""

from collections.abc import Sequence

from factcheck.facts import Difference, differences, merged
from factcheck.model import Fact, FactcheckError, KnownFacts
from factcheck.model.frozen import dataclass
from factcheck.store import LeaningOn, Ledger


class UnknownFactError(FactcheckError):
    """There is no fact with the id."""

    code = "no-fact"


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact as it was and as it is to be; None where there was none, or is to be none.

    ``leaning`` is what in the ledger leaned on it.
    """

    id: str
    was: Fact | None
    now: Fact | None
    changes: tuple[Difference, ...]
    leaning: LeaningOn = LeaningOn()


def fact_named(known: KnownFacts, name: str) -> Fact:
    """Give the fact with an id; raises UnknownFactError."""
    fact = known.by_id.get(name)
    if fact is None:
        raise UnknownFactError(f"there is no fact {name!r}; 'factcheck fact list' shows those there are")
    return fact


def change_of(known: KnownFacts, now: Fact, ledger: Ledger | None) -> FactChange:
    """Give what putting a fact in the place of the one with its id changes, and what that reaches."""
    was = known.by_id.get(now.id)
    return _change(known, now.id, was, now, ledger)


def store_changes(ledger: Ledger, shipped: KnownFacts, changes: Sequence[FactChange]) -> tuple[int, int]:
    """Store changed facts once all of them hold together with those there are; gives how many are new and changed."""
    facts = [change.now for change in changes if change.now is not None]
    merged(shipped.facts, ledger.facts(), facts)
    return ledger.add_facts(facts)


def removals(ledger: Ledger, shipped: KnownFacts, names: Sequence[str]) -> tuple[FactChange, ...]:
    """Give what taking away facts of the user's own changes; raises where one is not there, or is still needed."""
    own = {fact.id: fact for fact in ledger.facts()}
    missing = [name for name in names if name not in own]
    if missing:
        raise UnknownFactError(f"you have no fact {missing[0]!r} of your own; 'factcheck fact list --own' shows yours")
    known = merged(shipped.facts, own.values())
    left = merged(shipped.facts, (fact for fact in own.values() if fact.id not in names))
    return tuple(_change(known, name, own[name], left.by_id.get(name), ledger) for name in dict.fromkeys(names))


def _change(known: KnownFacts, name: str, was: Fact | None, now: Fact | None, ledger: Ledger | None) -> FactChange:
    leaning = ledger.leaning_on_facts(known.about(name), known.words_for(name)) if ledger and was else LeaningOn()
    return FactChange(name, was, now, differences(was, now), leaning)
