"""Texts beside a document's own that rules read, too: its title, and what sources say of its claims.

What goes in: a document, claims of the ledger, and how texts are read. What comes out: ``Part``s with their sentences
and marks. A title that the text begins with is no part of its own.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from factcheck.languages import available, load
from factcheck.languages.detect import UndetectedLanguageError, detect_language
from factcheck.model import Document, LedgerClaim, Marks, Part, Sentence, Stance

if TYPE_CHECKING:
    from factcheck.flow import Judge

Readers = Callable[[Sequence[Document]], Sequence[tuple[tuple[Sentence, ...], Marks]]]
"""Gives the sentences and marks of texts."""
_NEAR_THE_TOP = 200  # characters of a text in which its title may stand


def headline_of(document: Document, read: Readers) -> Part | None:
    """Give the title of a document with its marks; None where there is none, or the text begins with it."""
    title = document.title.strip()
    if not title or title in document.text[: len(title) + _NEAR_THE_TOP]:
        return None
    ((sentences, marks),) = read([Document(title, document.language, document.published, document.published_by)])
    return Part(title, document.language, sentences, marks)


def passages_of(claims: Iterable[LedgerClaim], judge: "Judge", read: Readers) -> dict[int, tuple[Part, ...]]:
    """Give what the sources of claims say, those that refute them left out, by the numbers of the claims."""
    found = {}
    for claim in claims:
        said = [one for one in claim.material if one.passage.strip() and one.stance is not Stance.REFUTES]
        texts = [_document(one.passage, one.published, claim, judge) for one in said]
        if texts:
            found[claim.number] = tuple(
                Part(text.text, text.language, *reading, source=one.id, name=one.publisher or one.title or one.url)
                for one, text, reading in zip(said, texts, read(texts), strict=True)
            )
    return found


def _document(passage: str, day: date | None, claim: LedgerClaim, judge: "Judge") -> Document:
    """Give a passage as a text to read: in the claim's language where its words do not tell another."""
    packs = tuple(load(code, judge.packs) for code in available(judge.packs))
    try:
        language = detect_language(passage, packs)
    except UndetectedLanguageError:
        language = claim.language
    return Document(passage, language, day, "option" if day else "")
