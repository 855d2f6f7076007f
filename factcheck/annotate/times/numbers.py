"""Numbers in words: "dix-huit", "two hundred and five" → a whole number."""

from collections.abc import Mapping, Sequence

from factcheck.annotate.times.lexicon import Phrase

_HUNDRED, _THOUSAND = 100, 1000


def compose(words: Sequence[str], values: Mapping[Phrase, str]) -> int:
    """Give the number that ``words`` say; words that are no numbers ("et", "-") are passed over."""
    total = group = 0
    for value in _parts(words, values):
        if value >= _THOUSAND:
            total += (group or 1) * value
            group = 0
        elif value == _HUNDRED:
            group = (group or 1) * value
        else:
            group += value
    return total + group


def _parts(words: Sequence[str], values: Mapping[Phrase, str]) -> list[int]:
    found: list[int] = []
    at = 0
    while at < len(words):
        size = next((n for n in range(5, 0, -1) if tuple(words[at : at + n]) in values), 0)
        if size:
            found.append(int(values[tuple(words[at : at + size])]))
        at += size or 1
    return found
