"""What holds for every rule: its shape, its page, its examples, its place, its words in every language."""

import inspect
import string
from itertools import chain

import pytest

from factcheck.languages import available, load
from factcheck.model import FactcheckError
from factcheck.rules import (
    FAMILIES,
    RULES,
    Bad,
    Good,
    Rule,
    code_of,
    find,
    inconsistency,
    quotations,
    select,
    sourcing,
    text,
    time_sensitive,
)
from factcheck.rules.base import CODE
from tests.rules.cases import case_of_example, flags_of

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
LETTERS = {
    "time-sensitive": "TS", "inconsistency": "IC", "sourcing": "SR", "quotations": "QU", "text": "TX",
}  # fmt: skip


def _name(value: object) -> str:
    if isinstance(value, type):
        return value.__name__
    return f"{type(value).__name__}-{getattr(value, 'language', '')}"


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_code_and_name_have_their_shape(rule: type[Rule]) -> None:
    """A rule's class is named by its code, and its name is words with hyphens."""
    assert CODE.fullmatch(code_of(rule))
    assert set(rule.name) <= set(string.ascii_lowercase + "-")


def test_codes_and_names_are_unique() -> None:
    """No code and no name is used twice."""
    assert len({code_of(rule) for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_the_docstring_is_a_page(rule: type[Rule]) -> None:
    """Each rule has a summary of one line and says why it is there."""
    page = inspect.getdoc(rule) or ""
    summary, blank, *rationale = page.split("\n")
    assert summary.endswith(".")
    assert blank == ""
    assert len(" ".join(rationale)) > 60


def test_every_rule_stands_in_the_tuple_of_its_family() -> None:
    """A rule that is defined is run: none is forgotten, and its letters are its family's."""
    modules = (time_sensitive, inconsistency, sourcing, quotations, text)
    defined = {cls for module in _modules(modules) for cls in vars(module).values() if _is_rule(cls)}
    assert defined == set(RULES)
    for family, rules in FAMILIES.items():
        assert {code_of(rule)[:2] for rule in rules} == {LETTERS[family]}
        assert [code_of(rule) for rule in rules] == sorted(code_of(rule) for rule in rules)


def _modules(packages: tuple[object, ...]) -> list[object]:
    inner = chain.from_iterable(vars(package).values() for package in packages)
    return [*packages, *(item for item in inner if inspect.ismodule(item) and "rules" in item.__name__)]


def _is_rule(item: object) -> bool:
    return isinstance(item, type) and issubclass(item, Rule) and item is not Rule


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_examples_in_every_language(rule: type[Rule]) -> None:
    """Each rule shows one text that it flags and one that it leaves alone, in each language it can meet."""
    for language in available():
        kinds = {type(example) for example in rule.examples if example.language == language}
        assert Good in kinds
        assert Bad in kinds or rule.name == "long-scale-money", language


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=_name)
def test_example(rule: type[Rule], example: Good) -> None:
    """A bad example is flagged once, at exactly the words it names; a good one is not."""
    flags = flags_of(case_of_example(example), rule)
    found = [flag.words(example.text) for flag in flags]
    assert found == ([example.at] if isinstance(example, Bad) else [])


@pytest.mark.parametrize("rule", RULES, ids=_name)
@pytest.mark.parametrize("language", [code for code in available() if code != "en"])
def test_messages_are_translated(rule: type[Rule], language: str) -> None:
    """Every message and hint stands in every other language, with the same slots."""
    own = {"message": rule.message, **({"hint": rule.hint} if rule.hint else {}), **rule.others}
    told = load(language).file("messages").table("rules").texts(code_of(rule))
    assert set(told) == set(own)
    for key, words in own.items():
        assert _slots(told[key]) == _slots(words), key


def _slots(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_messages_name_no_rule_that_is_gone() -> None:
    """A translation without its rule is a leftover."""
    for language in available():
        if load(language).has("messages"):
            assert set(load(language).file("messages").table("rules").data) <= {code_of(rule) for rule in RULES}


def test_selection_by_beginnings() -> None:
    """Codes are picked by their beginnings, and the longer beginning wins over the shorter."""
    assert {code_of(rule)[:3] for rule in select(("TS1",))} == {"TS1"}
    assert "TS106" not in {code_of(rule) for rule in select(("TS1",), ("TS106",))}
    assert [code_of(rule) for rule in select(("TS106",), ("TS1",))] == ["TS106"]
    assert select() == RULES


@pytest.mark.parametrize("wrong", ["XX", "TS999", "relative"])
def test_an_unknown_code_is_named(wrong: str) -> None:
    """A code that no rule has is refused with a way out, not run as nothing."""
    with pytest.raises(FactcheckError, match="factcheck rule"):
        select((wrong,))


def test_find_by_code_and_by_name() -> None:
    """A rule is found by its code in any case and by its name; a mistyped one gets near ones."""
    assert find("ts101") is find("relative-date")
    with pytest.raises(FactcheckError, match="TS101"):
        find("TS1O1")
