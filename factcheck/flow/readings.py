"""Sentences and marks of texts, read from the ledger where they were found before, found anew where they were not.

What goes in: documents, by the batch. What comes out: what segmenting and annotating give. A reading stands while the
text, its language and day, the stages' code, the language's pack and the names in the facts are what they were; what
leans on the day judged on, on facts or on rules is never kept, but judged each time.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

import factcheck
from factcheck.flow import Judge, Reading, read_text
from factcheck.languages import Pack
from factcheck.model import Document, Gazetteer
from factcheck.store import Ledger

_STAGES = ("annotate", "segment.py", "model", "languages")


class Readings:
    """Readings of one ledger's texts by one judge."""

    def __init__(self, ledger: Ledger, judge: Judge) -> None:
        """Begin with nothing read."""
        self._kept, self._judge = ledger.checking(), judge
        self._made_by: dict[str, str] = {}
        self._seen: set[str] = set()

    def of(self, documents: Sequence[Document]) -> list[Reading]:
        """Give the readings of documents, in their order; keeps those that are new."""
        by_language: dict[str, list[int]] = {}
        for at, document in enumerate(documents):
            by_language.setdefault(document.language, []).append(at)
        found: dict[int, Reading] = {}
        for language, places in sorted(by_language.items()):
            read = self._of_language(language, [documents[at] for at in places])
            found |= dict(zip(places, read, strict=True))
        return [found[at] for at in range(len(documents))]

    def keep(self, document: Document, reading: Reading) -> None:
        """Keep what a scan has found already."""
        self._kept.keep_readings(self._maker(document.language), [(key_of(document), reading)])

    def forget_others(self) -> None:
        """Drop what was found in texts that were not asked for: those that nobody has any more."""
        self._kept.forget_other_readings(sorted(self._seen))

    def _of_language(self, language: str, documents: Sequence[Document]) -> list[Reading]:
        made_by, keys = self._maker(language), [key_of(document) for document in documents]
        known: dict[str, Reading] = self._kept.readings(made_by, keys)
        new = {}
        for key, document in zip(keys, documents, strict=True):
            if key not in known:
                known[key] = new[key] = read_text(document, self._judge)
        if new:
            self._kept.keep_readings(made_by, new.items())
        self._seen.update(keys)
        return [known[key] for key in keys]

    def _maker(self, language: str) -> str:
        """Give what tells one way of reading a language from another: code, words, names."""
        if language not in self._made_by:
            names = self._judge.facts.gazetteer(language)
            told = (_code(), _words(self._judge.pack(language)), _names(names))
            self._made_by[language] = _hash(told)
        return self._made_by[language]


def key_of(document: Document) -> str:
    """Give the hash of a text with all of the document that reading it leans on."""
    return _hash([document.language, str(document.published), document.text])[:32]


@cache
def _code() -> str:
    root = Path(factcheck.__file__).parent
    files = (path for name in _STAGES for path in sorted((root / name).rglob("*.py")) or [root / name])
    return _hash(path.read_text(encoding="utf-8") for path in files if path.is_file())


@cache
def _words(pack: Pack) -> str:
    return _hash(path.read_text(encoding="utf-8") for path in sorted(pack.folder.glob("*.t*")))


@cache
def _names(gazetteer: Gazetteer) -> str:
    return _hash((repr(sorted(gazetteer.labels.items())), repr(gazetteer.terms), repr(sorted(gazetteer.names.items()))))


def _hash(parts: Iterable[str]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(f"{len(part)} {part}".encode())
    return digest.hexdigest()
