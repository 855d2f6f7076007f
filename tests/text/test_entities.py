"""Names, roles and known facts, and who they are."""

from datetime import date
from pathlib import Path

import pytest

from factcheck import languages
from factcheck.annotate.entities import find_entities
from factcheck.model import EntityKind, FactSource, Gazetteer, KnownFacts, Office, Person, Term
from factcheck.segment import segment
from tests.text.marks import entities

ARTICLES = Path(__file__).parents[2] / "claims" / "rutte-meloni"
FACTS = {
    "fr": Gazetteer(
        {
            "secrétaire général de l'OTAN": ("office/nato",),
            "président du Conseil italien": ("office/italy",),
            "guerre en Ukraine": ("event/war",),
            "Mark Rutte": ("person/rutte",),
            "OMS": ("body/who",),
        }
    ),
    "en": Gazetteer(
        {
            "Secretary General of NATO": ("office/nato",),
            "Prime Minister of Italy": ("office/italy",),
            "war in Ukraine": ("event/war",),
            "Mark Rutte": ("person/rutte",),
            "US": ("country/us",),
        }
    ),
}


def named(text: str, language: str) -> dict[str, str]:
    """Give the name of each mention."""
    return {entity.text: entity.name for entity in entities(text, language, FACTS[language])}


@pytest.mark.parametrize(
    ("language", "text", "mention", "name"),
    [
        ("fr", "Le maire de Lyon, Paul Girard, a réagi. Girard partira en mai.", "Girard", "Paul Girard"),
        ("fr", "Le maire de Lyon, Paul Girard, a réagi. Le maire partira.", "Le maire", "Paul Girard"),
        (
            "fr",
            "Anne Weber, la directrice de l’Insee, part. La patronne de l’Insee l’a dit.",
            "La patronne de l’Insee",
            "Anne Weber",
        ),
        (
            "fr",
            "La chancelière Anna Weber est à Paris. La cheffe du gouvernement allemand repart.",
            "La cheffe du gouvernement allemand",
            "Anna Weber",
        ),
        ("fr", "Paul Girard est arrivé. M. Girard est reparti.", "M. Girard", "Paul Girard"),
        ("fr", "Charles de Vaux et Anne Weber ont signé.", "Charles de Vaux", "Charles de Vaux"),
        (
            "en",
            "NATO’s secretary general, Mark Rutte, arrived. The head of NATO left.",
            "The head of NATO",
            "Mark Rutte",
        ),
        ("en", "Italian Prime Minister Giorgia Meloni spoke. Meloni then left.", "Meloni", "Giorgia Meloni"),
        (
            "en",
            "Prime Minister Ann Lee of Canada spoke. The head of the Canadian government left.",
            "The head of the Canadian government",
            "Ann Lee",
        ),
        ("en", "Ann Lee, the mayor of Leeds, resigned. Ms. Lee was elected in 2019.", "Ms. Lee", "Ann Lee"),
        ("en", "The governor of the Bank of England, Ann Lee, spoke.", "Ann Lee", "Ann Lee"),
    ],
)
def test_introductions_name_later_mentions(language: str, text: str, mention: str, name: str) -> None:
    """A role or a full name told once names the surname, the honorific and other wordings of the role."""
    assert named(text, language)[mention] == name


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Depuis mardi, rien ne va plus.", "Depuis"),
        ("fr", "Réunis à Paris, les ministres ont voté.", "Réunis"),
        ("en", "Meanwhile the talks went on.", "Meanwhile"),
        ("en", "The European and Russian delegations left.", "European"),
    ],
)
def test_a_capital_alone_is_no_name(language: str, text: str, words: str) -> None:
    """The first word of a sentence and a nationality are no names."""
    assert words not in named(text, language)


def test_a_place_before_a_role_does_not_hold_it() -> None:
    """A place before it, "À Berlin, le chef de l'OTAN" does not say that Berlin heads it."""
    assert named("Lors d’un entretien à Berlin, le chef de l’OTAN a souri.", "fr")["le chef de l’OTAN"] == ""


def test_the_head_of_one_body_is_not_the_president_of_another() -> None:
    """That both head something does not make a union's secretary the president."""
    text = "Mark Ellis, general secretary of the Union of Prison Officers, left. The president stayed."
    assert named(text, "en")["The president"] == ""


def test_a_former_role_is_marked_and_names_nobody_else() -> None:
    """The words "l'ancien président" say so, and does not name the present one."""
    text = "L’ancien président Jean Moreau a vu le président."
    found = {entity.text: (entity.name, entity.former) for entity in entities(text, "fr")}
    assert found["L’ancien président"] == ("Jean Moreau", True)
    assert found["le président"] == ("", False)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_first_article_knows_its_people(language: str) -> None:
    """Roles of the article carry the office's id, names the person's, whatever the wording."""
    text = (ARTICLES / f"article.{language}.txt").read_text(encoding="utf-8")
    found = entities(text, language, FACTS[language])
    refs = {(entity.name, ref) for entity in found for ref in entity.refs if entity.kind is EntityKind.ROLE}
    assert refs == {("Mark Rutte", "office/nato"), ("Giorgia Meloni", "office/italy")}
    assert all("person/rutte" in e.refs for e in found if e.name == "Mark Rutte" and e.kind is EntityKind.NAME)
    assert [e.refs for e in found if e.kind is EntityKind.FACT] == [("event/war",)]


@pytest.mark.parametrize(
    ("language", "text", "refs"),
    [
        ("fr", "LA GUERRE EN UKRAINE dure.", ("event/war",)),
        ("fr", "La guerre\u00a0en\u202fUkraine dure.", ("event/war",)),
        ("fr", "Le secretaire general de l'Otan part.", ("office/nato",)),
        ("fr", "L’OMS alerte.", ("body/who",)),
        ("fr", "L’oms alerte.", ()),
        ("en", "The US economy grew.", ("country/us",)),
        ("en", "They told us so.", ()),
    ],
)
def test_labels_are_folded(language: str, text: str, refs: tuple[str, ...]) -> None:
    """Case, accents, apostrophes and no-break spaces do not count; short acronyms keep their capitals."""
    assert tuple(ref for entity in entities(text, language, FACTS[language]) for ref in entity.refs) == refs


def test_an_office_without_a_name_is_its_holder_on_the_day() -> None:
    """Where the article does not say who, the terms of office known for its date do; not for a former holder."""
    source = FactSource("test")
    facts = KnownFacts(
        (
            Office("office/nato", {"fr": ("secrétaire général de l'OTAN",)}, source),
            Person("person/a", {"fr": ("Jens Stoltenberg",)}, source),
            Person("person/b", {"fr": ("Mark Rutte",)}, source),
            Term("term/a", {}, source, office="office/nato", person="person/a", end=date(2024, 9, 30)),
            Term("term/b", {}, source, office="office/nato", person="person/b", begin=date(2024, 10, 1)),
        )
    )
    text, pack = "Le chef de l’OTAN a parlé. L’ancien chef de l’OTAN a souri.", languages.load("fr")
    named = {
        day: [e.name for e in find_entities(text, segment(text, pack), pack, facts.gazetteer("fr"), day)]
        for day in (date(2024, 5, 1), date(2024, 11, 5), None)
    }
    assert named == {date(2024, 5, 1): ["Jens Stoltenberg", ""], date(2024, 11, 5): ["Mark Rutte", ""], None: ["", ""]}
