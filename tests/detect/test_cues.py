"""Cues: the words of a pack are found wherever they stand, and only there."""

import pytest

from factcheck.annotate.cues import find_cues
from factcheck.languages import Pack, PackError, load
from factcheck.model import Cue, CueKind, Sentence


def cues(text: str, language: str = "fr") -> dict[CueKind, list[str]]:
    """Give the words of each kind of cue in a text of one sentence."""
    found: dict[CueKind, list[str]] = {}
    for cue in find_cues(text, (Sentence(0, len(text)),), load(language)):
        found.setdefault(cue.kind, []).append(cue.text)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("La prochaine conférence aura lieu à Rome.", CueKind.SEQUENCE, "prochaine"),
        ("C’est le plus grand budget de l’histoire.", CueKind.SUPERLATIVE, "le plus"),
        ("L’aide sera suspendue en cas de victoire.", CueKind.CONDITIONAL, "en cas de"),
        ("S’il est élu, il quittera l’alliance.", CueKind.CONDITIONAL, "S’il"),
        ("La ville s’est engagée à planter des arbres.", CueKind.COMMITMENT, "s’est engagée"),
        ("Les négociations sont en cours à Genève.", CueKind.RUNNING, "en cours"),
        ("L’Espagne n’y est pas non plus favorable.", CueKind.STANCE, "y est pas non plus favorable"),
        ("La région compte trois hôpitaux.", CueKind.STATE, "compte"),
        ("Selon plusieurs sources, le projet est mort.", CueKind.VAGUE_SOURCE, "Selon plusieurs"),
        ("Une source proche du dossier le confirme.", CueKind.VAGUE_SOURCE, "Une source proche"),
        ("Le chômage est en baisse.", CueKind.FALL, "en baisse"),
        ("Élections : le scrutin est reporté.", CueKind.ELECTION, "Élections"),
        ("Elections : le scrutin est reporté.", CueKind.ELECTION, "Elections"),
        ("Depuis qu’il a pris ses fonctions, rien ne bouge.", CueKind.TOOK_OFFICE, "a pris ses fonctions"),
        ("Faut-il y croire ?", CueKind.QUESTION, "?"),
        ("« Est-ce vrai ? »", CueKind.QUESTION, "?"),
    ],
)
def test_french_cues(text: str, kind: CueKind, words: str) -> None:
    """Each kind of cue is found in French, capitals with or without accents, typographic apostrophes."""
    assert words in cues(text)[kind]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The next conference takes place in Rome.", CueKind.SEQUENCE, "next"),
        ("It is the largest budget in years.", CueKind.SUPERLATIVE, "the largest"),
        ("Aid stops in the event of a defeat.", CueKind.CONDITIONAL, "in the event of"),
        ("The council pledged new trams.", CueKind.COMMITMENT, "pledged"),
        ("Talks are under way in Geneva.", CueKind.RUNNING, "under way"),
        ("Spain is not in favour of it.", CueKind.STANCE, "is not in favour"),
        ("Some experts disagree.", CueKind.VAGUE_SOURCE, "Some experts"),
        ("Unemployment fell again.", CueKind.FALL, "fell"),
        ("He took office in spring.", CueKind.TOOK_OFFICE, "took office"),
        ("Ireland has more cows than people.", CueKind.COMPARISON, "than"),
    ],
)
def test_english_cues(text: str, kind: CueKind, words: str) -> None:
    """Each kind of cue is found in English."""
    assert words in cues(text, "en")[kind]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("He flew to New York.", "en", CueKind.SEQUENCE),
        ("The US signed it.", "en", CueKind.FIRST_PERSON),
        ("He stood next to the mayor.", "en", CueKind.SEQUENCE),
        ("She asked if the bridge was safe.", "en", CueKind.CONDITIONAL),
        ("Le ministre est à nouveau là.", "fr", CueKind.SEQUENCE),
        ("On ignore si le pont tiendra.", "fr", CueKind.CONDITIONAL),
        ("Il est nécessaire à tous.", "fr", CueKind.PAST_ACT),
        ("Ce reste, en cours de route, a disparu.", "fr", CueKind.STANCE),
        ("Le plus souvent, il pleut.", "fr", CueKind.SUPERLATIVE),
    ],
)
def test_words_that_only_look_like_cues(text: str, language: str, kind: CueKind) -> None:
    """Names, other senses and indirect questions raise no cue."""
    assert kind not in cues(text, language)


def test_cues_point_at_their_words() -> None:
    """A cue's span gives exactly its words, and cues come sorted by start."""
    text = "Le 3 mai, s’il neige, la course la plus longue sera annulée. Certains experts en doutent."
    found = find_cues(text, (Sentence(0, 60), Sentence(61, len(text))), load("fr"))
    assert all(cue.words(text) == cue.text for cue in found)
    assert [cue.start for cue in found] == sorted(cue.start for cue in found)


def test_a_phrase_does_not_cross_a_sentence_or_a_comma() -> None:
    """Words parted by a full stop or a comma are no phrase."""
    text = "Il parle en. Cours de danse, en, cours."
    assert CueKind.RUNNING not in {cue.kind for cue in find_cues(text, (Sentence(0, 12), Sentence(13, 39)), load("fr"))}


def test_every_language_knows_every_kind() -> None:
    """Each pack has a list for every kind of cue, and no other keys."""
    expected = {str(kind) for kind in CueKind} | {"never", "question_marks"}
    assert all(set(load(code).file("cues").data) == expected for code in ("fr", "en"))


def test_a_phrase_without_words_is_refused(tmp_path: object) -> None:
    """A phrase that ends in a gap names its file, its kind and itself."""
    folder = tmp_path / "xx"  # type: ignore[operator]
    folder.mkdir()
    lists = "\n".join(f'{kind} = ["{kind} …"]' for kind in ("never", *CueKind))
    (folder / "cues.toml").write_text(f'question_marks = "?"\n{lists}\n', encoding="utf-8")
    with pytest.raises(PackError, match=r"languages/xx/cues\.toml: never: 'never …' must begin and end with a word"):
        find_cues("Nie.", (Sentence(0, 4),), Pack("xx", folder))


def test_long_runs_stay_linear() -> None:
    """A megabyte of the same beginning of a phrase costs no more per word than a small piece of it."""
    found = find_cues("ne " * 20_000, (Sentence(0, 60_000),), load("fr"))
    assert len(found) == 20_000
    assert isinstance(found[0], Cue)
