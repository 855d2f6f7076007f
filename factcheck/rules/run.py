"""Running rules over a case: from hits to worded flags, silenced ones left out, in the order of the text."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from factcheck.languages import Pack
from factcheck.languages.wording import day_words, elapsed_words, number_words, period_words
from factcheck.model import Case, Flag, Severity, Span
from factcheck.model.frozen import dataclass
from factcheck.rules.base import Elapsed, Hit, Named, Period, Rule, Slot, Written, code_of
from factcheck.rules.near import bare, touches
from factcheck.rules.silence import find_silences, kept
from factcheck.safe import one_line

_WIDTH = 80


@dataclass(frozen=True, slots=True)
class _Words:
    """The two languages of a message: the reader's, and the article's for what could stand in it."""

    case: Case
    reader: Pack
    article: Pack

    def of(self, slot: Slot) -> str:  # noqa: PLR0911 - one line per kind of slot
        """Give one slot in words."""
        match slot:
            case Elapsed():
                return elapsed_words(slot.begin, slot.end, self.reader)
            case Period():
                return period_words(slot.begin, slot.end, self.reader)
            case Written(until=date() as until):
                return period_words(slot.day, until, self.article)
            case Written():
                return day_words(slot.day, self.article, weekday=slot.weekday)
            case Named():
                return one_line(self.case.facts.name(slot.fact, self.reader.code), _WIDTH)
            case date():
                return day_words(slot, self.reader)
            case Decimal():
                return number_words(slot, self.reader)
            case _:
                return one_line(str(slot), _WIDTH)


def run_rules(
    case: Case, rules: Sequence[type[Rule]], reader: Pack, *, article: Pack | None = None
) -> tuple[Flag, ...]:
    """Give the flags that ``rules`` raise, worded in ``reader``'s language, sorted by place and code.

    ``article`` is the pack of the document's language, for wordings that could stand in the article; where it is not
    given or cannot write days, the reader's language is used.
    """
    words = _Words(case, reader, article if article and article.has("wording") else reader)
    flags = [_flag(rule, hit, words) for rule in rules for hit in rule.check(case)]
    flags = list(kept(_without_weaker(flags, rules), find_silences(case.document)))
    return tuple(sorted(dict.fromkeys(flags), key=_place))


def _without_weaker(flags: list[Flag], rules: Iterable[type[Rule]]) -> list[Flag]:
    """Leave out flags where another rule says more about the same words."""
    weaker = {code_of(rule): rule.instead_of for rule in rules if rule.instead_of}
    taken: dict[str, list[Span]] = {}
    for flag in sorted(flags, key=_place):
        for code in weaker.get(flag.code, ()):
            _take(taken.setdefault(code, []), flag)
    return [flag for flag in flags if not touches(taken.get(flag.code, ()), flag)]


def _take(spans: list[Span], flag: Flag) -> None:
    """Add a flag's place to spans that are sorted and do not overlap."""
    if spans and flag.start < spans[-1].end:
        spans[-1] = Span(spans[-1].start, max(spans[-1].end, flag.end))
    else:
        spans.append(bare(flag))


def _place(flag: Flag) -> tuple[int, int, str, str]:
    return flag.start, flag.end, flag.code, flag.message


def _flag(rule: type[Rule], hit: Hit, words: _Words) -> Flag:
    message, hint = _templates(rule, hit.kind, words.reader)
    slots = {"text": words.of(hit.span.words(words.case.text))}
    slots |= {name: words.of(slot) for name, slot in hit.slots.items()}
    if hit.recheck_on:
        slots["recheck_on"] = words.of(hit.recheck_on)
    return Flag(
        start=hit.span.start,
        end=hit.span.end,
        code=code_of(rule),
        name=rule.name,
        severity=Severity(hit.severity or rule.severity),
        message=message.format_map(slots),
        hint=hint.format_map(slots),
        recheck_on=hit.recheck_on,
        related=hit.related,
        refs=hit.refs,
    )


def _templates(rule: type[Rule], kind: str, reader: Pack) -> tuple[str, str]:
    """Give message and hint of one kind of hit, in the reader's language where its pack has them."""
    own = {"message": rule.message, "hint": rule.hint, **rule.others}
    told: Mapping[str, str] = own | _translated(rule, reader)
    return told[kind or "message"], told.get(f"{kind}_hint" if kind else "hint", told["hint"])


def _translated(rule: type[Rule], reader: Pack) -> dict[str, str]:
    if not reader.has("messages"):
        return {}
    rules = reader.file("messages").table("rules")
    return rules.texts(code_of(rule)) if code_of(rule) in rules else {}
