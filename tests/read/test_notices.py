"""What is served instead of an article is said, and what only speaks of it is read."""

import pytest

from factcheck.read import read_page
from factcheck.read.errors import NoArticleError
from tests.read.pages import THREE, article, page

URL = "https://gazette-du-port.example/une/quai"
LD = '<script type="application/ld+json">%s</script>'
QUAI = "Le conseil municipal de Brévan a voté mardi le budget du nouveau quai, après deux ans de débats."
BRIDGE = "The harbour bridge will reopen in April 2025, the mayor of Cold Bay said on Tuesday."
NOTICES = {
    "typographic apostrophes": (
        article(QUAI, "Pour lire la suite, s’abonner à l’offre. Offre d’abonnement à 1 €."),
        "",
        "paywall",
    ),
    "named as a wall": (article(QUAI) + '<div class="pay-wall"><p>Article réservé</p></div>', "", "paywall"),
    "an English wall": (article(BRIDGE, "To read the full story, start your subscription today."), "", "paywall"),
    "a closed part": (
        article(QUAI),
        LD % '{"@type": "NewsArticle", "hasPart": [{"isAccessibleForFree": false, "cssSelector": ".paid"}]}',
        "paywall",
    ),
    "schema.org's own False": (
        article(QUAI),
        LD % '{"@type": "NewsArticle", "isAccessibleForFree": "http://schema.org/False"}',
        "paywall",
    ),
    "a locked tier": (article(QUAI), '<meta property="article:content_tier" content="locked">', "paywall"),
    "partners": (
        "<div><p>We value your privacy. We and our 812 partners store and access information on a device.</p></div>",
        "",
        "cookie",
    ),
    "an accord": (
        "<p>Avec votre accord, nos 812 partenaires et nous utilisons des cookies ou technologies similaires.</p>",
        "",
        "cookie",
    ),
    "a lost page": (
        "<main><h1>Oups !</h1><p>La page que vous cherchez est introuvable. Elle a peut-être été supprimée.</p></main>",
        "<title>404</title>",
        "an error page",
    ),
    "a lost page by its title": (
        "<main><h1>Sorry</h1><p>We can't show it to you. It went away, or its name was changed by somebody.</p></main>",
        "<title>Page not found - The Courier</title>",
        "an error page",
    ),
    "a question": (
        "<div><p>Veuillez confirmer que vous êtes humain en cochant la case ci-dessous pour poursuivre.</p></div>",
        "",
        "whether a person is there",
    ),
    "a shell": (
        "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        "<title>App</title>",
        "browsers that run no scripts",
    ),
}


@pytest.mark.parametrize(("body", "head", "kind"), NOTICES.values(), ids=NOTICES)
def test_notices_are_refused(body: str, head: str, kind: str) -> None:
    """One sentence that names the address and what is there instead."""
    with pytest.raises(NoArticleError, match=f"^{URL} holds no article but .*{kind}"):
        read_page(page(body, head), url=URL)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (article("The airline's site showed an error 404 for three hours on Tuesday, and nobody could sign in."), ""),
        (article("Des pirates ont résolu en une heure le captcha du site de la mairie.", *THREE * 2), ""),
        (article(*THREE * 5), LD % '{"@type": "NewsArticle", "isAccessibleForFree": false}'),
        ('<div class="no-paywall">' + article(*THREE) + "</div>", ""),
        (article("Le groupe de presse lance une offre d’abonnement à 9 € par mois dès janvier, dit son patron."), ""),
        (article(QUAI), "<title>Le quai n’existe plus</title>"),
    ],
)
def test_articles_that_speak_of_notices_are_articles(body: str, head: str) -> None:
    """One phrase is none; a long text is an article whatever its data say."""
    assert len(read_page(page(body, head), url=URL).text) > 50
