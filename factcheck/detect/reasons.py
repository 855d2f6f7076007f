"""Why a claim is to be looked at again, in one sentence.

What goes in: the key of a reason with its slots, and the reader's pack. What comes out: the sentence, in English
from here, in other languages from the pack's ``reasons.toml``, which has the same keys and slots. Dates, lengths
of time and counts become words here and nowhere else.
"""

from datetime import date

from factcheck.languages import Pack
from factcheck.languages.wording import day_words, elapsed_words
from factcheck.model import Fact
from factcheck.model.frozen import dataclass

SOURCE = "en"  # the language of the sentences below

ENGLISH = {
    "timeless": "it tells of a closed past and names when: only a correction can change it",
    "timeless-undated": "it tells of what is past: only a correction can change it",
    "timeless-general": "nothing in it depends on when it is read",
    "deictic": "'{words}' is understood only by who knows the day of writing: name the date",
    "deictic-undated": "'{words}' has no date to lean on: say when the text was published",
    "deictic-sequence": "'{words}' is true only until the next one comes: name who or which is meant",
    "unanchored": "it tells of a present without a date: say when the text was published",
    "scheduled": "announced for '{words}': from {day} on it is known whether it came about",
    "scheduled-assumed": "'{words}' names no day and is taken to end before {day}: look then whether it came about",
    "scheduled-undated": "announced without a date: look again by {day}",
    "scheduled-event": "{fact} ends before {day}: look then whether it came about",
    "scheduled-due": "'{words}' is over since {day}: check whether it came about",
    "scheduled-undated-due": "announced without a date and not looked at again by {day}: check whether it came about",
    "scheduled-event-due": "{fact} is over since {day}: check whether it came about",
    "target": "a commitment for '{words}': check from {day} on whether it was kept",
    "target-deadline": "a deadline, '{words}': read strictly it falls before {day}, check then whether it was met",
    "target-undated": "a commitment without a date: look by {day} at what has become of it",
    "target-due": "the term '{words}' is over since {day}: check whether the commitment was kept",
    "target-undated-due": "a commitment without a date, to be looked at again since {day}: check what has become of it",
    "conditional": "it hangs on something that had not happened: look by {day} whether it has",
    "conditional-event": "it hangs on this event: {fact}, over before {day}",
    "conditional-due": "it hangs on something that had not happened: since {day} it is time to look whether it has",
    "conditional-event-due": "it hangs on this event, over since {day}: {fact}; say how it went",
    "running": "'{words}' grows: counted from {begin} ({fact}) it misleads from {day} on",
    "running-outdated": "'{words}' is overtaken: from {begin} ({fact}) to {today} it is {elapsed}",
    "running-ended": "'{words}' no longer runs: {fact} lasted from {begin} to {end}, {elapsed}",
    "running-inferred": "'{words}' grows: counted back from its own day it misleads from {day} on at the latest",
    "running-inferred-due": "'{words}' grew: counted back from its own day it misleads since {day} at the latest",
    "age": "an age grows: '{words}' is wrong from {day} on at the latest",
    "age-due": "an age grows: the one told is wrong since {day} at the latest",
    "age-known": "an age grows: {fact}, born on {begin}, is a year older on {day}",
    "age-known-outdated": "an age grows: {fact}, born on {begin}, is {elapsed} old on {today}",
    "state-office": "it says who holds a post ({words}): posts change hands, look again by {day}",
    "state-office-ends": "it says who holds a post ({words}): {fact} held it until {end}",
    "state-office-outdated": "overtaken: {fact} held the post ({post}) only until {end}",
    "state-stance": "a position may change: look again by {day}",
    "state-figure": "a figure of the present: newer ones come out, look again by {day}",
    "state-record": "a record holds until it is broken: look again by {day}",
    "state-running": "it tells of something going on: look again by {day}",
    "state-since": "it holds since '{words}' and may have ended: look again by {day}",
    "state-period": "the period it tells of, '{words}', was not over: look at the whole of it from {day} on",
    "state-present": "it tells of a present state: look again by {day}",
    "state-due": "it tells of the present of its day, and that was to be looked at again by {day}",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason before it is worded.

    ``words`` are the article's; ``fact`` and ``post`` are named in the reader's language. ``{elapsed}`` tells the time
    from ``begin`` to ``end``, or to ``today`` where it has none.
    """

    key: str
    words: str = ""
    day: date | None = None
    fact: Fact | None = None
    post: Fact | None = None
    begin: date | None = None
    end: date | None = None
    today: date | None = None


def say(reason: Reason, reader: Pack) -> str:
    """Word a reason for the reader."""
    template = ENGLISH[reason.key] if reader.code == SOURCE else _translated(reason.key, reader)
    days = {"day": reason.day, "begin": reason.begin, "end": reason.end, "today": reason.today}
    slots = {name: day_words(day, reader) if day else "" for name, day in days.items()}
    fact = reason.fact.label(reader.code) if reason.fact else ""
    return template.format(
        words=reason.words or fact,
        fact=fact,
        post=reason.post.label(reader.code) if reason.post else "",
        elapsed=_elapsed(reason, reader),
        **slots,
    )


def _translated(key: str, reader: Pack) -> str:
    return reader.file("reasons").table("reasons").text(key)


def _elapsed(reason: Reason, reader: Pack) -> str:
    until = reason.end or reason.today
    return elapsed_words(reason.begin, until, reader) if reason.begin and until and reason.begin <= until else ""
