"""Who says what: direct, mixed and indirect speech, sources and hearsay."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import QuotationKind
from tests.text.marks import quotations

ARTICLES = Path(__file__).parents[2] / "claims" / "rutte-meloni"
PIECES = [
    "«",
    "»",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    ":",
    "\n",
    "dit",
    "que",
    "selon",
    "Paul",
    "a",
    "déclaré",
    "le maire",
    "et",
]
PIECES += ["aurait", "versé", "-t-il", "(", ")"]


def rows(text: str, language: str) -> list[tuple[str, str, str, str]]:
    """Give kind, words, cue and the speaker's name of each quotation."""
    return [
        (q.kind.value, q.words(text), q.cue, q.speaker.name if q.speaker else "") for q in quotations(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "« Nous gagnerons », a déclaré Anne Weber.",
            [("direct", "« Nous gagnerons »", "a déclaré", "Anne Weber")],
        ),
        (
            "Le patron du groupe, Jean Moreau, prévient : « Nous fermerons deux usines. »",
            [("direct", "« Nous fermerons deux usines. »", "prévient", "Jean Moreau")],
        ),
        (
            "« Nous tiendrons, a promis le maire. Rien ne nous arrêtera. »",
            [
                ("direct", "« Nous tiendrons", "a promis", "le maire"),
                ("direct", "Rien ne nous arrêtera. »", "a promis", "le maire"),
            ],
        ),
        (
            '"Tout d’abord", a précisé Paul Girard, "parce que le temps presse".',
            [
                ("direct", '"Tout d’abord"', "a précisé", "Paul Girard"),
                ("direct", '"parce que le temps presse"', "a précisé", "Paul Girard"),
            ],
        ),
        (
            "« Il m’a dit : “Ne partez pas.” Je suis restée », raconte la voisine.",
            [("direct", "« Il m’a dit : “Ne partez pas.” Je suis restée »", "raconte", "la voisine")],
        ),
        (
            "Mark Rutte a déclaré que l’Alliance « tiendra ses promesses » et que l’aide augmentera.",
            [
                (
                    "mixed",
                    "que l’Alliance « tiendra ses promesses » et que l’aide augmentera",
                    "a déclaré",
                    "Mark Rutte",
                )
            ],
        ),
        (
            "La ministre, interrogée mardi à la radio, a assuré que le texte serait voté.",
            [("indirect", "que le texte serait voté", "a assuré", "la ministre")],
        ),
        ("Les prix ont baissé, indique l’Insee.", [("indirect", "Les prix ont baissé", "indique", "Insee")]),
        (
            "Selon le parquet, l’homme est en fuite.",
            [("indirect", "l’homme est en fuite", "Selon", "le parquet")],
        ),
        (
            "L’usine fermera en mai, d’après des sources syndicales.",
            [("indirect", "L’usine fermera en mai", "d’après", "des sources syndicales")],
        ),
        (
            "Le président assure avoir reçu des garanties.",
            [("indirect", "avoir reçu des garanties", "assure", "le président")],
        ),
        (
            "Le suspect aurait versé 20 000 euros.",
            [("hearsay", "Le suspect aurait versé 20 000 euros", "aurait versé", "")],
        ),
        (
            "Il a qualifié la réforme de « coup de force ».",
            [("mixed", "la réforme de « coup de force »", "a qualifié", "")],
        ),
        (
            "Pour le sénateur, « ce texte est une honte pour la République ».",
            [("mixed", "« ce texte est une honte pour la République »", "Pour", "le sénateur")],
        ),
        (
            "Et d’ajouter que la dette n’est pas soutenable.",
            [("indirect", "que la dette n’est pas soutenable", "ajouter", "")],
        ),
    ],
)
def test_french(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    """The verb may stand before, behind and inside what is said, and a source in its place."""
    assert rows(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will hold,” said Ann Lee.", [("direct", "“We will hold,”", "said", "Ann Lee")]),
        (
            "“We will hold,” the mayor promised. “Nothing will stop us.”",
            [
                ("direct", "“We will hold,”", "promised", "the mayor"),
                ("direct", "“Nothing will stop us.”", "", "the mayor"),
            ],
        ),
        ("“Is it over?” Lee asked.", [("direct", "“Is it over?”", "asked", "Lee")]),
        ("Company chief John Moore warned: “We will close.”", [("direct", "“We will close.”", "warned", "John Moore")]),
        ("‘It is not over,’ Smith said.", [("direct", "‘It is not over,’", "said", "Smith")]),
        (
            "“He told me, ‘Don’t leave.’ So I stayed,” the neighbour recalled.",
            [("direct", "“He told me, ‘Don’t leave.’ So I stayed,”", "recalled", "the neighbour")],
        ),
        (
            "The minister, who took office in May, said on Tuesday the bill would pass.",
            [("indirect", "the bill would pass", "said", "the minister")],
        ),
        (
            "Lee told reporters that the talks “went well.”",
            [("mixed", "that the talks “went well.”", "told", "Lee")],
        ),
        (
            "Prices fell 3 percent, the bank said in a note.",
            [("indirect", "Prices fell 3 percent", "said", "the bank")],
        ),
        (
            "According to prosecutors, the man fled.",
            [("indirect", "the man fled", "According to", "prosecutors")],
        ),
        ("He called the reform “a power grab.”", [("mixed", "the reform “a power grab.”", "called", "")]),
        ("The suspect allegedly paid $20,000.", [("hearsay", "The suspect allegedly paid $20,000", "allegedly", "")]),
        (
            "The minister, Priya Shah, told MPs on Monday the backlog had fallen.",
            [("indirect", "the backlog had fallen", "told", "Priya Shah")],
        ),
        (
            "“There’s no plan B,” a senior official, who asked not to be named, told the Guardian.",
            [("direct", "“There’s no plan B,”", "told", "a senior official")],
        ),
        (
            "Police believe the man acted alone, Chief Constable Ann Price said at a news conference.",
            [("indirect", "Police believe the man acted alone", "said", "Ann Price")],
        ),
        (
            "According to the Institute for Government, the backlog will double.",
            [("indirect", "the backlog will double", "According to", "the Institute for Government")],
        ),
        ("Smith denied taking money.", [("indirect", "taking money", "denied", "Smith")]),
        (
            "The Treasury said inflation, which peaked in 2022, had fallen.",
            [("indirect", "inflation, which peaked in 2022, had fallen", "said", "Treasury")],
        ),
        (
            "He said the man who was arrested had died.",
            [("indirect", "the man who was arrested had died", "said", "")],
        ),
        ("The firm said late Monday that its share rose.", [("indirect", "that its share rose", "said", "the firm")]),
        (
            "“A deal is near,” Maria Lopez, a spokeswoman, said Friday, adding that talks would go on.",
            [
                ("direct", "“A deal is near,”", "said", "Maria Lopez"),
                ("indirect", "that talks would go on", "adding", "Maria Lopez"),
            ],
        ),
        (
            "Amnesty International accused the regime of torturing opponents.",
            [("indirect", "the regime of torturing opponents", "accused", "Amnesty International")],
        ),
        ("Lee vowed to fight on.", [("indirect", "to fight on", "vowed", "Lee")]),
        (
            "“It is safe,” said county engineer Lou Tran.",
            [("direct", "“It is safe,”", "said", "Lou Tran")],
        ),
        ("BRANFORD — “It is safe,” Tran said.", [("direct", "“It is safe,”", "said", "Tran")]),
        (
            "The bill, which Democrats say would cost jobs, passed.",
            [("indirect", "would cost jobs", "say", "Democrats")],
        ),
        (
            "The mayor’s claim that crime has doubled is false.",
            [("indirect", "that crime has doubled", "claim", "the mayor")],
        ),
        (
            "The law came despite warnings from scientists that wells would run dry.",
            [("indirect", "that wells would run dry", "warnings", "scientists")],
        ),
        (
            "The European Union called on both sides to return to talks.",
            [("indirect", "on both sides to return to talks", "called", "European Union")],
        ),
        (
            "Lee told reporters the plant would shut.",
            [("indirect", "the plant would shut", "told", "Lee")],
        ),
        ("Lee said at least 30 people were hurt.", [("indirect", "at least 30 people were hurt", "said", "Lee")]),
        (
            "In a statement, Lee said in May the firm would close.",
            [("indirect", "the firm would close", "said", "Lee")],
        ),
        (
            "As one farmer put it, “You can’t eat promises.”",
            [("direct", "“You can’t eat promises.”", "put", "one farmer")],
        ),
        ("Alan Mulally says he’ll stay.", [("indirect", "he’ll stay", "says", "Alan Mulally")]),
        (
            "Prices rose after bank chief Ann Lee said that rates would fall.",
            [("indirect", "that rates would fall", "said", "Ann Lee")],
        ),
        (
            "When the rival won, Boeing protested, claiming the test was unfair.",
            [("indirect", "the test was unfair", "claiming", "Boeing")],
        ),
        (
            "Union president Carla Voss wrote:\n“We want a raise.\n“We want it in writing.”",
            [
                ("direct", "“We want a raise.", "wrote", "Carla Voss"),
                ("direct", "“We want it in writing.”", "", "Carla Voss"),
            ],
        ),
        (
            "Rosa Mendez laughs now. “He carried me here on his back.”",
            [("direct", "“He carried me here on his back.”", "", "Rosa Mendez")],
        ),
    ],
)
def test_english(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    """The verb may stand before, behind and inside what is said, with or without "that"."""
    assert rows(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le film « Les Misérables » sort en salles mercredi.", "fr"),
        ("La chanson « Geronimo » a été composée en 2014.", "fr"),
        ("Les « événements récents » ont fermé des sites.", "fr"),
        ("La température varie selon la saison.", "fr"),
        ("Il a été déclaré en faillite en 1988.", "fr"),
        ("Le ministre a annoncé une mesure que le Sénat rejettera.", "fr"),
        ("S’il avait su, il aurait versé la somme.", "fr"),
        ("Le juge a rendu sa décision.", "fr"),
        ("The film “The Great Wall” opens on Wednesday.", "en"),
        ("The so-called “nuclear option” remains on the table.", "en"),
        ("Democrats disputed that account.", "en"),
        ("She announced the locations that would be given the shuttles.", "en"),
        ("Mr. Hale, the committee’s chairman, has asked the bank for a loan.", "en"),
        ("La sonnette d’alarme est tirée.", "fr"),
        ("Elle est nommée ministre, poste qu’elle conserve deux ans.", "fr"),
        ("Anne Weber, l’héroïne du roman, écrit un journal.", "fr"),
        ("L’Otan «qui redoute une attaque», a lancé des avions.", "fr"),
        ("Une nouvelle étude a paru dans «Le Monde».", "fr"),
        ("The United States reports are due in May.", "en"),
        ("The firm wants to build homes and expects to finish in May.", "en"),
        ("The chairman asked each of them for a statement.", "en"),
        ("A spokesman declined to comment.", "en"),
        ("Pre-orders of the recently announced phone began on Tuesday.", "en"),
        ("Apple announced another event to be held in October.", "en"),
        ("Growing worries about banks are sending markets down.", "en"),
        ("It is not clear whether Lee knew.", "en"),
        ("He also wrote his most admired piece, which was a quartet, that year.", "en"),
        ("In the aftermath of the vote, many in Leeds cheered.", "en"),
        ("I really do believe that.", "en"),
        ("That left the states that had stayed to fend for themselves.", "en"),
        ("It is 5'10\" tall and costs 20'.", "en"),
    ],
)
def test_nobody_says_it(text: str, language: str) -> None:
    """Titles, scare quotes, "selon la saison" and nouns that look like verbs are no quotations."""
    assert rows(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Le maire, Paul Girard, part. « C’est fini », dit-il.", "fr", ["Paul Girard"]),
        ("Paul Girard a vu Anne Weber. « Merci », a dit cette dernière.", "fr", ["Anne Weber"]),
        (
            "Paul Girard a vu Anne Weber. « Merci », a-t-elle dit. « De rien », a-t-il répondu.",
            "fr",
            ["Anne Weber", "Paul Girard"],
        ),
        ("Keir Stone met Ann Lee. “We agreed,” he said. “A good day,” she added.", "en", ["Keir Stone", "Ann Lee"]),
        ("The bank closed. He said it was over.", "en", [""]),
        ("General Motors said sales fell. “We are sorry,” he said.", "en", ["General Motors", ""]),
    ],
)
def test_pronouns(text: str, language: str, names: list[str]) -> None:
    """A pronoun is the last person who fits; no person, no name."""
    assert [name for _, _, _, name in rows(text, language)] == names


@pytest.mark.parametrize(
    ("language", "speakers", "cues"),
    [
        ("fr", ["le chef de l’OTAN", "le chef du gouvernement italien"], ["a déclaré", "a déclaré"]),
        ("en", ["the head of NATO", "the head of the Italian government"], ["said", "said"]),
    ],
)
def test_the_first_article(language: str, speakers: list[str], cues: list[str]) -> None:
    """Its two quotations are whole, the broken full stop included, and belong to Mark Rutte and Giorgia Meloni."""
    text = (ARTICLES / f"article.{language}.txt").read_text(encoding="utf-8")
    found = [q for q in quotations(text, language) if q.kind is QuotationKind.DIRECT]
    assert [q.speaker.text for q in found if q.speaker] == speakers
    assert [q.speaker.name for q in found if q.speaker] == ["Mark Rutte", "Giorgia Meloni"]
    assert [q.cue for q in found] == cues
    assert ". en 2024." in found[0].words(text) or ". in 2024." in found[0].words(text)


def test_a_quotation_over_paragraphs() -> None:
    """Each paragraph opens again; who is named behind the last one has said them all."""
    text = "« Nous avons trois priorités cette année.\n« La première est l’école », a dit Anne Weber."
    assert rows(text, "fr") == [
        ("direct", "« Nous avons trois priorités cette année.", "", "Anne Weber"),
        ("direct", "« La première est l’école »", "a dit", "Anne Weber"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "« Ouvert sans fin, a dit le maire. Le conseil est reparti.\nLa séance a repris à midi.",
        "Fermé sans début », a dit le maire. Le conseil est reparti.\nLa séance a repris à midi.",
    ],
)
def test_a_mark_without_its_partner_stays_in_its_sentence(text: str) -> None:
    """An unbalanced mark never swallows what follows or goes before."""
    found = rows(text, "fr")
    assert [(cue, name) for _, _, cue, name in found] == [("a dit", "le maire")]
    assert "conseil" not in found[0][1]


@pytest.mark.parametrize(
    "piece", ["« a » ", '"a" ', "« ", "dit que ", "selon Paul, ", '"x," he said. ', "Jean Dupont, "]
)
def test_time_is_linear(piece: str) -> None:
    """Ten thousand of anything take a second or two at most."""
    begin = time.process_time()
    quotations(piece * 10_000, "fr")
    assert time.process_time() - begin < 5


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "«",
                "»",
                "“",
                "”",
                '"',
                "'",
                ",",
                ".",
                ":",
                "\n",
                "dit",
                "que",
                "selon",
                "Paul",
                "a",
                "déclaré",
                "le",
                "maire",
                "et",
                "aurait",
                "versé",
                "-t-il",
                "(",
                ")",
            ]
        ),
        max_size=25,
    )
)
def test_any_text_is_read(pieces: list[str]) -> None:
    """Whatever the text: no error, and quotations lie in it, in order, none inside another."""
    text = " ".join(pieces)
    for language in ("fr", "en"):
        found = quotations(text, language)
        assert all(0 <= q.start < q.end <= len(text) for q in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "— Venez, dit Paul, je vous attends.\n— Jamais !\n— Pourquoi ?",
            [("Venez", "Paul"), ("je vous attends.", "Paul"), ("Jamais !", ""), ("Pourquoi ?", "Paul")],
        ),
        (
            "— Asseyez-vous donc ! s’écria Emma. Elle avança un fauteuil.",
            [("Asseyez-vous donc !", "Emma")],
        ),
        ("« Tu pars ? demanda Louise.\n— Demain. »", [("« Tu pars ?", "Louise"), ("Demain. »", "")]),
        ("Le plan prévoit :\n— une hausse de 3 % ;\n— un chèque de 100 euros.", []),
        ("Les priorités.\n- Une hausse des salaires.\n- Un nouveau pont.", []),
    ],
)
def test_turns_behind_dashes(text: str, expected: list[tuple[str, str]]) -> None:
    """A dash opens a turn where somebody asks, exclaims or is said to speak; the items of a list are no speech."""
    found = [(words, name) for _, words, _, name in rows(text, "fr")]
    assert found == expected


def test_an_answer_belongs_to_the_other_one() -> None:
    """In a dialogue, what stands alone goes to who did not speak last; in a report it goes on."""
    talk = "“Where were you?” asked Ann.\n“At home,” said Tom.\n“Alone?”\n“Alone.”"
    assert [name for *_, name in rows(talk, "en")] == ["Ann", "Tom", "Ann", "Tom"]
    report = "“We lost everything we had in the fire,” said Ann Lee.\n“We will build the whole house again in May.”"
    assert [name for *_, name in rows(report, "en")] == ["Ann Lee", "Ann Lee"]


def test_speech_goes_on_over_the_lines_of_a_text_of_fixed_width() -> None:
    """Offsets point at the text as it is; names and speech reach over its line breaks."""
    text = (
        "“I have been a lawyer for forty years,\nand in all that time I never knew a will that pleased\n"
        "everybody; nor did I ever know a family that did not,\nupon hearing it read, discover that the dead man\n"
        "had been mad, or had been imposed upon,” said old Mr.\nEdmund Hale. He closed the door behind him.\n"
    )
    ((kind, words, cue, name),) = rows(text, "en")
    assert (kind, cue, name) == ("direct", "said", "Edmund Hale")
    assert words == text[: text.index(" said")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "HALE: We cut taxes.\nBROOKS: You did not.\nHALE: We did, by 3 percent.\nBROOKS: In one year.",
            ["HALE", "BROOKS", "HALE", "BROOKS"],
        ),
        ("Date: 4 May\nPlace: Leeds\nNote: bring a coat\nNote: no dogs", []),
        ("Leeds: 2\nHull: 1\nLeeds: 3\nHull: 0", []),
    ],
)
def test_transcripts(text: str, names: list[str]) -> None:
    """Each turn belongs to the name before its colon; a list of facts is no transcript."""
    assert [name for *_, name in rows(text, "en")] == names
