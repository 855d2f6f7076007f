"""The review by keys: one claim after the other, each answer saved before the next question.

In: an open ledger, a scale, the numbers of the queue. Out: what was decided, in the ledger. Shows and asks; what is
allowed is decided in the flow.
"""

from collections.abc import Callable, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from factcheck.cli import common
from factcheck.cli.keys import Keys
from factcheck.cli.look import Look
from factcheck.flow import review as work
from factcheck.flow.missed import add_missed
from factcheck.flow.reporting import Teller
from factcheck.model import ClaimRecord, FactcheckError, SourceKind, SourceRecord, Stance, State
from factcheck.review import NoSourceError, Scale, Verdict
from factcheck.safe import one_line
from factcheck.store import Ledger

FORWARD, BACK = "\x1b[C", "\x1b[D"  # the arrow keys
_STANCES = {"s": Stance.SUPPORTS, "r": Stance.REFUTES, "c": Stance.CONTEXT, "": Stance.CONTEXT}


class Walk:
    """One walk through the queue. ``at`` is the place in it; ``done`` counts the verdicts given."""

    def __init__(
        self, ledger: Ledger, scale: Scale, console: Console, as_of: date, teller: Teller, messages: str
    ) -> None:
        """Walk over claims of ``ledger``, judged as of a day, told by ``teller`` in the language of ``messages``."""
        self.ledger, self.scale, self.console, self.as_of = ledger, scale, console, as_of
        self.teller = teller
        self.look = Look(scale, messages, coloured=console.is_terminal and not console.no_color)
        self.keys = Keys()
        self.queue: list[int] = []
        self.at = self.done = 0
        self.left = False  # by q
        self.actions: dict[str, Callable[[ClaimRecord], None]] = {
            "v": self.name,
            "s": self.source,
            "n": self.note,
            "k": self.skip,
            " ": self.skip,
            "": self.skip,
            FORWARD.lower(): self.skip,
            "x": self.split,
            "a": self.add,
            "d": self.drop,
            "b": self.back,
            BACK.lower(): self.back,
            "q": self.quit,
            "?": self.help,
        }

    def run(self, queue: Sequence[int]) -> None:
        """Go through ``queue`` until its end, the end of the input, or q."""
        self.queue = list(queue)
        if not self.queue:
            self.say("nothing to review")
            return
        shown = -1
        while self.at < len(self.queue) and not self.left:
            claim = self.teller.told(self.ledger.claim(self.queue[self.at], as_of=self.as_of))
            if self.at != shown:
                self.show(claim)
                shown = self.at
            key = self.ask(self.look.prompt())
            if key is None:
                break
            shown = shown if self.answer(key, claim) else -1
        self.say(f"{self.done} reviewed, {len(self.queue) - self.at} left in this queue; everything answered is saved")

    def answer(self, key: str, claim: ClaimRecord) -> bool:
        """Do what a key stands for; gives whether what is shown of the claim still holds."""
        before = self.at
        try:
            if key.isdecimal() and 0 < int(key) <= len(self.scale.verdicts):
                self.judge(claim, self.scale.verdicts[int(key) - 1])
            else:
                self.actions.get(key, self.help)(claim)
        except FactcheckError as error:
            self.say(str(error))
            return True
        return self.at != before or key not in ("s", "n", "x")

    def name(self, claim: ClaimRecord) -> None:
        """Ask for a verdict by its name and give it; an empty answer goes back."""
        if typed := self.type("verdict"):
            self.judge(claim, self.scale.find(typed))

    def judge(self, claim: ClaimRecord, verdict: Verdict) -> None:
        """Give a verdict; without a source, ask for the reason to do so all the same."""
        try:
            work.judge(self.ledger, [claim.number], verdict.id, self.scale)
        except NoSourceError:
            self.say(
                f"'{verdict.id}' needs a source: leave this empty and press s to add one, or say why there is none"
            )
            if not (reason := self.type("reason")):
                return
            work.judge(self.ledger, [claim.number], verdict.id, self.scale, force=reason)
        self.say(f"claim {claim.number}: {verdict.id}, saved")
        self.done += 1
        self.at += 1

    def source(self, claim: ClaimRecord) -> None:
        """Ask for a source and hang it on the claim; an empty first answer goes back."""
        if not (words := self.type("source: address or title")):
            return
        given = work.source_of(words)
        title = self.type("title") if given.kind is SourceKind.URL else given.title
        source = SourceRecord(
            given.kind,
            title=title,
            url=given.url,
            publisher=self.type("publisher"),
            passage=self.type("quoted passage"),
            stance=self.stance(),
            retrieved=common.today(),
        )
        number = work.add_source(self.ledger, [claim.number], source)
        self.say(f"source {number} added to claim {claim.number}, saved")

    def stance(self) -> Stance:
        """Ask what a source does to the claim until the answer is one of the three; nothing typed means context."""
        while (typed := self.type("supports, refutes or context [s/r/c]")[:1].lower()) not in _STANCES:
            pass
        return _STANCES[typed]

    def note(self, claim: ClaimRecord) -> None:
        """Ask for a note; an empty answer leaves the one there is."""
        if note := self.type("note"):
            work.annotate(self.ledger, claim.number, note)
            self.say(f"claim {claim.number}: noted, saved")

    def split(self, claim: ClaimRecord) -> None:
        """Ask for the parts, one a line, and put them into the queue in place of the claim."""
        self.say("the parts, one a line; an empty line ends them")
        parts: list[str] = []
        while part := self.type(f"part {len(parts) + 1}"):
            parts.append(part)
        if not parts:
            return
        made = self.ledger.split_claim(claim.number, parts)
        self.queue[self.at : self.at + 1] = made
        self.say(f"claim {claim.number} split into {', '.join(map(str, made))}, saved")

    def add(self, claim: ClaimRecord) -> None:
        """Ask for words of the same document that are a claim too, and put it next in the queue."""
        if not claim.document:
            self.say(f"claim {claim.number} was added by hand and has no document")
        elif words := self.type("a claim that was missed, word for word"):
            number = add_missed(self.ledger, claim.document, words, self.teller.judge)
            self.queue.insert(self.at + 1, number)
            self.say(f"claim {number} added, saved; it comes next")

    def drop(self, claim: ClaimRecord) -> None:
        """Drop the claim."""
        work.move(self.ledger, [claim.number], State.DROPPED)
        self.say(f"claim {claim.number}: dropped, saved")
        self.at += 1

    def skip(self, _claim: ClaimRecord) -> None:
        """Go on without an answer."""
        self.at += 1

    def back(self, _claim: ClaimRecord) -> None:
        """Go back to the claim before."""
        if self.at == 0:
            self.say("this is the first claim")
        self.at = max(self.at - 1, 0)

    def quit(self, _claim: ClaimRecord) -> None:
        """Leave; everything answered is saved."""
        self.left = True

    def help(self, _claim: ClaimRecord) -> None:
        """Say what the keys do."""
        self.console.print(self.look.help(), soft_wrap=False)

    def show(self, claim: ClaimRecord) -> None:
        """Show a claim in its paragraph with everything that hangs on it."""
        place = f"{self.at + 1} of {len(self.queue)}"
        for line in self.look.claim(claim, work.passage(self.ledger, claim), place):
            self.console.print(line, soft_wrap=False)

    def ask(self, prompt: Text) -> str | None:
        """Give the next key after a prompt."""
        self.console.print(prompt, end="", soft_wrap=False)
        key = self.keys.key()
        self.console.print("" if key is None or not key.isprintable() else one_line(key))
        return key

    def type(self, prompt: str) -> str:
        """Give a typed line, "" at the end of the input."""
        self.console.print(f"{prompt}: ", end="")
        line = (self.keys.line() or "").strip()
        if not self.keys.single:  # a terminal shows what is typed, a pipe does not
            self.say(line)
        return line

    def say(self, words: str) -> None:
        """Print one sentence."""
        self.console.print(one_line(words))
