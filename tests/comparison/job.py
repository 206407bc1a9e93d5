"""Jobs as an analyst has them: two provinces, four months, every format; what is wrong and what is missing is known.

Each province has its own words for the figures that both state; the names of the figures say which are one indicator.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from baocao_parser import Report, parse
from baocao_parser.readers import office
from corpus.pdf import convert
from tests.readers.pdf_writer import Page, pdf, width
from tests.readers.scan_writer import Sheet, scanned
from tests.readers.word_writer import b, p, r, word_file


class Figure(NamedTuple):
    """An indicator of a job: what it is called here, and what the two provinces state in four months."""

    name: str
    here: tuple[str | None, ...]
    there: tuple[str | None, ...]


class Mistake(NamedTuple):
    """A figure that is printed wrong."""

    place: str
    month: int
    name: str
    printed: str
    code: str
    """Of the finding that it must give."""


class Job(NamedTuple):
    """What two provinces report of a field."""

    field: str
    here: str
    there: str
    seats: tuple[str, str]
    months: tuple[int, ...]
    figures: tuple[Figure, ...]
    """By name: what is right, before the mistakes are planted."""
    mistakes: tuple[Mistake, ...]
    missing: tuple[tuple[str, int, str], ...]
    """What a report leaves out."""
    words: tuple[str, str]
    """The body of each province's reports; {…} is a figure, [[…]] is left out with the figure in it."""

    @property
    def places(self) -> tuple[str, str]:
        """The two provinces."""
        return self.here, self.there

    @property
    def left_out(self) -> set[tuple[str, int, str]]:
        """Place, month and name of what no report states: omissions, and what only the other province reports."""
        alone = [f for f in self.figures if any(f.here) != any(f.there) and not f.name.endswith(".again")]
        silent = {(self.there if any(f.here) else self.here, month, f.name) for f in alone for month in self.months}
        return {*self.missing, *silent}

    def right(self, place: str, month: int) -> dict[str, str | None]:
        """What would be right for a place and a month, by name."""
        at = self.months.index(month)
        return {f.name: (f.here if place == self.here else f.there)[at] for f in self.figures}

    def printed(self, place: str, month: int) -> dict[str, str | None]:
        """What its report states: with the mistakes, without what it leaves out."""
        found = self.right(place, month)
        found |= {m.name: m.printed for m in self.mistakes if (m.place, m.month) == (place, month)}
        return found | {name: None for where, when, name in self.missing if (where, when) == (place, month)}

    def lines(self, place: str, month: int) -> list[str]:
        """The lines of a report's body, with its slots; a part in [[…]] is left out with the figure in it."""
        values = self.printed(place, month)

        def told(part: str) -> bool:
            return all(values[name] for name in _SLOT.findall(part))

        body = self.words[self.places.index(place)].split("\n")
        lines = [re.sub(r"\[\[(.*?)\]\]", lambda m: m[1] if told(m[1]) else "", line) for line in body]
        return [line for line in lines if line and told(line)]

    def text(self, place: str, month: int) -> str:
        """The report's text."""
        values, seat = self.printed(place, month), self.seats[self.places.index(place)]
        head = HEAD.format(place=place.upper(), number=30 + month, seat=seat, month=month, field=self.field)
        return head + "\n".join(_SLOT.sub(lambda m: str(values[m[1]]), line) for line in self.lines(place, month))

    def names(self, place: str, month: int) -> list[str]:
        """The names of the figures of a report, in the order in which it prints them."""
        slots = [name for line in self.lines(place, month) for name in _SLOT.findall(line)]
        return [name for name in slots if not name.startswith("word.")]


HEAD = """ỦY BAN NHÂN DÂN
TỈNH {place}

Số: {number}/BC-UBND
{seat}, ngày 20 tháng {month} năm 2024

BÁO CÁO
Tình hình {field} tháng {month} năm 2024

"""
_CASES = Path(__file__).parents[1] / "cases" / "comparison"
FORMATS = (("scan", "doc", "md", "docx"), ("pdf", "docx", "md", "pdf"))
"""Of the reports of the two provinces, month by month."""
_SLOT = re.compile(r"\{([a-z.]+)\}")
"""A figure, or a word that depends on it ("word.…")."""


def job_of(table: Path) -> Job:
    """The job of a table; tests/cases/comparison/jobs/README.md says what stands in it."""
    rows: dict[str, list[list[str]]] = defaultdict(list)
    for line in table.read_text("utf-8").splitlines():
        key, *cells = line.split("\t")
        rows[key].append(cells)
    (here, seat, words), (there, other_seat, other_words) = rows["here"][0], rows["there"][0]
    bodies = [(_CASES / f"job-{name}.txt").read_text("utf-8") for name in (words, other_words)]
    return Job(
        field=rows["field"][0][0],
        here=here,
        there=there,
        seats=(seat, other_seat),
        months=tuple(map(int, rows["months"][0][0].split())),
        figures=tuple(Figure(name, _values(one), _values(other)) for name, one, other in rows["figure"]),
        mistakes=tuple(Mistake(place, int(month), *rest) for place, month, *rest in rows["mistake"]),
        missing=tuple((place, int(month), name) for place, month, name in rows["missing"]),
        words=(bodies[0], bodies[1]),
    )


def _values(cell: str) -> tuple[str | None, ...]:
    """A value a month; one "-" stands for all four."""
    values = [None if value == "-" else value for value in cell.split()]
    return tuple(values * 4 if len(values) == 1 else values)


JOBS = {table.stem: job_of(table) for table in sorted((_CASES / "jobs").glob("*.tsv"))}
"""By field: a new table is a new job."""


def as_word(text: str) -> bytes:
    """A Word file, its figures bold."""
    return word_file(*(p(*_runs(line)) for line in text.split("\n")))


def _runs(line: str) -> list[str]:
    return [b(part) if part[:1].isdigit() else r(part) for part in re.split(r"(\d[\d.,]*\d|\d)", line) if part] or [""]


def wrapped(text: str, most: float = 500) -> Iterator[str]:
    """Lines as they stand on paper, 13 points high."""
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and width(f"{line} {word}") > most:
                yield line
                line = word
            else:
                line = f"{line} {word}".strip()
        yield line


def as_pdf(text: str) -> bytes:
    """A PDF with text, 42 lines a page."""
    return pdf(*(Page().lines(50, 60, page) for page in batched(wrapped(text), 42)))


def as_scan(text: str) -> bytes:
    """The scan of a printed report."""
    return scanned(*(Sheet().lines(50, 60, page, step=18) for page in batched(wrapped(text), 40)))


def batched(lines: Iterable[str], count: int) -> Iterator[list[str]]:
    """So many lines at a time."""
    rest = list(lines)
    for at in range(0, len(rest), count):
        yield rest[at : at + count]


def as_old_word(text: str) -> bytes:
    """A Word 97 file, by LibreOffice."""
    program = office.find_office()
    if program is None:
        pytest.skip("needs LibreOffice: apt install " + office.PACKAGE)
    return convert({"report": as_word(text)}, office=program, form="doc")["report"]


WRITERS: dict[str, Callable[[str], bytes]] = {
    "docx": as_word, "doc": as_old_word, "md": str.encode, "pdf": as_pdf, "scan": as_scan
}  # fmt: skip


@cache
def report(job: Job, place: str, month: int, form: str = "") -> Report:
    """The report of a place and a month, written in its format and read from it."""
    form = form or FORMATS[job.places.index(place)][job.months.index(month)]
    name = f"{place}-{month:02}.{'pdf' if form == 'scan' else form}"
    return parse(WRITERS[form](job.text(place, month)), emphasis="any", name=name)


def reports(job: Job, form: str = "") -> list[Report]:
    """All eight; `form` has them all written in one format."""
    return [report(job, place, month, form) for place in job.places for month in job.months]
