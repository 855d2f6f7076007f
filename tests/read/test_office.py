"""PDF and Word files."""

from pathlib import Path

import pytest

from factcheck.read import read_document
from factcheck.read.errors import BrokenFileError, EmptyTextError, NotTextError, ReadError, TooLargeError
from tests.read.files import docx_of, locked, pdf_of, with_part

PAGES = (
    (
        "La Gazette du Port - page 1",
        "La maire de Brévan, Claire Danval, a signé mardi le contrat du nouveau quai, qui sera cons-",
        "truit par trois entreprises de la région. Le porte-parole de la ville a parlé de 12 mil-",
        "lions d’euros.",
        "Le second paragraphe de cet article commence ici et il est assez long pour tenir la ligne",
        "avant de finir.",
        "1",
    ),
    (
        "La Gazette du Port - page 2",
        "La deuxième page dit, elle aussi, que la ville tiendra son calendrier, comme l’a dit le porte-",
        "parole.",
        "2",
    ),
    ("La Gazette du Port - page 3", "Le quai ouvrira en 2025", "3"),
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def save(tmp_path: Path, name: str, data: bytes) -> Path:
    """Write a file."""
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


def test_pdf_paragraphs(tmp_path: Path) -> None:
    """Lines are joined to paragraphs, broken words made whole, running heads and page numbers left out."""
    assert read_document(save(tmp_path, "a.pdf", pdf_of(PAGES))).text == (
        "La maire de Brévan, Claire Danval, a signé mardi le contrat du nouveau quai, qui sera construit par trois "
        "entreprises de la région. Le porte-parole de la ville a parlé de 12 millions d’euros.\n"
        "Le second paragraphe de cet article commence ici et il est assez long pour tenir la ligne avant de finir.\n"
        "La deuxième page dit, elle aussi, que la ville tiendra son calendrier, comme l’a dit le porte-parole.\n"
        "Le quai ouvrira en 2025"
    )


def test_pdf_is_told_by_its_content(tmp_path: Path) -> None:
    """A PDF that is called .txt is read as what it is, and has no date of publication."""
    found = read_document(save(tmp_path, "a.txt", pdf_of(PAGES)))
    assert "Claire Danval" in found.text
    assert found.published is None


def test_word_file(tmp_path: Path) -> None:
    """Paragraphs and cells are lines; title and author come from the file's properties."""
    data = docx_of(
        ["La maire a signé\u00a0: «\u00a0oui\u00a0».", "Le quai ouvrira."],
        [["Année", "Bateaux"]],
        "Le quai",
        "Anne Roux",
    )
    found = read_document(save(tmp_path, "a.docx", data))
    assert found.text == "La maire a signé\u00a0: «\u00a0oui\u00a0».\nLe quai ouvrira.\nAnnée\nBateaux"
    assert (found.title, found.authors, found.published) == ("Le quai", ("Anne Roux",), None)


def test_tracked_changes(tmp_path: Path) -> None:
    """Inserted words are in, deleted ones are not; tabs that are only layout add nothing."""
    body = (
        f"<w:document {W}><w:body><w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>"
        "<w:r><w:t>Le quai </w:t></w:r><w:ins><w:r><w:t>neuf de la ville</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>vieux</w:delText></w:r></w:del>"
        "<w:r><w:br/><w:t>est ouvert.</w:t></w:r></w:p></w:body></w:document>"
    )
    data = with_part(docx_of(["x"]), "word/document.xml", body.encode())
    assert read_document(save(tmp_path, "a.docx", data)).text == "Le quai neuf de la ville\nest ouvert."


@pytest.mark.parametrize(
    ("name", "data", "error", "says"),
    [
        ("a.pdf", locked(pdf_of(PAGES)), BrokenFileError, "is encrypted: save it without a password"),
        ("a.pdf", pdf_of([[]]), EmptyTextError, "holds no text, only pictures"),
        ("a.pdf", pdf_of(PAGES)[:400], BrokenFileError, "is a damaged PDF"),
        ("a.pdf", b"%PDF-1.4 nothing", BrokenFileError, "is a damaged PDF"),
        ("a.pdf", b"no pdf at all", BrokenFileError, "is a damaged PDF"),
        ("a.docx", docx_of(["x"])[:500], BrokenFileError, "is a damaged Word file"),
        ("a.docx", docx_of([]), EmptyTextError, "is empty"),
        ("a.docx", b"no zip at all", BrokenFileError, "is a damaged Word file"),
        ("a.docx", with_part(docx_of(["x"]), "media/big", bytes(250_000_000)), TooLargeError, "would unpack to 250 MB"),
        ("a.docx", with_part(b"PK\x05\x06" + bytes(18), "notes.txt", b"x"), NotTextError, "holds no Word document"),
        (
            "a.txt",
            with_part(b"PK\x05\x06" + bytes(18), "notes.txt", b"x"),
            NotTextError,
            "is not text but a zip archive",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, error: type[ReadError], says: str) -> None:
    """Damaged, locked and hostile files are refused with one sentence that names the file."""
    path = save(tmp_path, name, data)
    with pytest.raises(error, match=says) as caught:
        read_document(path)
    assert str(caught.value).startswith(str(path))


def test_word_file_with_entities(tmp_path: Path) -> None:
    """Entities of a document type are neither read from disk nor expanded."""
    bomb = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
    body = (
        f'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">{bomb}]><w:document {W}><w:body><w:p><w:r>'
        "<w:t>Le quai de la ville</w:t></w:r><w:r><w:t>&x;&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = with_part(docx_of(["x"]), "word/document.xml", body.encode())
    assert read_document(save(tmp_path, "a.docx", data)).text == "Le quai de la ville"


def test_word_file_nested_deeply(tmp_path: Path) -> None:
    """Ten thousand elements in one another are refused."""
    body = f"<w:document {W}><w:body>{'<w:p>' * 10_000}{'</w:p>' * 10_000}</w:body></w:document>"
    data = with_part(docx_of(["x"]), "word/document.xml", body.encode())
    with pytest.raises(BrokenFileError, match="depth"):
        read_document(save(tmp_path, "a.docx", data))
