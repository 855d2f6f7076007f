"""Metadata beside a text: ``article.fr.toml`` says what ``article.fr.txt`` cannot say about itself.

In: the path of a file, and what the user says about it. Out: the same with the gaps filled from the TOML file of the
same name, where there is one: title, authors, published, language, url, each as in the ledger. What the user says wins.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from factcheck.read.document import Given
from factcheck.read.errors import ReadError

KINDS: Mapping[str, type] = {"title": str, "authors": list, "published": date, "language": str, "url": str}
_LIMIT = 100_000  # bytes


class MetadataError(ReadError):
    """A metadata file that cannot be read, or says something that no article has."""

    code = "metadata"


def with_metadata(path: Path, given: Given) -> Given:
    """Fill what the user did not say from the metadata file; raises MetadataError."""
    beside = path.with_suffix(".toml")
    if beside == path or not beside.is_file():
        return given
    told = _read(beside)
    return replace(
        given,
        title=told.get("title", ""),
        authors=tuple(told.get("authors", ())),
        url=given.url or told.get("url", ""),
        language=given.language or told.get("language"),
        published=given.published or told.get("published"),
        published_by=given.published_by if given.published else "metadata",
    )


def _read(beside: Path) -> dict[str, Any]:
    try:
        with beside.open("rb") as file:
            told = tomllib.loads(file.read(_LIMIT).decode())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MetadataError(f"{beside} is no metadata of an article: {error}") from None
    for key, value in told.items():
        _check(beside, key, value)
    return told


def _check(beside: Path, key: str, value: object) -> None:
    if key not in KINDS:
        raise MetadataError(f"{beside}: {key!r} is none of {', '.join(KINDS)}")
    fits = isinstance(value, KINDS[key]) and not isinstance(value, datetime)
    if not fits or (isinstance(value, list) and not all(isinstance(item, str) for item in value)):
        expected = {str: "a text", list: "a list of names", date: "a day as 2024-11-05"}[KINDS[key]]
        raise MetadataError(f"{beside}: {key!r} must be {expected}")
