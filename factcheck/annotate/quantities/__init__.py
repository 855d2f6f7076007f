"""From sentences to quantities: figures with value, bounds, unit, and what they count.

What goes in: the text, its sentences, the times already found (a figure inside a date is none), a language pack. What
comes out: ``Quantity`` marks sorted by start, none overlapping. The steps: mask what is no figure, split into tokens,
read numerals, give each its unit, bounds and noun, and look around for time, change and modality. No word of any
language stands here: all come from ``quantities.toml``.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from factcheck.annotate.quantities.context import Surroundings, change_of, entity_of, modality_of, scope_of
from factcheck.annotate.quantities.figure import Figure, joined, sharing
from factcheck.annotate.quantities.figures import find_figures
from factcheck.annotate.quantities.lexicon import lexicon
from factcheck.annotate.quantities.names import formats
from factcheck.annotate.quantities.tokens import Token, tokenise
from factcheck.annotate.quantities.wordlists import Lexicon
from factcheck.languages import Pack
from factcheck.model import Quantity, Relation, Sentence, Span, Time, TimeType

__all__ = ["find_quantities"]

_RATE_WORDS = 2
_SIGNS = ("€", "$", "£", "¥", "%")
_LENGTHS = frozenset({Relation.LASTING, Relation.RUNNING, Relation.AGE})


def find_quantities(
    text: str, sentences: Sequence[Sentence], times: Sequence[Time], pack: Pack
) -> tuple[Quantity, ...]:
    """Give the quantities of ``text``, sorted, none overlapping.

    A length of time ("deux ans de prison") is one, a date is not. Raises PackError where the pack has no
    ``quantities.toml`` or a key of it is missing.
    """
    words = lexicon(pack)
    masks = [time for time in times if not _is_figure(time, text, words)]
    found: list[Quantity] = []
    for index, sentence in enumerate(sentences):
        following = sentences[index + 1] if index + 1 < len(sentences) else None
        tokens = tokenise(text, sentence, _masks(text, sentence, masks), words.elisions)
        figures = tuple(joined(tokens, sharing(tokens, find_figures(tokens, words, pack.code), words)))
        for figure, room in zip(figures, _rooms(tokens, figures, sentence), strict=True):
            scope = Surroundings(sentence, following, room), times
            found.append(_quantity(text, tokens, figure, words, scope=scope))
    return tuple(found)


def _is_figure(time: Time, text: str, words: Lexicon) -> bool:
    """Say whether a time is a figure as well, or was taken for a time where it is the tail of one."""
    return _is_length(time) or _is_rate(time, words) or _is_sum(time, text) or _is_tail(time, text, words)


def _is_length(time: Time) -> bool:
    return time.type is TimeType.DURATION and time.relation in _LENGTHS


def _is_rate(time: Time, words: Lexicon) -> bool:
    """See the "an" of "par an": a figure's rate, though it is a time as well."""
    parts = time.text.lower().split()
    return 0 < len(parts) <= _RATE_WORDS and parts[-1] in words.rates.words


def _is_sum(time: Time, text: str) -> bool:
    """See the "2000" of "2000 €", which looks like a year."""
    return time.text.isdecimal() and text[time.end : time.end + 2].lstrip()[:1] in _SIGNS


def _is_tail(time: Time, text: str, words: Lexicon) -> bool:
    """See the "billion years ago" of "13.5 billion years ago", the "the 10" of "the 10-year note"."""
    if (
        time.text[-1:].isdecimal()
        and text[time.end : time.end + 1] == "-"
        and text[time.end + 1 : time.end + 2].isalpha()
    ):
        return True
    first = time.text.split(maxsplit=1)[0].lower() if time.text else ""
    return first in words.numbers.scales and text[max(0, time.start - 2) : time.start].strip().isdecimal()


def _masks(text: str, sentence: Sentence, times: Sequence[Time]) -> list[Span]:
    key = attrgetter("start")
    inside = times[bisect_left(times, sentence.start, key=key) : bisect_left(times, sentence.end, key=key)]
    return _disjoint(sorted([*formats(text, sentence), *(Span(time.start, time.end) for time in inside)]))


def _disjoint(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in spans:
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _rooms(tokens: Sequence[Token], figures: Sequence[Figure], sentence: Sentence) -> Iterator[Span]:
    """Give each figure's room: from the end of the figure before it to the start of the one behind."""
    for index, _ in enumerate(figures):
        start = tokens[figures[index - 1].end - 1].end if index else sentence.start
        end = tokens[figures[index + 1].start].start if index + 1 < len(figures) else sentence.end
        yield Span(start, end)


def _quantity(
    text: str,
    tokens: Sequence[Token],
    figure: Figure,
    words: Lexicon,
    *,
    scope: tuple[Surroundings, Sequence[Time]],
) -> Quantity:
    span = Span(tokens[figure.start].start, tokens[figure.end - 1].end)
    of = Span(tokens[figure.of[0]].start, tokens[figure.of[1] - 1].end) if figure.of else None
    return Quantity(
        span.start,
        span.end,
        text=span.words(text),
        value=figure.value,
        low=figure.low,
        high=figure.high,
        modifier=figure.modifier,
        unit=figure.unit.symbol,
        dimension=figure.unit.dimension,
        of=of.words(text) if of else "",
        of_span=of,
        step=figure.step,
        rate=figure.rate,
        change=change_of(tokens, figure, words),
        scope=None if figure.unit.dimension == "time" else scope_of(span, *scope, text),
        entity=entity_of(tokens, figure, words),
        modality=modality_of(tokens, figure, words),
    )
