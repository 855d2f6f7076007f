"""Layouts of news pages: short items, boxes between paragraphs, tables, bylines, data that points at other data."""

import pytest

from factcheck.model import Document
from factcheck.read import read_page
from tests.read.pages import THREE, article, page

URL = "https://echo-du-val.example/a"
QUAKE = "Un séisme de magnitude 5,8 s’est produit lundi au large de Kalmaria, sans faire de victime."


def read(body: str, head: str = "", language: str = "fr") -> Document:
    """Read a small page."""
    return read_page(page(body, head, language), url=URL)


@pytest.mark.parametrize("tag", ["article", "main", "div"])
def test_a_short_item_keeps_its_blocks(tag: str) -> None:
    """A brief is not run together with its heading, its date and the menu."""
    body = (
        f"<nav>Accueil Monde Europe</nav><{tag}><h1>Séisme au large de Kalmaria</h1><time>2 juin 2025</time>"
        f"<p>{QUAKE}</p></{tag}><footer>Mentions légales</footer>"
    )
    assert read(body).text.splitlines()[-1] == QUAKE
    assert "Accueil" not in read(body).text


@pytest.mark.parametrize(
    "box",
    [
        '<div class="wp-block-ads"><p>Publicité</p><p>Achetez au garage Morlac !</p></div>',
        '<div id="ad_slot-3">Publicité Morlac</div>',
        '<div data-component="newsletter"><p>Recevez la lettre du matin de Morlac.</p><form><input></form></div>',
        '<section class="sponsored-content"><p>Perdez dix kilos avec Morlac.</p></section>',
        '<p><strong>&gt;&gt; <a href="/m">LIRE AUSSI : Morlac fermera-t-elle ?</a></strong></p>',
        '<p class="more">À lire également : <a href="/m">à Morlac, la criée déménage</a></p>',
    ],
)
def test_boxes_between_paragraphs_are_left_out(box: str) -> None:
    """Advertisements, letters to subscribe to and links to others, however they are named."""
    body = f"<article><p>{THREE[0]}</p>{box}<p>{THREE[1]}</p><p>{THREE[2]}</p></article>"
    assert read(body).text == "\n".join(THREE)


@pytest.mark.parametrize("name", ["page with-ads", "ad-free", "content pub"])
def test_a_page_that_has_boxes_is_no_box(name: str) -> None:
    """What holds the article stays, whatever its class says of advertisements."""
    assert read(f'<div class="{name}">{article(*THREE)}</div>').text == "\n".join(THREE)


def test_a_line_that_begins_like_a_link_and_is_none_stays() -> None:
    """Only what has a link in it leads elsewhere."""
    line = "À lire aussi dans ce rapport de la Cour, que 12 millions d’euros n’ont pas été dépensés par la ville."
    assert line in read(article(*THREE, line)).text


def test_cells_of_tables_are_lines() -> None:
    """As in Word files; no bar and no rule is added to the page's words."""
    table = "<table><tr><th>Ville</th><th>Foyers</th></tr><tr><td>Morlac</td><td>12 000</td></tr></table>"
    text = read(f"<article>{''.join(f'<p>{line}</p>' for line in THREE)}{table}</article>").text
    assert text.splitlines()[-4:] == ["Ville", "Foyers", "Morlac", "12 000"]
    assert "|" not in text


LD = '<script type="application/ld+json">%s</script>'
POINTED = """{"@graph": [{"@type": "NewsArticle", "headline": "Le quai", "author": [{"@id": "#p1"}, {"@id": "#gone"}]},
 {"@type": "Person", "@id": "#p1", "name": "Sylvie Marchand"}]}"""


@pytest.mark.parametrize(
    ("head", "byline", "authors"),
    [
        (LD % POINTED, "", ("Sylvie Marchand",)),
        ("", "<span>Par Sylvie Marchand</span>", ("Sylvie Marchand",)),
        ("", "<p>By Tom van der Berg</p>", ("Tom van der Berg",)),
        ("", "<p>Par ailleurs, rien</p>", ()),
        ("", '<div class="author-box"><p>Sylvie Marchand est journaliste à L’Écho du Val depuis 2011.</p></div>', ()),
    ],
)
def test_authors(head: str, byline: str, authors: tuple[str, ...]) -> None:
    """Data that points at a person gives the name; a line that says by whom does; a sentence is no name."""
    assert read(f"<h1>Le quai</h1>{byline}{article(*THREE)}", head).authors == authors
