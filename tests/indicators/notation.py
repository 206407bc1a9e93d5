"""The plain-text cases of meaning: a report of a few lines, and what each of its figures says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache

import msgspec

import baocao_parser as bc
from baocao_parser.numbers import parse_number
from baocao_parser.text.folding import fold_tone
from tests.documents import CASES

FIELDS = ("figures", "value", "unit", "kind", "nature", "label", "part_of")
"""What a case can say of its figures; "figures" are those found at all."""

_KINDS = frozenset(
    {"measure", "fraction", "rank", "range", "ratio_times", "percentage_point", "count", "percent", "money"}
)
_CURRENCIES = frozenset({"đồng", "USD", "EUR"})
_RANGE = re.compile(r"\s*(?:[-–]|\.\.|đến)\s*(?=\d)")

Value = tuple[Decimal, Decimal | None, Decimal | None]
"""Value, total of a fraction or rank, upper end of a range."""


class Figure(msgspec.Struct, frozen=True):
    """What a case says of one figure; None, or no words, where it does not say."""

    printed: str
    value: Value
    unit: str
    kind: str
    nature: str
    words: tuple[str, ...]
    strangers: tuple[str, ...]
    """Words that its label must not hold."""
    whole: str | None


class Case(msgspec.Struct, frozen=True):
    """A few lines of a report with its figures."""

    file: str
    title: str
    text: str
    figures: tuple[Figure, ...]

    @property
    def name(self) -> str:
        return f"{self.file}: {self.title}"


def cases_of(file: str) -> list[Case]:
    """The cases of tests/cases/meaning/FILE.txt."""
    text = (CASES / "meaning" / f"{file}.txt").read_text("utf-8")
    blocks = (re.sub(r"\A(?:#.*(?:\n|\Z))+", "", block.strip("\n")) for block in re.split(r"\n\s*\n", text))
    return [_case(file, block) for block in blocks if block]


def _library() -> list[Case]:
    files = sorted(path.stem for path in (CASES / "meaning").glob("*.txt") if path.stem != "known_misses")
    return [case for file in files for case in cases_of(file)]


def _case(file: str, block: str) -> Case:
    try:
        title, text, lines = (part.strip("\n") for part in re.split(r"^\.$", block, flags=re.MULTILINE))
        figures = () if lines == "nothing" else tuple(_figure(line) for line in lines.split("\n"))
    except ValueError as error:
        raise ValueError(f"tests/cases/meaning/{file}.txt: {error} in\n{block}") from error
    return Case(file, title, text, figures)


def _figure(line: str) -> Figure:
    cells = [cell.strip() for cell in line.split("|")]
    whole = cells.pop()[1:].strip() if cells[-1].startswith("<") else None
    figure, unit, kind_and_nature, label = [*cells, "", "", ""][:4]
    printed, _, value = (part.strip() for part in figure.partition("="))
    said = kind_and_nature.split()
    words, _, strangers = label.partition("!")
    return Figure(
        printed,
        _value(value) if value else _value_as_printed(printed),
        unit,
        next((word for word in said if word in _KINDS), _usual_kind(unit)),
        next((word for word in said if word not in _KINDS), ""),
        _words_of(words),
        _words_of(strangers),
        whole,
    )


def _usual_kind(unit: str) -> str:
    if unit.startswith("%"):
        return "percent"
    return "money" if unit.partition("/")[0] in _CURRENCIES else "count"


def _value(text: str) -> Value:
    """ "64000000", "812000000/1450000000", "5..7" """
    low, _, high = text.partition("..")
    value, _, total = low.partition("/")
    return Decimal(value), Decimal(total) if total else None, Decimal(high) if high else None


def _value_as_printed(text: str) -> Value:
    low, *high = _RANGE.split(text, maxsplit=1) if not text.startswith("-") else [text]
    value, _, total = low.partition("/")
    return parse_number(value), parse_number(total) if total else None, parse_number(high[0]) if high else None


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", fold_tone(text.lower())))


@cache
def report_of(text: str) -> bc.Report:
    """The report whose paragraphs are the lines; the rows of a table stay together."""
    return bc.parse(re.sub(r"\n(?!\|)", "\n\n", text).encode(), emphasis="any", name="case.md")


def faults_of(case: Case, field: str) -> dict[str, str]:
    """What is wrong with a field, by figure: "wanted …, got …". {} where all is right."""
    found = report_of(case.text).indicators
    names = list(_numbered(figure.printed for figure in case.figures))
    pairs = _pairs([_key(figure.printed) for figure in case.figures], [_key(indicator.text) for indicator in found])
    if field == "figures":
        missed = {names[at]: "missed" for at in range(len(names)) if at not in pairs}
        return missed | {found[at].text: "is no figure" for at in range(len(found)) if at not in pairs.values()}
    places = {found[theirs].id: names[ours] for ours, theirs in pairs.items()}
    faults = {names[ours]: _fault(field, case.figures[ours], found[theirs], places) for ours, theirs in pairs.items()}
    return {name: fault for name, fault in faults.items() if fault}


def _fault(field: str, figure: Figure, found: bc.Indicator, names: dict[str, str]) -> str:
    rule = found.decided(field)
    if field == "value":
        return _differ(figure.value, (found.value, found.total, found.upper), rule)
    if field == "unit":
        return "" if _same_unit(figure.unit, found.unit) else _differ(figure.unit, found.unit, rule)
    if field == "kind":
        return _differ(figure.kind, found.kind, rule)
    if field == "nature":
        return _differ(figure.nature, found.nature or "none", rule) if figure.nature else ""
    if field == "part_of":
        whole = names.get(found.part_of or "", found.part_of or "")
        return "" if figure.whole is None else _differ(figure.whole or "nothing", whole or "nothing", rule)
    said = _words_of(found.label)
    missing = [word for word in figure.words if word not in said]
    strange = [word for word in figure.strangers if word in said]
    parts = (f"without {', '.join(missing)}" if missing else "", f"with {', '.join(strange)}" if strange else "")
    return f"{found.label!r} {' and '.join(filter(None, parts))} ({rule})" if missing or strange else ""


def _differ(wanted: object, got: object, rule: str) -> str:
    return "" if wanted == got else f"wanted {wanted}, got {got} ({rule})"


def _same_unit(wanted: str, got: str) -> bool:
    """Equal, or one begins or ends with the other: "hộ" and "hộ nghèo"."""
    first, second = sorted((_words_of(wanted), _words_of(got)), key=len)
    if not first or wanted.count("/") != got.count("/"):
        return wanted == got
    return first in (second[: len(first)], second[-len(first) :])


def _numbered(figures: Iterable[str]) -> Iterable[str]:
    """Each figure as printed, "#2" behind the second that looks like it."""
    seen: dict[str, int] = {}
    for figure in figures:
        seen[figure] = seen.get(figure, 0) + 1
        yield figure if seen[figure] == 1 else f"{figure}#{seen[figure]}"


def _key(printed: str) -> str:
    """The digits as printed, or the words of a number in words."""
    digits = re.sub(r"[^\d,/½\-–]", "", printed.replace("−", "-")).strip("-–,/")
    return digits or printed.lower()


def _pairs(ours: list[str], theirs: list[str]) -> dict[int, int]:
    """Position of a figure of the case → position of the one found for it."""
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return {block.a + at: block.b + at for block in blocks for at in range(block.size)}


LIBRARY = _library()
"""All cases of tests/cases/meaning."""
