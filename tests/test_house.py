"""The rules of the house: vocabulary has one home, patterns are few, functions fit a screen.

What breaks a rule today stands in tests/house.tsv, which may only shrink.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from baocao_parser.data import rows_of
from baocao_parser.lexicon import TOKEN, WORD_CLASSES, folded
from baocao_parser.text.folding import fold_tone
from tests.house import known_of

SOURCE = Path(__file__).parents[1] / "src" / "baocao_parser"
ROOMS = ("language", "indicators", "numbers", "checks")
MOST_PATTERNS = 123
"""Two thirds of the regular expressions that numbers/ and indicators/ held before they read one lexicon."""
SCREEN = 45
"""Lines of a function."""


def phrases() -> Iterator[str]:
    """The words and aliases of the lexicon; those that have to stand in capitals behind a "^"."""
    for word_class in WORD_CLASSES:
        for row in rows_of(f"lexicon/{word_class}.tsv"):
            for words in (row["words"], *filter(None, row.get("aliases", "").split("|"))):
                tokens = TOKEN.findall(words)
                shouted = len(tokens) == 1 and words.isupper() and len(words) > 1 and words.isalpha()
                yield "^" * shouted + " ".join(folded[token] for token in tokens)


def modules(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    """Name and syntax tree of the modules of some rooms; without a room, of all."""
    for path in sorted(path for room in rooms or (".",) for path in (SOURCE / room).rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text("utf-8"))


def test_no_phrase_stands_twice_in_the_lexicon() -> None:
    assert sorted(phrase for phrase, count in Counter(phrases()).items() if count > 1) == known_of("twice")


def test_no_phrase_of_the_lexicon_stands_in_code() -> None:
    lexicon = {phrase.removeprefix("^") for phrase in phrases()}
    found = {
        f"{name}: {phrase}"
        for name, tree in modules()
        for text in _strings(tree)
        for phrase in _vietnamese(text)
        if phrase in lexicon
    }
    assert sorted(found) == known_of("in code")


def _strings(tree: ast.Module) -> Iterator[str]:
    """The string literals of a module, docstrings left out."""
    said = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said:
            yield node.value


def _vietnamese(text: str) -> Iterator[str]:
    """The phrases of a literal, or of the alternatives of a pattern, that hold a letter English has not."""
    plain = re.sub(r"#.*", "", text) if "\n" in text else text
    spaced = re.sub(r"\\s[+*]?|\\ |\[ \]", " ", plain)
    for phrase in re.split(r"[^\w ]|_|\d", spaced):
        if not phrase.isascii():
            yield fold_tone(" ".join(phrase.lower().split()))


def test_the_rooms_of_numbers_and_indicators_hold_few_patterns() -> None:
    sources = [path.read_text("utf-8") for room in ("numbers", "indicators") for path in (SOURCE / room).glob("*.py")]
    assert sum(len(re.findall(r"\bre(?:gex)?\.compile\(", source)) for source in sources) <= MOST_PATTERNS


def test_functions_fit_a_screen() -> None:
    long = [
        f"{name}: {node.name}"
        for name, tree in modules(*ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= SCREEN
    ]
    assert sorted(long) == known_of("long")
