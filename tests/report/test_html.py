"""The page: self-contained, accessible, true to the text, and silent about what no person reviewed."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise

import pytest

from factcheck.languages import load
from factcheck.model import ClaimRecord
from factcheck.report import render
from factcheck.report.html.article import annotated, pieces
from factcheck.report.html.timeline import Axis
from tests.report.samples import CLAIMS, DOCUMENT, TEXT, dossier


@pytest.fixture(scope="module")
def page() -> str:
    """Give the French page of the sample article."""
    return render("html", dossier(), load("fr"))


def visible(html: str) -> str:
    """Give the text of a piece of HTML, without the claims' numbers."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<a [^>]*badge.*?</a>⁠?", "", html.replace("&#8288;", ""))))


def test_the_page_asks_for_nothing(page: str) -> None:
    """No address is loaded from anywhere: there are links to follow and nothing else."""
    assert not re.search(r"<(script|link|img|iframe|object|embed|base|form)\b", page)
    assert not re.search(r"@import|url\(", page)
    assert "secret" not in page


def test_the_policy_names_the_style_sheet_and_forbids_the_rest(page: str) -> None:
    """The hash in the content security policy is that of the style sheet in the page."""
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    expected = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert unescape(policy[1]) == expected


def test_the_article_is_the_text_to_the_letter() -> None:
    """Marks and numbers add nothing and take nothing away."""
    html = annotated(DOCUMENT, CLAIMS, dossier())
    paragraphs = [visible(paragraph) for paragraph in re.findall(r"<p>(.*?)</p>", html, re.DOTALL)]
    assert "\n".join(paragraphs) == TEXT


def test_overlapping_claims_are_each_marked_where_they_stand() -> None:
    """Words under two claims belong to both; the pieces cover the text without gap or overlap."""
    cut = list(pieces(TEXT, CLAIMS))
    assert "".join(piece.span.words(TEXT) for piece in cut) == TEXT
    inner = next(piece for piece in cut if piece.span.words(TEXT) == "trois ans")
    assert [claim.number for claim in inner.claims] == [2, 3]
    assert [flag.code for flag in inner.flags] == ["TS202"]


def test_crossing_claims_do_not_break_the_page() -> None:
    """Claims that cross each other, lie at the very end or out of the text leave well-formed paragraphs."""
    crossing = [
        replace(CLAIMS[0], start=0, end=60),
        replace(CLAIMS[1], start=50, end=len(TEXT)),
        replace(CLAIMS[2], start=9000, end=9001),
        replace(CLAIMS[3], start=5, end=5),
    ]
    html = annotated(DOCUMENT, crossing, dossier(crossing))
    assert html.count("<mark") == html.count("</mark>")
    assert "".join(visible(p) for p in re.findall(r"<p>(.*?)</p>", html, re.DOTALL)) == TEXT.replace("\n", "")


def test_links_lead_to_places_that_exist_once(page: str) -> None:
    """Each claim has a card, a number in the text and a box on the timeline, and the links join them."""
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(names)
    assert {f"claim-{claim.number}" for claim in CLAIMS} <= set(names)


def test_headings_go_down_one_level_at_a_time(page: str) -> None:
    """No level of heading is skipped."""
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_only_what_a_person_reviewed_is_told_as_reviewed(page: str) -> None:
    """A claim back in review shows its verdict as an earlier one; an open claim as not reviewed."""
    cards = dict(
        re.findall(r'<article id="claim-(\d)".*?<span class="chip verdict [a-z]+">(.*?)</span>', page, re.DOTALL)
    )
    assert cards == {"1": "Non vérifiée", "2": "Plutôt vrai", "3": "Non vérifiée", "4": "Invérifiable"}
    assert "Verdict antérieur, à revoir : Vrai" in page


def test_the_page_speaks_the_language_it_is_asked_in(page: str) -> None:
    """The page's own words are French or English; the article says which language it is in."""
    assert '<html lang="fr">' in page
    assert "À revoir le 1er novembre 2026" in page
    english = render("html", dossier(), load("en"))
    assert '<html lang="en">' in english
    assert "1 November 2026" in english
    assert '<div lang="fr" class="article">' in english


def test_the_same_dossier_gives_the_same_page(page: str) -> None:
    """Nothing in the page depends on the moment it is made."""
    assert render("html", dossier(), load("fr")) == page


def test_nothing_to_report_is_said() -> None:
    """An empty ledger gives a page that says so."""
    assert "There are no claims to report on." in render("html", dossier((), documents=()), load("en"))


def test_the_timeline_holds_hundreds_of_claims_and_any_date() -> None:
    """Boxes stay in the drawing, the rest of a full column is a number, and the calendar's ends do not break it."""
    many = [replace(CLAIMS[0], number=n, recheck_on=date(2025, 1 + n % 2, 1)) for n in range(1, 60)] + [
        replace(CLAIMS[0], number=99, recheck_on=date.max),
        replace(CLAIMS[0], number=98, recheck_on=date.min),
    ]
    page = render("html", dossier(many), load("en"))
    assert "+49" in page or "+51" in page
    for x in re.findall(r' x="([-\d.]+)"', page):
        assert 0 <= float(x) <= 960


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (date(2024, 11, 20), date(2025, 2, 10), ["2024-12", "2025", "2025-02"]),
        (date(2024, 6, 1), date(2025, 8, 1), ["2024-07", "2024-10", "2025", "2025-04", "2025-07"]),
        (date(2020, 6, 1), date(2026, 8, 1), ["2021", "2022", "2023", "2024", "2025", "2026"]),
    ],
)
def test_the_axis_counts_in_what_fits(first: date, last: date, names: list[str]) -> None:
    """Months over weeks, quarters over a year or two, years over many."""
    assert [name for _, name in Axis(first, last).ticks()] == names


def luminance(colour: str) -> float:
    """Give the relative luminance of #rrggbb, as WCAG has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(page: str, theme: int) -> None:
    """Every pair of colours that the style sheet puts together has a contrast of 4.5 or more."""
    sheets = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", page, re.DOTALL)
    ]
    colours = sheets[0] | (sheets[1] if theme else {})
    tones = ("good", "fair", "mixed", "poor", "bad", "none")
    pairs = [(ink, ground) for ink in ("ink", "soft", "link") for ground in ("paper", "card")]
    pairs += [(tone, f"{tone}-bg") for tone in tones] + [("ink", f"{tone}-bg") for tone in tones]
    pairs += [("paper", tone) for tone in tones] + [(tone, "card") for tone in tones]
    assert {
        pair: contrast(colours[pair[0]], colours[pair[1]])
        for pair in pairs
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    } == {}


def test_a_claim_without_document_has_a_card_of_its_own() -> None:
    """Claims added by hand stand in a section of their own."""
    lone: ClaimRecord = replace(CLAIMS[0], document=0, start=0, end=0)
    assert "Affirmations ajoutées à la main" in render("html", dossier([lone]), load("fr"))
