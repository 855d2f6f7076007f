"""Claims of an old text found again in a new one.

In: both texts, the claims known from the old, the claims detected in the new, and what guards a span's meaning. Out:
for each claim its fate. Places come from aligning the texts word by word; words that stand elsewhere are looked up,
and a sentence both moved and edited is matched by its words. However alike, where a figure, a date, a name, a
negation or the like is not as it was, the claim is CHANGED: a review of the old words is not carried over. Pure:
knows no database.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain

from factcheck.model import Span
from factcheck.model.frozen import dataclass
from factcheck.store.align import NOWHERE, Alignment, align, spoken
from factcheck.store.edges import rest, same, shared_end, shared_start
from factcheck.store.fold import Word, folded
from factcheck.store.guard import Guard, differ, same_words_differ, turned
from factcheck.store.records import Fate

ALIKE = 0.5  # share of words in the same place from which two claims are one
KEPT = 0.7  # share of words from which a rewording may keep its review
ELSEWHERE = 0.75  # share of words from which a claim is recognised in another place
COMMON = 50  # a word that so many new claims hold says nothing of which it is
GuardOf = Callable[[Span], Guard]


@dataclass(frozen=True, slots=True)
class Known:
    """A claim of the old text. ``gone``: it stood in an earlier one only, so that its place means nothing."""

    span: Span
    exact: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """What became of a claim: indices into the known and the found, and its place in the new text."""

    fate: Fate
    known: int | None = None
    found: int | None = None
    span: Span | None = None
    reasons: tuple[str, ...] = ()


def reattach(
    old: str,
    new: str,
    known: Sequence[Known],
    found: Sequence[Span],
    guard_before: GuardOf | None = None,
    guard_now: GuardOf | None = None,
) -> tuple[Attachment, ...]:
    """Give the fate of each known claim in their order, then the new ones in the order of the text.

    Without guards nothing vouches for a rewording, and each is CHANGED.
    """
    work = _Work(old, new, known, found, align(old, new), guard_before, guard_now)
    for step in (work.in_place, work.same_words, work.words_without_claim, work.region, work.elsewhere):
        for at in work.open():
            step(at)
    return work.result()


@dataclass
class _Work:
    old: str
    new: str
    known: Sequence[Known]
    found: Sequence[Span]
    aligned: Alignment
    guard_before: GuardOf | None
    guard_now: GuardOf | None
    done: dict[int, Attachment] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.small = {word.text for word in (*self.aligned.old, *self.aligned.new) if word.text.islower()}
        self.folds = [folded(span.words(self.new)) for span in self.found]
        self.partner = dict(self._pairs())
        self.by_fold: dict[str, deque[int]] = defaultdict(deque)
        for at, fold in enumerate(self.folds):
            self.by_fold[fold].append(at)
        self.first_words: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.aligned.new):
            self.first_words[word.folded].append(at)

    def open(self) -> list[int]:
        return [at for at in range(len(self.known)) if at not in self.done]

    def result(self) -> tuple[Attachment, ...]:
        fates = [self.done.get(at, Attachment(Fate.GONE, at)) for at in range(len(self.known))]
        new = [Attachment(Fate.NEW, None, at, span) for at, span in enumerate(self.found) if at not in self.taken]
        return (*fates, *new)

    # The pairs that stand in the same place ---------------------------------------------------------------------

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Give for each known claim the found one that holds its words, best first, each once."""
        scored = sorted(self._scores(), reverse=True)
        seen: tuple[set[int], set[int]] = (set(), set())
        for _, known, found in scored:
            if -known not in seen[0] and -found not in seen[1]:
                seen[0].add(-known)
                seen[1].add(-found)
                yield -known, -found

    def _scores(self) -> Iterator[tuple[float, int, int]]:
        holder = self._holders()
        for at, claim in enumerate(self.known):
            if claim.gone:
                continue
            places = self.aligned.old_words(claim.span)
            shared = Counter(to for i in places for to in holder.get(self.aligned.new_of[i], ()))
            for to, count in shared.items():
                score = 2 * count / (len(places) + len(self.aligned.new_words(self.found[to])))
                if score >= ALIKE:
                    yield score + (folded(claim.exact) == self.folds[to]), -at, -to

    def _holders(self) -> dict[int, list[int]]:
        holder: dict[int, list[int]] = defaultdict(list)
        for at, span in enumerate(self.found):
            for place in self.aligned.new_words(span):
                holder[place].append(at)
        return holder

    # The steps, each for one claim ------------------------------------------------------------------------------

    def in_place(self, at: int) -> None:
        """Take the found claim in the same place; a claim whose own words still stand there keeps its span."""
        if at not in self.partner:
            return
        to = self.partner[at]
        claim, span = self.known[at], self.found[to]
        own = self._own_words(claim) if folded(claim.exact) != self.folds[to] else None
        if own and not self._frame_differs(claim, own):
            span = own
        self._attach(at, to, span, moved=False)

    def same_words(self, at: int) -> None:
        """Take a found claim of the same words elsewhere."""
        alike = self.by_fold[folded(self.known[at].exact)]
        while alike and alike[0] in self.taken:
            alike.popleft()
        if alike:
            self._attach(at, alike[0], self.found[alike[0]], moved=True)

    def words_without_claim(self, at: int) -> None:
        """Keep a claim whose words stand in the new text, though nothing is detected there."""
        claim = self.known[at]
        if claim.gone:
            return
        own = self._own_words(claim)
        span = own or self._looked_up(claim.exact)
        if span:
            to = self._around(span) if self._frame_differs(claim, span) else None
            self._attach(at, to, span if to is None else self.found[to], moved=own is None)

    def _around(self, span: Span) -> int | None:
        return next((to for to, other in enumerate(self.found) if to not in self.taken and other.covers(span)), None)

    def region(self, at: int) -> None:
        """Keep a claim with most of its words in one place, though nothing is detected there."""
        claim = self.known[at]
        places = self.aligned.old_words(claim.span)
        to = [self.aligned.new_of[i] for i in places if self.aligned.new_of[i] != NOWHERE]
        if claim.gone or not to:
            return
        first, last = self._widened(places, to)
        if 2 * len(to) / (len(places) + last - first + 1) >= KEPT:
            self._attach(at, None, self._span(first, last, claim.exact), moved=False)

    def elsewhere(self, at: int) -> None:
        """Take the found claim elsewhere whose words are most alike."""
        claim = self.known[at]
        if claim.gone:
            return
        mine = [word.folded for word in spoken(claim.exact)]
        best = max(((self._alike(mine, to), -to) for to in self._candidates(mine)), default=(0.0, 0))
        if best[0] >= ELSEWHERE:
            self._attach(at, -best[1], self.found[-best[1]], moved=True)

    def _candidates(self, mine: Sequence[str]) -> list[int]:
        shared: Counter[int] = Counter()
        for word in set(mine):
            holders = self._by_word.get(word, ())
            if len(holders) <= COMMON:
                shared.update(to for to in holders if to not in self.taken)
        return [to for to, _ in shared.most_common(5)]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for at, span in enumerate(self.found):
            for word in {self.aligned.new[i].folded for i in self.aligned.new_words(span)}:
                index[word].append(at)
        return index

    def _alike(self, mine: Sequence[str], to: int) -> float:
        theirs = [self.aligned.new[i].folded for i in self.aligned.new_words(self.found[to])]
        return SequenceMatcher(None, mine, theirs, autojunk=False).ratio()

    # Places ---------------------------------------------------------------------------------------------------------

    def _own_words(self, claim: Known) -> Span | None:
        """Give where a claim's words stand, all of them and in one piece, in the place they were."""
        places = self.aligned.old_words(claim.span)
        to = [self.aligned.new_of[i] for i in places]
        if not to or NOWHERE in to or to[-1] - to[0] != len(to) - 1:
            return None
        return self._span(to[0], to[-1], claim.exact)

    def _looked_up(self, exact: str) -> Span | None:
        mine = [word.folded for word in spoken(exact)]
        for first in self.first_words.get(mine[0], ()) if mine else ():
            there = self.aligned.new[first : first + len(mine)]
            if [word.folded for word in there] == mine:
                return self._span(first, first + len(mine) - 1, exact)
        return None

    def _widened(self, places: range, to: Sequence[int]) -> tuple[int, int]:
        """Give the first and last new word, with as many before and after as the claim had that were replaced."""
        new_of = self.aligned.new_of
        lead = next(i for i, place in enumerate(places) if new_of[place] != NOWHERE)
        trail = next(i for i, place in enumerate(reversed(places)) if new_of[place] != NOWHERE)
        before = new_of[places[0] - 1] if lead and places[0] else NOWHERE
        after = new_of[places[-1] + 1] if trail and places[-1] + 1 < len(new_of) else NOWHERE
        first, last = min(to), max(to)
        if before != NOWHERE:
            first = min(first, max(first - lead, before + 1))
        if after != NOWHERE:
            last = max(last, min(last + trail, after - 1))
        return first, last

    def _span(self, first: int, last: int, exact: str) -> Span:
        """Give the span of new words, with the signs around them that the claim had around its own."""
        start, end = self.aligned.new[first].start, self.aligned.new[last].end
        mine = spoken(exact)
        lead, trail = exact[: mine[0].start], exact[mine[-1].end :]
        start -= shared_end(self.new[:start][-len(lead) :] if lead else "", lead)
        end += shared_start(self.new[end : end + len(trail)], trail)
        return Span(start, end)

    # Fates ----------------------------------------------------------------------------------------------------------

    def _attach(self, at: int, to: int | None, span: Span, *, moved: bool) -> None:
        fate, reasons = self._judged(self.known[at], span, moved=moved)
        self.done[at] = Attachment(fate, at, to, span, reasons)
        if to is not None:
            self.taken.add(to)

    def _frame_differs(self, claim: Known, span: Span) -> tuple[str, ...]:
        """Give what differs in the rest of the sentence that turns the same words round: "it is false that …"."""
        if claim.gone:
            return ()
        pairs = list(zip(rest(self.old, claim.span), rest(self.new, span), strict=True))
        if any(bool(spoken(a.words(self.old))) != bool(spoken(b.words(self.new))) for a, b in pairs):
            return ("wording",)
        if self.guard_before and self.guard_now:
            guards = [(self.guard_before(a), self.guard_now(b)) for a, b in pairs]
            return tuple(dict.fromkeys(reason for a, b in guards for reason in turned(a, b)))
        return ()

    def _judged(self, claim: Known, span: Span, *, moved: bool) -> tuple[Fate, tuple[str, ...]]:
        words = span.words(self.new)
        guards = None
        if self.guard_before and self.guard_now and not claim.gone:
            guards = self.guard_before(claim.span), self.guard_now(span)
        if folded(claim.exact) == folded(words) or (guards is None and same(claim.exact, words)):
            reasons = self._frame_differs(claim, span) or (same_words_differ(*guards) if guards else ())
            return (Fate.CHANGED, reasons) if reasons else (Fate.MOVED if moved else Fate.UNCHANGED, ())
        old, new = spoken(claim.exact), spoken(words)
        share, taken, given = self._difference(old, new)
        if guards is None or share < KEPT:
            return Fate.CHANGED, ("wording",)
        reasons = differ(*guards, taken, given) or (("wording",) if _exchanged(old, new) else ())
        return (Fate.CHANGED, reasons) if reasons else (Fate.REWORDED, ())

    def _difference(self, old: Sequence[Word], new: Sequence[Word]) -> tuple[float, list[Word], list[Word]]:
        """Give the share of words kept, the words taken out, and those put in."""
        matcher = SequenceMatcher(None, [word.folded for word in old], [word.folded for word in new], autojunk=False)
        taken: list[Word] = []
        given: list[Word] = []
        for kind, a1, a2, b1, b2 in matcher.get_opcodes():
            if kind != "equal":
                taken.extend(old[a1 + self._is_common(old, a1) : a2])
                given.extend(new[b1 + self._is_common(new, b1) : b2])
        return matcher.ratio(), taken, given

    def _is_common(self, among: Sequence[Word], at: int) -> bool:
        """Say whether a word is the first and has its capital from that alone: elsewhere it stands in small letters."""
        return at == 0 and bool(among) and among[0].text.lower() in self.small


def _exchanged(old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Say whether words have exchanged their places, as who did it and to whom: "rents exceed wages".

    A stretch that moved as it is, as "on Tuesday" to the front, has exchanged nothing.
    """
    a, b = [word.folded for word in old], [word.folded for word in new]
    opcodes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    edits = [(kind, tuple(a[a1:a2]), tuple(b[b1:b2])) for kind, a1, a2, b1, b2 in opcodes if kind != "equal"]
    replaced = {(taken, given) for kind, taken, given in edits if kind == "replace"}
    if any((given, taken) in replaced for taken, given in replaced):
        return True
    takens, givens = [taken for _, taken, _ in edits if taken], [given for _, _, given in edits if given]
    same = Counter(chain.from_iterable(takens)) == Counter(chain.from_iterable(givens))
    return bool(edits) and same and (bool(replaced) or Counter(takens) != Counter(givens))
