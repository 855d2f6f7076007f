"""The engine: each found piece is read in its scene, and the scene moves on with the text."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from factcheck.annotate.times.ages import Age, age_of, is_bare_weekday, opening
from factcheck.annotate.times.around import Around, load_around
from factcheck.annotate.times.doubts import stands
from factcheck.annotate.times.grammar import Found, find, load_grammar
from factcheck.annotate.times.marks import Piece, make_time
from factcheck.annotate.times.readers import READERS
from factcheck.annotate.times.reading import Reading, Scene, Story
from factcheck.annotate.times.stories import compared, moved, rooted
from factcheck.annotate.times.tokens import Tokens, tokenize
from factcheck.languages import Pack
from factcheck.model import Mod, Relation, Span, Tense, Time, TimeType

_HANGING = frozenset({"clock", "part", "military"})
_COUNTED = frozenset({"length", "ago", "ahead", "perhaps", "later", "earlier", "by"})
_BACK = frozenset({"earlier", "yearback"})
_DAYS = frozenset({"date", "shift", "numeric", "storyshift"})
_PLACED = frozenset({"shift", "weekday", "month", "storydir", "storyshift"})  # slots that place an hour on a day
_OWN_DAY = frozenset({"month", "weekday"})  # slots of a clock time or part of day that place it themselves
_CLAUSE = 200  # what the end of a clause counts in the distance to a verb, in signs
_BESIDE = 8  # signs between a verb and the time beside it: "s'est ouvert le 5 mars"
_VERB = 60  # signs from a verb's beginning in which its participle stands: "has been widely jailed"
_FAR = 5  # the same without a comma between: "at 2 a.m. (local time) on 4 July"
_RELATIONS = {"onward": "since"}  # "à partir de" may begin tomorrow; "depuis" may not
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
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
    age = age_of(found, anchor, [tense for _, tense in tenses])
    story = opening(found) if age is Age.OLD else Story()
    teller = Teller(tokens, sentences, tenses, load_around(pack), settings, anchor, age, story)
    times = teller.tell(found)
    return tuple(time for time in times if ages or time.relation is not Relation.AGE)


@dataclass(slots=True)
class Teller:
    """Reads the pieces of one text in order; ``story`` is what they have told so far.

    ``told`` is the token after the last day told, ``told_day`` that day; ``hung`` and ``hung_day`` the same of the last
    hour; ``starts`` and ``verbs`` are where sentences and verbs begin; ``last`` is the token after the last piece;
    ``leaning``: the hour just read hangs on a day that is told next, from the story as it is.
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
    told_day: date | None = None
    hung: int = -100
    hung_day: date | None = None
    last: int = -100
    leaning: bool = False

    def tell(self, found: Sequence[Found]) -> list[Time]:
        """Give the marks of all pieces that mean something."""
        self.starts = [sentence.start for sentence in self.sentences]
        self.verbs = [span.start for span, _ in self.tenses]
        times: list[Time] = []
        for index, piece in enumerate(found):
            if not stands(piece, self.tokens, self.settings):
                continue
            time = self.read(piece, found[index + 1 : index + 3], times[-1].end if times else 0)
            if time is not None:
                times.append(time)
                self.last = piece.last
        return times

    def read(self, piece: Found, following: Sequence[Found], done: int) -> Time | None:
        """Read one piece, give its mark, and move the story on."""
        scene, first, mod = self.scene(piece)
        if scene.tense is None and following and self._announced(piece, following[0]):
            scene = replace(scene, tense=Tense.FUTURE)
        if piece.means in _HANGING and not (_PLACED | {"this"}) & set(piece.slots):
            scene = self._hanging(piece, following, scene)
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
        if not (piece.means in _BACK and compared(piece.means, scene)):
            self._go_on(piece, reading, replace(scene, story=self.story), time)
        return time

    def _go_on(self, piece: Found, reading: Reading, scene: Scene, time: Time) -> None:
        """Move the story on."""
        if self.leaning:  # "at six the next morning": the story moves on with the morning
            self.leaning = False
            return
        own_day = bool(_OWN_DAY & set(piece.slots))
        story = moved(reading, scene, time, own_day=own_day)
        self.story = rooted(story, scene) if piece.means == "earlier" else story
        if reading.grain == "D":
            self.told, self.told_day = piece.last, reading.moment
        if reading.grain == "T":
            self.hung, self.hung_day = piece.last, reading.moment

    def _hanging(self, piece: Found, following: Sequence[Found], scene: Scene) -> Scene:
        """Give the scene of an hour on the day beside it: the one just told, that of the hour before, or the next."""
        if 0 <= piece.first - self.told <= _NEAR + 1:
            return _on_day(scene, self.told_day)
        if 0 <= piece.first - self.hung <= _NEAR and self._one_sentence(self.hung, piece.first):
            return _on_day(scene, self.hung_day)
        ahead = next((later for later in following if self._places(later)), None)
        if ahead is None or (ahead is not following[0] and following[0].means not in _HANGING):
            return scene
        if not all(map(self._beside, (piece, *following), following[: following.index(ahead) + 1])):
            return scene
        reading = READERS[ahead.means](ahead, self.scene(ahead)[0])
        known = reading is not None and reading.grain in {"D", "T"}
        self.leaning = bool({"storydir", "storyshift"} & set(ahead.slots))
        return _on_day(scene, reading.moment if reading and known else None)

    def _places(self, piece: Found) -> bool:
        """Say whether a piece names a day that an hour before it may hang on."""
        return piece.means in _DAYS or (piece.means in _HANGING and bool(_PLACED & set(piece.slots)))

    def _beside(self, piece: Found, following: Found) -> bool:
        """Say whether two pieces stand so near that one may hang on the other."""
        gap = following.first - piece.last
        between = self.tokens.text[self.tokens.spans[piece.last - 1][1] : self.tokens.spans[following.first][0]]
        near = (gap <= _NEAR and ";" not in between) or (gap <= _FAR and not set(between) & set(",;."))
        return near and self._one_sentence(piece.last, following.first)

    def scene(self, piece: Found) -> tuple[Scene, int, Mod | None]:
        """Give the scene of a piece, the token where its words begin, and how exactly it is meant."""
        first, amount = self.around.amount_before(piece.first, self.tokens)
        near, point = self.around.point.before(piece.first, self.tokens)
        relation = self.around.used(first, piece.last, self.tokens)
        nearer = "" if relation else self.around.used(near, piece.last, self.tokens)
        at = self.tokens.spans[piece.first][0]
        sentence = bisect_right(self.starts, at) - 1
        tense, far = self._tense(at, sentence)
        words = relation or nearer
        said = Relation(_RELATIONS.get(words, words)) if words else Relation.AT
        mod = Mod(amount or point) if amount or point else None
        if said in {Relation.LASTING, Relation.AT} and self._goes_on(at, sentence, near if nearer else first):
            said = Relation.SINCE
        ahead = tense is Tense.FUTURE and far < _CLAUSE and self.anchor is not None
        perhaps = self.age is Age.OLDISH and tense is Tense.PAST and self.story.fixed
        old = perhaps or (self.age is Age.OLD and not ahead)
        telling = self._tells_when(piece, first)
        tense = tense if telling or self.age is not Age.NEW else None
        near_verb = {"beside": telling and far < _BESIDE, "in_clause": telling and far < _CLAUSE}
        closing = self.last == piece.first - 1 and self.tokens.word(piece.first - 1).lower() in self.around.range
        more = {"since": words == "since", "old": old, "closing": closing, "habitual": self._habitual(piece, sentence)}
        scene = Scene(self.anchor, self.story, tense, said, self.settings, sentence, **more, **near_verb)
        return scene, first, mod

    def _habitual(self, piece: Found, sentence: int) -> bool:
        """Say whether a time is told of any year or week: "snow usually falls in February"."""
        weekly = piece.means == "weekspan"
        yearly = {"month", "season"} & set(piece.slots) and "year" not in piece.slots
        if sentence < 0 or not (weekly or yearly):
            return False
        span = self.sentences[sentence]
        signs = self.around.opening if weekly else self.around.habitual
        return not signs.isdisjoint(_WORD.findall(self.tokens.text[span.start : span.end].lower()))

    def _tells_when(self, piece: Found, first: int) -> bool:
        """Say whether a month tells when something happens ("in March"), not what is meant ("March figures")."""
        if piece.means != "date" or set(piece.slots) != {"month"}:
            return True
        return not first or not self.around.adverbial.isdisjoint(self.tokens.lower(first - 1, first))

    def _tense(self, at: int, sentence: int) -> tuple[Tense | None, int]:
        """Give the tense of the verb nearest to the time in its sentence, and how far away it stands."""
        best = self._verb(at, sentence)
        if best is None:
            return self._announcing(sentence), _CLAUSE
        return best[1], self._distance(at, best[0], self.sentences[sentence].start)

    def _announcing(self, sentence: int) -> Tense | None:
        """Give the future where a sentence without a verb follows one that tells of what comes."""
        if sentence < 1:
            return None
        low, high = (bisect_right(self.verbs, self.sentences[n].start - 1) for n in (sentence - 1, sentence))
        ahead = low < high and self.tenses[high - 1][1] is Tense.FUTURE
        return Tense.FUTURE if ahead else None

    def _goes_on(self, at: int, sentence: int, first: int) -> bool:
        """Say whether a length still runs: "has been at war for two years", but not "has been jailed for two years"."""
        best = self._verb(at, sentence)
        ahead = self.tokens.spans[max(first - 1, 0)][0] == self.sentences[sentence].start  # "For two years, it has …"
        if best is None or (best[0].start > at and not ahead) or not self._keeps_on(first):
            return False
        last = min(at, best[0].start + _VERB) if best[0].start < at else best[0].start + _VERB
        words = self.tokens.text[best[0].start : last].lower().split()
        return words[0] in self.around.perfect and not set(words) & self.around.sentenced

    def _keeps_on(self, first: int) -> bool:
        """Say whether the words before token ``first`` tell of what goes on: "for", "lasted"."""
        return any(self.tokens.lower(first - size, first) in self.around.running for size in (1, 2))

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
        between = self.tokens.text[first:last]
        ends = sum(map(between.count, ",;:()«»–—"))
        if verb.start > at and not ends and not self.around.clause.isdisjoint(between.split()):
            return last - first + _CLAUSE
        opening = at - start < len("Depuis le ") and ends == 1
        return last - first + (0 if opening else ends * _CLAUSE)

    def _announced(self, piece: Found, following: Found) -> bool:
        """Say whether a weekday with an hour and without a verb is one to come: "Dimanche, à 14 h, concours"."""
        return following.means == "clock" and is_bare_weekday(piece) and self._one_sentence(piece.last, following.first)

    def _one_sentence(self, first: int, last: int) -> bool:
        return "\n" not in self.tokens.codes[first:last]


def _on_day(scene: Scene, day: date | None) -> Scene:
    return scene if day is None else replace(scene, story=replace(scene.story, day=day), tense=None, hangs=True)
