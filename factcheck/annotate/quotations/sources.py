"""Sources: what "selon X", "d'après X" and "according to X" report.

What goes in: a frame. What comes out: ``Found`` for what a person, a body or a paper is given as the source of. "Selon
la saison" names no source.
"""

from collections.abc import Iterator, Sequence

from factcheck.annotate.quotations.asides import named_work
from factcheck.annotate.quotations.frames import Found, Frame, Range, reported
from factcheck.annotate.quotations.phrases import bare_phrase
from factcheck.annotate.quotations.verbs import has_verb

_SHORT = 3
_ASIDE = 10
_KINDS = frozenset(("source", "cited"))


def by_sources(frame: Frame) -> Iterator[Found]:
    """Give what "selon X" and "according to X" report; of two in one sentence the first."""
    i = frame.low
    done = -1
    while i < frame.high:
        source = frame.lex.according.match(frame.words, i)
        if source is None or source[1] not in _KINDS or frame.piece_over(i) is not None or i < done:
            i += 1
            continue
        for found in _by_source(frame, i, source[0], sure=source[1] == "cited"):
            done = frame.sentence_of(i)[1]
            yield found
        i = source[0]


def _by_source(frame: Frame, first: int, at: int, *, sure: bool) -> Iterator[Found]:
    words, lex = frame.words, frame.lex
    begin, high = frame.sentence_of(first)
    speaker = bare_phrase(words, at, high, lex) or named_work(frame, at)
    if speaker is None or speaker[0] != at:
        return
    leads = not any(
        words.is_word(k) and words.forms[k] not in lex.connectors | lex.coordinators | lex.skip | lex.between
        for k in range(begin, first)
    )
    comma = words.forms[first - 1 : first] == (",",) and first > begin
    if frame.piece_over(at) is not None and not (leads or comma):
        return  # "un dessin d'après «Les Contes du chat»"
    if not _is_source(frame, speaker, sure=sure or not (leads or comma)):
        return
    cue = (first, at)
    if leads:
        begin_said = _behind_source(frame, speaker, high)
        if begin_said is not None:
            end = min(begin_said, speaker[1])
            yield from _one(reported(frame, begin_said, high, cue, (speaker[0], end)))
        return
    if any(group.end == first for group in frame.groups):
        return  # "the firm said according to …"
    stop = first - 1 if comma else first
    if any(0 <= piece.first - speaker[1] <= 1 for piece in frame.pieces):
        return  # "It was, in the words of one nurse, «…»": direct speech
    yield from _one(reported(frame, begin, stop, cue, speaker))
    rest = next((k for k in range(speaker[1], high) if words.forms[k] == ","), high)
    quoted = any(begin <= piece.first < first for piece in frame.pieces)
    if comma and not quoted and high - rest > _SHORT + 1 and has_verb(words, rest + 1, high, lex):
        yield from _one(reported(frame, rest + 1, high, cue, speaker))


def _one(found: Found | None) -> Iterator[Found]:
    if found is not None:
        yield found


def _behind_source(frame: Frame, speaker: Range, high: int) -> int | None:
    """Give where what is said begins behind "Selon X": at the comma, or at the name that opens a clause without one."""
    words = frame.words
    commas = [k for k in range(speaker[1], high) if words.forms[k] == "," and frame.piece_over(k) is None]
    if commas:
        return (commas[1] if _is_apposition(frame, commas) else commas[0]) + 1
    for k in range(speaker[0] + 1, speaker[1]):
        if (
            words.is_capital(k)
            and not words.is_capital(k - 1)
            and words.is_word(k - 1)
            and words.forms[k - 1] not in frame.lex.links | frame.lex.determiners
        ):
            return k
    return None


def _is_apposition(frame: Frame, commas: Sequence[int]) -> bool:
    """Say whether the words between the first two commas go on with the source ("selon Ann Lee, du Greenwatch, …")."""
    if len(commas) < 2 or commas[1] - commas[0] > _ASIDE:  # noqa: PLR2004 - two commas
        return False
    words, lex = frame.words, frame.lex
    first = words.forms[commas[0] + 1]
    opens = first in lex.determiners | lex.subjects | lex.skip or words.is_capital(commas[0] + 1)
    return (not opens or first in lex.links - lex.articles) and (
        not lex.bare_subjects or not has_verb(words, commas[0] + 1, commas[1], lex)
    )


def _is_source(frame: Frame, speaker: Range, *, sure: bool) -> bool:
    """Say whether the phrase can speak; ``sure`` wants a name, a pronoun or a word for those who inform."""
    words, lex = frame.words, frame.lex
    forms = words.forms[speaker[0] : speaker[1]]
    if any(form in lex.no_source for form in forms[:4]):
        return False
    known = any(form in lex.source_nouns or form in lex.subjects for form in forms)
    return known or not sure or any(words.is_capital(k) for k in range(*speaker))
