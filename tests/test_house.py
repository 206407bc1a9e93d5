"""The rules of the house: vocabulary has one home, a name means one thing, patterns are few, functions fit a screen."""

from __future__ import annotations

import re

import pytest

from tests.house import RULES, SOURCE, known_breaches

MOST_PATTERNS = 123
"""Two thirds of the regular expressions that numbers/ and indicators/ held before they read one lexicon."""


@pytest.mark.parametrize("rule", RULES)
def test_nothing_breaks_a_rule_but_what_the_list_knows(rule: str) -> None:
    broken, known = set(RULES[rule]()), known_breaches(rule)
    assert sorted(broken - known) == []
    assert sorted(known - broken) == [], "mended: `python -m tests.house` takes it out of the list"


def test_the_rooms_of_numbers_and_indicators_hold_few_patterns() -> None:
    sources = [path.read_text("utf-8") for room in ("numbers", "indicators") for path in (SOURCE / room).glob("*.py")]
    assert sum(len(re.findall(r"\bre(?:gex)?\.compile\(", source)) for source in sources) <= MOST_PATTERNS
