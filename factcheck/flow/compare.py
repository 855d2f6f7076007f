"""Two documents against each other: what agrees, what conflicts, what only one has.

What goes in: two documents. What comes out: a ``Comparison``. The stages are those of a scan up to the marks; then each
sentence becomes a statement, an index finds those of the other document that may be of the same thing, and
``factcheck.measure`` judges the pairs. What cannot be decided is unknown, never agreement.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from factcheck.annotate import annotate
from factcheck.flow import Judge
from factcheck.languages import Pack, Table
from factcheck.languages.vocabulary import vocabulary
from factcheck.measure import Conflict, Reason, Statement, find_conflicts, overlap, statement
from factcheck.measure.comparison import Comparison, Disagreement, Pairing, Verdict
from factcheck.measure.figures import counts_alike, same_topic
from factcheck.measure.index import Index
from factcheck.measure.times import dates_alike
from factcheck.model import Document, FactcheckError, Marks, Modifier, Quantity, Reference, Span, TimeType
from factcheck.model.frozen import dataclass
from factcheck.read import read_document
from factcheck.read.document import Given
from factcheck.read.stream import parse_record, record_document, record_lines
from factcheck.segment import segment

CODES = {Reason.DATE: "IC302", Reason.DIRECTION: "IC303", Reason.POLARITY: "IC304"}
_FIGURES = "IC301"
_ALIKE = 0.6
_BOUNDS = frozenset({Modifier.MORE_THAN, Modifier.LESS_THAN, Modifier.AT_LEAST, Modifier.AT_MOST})


@dataclass(frozen=True, slots=True)
class _Side:
    """One document, ready to compare."""

    document: Document
    marks: Marks
    statements: tuple[Statement, ...]

    def speaker(self, span: Span) -> str:
        """Give who is quoted with ``span``, "" for nobody."""
        for quotation in self.marks.quotations:
            if quotation.covers(span) and quotation.speaker:
                return quotation.speaker.name or quotation.speaker.text
        return ""


def compare_documents(a: Document, b: Document, judge: Judge, *, name: str = "") -> Comparison:
    """Compare two documents; raises UnknownLanguageError where one has no pack."""
    left, right = _side(a, judge), _side(b, judge)
    index = Index(right.statements)
    pairs = [(one, other) for one in left.statements for other in index.like(one)]
    found = _kept(left, right, pairs)
    conflicts = tuple(_told(conflict, left, right, judge.reader) for conflict in found)
    agreements = _agreements(pairs)
    return Comparison(
        a,
        b,
        _relation(left, right, pairs, conflicts),
        conflicts,
        agreements,
        _alone(left, {pair.a for pair in agreements} | {conflict.a for conflict in conflicts}),
        _alone(right, {pair.b for pair in agreements} | {conflict.b for conflict in conflicts}),
        name,
        judge.reader.file("compare").texts("labels"),
    )


def _side(document: Document, judge: Judge) -> _Side:
    pack = judge.pack(document.language)
    sentences = segment(document.text, pack)
    marks = annotate(document.text, sentences, pack, document.published, judge.facts.gazetteer(document.language))
    words = vocabulary(pack)
    said = [part for quotation in marks.quotations for part in (quotation.speaker, quotation.cue_span) if part]
    made = (statement(document.text, span, marks.quantities, marks.times, words, said) for span in sentences)
    return _Side(document, marks, tuple(made))


def _kept(left: _Side, right: _Side, pairs: Iterable[tuple[Statement, Statement]]) -> list[Conflict]:
    """Give each conflict once, without figures that the other document gives elsewhere as well."""
    found: dict[tuple[Span, Span], Conflict] = {}
    for one, other in pairs:
        for conflict in find_conflicts(one, other):
            given = _given_in(right, one, conflict.a) or _given_in(left, other, conflict.b)
            if not given and not (_moves(conflict, one, other) and _days_apart(left, right)):
                found.setdefault((conflict.a, conflict.b), conflict)
    return [found[key] for key in sorted(found)]


def _moves(conflict: Conflict, one: Statement, other: Statement) -> bool:
    """Say whether a conflict is of what rises or falls, at a time that neither statement gives: shares do every day."""
    moving = conflict.reason is Reason.DIRECTION or any(q.change for q in (*one.quantities, *other.quantities))
    dated = [any(time.reference is Reference.ABSOLUTE for time in where.times) for where in (one, other)]
    return moving and not all(dated)


def _days_apart(left: _Side, right: _Side) -> bool:
    a, b = left.document.published, right.document.published
    return a is not None and b is not None and abs(a - b) > timedelta(days=1)


def _given_in(side: _Side, where: Statement, span: Span) -> bool:
    """Say whether a statement of ``side`` gives the figure at ``span`` of ``where`` too."""
    figure = next((q for q in where.quantities if (q.start, q.end) == (span.start, span.end)), None)
    if figure is None:
        return False
    said = (other for other in side.statements if other.negated == where.negated)
    return any(
        counts_alike(figure, theirs, where, other) and _as_sharp(theirs, figure)
        for other in said
        for theirs in other.quantities
    )


def _as_sharp(theirs: Quantity, figure: Quantity) -> bool:
    """Say whether a figure gives another one: "plus de 60" does not give 62."""
    return theirs.modifier not in _BOUNDS or theirs.modifier is figure.modifier or theirs.value == figure.value


def _told(conflict: Conflict, left: _Side, right: _Side, reader: Pack) -> Disagreement:
    a, b = conflict.a.words(left.document.text), conflict.b.words(right.document.text)
    speakers = left.speaker(conflict.a), right.speaker(conflict.b)
    table = reader.file("compare")
    words = table.table("messages")
    said = {"a": _said(a, speakers[0], table), "b": _said(b, speakers[1], table)}
    message = words.text(conflict.reason.value).format(**said)
    return Disagreement(
        CODES.get(conflict.reason, _FIGURES), conflict.reason, conflict.a, conflict.b, message, *speakers
    )


def _said(words: str, speaker: str, table: Table) -> str:
    several = speaker.lower().split()[:1] and speaker.lower().split()[0] in table.words("several")
    form = "written" if not speaker else "say" if several else "said"
    return table.table("messages").text(form).format(words=words, speaker=speaker)


def _agreements(pairs: Iterable[tuple[Statement, Statement]]) -> tuple[Pairing, ...]:
    """Give figures and dates that both give, in statements of one thing."""
    found: set[tuple[Span, Span]] = set()
    for one, other in pairs:
        if same_topic(one, other):
            found.update(_alike(one, other))
    taken: set[Span] = set()
    kept = []
    for a, b in sorted(found):
        if a not in taken and b not in taken:
            taken |= {a}
            kept.append(Pairing(a, b))
    return tuple(kept)


def _alike(one: Statement, other: Statement) -> Iterator[tuple[Span, Span]]:
    for mine in one.quantities:
        for theirs in other.quantities:
            if counts_alike(mine, theirs, one, other):
                yield Span(mine.start, mine.end), Span(theirs.start, theirs.end)
    for time in one.times:
        for twin in other.times:
            if dates_alike(time, twin):
                yield Span(time.start, time.end), Span(twin.start, twin.end)


def _alone(side: _Side, told: set[Span]) -> tuple[Span, ...]:
    """Give the figures and dates of one side that the other does not speak of."""
    figures = (Span(q.start, q.end) for q in side.marks.quantities)
    dates = (Span(t.start, t.end) for t in side.marks.times if t.interval and t.type is not TimeType.SET)
    return tuple(sorted(span for span in {*figures, *dates} if not any(span.overlaps(other) for other in told)))


def _relation(
    left: _Side, right: _Side, pairs: list[tuple[Statement, Statement]], conflicts: tuple[Disagreement, ...]
) -> Verdict:
    if conflicts:
        return Verdict.CONFLICT
    if not pairs:
        return Verdict.UNRELATED
    least = left if len(left.statements) <= len(right.statements) else right
    matched = {one.span if least is left else other.span for one, other in pairs if _says_the_same(one, other)}
    return Verdict.AGREE if len(matched) == len(least.statements) else Verdict.UNKNOWN


def _says_the_same(one: Statement, other: Statement) -> bool:
    """Say whether two statements share most words of both and every figure and date."""
    if overlap(one, other)[1] < _ALIKE or one.negated != other.negated:
        return False
    told = set(_alike(one, other))
    marks = len(one.quantities) + len(one.times), len(other.quantities) + len(other.times)
    return marks[0] == marks[1] == len(told)


@dataclass(frozen=True, slots=True)
class BadPair:
    """A line that could not be compared: its id where it has one, a stable code, one sentence."""

    id: str | None
    code: str
    message: str


def compare_records(lines: Iterable[str | bytes], judge: Judge) -> Iterator[Comparison | BadPair]:
    """Compare the pairs of a stream, one JSON object ``{"id", "a": {…}, "b": {…}}`` a line, in order."""
    for number, line in enumerate(lines, 1):
        name: str | None = None
        try:
            record = parse_record(line, number)
            name = str(record["id"]) if "id" in record else None
            a, b = (_part(record, key, number, judge) for key in ("a", "b"))
            yield compare_documents(a, b, judge, name=name or f"line {number}")
        except FactcheckError as error:
            yield BadPair(name, error.code, str(error))


def compare_stream(place: str, judge: Judge) -> Iterator[Comparison | BadPair]:
    """Compare the pairs of a file of JSON lines, "-" for standard input; raises MissingFileError."""
    return compare_records(record_lines(place), judge)


class BadPairError(FactcheckError):
    """A line of pairs without its two texts."""

    code = "bad-record"


def _part(record: Mapping[str, Any], key: str, number: int, judge: Judge) -> Document:
    part = record.get(key)
    if not isinstance(part, dict):
        raise BadPairError(f"line {number} must hold an object {key!r} with a 'text': give both texts to compare")
    return record_document(part, number, Given(packs=judge.packs))


def compare_files(
    a: str, b: str, judge: Judge, *, language: str | None = None, published: date | None = None
) -> Comparison:
    """Compare two files, "-" for standard input; raises ReadError children, UnknownLanguageError."""
    left, right = (read_document(place, language=language, published=published, packs=judge.packs) for place in (a, b))
    return compare_documents(left, right, judge)
