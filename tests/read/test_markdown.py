"""Markdown files: the words, and where they stand in the file."""

from datetime import date
from pathlib import Path

import pytest

from factcheck.model import Document, Span
from factcheck.read import read_document

SOURCE = """---
title: "Le quai de Brévan"
date: 2024-11-05
lang: fr
authors: [Anne Roux, Luc Blin]
---
# Le **nouveau** quai

La maire a signé *mardi* le [contrat](https://brevan.example/a_(b)), qui vaut
**12 millions d’euros**[^1], avec `snake_case` et 2 * 3 bateaux.
> Une citation
> sur deux lignes.

- Un point de la liste
- Un autre, _souligné_

```python
code = 1
```

![une image](quai.png)

| Année | Bateaux |
|-------|---------|
| 2024  | 40      |

L'e\u0301te\u0301 prochain : <https://quai.example>.

[^1]: Une note de bas de page.
"""


def read(tmp_path: Path, source: str = SOURCE) -> Document:
    """Read a Markdown file."""
    (tmp_path / "a.md").write_text(source, encoding="utf-8")
    return read_document(tmp_path / "a.md")


def test_words_without_markup(tmp_path: Path) -> None:
    """Paragraphs are one line each; links and emphasis are bare words; code, pictures and notes are left out."""
    assert read(tmp_path).text == (
        "Le nouveau quai\n\n"
        "La maire a signé mardi le contrat, qui vaut 12 millions d’euros, avec snake_case et 2 * 3 bateaux.\n"
        "Une citation sur deux lignes.\n\n"
        "Un point de la liste\nUn autre, souligné\n\n"
        "| Année | Bateaux |\n\n| 2024  | 40      |\n\n"
        "L'été prochain : https://quai.example."
    )


def test_front_matter(tmp_path: Path) -> None:
    """Title, day, authors and language are read from the file's head."""
    found = read(tmp_path)
    assert (found.title, found.language, found.authors) == ("Le quai de Brévan", "fr", ("Anne Roux", "Luc Blin"))
    assert (found.published, found.published_by) == (date(2024, 11, 5), "front-matter")


def test_without_front_matter(tmp_path: Path) -> None:
    """The first heading is the title; there is no date; a rule is no front matter."""
    found = read(
        tmp_path, "Avant-propos de la ville.\n\n---\n\n## Le *vrai* titre ##\n\nVoici le texte que la maire a signé.\n"
    )
    assert (found.title, found.published, found.published_by) == ("Le vrai titre", None, "")
    assert found.text == "Avant-propos de la ville.\n\nLe vrai titre\n\nVoici le texte que la maire a signé."


def test_date_in_words_is_no_date(tmp_path: Path) -> None:
    """A front matter whose date is not ISO gives none."""
    assert read(tmp_path, "---\ndate: hier\n---\nVoici le texte que la maire a signé.\n").published is None


@pytest.mark.parametrize("words", ["mardi", "contrat", "12 millions d’euros", "snake_case", "souligné", "été", "2024"])
def test_places_in_the_file(tmp_path: Path, words: str) -> None:
    """A span of the text leads to the same words in the file, without the markup around them."""
    found = read(tmp_path)
    at = found.text.index(words)
    place = found.given(Span(at, at + len(words)))
    written = "e\u0301te\u0301" if words == "été" else words
    start = place.start if words != "2024" else SOURCE.rindex("2024")
    assert SOURCE[start : start + len(written)] == written


def test_comments_are_kept_apart(tmp_path: Path) -> None:
    """Comments are no words, but it is known where they stood: before the next words, or in their line."""
    first, second = "Le texte que la maire a signé. <!-- factcheck: a -->", "<!-- factcheck: b\nreason -->"
    found = read(tmp_path, f"{first}\n\n{second}\nUn autre texte.\n<!-- open")
    assert found.text == "Le texte que la maire a signé.\n\nUn autre texte."
    assert [words for _, words in found.comments] == [
        "<!-- factcheck: a -->",
        "<!-- factcheck: b\nreason -->",
        "<!-- open",
    ]
    assert [at for at, _ in found.comments] == [30, 32, len(found.text)]


@pytest.mark.parametrize(
    "piece", ["[", "![", "[^", "<", "<!--", "[a](", "`", "*", "_a", "|", "> ", "# ", "\\", "http://<"]
)
def test_no_markup_is_slow(tmp_path: Path, piece: str) -> None:
    """Half a megabyte of any opening markup is read, and in time."""
    (tmp_path / "a.md").write_text("Voici le texte que la maire a signé.\n\n" + piece * (500_000 // len(piece)))
    found = read_document(tmp_path / "a.md", language="fr")
    assert found.text.startswith("Voici le texte que la maire a signé.")
