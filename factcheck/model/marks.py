"""Marks: what the annotators put on spans of a text.

Rules and detection read marks and never raw words, so a mark carries what they need to know:
how a time hangs on its anchor, what a figure counts, who is speaking. Words live in the packs.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from factcheck.model.frozen import dataclass
from factcheck.model.text import Span


class TimeType(StrEnum):
    """TIMEX3 ``type``."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Mod(StrEnum):
    """TIMEX3 ``mod``."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


class Reference(StrEnum):
    """What a time needs to be placed on the calendar.

    ABSOLUTE nothing ("le 5 novembre 2024"); PARTIAL a year or month from the anchor ("le 5
    novembre"); DEICTIC the moment of writing ("mardi", "hier", "il y a deux ans", "cette année");
    ANAPHORIC another time of the text ("le lendemain"); NONE for lengths and recurring sets.
    """

    ABSOLUTE = "absolute"
    PARTIAL = "partial"
    DEICTIC = "deictic"
    ANAPHORIC = "anaphoric"
    NONE = "none"


class Relation(StrEnum):
    """How the sentence uses the time; what the preposition or construction says.

    AT a point or period; SINCE and UNTIL open intervals; BY a deadline ("d'ici à 2027"); AGO and
    AHEAD offsets ("il y a deux ans", "dans deux ans"); LASTING a length ("pendant deux ans",
    "plus de deux ans de conflit"); RUNNING a length that goes on at the anchor ("depuis deux ans",
    "for two years now"); BEFORE and AFTER; AGE of a person or thing.
    """

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    AGO = "ago"
    AHEAD = "ahead"
    LASTING = "lasting"
    RUNNING = "running"
    BEFORE = "before"
    AFTER = "after"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``begin`` to ``end``, both inclusive; None where a side is open.

    A bound is a date, or a datetime where the text is precise to the hour or minute.
    """

    begin: date | None
    end: date | None

    @property
    def first_day(self) -> date | None:
        """Give the first calendar day, None where open."""
        return _day(self.begin)

    @property
    def last_day(self) -> date | None:
        """Give the last calendar day, None where open."""
        return _day(self.end)

    @property
    def day_after(self) -> date | None:
        """Give the first day on which the interval is over, None where it is open or the calendar ends."""
        last = self.last_day
        return None if last is None or last == date.max else last + timedelta(days=1)


def _day(moment: date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True, slots=True)
class Time(Span):
    """A time expression, TimeML style.

    ``value`` is the TIMEX3 value, "" where none can be given; ``interval`` is where the thing lies
    or over which it runs. ``relative``: the anchor was needed; ``anchor`` is the day leaned on.
    ``vague``: the interval is an assumption ("il y a quelques mois"). ``quant`` and ``freq`` are
    TIMEX3's for SET. ``impossible``: the words name no day of the calendar ("31 juin 2024"). ``weekday`` is the weekday
    written beside a date (0 = Monday), kept so that a rule can compare the two.
    """

    text: str
    type: TimeType
    value: str
    mod: Mod | None = None
    interval: Interval | None = None
    relative: bool = False
    anchor: date | None = None
    reference: Reference = Reference.ABSOLUTE
    relation: Relation = Relation.AT
    vague: bool = False
    impossible: bool = False
    weekday: int | None = None
    quant: str = ""
    freq: str = ""

    def starts_after(self, day: date) -> bool:
        """Say whether it lies wholly after ``day``; False where nothing is known."""
        first = self.interval.first_day if self.interval else None
        return first is not None and first > day

    def is_over(self, day: date) -> bool:
        """Say whether it lies wholly before ``day``; False where nothing is known."""
        last = self.interval.last_day if self.interval else None
        return last is not None and last < day


class Modifier(StrEnum):
    """How exactly a figure is meant."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class Modality(StrEnum):
    """Whether the sentence claims the figure."""

    CLAIMED = "claimed"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A figure with its unit, and of what.

    Decimals are exact. ``low`` and ``high`` are inclusive, None on an open side; ``value`` is None for a
    pure range. ``unit`` is ISO 4217 for money, else the plain symbol, "1" for a count of things, which
    ``of`` names. ``step`` is the precision in which it was written (the value of one unit of its last
    digit: "40 milliards" → 10⁹, "2,5 millions" → 10⁵). ``rate`` is the "per" part ("year", "s"); ``change`` is -1, 0, 1
    for a fall, a level, a rise. ``scope`` is the index into ``Marks.times`` of the time it is tied to.
    """

    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    unit: str
    dimension: str
    of: str = ""
    of_span: Span | None = None
    step: Decimal = Decimal(1)
    rate: str = ""
    change: int = 0
    scope: int | None = None
    entity: str = ""
    modality: Modality = Modality.CLAIMED


class EntityKind(StrEnum):
    """What kind of thing a name or role stands for."""

    NAME = "name"
    ROLE = "role"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Entity(Span):
    """A name ("Mark Rutte"), a role ("le chef de l'OTAN") or a known fact's label ("la guerre en Ukraine").

    ``name`` is who it is, as far as the article or the facts tell; "" where unknown. ``refs`` are ids of facts
    whose labels it matches. ``former``: the words say that the role is past or to come ("ancien", "ex-", "futur").
    """

    text: str
    kind: EntityKind
    name: str = ""
    refs: tuple[str, ...] = ()
    former: bool = False


class QuotationKind(StrEnum):
    """How speech is reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    HEARSAY = "hearsay"


@dataclass(frozen=True, slots=True)
class Speaker(Span):
    """The words that name who speaks; ``name`` is the person or body they stand for."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """Somebody's speech. ``cue`` is the words that report it ("a déclaré", "selon"), "" where none.

    HEARSAY is the French press conditional ("aurait versé") and "reportedly": the span is the clause.
    """

    kind: QuotationKind
    cue: str = ""
    cue_span: Span | None = None
    speaker: Speaker | None = None


class CueKind(StrEnum):
    """What a word or construction of a pack signals to detection and rules."""

    SEQUENCE = "sequence"  # prochaine, nouveau, dernier, former, next: true only for now
    SUPERLATIVE = "superlative"  # le plus grand, record, jamais
    CONDITIONAL = "conditional"  # en cas de, si … : hangs on an event
    COMMITMENT = "commitment"  # s'engage à, engagement, promise, pledge
    RUNNING = "running"  # est en cours, reste, continue: a process told as going on
    STANCE = "stance"  # s'oppose à, est favorable: a position that may change
    STATE = "state"  # est, compte, dirige: a present state
    VAGUE_SOURCE = "vague-source"  # certains experts, des sources, on dit
    OPINION = "opinion"
    FIRST_PERSON = "first-person"
    WISH = "wish"
    QUESTION = "question"
    COMPARISON = "comparison"
    NEGATION = "negation"
    RISE = "rise"
    FALL = "fall"
    ELECTION = "election"
    PAST_ACT = "past-act"  # finite verb telling what happened
    TOOK_OFFICE = "took-office"  # a pris ses fonctions, took office: a term begins
    PART = "part"  # dont, including: a part of what was just named
    EQUALS = "equals"  # soit, c'est-à-dire, or: the same said in another way
    OUT_OF = "out-of"  # sur, out of: between a part and its whole
    UPCOMING = "upcoming"  # prochaine, à venir, next: named by coming after the one there is
    PERIOD = "period"  # de … à, from … to: up to the second end of a period
    BEFORE = "before"  # avant, before: earlier than what follows
    AFTER = "after"  # après, after: later than what follows
    DEPUTY = "deputy"  # vice-, porte-parole de, predecessor: beside the post that is named, not in it
    LONG_SCALE = "long-scale"  # billion, trillion in French: a thousand times what English means
    HEDGE = "hedge"  # peut-être, pourrait, might: said as possible only
    PRIVATE = "private"  # my mother, I grew up, j'ai rencontré: one's own life
    PROCEDURE = "procedure"  # the next question, your time is up: how the talk itself goes on
    PUBLIC = "public"  # taxes, troops, the Senate: what concerns everybody
    ADDRESS = "address"  # merci, écoutez, let me: talk to the listener, states nothing


@dataclass(frozen=True, slots=True)
class Cue(Span):
    """Words of the pack that signal something, with the kind of signal."""

    text: str
    kind: CueKind


class Tense(StrEnum):
    """Where the finite verbs of a clause point."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of one document, each kind sorted by start."""

    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    entities: tuple[Entity, ...] = ()
    cues: tuple[Cue, ...] = ()
    tenses: tuple[tuple[Span, Tense], ...] = ()
