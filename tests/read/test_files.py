"""Which files are read, how large they may be, and what is imported for them."""

import gzip
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.model import Document
from factcheck.read import files as files_module
from factcheck.read import read_document, read_documents
from factcheck.read.errors import MissingFileError, NotTextError, ReadError, TooLargeError
from tests.read.files import docx_of, pdf_of
from tests.read.pages import FRENCH

TEXT = "La maire a signé mardi le contrat du quai de la ville."
HEAVY = {"trafilatura", "htmldate", "lxml", "pypdf", "docx", "dateparser", "babel", "sqlmodel", "rich"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with an article of each kind, and others beside them."""
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.TXT", "notes.xyz"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "d.html").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "e.pdf").write_bytes(pdf_of([[TEXT]]))
    (tmp_path / "f.docx").write_bytes(docx_of([TEXT]))
    return tmp_path


def names(found: list[Document | Exception], folder: Path) -> list[str]:
    """Give the files that were read, and errors by their class."""
    return [
        str(Path(item.name).relative_to(folder)) if isinstance(item, Document) else type(item).__name__
        for item in found
    ]


def test_folder(folder: Path) -> None:
    """A folder means the files in it that can be read, sorted; the others are passed over."""
    found = list(read_documents((str(folder),)))
    assert names([*found], folder) == ["a.md", "b.txt", "d.html", "e.pdf", "f.docx", "sub/c.TXT"]


def test_hidden_files_are_no_articles(folder: Path) -> None:
    """Hidden files and what lies in hidden folders are passed over, in a folder that may itself be hidden."""
    hidden = folder / ".cache"
    hidden.mkdir()
    for path in (hidden / "x.txt", folder / ".y.txt"):
        path.write_text(TEXT, encoding="utf-8")
    assert names([*read_documents((str(folder / "sub"), str(hidden)))], folder) == ["sub/c.TXT", ".cache/x.txt"]
    assert not any(name.startswith(".") for name in names([*read_documents((str(folder),))], folder))


def test_unclear_language_names_the_file(folder: Path) -> None:
    """Among many files it is said which one is in no known language."""
    (folder / "b.txt").write_text(
        "Der Bürgermeister hat am Dienstag nicht mit der Zeitung gesprochen.", encoding="utf-8"
    )
    with pytest.raises(ReadError, match=r"b\.txt: the text looks German, which has no language pack"):
        read_document(folder / "b.txt")


def test_pattern(folder: Path) -> None:
    """A pattern means its files, whatever their ending."""
    assert names([*read_documents((f"{folder}/*.[tx][xy]?",))], folder) == ["b.txt", "notes.xyz"]
    assert names([*read_documents((f"{folder}/**/*.TXT",))], folder) == ["sub/c.TXT"]


def test_one_bad_file_stops_nothing(folder: Path) -> None:
    """What cannot be read comes in its place, and the files after it are read."""
    (folder / "b.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "empty").mkdir()
    places = tuple(str(folder / name) for name in ("b.txt", "none.txt", "empty", "no*.such", "a.md"))
    assert names([*read_documents(places)], folder) == [
        "EncodingError",
        "MissingFileError",
        "MissingFileError",
        "MissingFileError",
        "a.md",
    ]


def test_file_whose_name_is_a_pattern(tmp_path: Path) -> None:
    """A file is read under its own name even where that has signs of a pattern."""
    (tmp_path / "a[1].txt").write_text(TEXT, encoding="utf-8")
    assert names([*read_documents((str(tmp_path / "a[1].txt"),))], tmp_path) == ["a[1].txt"]


def test_standard_input() -> None:
    """The kind of what comes on standard input is told by its content."""
    code = "from factcheck.read import read_document as r; d = r('-'); print(d.name, '|', d.title)"
    for data, said in (
        (TEXT.encode(), "standard input |"),
        (FRENCH.encode(), "Le port de Brévan aura son nouveau quai"),
    ):
        done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
        assert said in done.stdout.decode()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", gzip.compress(b"x"), "is not text but a gzip archive: unpack it first"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0", "is not text but a picture"),
        ("a.txt", b"some\0bytes", "zero byte at offset 4"),
        ("a.html", gzip.compress(b"x"), "a gzip archive"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file"),
        ("a.md", b"{\\rtf1}", "an RTF file"),
    ],
)
def test_binary_files(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    """Binary files are refused by what they are."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(NotTextError, match=says):
        read_document(tmp_path / name)


def test_no_such_file(tmp_path: Path) -> None:
    """A missing file, a folder, a name that none can have, a file that may not be read."""
    for place, error, says in (
        ("none.txt", MissingFileError, "there is no file"),
        ("", NotTextError, "is a folder; name a file in it"),
        ("a\0b", MissingFileError, "is no file name"),
        ("x" * 300, ReadError, "cannot be opened: File name too long"),
    ):
        with pytest.raises(error, match=says):
            read_document(tmp_path / place)


def test_empty_files(tmp_path: Path) -> None:
    """An empty file of any kind is said to be empty, or damaged where its format has a frame."""
    for ending in ("txt", "md", "html", "pdf", "docx"):
        (tmp_path / f"a.{ending}").write_bytes(b"")
        with pytest.raises(ReadError, match="is empty"):
            read_document(tmp_path / f"a.{ending}")


def test_large_files(tmp_path: Path) -> None:
    """A file of 50 MB in one line is refused without being held whole."""
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TooLargeError, match="larger than 10 MB, which is no article; split it first"):
        read_document(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # kB


def test_endless_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that never ends is read up to the limit."""
    monkeypatch.setitem(files_module.LIMITS, "text", 100_000)
    with pytest.raises(TooLargeError):
        read_document("/dev/zero")


@pytest.mark.parametrize(
    ("name", "imports"),
    [
        ("b.txt", set()),
        ("a.md", set()),
        ("e.pdf", {"pypdf"}),
        ("f.docx", {"docx", "lxml"}),
    ],
)
def test_imports(folder: Path, name: str, imports: set[str]) -> None:
    """A format's library is imported for that format alone; plain text needs none."""
    code = (
        "import sys; from factcheck.read import read_document; read_document(sys.argv[1]);"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code, folder / name], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == imports
