"""What a verdict rests on: whether there are sources, and whether they are more than one, and more than an echo."""

import re
from collections.abc import Iterator

from factcheck.measure.publishers import House, house_of, page_of
from factcheck.model import Case, LedgerClaim, Severity, SourceRecord
from factcheck.rules.base import Bad, Good, Hit, Rule, Stored, also
from factcheck.rules.sourcing.stored import EN, FR, hit, reviewed, source, sourced

_WIRE = 12  # words that two sources share to the letter: one was copied, or both copied a third
_WORD = re.compile(r"\w+")
_COPY = "Les alliés ont fourni cette année quarante milliards d'euros à Kyiv, a indiqué lundi le siège."
_WIRE_COPY = "The allies provided forty billion euros to Kyiv this year, headquarters said in Brussels on Monday."


class SR301(Rule):
    """A claim has a verdict and no source.

    A verdict that rests on nothing cannot be checked by anybody else, nor be looked at again when time has passed.
    """

    name = "no-source"
    message = "claim {number} is judged without a single source"
    hint = "Add one: factcheck source add {number}."
    severity = Severity.ERROR
    examples = (
        Bad("fr", FR, at=FR, stored=Stored(state="checked", verdict="true")),
        Good("fr", FR, stored=Stored(state="checked", verdict="true", publishers=("OTAN", "AFP"))),
        Bad("en", EN, at=EN, stored=Stored(state="checked", verdict="true")),
        Good("en", EN, stored=Stored(state="checked", verdict="true", publishers=("NATO", "AP"))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at reviewed claims without a source."""
        for claim in reviewed(case):
            if claim.sources == 0:
                yield hit(claim)


class SR302(Rule):
    """A verdict rests on one publisher alone.

    Two reports by one house are one source, under whichever of its names ("Factuel AFP" is "AFP Factuel"), and so are
    ten that copied one agency. A second, independent one shows whether the first was right.
    """

    name = "single-source"
    message = "claim {number} rests on {publisher} alone"
    hint = "Add an independent source: factcheck source add {number}."
    others = also(
        copy="the {count} sources of claim {number} give one and the same text",
        unnamed="claim {number} rests on a single source",
    )
    severity = Severity.NOTE
    examples = (
        Bad("fr", FR, at=FR, stored=Stored(state="checked", verdict="true", publishers=("OTAN",))),
        Bad("fr", FR, at=FR, stored=Stored(state="checked", verdict="true", publishers=("AFP Factuel", "Factuel AFP"))),
        Bad(
            "fr",
            FR,
            at=FR,
            stored=Stored(
                verdict="true", material=(source("Sud Ouest", passage=_COPY), source("La Dépêche", passage=_COPY))
            ),
        ),
        Good("fr", FR, stored=Stored(state="checked", verdict="true", publishers=("OTAN", "AFP"))),
        Bad("en", EN, at=EN, stored=Stored(state="checked", verdict="true", publishers=("NATO", "NATO"))),
        Bad(
            "en",
            EN,
            at=EN,
            stored=Stored(
                verdict="true",
                material=(source("The Herald", passage=_WIRE_COPY), source("The Courier", passage=_WIRE_COPY)),
            ),
        ),
        Good("en", EN, stored=Stored(state="checked", verdict="true", publishers=("NATO", "AP"))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at reviewed claims whose sources come from one house or give one text."""
        for claim in reviewed(case):
            count, houses = len(claim.material), _houses(claim)
            if count > 1 and _one_text(claim):
                yield hit(claim, "copy", count=count)
            elif count and len(houses) == 1 and None not in houses:
                yield hit(claim, publisher=_name(claim))
            elif count == 1:
                yield hit(claim, "unnamed")


def _house(found: SourceRecord) -> House | None:
    return house_of(found.publisher, found.url)


def _houses(claim: LedgerClaim) -> set[str | None]:
    """Give the houses of a claim's sources, None among them where nobody knows one."""
    return {house.key if (house := _house(found)) else None for found in claim.material}


def _name(claim: LedgerClaim) -> str:
    """Give the first name under which a claim's only house is written."""
    house = next(filter(None, map(_house, claim.material)), None)
    return next((found.publisher for found in claim.material if found.publisher), house.name if house else "")


def _one_text(claim: LedgerClaim) -> bool:
    """Say whether all sources quote the same words, too many to be so by chance."""
    texts = {tuple(_WORD.findall(found.passage.casefold())) for found in claim.material}
    return len(texts) == 1 and len(next(iter(texts))) >= _WIRE


class SR308(Rule):
    """A verdict rests on an encyclopaedia alone.

    An encyclopaedia tells what others found, anybody may have changed it this morning, and it may have been written
    from the very article that is checked. Its footnotes lead to what can be leaned on.
    """

    name = "only-encyclopaedia"
    message = "claim {number} rests on {publisher} alone, which tells what others found"
    hint = "Follow its references and add what they lead to: factcheck source add {number}."
    severity = Severity.WARNING
    examples = (
        Bad(
            "fr", FR, at=FR, stored=Stored(verdict="true", material=(source(url="https://fr.wikipedia.org/wiki/OTAN"),))
        ),
        Good("fr", FR, stored=Stored(verdict="true", publishers=("Wikipédia", "OTAN"))),
        Bad("en", EN, at=EN, stored=Stored(verdict="true", publishers=("Wikipedia", "Britannica"))),
        Good("en", EN, stored=Stored(verdict="true", publishers=("Wikipedia", "NATO"))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at reviewed claims whose sources are all encyclopaedias."""
        for claim in reviewed(case):
            houses = [_house(found) for found in claim.material]
            if houses and all(house and house.kind == "encyclopaedia" for house in houses):
                yield hit(claim, publisher=", ".join(dict.fromkeys(house.name for house in houses if house)))


class SR309(Rule):
    """An article is a source for its own claim.

    That an article says so is what is to be checked. Put down as a source, it makes a claim its own proof.
    """

    name = "own-source"
    message = "source {source} of claim {number} is the article that the claim stands in"
    hint = "Take it off and add what the article leans on: factcheck source remove {source} --from {number}."
    severity = Severity.ERROR
    examples = (
        Bad(
            "fr",
            FR,
            at=FR,
            url="https://www.exemple.fr/aide",
            stored=Stored(material=(source(url="http://exemple.fr/aide/?utm_source=x#haut"),)),
        ),
        Good(
            "fr",
            FR,
            url="https://www.exemple.fr/aide",
            stored=Stored(material=(source(url="https://www.exemple.fr/budget"),)),
        ),
        Bad(
            "en",
            EN,
            at=EN,
            url="https://example.org/aid?id=7",
            stored=Stored(material=(source(url="https://m.example.org/aid?id=7"),)),
        ),
        Good(
            "en",
            EN,
            url="https://example.org/aid?id=7",
            stored=Stored(material=(source(url="https://example.org/aid?id=8"),)),
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at claims with a source that is their own document."""
        if not (own := page_of(case.document.url)):
            return
        for claim in sourced(case):
            for found in claim.material:
                if page_of(found.url) == own:
                    yield hit(claim, source=found.id)
