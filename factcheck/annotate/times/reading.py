"""The vocabulary of resolution: the scene in which a time is read, and what the reading gives."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date

from factcheck.annotate.times.grammar import Found
from factcheck.model import Interval, Mod, Reference, Relation, Tense, TimeType
from factcheck.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """What the text has told so far, as far as later times may hang on it.

    ``moment`` is the first day of the last time told, ``grain`` its unit (D, W, M, Q, Y, …), ``value`` as written;
    ``day`` the last full day told, ``month`` a day of the last month told, ``clock`` the last hour's value; ``fixed``
    whether the words gave the year themselves; ``sentence`` where it was; ``bc`` the last year told before Christ;
    ``root`` what an "earlier" was counted from, with its grain: the next one of the sentence is counted from the same;
    ``last`` the first day of the last time told, where ``moment`` keeps to the beginning of a range or to a date.
    """

    moment: date | None = None
    grain: str = ""
    value: str = ""
    day: date | None = None
    fixed: bool = False
    sentence: int = -1
    clock: str = ""
    month: date | None = None
    bc: int = 0
    root: date | None = None
    root_grain: str = ""
    last: date | None = None
    last_grain: str = ""

    @property
    def latest(self) -> tuple[date | None, str]:
        """Give the last time told, hours and the ends of ranges too, and its grain."""
        return (self.last, self.last_grain) if self.last else (self.moment, self.grain)


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a time may lean on.

    ``old``: the text tells the past, so partial dates follow the story. ``beside``: the verb that gives the tense
    stands right beside the time; ``in_clause``: in the same clause. ``closing``: the time is the end of a range;
    ``hangs``: the story's day stands right beside this hour; ``habitual``: the sentence tells what is usual;
    ``since``: "since" or "depuis" stands before, and nothing that may begin later.
    """

    anchor: date | None
    story: Story
    tense: Tense | None
    relation: Relation
    settings: Mapping[str, str]
    sentence: int = 0
    old: bool = False
    beside: bool = False
    in_clause: bool = False
    closing: bool = False
    hangs: bool = False
    habitual: bool = False
    since: bool = False

    @property
    def direction(self) -> int:
        """Say whether the time lies before the anchor (-1), after it (1), or nobody says (0)."""
        if self.relation in {Relation.UNTIL, Relation.BY}:
            return 0 if self.tense is Tense.PAST else 1
        ahead = self.tense is Tense.FUTURE and self.in_clause and not self.since
        if self.tense is Tense.PAST or (self.relation is Relation.SINCE and not ahead):
            return -1
        return 1 if self.tense is Tense.FUTURE else 0

    @property
    def base(self) -> date | None:
        """Give the day that partial dates lean on: the story's in an old text, else the anchor."""
        return self.story.moment if self.follows_story else self.anchor

    def base_of(self, found: Found) -> date | None:
        """Give the day that the words lean on: of "the following spring" the story's, of "last spring" the anchor."""
        if found.get("dir") and self.anchor and not self.old:
            return self.anchor
        told = self.story.moment if any(map(found.get, ("storydir", "that"))) else None
        return told or self.base

    @property
    def week_base(self) -> date | None:
        """Give the day that weekdays lean on: the story's in an old text or beside a day of it, else the anchor."""
        told = self.old or self.anchor is None or (self.follows_story and self.story.grain == "D")
        return (self.story.day if told else None) or self.anchor

    @property
    def follows_story(self) -> bool:
        """Say whether partial dates take their year from the story."""
        story = self.story
        if story.moment is None:
            return False
        later = self.tense is Tense.PAST and self.anchor is not None and story.moment > self.anchor
        same = not later and story.fixed and story.sentence == self.sentence and self.tense is not Tense.FUTURE
        return self.anchor is None or self.old or (same and story.moment.year != self.anchor.year)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time means. ``moment`` and ``grain`` are what later times may hang on (None: nothing may)."""

    value: str
    type: TimeType = TimeType.DATE
    reference: Reference = Reference.ABSOLUTE
    relation: Relation | None = None
    interval: Interval | None = None
    mod: Mod | None = None
    vague: bool = False
    impossible: bool = False
    weekday: int | None = None
    quant: str = ""
    freq: str = ""
    moment: date | None = None
    grain: str = ""
    fixed: bool = field(default=False)
    bc: int = 0


Reader = Callable[[Found, Scene], Reading | None]

NONE = Reference.NONE
ABSOLUTE = Reference.ABSOLUTE
PARTIAL = Reference.PARTIAL
DEICTIC = Reference.DEICTIC
ANAPHORIC = Reference.ANAPHORIC
