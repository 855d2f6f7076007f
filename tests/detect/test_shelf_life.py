"""Shelf life: class, day, reason and rewrite of statements, in French and English."""

from datetime import date

from factcheck.model import EntityKind, Mod, Reference, Relation, ShelfLifeClass, Tense, Time, TimeStatus, TimeType
from tests.detect.build import Article, event, office, person, term

WAR = event("guerre", "2022-02-24", fr="guerre en Ukraine", en="war in Ukraine")


def harbour(tense: Tense = Tense.FUTURE) -> Article:
    """Give a sentence about a harbour to be opened."""
    article = Article("En mars 2026, le port de Brest ouvrira un second quai.").verb("ouvrira", tense)
    return article.time("mars 2026", "2026-03", "2026-03-01", "2026-03-31")


def test_an_event_to_come_is_due_the_day_after_its_month() -> None:
    """A future event is scheduled and pending until the first day after its interval."""
    claim = harbour().claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.SCHEDULED, date(2026, 4, 1))
    assert claim.time_status is TimeStatus.PENDING
    assert (
        claim.shelf_life.reason == "announced for 'mars 2026': from 1 April 2026 on it is known whether it came about"
    )


def test_a_past_event_is_due_as_of_a_later_day() -> None:
    """Judged after its day, the same claim is due and the reason says what is over."""
    claim = harbour().claim(date(2026, 11, 23), "fr")
    assert claim.time_status is TimeStatus.DUE
    assert claim.shelf_life.reason == "« mars 2026 » est passé depuis le 1er avril 2026 : vérifier si cela a eu lieu"


def test_the_day_itself_is_due_and_the_day_before_is_pending() -> None:
    """The recheck date is the first day on which the claim is due."""
    assert harbour().claim(date(2026, 3, 31)).time_status is TimeStatus.PENDING
    assert harbour().claim(date(2026, 4, 1)).time_status is TimeStatus.DUE


def test_a_commitment_for_the_running_year_is_a_target() -> None:
    """A commitment with a term is a target, due when the term is over."""
    article = Article("The city pledged 300 new flats in 2024.", "en").verb("pledged", Tense.PAST)
    claim = article.figure("300 new flats", 300, of="flat").time("2024", "2024", "2024-01-01", "2024-12-31").claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.TARGET, date(2025, 1, 1))
    assert claim.shelf_life.reason == "a commitment for '2024': check from 1 January 2025 on whether it was kept"


def test_a_target_reaches_over_the_break_of_a_sentence() -> None:
    """The year behind a stray full stop belongs to the figure before it."""
    article = Article("Nous tiendrons notre engagement de livrer 12 ferries. en 2024.").verb("tiendrons", Tense.FUTURE)
    claim = article.figure("12 ferries", 12, of="ferries").time("2024", "2024", "2024-01-01", "2024-12-31").claim()
    assert claim.text.endswith("en 2024.")
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.TARGET, date(2025, 1, 1))
    assert (claim.times, claim.quantities) == ((0,), (0,))


def test_a_deadline_is_read_strictly() -> None:
    """“By 2030” falls on the first day of 2030, unless the words name the end of the year."""
    article = Article("Emissions will fall by half by 2030.", "en").verb("will fall", Tense.FUTURE)
    claim = article.time("2030", "2030", "2024-11-05", "2030-12-31", relation=Relation.BY).claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.TARGET, date(2030, 1, 1))
    article = Article("Les émissions baisseront d’ici à la fin de 2030.").verb("baisseront", Tense.FUTURE)
    words = "la fin de 2030"
    claim = article.time(words, "2030", "2024-11-05", "2030-12-31", relation=Relation.BY, mod=Mod.END).claim()
    assert claim.shelf_life.recheck_on == date(2031, 1, 1)


def test_a_vague_time_to_come_is_said_to_be_assumed() -> None:
    """“In the coming months” has an assumed end, and the reason says so."""
    article = Article("Le barrage sera réparé dans les mois à venir.").verb("sera réparé", Tense.FUTURE)
    claim = article.deictic("les mois à venir", "PXM", "2025-01-05", "2025-10-05", vague=True).claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.SCHEDULED, date(2025, 10, 6))
    assert "is taken to end before 6 October 2025" in claim.shelf_life.reason


def test_a_future_without_a_date_is_looked_at_in_half_a_year() -> None:
    """A future tense alone is scheduled by the table of horizons."""
    claim = Article("Le pont de Cernay sera démoli.").verb("sera démoli", Tense.FUTURE).name("Cernay").claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.SCHEDULED, date(2025, 5, 5))


def test_a_condition_is_due_when_its_event_is_over() -> None:
    """A claim that hangs on a known event is due the day after it."""
    vote = event("vote", "2024-11-24", "2024-11-24", fr="référendum suisse", en="Swiss referendum")
    article = Article("L’autoroute sera élargie en cas de oui au référendum suisse.", facts=(vote,))
    article.verb("sera élargie", Tense.FUTURE).name("référendum suisse", "vote", kind=EntityKind.FACT)
    claim = article.claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.CONDITIONAL, date(2024, 11, 25))
    assert claim.shelf_life.refs == ("vote",)
    later = article.claim(date(2025, 1, 1), "fr")
    assert later.time_status is TimeStatus.DUE
    assert "terminé depuis le 25 novembre 2024 : référendum suisse" in later.shelf_life.reason


def test_a_condition_without_a_known_event_has_a_horizon() -> None:
    """A bare "if" is looked at by the table."""
    claim = Article("If the bridge closes, Cork loses a road.", "en").verb("loses", Tense.PRESENT).name("Cork").claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.CONDITIONAL, date(2025, 5, 5))


def war(text: str, language: str, words: str, mod: Mod | None = Mod.MORE_THAN, value: str = "P2Y") -> Article:
    """Give a sentence on a war that goes on."""
    article = Article(text, language, facts=(WAR,)).length(words, value, Relation.RUNNING, mod=mod)
    label = "guerre en Ukraine" if language == "fr" else "war in Ukraine"
    return article.name(label, "guerre", kind=EntityKind.FACT)


def test_a_running_length_is_counted_from_the_known_beginning() -> None:
    """“More than two years” of a war begun on 24 February 2022 misleads from 24 February 2025 on."""
    article = war("La guerre en Ukraine dure depuis plus de deux ans.", "fr", "plus de deux ans")
    life = article.verb("dure", Tense.PRESENT).claim().shelf_life
    assert (life.kind, life.recheck_on) == (ShelfLifeClass.RUNNING, date(2025, 2, 24))
    assert (life.rewrite, life.refs) == ("depuis le 24 février 2022", ("guerre",))


def test_a_running_length_is_outdated_with_the_true_figure() -> None:
    """Judged later it is outdated, and the reason says how long it has been."""
    article = war("The war in Ukraine has lasted more than two years.", "en", "more than two years")
    claim = article.verb("has lasted", Tense.PAST).claim(date(2026, 11, 23))
    assert claim.time_status is TimeStatus.OUTDATED
    assert "from 24 February 2022 (war in Ukraine) to 23 November 2026 it is 4 years and 8 months" in (
        claim.shelf_life.reason
    )
    assert claim.shelf_life.rewrite == "since 24 February 2022"


def test_just_under_a_length_is_wrong_once_it_is_reached() -> None:
    """“Nearly three years” is wrong on the third anniversary."""
    article = war(
        "La guerre en Ukraine dure depuis près de trois ans.", "fr", "près de trois ans", Mod.LESS_THAN, "P3Y"
    )
    assert article.claim().shelf_life.recheck_on == date(2025, 2, 24)


def test_a_running_length_without_a_fact_is_inferred() -> None:
    """Without a known beginning the words are wrong a unit after the day of writing at the latest; then it is due."""
    article = Article("The strike at the mill has gone on for more than two months.", "en")
    article.length("more than two months", "P2M", Relation.RUNNING, mod=Mod.MORE_THAN).verb("has gone", Tense.PAST)
    claim = article.claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.RUNNING, date(2024, 12, 5))
    assert article.claim(date(2025, 1, 1)).time_status is TimeStatus.DUE


def test_a_closed_length_does_not_run() -> None:
    """How long something took is a closed past."""
    article = Article("Le procès a duré deux ans.").length("deux ans", "P2Y").verb("a duré", Tense.PAST).name("procès")
    assert article.claim().shelf_life.kind is ShelfLifeClass.TIMELESS


def test_an_age_is_wrong_after_the_birthday() -> None:
    """An age runs; with a known day of birth until the next birthday, without one for a year at most."""
    text = "À 38 ans, Inès Carel dirige le port de Brest."
    article = Article(text).time("38 ans", "P38Y", relation=Relation.AGE).verb("dirige", Tense.PRESENT)
    assert article.name("Inès Carel").claim().shelf_life.recheck_on == date(2025, 11, 5)
    article = Article(text, facts=(person("carel", "Inès Carel", "1986-03-02"),))
    article.time("38 ans", "P38Y", relation=Relation.AGE).verb("dirige", Tense.PRESENT).name("Inès Carel", "carel")
    claim = article.claim(date(2026, 11, 23), "fr")
    assert (claim.shelf_life.recheck_on, claim.time_status) == (date(2025, 3, 2), TimeStatus.OUTDATED)
    assert claim.shelf_life.reason.endswith("a 40 ans et 8 mois le 23 novembre 2026")


POST = office("maire-brest", fr="maire de Brest", en="mayor of Brest")
HOLDER = person("carel", "Inès Carel")


def mayor(*, end: str | None, language: str = "fr") -> Article:
    """Give a sentence that names a post with its holder."""
    text = "Le maire de Brest, Inès Carel, est venu." if language == "fr" else "The mayor of Brest, Inès Carel, came."
    facts = (POST, HOLDER, term("mandat", "maire-brest", "carel", "2020-07-03", end))
    article = Article(text, language, facts=facts).name("Inès Carel", "carel")
    label = "Le maire de Brest" if language == "fr" else "The mayor of Brest"
    return article.name(label, "maire-brest", kind=EntityKind.ROLE, name="Inès Carel")


def test_a_post_with_its_holder_is_a_state() -> None:
    """Who holds a post is looked at again in half a year."""
    claim = mayor(end=None).verb("est venu", Tense.PAST).claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.STATE, date(2025, 5, 5))
    assert "Le maire de Brest, Inès Carel" in claim.shelf_life.reason


def test_a_post_whose_term_is_known_to_end_is_due_then() -> None:
    """A known end of the term comes before the half year; after it the claim is outdated."""
    article = mayor(end="2025-02-10", language="en").verb("came", Tense.PAST)
    assert article.claim().shelf_life.recheck_on == date(2025, 2, 11)
    later = article.claim(date(2026, 1, 1))
    assert later.time_status is TimeStatus.OUTDATED
    assert later.shelf_life.reason == "overtaken: Inès Carel held the post (mayor of Brest) only until 10 February 2025"


def test_a_calendar_date_closes_the_past() -> None:
    """What is placed on a day of the past is timeless, a present tense included."""
    closed = Article("Le 3 mai 2021, Brest compte 139 000 habitants.").verb("compte", Tense.PRESENT)
    closed.time("3 mai 2021", "2021-05-03", "2021-05-03", "2021-05-03").figure("139 000 habitants", 139000)
    life = closed.name("Brest").claim().shelf_life
    assert (life.kind, life.recheck_on) == (ShelfLifeClass.TIMELESS, None)
    assert closed.claim().time_status is TimeStatus.TIMELESS


def test_a_date_in_an_aside_closes_nothing() -> None:
    """“Founded in 1856” does not make what the bank employs today a thing of the past."""
    article = Article("The bank, founded in 1856, employs 50,000 people.", "en").verb("founded", Tense.PAST)
    article.verb("employs", Tense.PRESENT).time("1856", "1856", "1856-01-01", "1856-12-31")
    life = article.figure("50,000 people", 50000, of="person").claim().shelf_life
    assert (life.kind, life.recheck_on) == (ShelfLifeClass.STATE, date(2025, 11, 5))


def test_now_and_recently_are_never_scheduled() -> None:
    """Beside a verb that points ahead, “now” is no day on which an outcome could be known."""
    article = Article("Talks in Cork, now in their second week, will end.", "en").verb("will end", Tense.FUTURE)
    article.deictic("now", "PRESENT_REF", "2024-11-05", "2024-11-05", vague=True)
    life = article.name("Cork").claim().shelf_life
    assert (life.kind, life.recheck_on) == (ShelfLifeClass.SCHEDULED, date(2025, 5, 5))


def test_a_deadline_is_rewritten_as_its_last_day() -> None:
    """“By the end of the week” becomes the Sunday, not the days up to it."""
    article = Article("The mayor of Cork will resign by the end of the week.", "en").verb("will resign", Tense.FUTURE)
    article.deictic("the end of the week", "2024-W45", "2024-11-05", "2024-11-10", relation=Relation.BY)
    assert article.name("Cork").claim().shelf_life.rewrite == "Sunday 10 November 2024"


def test_kinds_of_states_have_their_own_horizons() -> None:
    """Positions are looked at after three months, figures and records after a year."""
    stance = Article("Spain opposes the quota.", "en").verb("opposes", Tense.PRESENT).name("Spain")
    assert stance.claim().shelf_life.recheck_on == date(2025, 2, 5)
    figure = (
        Article("Brest compte 139 000 habitants.").verb("compte", Tense.PRESENT).figure("139 000 habitants", 139000)
    )
    assert figure.claim().shelf_life.recheck_on == date(2025, 11, 5)
    record = Article("C’est le plus haut pont de Bretagne.").verb("est", Tense.PRESENT).name("Bretagne").claim()
    assert "record" in record.shelf_life.reason


def test_a_period_that_is_not_over_is_looked_at_whole() -> None:
    """“This year” in the present tense is a state until the year is over."""
    article = Article("Rents rise by 4% this year.", "en").verb("rise", Tense.PRESENT).figure("4%", 4, "%")
    claim = article.deictic("this year", "2024", "2024-01-01", "2024-12-31").claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.STATE, date(2025, 1, 1))
    assert claim.shelf_life.rewrite == "2024"


def test_a_deictic_day_is_rewritten_with_its_date() -> None:
    """“mardi” is only wording: no recheck, and the date to put in its place."""
    article = Article("Le tribunal de Rennes l’a condamné mardi.").verb("a condamné", Tense.PAST).name("Rennes")
    life = article.deictic("mardi", "2024-11-05", "2024-11-05", "2024-11-05").claim().shelf_life
    assert (life.kind, life.recheck_on, life.rewrite) == (ShelfLifeClass.DEICTIC, None, "mardi 5 novembre 2024")


def test_a_vague_start_is_rewritten_by_a_term() -> None:
    """“Some months ago” of somebody who took office gets the day on which the term began."""
    facts = (POST, HOLDER, term("mandat", "maire-brest", "carel", "2024-09-28"))
    article = Article("Inès Carel a pris ses fonctions il y a quelques mois.", facts=facts).name("Inès Carel", "carel")
    article.deictic("il y a quelques mois", "PXM", "2023-12-05", "2024-09-05", vague=True, relation=Relation.AGO)
    life = article.verb("a pris", Tense.PAST).claim().shelf_life
    assert (life.kind, life.rewrite, life.refs) == (ShelfLifeClass.DEICTIC, "depuis le 28 septembre 2024", ("mandat",))


def test_a_vague_time_without_a_fact_is_not_rewritten() -> None:
    """Where no fact knows the day, no date is made up."""
    article = Article("Le barrage de Guerlédan a été vidé il y a quelques mois.").verb("a été vidé", Tense.PAST)
    article.deictic("il y a quelques mois", "PXM", "2023-12-05", "2024-09-05", vague=True, relation=Relation.AGO)
    assert article.name("Guerlédan").claim().shelf_life.rewrite == ""


def test_a_sequence_word_is_deictic() -> None:
    """“The new …” is true only until the next one."""
    article = Article("The new stadium in Cork was opened by the mayor.", "en").verb("was opened", Tense.PAST)
    life = article.name("Cork").claim().shelf_life
    assert life.kind is ShelfLifeClass.DEICTIC
    assert "'new'" in life.reason


def test_without_a_date_of_publication_the_present_is_deictic() -> None:
    """With no anchor and no day to judge on, a present state says that the date is missing."""
    article = Article("Brest compte 139 000 habitants.", published=None).verb("compte", Tense.PRESENT)
    claim = article.figure("139 000 habitants", 139000).claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.DEICTIC, None)
    assert "say when the text was published" in claim.shelf_life.reason


def test_the_earliest_firm_day_wins() -> None:
    """Of a term in 2025 and an event in 2026 the term is looked at first; a post beside them does not count."""
    text = "La ville promet 300 logements en 2025 près du port qui ouvrira en mars 2026."
    article = Article(text).verb("promet", Tense.PRESENT).verb("ouvrira", Tense.FUTURE)
    article.time("2025", "2025", "2025-01-01", "2025-12-31").time("mars 2026", "2026-03", "2026-03-01", "2026-03-31")
    claim = article.figure("300 logements", 300).claim()
    assert (claim.shelf_life.kind, claim.shelf_life.recheck_on) == (ShelfLifeClass.TARGET, date(2026, 1, 1))


def test_of_a_range_the_end_counts() -> None:
    """“Du 10 au 11 juillet” is over on 12 July."""
    article = Article("Le salon aura lieu du 10 au 11 juillet 2025 à Brest.").verb("aura lieu", Tense.FUTURE)
    article.time("10", "2025-07-10", "2025-07-10", "2025-07-10")
    article.time("11 juillet 2025", "2025-07-11", "2025-07-11", "2025-07-11")
    assert article.name("Brest").claim().shelf_life.recheck_on == date(2025, 7, 12)


def test_what_holds_since_a_day_reaches_up_to_now() -> None:
    """“Has been mayor since 2020” is a state although its verb is past."""
    article = Article("Inès Carel has been mayor since 2020.", "en").verb("has been", Tense.PAST).name("Inès Carel")
    life = article.time("2020", "2020", "2020-01-01", relation=Relation.SINCE).claim().shelf_life
    assert (life.kind, life.recheck_on) == (ShelfLifeClass.STATE, date(2025, 5, 5))


def test_the_english_perfect_still_runs_and_the_past_does_not() -> None:
    """“Has led for two years” grows, “led for two years” is closed."""
    kinds = []
    for verb in ("has led", "led"):
        article = Article(f"She {verb} the port for two years.", "en").verb(verb, Tense.PAST)
        kinds.append(article.length("two years", "P2Y").claim().shelf_life.kind)
    assert kinds == [ShelfLifeClass.RUNNING, ShelfLifeClass.TIMELESS]


def test_a_condition_is_looked_at_before_its_consequence() -> None:
    """A consequence in 2030 hangs on something that is known much earlier."""
    article = Article("Si la loi est votée, l’âge passera à 64 ans en 2030.").verb("passera", Tense.FUTURE)
    life = article.time("2030", "2030", "2030-01-01", "2030-12-31").claim().shelf_life
    assert (life.kind, life.recheck_on) == (ShelfLifeClass.CONDITIONAL, date(2025, 5, 5))


def test_what_recurs_is_a_state() -> None:
    """A market on Tuesdays holds until the habit changes."""
    article = Article("Tous les mardis, le marché de Brest se tient au port.").name("Brest")
    article.add("times", Time(0, 15, "Tous les mardis", TimeType.SET, "XXXX-WXX-2", reference=Reference.NONE))
    assert article.claim().shelf_life.kind is ShelfLifeClass.STATE
