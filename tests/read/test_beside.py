"""A metadata file beside a text fills in what the text does not say about itself."""

from datetime import date
from pathlib import Path

import pytest

from factcheck.read import read_document
from factcheck.read.beside import MetadataError

TEXT = "Le ministre de l’Agriculture a présenté mardi un plan pour les éleveurs."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Give an article without a word on its date."""
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_title_authors_and_day_come_from_the_metadata(article: Path) -> None:
    """What stands beside the text becomes the document's, and the document says where its day is from."""
    article.with_suffix(".toml").write_text(
        'title = "Un plan pour les éleveurs"\nauthors = ["Léa Martin"]\npublished = 2024-03-12\n', encoding="utf-8"
    )
    document = read_document(article)
    assert (document.title, document.authors) == ("Un plan pour les éleveurs", ("Léa Martin",))
    assert (document.published, document.published_by) == (date(2024, 3, 12), "metadata")


def test_what_the_user_says_wins(article: Path) -> None:
    """A day given on the command line stands, whatever the file beside the text says."""
    article.with_suffix(".toml").write_text("published = 2024-03-12\n", encoding="utf-8")
    document = read_document(article, published=date(2024, 3, 13))
    assert (document.published, document.published_by) == (date(2024, 3, 13), "option")


@pytest.mark.parametrize(
    ("metadata", "names"),
    [
        ('date = "2024"', "'date' is none of title, authors, published, language, url"),
        ('published = "mardi"', "'published' must be a day as 2024-11-05"),
        ("authors = [1]", "'authors' must be a list of names"),
        ("published = ", "is no metadata of an article"),
    ],
)
def test_wrong_metadata_is_refused_with_the_place(article: Path, metadata: str, names: str) -> None:
    """An unknown key, a day that is none or broken TOML is an error that names the file."""
    article.with_suffix(".toml").write_text(metadata, encoding="utf-8")
    with pytest.raises(MetadataError, match=r"plan\.toml") as error:
        read_document(article)
    assert names in str(error.value)
