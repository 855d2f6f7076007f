"""How much a statement is worth checking, 0 to 1, with the reasons named.

What goes in: a statement. What comes out: a score and what made it so. The features are read off the marks, so they
are the same for every language; the weights are set by hand, in steps of a tenth, and add up on a logistic scale: a
weight of 0.7 doubles the odds. What speaks for checking is what can be looked up (figures, dates, names, what was
done, comparisons, records, commitments); what speaks against is what cannot (questions, opinions, wishes, talk to
the listener, bare possibilities).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import exp

from factcheck.detect.statement import Statement
from factcheck.model import CueKind, EntityKind, Reference, Relation, Tense

BIAS = -1.5
AGAINST = "against: "
_SHORT, _BRIEF = 5, 9  # words
_CALENDAR = frozenset({Reference.ABSOLUTE, Reference.PARTIAL})


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing to look for in a statement, with its name, its weight, and whether it is there."""

    name: str
    weight: float
    found: Callable[[Statement], bool]


def cue(*kinds: CueKind) -> Callable[[Statement], bool]:
    """Look for a cue of one of the kinds."""
    wanted = frozenset(kinds)
    return lambda statement: not wanted.isdisjoint(statement.kinds)


def tense(wanted: Tense) -> Callable[[Statement], bool]:
    """Look for a finite verb of the tense."""
    return lambda statement: wanted in statement.tenses


def _words(statement: Statement) -> int:
    return statement.text.count(" ") + 1


def _dated(statement: Statement) -> bool:
    return any(time.reference in _CALENDAR and not time.vague for _, time in statement.times)


def _timed(statement: Statement) -> bool:
    return any(time.relation is not Relation.AGE for _, time in statement.times) and not _dated(statement)


def _names(statement: Statement) -> int:
    return sum(entity.kind is not EntityKind.ROLE for entity in statement.entities)


def _acted(statement: Statement) -> bool:
    return Tense.PAST in statement.tenses


def _verbless(statement: Statement) -> bool:
    return not statement.tenses and not statement.inner


def _own(statement: Statement) -> bool:
    return CueKind.FIRST_PERSON in statement.kinds


FEATURES = (
    Feature("quantity", 1.6, lambda s: bool(s.quantities)),
    Feature("quantity", 0.5, lambda s: len(s.quantities) > 1),
    Feature("date", 0.9, _dated),
    Feature("time", 0.4, _timed),
    Feature("named actor", 0.7, lambda s: _names(s) > 0),
    Feature("named actor", 0.4, lambda s: _names(s) > 1),
    Feature("role", 0.3, lambda s: any(entity.kind is EntityKind.ROLE for entity in s.entities)),
    Feature("named speaker", 0.3, lambda s: s.speech is not None and s.speech.speaker is not None),
    Feature("past event", 0.7, _acted),
    Feature("past event", 0.6, cue(CueKind.PAST_ACT)),
    Feature("comparison", 0.6, cue(CueKind.COMPARISON)),
    Feature("superlative", 0.6, cue(CueKind.SUPERLATIVE)),
    Feature("rise or fall", 0.6, cue(CueKind.RISE, CueKind.FALL)),
    Feature("commitment", 0.4, cue(CueKind.COMMITMENT)),
    Feature("state", 0.4, cue(CueKind.STATE, CueKind.STANCE)),
    Feature("question", -2.0, cue(CueKind.QUESTION)),
    Feature("opinion", -0.8, cue(CueKind.OPINION)),
    Feature("first person", -0.4, _own),
    Feature("first person", -0.6, lambda s: _own(s) and not _acted(s)),
    Feature("wish", -0.8, cue(CueKind.WISH)),
    Feature("possibility", -0.5, cue(CueKind.HEDGE)),
    Feature("possibility", -0.4, tense(Tense.CONDITIONAL)),
    Feature("future", -0.3, tense(Tense.FUTURE)),
    Feature("condition", -0.4, cue(CueKind.CONDITIONAL)),
    Feature("talk to the listener", -0.7, cue(CueKind.ADDRESS)),
    Feature("short", -0.5, lambda s: _words(s) <= _BRIEF),
    Feature("short", -1.0, lambda s: _words(s) <= _SHORT),
    Feature("no verb", -0.8, _verbless),
)


def worth(statement: Statement) -> tuple[float, tuple[str, ...]]:
    """Give the worth, to two places, and its reasons: those for it first, the strongest at the head."""
    found = [feature for feature in FEATURES if feature.found(statement)]
    score = 1 / (1 + exp(-BIAS - sum(feature.weight for feature in found)))
    return round(score, 2), tuple(dict.fromkeys(_named(found)))


def _named(found: list[Feature]) -> Iterator[str]:
    for feature in sorted(found, key=lambda each: -each.weight):
        yield feature.name if feature.weight > 0 else AGAINST + feature.name
