"""Pages: the article, and what the page says about itself."""

from datetime import date

import pytest

from factcheck.model import Document
from factcheck.read import read_page
from factcheck.read.errors import BrokenFileError, NoArticleError
from tests.read.pages import ENGLISH, FRENCH, THREE, article, page

OG = '<meta property="og:%s" content="%s">'
LD = '<script type="application/ld+json">%s</script>'
URL = "https://gazette-du-port.example/une/quai"


def read(body: str = article(*THREE), head: str = "", url: str = URL) -> Document:
    """Read a small page."""
    return read_page(page(body, head), url=url)


def test_french_article() -> None:
    """The article's blocks are lines; menus, banners, advertisements, comments and links to others are left out."""
    assert read_page(FRENCH.encode(), url=URL).text == (
        "Le port de Brévan aura son nouveau quai\n"
        "La maire de Brévan, Claire Danval, a signé mardi le contrat du nouveau quai, après deux ans de débats.\n"
        "«\u00a0Nous tiendrons notre engagement de livrer 40\u00a0000\u202fm² avant l’été\u00a0», a déclaré la maire. "
        "Elle a ajouté que rien ne changerait\u202f!\n"
        "Une inauguration en juillet\n"
        "En juillet 2025, la ville accueillera la course des trois îles.\n"
        "Elle partira du nouveau quai.\n"
        "Le chantier emploie 3\u00a0400 ouvriers.\n"
        "Il coûte 12 millions d’euros."
    )


def test_what_the_page_says() -> None:
    """Title, authors, day and address are the article's own, not those of a related one."""
    found = read_page(FRENCH.encode(), url=URL)
    assert (found.title, found.language) == ("Le port de Brévan aura son nouveau quai", "fr")
    assert found.authors == ("Anne Roux", "Luc Blin")
    assert (found.published, found.published_by, found.published_also) == (date(2024, 11, 5), "json-ld", ())
    assert found.url == "https://gazette-du-port.example/2024/11/05/quai"


def test_english_article() -> None:
    """A page without data for machines gives what its metas and headings say."""
    found = read_page(ENGLISH.encode(), url="https://coldbay.example/bridge")
    assert (found.title, found.authors) == ("Harbour bridge to reopen in spring", ("Mary Holt",))
    assert (found.language, found.published, found.published_by) == ("en", date(2024, 11, 5), "meta")
    assert "“We promised 40 million dollars" in found.text
    assert not any(other in found.text for other in ("newsletter", "Ferry", "Copyright", "Home"))


def test_comments_to_factcheck_keep_their_place() -> None:
    """A comment that silences a rule is no text, but stands before the words that follow it."""
    found = read_page(FRENCH.encode(), url=URL)
    ((at, words),) = found.comments
    assert found.text[at:].startswith("Une inauguration")
    assert "TS103" in words


def test_comment_inside_a_paragraph() -> None:
    """A comment after a line break takes no words with it."""
    body = article(
        THREE[0], THREE[1] + "<br><!-- factcheck: ignore TS1 reason='x' -->Elle a quitté la salle.", THREE[2]
    )
    found = read(body)
    ((at, _),) = found.comments
    assert found.text[at:].startswith("Elle a quitté la salle.")


@pytest.mark.parametrize(
    ("head", "url", "rule", "day", "also"),
    [
        ("", "https://a.example/2024/11/05/quai", "url", "2024-11-05", ()),
        ("", "https://a.example/news-20241105-quai.html", "url", "2024-11-05", ()),
        ("", "https://a.example/quai-12345678", "", None, ()),
        (
            '<meta property="article:published_time" content="Tue, 05 Nov 2024 18:30:00 +0100">',
            URL,
            "meta",
            "2024-11-05",
            (),
        ),
        (
            '<meta name="date" content="mardi"><meta name="dc.date" content="2024-11-05">',
            URL,
            "meta",
            "2024-11-05",
            (),
        ),
        ('<meta itemprop="datePublished" content="2024/11/05">', URL, "meta", "2024-11-05", ()),
        (
            '<meta name="date" content="2024-11-05">',
            "https://a.example/2024/11/04/quai",
            "meta",
            "2024-11-05",
            (("url", date(2024, 11, 4)),),
        ),
        (
            LD % '[{"@type": ["NewsArticle"], "datePublished": "2024-11-05T23:50Z"}]'
            + '<meta name="date" content="2024-11-06">',
            URL,
            "json-ld",
            "2024-11-05",
            (("meta", date(2024, 11, 6)),),
        ),
        (
            LD % '[{"@type": "NewsArticle", "datePublished": "2024-11-05T23:50:00Z"}]'
            + '<meta name="date" content="2024-11-06T00:50:00+01:00">',
            "https://a.example/2024/11/06/quai",
            "meta",
            "2024-11-06",
            (),
        ),
        (
            LD % '[{"@type": "NewsArticle", "datePublished": "2024-11-05T23:30:00-05:00"}]'
            + '<meta name="date" content="2024-11-06T04:30:00Z">',
            URL,
            "json-ld",
            "2024-11-05",
            (),
        ),
    ],
)
def test_rules_of_the_date(head: str, url: str, rule: str, day: str | None, also: tuple[object, ...]) -> None:
    """The best rule gives the day and its name; rules that found another day are told."""
    found = read(head=head, url=url)
    assert found.published == (date.fromisoformat(day) if day else None)
    assert (found.published_by, found.published_also) == (rule, also)


def test_time_elements_of_others_do_not_count() -> None:
    """The article's first time element is its date; that of an update or of a related article is not."""
    own = '<time class="updated" datetime="2024-12-01">1er décembre</time><time datetime="2024-11-05">mardi</time>'
    aside = '<aside><time datetime="2020-01-01">2020</time></aside>'
    found = read("<article>" + aside + own + "".join(f"<p>{text}</p>" for text in THREE) + "</article>")
    assert (found.published, found.published_by) == (date(2024, 11, 5), "time")


def test_given_date_wins() -> None:
    """What the user says is the date, and there is nothing to disagree with."""
    found = read_page(FRENCH.encode(), url=URL, published=date(2024, 11, 6))
    assert (found.published, found.published_by, found.published_also) == (date(2024, 11, 6), "option", ())


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Un quai neuf pour Brévan - Le Phare</title>",
            "<h1>Un quai neuf pour Brévan</h1>",
            "Un quai neuf pour Brévan",
        ),
        (OG % ("title", "Un quai neuf | Le Phare") + OG % ("site_name", "Le Phare"), "", "Un quai neuf"),
        (
            '<meta property="og:title" content="Un quai « neuf »">',
            "<h1>Le Phare</h1><h1>Un quai « neuf » </h1>",
            "Un quai « neuf »",
        ),
        ("", "<h1>Un quai neuf</h1>", "Un quai neuf"),
        ("<title>Un quai neuf</title>", "", "Un quai neuf"),
        ("", "", ""),
    ],
)
def test_titles(head: str, body: str, title: str) -> None:
    """The heading that says what the page's data say; else the data, without the site's name."""
    assert read(body + article(*THREE), head).title == title


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8"])
def test_declared_charset(charset: str) -> None:
    """A page in another encoding is read by its declaration, which browsers take for the wider one."""
    source = f'<html lang="fr"><head><meta charset="{charset}"></head><body>{article(*THREE)}</body></html>'
    assert read_page(source.encode("cp1252" if charset != "utf-8" else "utf-8"), url=URL).text == "\n".join(THREE)


def test_wrong_declaration_does_not_garble() -> None:
    """A page that is UTF-8 is read as UTF-8 whatever its template or its server says."""
    data = page(article(*THREE)).replace(b"utf-8", b"latin-1")
    assert read_page(data, url=URL, content_type="text/html; charset=iso-8859-1").text == "\n".join(THREE)


def test_server_charset() -> None:
    """The server's word counts where the page says nothing."""
    source = f"<html><body>{article(*THREE)}</body></html>"
    assert read_page(
        source.encode("cp1252"), url=URL, content_type='text/html; charset="windows-1252"'
    ).text == "\n".join(THREE)


@pytest.mark.parametrize(
    ("body", "head", "kind"),
    [
        ("", "", "no main text"),
        ("<nav><a href='/'>Accueil</a></nav>", "", "no main text"),
        (
            article(THREE[0], "Cet article est réservé aux abonnés. Abonnez-vous pour lire la suite : essai gratuit."),
            "",
            "a paywall",
        ),
        (
            article(THREE[0]),
            LD % '{"@type": "NewsArticle", "isAccessibleForFree": "False"}',
            "a paywall",
        ),
        (
            article("Nous et nos partenaires utilisons des cookies. Vous pouvez tout accepter ou gérer mes choix."),
            "",
            "a cookie wall",
        ),
        (
            article("Page introuvable : la page que vous recherchez n'existe plus ou a été déplacée."),
            "<title>Erreur 404</title>",
            "an error page",
        ),
    ],
)
def test_pages_that_are_no_article(body: str, head: str, kind: str) -> None:
    """What is served instead of an article is said and not read as one."""
    with pytest.raises(NoArticleError, match=f"^{URL} holds no article.*{kind}"):
        read(body, head)


def test_article_about_cookies_is_an_article() -> None:
    """A whole article may speak of cookies and subscriptions."""
    body = article(*THREE * 5, "Nos partenaires utilisent des cookies : tout accepter ou s'abonner, dit la page.")
    assert "cookies" in read(body).text


def test_external_entities_are_not_read() -> None:
    """A document type with entities reads no file and expands nothing."""
    bomb = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};&a{n - 1};&a{n - 1};&a{n - 1};">' for n in range(1, 30))
    doctype = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a0 "ah">{bomb}]>'
    body = article(*THREE, "Le mot &x; et le mot &a29; de la maire sont dans ce dernier paragraphe du texte.")
    found = read_page(doctype.encode() + page(body), url=URL)
    assert "root:" not in found.text
    assert len(found.text) < 1000


@pytest.mark.parametrize("depth", [300, 10_000, 200_000])
def test_deep_nesting(depth: int) -> None:
    """A page that is nested beyond sense is refused with one sentence."""
    with pytest.raises(BrokenFileError, match="nested too deeply"):
        read("<div>" * depth + article(*THREE) + "</div>" * depth)


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, '{"@type": 3}', "null", '{"@type": "NewsArticle", "author": 4}']
)
def test_broken_data_says_nothing(script: str) -> None:
    """JSON-LD that is broken, or of odd types, is as if it were not there."""
    found = read(head=LD % script)
    assert (found.text, found.authors, found.published) == ("\n".join(THREE), (), None)


def test_same_page_same_document() -> None:
    """Reading twice gives the same: no clock, no order of sets."""
    assert read_page(FRENCH.encode(), url=URL) == read_page(FRENCH.encode(), url=URL)
