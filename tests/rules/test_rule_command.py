"""``factcheck rule``: the pages of the rules and their table."""

import json

from factcheck.rules import RULES, code_of
from tests.conftest import Run


def test_the_table_names_every_rule(factcheck: Run) -> None:
    """Without a code all rules are listed, with severity and summary."""
    table = factcheck("rule").stdout
    assert all(f"{code_of(rule)}  {rule.severity.value}" in table for rule in RULES)


def test_the_page_shows_examples_with_their_words_underlined(factcheck: Run) -> None:
    """A page says why, what is read, and shows what is flagged and what is not."""
    page = factcheck("rule", "TS103").stdout
    assert page.startswith("TS103 scheduled-event (warning)")
    line, underline = next(pair for pair in zip(page.split("\n"), page.split("\n")[1:], strict=False) if "~" in pair[1])
    assert line[underline.index("~") : underline.rindex("~") + 1] == "juillet 2025"
    assert "Left alone:" in page
    assert 'factcheck: ignore TS103 reason="…"' in page


def test_a_page_shows_what_the_ledger_of_an_example_holds(factcheck: Run) -> None:
    """Of rules over the ledger both sides are shown: the other claim, its verdict, the passage of a source."""
    assert "beside: en  The number of burglaries rose in Nantes in 2023." in factcheck("rule", "IC303").stdout
    assert "judged true" in factcheck("rule", "IC306").stdout
    assert "source: Allies will give Ukraine 35 billion euros in 2024." in factcheck("rule", "IC403").stdout


def test_pages_as_json(factcheck: Run) -> None:
    """The same as stable JSON: an array, one object a rule, whatever was asked for."""
    records = json.loads(factcheck("rule", "IC201", "office-holder", "--format", "json").stdout)
    assert [record["code"] for record in records] == ["IC201", "TS201"]
    assert {"language", "text", "flagged", "published", "as_of"} <= set(records[0]["examples"][0])
    assert len(json.loads(factcheck("rule", "--format", "json").stdout)) == len(RULES)


def test_a_mistyped_code_gets_near_ones(factcheck: Run) -> None:
    """An unknown code is one sentence with a way out, and exit status 2."""
    done = factcheck("rule", "TS100")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "there is no rule 'TS100'" in done.stderr
    assert "TS101" in done.stderr or "TS10" in done.stderr
