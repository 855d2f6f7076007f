"""What anybody may write in a claim, a name, an address or a source, through every format."""

import csv
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from io import StringIO

import pytest
from markdown_it import MarkdownIt

from factcheck.languages import load
from factcheck.model import Document, Flag, Marks, Sentence, Severity, Span
from factcheck.report import FORMATS, render
from factcheck.report.flags import FORMATS as FLAG_FORMATS
from factcheck.report.flags import write
from tests.report.samples import HOSTILE, hostile_dossier
from tests.report.scans import Sample

OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article", "div", "p",
    "h1", "h2", "h3", "h4", "h5", "dl", "dt", "dd", "ul", "ol", "li", "a", "b", "span", "mark", "blockquote", "q",
    "code", "svg", "rect", "line", "circle", "text", "details", "summary", "table", "thead", "tbody", "tr", "th", "td",
    "time",
}  # fmt: skip


class Tags(HTMLParser):
    """Collects elements and attributes of a page, and checks that they are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element in."""
        self.handle_startendtag(tag, attrs)
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element without content in."""
        self.tags.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        """Check that the last element is the one that is closed."""
        assert self.open.pop() == tag


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", HOSTILE)
def test_no_report_holds_what_a_terminal_obeys(form: str, words: str) -> None:
    """Whatever the format, printing the file does nothing but show it; and it can be encoded."""
    text = render(form, hostile_dossier(words), load("fr"))
    assert not OBEYED.search(text.replace("\r\n", "\n"))
    text.encode()


@pytest.mark.parametrize("words", HOSTILE)
def test_a_coloured_terminal_report_holds_only_our_colours(words: str) -> None:
    """The only escape sequences are colours, and the text cannot make one."""
    text = render("terminal", hostile_dossier(words), load("en"), colour=True)
    assert not OBEYED.search(COLOURS.sub("", text))


@pytest.mark.parametrize("words", HOSTILE)
def test_html_holds_our_elements_and_no_other(words: str) -> None:
    """No script, no event handler, no style, no address but web and mail; everything is closed."""
    page = Tags()
    page.feed(render("html", hostile_dossier(words), load("fr")))
    assert page.tags <= ALLOWED | {"title"}
    assert page.open == []
    for name, value in page.attributes:
        assert not name.startswith("on")
        assert name not in ("style", "src", "srcset", "formaction")
        if name == "href":
            assert re.match(r"#|https?://|mailto:", value or "")


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_renders_without_markup_of_its_own(words: str) -> None:
    """A strict renderer that lets HTML through finds none, and no link but http ones."""
    html = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .render(render("md", hostile_dossier(words), load("en")))
    )
    page = Tags()
    page.feed(html)
    assert page.tags <= {"h1", "h2", "h3", "p", "ul", "li", "blockquote", "strong", "hr", "a"} | {
        "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert all(value and value.startswith("http") for name, value in page.attributes if name == "href")


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_is_a_formula(words: str) -> None:
    """No cell of the table starts with what makes a formula; rows keep their columns."""
    rows = list(csv.reader(StringIO(render("csv", hostile_dossier(words), load("en")))))
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows[1:]:
        assert not [cell for cell in row if re.match(r"\s*[=+@-]", cell)]


@pytest.mark.parametrize("words", HOSTILE)
def test_json_reports_are_json(words: str) -> None:
    """The claim's words come back as they were."""
    told = json.loads(render("json", hostile_dossier(words), load("en")))
    assert [claim["text"] for claim in told["claims"]] == [words, words]
    markup = json.loads(render("claimreview", hostile_dossier(words), load("en")))
    assert [review["claimReviewed"] for review in markup] == [words, words]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_calendar_has_no_line_that_we_did_not_write(words: str) -> None:
    """Line ends in a claim make no property and no event."""
    text = render("ics", hostile_dossier(words), load("en"))
    lines = re.sub("\r\n ", "", text).split("\r\n")
    names = {re.split("[;:]", line)[0] for line in lines if line}
    assert names <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "REFRESH-INTERVAL",
        "X-PUBLISHED-TTL", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS",
        "TRANSP", "URL", "LAST-MODIFIED", "SEQUENCE",
    }  # fmt: skip
    assert lines.count("BEGIN:VEVENT") == 2


@pytest.mark.parametrize("form", FLAG_FORMATS)
@pytest.mark.parametrize("words", HOSTILE)
def test_no_flag_format_holds_what_a_terminal_obeys(form: str, words: str) -> None:
    """Flags, file names and the article's own words come out shown, in every linter's format."""
    document = Document(f"{words}\nfin", "fr", name=words, id=words, meta={"k": words})
    flag = Flag(0, len(words), "TS101", words, Severity.ERROR, words, words, None, (Span(0, 1),))
    out = StringIO()
    scan = Sample(document, (Sentence(0, len(words)),), Marks(), (), (flag,), None)
    assert write(form, [scan], out) == 1
    assert not OBEYED.search(out.getvalue())
    out.getvalue().encode()
    if form == "junit":
        ET.fromstring(out.getvalue())  # noqa: S314 - we wrote it
    if form in ("concise", "github"):
        assert out.getvalue().count("\n") == 1
