"""Pages as news sites lay them out, of outlets that do not exist: menus, banners, advertisements, comments."""

FRENCH = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">
<title>Le port de Brévan aura son nouveau quai | La Gazette du Port</title>
<meta property="og:title" content="Le port de Brévan aura son nouveau quai">
<meta property="og:site_name" content="La Gazette du Port">
<meta property="article:published_time" content="2024-11-05T18:30:00+01:00">
<link rel="canonical" href="https://gazette-du-port.example/2024/11/05/quai">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "La Gazette du Port"},
 {"@type": "NewsArticle", "headline": "La grève continue aux chantiers", "datePublished": "2021-03-02",
  "author": {"@type": "Person", "name": "Paul Autre"}},
 {"@type": "NewsArticle", "headline": "Le port de Brévan aura son nouveau quai",
  "datePublished": "2024-11-05T18:30:00+01:00",
  "author": [{"@type": "Person", "name": "Anne Roux"}, {"@type": "Person", "name": "Luc Blin"}]}]}</script>
</head><body>
<div class="cookie-consent"><p>Nous utilisons des cookies pour améliorer votre expérience.</p>
<button>Tout accepter</button></div>
<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/mer">Mer</a></li></ul></nav></header>
<main><article><h1>Le port de Brévan aura son nouveau quai</h1>
<p class="byline">Par <a rel="author" href="/anne">Anne Roux</a>,
<time datetime="2024-11-05T18:30">mardi 5 novembre 2024</time></p>
<p>La maire de Brévan, Claire Danval, a signé mardi le contrat du nouveau quai, après deux ans de débats.</p>
<p>«&nbsp;Nous tiendrons notre engagement de livrer 40&nbsp;000&#8239;m² avant l’été&nbsp;», a déclaré la maire. Elle a
<b>ajouté</b> que <i>rien</i> ne changerait&#x202F;!</p>
<div class="ad"><p>Publicité</p></div>
<!-- factcheck: ignore TS103 reason="le calendrier est public" -->
<h2>Une inauguration en juillet</h2>
<p>En juillet 2025, la ville accueillera la course des trois îles.<br>Elle partira du nouveau quai.</p>
<ul><li>Le chantier emploie 3&nbsp;400 ouvriers.</li><li>Il coûte 12 millions d’euros.</li></ul>
<aside class="related"><h3>À lire aussi</h3><ul><li><a href="/a">La criée déménage</a></li></ul></aside>
</article></main>
<section id="comments"><h3>Commentaires</h3><div class="comment"><p>Jean : c’est faux, ils l’ont promis cent fois !</p>
</div></section>
<footer><p>© 2026 La Gazette du Port. Mentions légales.</p></footer></body></html>"""

ENGLISH = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Harbour bridge to reopen in spring - The Cold Bay Courier</title>
<meta name="author" content="Mary Holt"><meta name="date" content="2024-11-05">
</head><body>
<div id="subscribe-popup"><p>Get our newsletter every morning.</p></div>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<div class="content"><h1>Harbour bridge to reopen in spring</h1>
<p>The harbour bridge will reopen in April 2025, the mayor of Cold Bay said on Tuesday, two years after it closed.</p>
<p>“We promised 40 million dollars for the bridge and we have spent less than 35,” Mayor Ellen Frost told reporters.</p>
<p>More than 12,000 drivers crossed it each day before it was closed in October 2022, according to the county.</p>
</div>
<div class="sidebar"><h4>Most read</h4><ol><li><a href="/1">Ferry fares rise again</a></li></ol></div>
<footer>Copyright The Cold Bay Courier</footer></body></html>"""


def page(body: str, head: str = "", language: str = "fr") -> bytes:
    """Give a small page."""
    return f'<html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()


def article(*paragraphs: str) -> str:
    """Give the body of a small article."""
    return "<article>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</article>"


THREE = (
    "Le conseil municipal de Brévan a voté mardi le budget du nouveau quai, après deux ans de débats et de recours.",
    "La maire a rappelé que les travaux coûteraient 12 millions d’euros et qu’ils dureraient jusqu’à l’été prochain.",
    "L’opposition a quitté la salle avant le vote, en dénonçant un chantier qu’elle juge trop cher pour la commune.",
)
