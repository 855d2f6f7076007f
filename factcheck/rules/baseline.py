"""The baseline: flags that are known and accepted, so that a check is about what is new.

A flag is known again by its code, its severity, its words and the words of its sentence, all folded: edits elsewhere
in the article do not bring it back, a change of the sentence does, and so does a note that has become an error.
"""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.model import FactcheckError, Flag, Sentence

VERSION = 1
Key = tuple[str, str, str, str]
_FIELDS = ("code", "severity", "words", "sentence")


class BaselineError(FactcheckError):
    """A baseline file that cannot be read or written."""

    code = "baseline"


@dataclass(slots=True)
class Baseline:
    """Accepted flags, counted: what occurs once more than was accepted is new."""

    accepted: Counter[Key] = field(default_factory=Counter)

    def add(self, text: str, sentences: Iterable[Sentence], flags: Iterable[Flag]) -> None:
        """Accept the flags of one document."""
        self.accepted.update(_keys(text, tuple(sentences), tuple(flags)))

    def new(self, text: str, sentences: Iterable[Sentence], flags: Iterable[Flag]) -> tuple[Flag, ...]:
        """Give the flags of one document that are not accepted."""
        known, given = Counter(self.accepted), tuple(flags)
        fresh = []
        for flag, key in zip(given, _keys(text, tuple(sentences), given), strict=True):
            known[key] -= 1
            if known[key] < 0:
                fresh.append(flag)
        return tuple(fresh)

    def write(self, path: Path) -> None:
        """Write the baseline as JSON, in an order that does not depend on the run; raises BaselineError."""
        entries = [dict(zip(_FIELDS, key, strict=True)) | {"count": n} for key, n in sorted(self.accepted.items())]
        try:
            path.write_text(
                json.dumps({"version": VERSION, "flags": entries}, ensure_ascii=False, indent=1) + "\n", "utf-8"
            )
        except OSError as error:
            raise BaselineError(f"the baseline {path} cannot be written: {error.strerror}") from None

    @classmethod
    def read(cls, path: Path) -> "Baseline":
        """Read a baseline; raises BaselineError."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls(Counter({_key_of(entry): int(entry["count"]) for entry in _entries(data)}))
        except OSError as error:
            raise BaselineError(f"the baseline {path} cannot be read: {error.strerror}") from None
        except (ValueError, KeyError, TypeError):
            raise BaselineError(f"{path} is no baseline: write it anew with --write-baseline {path}") from None


def _entries(data: Any) -> list[dict[str, Any]]:
    if data["version"] != VERSION:
        raise ValueError(data["version"])
    return list(data["flags"])


def _key_of(entry: dict[str, Any]) -> Key:
    code, severity, words, sentence = (str(entry[name]) for name in _FIELDS)
    return code, severity, words, sentence


def _keys(text: str, sentences: tuple[Sentence, ...], flags: tuple[Flag, ...]) -> list[Key]:
    starts = [sentence.start for sentence in sentences]
    keys = []
    for flag in flags:
        at = bisect_right(starts, flag.start) - 1
        sentence = sentences[at].words(text) if at >= 0 else ""
        keys.append((flag.code, str(flag.severity), _folded(flag.words(text)), _folded(sentence)))
    return keys


def _folded(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split())
