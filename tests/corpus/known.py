"""What is read wrongly in the sample archive: tests/cases/corpus/known_misses.txt, and how to take out what is mended.

`python -m tests.corpus.known` in the project's folder does the latter; a new miss is written there by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from baocao_parser import Indicator
from tests.documents import CASES

from .archive import NAMES, read, truth

LIST = CASES / "corpus" / "known_misses.txt"
FIELDS = ("text", "value", "kind", "nature", "base", "part_of", "code")


class Miss(NamedTuple):
    """A figure whose field is not that of the truth."""

    report: str
    key: str
    """The figure in the archive's tables (corpus/content/*/figures.tsv)."""
    right: str
    got: str


def misses_of(field: str, report: str) -> set[Miss]:
    """The figures of a report that are read wrongly; every figure of its truth has to be found."""
    found, expected = read(report).indicators, truth(report)["indicators"]
    pairs = list(zip(found, expected, strict=True))
    keys = {indicator.id: t["key"] for indicator, t in pairs}
    told = [(t["key"], _written(t["part" if field == "part_of" else field]), _read(i, field, keys)) for i, t in pairs]
    return {Miss(report, key, right, got) for key, right, got in told if right != got}


def _read(indicator: Indicator, field: str, keys: dict[str, str]) -> str:
    if field == "part_of":
        return keys.get(indicator.part_of or "", "-")
    if field == "value":
        return _written(f"{indicator.value:f}")
    return _written(getattr(indicator, field))


def _written(value: object) -> str:
    return "-" if value is None else str(value)


def lines() -> Iterator[str]:
    """The lines of the list that name a miss."""
    yield from (line for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#"))


def misses_in(line: str) -> tuple[str, list[Miss]]:
    """Field and misses of a line: "code | lao-cai 2020-05, 2020-06 | doc.out | doc.out | - | label as it is read"."""
    field, reports, key, right, got, _ = line.split(" | ", 5)
    place, _, times = reports.partition(" ")
    return field, [Miss(f"{place}/{time}", key, right, got) for time in times.split(", ")]


def known_misses(field: str) -> set[Miss]:
    """The misses of a field that the list knows."""
    return {miss for of, misses in map(misses_in, lines()) for miss in misses if of == field}


def main() -> None:
    """Take out of the list what is read rightly by now."""
    still = {field: set[Miss]().union(*(misses_of(field, name) for name in NAMES)) for field in FIELDS}
    kept = []
    for line in LIST.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            kept.append(line)
            continue
        field, misses = misses_in(line)
        times = [miss.report.partition("/")[2] for miss in misses if miss in still[field]]
        parts = line.split(" | ", 5)
        if times:
            kept.append(" | ".join((field, f"{parts[1].partition(' ')[0]} {', '.join(times)}", *parts[2:])))
    LIST.write_text("\n".join(kept) + "\n", "utf-8")


if __name__ == "__main__":
    main()
