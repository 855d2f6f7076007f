"""What a look at a source's page says: from the page's words to an outcome, and from an outcome to how it stands.

In: a ``Watch``, the passage, the page's words, the day and the moment. Out: a ``Comparison``; the ``Watch`` as it is
now, and whether that is news. Which kind of words differ (figures, dates) is asked of a function that is given. Pure:
knows neither network nor ledger.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime
from difflib import SequenceMatcher

from factcheck.model import SourceOutcome, Watch
from factcheck.model.frozen import dataclass
from factcheck.recheck.passage import Text, context, diff, edits, find, fold

DAYS_MISSING = 3  # different days on which a page is missing before it counts as gone
DRIFTED = (
    SourceOutcome.REWORDED,
    SourceOutcome.FIGURE_CHANGED,
    SourceOutcome.DATE_CHANGED,
    SourceOutcome.PASSAGE_GONE,
    SourceOutcome.GONE,
)
THERE = (SourceOutcome.SAME, SourceOutcome.MOVED)
OPEN = (SourceOutcome.BLOCKED, SourceOutcome.UNREACHABLE)  # say nothing about the page itself
_FEWEST_WORDS = 4  # of a line that counts where a whole article is compared: shorter ones are labels and counters
_ALIKE = 0.5
_KEPT = 0.3  # share of an article's lines under which it is another text
KindOf = Callable[[str, str], SourceOutcome]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A passage then and now: ``was`` as it is to be looked for, ``now`` where other words stand in its place."""

    outcome: SourceOutcome
    was: str = ""
    prefix: str = ""
    suffix: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class SourceFinding:
    """A source that is not as it was found before. ``news``: somebody has to look; else it is only told."""

    number: int
    url: str
    claims: tuple[int, ...]
    before: SourceOutcome | None
    watch: Watch
    news: bool

    @property
    def diff(self) -> str:
        """Give the passage then and now in one line, "" where no other words stand in its place."""
        return diff(self.watch.was, self.watch.now) if self.watch.now else ""


@dataclass(frozen=True, slots=True)
class SourcesDigest:
    """A run through sources: how many were looked at, how many stand how, and those that are not as before."""

    as_of: date
    looked_at: int = 0
    counts: Mapping[SourceOutcome, int] = field(default_factory=dict)
    findings: tuple[SourceFinding, ...] = ()
    resumed: bool = False

    @property
    def news(self) -> tuple[SourceFinding, ...]:
        """Give the sources that somebody has to look at."""
        return tuple(finding for finding in self.findings if finding.news)


def compare_passage(watch: Watch, passage: str, page: Text, kind_of: KindOf) -> Comparison:
    """Look for a passage in a page's words: as it stood there, or as it was quoted where nobody has looked yet."""
    was = watch.was or passage
    place = find(was, page, prefix=watch.prefix, suffix=watch.suffix)
    if place is None:
        return Comparison(SourceOutcome.PASSAGE_GONE, was, watch.prefix, watch.suffix)
    words = place.span.words(page.text)
    prefix, suffix = context(page.text, place.span)
    if not edits(was, words):
        return Comparison(SourceOutcome.SAME, words, prefix, suffix)
    return Comparison(kind_of(was, words), was, watch.prefix or prefix, watch.suffix or suffix, words)


def compare_articles(then: str, page: str, article: str, kind_of: KindOf) -> Comparison:
    """Compare all words of an earlier page with the page and its article now, line by line.

    What stands around an article may change as it likes: only lines of the article now are asked for in the page
    then, and lines of then are missed only where they stood between lines that are still in the article.
    """
    before, now, shown = _lines(then), _lines(article), {fold(line) for line in page.split("\n")}
    known = {fold(line) for line in then.split("\n")}
    new = [line for line in now if fold(line) not in known]
    kept = [at for at, line in enumerate(before) if fold(line) in {fold(line) for line in now}]
    inside = before[kept[0] : kept[-1]] if kept else []
    missing = [line for line in inside if fold(line) not in shown]
    if not new and not missing:
        return Comparison(SourceOutcome.SAME)
    if len(now) - len(new) < _KEPT * len(now):
        return Comparison(SourceOutcome.PASSAGE_GONE)
    lost = [line for line in before if fold(line) not in shown]
    pairs = [(_likest(line, lost), line) for line in new]
    was = "\n".join(dict.fromkeys([*(old for old, _ in pairs if old), *missing]))
    words = "\n".join(new)
    kinds = {kind_of(old, line) for old, line in pairs if old}
    worst = next((kind for kind in (SourceOutcome.FIGURE_CHANGED, SourceOutcome.DATE_CHANGED) if kind in kinds), None)
    return Comparison(worst or SourceOutcome.REWORDED, was, now=words)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if len(line.split()) >= _FEWEST_WORDS]


def _likest(line: str, others: Sequence[str]) -> str:
    wanted = fold(line).split()
    scored = [(SequenceMatcher(None, fold(other).split(), wanted, autojunk=False).ratio(), other) for other in others]
    share, other = max(scored, default=(0.0, ""))
    return other if share >= _ALIKE else ""


def stands(watch: Watch, found: Watch, *, at: datetime) -> tuple[Watch, bool]:
    """Give how a source stands after a look, and whether that is another outcome or another wording than before.

    A page that is gone stays so while there is no answer.
    """
    if found.outcome in OPEN and watch.outcome is SourceOutcome.GONE:
        found = replace(found, outcome=SourceOutcome.GONE)
    other = found.outcome is not watch.outcome or found.now != watch.now
    changed = other and not (watch.outcome is None and found.outcome is SourceOutcome.SAME)
    since = at if other or watch.since is None else watch.since
    return replace(found, since=since, checked_at=at), changed


def is_news(watch: Watch, found: Watch) -> bool:
    """Say whether somebody has to look: the page says something else than the last page that came."""
    other = found.outcome is not watch.page_outcome or found.now != watch.now
    return found.outcome in DRIFTED and other


def missing(watch: Watch, why: str, day: date) -> Watch:
    """Give how a source stands whose page is missing: gone after three different days, unreachable before."""
    days = tuple(sorted({*watch.missing_on, day}))
    gone = len(days) >= DAYS_MISSING
    told = why if gone else f"{why}, on {len(days)} of {DAYS_MISSING} days"
    outcome = SourceOutcome.GONE if gone else SourceOutcome.UNREACHABLE
    decided = SourceOutcome.GONE if gone else watch.page_outcome
    unread = replace(watch, etag="", last_modified="", body="")
    return replace(unread, outcome=outcome, detail=told, missing_on=days, page_outcome=decided)


def no_page(watch: Watch, outcome: SourceOutcome, why: str) -> Watch:
    """Give how a source stands that did not let us in, or did not answer: nothing is decided by it."""
    return replace(watch, outcome=outcome, detail=why)


def unchanged(watch: Watch, at: datetime) -> Watch:
    """Give how a source stands whose page is as it was when it came last."""
    seen = at if watch.page_outcome in THERE else watch.seen_at
    return replace(watch, outcome=watch.page_outcome, detail="", missing_on=(), seen_at=seen)


def read(watch: Watch, compared: Comparison, *, found_at: str, at: datetime) -> Watch:
    """Give how a source stands after its page was read; ``found_at`` is another address than its own, or ""."""
    same = compared.outcome is SourceOutcome.SAME
    outcome = SourceOutcome.MOVED if same and found_at else compared.outcome
    return replace(
        watch,
        outcome=outcome,
        page_outcome=outcome,
        detail="",
        missing_on=(),
        seen_at=at if same else watch.seen_at,
        was=compared.was,
        prefix=compared.prefix,
        suffix=compared.suffix,
        now=compared.now,
        found_at=found_at,
    )
