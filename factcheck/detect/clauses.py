"""From sentences to statements: what somebody says, clauses that stand alone, lengths of time told in passing.

What goes in: a document's sentences and marks. What comes out: ``Statement`` values in the order of the text. Speech
is cut out of the sentence that reports it; what is left of that sentence is a statement only if it says more than who
spoke. A sentence is cut at a joint between clauses only where both sides have a verb and something to check. "A
country ravaged by more than two years of war" inside a sentence about something else is a statement of its own.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.detect.statement import Reading, Statement, covered, statement
from factcheck.languages import Pack
from factcheck.model import CueKind, Quotation, QuotationKind, Relation, Sentence, Span, Time, TimeType
from factcheck.model.frozen import dataclass

_MIN_SPEECH = 20  # code points; anything shorter is a word in quotation marks
_LOOK_BACK = 80
_EDGES = " \t\n\u00a0\u202f«»“”„\"‘’'‹›,;:—–-"
_ENDS = re.compile(r"[,;:.!?…\n]")
_WORD = re.compile(r"\w+")
_TOLD_IN_PASSING = frozenset({Relation.LASTING, Relation.BY})  # "ravaged by more than two years" is no deadline
_CHECKABLE = frozenset(
    {
        CueKind.SUPERLATIVE,
        CueKind.COMPARISON,
        CueKind.COMMITMENT,
        CueKind.CONDITIONAL,
        CueKind.RISE,
        CueKind.FALL,
        CueKind.STANCE,
    }
)


@dataclass(frozen=True, slots=True)
class _Joints:
    """What parts clauses in one language."""

    between: re.Pattern[str]
    bare: re.Pattern[str]
    opening: re.Pattern[str]
    beside: frozenset[str]
    conceding: re.Pattern[str]
    inner: re.Pattern[str]
    leading: re.Pattern[str]


def statements(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Statement]:
    """Give all statements of a document, in the order of the text."""
    joints = _joints(reading.pack)
    speech = _Speech(reading, joints.leading)
    for sentence in sentences:
        for span, quotation in speech.parts(sentence):
            for clause in _clauses(reading, joints, span):
                inner = list(_inner(reading, joints, clause))
                yield statement(reading, sentence, clause, quotation, inner)
                yield from (statement(reading, sentence, part, quotation) for part in inner)


class _Speech:
    """Cuts sentences at the speech in them; sentences must be asked for in the order of the text."""

    def __init__(self, reading: Reading, leading: re.Pattern[str]) -> None:
        self._reading = reading
        self._leading = leading
        self._open: list[int] = []
        self._next = 0

    def parts(self, sentence: Span) -> Iterator[tuple[Span, int | None]]:
        """Give the parts of a sentence, each with the quotation that it belongs to."""
        inside = self._inside(sentence)
        quoted = list(self._cut(sentence, inside))
        if not quoted:
            yield sentence, inside[0] if inside else None
            return
        at = sentence.start
        for span, index in quoted:
            yield from self._rest(Span(at, span.start))
            yield span, index
            at = span.end
        yield from self._rest(Span(at, sentence.end))

    def _inside(self, sentence: Span) -> list[int]:
        """Give the quotations that reach into the sentence."""
        quotations = self._reading.marks.quotations
        while self._next < len(quotations) and quotations[self._next].start < sentence.end:
            self._open.append(self._next)
            self._next += 1
        self._open = [index for index in self._open if quotations[index].end > sentence.start]
        return list(self._open)

    def _cut(self, sentence: Span, inside: list[int]) -> Iterator[tuple[Span, int]]:
        """Give the speech to cut out, outermost first, without its quotation marks."""
        at = sentence.start
        for index in inside:
            quotation = self._reading.marks.quotations[index]
            if not self._is_apart(quotation) or sentence.start <= quotation.start < at:
                continue
            span = self._said(quotation, max(quotation.start, at), min(quotation.end, sentence.end))
            if quotation.end - quotation.start >= _MIN_SPEECH and span.start < span.end:
                yield span, index
                at = span.end

    def _said(self, quotation: Quotation, start: int, end: int) -> Span:
        """Give what is said, without quotation marks and the word that leads it in."""
        span = trimmed(self._reading.text, start, end)
        if quotation.kind is QuotationKind.DIRECT:
            return span  # "That is false."
        lead = self._leading.match(self._reading.text, span.start, span.end)
        return Span(lead.end(), span.end) if lead else span

    def _is_apart(self, quotation: Quotation) -> bool:
        """Say whether speech is cut out: between marks, or a whole clause told of somebody with a name.

        "I think that …" stays whole, and so does "the city promised to build …".
        """
        if quotation.kind is not QuotationKind.INDIRECT:
            return quotation.kind is QuotationKind.DIRECT
        return bool(self._reading.between("tenses", quotation)) and self._reading.names(quotation.speaker)

    def _rest(self, span: Span) -> Iterator[tuple[Span, None]]:
        """Give what is left beside the speech, if it says more than who spoke."""
        rest = trimmed(self._reading.text, span.start, span.end)
        if rest.end - rest.start >= _MIN_SPEECH and self._says_more(rest):
            yield rest, None

    def _says_more(self, span: Span) -> bool:
        reading = self._reading
        verbs = sum(not self._reports(reading.marks.tenses[i][0]) for i in reading.between("tenses", span))
        return verbs > 0 and bool(reading.between("quantities", span) or reading.between("times", span))

    def _reports(self, verb: Span) -> bool:
        return covered(verb.start, self._reading.reporting) or covered(verb.end - 1, self._reading.reporting)


def is_dateline(statement: Statement) -> bool:
    """Say whether a statement is hardly more than a date: a line under a title."""
    if statement.tenses or statement.inner or statement.quantities:
        return False
    told = sum(time.end - time.start for _, time in statement.times)
    return bool(told) and statement.end - statement.start - told < _MIN_SPEECH


def trimmed(text: str, start: int, end: int) -> Span:
    """Give the span without quotation marks, commas and white space at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    return Span(start, max(start, end - (len(words) - len(words.rstrip(_EDGES)))))


def _clauses(reading: Reading, joints: _Joints, span: Span) -> Iterator[Span]:
    """Give the clauses that can stand alone; the span itself where nothing can be cut off."""
    span, conceded = _conceded(reading, joints, span)
    yield from conceded
    start, text = span.start, reading.text
    for joint in joints.between.finditer(text, span.start, span.end):
        left, right = Span(start, joint.start()), Span(joint.end(), span.end)
        if joint.start() > start and _stands_alone(reading, left) and _stands_alone(reading, right):
            yield from _joined(reading, joints, left)
            start = joint.end()
    yield from _joined(reading, joints, Span(start, span.end))


def _conceded(reading: Reading, joints: _Joints, span: Span) -> tuple[Span, list[Span]]:
    """Give what is left of a span, and the clause before it that it opens with ("Although crime fell by 3 %, …")."""
    opens = joints.conceding.match(reading.text, span.start, span.end)
    comma = reading.text.find(", ", opens.end(), span.end) if opens else -1
    if opens is None or comma < 0:
        return span, []
    left, right = Span(opens.end(), comma), Span(comma + 2, span.end)
    return (right, [left]) if _is_measured(reading, left) and _is_measured(reading, right) else (span, [])


def _joined(reading: Reading, joints: _Joints, span: Span) -> Iterator[Span]:
    """Give the clauses that only an "and" joins: each with a verb, a figure or time, and a subject of its own."""
    start, text = span.start, reading.text
    for joint in joints.bare.finditer(text, span.start, span.end):
        left, right = Span(start, joint.start()), Span(joint.end(), span.end)
        if _is_measured(reading, left) and _is_measured(reading, right) and _has_subject(reading, joints, right):
            yield left
            start = joint.end()
    yield Span(start, span.end)


def _is_measured(reading: Reading, span: Span) -> bool:
    """Say whether a clause has a verb, and a figure or a time."""
    told = reading.between("quantities", span) or reading.between("times", span)
    return bool(told) and bool(reading.between("tenses", span))


def _has_subject(reading: Reading, joints: _Joints, span: Span) -> bool:
    """Say whether words that are no verb, and open no clause of their own, stand before the first verb."""
    verb = reading.marks.tenses[reading.between("tenses", span)[0]][0]
    before = [word.group().lower() for word in _WORD.finditer(reading.text, span.start, verb.start)]
    if all(word in joints.beside for word in before):
        return False
    return joints.opening.search(reading.text, span.start, verb.start) is None


def _stands_alone(reading: Reading, span: Span) -> bool:
    """Say whether a clause has a verb and something to check."""
    if not reading.between("tenses", span):
        return False
    if any(reading.between(kind, span) for kind in ("quantities", "times", "entities")):
        return True
    return any(reading.marks.cues[i].kind in _CHECKABLE for i in reading.between("cues", span))


def _inner(reading: Reading, joints: _Joints, span: Span) -> Iterator[Span]:
    """Give noun phrases that tell a length of time, where the clause tells another time as well."""
    times = [reading.marks.times[i] for i in reading.between("times", span)]
    if len(times) < 2:  # noqa: PLR2004 - two times
        return
    at = span.start
    for time in times:
        if time.type is TimeType.DURATION and time.relation in _TOLD_IN_PASSING:
            start = _noun_before(reading, joints, span, time)
            if start is not None and start > at:
                at = _end_of(reading.text, time.end, span.end)
                yield Span(start, at)


def _noun_before(reading: Reading, joints: _Joints, span: Span, time: Time) -> int | None:
    """Give where the noun and participle begin that the length of time belongs to."""
    floor = max(span.start, time.start - _LOOK_BACK)
    for word in _WORD.finditer(reading.text, floor, time.start):
        found = joints.inner.match(reading.text, word.start(), time.start)
        if found and found.end() == time.start:
            return word.start()
    return None


def _end_of(text: str, start: int, end: int) -> int:
    found = _ENDS.search(text, start, end)
    return found.start() if found else end


@cache
def _joints(pack: Pack) -> _Joints:
    table = pack.file("claims")
    joining, opening = (_either(table.words(key)) for key in ("joining", "opening"))
    between = rf"\s*;\s+|(?:,|\s[—–])\s+(?:(?:{joining})(?:(?<=['’])|\s+)|(?={opening}\s))"
    inner = table.text("inner").replace(" ", r"\s+")
    leading = rf"{_either(table.words('leading'))}(?:(?<=['’])|\s+)"
    bare = rf"\s+{_either(table.words('bare'))}\s+"
    relative = rf"\b{_either((*table.words('opening'), *table.words('leading')))}"
    conceding = rf"{_either(table.words('conceding'))}\s+"
    return _Joints(
        re.compile(between),
        re.compile(bare),
        re.compile(relative),
        frozenset(table.words("beside")),
        re.compile(conceding, re.IGNORECASE),
        re.compile(inner),
        re.compile(leading, re.IGNORECASE),
    )


def _either(words: tuple[str, ...]) -> str:
    shaped = (re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in words)
    return f"(?:{'|'.join(sorted(shaped, key=len, reverse=True))})"
