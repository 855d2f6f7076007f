"""The page of a rule: what it looks at and why, its words, its examples; made from the class itself."""

import inspect

from factcheck.model.frozen import dataclass
from factcheck.rules.base import CODE, READS, Bad, Good, Rule, code_of


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to know about a rule. ``why`` is one string per paragraph."""

    code: str
    name: str
    severity: str
    reads: str
    summary: str
    why: tuple[str, ...]
    messages: tuple[str, ...]
    hint: str
    instead_of: tuple[str, ...]
    bad: tuple[Bad, ...]
    good: tuple[Good, ...]


def page(rule: type[Rule]) -> Page:
    """Give the page of a rule."""
    summary, *paragraphs = (inspect.getdoc(rule) or "").split("\n\n")
    shape = CODE.fullmatch(code_of(rule))
    others = (words for kind, words in rule.others.items() if not kind.endswith("_hint"))
    return Page(
        code=code_of(rule),
        name=rule.name,
        severity=rule.severity.value,
        reads=READS[shape["reads"]] if shape else "",
        summary=" ".join(summary.split()),
        why=tuple(" ".join(paragraph.split()) for paragraph in paragraphs),
        messages=(rule.message, *others),
        hint=rule.hint,
        instead_of=rule.instead_of,
        bad=tuple(example for example in rule.examples if isinstance(example, Bad)),
        good=tuple(example for example in rule.examples if not isinstance(example, Bad)),
    )


def silencing(code: str) -> str:
    """Give the comment that silences a rule in an article."""
    return f'<!-- factcheck: ignore {code} reason="…" -->'
