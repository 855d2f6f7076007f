"""Markdown, tables, calendars, ClaimReview, JSON and the terminal, over one article."""

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from io import StringIO

import pytest

from factcheck.languages import load
from factcheck.model import ClaimRecord, State
from factcheck.report import FORMATS, UnknownReportFormatError, render
from factcheck.report.claimreview import review_object
from factcheck.report.labels import load_labels
from tests.report.samples import CLAIMS, ENGLISH, FRENCH, SOURCE, dossier


def calendar(claims: Sequence[ClaimRecord] = CLAIMS, **fields: object) -> str:
    """Give the calendar of the sample."""
    return render("ics", dossier(claims, **fields), load("fr"))


def events(text: str) -> dict[str, dict[str, str]]:
    """Read a calendar's events by their identifiers."""
    found: dict[str, dict[str, str]] = {}
    for block in text.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]:
        fields = dict(line.split(":", 1) for line in block.split("END:VEVENT")[0].splitlines())
        found[fields["UID"]] = fields
    return found


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_dossier_gives_the_same_bytes(form: str, language: str) -> None:
    """Every format is a function of the dossier and the language."""
    assert render(form, dossier(), load(language)) == render(form, dossier(), load(language))


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_ledger_gives_a_report(form: str) -> None:
    """Nothing to tell is no error."""
    render(form, dossier((), documents=()), load("en"))


def test_an_unknown_format_is_named() -> None:
    """The message says which formats there are."""
    with pytest.raises(UnknownReportFormatError, match="'pdf': there are terminal, md, html"):
        render("pdf", dossier(), load("en"))


def test_claimreview_holds_reviewed_claims_only() -> None:
    """Open claims and claims back in review are not exported, and cannot be."""
    markup = json.loads(render("claimreview", dossier(), load("fr")))
    assert [review["url"] for review in markup] == ["#claim-2", "#claim-4"]
    with pytest.raises(ValueError, match="claim 3 was not reviewed"):
        review_object(CLAIMS[2], dossier(), ENGLISH)


@pytest.mark.parametrize("missing", [{"reviewer": ""}, {"reviewed_at": None}, {"state": State.NEW}, {"verdict": ""}])
def test_a_verdict_that_no_person_gave_is_in_no_format(missing: dict[str, object]) -> None:
    """Without a reviewer, a moment, a verdict or the state of a checked claim, nothing is told as found."""
    only = replace(CLAIMS[1], **missing)  # type: ignore[arg-type]
    told = dossier([only])
    assert json.loads(render("claimreview", told, load("en"))) == []
    assert json.loads(render("json", told, load("en")))["claims"][0]["verdict"] is None
    assert next(csv.DictReader(StringIO(render("csv", told, load("en")))))["verdict"] == ""
    assert "Not reviewed" in render("terminal", told, load("en"))
    assert "### Claim 2: Not reviewed" in render("md", told, load("en"))


def test_claimreview_has_what_is_required_and_recommended() -> None:
    """Required, recommended and ``expires``; the source's credentials are left out."""
    told = dossier(
        url="https://desk.example/ligne-18?x=1#top", publisher="Le Bureau", publisher_url="https://desk.example"
    )
    assert json.loads(render("claimreview", told, load("fr")))[0] == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": "https://desk.example/ligne-18?x=1#claim-2",
        "url": "https://desk.example/ligne-18?x=1#claim-2",
        "claimReviewed": CLAIMS[1].text,
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Plutôt vrai",
            "ratingValue": 4,
            "bestRating": 5,
            "worstRating": 1,
            "ratingExplanation": "D’après la région.",
        },
        "author": {"@type": "Organization", "name": "Le Bureau", "url": "https://desk.example"},
        "itemReviewed": {
            "@type": "Claim",
            "text": CLAIMS[1].text,
            "author": {"@type": "Person", "name": "Sylvie Aubert"},
            "datePublished": "2025-03-03",
            "appearance": [
                {
                    "@type": "CreativeWork",
                    "url": "https://journal.example/ligne-18",
                    "headline": "La ligne 18 en retard",
                    "datePublished": "2025-03-04",
                    "author": [{"@type": "Person", "name": "Paul Nguyen"}],
                    "inLanguage": "fr",
                }
            ],
        },
        "datePublished": "2025-03-10",
        "dateModified": "2025-03-10",
        "expires": "2026-11-01",
        "inLanguage": "fr",
        "reviewBody": "D’après la région.",
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "Calendrier du chantier",
                "url": "https://region.example/calendrier?p=1",
                "publisher": {"@type": "Organization", "name": "Région"},
                "datePublished": "2025-02-01",
            }
        ],
        "sdPublisher": {"@type": "Organization", "name": "Le Bureau", "url": "https://desk.example"},
    }


def test_a_verdict_off_the_line_has_no_number() -> None:
    """Unverifiable is neither true nor false: a name without a rating value; a timeless claim never expires."""
    review = review_object(CLAIMS[3], dossier(), ENGLISH)
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Unverifiable"}
    assert review["author"] == {"@type": "Person", "name": "ada"}
    assert "expires" not in review


def test_a_verdict_of_an_unknown_scale_stays_as_it_is() -> None:
    """An unknown label is told, without a number and without a colour."""
    odd = replace(CLAIMS[1], verdict="plausible", scale="maison")
    assert review_object(odd, dossier([odd]), FRENCH)["reviewRating"]["alternateName"] == "plausible"
    assert "ratingValue" not in review_object(odd, dossier([odd]), FRENCH)["reviewRating"]


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("OTAN", True),
        ("Ministère de l’Intérieur", True),
        ("l’Organisation météo", True),
        ("Ada Lovelace", False),
        ("Meloni", False),
    ],
)
def test_a_claimant_is_a_person_or_an_organisation(name: str, *, organisation: bool) -> None:
    """Acronyms and the language's words for bodies tell them apart."""
    assert FRENCH.is_organisation(name) is organisation


def test_a_calendar_is_folded_and_ended_as_the_standard_has_it() -> None:
    """No line is longer than 75 octets, each ends in CRLF, no character is cut in two."""
    text = calendar()
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "plus de trois ans de travaux" in text.replace("\r\n ", "")


def test_events_keep_their_identifiers_when_dates_move() -> None:
    """A calendar that reads the file again moves its event instead of adding one."""
    before = events(calendar())
    moved = [replace(claim, number=claim.number + 10, recheck_on=date(2027, 5, 1)) for claim in CLAIMS[:3]]
    after = events(calendar(claims=moved))
    assert before.keys() == after.keys()
    assert before["claim-key002@factcheck"]["DTSTART;VALUE=DATE"] == "20261101"
    assert after["claim-key002@factcheck"]["DTSTART;VALUE=DATE"] == "20270501"
    assert after["claim-key002@factcheck"]["DTEND;VALUE=DATE"] == "20270502"


def test_events_are_stamped_by_their_claims() -> None:
    """An unchanged claim gives the same event, whenever the file is made."""
    assert calendar(generated=datetime(2030, 1, 1)) == calendar()  # noqa: DTZ001 - a moment without zone must do
    assert events(calendar())["claim-key002@factcheck"]["DTSTAMP"] == "20250310T140500Z"


def test_claims_that_were_dropped_are_cancelled() -> None:
    """A calendar takes the event away; claims without a date have none."""
    told = events(calendar(claims=[replace(CLAIMS[0], state=State.DROPPED), CLAIMS[3]]))
    assert {uid: event["STATUS"] for uid, event in told.items()} == {"claim-key001@factcheck": "CANCELLED"}


def test_a_table_has_a_row_a_claim() -> None:
    """Columns are named in English; states, verdicts and time status are three columns."""
    rows = list(csv.DictReader(StringIO(render("csv", dossier(), load("fr")))))
    assert [row["number"] for row in rows] == ["1", "2", "3", "4"]
    names = ("state", "verdict", "verdict_label", "time_status", "recheck_on", "flags", "sources")
    assert [rows[1][name] for name in names] == [
        "checked", "mostly-true", "Plutôt vrai", "pending", "2026-11-01", "TS103", "https://region.example/calendrier?p=1",
    ]  # fmt: skip


def test_json_keeps_an_earlier_verdict_apart() -> None:
    """A verdict that has to be looked at again is not the verdict."""
    claims = json.loads(render("json", dossier(), load("en")))["claims"]
    assert [(claim["verdict"], claim["earlier_verdict"]) for claim in claims] == [
        (None, None), ("mostly-true", None), (None, "true"), ("unverifiable", None),
    ]  # fmt: skip
    assert claims[1]["sources"][0]["url"] == "https://region.example/calendrier?p=1"


def test_markdown_tells_each_claim_with_its_source() -> None:
    """A table, then a section a claim; links only where they may be."""
    text = render("md", dossier(), load("fr"))
    assert "### Affirmation 2: Plutôt vrai" in text
    assert (
        "- confirme: [Calendrier du chantier](<https://region.example/calendrier?p=1>) (Région, 1er février 2025)"
        in text
    )
    assert "secret" not in text


def test_a_terminal_report_is_wrapped_and_plain_without_colours() -> None:
    """No line is wider than asked for or ends in blanks; colours only where they are wanted."""
    text = render("terminal", dossier(), load("fr"), width=60)
    assert max(map(len, text.splitlines())) <= 60
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    assert "\x1b[" not in text
    assert "\x1b[" in render("terminal", dossier(), load("fr"), colour=True)


def test_dates_are_written_as_the_language_writes_them() -> None:
    """The first of a month is 1er in French; English puts the day before the month, as the rest of the tool does."""
    assert FRENCH.day(date(2026, 11, 1)) == "1er novembre 2026"
    assert FRENCH.day(date(2026, 11, 11)) == "11 novembre 2026"
    assert ENGLISH.day(date(2026, 11, 1)) == "1 November 2026"


def test_both_languages_have_the_same_words() -> None:
    """Nothing that a report says is missing in one of the languages."""
    assert load_labels(load("fr")).words.keys() == load_labels(load("en")).words.keys()
    assert {kind: names.keys() for kind, names in FRENCH.names.items()} == {
        kind: names.keys() for kind, names in ENGLISH.names.items()
    }


def test_a_forced_verdict_says_so() -> None:
    """Whoever reads a verdict without a source reads why."""
    forced = replace(CLAIMS[1], sources=(), forced_reason="vu sur place")
    for form in ("terminal", "md", "html"):
        assert "Verdict sans source, au motif : vu sur place" in render(form, dossier([forced]), load("fr"))
    assert SOURCE not in forced.sources
