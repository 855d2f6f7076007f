"""Words that lean on the day of writing: relative dates, vague times, present states, sequences, superlatives."""

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.model import (
    Case,
    CueKind,
    EntityKind,
    Reference,
    Relation,
    Severity,
    Span,
    Tense,
    Time,
    TimeType,
)
from factcheck.rules.base import Bad, Good, Hit, Period, Rule, Slot, Written, also
from factcheck.rules.near import around, bare, cues, inside, tense_near, touches, verb_beside

_WEEK = timedelta(days=7)
_LONG = timedelta(days=365)
_NOW = "PRESENT_REF"
_SOMETIME = ("PAST_REF", "FUTURE_REF")


class TS101(Rule):
    """A date is given relative to the day of writing.

    "Mardi", "hier", "cette année" mean something only beside the date of publication. On a page that is found
    months later, in an archive, in a quotation by somebody else, they mean another day or none.
    """

    name = "relative-date"
    message = "'{text}' ({meant}) is understood only with the date of publication"
    hint = "Write the date: {fix}."
    others = also(
        unplaced="'{text}' cannot be placed: the article has no date",
        unplaced_hint="Say when it was published: --published DATE.",
    )
    examples = (
        Bad("fr", "Mark Rutte s'est rendu mardi en Italie.", at="mardi", published="2024-11-05"),
        Good("fr", "Mark Rutte s'est rendu le mardi 5 novembre 2024 en Italie.", published="2024-11-05"),
        Bad("en", "The minister resigned yesterday after the vote.", at="yesterday", published="2024-11-05"),
        Good("en", "The minister resigned on 4 November 2024 after the vote.", published="2024-11-05"),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at each date that needs the day of writing."""
        for time in case.times:
            if is_unplaced(case, time):
                yield Hit(bare(time), "unplaced")
            if not is_placed(time) or is_vague(time) or time.value == _NOW:
                continue
            if time.reference is Reference.DEICTIC and (slots := _meant(time, case.anchor)):
                yield Hit(bare(time), slots=slots)


def _meant(time: Time, anchor: date | None) -> dict[str, Slot]:
    """Give what a relative date means and how to write it; nothing where it cannot be placed."""
    begin = time.interval.first_day if time.interval else None
    end = time.interval.last_day if time.interval else None
    begin = end if time.relation in (Relation.BY, Relation.UNTIL) else begin  # a deadline is its last day
    if begin is None or end is None:
        return {}
    this_week = anchor is not None and abs(begin - anchor) <= _WEEK
    fix = Written(begin, weekday=this_week) if begin == end else Written(begin, until=end)
    return {"meant": Period(begin, end), "fix": fix}


def is_placed(time: Time) -> bool:
    """Say whether a time says when something is, not how long it takes or how often it comes."""
    return time.type in (TimeType.DATE, TimeType.TIME) or time.relation in (Relation.AGO, Relation.AHEAD)


def is_unplaced(case: Case, time: Time) -> bool:
    """Say whether a time would be exact if anybody knew when the article was published: "mardi", "il y a six ans"."""
    exact = not time.vague and time.value not in (_NOW, *_SOMETIME) and not time.value.startswith("PX")
    leaning = time.reference in (Reference.DEICTIC, Reference.PARTIAL) and is_placed(time)
    return case.anchor is None and time.interval is None and exact and leaning


def is_vague(time: Time) -> bool:
    """Say whether a time says only roughly when: "récemment", "il y a quelques mois", "bientôt"."""
    return time.vague or time.value in _SOMETIME or "X" in time.value


class TS102(Rule):
    """A time is given too vaguely to be placed.

    "Il y a quelques mois", "récemment", "dans les mois à venir" move with the reader: each takes them from their own
    day. What they stand for can be checked only once somebody says which days are meant.
    """

    name = "vague-time"
    message = "'{text}' names no time that could be checked; read here as {meant}"
    hint = "Give the month or the year."
    others = also(
        open="'{text}' names no time that could be checked",
        due="'{text}' was read as {meant}, and that is over",
        due_hint="Say what came of it, and when.",
    )
    examples = (
        Bad("fr", "Il a pris ses fonctions il y a quelques mois.", at="il y a quelques mois", published="2024-11-05"),
        Good("fr", "Il a pris ses fonctions le 1er octobre 2024.", published="2024-11-05"),
        Bad("en", "The plant closed a few months ago.", at="a few months ago", published="2024-11-05"),
        Good("en", "The plant closed in March 2024.", published="2024-11-05"),
        Good("en", "Recently widowed, she moved to Leeds in 1987.", published="2024-11-05"),
        Good("fr", "Veuve depuis peu, elle s'était installée à Lille en 1987.", published="2024-11-05"),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at each vague time that hangs on the day of writing."""
        for time in case.times:
            told_now = time.value == _NOW or time.reference is not Reference.DEICTIC
            then = told_now or _told_of_then(case, time)
            if is_placed(time) and is_vague(time) and not then and not is_unplaced(case, time):
                yield _vague_hit(time, case.as_of)


def _told_of_then(case: Case, time: Time) -> bool:
    """Say whether a sentence dates what it tells, long before: "recently widowed, she moved to Leeds in 1987"."""
    if case.anchor is None or time.value not in _SOMETIME:
        return False
    dated = (near for near in inside(case.times, around(case, time)) if near.reference is Reference.ABSOLUTE)
    ends = (near.interval.last_day for near in dated if near.interval and near.relation is Relation.AT)
    return any(end is not None and case.anchor - end > _LONG for end in ends)


def _vague_hit(time: Time, as_of: date | None) -> Hit:
    begin = time.interval.first_day if time.interval else None
    end = time.interval.last_day if time.interval else None
    ahead = time.interval.day_after if time.interval and time.relation is Relation.AHEAD else None
    if begin is None or end is None:
        return Hit(bare(time), "open", recheck_on=ahead, severity=Severity.NOTE)
    kind = "due" if ahead and as_of and as_of >= ahead else ""
    return Hit(bare(time), kind, slots={"meant": Period(begin, end)}, recheck_on=ahead)


class TS105(Rule):
    """A state is told as going on.

    "Actuellement", "reste", "est en cours", "à ce jour" hold on the day of writing and until something changes.
    Nothing on the page tells the reader of a later day whether it has.
    """

    name = "running-state"
    message = "'{text}' tells of the day of writing; it may have ended since"
    hint = "Say as of when: {fix}."
    others = also(
        undated="'{text}' tells of the day of writing; it may have ended since",
        undated_hint="Say as of when.",
    )
    severity = Severity.NOTE
    examples = (
        Bad("fr", "Les négociations se poursuivent à Genève.", at="se poursuivent", published="2024-11-05"),
        Good("fr", "Les négociations ont échoué en mars 2023 à Genève.", published="2024-11-05"),
        Bad("en", "Talks are currently under way in Geneva.", at="currently", published="2024-11-05"),
        Good("en", "Talks failed in Geneva in March 2023.", published="2024-11-05"),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at the first sign of a running state in each sentence, unless the verb beside it is none of now."""
        told: set[int] = set()
        for cue in cues(case, CueKind.RUNNING):
            sentence = around(case, cue)
            if sentence.start in told or (touches(case.times, cue) and not _says_now(case, cue)):
                continue
            if verb_beside(case, cue) in (Tense.PRESENT, None):
                told.add(sentence.start)
                yield Hit(bare(cue), slots={"fix": Written(case.anchor)}) if case.anchor else Hit(bare(cue), "undated")


def _says_now(case: Case, span: Span) -> bool:
    return any(time.value == _NOW for time in inside(case.times, span))


class TS106(Rule):
    """A post or an event is named by its place in a row.

    "Le nouveau secrétaire général", "la prochaine conférence", "the last election" are true until the next one comes.
    Then they name somebody or something else, and the sentence turns wrong without a word changed.
    """

    name = "sequence-word"
    message = "'{text}' holds only until the next one comes"
    hint = "Name it: by its year, its number or its holder."
    severity = Severity.NOTE
    examples = (
        Bad("fr", "Elle partage cette vision avec le nouveau secrétaire général.", at="nouveau"),
        Good("fr", "Elle partage cette vision avec le secrétaire général Mark Rutte."),
        Bad("en", "She shares this view with the new secretary general.", at="new"),
        Good("en", "She shares this view with Secretary General Mark Rutte."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at what is named as the next one, and at sequence words that belong to a role or a vote."""
        upcoming = {cue.start for cue in cues(case, CueKind.UPCOMING)}
        for cue in cues(case, CueKind.SEQUENCE):
            if not touches(case.times, cue) and (cue.start in upcoming or _of_a_row(case, cue)):
                yield Hit(bare(cue))


def _of_a_row(case: Case, cue: Span) -> bool:
    """Say whether a word belongs to a post, a known event or a vote, of which there will be a next."""
    near = Span(cue.start, cue.end + 1)
    for entity in inside(case.entities, around(case, cue)):
        if entity.kind is EntityKind.ROLE and not entity.former and entity.overlaps(near):
            return True
    return any(vote.start - cue.end in (0, 1) for vote in cues(case, CueKind.ELECTION, Span(cue.end, cue.end + 2)))


class TS107(Rule):
    """A superlative or a record.

    "Le plus grand", "jamais vu", "for the first time" hold until somebody does better, and they need a field and a
    time: the largest where, since when, measured by whom?
    """

    name = "superlative"
    message = "'{text}' holds until it is beaten, and only for a field and a time that can be named"
    hint = "Say of what, since when and by whose count."
    severity = Severity.NOTE
    examples = (
        Bad("fr", "C'est le plus grand navire du monde.", at="le plus"),
        Good("fr", "Ce navire mesure 400 mètres."),
        Bad("en", "It is the largest ship in the world.", at="the largest"),
        Good("en", "The ship is 400 metres long."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at superlatives told in the present, outside of roles and times: what was a record then, was one."""
        for cue in cues(case, CueKind.SUPERLATIVE):
            roles = [entity for entity in inside(case.entities, around(case, cue)) if entity.overlaps(cue)]
            told_now = tense_near(case, cue) in (Tense.PRESENT, None)
            if told_now and not touches(case.times, cue) and not roles:
                yield Hit(bare(cue))
