"""A text with what is known about it becomes a ``Document``.

In: the text as it was given, and what the user, the file or the page says about it. Out: a Document whose text
is normalised and whose language has a pack. Not known here: where the text came from.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import cache
from pathlib import Path

from factcheck.languages import Pack, available, load
from factcheck.languages.detect import UndetectedLanguageError, detect_language
from factcheck.model import Document, Places
from factcheck.model.frozen import dataclass
from factcheck.read.decode import normal, places
from factcheck.read.errors import EmptyTextError, UnclearLanguageError

SHORT = 400  # characters under which a page's own word on its language is better than detection


@dataclass(frozen=True, slots=True)
class Found:
    """What a file says about itself, its text as found in it.

    ``places`` are the places of the text's code points in the file, None where they are the same or mean nothing
    there (PDF, HTML). ``comments`` are the source's comments that are not in the text. ``published_also`` are the
    dates of other rules where they disagree.
    """

    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_by: str = ""
    published_also: tuple[tuple[str, date], ...] = ()
    language: str = ""
    url: str = ""
    places: Places | None = None
    comments: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about a document; it wins over what the file says.

    ``charset`` is what a server said of the encoding, which is believed less; ``kind`` is the format where it is known.
    """

    language: str | None = None
    published: date | None = None
    encoding: str | None = None
    packs: tuple[Path, ...] = ()
    name: str = ""
    id: str = ""
    url: str = ""
    charset: str | None = None
    kind: str = ""
    published_by: str = "option"
    title: str = ""
    authors: tuple[str, ...] = ()
    meta: Mapping[str, object] = field(default_factory=dict)


def document(found: Found, given: Given) -> Document:
    """Put together what was found and what was given.

    Raises EmptyTextError where there are no words; UnclearLanguageError, UnknownLanguageError where it is in no
    language that has a pack.
    """
    if not found.text.strip():
        raise EmptyTextError(f"{given.name or 'the text'} is empty: there is nothing to read in it")
    told = given.published is not None
    return Document(
        text=found.text,
        language=_language(found, given),
        published=given.published if told else found.published,
        published_by=given.published_by if told else found.published_by,
        title=given.title or found.title,
        authors=given.authors or found.authors,
        url=found.url or given.url,
        name=given.name,
        id=given.id,
        meta=given.meta,
        published_also=found.published_also if not told else (),
        places=found.places,
        comments=found.comments,
    )


def _language(found: Found, given: Given) -> str:
    """Give the language's code; where many documents are read the message says which one is not clear."""
    try:
        return language_of(found.text, given.language, found.language, given.packs)
    except UndetectedLanguageError as error:
        raise UnclearLanguageError(f"{given.name}: {error}" if given.name else str(error)) from None


def plain(text: str) -> Found:
    """Give a text as given: normalised, with the way back to the places in what was given."""
    normalised = normal(text)
    return Found(normalised, places=places(text, normalised))


def language_of(text: str, given: str | None, declared: str, packs: tuple[Path, ...]) -> str:
    """Give the code of the language: as given, else as detected, the declared one where the words do not tell.

    Pages declare the language of their template, so the words of a whole article are believed more. Raises
    UnknownLanguageError, UndetectedLanguageError where there is no pack for it.
    """
    if given:
        return load(primary(given), packs).code
    known = _packs(packs)
    fallback = primary(declared) if primary(declared) in (pack.code for pack in known) else ""
    if fallback and len(text) < SHORT:
        return fallback
    try:
        return detect_language(text, known)
    except UndetectedLanguageError:
        if not fallback:
            raise
        return fallback


def primary(code: str) -> str:
    """Give the language of a tag: "fr" of "fr-CA" or "fr_FR"."""
    return code.strip().replace("_", "-").partition("-")[0].lower()


@cache
def _packs(folders: tuple[Path, ...]) -> tuple[Pack, ...]:
    return tuple(load(code, folders) for code in available(folders))
