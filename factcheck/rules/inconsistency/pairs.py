"""Claims of this document beside those elsewhere in the ledger that tell of the same thing, ready to compare.

What comes in: the ledger as rules see it. What goes out: pairs, the likest first for each claim. Two articles that are
not of one event share many words; so names that only one of two claims has, on both sides, keep the two apart, and so
does a share of words of their own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from factcheck.languages.vocabulary import comparing
from factcheck.measure import Conflict, Reason, Statement, find_conflicts, statement
from factcheck.measure.statement import fold, key_of
from factcheck.model import Case, LedgerClaim, LedgerView, Quantity, Relation, Span, Time
from factcheck.model.frozen import dataclass

_MOST = 120_000  # claims that are remembered: making one ready again costs more than comparing it
_OWN = 0.34  # of its words that a claim may have for itself where the other has some too
_FEW = 1
_NEWS = timedelta(days=10)  # between two claims that name nothing in common
_AT_ONE_TIME = timedelta(days=31)  # between two claims that give no time
_AT_ONE_MOVE = timedelta(days=1)  # the same, where something rises or falls: shares do every day
_ONE_EVENT = timedelta(days=92)  # between two dates
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim of this document and one elsewhere, with what conflicts; spans lie in the claims' own words."""

    claim: LedgerClaim
    other: LedgerClaim
    mine: Statement
    theirs: Statement
    conflicts: tuple[Conflict, ...]


def pairs(case: Case) -> tuple[Pair, ...]:
    """Give the pairs of the document at hand; worked out once for all rules that ask."""
    if case.ledger is None:
        return ()
    if not _last or _last[0][0] is not case.ledger:
        _last[:] = [(case.ledger, tuple(_pairs(case.ledger)))]
    return _last[0][1]


_last: list[tuple[LedgerView, tuple[Pair, ...]]] = []
"""The ledger asked last, and its pairs: rules are run one after the other over one case."""


def _pairs(ledger: LedgerView) -> Iterator[Pair]:
    for claim in ledger.claims():
        mine = _told(claim)
        for other in ledger.like(claim) if mine else ():
            theirs = _told(other)
            if mine and theirs and _of_one_thing(mine, theirs):
                found = (c for c in find_conflicts(mine.statement, theirs.statement) if _can_be(c, mine, theirs))
                yield Pair(claim, other, mine.statement, theirs.statement, tuple(found))


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim ready to compare. ``names`` are its names, each in full, with the key that it stands under."""

    claim: LedgerClaim
    statement: Statement
    words: frozenset[str]
    names: Mapping[str, str]
    of_self: bool


def _of_one_thing(mine: _Told, theirs: _Told) -> bool:
    """Say whether two claims tell of the same thing, not only of the same kind of thing."""
    if (_alone(mine, theirs) and _alone(theirs, mine)) or _of_themselves(mine, theirs):
        return False
    one, other = mine.statement.unturned, theirs.statement.unturned
    if min(len(one - other), len(other - one)) > max(_FEW, _OWN * min(len(one), len(other))):
        return False
    return any(_known(name, key, mine, theirs) for name, key in mine.names.items()) or _beside(mine, theirs)


def _of_themselves(mine: _Told, theirs: _Told) -> bool:
    """Say whether two speakers talk of themselves: "nous avons recruté" is of others in the mouth of others."""
    return mine.of_self and theirs.of_self and fold(mine.claim.claimant) != fold(theirs.claim.claimant)


def _alone(one: _Told, other: _Told) -> bool:
    """Say whether a claim has a name that the other has not."""
    return any(not _known(name, key, one, other) for name, key in one.names.items())


def _known(name: str, key: str, one: _Told, other: _Told) -> bool:
    """Say whether a name of one stands in the other: the very word, or what means it in the other language."""
    if name in other.words:
        return True
    translated = key[0] == "=" or one.claim.language != other.claim.language
    return translated and key in other.statement.keys


def _beside(mine: _Told, theirs: _Told) -> bool:
    """Say whether two claims that share no name were made within days of each other, as far as is known."""
    one, other = mine.claim.said_on, theirs.claim.said_on
    return one is not None and other is not None and abs(one - other) <= _NEWS


def _can_be(conflict: Conflict, mine: _Told, theirs: _Told) -> bool:
    """Say whether a conflict is one of the same time and of the same event."""
    if conflict.reason is Reason.DATE:
        return _same_event(mine, theirs)
    moving = conflict.reason is Reason.DIRECTION or any(q.change for q in mine.statement.quantities)
    return _at_one_time(mine, theirs, _AT_ONE_MOVE if moving else _AT_ONE_TIME)


def _at_one_time(mine: _Told, theirs: _Told, within: timedelta = _AT_ONE_TIME) -> bool:
    closed = _of_closed_time(mine) and _of_closed_time(theirs)
    return closed or _soon(mine.claim.said_on, theirs.claim.said_on, within)


def at_one_time(claim: LedgerClaim, other: LedgerClaim) -> bool:
    """Say whether two claims are of one time: said within weeks of each other, or of times that were over."""
    mine, theirs = _told(claim), _told(other)
    return mine is not None and theirs is not None and _at_one_time(mine, theirs)


def statement_of(claim: LedgerClaim) -> Statement | None:
    """Give a claim as a statement; None where its language has no words to compare with."""
    told = _told(claim)
    return told.statement if told else None


def quotation_of(claim: LedgerClaim) -> Statement | None:
    """Give the words that a claim quotes as a statement, with the claim's figures and times among them."""
    words, begin = comparing(claim.language), claim.text.find(claim.quoted)
    if words is None or begin < 0:
        return None
    quoted = Span(begin, begin + len(claim.quoted))
    quantities = filter(None, (_moved(quantity, claim) for quantity in claim.quantities))
    times = filter(None, (_moved_time(time, claim) for time in claim.times))
    return statement(claim.text, quoted, quantities, times, words)


def _of_closed_time(told: _Told) -> bool:
    """Say whether a claim is of a time that was over when it was made: what was so then does not change."""
    day = told.claim.said_on
    return any(t.relation is Relation.AT and (day is None or t.is_over(day)) for t in told.statement.times)


def _same_event(mine: _Told, theirs: _Told) -> bool:
    """Say whether two dates can be of one event: not far apart, and not with other figures as well."""
    figures = [{(q.unit, q.value) for q in told.statement.quantities} for told in (mine, theirs)]
    if all(figures) and not figures[0] & figures[1]:
        return False
    days = [t.interval.first_day for told in (mine, theirs) for t in told.statement.times if t.interval]
    known = [day for day in days if day]
    return not known or max(known) - min(known) <= _ONE_EVENT


def _soon(one: date | None, other: date | None, within: timedelta) -> bool:
    return one is None or other is None or abs(one - other) <= within


def _told(claim: LedgerClaim) -> _Told | None:
    """Give a claim ready to compare; None where its language has no words to compare with."""
    known = _remembered.get(id(claim))
    if known is None or known[0] is not claim:
        if len(_remembered) >= _MOST:
            _remembered.clear()
        known = _remembered[id(claim)] = (claim, _made(claim))
    return known[1]


_remembered: dict[int, tuple[LedgerClaim, _Told | None]] = {}
"""Claims that were compared before: in a check of a whole ledger each is compared with many."""


def _made(claim: LedgerClaim) -> _Told | None:
    words = comparing(claim.language)
    if words is None:
        return None
    quantities = tuple(filter(None, (_moved(quantity, claim) for quantity in claim.quantities)))
    times = tuple(filter(None, (_moved_time(time, claim) for time in claim.times)))
    said = {fold(word) for word in _WORD.findall(claim.claimant)}
    speakers = [Span(*found.span()) for found in _WORD.finditer(claim.text) if said and fold(found[0]) in said]
    made = statement(claim.text, Span(0, len(claim.text)), quantities, times, words, speakers)
    marked = (*quantities, *times)
    names = {}
    for found in _WORD.finditer(claim.text):
        name = fold(found[0])
        inside = any(mark.start <= found.start() < mark.end for mark in marked)
        if found[0][0].isupper() and not inside and name not in said and (key := key_of(name, words)):
            names[name] = key
    spoken = frozenset(map(fold, _WORD.findall(claim.text)))
    return _Told(claim, made, spoken, names, of_self=bool(spoken & words.selves))


def _moved(quantity: Quantity, claim: LedgerClaim) -> Quantity | None:
    """Give a figure with its place in the claim's own words; None where those have changed since."""
    start, end = quantity.start - claim.start, quantity.end - claim.start
    if claim.text[max(start, 0) : end] != quantity.text:
        return None
    of = quantity.of_span
    of_span = Span(of.start - claim.start, of.end - claim.start) if of else None
    return replace(quantity, start=start, end=end, of_span=of_span)


def _moved_time(time: Time, claim: LedgerClaim) -> Time | None:
    start, end = time.start - claim.start, time.end - claim.start
    return replace(time, start=start, end=end) if claim.text[max(start, 0) : end] == time.text else None
