"""The record of a scan, field by field: what other programs that read ``scan --format jsonl`` may count on."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import factcheck
from tests.conftest import ROOT, Run

Record = dict[str, Any]
PUBLISHED = "2024-11-05"
SENTENCES = (
    ("fr", "Le maire a démissionné mardi soir, deux ans après son élection."),
    ("fr", "Entre 2 et 3 % des électeurs, soit environ 40 000 personnes, ont voté à 18 h 30."),
    ("fr", "« Nous fournirons plus de 500 chars d’ici à 2027 », a promis le ministre de la Défense, Jean Morel."),
    ("fr", "Depuis 2022, des centaines d’habitants ont quitté la vallée ; la moitié avait moins de 30 ans."),
    ("fr", "Le chômage a reculé de 0,3 point au deuxième trimestre 2024, à 7,2 %."),
    ("fr", "Tous les mardis, une dizaine de bénévoles distribuent 1 250 repas."),
    ("fr", "L’été dernier, il a fait 42,6 °C à Vérargues, un record."),
    ("fr", "Selon l’Insee, l’inflation a atteint 1,2 % sur un an en octobre 2024."),
    ("fr", "La réunion, prévue le 31 juin 2025, a été reportée de plusieurs semaines."),
    ("fr", "Dans les années 1990, le pont coûtait 3,5 milliards de francs. 🚧 Il en vaut aujourd’hui 2 Md€."),
    ("en", "The mayor resigned on Tuesday evening, two years after his election."),
    ("en", "Between 2 and 3% of voters, or about 40,000 people, voted at 6:30 p.m."),
    ("en", "“We will supply more than 500 tanks by 2027,” promised the defence minister, John Moore."),
    ("en", "Since 2022 hundreds of people have left the valley; half of them were under 30."),
    ("en", "Unemployment fell by 0.3 percentage points in the second quarter of 2024, to 7.2%."),
    ("en", "Every Tuesday a dozen volunteers hand out 1,250 meals."),
    ("en", "Last summer it was 42.6 °C in Phoenix, a record."),
    ("en", "According to the statistics office, inflation reached 1.2% year on year in October 2024."),
    ("en", "The meeting, due on 31 June 2025, has been put off by several weeks."),
    ("en", "In the 1990s the bridge cost $3.5bn. 🚧 It is worth at least €2bn today."),
)
MODS = {
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "START",
    "MID",
    "END",
    "APPROX",
}
MODIFIERS = {"exact", "more_than", "less_than", "at_least", "at_most", "about", "range", "vague"}
CLASSES = {"timeless", "deictic", "scheduled", "running", "state", "target", "conditional"}
STATUSES = {"timeless", "current", "pending", "due", "outdated"}


def _is_day(value: object) -> bool:
    return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def _is_moment(value: object) -> bool:
    return isinstance(value, str) and datetime.fromisoformat(value) is not None


def _is_figure(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value) is not None and Decimal(value).is_finite()


def _or_none(test: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or test(value)


def _one_of(words: set[str]) -> Callable[[object], bool]:
    return lambda value: value in words


def _is(*kinds: type) -> Callable[[object], bool]:
    return lambda value: type(value) in kinds


def _filled(value: object) -> bool:
    return isinstance(value, str) and value != ""


_WORDS = {"start": _is(int), "end": _is(int), "text": _filled}
TIME = _WORDS | {
    "type": _one_of({"DATE", "TIME", "DURATION", "SET"}),
    "value": _is(str),
    "mod": _or_none(_one_of(MODS)),
    "interval": _or_none(_is(dict)),
    "relative": _is(bool),
    "anchor": _or_none(_is_day),
}
QUANTITY = _WORDS | {
    "value": _or_none(_is_figure),
    "low": _or_none(_is_figure),
    "high": _or_none(_is_figure),
    "modifier": _one_of(MODIFIERS),
    "unit": _filled,
    "dimension": _filled,
    "of": _is(str),
}
QUOTATION = {
    "start": _is(int),
    "end": _is(int),
    "kind": _one_of({"direct", "indirect", "mixed", "hearsay"}),
    "cue": _is(str),
    "speaker": _or_none(_is(dict)),
}
CLAIM = _WORDS | {
    "worth": _is(int, float),
    "reasons": _is(list),
    "claimant": _or_none(_filled),
    "times": _is(list),
    "quantities": _is(list),
    "shelf_life": _is(dict),
    "time_status": _one_of(STATUSES),
}
LIFE = {"class": _one_of(CLASSES), "recheck_on": _or_none(_is_day), "reason": _filled}
FLAG = {
    "code": lambda value: re.fullmatch(r"[A-Z]{2}\d{3}", str(value)) is not None,
    "name": _filled,
    "severity": _one_of({"error", "warning", "note"}),
    "start": _is(int),
    "end": _is(int),
    "message": _filled,
    "hint": _is(str),
    "recheck_on": _or_none(_is_day),
}
RECORD = {
    "id": _is(str),
    "language": _filled,
    "published": _or_none(_is_day),
    "as_of": _or_none(_is_day),
    **dict.fromkeys(("sentences", "times", "quantities", "quotations", "claims", "flags"), _is(list)),
    "meta": _is(dict),
}


def _fits(part: Record, schema: dict[str, Callable[[Any], bool]]) -> None:
    for name, test in schema.items():
        assert name in part, (name, part)
        assert test(part[name]), (name, part)


def _marks(record: Record) -> Iterator[Record]:
    for kind in ("sentences", "times", "quantities", "quotations", "claims", "flags"):
        yield from record[kind]
    yield from (quotation["speaker"] for quotation in record["quotations"] if quotation["speaker"])


def assert_contract(record: Record, text: str) -> None:
    """Hold that a record has every field of the contract, with its type and meaning."""
    _fits(record, RECORD)
    schemas = {"times": TIME, "quantities": QUANTITY, "quotations": QUOTATION, "claims": CLAIM, "flags": FLAG}
    for kind, schema in schemas.items():
        for part in record[kind]:
            _fits(part, schema)
    _assert_places(record, text)
    for claim in record["claims"]:
        _assert_claim(claim, record)
    for time in record["times"]:
        _assert_time(time)
    for quantity in record["quantities"]:
        _assert_quantity(quantity)


def _assert_places(record: Record, text: str) -> None:
    for mark in _marks(record):
        assert 0 <= mark["start"] < mark["end"] <= len(text), mark
        if "text" in mark:
            assert text[mark["start"] : mark["end"]] == mark["text"]
    for kind in ("sentences", "times", "quantities"):
        for one, other in pairwise(record[kind]):
            assert one["end"] <= other["start"], (kind, one, other)


def _assert_claim(claim: Record, record: Record) -> None:
    assert 0 <= claim["worth"] <= 1
    assert all(isinstance(reason, str) and reason for reason in claim["reasons"])
    for kind in ("times", "quantities"):
        for index in claim[kind]:
            mark = record[kind][index]
            assert index >= 0
            assert mark["start"] < claim["end"]
            assert claim["start"] < mark["end"]
    _fits(claim["shelf_life"], LIFE)
    dateless = claim["shelf_life"]["class"] in ("timeless", "deictic")
    assert dateless or claim["shelf_life"]["recheck_on"], claim


def _assert_time(time: Record) -> None:
    interval = time["interval"]
    if interval is not None:
        assert set(interval) == {"begin", "end"}
        sides = [side for side in interval.values() if side is not None]
        assert sides, "an interval without sides is null"
        assert all(map(_is_moment, sides))
        assert len(sides) == 1 or interval["begin"][:10] <= interval["end"][:10]
    if time["type"] == "SET":
        assert {"quant", "freq"} <= set(time)


def _assert_quantity(quantity: Record) -> None:
    value, low, high = (
        None if quantity[name] is None else Decimal(quantity[name]) for name in ("value", "low", "high")
    )
    assert low is None or high is None or low <= high
    if quantity["modifier"] == "exact":
        assert value == low == high is not None
    if quantity["modifier"] == "range":
        assert (value, low is None or high is None) == (None, False)
    if quantity["modifier"] == "about":
        assert (low, high) == (None, None)


@cache
def _article(language: str) -> str:
    return (ROOT / "claims" / "rutte-meloni" / f"article.{language}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("published", [PUBLISHED, None])
@pytest.mark.parametrize("as_of", [None, "2026-11-23"])
def test_the_article_keeps_the_contract(language: str, published: str | None, as_of: str | None) -> None:
    """Both articles, with and without a date, judged on their day and two years later."""
    record = factcheck.scan(_article(language), language=language, published=published, as_of=as_of)
    assert_contract(record, _article(language))
    assert record["as_of"] == (as_of or published)


@pytest.mark.parametrize(("language", "text"), SENTENCES)
@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_a_sentence_keeps_the_contract(language: str, text: str, published: str | None) -> None:
    """Times, figures and speech of many kinds, with characters beyond the basic plane before them."""
    assert_contract(factcheck.scan(text, language=language, published=published), text)


def test_all_sentences_in_one_text_keep_the_contract() -> None:
    """Marks of one sentence do not run into those of the next."""
    for language in ("fr", "en"):
        text = "\n".join(text for code, text in SENTENCES if code == language)
        assert_contract(factcheck.scan(text, language=language, published=PUBLISHED), text)


def test_offsets_are_those_of_the_text_as_given() -> None:
    """A text whose accents are written apart and whose lines end in CRLF is pointed into as it stands."""
    text = "De\u0301sole\u0301.\r\nL’e\u0301te\u0301 dernier, 1 250 e\u0301lus ont vote\u0301 mardi."
    record = factcheck.scan(text, language="fr", published=PUBLISHED)
    for time in record["times"]:
        assert text[time["start"] : time["end"]] in ("L’e\u0301te\u0301 dernier", "e\u0301te\u0301 dernier", "mardi")
    assert [text[q["start"] : q["end"]] for q in record["quantities"]] == ["1 250"]


def test_what_the_contract_gives_as_values() -> None:
    """The examples that the contract names come out as it names them."""
    text = (
        "Depuis 2022, il y a quelques mois, d’ici à 2027, plus de 500 chars, entre 2 et 3 %, des centaines de blessés."
    )
    found = factcheck.scan(text, language="fr", published=PUBLISHED)
    times = {time["text"]: time for time in found["times"]}
    assert times["2022"]["interval"] == {"begin": "2022-01-01", "end": None}
    assert times["il y a quelques mois"]["interval"] == {"begin": "2023-12-05", "end": "2024-09-05"}
    assert times["2027"]["interval"] == {"begin": "2024-11-05", "end": "2027-12-31"}
    more, between, some = found["quantities"]
    assert [more[name] for name in ("value", "low", "high", "modifier")] == ["500", "500", None, "more_than"]
    assert [between[name] for name in ("value", "low", "high", "modifier")] == [None, "2", "3", "range"]
    assert [some[name] for name in ("low", "high", "modifier")] == ["200", "999", "vague"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire a démissionné mardi."),
        ("fr", "Il y a quelques mois, la ville a perdu une école."),
        ("fr", "Depuis deux ans, les impôts augmentent."),
        ("fr", "L’an prochain, une école ouvrira."),
        ("en", "The mayor resigned on Tuesday."),
        ("en", "A few months ago the town lost a school."),
        ("en", "Taxes have been rising for two years."),
        ("en", "Next year a school will open."),
    ],
)
def test_without_a_date_relative_times_stay_open_and_a_flag_says_so(language: str, text: str) -> None:
    """No interval is made up, and the first time that has none is flagged once; with a date there is no such flag."""
    undated = factcheck.scan(text, language=language)
    assert [(time["relative"], time["interval"], time["anchor"]) for time in undated["times"]] == [(True, None, None)]
    assert [flag["code"] for flag in undated["flags"]].count("TX104") == 1
    dated = factcheck.scan(text, language=language, published=PUBLISHED)
    assert "TX104" not in {flag["code"] for flag in dated["flags"]}


def _lines(*records: object) -> str:
    return "".join((record if isinstance(record, str) else json.dumps(record)) + "\n" for record in records)


def test_one_line_in_gives_one_line_out(factcheck: Run, tmp_path: Path) -> None:
    """In order, with everything else passed through as meta; a bad line has its error in its place, and status 2."""
    good = {"id": "a1", "text": "Le maire a démissionné mardi.", "language": "fr", "published": PUBLISHED}
    more = {"id": "a2", "text": "The mayor resigned on Tuesday.", "published": None, "desk": {"page": 3}, "tags": ["x"]}
    stream = _lines(good, "{", {"id": "a3"}, {"id": "a4", "text": "Hola, ¿qué tal?", "language": "es"}, more)
    (tmp_path / "in.jsonl").write_text(stream, encoding="utf-8")
    done = factcheck("scan", "--input", "jsonl", "--format", "jsonl", "in.jsonl")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert [record["id"] for record in records] == ["a1", None, "a3", "a4", "a2"]
    for record in records[1:4]:
        assert set(record) == {"id", "error"}
        assert set(record["error"]) == {"code", "message"}
        assert re.fullmatch(r"[a-z-]+", record["error"]["code"])
        assert record["error"]["message"]
    assert records[4]["meta"] == {"desk": {"page": 3}, "tags": ["x"]}
    assert (records[4]["language"], records[4]["published"]) == ("en", None)
    assert_contract(records[0], str(good["text"]))
    assert_contract(records[4], str(more["text"]))


def test_the_command_and_the_function_give_the_same(factcheck: Run) -> None:
    """A line of ``scan --format jsonl`` is the record of ``factcheck.scan``, but for its id."""
    text = SENTENCES[2][1]
    line = json.dumps({"id": "x", "text": text, "language": "fr", "published": PUBLISHED})
    done = factcheck("scan", "-", "--input", "jsonl", "--format", "jsonl", stdin=line)
    from factcheck import scan

    assert json.loads(done.stdout) | {"id": ""} == scan(text, language="fr", published=PUBLISHED) | {"id": ""}
