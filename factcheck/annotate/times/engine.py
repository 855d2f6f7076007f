"""The engine: each found piece is read in its scene, and the scene moves on with the text."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from factcheck.annotate.times import clocks, dates, lengths, offsets, periods, written
from factcheck.annotate.times.ages import Age, age_of, is_bare_weekday, opening
from factcheck.annotate.times.around import Around, load_around
from factcheck.annotate.times.grammar import Found, find, load_grammar
from factcheck.annotate.times.marks import Piece, make_time
from factcheck.annotate.times.patterns import NOTHING
from factcheck.annotate.times.reading import Reader, Reading, Scene, Story
from factcheck.annotate.times.tokens import Tokens, tokenize
from factcheck.languages import Pack
from factcheck.model import Mod, Reference, Relation, Span, Tense, Time, TimeType

READERS: Mapping[str, Reader] = {
    "date": dates.read_date,
    "numeric": written.read_numeric,
    "years": written.read_years,
    "week": dates.read_week,
    "era": written.read_era,
    "bcyears": written.read_bcyears,
    "shift": dates.read_shift,
    "storyshift": dates.read_storyshift,
    "feast": dates.read_feast,
    "named": dates.read_named,
    "unit": periods.read_unit,
    "nextunit": periods.read_next_unit,
    "weekend": periods.read_feast_weekend,
    "storyunit": periods.read_storyunit,
    "weekof": periods.read_week_of,
    "weekday": periods.read_weekday_of,
    "edge": periods.read_edge,
    "recent": offsets.read_recent,
    "ago": offsets.read_offset,
    "ahead": offsets.read_offset,
    "perhaps": offsets.read_perhaps,
    "later": offsets.read_hop,
    "earlier": offsets.read_hop,
    "yearback": offsets.read_year_back,
    "by": offsets.read_by,
    "season": periods.read_season,
    "quarter": periods.read_quarter,
    "decade": periods.read_decade,
    "century": periods.read_century,
    "back": periods.read_back,
    "military": clocks.read_clock,
    "length": lengths.read_length,
    "spell": lengths.read_length,
    "age": lengths.read_age,
    "set": lengths.read_set,
    "now": lengths.read_now,
    "storytime": lengths.read_storytime,
    "clock": clocks.read_clock,
    "part": clocks.read_part,
    "nearnight": clocks.read_nearnight,
}
_HANGING = frozenset({"clock", "part", "military"})
_COUNTED = frozenset({"length", "ago", "ahead", "perhaps", "later", "earlier", "by"})
_DAYS = frozenset({"date", "shift", "numeric"})
_CODELIKE = frozenset({"years", "numeric", "iso", "modern", "linked", "firstyear", "lastyear"})
_BEFORE_CODE = re.compile(r"[\d)][-/.]\Z")
_AFTER_CODE = re.compile(r"[-/]\d")
_OPEN = frozenset({Relation.SINCE})  # "depuis lundi": hours told next are of no such day
_OWN_DAY = frozenset({"month"})  # slots of a clock time or part of day that place it themselves
_CLAUSE = 200  # what the end of a clause counts in the distance to a verb, in signs
_BESIDE = 8  # signs between a verb and the time beside it: "s'est ouvert le 5 mars"
_VERB = 60  # signs from a verb's beginning in which its participle stands: "has been widely jailed"
_FAR = 5  # the same without a comma between: "at 2 a.m. (local time) on 4 July"
_NEAR = 2  # tokens between a clock time and the day it hangs on: "0 h 40, jeudi"


def find_times(
    text: str,
    sentences: Sequence[Span],
    tenses: Sequence[tuple[Span, Tense]],
    pack: Pack,
    anchor: date | None,
    *,
    ages: bool = False,
) -> tuple[Time, ...]:
    """Give the times of ``text``, sorted, not overlapping; with ``ages``, ages too (relation AGE)."""
    grammar = load_grammar(pack)
    tokens = tokenize(text, sentences, grammar.lexicon)
    found = [piece for piece in find(tokens, grammar) if piece.means != "nothing"]
    settings = grammar.settings.texts("settings")
    age = age_of(found, anchor)
    story = opening(found) if age is Age.OLD else Story()
    teller = Teller(tokens, sentences, tenses, load_around(pack), settings, anchor, age, story)
    times = teller.tell(found)
    return tuple(time for time in times if ages or time.relation is not Relation.AGE)


@dataclass(slots=True)
class Teller:
    """Reads the pieces of one text in order; ``story`` is what they have told so far.

    ``told`` is the token after the last day told; ``starts`` and ``verbs`` are where sentences and verbs begin.
    """

    tokens: Tokens
    sentences: Sequence[Span]
    tenses: Sequence[tuple[Span, Tense]]
    around: Around
    settings: Mapping[str, str]
    anchor: date | None
    age: Age
    story: Story = field(default_factory=Story)
    starts: list[int] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)
    told: int = -100

    def tell(self, found: Sequence[Found]) -> list[Time]:
        """Give the marks of all pieces that mean something."""
        self.starts = [sentence.start for sentence in self.sentences]
        self.verbs = [span.start for span, _ in self.tenses]
        times: list[Time] = []
        for index, piece in enumerate(found):
            if not self.stands(piece):
                continue
            following = found[index + 1] if index + 1 < len(found) else None
            time = self.read(piece, following, times[-1].end if times else 0)
            if time is not None:
                times.append(time)
        return times

    def read(self, piece: Found, following: Found | None, done: int) -> Time | None:
        """Read one piece, give its mark, and move the story on."""
        scene, first, mod = self.scene(piece)
        if scene.tense is None and following is not None and self._announced(piece, following):
            scene = replace(scene, tense=Tense.FUTURE)
        if following is not None and self._hangs_on_next(piece, following):
            ahead = READERS[following.means](following, self.scene(following)[0])
            scene = _with_day(scene, ahead)
        reading = READERS[piece.means](piece, scene)
        if reading is None:
            return None
        bare = piece.means == "perhaps" and reading.type is TimeType.DURATION and reading.relation is None
        own = self.tokens.spans[piece.first + bare][0]
        first = piece.first + 1 if bare else first
        is_length = piece.means in _COUNTED
        start = self.tokens.spans[first][0] if is_length else own
        piece_mod = mod if is_length or (mod is Mod.APPROX and reading.type is TimeType.TIME) else None
        start = start if start >= done else own
        end = self.tokens.spans[piece.last - 1][1]
        time = make_time(Piece(start, end, self.tokens.text[start:end], piece_mod), reading, scene)
        story = _moved(self.story, reading, scene, time, own_day=bool(_OWN_DAY & set(piece.slots)))
        self.story = _rooted(story, self.story, scene) if piece.means == "earlier" else story
        if reading.grain == "D":
            self.told = piece.last
        return time

    def scene(self, piece: Found) -> tuple[Scene, int, Mod | None]:
        """Give the scene of a piece, the token where its words begin, and how exactly it is meant."""
        first, amount = self.around.amount.before(piece.first, self.tokens)
        near, point = self.around.point.before(piece.first, self.tokens)
        relation = self.around.used(first, piece.last, self.tokens)
        nearer = "" if relation else self.around.used(near, piece.last, self.tokens)
        at = self.tokens.spans[piece.first][0]
        sentence = bisect_right(self.starts, at) - 1
        tense, far = self._tense(at, sentence)
        said = Relation(relation or nearer) if relation or nearer else Relation.AT
        mod = Mod(amount or point) if amount or point else None
        if said is Relation.LASTING and self._goes_on(at, sentence, near if nearer else first):
            said = Relation.SINCE
        old = self.age is Age.OLD or (self.age is Age.OLDISH and tense is Tense.PAST and self.story.fixed)
        beside, in_clause = far < _BESIDE, far < _CLAUSE
        return Scene(self.anchor, self.story, tense, said, self.settings, sentence, old, beside, in_clause), first, mod

    def _tense(self, at: int, sentence: int) -> tuple[Tense | None, int]:
        """Give the tense of the verb nearest to the time in its sentence, and how far away it stands."""
        best = self._verb(at, sentence)
        if best is None:
            return None, _CLAUSE
        return best[1], self._distance(at, best[0], self.sentences[sentence].start)

    def _goes_on(self, at: int, sentence: int, first: int) -> bool:
        """Say whether a length still runs: "has been at war for two years", but not "has been jailed for two years"."""
        best = self._verb(at, sentence)
        if best is None or best[0].start > at or self.tokens.lower(first - 1, first) not in self.around.running:
            return False
        words = self.tokens.text[best[0].start : min(at, best[0].start + _VERB)].lower().split()
        return words[0] in self.around.perfect and not set(words) & self.around.sentenced

    def _verb(self, at: int, sentence: int) -> tuple[Span, Tense] | None:
        if sentence < 0:
            return None
        span = self.sentences[sentence]
        low, high = bisect_right(self.verbs, span.start - 1), bisect_right(self.verbs, span.end - 1)
        middle = bisect_right(self.verbs, at)
        near = self.tenses[max(low, middle - 2) : min(high, middle + 2)]
        return min(near, key=lambda verb: self._distance(at, verb[0], span.start), default=None)

    def _distance(self, at: int, verb: Span, start: int) -> int:
        """Give how far a verb is: a clause's end between counts much, unless the time opens the sentence."""
        first, last = (verb.end, at) if verb.start < at else (at, verb.start)
        ends = sum(map(self.tokens.text[first:last].count, ",;:()«»–—"))
        opening = at - start < len("Depuis le ") and ends == 1
        return last - first + (0 if opening else ends * _CLAUSE)

    def _announced(self, piece: Found, following: Found) -> bool:
        """Say whether a weekday with an hour and without a verb is one to come: "Dimanche, à 14 h, concours"."""
        return following.means == "clock" and is_bare_weekday(piece) and self._one_sentence(piece, following)

    def _hangs_on_next(self, piece: Found, following: Found) -> bool:
        """Say whether an hour belongs to the day told next ("at 2 a.m. on 4 July") and not to one told just before."""
        own = {"shift", "weekday", "month", "this", "storyshift"} & set(piece.slots)
        taken = 0 <= piece.first - self.told <= _NEAR + 1
        dated = following.means in _DAYS or (following.means == "part" and following.get("month"))
        if own or taken or piece.means not in _HANGING or not dated:
            return False
        gap = following.first - piece.last
        between = self.tokens.text[self.tokens.spans[piece.last - 1][1] : self.tokens.spans[following.first][0]]
        near = gap <= _NEAR or (gap <= _FAR and not set(between) & set(",;"))
        return near and self._one_sentence(piece, following)

    def _one_sentence(self, piece: Found, following: Found) -> bool:
        return "\n" not in self.tokens.codes[piece.last : following.first]

    def stands(self, piece: Found) -> bool:
        """Say whether a piece is no part of a number or code, and a bare year may be one."""
        return not self._in_a_code(piece) and self._is_year(piece)

    def _in_a_code(self, piece: Found) -> bool:
        """Say whether digits go on beyond a date or year: "+86 138-2010-2015"."""
        if piece.means not in {"years", "numeric", "date"} or not _CODELIKE & set(piece.slots):
            return False
        start, end = self.tokens.spans[piece.first][0], self.tokens.spans[piece.last - 1][1]
        if piece.get("firstyear"):
            last = piece.get("lastyear") or piece.get("lastyy")
            start, end = (start - len("1914-"), end) if last else (start, end + len("-1918"))
        before = _BEFORE_CODE.search(self.tokens.text[max(0, start - 2) : start])
        return bool(before or _AFTER_CODE.match(self.tokens.text, end))

    def _is_year(self, piece: Found) -> bool:
        """Say whether a bare year may be one: not after a name in capitals, not before what it counts."""
        year = piece.number("modern") or piece.number("linked")
        if year is None:
            return piece.means != "bcyears" or not self._counts(piece.last)
        if self._counts(piece.last):
            return False
        if not piece.get("modern"):
            return True
        before = self.tokens.word(piece.first - 1) if piece.first else ""
        short_name = before.isupper() and len(before) < len("OTAN") and before.isalpha()
        return 1800 <= year <= 2100 and not short_name and not before.isdigit()  # noqa: PLR2004

    def _counts(self, after: int) -> bool:
        """Say whether the word after a number is one that the number counts ("1950 habitants")."""
        if after >= len(self.tokens.codes) or self.tokens.codes[after] != NOTHING:
            return False
        endings = tuple(self.settings["plural"].split())
        word = self.tokens.word(after)
        if set(self.tokens.lower(after - 2, after - 1)) & set(self.settings["before_years"].split()):
            return False
        single = word.endswith(tuple(self.settings["singular"].split()))
        return bool(endings) and word.islower() and word.endswith(endings) and not single


def _with_day(scene: Scene, ahead: Reading | None) -> Scene:
    if ahead is None or ahead.moment is None or ahead.grain not in {"D", "T"}:
        return scene
    return replace(scene, story=replace(scene.story, day=ahead.moment))


def _rooted(story: Story, before: Story, scene: Scene) -> Story:
    """Give the story after an "earlier", with what it was counted from."""
    if before.root and before.sentence == scene.sentence:
        return replace(story, root=before.root, root_grain=before.root_grain)
    return replace(story, root=before.moment, root_grain=before.grain) if story is not before else story


def _moved(story: Story, reading: Reading, scene: Scene, time: Time, *, own_day: bool) -> Story:
    """Give the story after a reading: what the next times may hang on."""
    moment = reading.moment
    aside = scene.old and reading.reference is Reference.DEICTIC
    if reading.bc:
        return Story(bc=reading.bc, sentence=scene.sentence)
    if moment is None or aside or reading.type in {TimeType.DURATION, TimeType.SET} or reading.grain in {"DE", "CE"}:
        return story
    if reading.grain == "T":
        told = (
            story if story.moment and not own_day else replace(story, moment=moment, grain="D", sentence=scene.sentence)
        )
        return replace(told, day=moment, clock=time.value)
    return Story(
        moment=moment,
        grain=reading.grain,
        value=reading.value,
        day=moment if reading.grain == "D" and time.relation not in _OPEN else story.day,
        fixed=(reading.fixed and time.relation is Relation.AT) or (scene.follows_story and story.fixed),
        sentence=scene.sentence,
        month=moment if reading.grain in {"D", "M", "W"} else story.month,
    )
