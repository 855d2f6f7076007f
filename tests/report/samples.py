"""One article with overlapping claims, reviewed and not, and the hostile strings that anybody may write."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from factcheck.languages import load
from factcheck.model import (
    ClaimRecord,
    DocumentRecord,
    Flag,
    Severity,
    ShelfLife,
    ShelfLifeClass,
    SourceKind,
    SourceRecord,
    Stance,
    State,
    TimeStatus,
)
from factcheck.report.dossier import Dossier
from factcheck.report.labels import load_labels

TEXT = (
    "Le chantier de la ligne 18 prend du retard.\n"
    "« Le tronçon ouvrira en octobre 2026, après plus de trois ans de travaux », a déclaré lundi la préfète, "
    "Sylvie Aubert. Le budget atteint 4,3 milliards d’euros."
)
REVIEWED = datetime(2025, 3, 10, 14, 5, tzinfo=UTC)
FRENCH, ENGLISH = load_labels(load("fr")), load_labels(load("en"))

HOSTILE = (
    "[/b] [link=https://mal.example]ici[/link] [bold",
    "\x1b[31mrouge\x1b[0m \x1b]8;;https://mal.example\x07lien\x1b]8;;\x07",
    "\x1b]52;c;bWFs\x07 \x1bP1;1|x\x1b\\ \x9b31m",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    '=HYPERLINK("https://mal.example";"cliquez")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "ok;=1+1\n+1+1",
    "abc\u202egpj.exe\u2066x\u2069",
    "nul\x00 bel\x07 bs\x08 cr\r del\x7f ligne\u2028fin",
    "`code` **gras** | colonne | [lien](javascript:alert(1)) <https://mal.example>",
    "lone \ud800 surrogate",
    "BEGIN:VEVENT\r\nSUMMARY:faux\r\nEND:VEVENT",
    "]]> </failure> &amp; &lt;",
    "::error file=x::faux\n::set-output name=a::b",
)


def span(words: str) -> tuple[int, int]:
    """Give the place of ``words`` in the article."""
    start = TEXT.index(words)
    return start, start + len(words)


def flag(words: str, code: str, severity: Severity, message: str, hint: str = "") -> Flag:
    """Give a flag on ``words``."""
    return Flag(*span(words), code, "sample-rule", severity, message, hint)


def claim(number: int, words: str, kind: ShelfLifeClass, due: date | None = None, **fields: object) -> ClaimRecord:
    """Give an open claim on ``words``; ``fields`` are those of the record."""
    start, end = span(words)
    made = ClaimRecord(
        number,
        f"key{number:03d}",
        words,
        "fr",
        document=1,
        start=start,
        end=end,
        worth=0.75,
        shelf_life=ShelfLife(kind, due, "la raison"),
        recheck_on=due,
        created_at=datetime(2025, 3, 4, 8, tzinfo=UTC),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


DOCUMENT = DocumentRecord(
    1,
    "doc1",
    "articles/ligne-18.txt",
    TEXT,
    "fr",
    title="La ligne 18 en retard",
    authors=("Paul Nguyen",),
    url="https://journal.example/ligne-18",
    published=date(2025, 3, 4),
)
SOURCE = SourceRecord(
    SourceKind.URL,
    "Calendrier du chantier",
    "https://user:secret@region.example/calendrier?p=1",
    "Région",
    date(2025, 2, 1),
    date(2025, 3, 10),
    "Ouverture : octobre 2026",
    Stance.SUPPORTS,
    id=4,
)
CLAIMS = (
    claim(1, "Le chantier de la ligne 18 prend du retard", ShelfLifeClass.STATE, date(2025, 9, 1)),
    claim(
        2,
        "Le tronçon ouvrira en octobre 2026, après plus de trois ans de travaux",
        ShelfLifeClass.SCHEDULED,
        date(2026, 11, 1),
        claimant="Sylvie Aubert",
        said_on=date(2025, 3, 3),
        time_status=TimeStatus.PENDING,
        state=State.CHECKED,
        verdict="mostly-true",
        scale="default",
        reviewer="ada",
        reviewed_at=REVIEWED,
        note="D’après la région.",
        sources=(SOURCE,),
        flags=(flag("octobre 2026", "TS103", Severity.WARNING, "à venir", "vérifier l’issue"),),
    ),
    claim(
        3,
        "plus de trois ans de travaux",
        ShelfLifeClass.RUNNING,
        date(2025, 6, 1),
        time_status=TimeStatus.OUTDATED,
        state=State.IN_REVIEW,
        verdict="true",
        scale="default",
        reviewer="ada",
        reviewed_at=REVIEWED,
        checked_at=datetime(2025, 6, 2, 5, tzinfo=UTC),
        flags=(flag("trois ans", "TS202", Severity.ERROR, "quatre ans"),),
    ),
    claim(
        4,
        "Le budget atteint 4,3 milliards d’euros",
        ShelfLifeClass.TIMELESS,
        None,
        state=State.CHECKED,
        verdict="unverifiable",
        scale="default",
        reviewer="ada",
        reviewed_at=REVIEWED,
    ),
)


def dossier(claims: Sequence[ClaimRecord] = CLAIMS, **fields: object) -> Dossier:
    """Give the dossier of the article."""
    return replace(Dossier((DOCUMENT,), tuple(claims), date(2025, 12, 1)), **fields)  # type: ignore[arg-type]


def hostile_dossier(words: str) -> Dossier:
    """Give a dossier in which every string that comes from outside is ``words``."""
    source = SourceRecord(SourceKind.URL, words, words, words, passage=words, note=words)
    flags = (Flag(0, 4, "TS101", words, Severity.ERROR, words, words),)
    life = ShelfLife(ShelfLifeClass.STATE, date(2026, 1, 1), words, rewrite=words)
    text = f"{words}\nEt ensuite."
    bad = ClaimRecord(
        1, words, words, "fr", document=1, start=0, end=len(words), claimant=words, shelf_life=life,
        recheck_on=date(2026, 1, 1), state=State.CHECKED, verdict=words, scale=words, note=words, reviewer=words,
        reviewed_at=REVIEWED, forced_reason=words, sources=(source,), flags=flags,
    )  # fmt: skip
    document = DocumentRecord(1, words, words, text, "fr", title=words, authors=(words,), url=words)
    by_hand = replace(bad, number=2, document=0, start=0, end=0)
    return Dossier((document,), (bad, by_hand), date(2026, 2, 1), title=words, url=words, publisher=words)
