"""Facts are read from files that people write: every mistake is told at once, and nothing wrong gets in."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.facts import FactsError, Origin, as_toml, fact_data, fact_from, kind_of, load_facts, merged, read_file
from factcheck.model import Event, FactFigure, Office, Person, Term

SOURCE = '[sources.afp]\ntitle = "Dépêche"\npublisher = "AFP"\nretrieved = 2026-11-23\n'


def write(folder: Path, text: str, name: str = "facts.toml") -> Path:
    """Write a facts file and give its place."""
    path = folder / name
    path.write_text(SOURCE + text, encoding="utf-8")
    return path


def test_shipped_facts_answer_what_the_article_needs() -> None:
    """The facts that come with the package say who held which office when, and since when the war runs."""
    facts = load_facts()
    assert facts.start_of(["invasion-of-ukraine"]) == date(2022, 2, 24)
    holders = {
        day: facts.holders_on("nato-secretary-general", day)[-1].person
        for day in (date(2024, 9, 30), date(2024, 11, 5))
    }
    assert holders == {date(2024, 9, 30): "jens-stoltenberg", date(2024, 11, 5): "mark-rutte"}
    assert facts.term_on("germany-chancellor", "olaf-scholz", date(2024, 11, 5)) is not None
    assert facts.term_on("germany-chancellor", "olaf-scholz", date(2026, 11, 23)) is None
    pledge = facts.by_id["nato-pledge-for-ukraine"]
    assert isinstance(pledge, FactFigure)
    assert (pledge.value, pledge.unit) == (Decimal(40_000_000_000), "EUR")


def test_every_shipped_fact_says_where_it_was_found() -> None:
    """No fact without a source, an address and the day it was looked up; names in both languages."""
    for fact in load_facts().facts:
        assert fact.source.title, fact.id
        assert fact.source.url.startswith("https://"), fact.id
        assert fact.source.publisher, fact.id
        assert fact.source.retrieved is not None, fact.id
        if not isinstance(fact, Term):
            assert fact.labels["fr"], fact.id
            assert fact.labels["en"], fact.id


@pytest.mark.parametrize(
    ("fact", "begin", "end"),
    [
        ("invasion-of-ukraine", "2022-02-24", None),
        ("ukraine-recovery-conference-2022", "2022-07-04", "2022-07-05"),
        ("ukraine-recovery-conference-2023", "2023-06-21", "2023-06-22"),
        ("ukraine-recovery-conference-2024", "2024-06-11", "2024-06-12"),
        ("ukraine-recovery-conference-2025", "2025-07-10", "2025-07-11"),
        ("us-presidential-election-2024", "2024-11-05", "2024-11-05"),
        ("nato-pledge-for-ukraine", "2024-07-10", "2025-07-10"),
        ("stoltenberg-nato", "2014-10-01", "2024-10-01"),
        ("rutte-nato", "2024-10-01", None),
        ("meloni-italy", "2022-10-22", None),
        ("mattarella-italy", "2015-02-03", None),
        ("scholz-germany", "2021-12-08", "2025-05-06"),
        ("merz-germany", "2025-05-06", None),
    ],
)
def test_shipped_dates_are_those_that_were_looked_up(fact: str, begin: str, end: str | None) -> None:
    """What the articles of the first collection lean on stands as it was found."""
    data = fact_data(load_facts().by_id[fact])
    assert (data["begin"], data.get("end")) == (begin, end)


def test_labels_of_one_language_mean_one_office_or_person() -> None:
    """No label stands for two things: a name in a text can then be tied to one fact."""
    for language in ("fr", "en"):
        for label, ids in load_facts().gazetteer(language).labels.items():
            assert len(ids) == 1, label


@pytest.mark.parametrize("fact", load_facts().facts, ids=lambda fact: fact.id)
def test_facts_survive_being_written_and_read(fact: Event, tmp_path: Path) -> None:
    """Plain data and TOML give back the very same fact."""
    assert fact_from(kind_of(fact), fact_data(fact), "data", Origin.SHIPPED) == fact
    path = tmp_path / "fact.toml"
    path.write_text(as_toml(fact), encoding="utf-8")
    assert read_file(path, Origin.SHIPPED) == (fact,)


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """Each mistake names the file, the entry and the key; one run tells all of them."""
    path = write(
        tmp_path,
        '[[events]]\nid = "sommet"\nbegn = 2024-07-09\nend = "bientôt"\nsource = "nato"\n'
        '[[figures]]\nid = "aide"\nvalue = "beaucoup"\nlabels.fr = "aide"\nsource = "afp"\n'
        "[[elections]]\nid = 'x'\n",
    )
    with pytest.raises(FactsError) as caught:
        read_file(path)
    told = "\n".join(caught.value.mistakes)
    assert all(mistake.startswith(str(path)) for mistake in caught.value.mistakes)
    for part in (
        "events 'sommet': the key 'begn' is not known",
        "events 'sommet': the source 'nato' is not among",
        "events 'sommet': 'end' must be a day written 2024-11-05 (or 2024-11, 2024, unknown), not 'bientôt'",
        "events 'sommet': the key 'labels' is missing",
        "figures 'aide': 'value' must be a number",
        "figures 'aide': 'labels.fr' must be a list of words",
        "'elections' is no kind of fact",
    ):
        assert part in told


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            '[[events]]\nid = "a"\nlabels.fr = ["a"]\nbegin = 2024-05-02\nend = 2024-05-01\nsource = "afp"\n',
            "lies before",
        ),
        ('[[events]]\nid = "a"\nlabels.fr = ["a"]\nsource = "afp"\n' * 2, "given twice"),
        ('[[events]]\nid = "a"\nlabels.fr = ["a", "a"]\nsource = "afp"\n', "holds 'a' twice"),
        ('[[events]]\nid = "a"\nlabels.fr = ["a"]\nbegin = 2024-05-02T10:00:00\nsource = "afp"\n', "must be a day"),
        ('[[events]]\nid = "a"\nlabels.fr = ["a"]\nsource = "afp"\nbegin = 2024-02-30\n', "not valid TOML"),
        ('[[figures]]\nid = "a"\nlabels.fr = ["a"]\nvalue = nan\nsource = "afp"\n', "must be a number"),
        ("events = 3\n", "must be a list of tables"),
    ],
)
def test_one_mistake(tmp_path: Path, text: str, wrong: str) -> None:
    """What no fact can be is refused by name."""
    path = tmp_path / "one.toml"
    path.write_text(text + SOURCE if text.startswith("events =") else SOURCE + text, encoding="utf-8")
    with pytest.raises(FactsError, match=wrong):
        read_file(path)


def test_a_folder_is_read_whole_before_anything_is_said(tmp_path: Path) -> None:
    """Mistakes of several files come in one message; an id in two files is one of them."""
    write(tmp_path, '[[people]]\nid = "a"\nlabels.fr = ["A"]\nsource = "afp"\n', "a.toml")
    write(tmp_path, '[[people]]\nid = "a"\nlabels.fr = ["A"]\nsource = "afp"\n', "b.toml")
    (tmp_path / "c.json").write_text('{"people": [{"id": "c"}]}', encoding="utf-8")
    with pytest.raises(FactsError) as caught:
        load_facts((tmp_path,))
    assert any("is also in" in mistake for mistake in caught.value.mistakes)
    assert any("c.json" in mistake and "'source' is missing" in mistake for mistake in caught.value.mistakes)


def test_a_users_fact_stands_in_for_a_shipped_one(tmp_path: Path) -> None:
    """The user's file corrects a shipped fact by its id; the shipped set itself stays as it was."""
    write(
        tmp_path,
        '[[terms]]\nid = "meloni-italy"\noffice = "italy-prime-minister"\nperson = "giorgia-meloni"\n'
        'begin = 2022-10-22\nend = 2027-03-01\nsource = "afp"\n',
    )
    corrected, shipped = load_facts((tmp_path,)), load_facts()
    assert [corrected.terms_of(person="giorgia-meloni")[0].end, shipped.terms_of(person="giorgia-meloni")[0].end] == [
        date(2027, 3, 1),
        None,
    ]
    assert corrected.by_id["meloni-italy"].origin == Origin.USER
    assert len(corrected.facts) == len(shipped.facts)


def test_a_term_needs_its_office_and_its_person() -> None:
    """A term that names nobody known is refused, with the way out."""
    term = fact_from("terms", {"id": "t", "office": "o", "person": "p", "source": {"title": "x"}}, "data")
    with pytest.raises(FactsError, match="'o', which is not known: add that fact"):
        merged(load_facts().facts, [term])


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A folder that is not there is no empty set of facts."""
    with pytest.raises(FactsError, match="no such folder"):
        load_facts((tmp_path / "nirgends",))


def test_facts_from_json_keep_decimals_exact(tmp_path: Path) -> None:
    """A figure in JSON is a decimal, never a float."""
    path = tmp_path / "figures.json"
    path.write_text(
        '{"figures": [{"id": "inflation", "labels": {"fr": ["inflation"]}, "value": 2.10, "unit": "%",'
        ' "source": {"title": "Insee"}}]}',
        encoding="utf-8",
    )
    (fact,) = read_file(path)
    assert isinstance(fact, FactFigure)
    assert fact.value == Decimal("2.10")
    assert str(fact.value) == "2.10"


def test_questions_on_starts_are_answered_only_where_clear() -> None:
    """The start of two things that began on two days is none; an office and a person never begin."""
    facts = load_facts()
    both = ["invasion-of-ukraine", "nato-washington-summit"]
    assert [i for i, _ in facts.starts(both)] == both
    assert facts.start_of(both) is None
    assert facts.start_of(["mark-rutte", "nato-secretary-general"]) is None
    assert facts.start_of(["no-such-fact"]) is None
    assert isinstance(facts.by_id["mark-rutte"], Person)
    assert isinstance(facts.by_id["nato-secretary-general"], Office)
