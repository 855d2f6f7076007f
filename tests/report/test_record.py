"""The scan record and the linter's formats: fields, places, counts."""

import json
import xml.etree.ElementTree as ET
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

import pytest

from factcheck.model import (
    Claim,
    Claimant,
    Document,
    Flag,
    Interval,
    Marks,
    Modifier,
    Quantity,
    Quotation,
    QuotationKind,
    Sentence,
    Severity,
    ShelfLife,
    ShelfLifeClass,
    Span,
    Speaker,
    Time,
    TimeStatus,
    TimeType,
)
from factcheck.report.flags import UnknownFlagFormatError, write
from factcheck.report.record import as_line, day, error_record, number, record
from tests.report.scans import Sample

TEXT = "Lundi, à Évry.\nLe budget atteint 4,3 milliards d’euros, dit-on."


def scan() -> Sample:
    """Give a scan with one of each."""
    start = TEXT.index("4,3")
    money = Quantity(
        start, TEXT.index(", dit"), "4,3 milliards d’euros", Decimal("4.3E+9"), Decimal("4.30E+9"), None,
        Modifier.EXACT, "EUR", "currency", "budget", step=Decimal("1E+8"), scope=0,
    )  # fmt: skip
    monday = Time(
        0, 5, "Lundi", TimeType.DATE, "2025-03-03", None, Interval(date(2025, 3, 3), date(2025, 3, 3)), relative=True,
        anchor=date(2025, 3, 4),
    )  # fmt: skip
    daily = Time(7, 8, "à", TimeType.SET, "P1D", interval=Interval(None, None), quant="EVERY")
    quoted = Quotation(0, 5, QuotationKind.INDIRECT, "dit", None, Speaker(7, 13, "à Évry", "Évry"))
    life = ShelfLife(ShelfLifeClass.STATE, date(2025, 9, 1), "peut changer", "au 3 mars 2025")
    claim = Claim(15, 40, "Le budget", 0.8, ("quantity",), Claimant("Évry"), (0,), (0,), life, TimeStatus.DUE, 0)
    flags = (
        Flag(0, 5, "TS101", "relative-date", Severity.WARNING, "'Lundi' vieillit", "écrire la date"),
        Flag(
            start, start + 3, "IC301", "conflicting-figures", Severity.ERROR, "autre chiffre", "", None, (Span(0, 5),)
        ),
    )
    marks = Marks((monday, daily), (money,), (quoted,))
    document = Document(TEXT, "fr", date(2025, 3, 4), name="a.txt", id="a1", meta={"k": 1})
    return Sample(document, (Sentence(0, 14), Sentence(15, len(TEXT))), marks, (claim,), flags, date(2025, 12, 1))


def output(form: str, *scans: Sample) -> str:
    """Give what a format prints."""
    out = StringIO()
    write(form, scans, out)
    return out.getvalue()


def test_a_record_has_the_fields_of_the_contract() -> None:
    """Names, types and order of what other tools read."""
    told = record(scan())
    assert list(told) == [
        "id", "language", "published", "as_of", "sentences", "times", "quantities", "quotations", "claims",
        "flags", "meta",
    ]  # fmt: skip
    assert told["times"][0] == {
        "start": 0, "end": 5, "text": "Lundi", "type": "DATE", "value": "2025-03-03", "mod": None,
        "interval": {"begin": "2025-03-03", "end": "2025-03-03"}, "relative": True, "anchor": "2025-03-04",
    }  # fmt: skip
    quantity = told["quantities"][0]
    assert [quantity[k] for k in ("value", "low", "high", "modifier", "unit", "dimension", "of")] == [
        "4300000000", "4300000000", None, "exact", "EUR", "currency", "budget",
    ]  # fmt: skip
    assert told["quotations"][0] == {
        "start": 0, "end": 5, "kind": "indirect", "cue": "dit",
        "speaker": {"start": 7, "end": 13, "text": "à Évry", "name": "Évry"},
    }  # fmt: skip
    claim = told["claims"][0]
    assert claim["shelf_life"] == {
        "class": "state", "recheck_on": "2025-09-01", "reason": "peut changer", "rewrite": "au 3 mars 2025",
    }  # fmt: skip
    assert (claim["claimant"], claim["time_status"], claim["times"]) == ("Évry", "due", [0])
    assert (told["flags"][1]["code"], told["flags"][1]["related"]) == ("IC301", [{"start": 0, "end": 5}])
    assert told["meta"] == {"k": 1}


def test_an_interval_without_bounds_is_null_and_sets_have_their_period() -> None:
    """Nothing resolved is null, not an empty pair."""
    time = record(scan())["times"][1]
    assert (time["interval"], time["quant"], time["freq"]) == (None, "EVERY", None)


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        ("4E+10", "40000000000"),
        ("2.50", "2.5"),
        ("100", "100"),
        ("0.000", "0"),
        ("-1.20E-3", "-0.0012"),
        ("1E-9", "0.000000001"),
    ],
)
def test_decimals_are_plain_digits(value: str, digits: str) -> None:
    """Exact, without exponent, without zeros that say nothing."""
    assert number(Decimal(value)) == digits


def test_moments_are_written_to_the_minute() -> None:
    """A time of day that was written to the minute has no seconds."""
    assert day(datetime(2024, 11, 5, 18, 30)) == "2024-11-05T18:30"  # noqa: DTZ001 - the texts' times have no zone
    assert day(datetime(2024, 11, 5, 18, 30, 5)) == "2024-11-05T18:30:05"  # noqa: DTZ001
    assert day(None) is None


def test_one_record_a_line() -> None:
    """The stream's lines are JSON objects in the order of the documents; failures have their place in it."""
    lines = output("jsonl", scan(), scan()).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a1", "a1"]
    assert json.loads(as_line(error_record("b", "empty", "nothing in it"))) == {
        "id": "b", "error": {"code": "empty", "message": "nothing in it"},
    }  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_array(count: int) -> None:
    """However many documents, the output is one array."""
    assert len(json.loads(output("json", *[scan()] * count))) == count


def test_concise_is_a_line_a_flag() -> None:
    """Path, line and column from one, code, message."""
    assert output("concise", scan()) == "a.txt:1:1: TS101 'Lundi' vieillit\na.txt:2:19: IC301 autre chiffre\n"


def test_text_underlines_the_words() -> None:
    """The caret stands under the words, also after accents, and the hint follows."""
    lines = output("text", scan()).splitlines()
    assert lines[0] == "a.txt (published 2025-03-04, as of 2025-12-01)"
    assert lines[1:5] == [
        "1:1  TS101 relative-date  'Lundi' vieillit", "  1 | Lundi, à Évry.", "    | ^^^^^", "    = écrire la date",
    ]  # fmt: skip
    at = next(i for i, line in enumerate(lines) if "4,3" in line)
    assert lines[at].index("4,3") == lines[at + 1].index("^^^")
    assert lines[-1] == "2 flags (1 error, 1 warning); 1 claim in 1 document"


def test_text_cuts_a_long_line_around_the_words() -> None:
    """A paragraph of thousands of characters is shown as a window with its words in it."""
    text = "avant " * 500 + "le mot juste" + " après" * 500
    at = text.index("juste")
    long = Sample(Document(text, "fr"), (), Marks(), (), (Flag(at, at + 5, "TX101", "x", Severity.NOTE, "ici"),), None)
    shown, carets = output("text", long).splitlines()[2:4]
    assert len(shown) <= 100
    assert shown.index("juste") == carets.index("^^^^^")
    assert shown.startswith("  1 | …avant")


def test_text_says_when_there_is_nothing() -> None:
    """A clean article gives one line."""
    clean = Sample(Document("Bien.", "fr", name="a.txt"), (), Marks(), (), (), None)
    assert output("text", clean) == "nothing flagged; 0 claims in 1 document\n"


def test_sarif_places_flags_by_code_points() -> None:
    """Version, rules, regions with lines, columns and offsets, related places."""
    log = json.loads(output("sarif", scan()))
    run = log["runs"][0]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["IC301", "TS101"]
    result = run["results"][1]
    assert (result["ruleId"], result["level"]) == ("IC301", "error")
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2, "startColumn": 19, "endLine": 2, "endColumn": 22, "charOffset": 33, "charLength": 3,
    }  # fmt: skip
    assert len(result["relatedLocations"]) == 1


def test_junit_counts_flags_as_failures() -> None:
    """A suite a document; one without flags passes."""
    clean = Sample(Document("Bien.", "fr", name="b.txt"), (), Marks(), (), (), None)
    suites = ET.fromstring(output("junit", scan(), clean)).findall("testsuite")  # noqa: S314 - we wrote it
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in suites] == [
        ("a.txt", "2", "2"), ("b.txt", "1", "0"),
    ]  # fmt: skip


def test_github_gets_workflow_commands() -> None:
    """Severity, place and message in the form that GitHub's checks read."""
    first = output("github", scan()).splitlines()[0]
    assert first == (
        "::warning title=TS101 relative-date,file=a.txt,line=1,col=1,endLine=1,endColumn=6"
        "::'Lundi' vieillit (écrire la date)"
    )


def test_an_unknown_flag_format_is_named() -> None:
    """The message says which formats there are."""
    with pytest.raises(UnknownFlagFormatError, match="'xml' for flags: there are text, concise, json"):
        write("xml", [], StringIO())
