"""Streams of records: one value a line, in order, whatever the line."""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factcheck.model import Document
from factcheck.read import BadLine, read_records, read_stream
from factcheck.read import stream as stream_module
from factcheck.read.errors import MissingFileError
from factcheck.read.stream import bounded_lines

GOOD = {"id": "a1", "text": "La maire a signé mardi le contrat.", "language": "fr", "published": "2024-11-05"}


def only(line: str | bytes) -> Document | BadLine:
    """Read one line."""
    (found,) = read_stream([line])
    return found


def test_record_becomes_document() -> None:
    """All keys of the contract are read; any other key is carried through."""
    found = only(json.dumps({**GOOD, "topic": ["port"]}))
    assert isinstance(found, Document)
    assert (found.id, found.text, found.language) == ("a1", GOOD["text"], "fr")
    assert (found.published, found.published_by, found.meta) == (date(2024, 11, 5), "record", {"topic": ["port"]})


@pytest.mark.parametrize("record", [{"id": "a", "text": GOOD["text"]}, {"text": GOOD["text"], "published": None}])
def test_date_and_language_may_be_missing(record: dict[str, object]) -> None:
    """Without a date there is none; without a language it is detected."""
    found = only(json.dumps(record))
    assert isinstance(found, Document)
    assert (found.published, found.language) == (None, "fr")


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("", "empty", "line 1 is empty"),
        ("{", "bad-record", "is no JSON"),
        ("[1]", "bad-record", "is no JSON object but [1]"),
        ("[" * 100_000, "bad-record", "nested too deeply"),
        ('{"id": "x"}', "bad-record", "'text' is missing"),
        ('{"id": "x", "text": 3}', "bad-record", "'text' must be a string, not 3"),
        ('{"id": "x", "text": "a", "language": 1}', "bad-record", "'language' must be a string"),
        ('{"id": "x", "text": ""}', "empty", "is empty"),
        ('{"id": "x", "text": "Le maire", "published": "mardi"}', "bad-date", "is no date: 'mardi'"),
        ('{"id": "x", "text": "Le maire", "published": "2024-02-30"}', "bad-date", "no day 2024-02-30"),
        ('{"id": "x", "text": "Le maire", "language": "xx"}', "unknown-language", "no language pack for 'xx'"),
        ('{"id": "x", "text": "Le \\ud83d maire"}', "bad-record", "half a character"),
        (b'{"id": "x", "text": "\xe9"}', "encoding", "byte 0xE9 at offset 21 of the line"),
    ],
)
def test_bad_lines_are_values(line: str | bytes, code: str, says: str) -> None:
    """A line that cannot be read comes as its code and one sentence, with the line's number."""
    found = only(line)
    assert isinstance(found, BadLine)
    assert (found.code, found.line) == (code, 1)
    assert says in found.message


def test_bad_line_keeps_its_id() -> None:
    """The id of a record that was read is told with what is wrong; an id that is a number is told as one."""
    found = list(read_stream(['{"id": "x"}', '{"id": 7, "text": ""}', "{"]))
    assert [line.id for line in found] == ["x", "7", None]


def test_order_and_count_are_kept() -> None:
    """One value a line, in the order of the lines, the good and the bad."""
    lines = [json.dumps({**GOOD, "id": str(number)}) if number % 3 else "{" for number in range(30)]
    found = list(read_stream(lines))
    assert [item.id for item in found] == [str(number) if number % 3 else None for number in range(30)]


def test_lines_are_read_one_by_one() -> None:
    """The second line is not touched before the first document is handed on."""
    touched: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(3):
            touched.append(number)
            yield json.dumps(GOOD)

    found = read_stream(lines())
    next(found)
    assert touched == [0]


def test_overlong_line_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line beyond the limit is never held whole; the next line is read as ever."""
    monkeypatch.setattr(stream_module, "LONGEST_LINE", 200)
    source = io.BytesIO(b"x" * 5000 + b"\n" + json.dumps(GOOD).encode() + b"\n")
    first, second = read_stream(bounded_lines(source))
    assert isinstance(first, BadLine)
    assert first.code == "too-large"
    assert isinstance(second, Document)


def test_offsets_lead_back_to_the_record() -> None:
    """The text of a record that is not in normal form is normalised, and each place in it is known."""
    found = only(json.dumps({"text": "La ville a été\r\nprévenue par le maire", "language": "fr"}))
    assert isinstance(found, Document)
    assert found.text == "La ville a été\nprévenue par le maire"
    assert found.places is not None


def test_given_values_stand_in() -> None:
    """What the user gives holds for records that do not say; what a record says wins."""
    lines = [
        json.dumps({"text": "Le maire"}),
        json.dumps({"text": "The mayor", "language": "en", "published": "2020-01-02"}),
    ]
    first, second = read_stream(lines, language="fr", published=date(2024, 11, 5))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.language, first.published) == ("fr", date(2024, 11, 5))
    assert (second.language, second.published) == ("en", date(2020, 1, 2))


def test_file_of_records(tmp_path: Path) -> None:
    """A file is read as it stands, with or without a byte order mark; a missing one is said."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\r\n" + json.dumps(GOOD).encode())
    assert [item.id for item in read_records(path)] == ["a1", "a1"]
    with pytest.raises(MissingFileError, match="cannot be opened: No such file"):
        next(read_records(tmp_path / "none.jsonl"))
