"""The rules of the house, and what breaks them today: tests/house.tsv, which may only shrink.

`python -m tests.house` in the project's folder takes out of it what is mended.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from baocao_parser.data import rows_of
from baocao_parser.language.phrases import phrases_of
from baocao_parser.lexicon import TOKEN, WORD_CLASSES, Entry, entry_at, folded
from baocao_parser.text.folding import fold_tone
from tests.documents import CASES

LIST = Path(__file__).with_name("house.tsv")
SOURCE = Path(__file__).parents[1] / "src" / "baocao_parser"
ARCHITECTURE = SOURCE.parents[1] / "docs" / "architecture.md"
ROOMS = ("language", "indicators", "numbers", "checks")
"""Those of the engine."""
SCREEN = 45
"""Lines of a function."""

Breach = tuple[str, str]
"""Where a rule is broken, "" for the whole of the house, and what breaks it."""


def modules(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    """Name and syntax tree of the modules of some rooms; without a room, of all."""
    for path in sorted(path for room in rooms or (".",) for path in (SOURCE / room).rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text("utf-8"))


def lexicon_phrases() -> Iterator[str]:
    """The words and aliases of the lexicon; those that have to stand in capitals behind a "^"."""
    for word_class in WORD_CLASSES:
        for row in rows_of(f"lexicon/{word_class}.tsv"):
            for words in (row["words"], *filter(None, row.get("aliases", "").split("|"))):
                tokens = TOKEN.findall(words)
                shouted = len(tokens) == 1 and words.isupper() and len(words) > 1 and words.isalpha()
                yield "^" * shouted + " ".join(folded[token] for token in tokens)


def said_twice() -> Iterator[Breach]:
    """Phrases that stand twice in the lexicon: the second hides the first."""
    yield from (("", phrase) for phrase, count in Counter(lexicon_phrases()).items() if count > 1)


def said_in_code() -> Iterator[Breach]:
    """Phrases of the lexicon that stand in the strings of a module, too."""
    lexicon = {phrase.removeprefix("^") for phrase in lexicon_phrases()}
    for name, tree in modules():
        for text in _strings(tree):
            yield from ((name, phrase) for phrase in _vietnamese(text) if phrase in lexicon)


def met_in_no_case() -> Iterator[Breach]:
    """Rows of the lexicon that no case of tests/cases holds."""
    met = {(entry.word_class, entry.words) for text in _cases() for entry in _entries(text)}
    for word_class in WORD_CLASSES:
        for row in rows_of(f"lexicon/{word_class}.tsv"):
            if (word_class, row["words"]) not in met:
                yield word_class, row["words"]


def longer_than_a_screen() -> Iterator[Breach]:
    """Functions of the engine."""
    for name, tree in modules(*ROOMS):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= SCREEN:
                yield name, node.name


def named_alike() -> Iterator[Breach]:
    """Names that two public classes of the package have."""
    names = Counter(node.name for _, tree in modules() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    yield from (("", name) for name, count in names.items() if count > 1 and not name.startswith("_"))


def no_module() -> Iterator[Breach]:
    """What the table of docs/architecture.md calls a module, and is none."""
    known = {part for name, _ in modules() for part in name.removesuffix(".py").split("/")}
    rows = [line.split("|") for line in ARCHITECTURE.read_text("utf-8").splitlines() if line.startswith("| ")]
    for part in {part for row in rows for path in re.findall(r"`([\w/]+)`", row[-2]) for part in path.split("/")}:
        if part and part not in known:
            yield "", part


RULES: dict[str, Callable[[], Iterator[Breach]]] = {
    "not met": met_in_no_case,
    "twice": said_twice,
    "in code": said_in_code,
    "too long": longer_than_a_screen,
    "same name": named_alike,
    "no module": no_module,
}


def known_breaches(rule: str) -> set[Breach]:
    """What the list knows to break a rule."""
    lines = [line.split("\t") for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {(where, one) for name, where, what in lines if name == rule for one in what.split("; ")}


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


def _cases() -> Iterator[str]:
    """The lines and cells of all cases of language, what they expect left out."""
    folders = ("meaning", "lexicon", "numbers", "indicators", "checks", "catalogue")
    for path in sorted(path for folder in folders for path in (CASES / folder).glob("*.*")):
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                yield from re.split(r"[|\t]", line.partition(" → ")[0])


def _entries(text: str) -> Iterator[Entry]:
    for phrase in phrases_of(text):
        if phrase.entry:
            yield phrase.entry
        elif phrase.figure and (zero := entry_at(text, phrase.start)):
            yield zero[0]


def main() -> None:
    """Take out of the list what is mended."""
    kept = []
    broken = {rule: set(breaches()) for rule, breaches in RULES.items()}
    for line in LIST.read_text("utf-8").splitlines():
        if line.startswith("#"):
            kept.append(line)
            continue
        rule, where, what = line.split("\t")
        left = [one for one in what.split("; ") if (where, one) in broken[rule]]
        kept += ["\t".join((rule, where, "; ".join(left)))] if left else []
    LIST.write_text("\n".join(kept) + "\n", "utf-8")


if __name__ == "__main__":
    main()
