"""Which document of the ledger an article is: the same again, a new version of one, or a new one.

In: what was read, and the open file. Out: the number of the document that it is, None where it is new. The same URL
is the same document; so is the same text; the same name is where the texts share much, since two articles may both
be called article.txt.
"""

from dataclasses import replace
from hashlib import sha256

from factcheck.model import Document, DocumentRecord
from factcheck.store import documents
from factcheck.store.align import spoken
from factcheck.store.core import Core
from factcheck.store.fold import folded

RUN = 3  # words in a row that two versions of an article share and two articles hardly do
SHARED = 0.15  # share of such runs from which texts of one name are versions of one article
NAMELESS = ("", "-", "standard input")
BY_HAND = "option"  # the day of publication was given by a person
LOOKED_AT = 20  # documents of one name that are compared, the newest first


def dated(document: Document, old: DocumentRecord) -> Document:
    """Give a document with the day that is known of it, where the new reading tells none or only a page's own word.

    What a person said stands until a person says otherwise.
    """
    told = document.published is not None and (old.published_by != BY_HAND or document.published_by == BY_HAND)
    if told:
        return document
    also = old.published_also
    return replace(document, published=old.published, published_by=old.published_by, published_also=also)


def key_of(document: Document) -> str:
    """Give the key of a new document: from its URL, else from its words."""
    told = f"url:{document.url}" if document.url else f"text:{folded(document.text)}"
    return sha256(told.encode()).hexdigest()[:24]


def find(core: Core, document: Document) -> int | None:
    """Give the number of the document that ``document`` is."""
    return _by_url(core, document) or _by_text(core, document) or _by_name(core, document)


def _by_url(core: Core, document: Document) -> int | None:
    if not document.url:
        return None
    found: int | None = core.one("SELECT id FROM document WHERE url = ? ORDER BY id LIMIT 1", [document.url])
    return found


def _by_text(core: Core, document: Document) -> int | None:
    """Give the document that has, or had, this very text; two pages with one text stay two documents."""
    query = (
        "SELECT d.id FROM document_text t JOIN document d ON d.id = t.document_id "
        "WHERE t.hash = ? AND (d.url = '' OR ? = '') ORDER BY d.id LIMIT 1"
    )
    found: int | None = core.one(query, [documents.text_hash(document.text), document.url])
    return found


def _by_name(core: Core, document: Document) -> int | None:
    name = documents.name_of(document)
    if document.url or name in NAMELESS:
        return None
    query = "SELECT id FROM document WHERE name = ? AND url = '' ORDER BY id DESC LIMIT ?"
    rows = core.rows(query, [name, LOOKED_AT])
    mine = _runs(document.text) if rows else set()
    for row in rows:
        theirs = _runs(documents.one(core, row["id"]).text)
        if len(mine & theirs) > SHARED * min(len(mine), len(theirs)):
            return int(row["id"])
    return None


def _runs(text: str) -> set[tuple[str, ...]]:
    said = [word.folded for word in spoken(text)]
    return {tuple(said[at : at + RUN]) for at in range(max(1, len(said) - RUN + 1))}
