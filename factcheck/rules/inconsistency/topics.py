"""The words that comparing needs, by language code."""

from functools import cache

from factcheck.languages import UnknownLanguageError, load
from factcheck.languages.vocabulary import vocabulary
from factcheck.measure import Vocabulary


@cache
def comparing(language: str) -> Vocabulary | None:
    """Give the words to compare statements of a language with; None where there are none."""
    try:
        pack = load(language)
    except UnknownLanguageError:
        return None
    return vocabulary(pack) if pack.has("compare") else None
