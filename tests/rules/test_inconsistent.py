"""What the rules on inconsistencies leave alone, and what they say: prose in which a hasty checker cries wolf."""

from dataclasses import replace
from datetime import date

import pytest

from factcheck.facts import load_facts
from factcheck.flow import Judge, scan_document
from factcheck.model import Flag
from factcheck.read import document_of
from factcheck.rules import select

PUBLISHED = date(2024, 11, 5)


def flags(text: str, codes: str, language: str = "fr", title: str = "", messages: str = "en") -> tuple[Flag, ...]:
    """Scan a text with some rules."""
    document = replace(document_of(text, language=language, published=PUBLISHED), title=title)
    return scan_document(document, Judge(load_facts(), select((codes,)), messages=messages)).flags


HEADLINES = [
    ("fr", "Quatorze blessés à Lyon", "L'incendie de Lyon a fait neuf blessés chez les pompiers, cinq au dépôt."),
    ("fr", "Cinq morts à Nice", "Une attaque à Nice a fait trois morts. La seconde attaque à Nice a fait deux morts."),
    ("fr", "Près de 40 milliards pour Kiev", "Les alliés fourniront 39,6 milliards d'euros à Kiev."),
    ("fr", "Un million dans la rue", "Selon la police, 380 000 personnes ont défilé. Les syndicats disent un million."),
    ("fr", "Meta supprime 10 000 emplois", "Meta supprime 10 000 emplois, après 11 000 emplois supprimés en 2022."),
    ("fr", "Guerre : mille jours", "La guerre en Ukraine dure depuis plus de deux ans. Elle a fait 500 000 morts."),
    ("en", "Three killed in Leeds crash", "Two people were killed in a crash in Leeds. A third died in hospital."),
    ("en", "Rates cut to 4.5%", "The bank cut rates to 4.5% from 4.75% on Tuesday, its second cut this year."),
    ("en", "Club signs £40m striker", "The club paid £35m for the striker, with a further £5m to come."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "title", "text"), HEADLINES)
def test_a_headline_that_the_text_bears_out_is_left_alone(language: str, title: str, text: str) -> None:
    """Roundings, sums, the figures of two sides and the figure in other words are no conflict."""
    assert flags(text, "IC111", language, title) == ()


def test_a_headline_points_at_the_text() -> None:
    """The flag lies in the text, also where the headline is no part of it; both readings are told."""
    text = "Le groupe suédois investira 3,2 milliards d'euros dans l'usine de Dunkerque."
    (flag,) = flags(text, "IC111", title="L'usine de Dunkerque coûtera 3,2 milliards de dollars", messages="fr")
    assert flag.words(text) == "3,2 milliards d'euros"
    assert flag.message == "le titre dit 3,2 milliards de dollars, le texte 3,2 milliards d'euros"


def test_a_headline_in_the_text_is_related() -> None:
    """Where the first line is the headline, the flag names its place, too."""
    text = "Unemployment falls to 4.1%\n\nUnemployment fell to 4.3% in October, the office said on Tuesday."
    (flag,) = flags(text, "IC111", "en")
    assert [span.words(text) for span in (flag, *flag.related)] == ["4.3%", "4.1%"]


SLIPS = [
    (
        "fr",
        (
            "Le pompage prélève 12 200 litres d'eau par minute dans la nappe. "
            "Selon le préfet, ces 12 200 litres d'eau par seconde mettent la nappe en danger."
        ),
        "12 200 litres",
    ),
    (
        "fr",
        (
            "La subvention de 125 millions d'euros versée à la ville financera le tramway. "
            "La ville affirme que la subvention de 125 millions de dollars financera le tramway."
        ),
        "125 millions de dollars",
    ),
    (
        "fr",
        "À Sochaux, l'usine produit 1 500 voitures par mois. L'usine de Sochaux produit 1 500 voitures par an.",
        "1 500",
    ),
    (
        "en",
        (
            "The pump draws 12,200 litres of water per minute from the aquifer. "
            "The mayor said those 12,200 litres of water per second drawn from the aquifer threaten the river."
        ),
        "12,200 litres",
    ),
    (
        "en",
        (
            "The ministry spends £4.5 million a week on hotels. "
            "Spending on hotels by the ministry has reached £4.5 million a day."
        ),
        "£4.5 million a day",
    ),
    (
        "en",
        (
            "The plant will cost the Swedish group 3.2 billion euros. "
            "To finance the $3.2 billion plant, the Swedish group has raised funds."
        ),
        "$3.2 billion",
    ),
]


@pytest.mark.parametrize(("language", "text", "at"), SLIPS)
def test_a_slip_of_rate_or_currency_in_one_text(language: str, text: str, at: str) -> None:
    """The same digits over another time or in another currency are flagged where they stand the second time."""
    assert [flag.words(text) for flag in flags(text, "IC110", language)] == [at]


NO_SLIPS = [
    ("fr", "Le plan coûte 2 milliards d'euros. Les États-Unis verseront 2 milliards de dollars à un autre plan."),
    ("fr", "Le loyer est de 850 euros par mois. La taxe foncière atteint 850 euros par an."),
    ("en", "The firm earned $3.5 billion in America. In Europe sales came to €3.5 billion."),
    ("en", "The fund holds £4.5 million, or $5.8 million. It pays out £450,000 a year."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NO_SLIPS)
def test_the_same_digits_of_two_things_are_no_slip(language: str, text: str) -> None:
    """Two sums that happen to have the same digits are left alone."""
    assert flags(text, "IC110", language) == ()


HOLDERS = [
    ("fr", "Le secrétaire général adjoint de l'OTAN, Mircea Geoana, a parlé."),
    ("fr", "Le vice-Premier ministre italien Antonio Tajani a parlé."),
    ("fr", "La porte-parole du secrétaire général de l'OTAN, Allison Hart, a démenti."),
    ("fr", "L'ancien chef de l'OTAN Jens Stoltenberg et le chef de l'OTAN Mark Rutte se sont vus."),
    ("fr", "Le candidat au poste de chancelier allemand, Robert Habeck, a parlé."),
    ("fr", "En 2011, le chef de l'OTAN, Anders Fogh Rasmussen, avait salué l'opération."),
    ("en", "Meloni's predecessor as Italian prime minister, Mario Draghi, spoke."),
    ("en", "NATO's former secretary general, Anders Fogh Rasmussen, said so."),
    ("en", "A spokeswoman for German Chancellor Olaf Scholz, Anna Berg, said so."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), HOLDERS)
def test_those_beside_a_post_do_not_hold_it(language: str, text: str) -> None:
    """Deputies, spokespeople, candidates, predecessors and those of another time are no second holder."""
    assert flags(text, "IC205", language) == ()


def test_a_wrong_holder_is_named_with_the_right_one() -> None:
    """Somebody whom no fact knows in the post is told against the one who held it on that day."""
    text = "Le chef de l'OTAN, Jean Dupont, a salué le chancelier allemand Olaf Scholz."
    (flag,) = flags(text, "IC205")
    assert (flag.words(text), "Mark Rutte" in flag.message) == ("Le chef de l'OTAN, Jean Dupont", True)


ORDERS = [
    ("fr", "Avant l'invasion de l'Ukraine, personne n'attendait le sommet de Washington."),
    ("fr", "Les élus arrivés avant l'invasion de l'Ukraine ont préparé le sommet de Washington."),
    ("fr", "Si le sommet de Washington avait eu lieu avant l'invasion de l'Ukraine, rien n'aurait changé."),
    ("en", "After the invasion of Ukraine, the Washington summit pledged 40 billion euros."),
    ("en", "The Washington summit heard a man who fled before the invasion of Ukraine."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), ORDERS)
def test_an_order_that_the_text_does_not_tell_is_left_alone(language: str, text: str) -> None:
    """What somebody did before an event says nothing of the other event of the sentence."""
    assert flags(text, "IC206", language) == ()
