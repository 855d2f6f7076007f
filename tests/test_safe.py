"""Outside strings: what a terminal, a spreadsheet, a file system or a browser would obey is shown instead."""

import json
import re
import sys
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from factcheck.safe import csv_cell, file_name, href, in_json, markup_free, one_line, printable, public_url

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
ANYTHING = st.text(alphabet=st.characters(codec=None), max_size=60)


def test_every_character_is_safe() -> None:
    """No code point of Unicode comes through that a terminal obeys."""
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert not OBEYED.search(printable(everything))


def test_escape_sequences_are_written_out() -> None:
    """CSI, OSC 8, OSC 52, DCS, C1 and bidi overrides are visible, and letters around them stay."""
    told = printable("a\x1b[31mb\x1b]52;c;eA==\x07\x9b1m\u202ec")
    assert told == r"a\x1b[31mb\x1b]52;c;eA==\x07\x9b1m\u202ec"


def test_french_typography_is_left_alone() -> None:
    """Guillemets, no-break spaces, accents, ligatures and joiners are text."""
    words = "« L’œuvre\u202f: 40\u00a0% – déjà… » 👩\u200d💻"
    assert printable(words) == words


def test_lines_are_kept_only_when_asked_for() -> None:
    """Line ends and tabs become spaces, or stay."""
    assert printable("a\nb\tc") == "a b c"
    assert printable("a\nb\tc", lines=True) == "a\nb\tc"


@given(ANYTHING)
def test_printing_twice_changes_nothing(text: str) -> None:
    """Safe text is a fixed point."""
    assert printable(printable(text)) == printable(text)


@given(ANYTHING)
def test_rich_shows_markup_and_obeys_none(text: str) -> None:
    """Between two tags of our own the text comes out letter by letter."""
    out = StringIO()
    console = Console(file=out, width=10_000, emoji=False, highlight=False, soft_wrap=True)
    console.print(f"[bold]{markup_free(text)}[/bold]", end="")
    assert out.getvalue() == printable(text)


def test_one_line_is_cut_with_an_ellipsis() -> None:
    """Blanks are collapsed and the width is kept."""
    assert one_line("  un \n deux  ") == "un deux"
    assert one_line("une phrase trop longue", 10) == "une phras…"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1+1", "-2+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\n=1", "  =1", "＝1+1", "- une puce"]
)
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    """What a spreadsheet would run, it shows."""
    assert csv_cell(cell).startswith("'")


@pytest.mark.parametrize("cell", ["-5", "+3,5 %", "-1 250", "40 milliards", "a = b", "2024-11-05", ""])
def test_numbers_and_prose_stay_as_they_are(cell: str) -> None:
    """A negative number is no formula."""
    assert csv_cell(cell) == cell


def test_a_formula_after_a_semicolon_is_defused_too() -> None:
    """A spreadsheet that parts cells at semicolons finds no formula either."""
    assert csv_cell("ok;=1+1") == "ok;'=1+1"
    assert csv_cell("ok\n=1+1") == "ok\n'=1+1"


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\x", "C Windows x"),
        ("con.txt", "document"),
        (".caché", "caché"),
        ("", "document"),
        ("\x1b[31mx", "31mx"),
        ("Rapport 2024.html", "Rapport 2024.html"),
    ],
)
def test_a_file_name_is_never_a_path(given_name: str, name: str) -> None:
    """Folders, devices, hidden names and control characters are no part of a name."""
    assert file_name(given_name) == name


@given(ANYTHING)
def test_a_file_name_is_one_and_short(text: str) -> None:
    """Whatever comes in, the name has no separator, is not empty and fits a file system."""
    name = file_name(text)
    assert name
    assert not re.search(r"[/\\\x00:]", name)
    assert not name.startswith((".", "-"))
    assert len(name.encode()) <= 100


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("HTTP://a.example", "http://a.example"),
        ("https://user:secret@a.example/b", "https://a.example/b"),
        ("https://x@y@a.example/", "https://a.example/"),
        ("mailto:ada@a.example", "mailto:ada@a.example"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//a.example", ""),
        ("https://good.example\\@evil.example", ""),
        ("https://a.example/\u202egpj", ""),
        ('https://a.example/"onclick="x', ""),
    ],
)
def test_only_web_and_mail_addresses_are_links(url: str, target: str) -> None:
    """Anything else is shown and not linked; credentials are left out."""
    assert href(url) == target


def test_a_shown_address_has_no_credentials() -> None:
    """User name and password never reach a log or a report."""
    assert public_url("https://ada:secret@a.example/x@y") == "https://a.example/x@y"


@given(ANYTHING)
def test_json_stays_the_same_json(text: str) -> None:
    """What a terminal would obey is escaped, and reads back as it was."""
    dumped = in_json(json.dumps({"a": text}, ensure_ascii=False))
    assert not OBEYED.search(dumped)
    assert json.loads(dumped) == {"a": text}
