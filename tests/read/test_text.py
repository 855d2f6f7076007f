"""Text files: encodings, normal form, and the way back to what was given."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Span
from factcheck.read import document_of, read_document
from factcheck.read.decode import normal, places
from factcheck.read.errors import EmptyTextError, EncodingError

SENTENCE = "La maire a signé mardi, « sans joie », le contrat du quai."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_decide(tmp_path: Path, encoding: str) -> None:
    """UTF-8 and everything with a byte order mark is read, and the mark is no part of the text."""
    (tmp_path / "a.txt").write_bytes(SENTENCE.encode(encoding))
    assert read_document(tmp_path / "a.txt").text == SENTENCE


def test_other_encoding_is_refused_by_its_byte(tmp_path: Path) -> None:
    """Nothing is guessed: the byte, its place and the remedy are named."""
    (tmp_path / "a.txt").write_bytes(f"Bonjour.\n{SENTENCE}".encode("cp1252"))
    with pytest.raises(EncodingError, match=r"byte 0xE9 at offset 24 \(line 2\) does not fit; .*--encoding cp1252"):
        read_document(tmp_path / "a.txt")


def test_named_encoding_is_used(tmp_path: Path) -> None:
    """``--encoding`` names the encoding of a text file."""
    (tmp_path / "a.txt").write_bytes(SENTENCE.encode("cp1252"))
    assert read_document(tmp_path / "a.txt", encoding="cp1252").text == SENTENCE


@pytest.mark.parametrize("name", ["rot13", "base64", "kauderwelsch", "a\0b"])
def test_encodings_that_are_none(tmp_path: Path, name: str) -> None:
    """What is no encoding of text is said, with the common ones."""
    (tmp_path / "a.txt").write_bytes(b"a")
    with pytest.raises(EncodingError, match="common ones are utf-8"):
        read_document(tmp_path / "a.txt", encoding=name)


def test_only_line_ends_and_composition_change(tmp_path: Path) -> None:
    """No-break spaces, quotation marks and dashes stay as they were written."""
    written = "«\u00a0Dès l’été\u202f!\u00a0» — dit-elle…\r\nEt la maire de la ville\rs’en va."
    (tmp_path / "a.txt").write_bytes(unicodedata.normalize("NFD", written).encode())
    expected = "«\u00a0Dès l’été\u202f!\u00a0» — dit-elle…\nEt la maire de la ville\ns’en va."
    assert read_document(tmp_path / "a.txt").text == expected


def test_spans_lead_back_to_decomposed_text() -> None:
    """A span of the normal form points at the same words in the text as given."""
    given_text = unicodedata.normalize("NFD", "L’été passé,\r\nles élus de la ville ont dit oui au maire.")
    document = document_of(given_text)
    for word in ("été", "élus", "passé,\nles", "maire."):
        at = document.text.index(word)
        place = document.given(Span(at, at + len(word)))
        assert normal(given_text[place.start : place.end]) == word


def test_plain_text_needs_no_way_back() -> None:
    """A text in normal form is its own source."""
    assert document_of(SENTENCE).places is None


@given(st.text(alphabet=st.sampled_from("aeé\u0301\u0327ö\u0308\r\n \u00a0\u1100\u1161\u11a8가")))
def test_places_are_a_law(text: str) -> None:
    """Whatever is read, each code point has a place in the source, in order, inside it."""
    made = normal(text)
    found = places(text, made)
    if found is None:
        assert text == made
        return
    assert len(found.starts) == len(found.ends) == len(made)
    assert list(found.starts) == sorted(found.starts)
    assert all(0 <= start <= end <= len(text) for start, end in zip(found.starts, found.ends, strict=True))


def test_white_space_is_no_text(tmp_path: Path) -> None:
    """A file of blanks is empty."""
    (tmp_path / "a.txt").write_text(" \n\u00a0\n", encoding="utf-8")
    with pytest.raises(EmptyTextError, match="is empty"):
        read_document(tmp_path / "a.txt")
