"""A job as an analyst has one: two provinces, four months, every format; what is wrong and what is missing is known.

Each province has its own words for the figures that both state. `NAMES` says which of them are one indicator.
"""

from __future__ import annotations

import re
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

MONTHS = (3, 4, 5, 6)


class Figure(NamedTuple):
    """An indicator of the job: what it is called here, and what the two provinces state in four months."""

    name: str
    here: tuple[str | None, ...]
    there: tuple[str | None, ...]


FIGURES = [Figure(*row) for row in (
    ("rice", ("41.250", "43.180", "45.320", "46.100"), ("28.400", "29.150", "30.020", "30.510")),
    ("pigs", ("118.500", "119.200", "120.750", "121.300"), ("204.100", "205.850", "207.300", "208.000")),
    ("fish", ("6.120", "6.480", "6.905", "7.150"), ("38.400", "39.250", "41.100", "42.600")),
    ("iip", ("6,2", "6,8", "7,1", "7,4"), ("4,5", "4,9", "5,2", "5,6")),
    ("retail", ("3.120", "3.205", "3.290", "3.344"), ("6.410", "6.480", "6.552", "6.601")),
    ("retail.change", (None, "2,7", "2,7", "1,6"), (None, "1,1", "1,1", "0,7")),
    ("export", ("52,4", "55,1", "57,3", "58,9"), ("88,2", "91,0", "93,5", "95,1")),
    ("tourists", ("31.200", "33.450", "35.100", "38.900"), ("152.000", "158.300", "161.750", "170.200")),
    ("tourists.foreign", ("1.250", "1.310", "1.420", "1.505"), ("6.120", "6.240", "6.385", "6.410")),
    ("tourists.home", ("29.950", "32.140", "33.680", "37.395"), ("145.880", "152.060", "155.365", "163.790")),
    ("revenue", ("412", "398", "421", "430"), ("512", "498", "505", "520")),
    ("revenue.total", ("1.180", "1.578", "1.999", "2.429"), ("1.533", "2.031", "2.536", "3.056")),
    ("spending", ("655", "702", "688", "715"), ("820", "871", "902", "915")),
    ("firms", ("45", "52", "48", "61"), ("88", "93", "97", "102")),
    ("jobs", ("1.210", "1.345", "1.402", "1.388"), ("2.980", "3.105", "3.220", "3.154")),
    ("abroad", ("62", "71", "68", "75"), ("41", "39", "44", "52")),
    ("insured", ("58.120", "58.460", "58.905", "59.210"), ("91.300", "91.750", "92.240", "92.610")),
    ("insured.again", (None,) * 4, ("91.300", "91.750", "92.240", "92.610")),
    ("visits", ("98.400", "101.200", "103.550", "104.100"), ("176.200", "178.850", "181.400", "183.000")),
    ("dengue", ("34", "41", "57", "88"), ("61", "72", "95", "131")),
    ("accidents", ("9", "7", "11", "8"), ("14", "12", "15", "13")),
    ("accidents.dead", ("6", "5", "7", "4"), ("9", "8", "10", "9")),
    ("accidents.hurt", ("5", "4", "6", "7"), ("8", "7", "9", "6")),
    ("petitions", ("112", "98", "105", "121"), ("143", "150", "139", "162")),
    ("files", ("14.210", "14.880", "15.120", "15.640"), ("31.400", "32.150", "32.900", "33.480")),
    ("files.done", ("13.642", "14.360", "14.516", "15.171"), ("30.458", "31.186", "31.913", "32.811")),
    ("files.rate", ("96,0", "96,5", "96,0", "97,0"), ("97,0", "97,0", "97,0", "98,0")),
    ("certs", ("1.610", "1.619", "1.628", "1.640"), ("2.745", "2.780", "2.804", "2.830")),
    ("certs.new", ("9", "14", "15", "18"), ("30", "41", "33", "32")),
    ("certs.gone", ("8", "5", "6", "6"), ("4", "6", "9", "6")),
)]  # fmt: skip
"""By name: what is right, before the mistakes are planted."""


class Mistake(NamedTuple):
    """A figure that is printed wrong."""

    place: str
    month: int
    name: str
    printed: str
    code: str
    """Of the finding that it must give."""


HERE, THERE = "Hậu Giang", "Cà Mau"
MISTAKES = (
    Mistake(HERE, 4, "tourists.home", "32.410", "sum-of-parts"),
    Mistake(HERE, 5, "files.rate", "98,6", "share"),
    Mistake(HERE, 6, "certs", "1.645", "stock-carried"),
    Mistake(HERE, 5, "retail.change", "6,5", "change-recomputed"),
    Mistake(HERE, 6, "revenue.total", "2.492", "total-carried"),
    Mistake(THERE, 4, "certs", "2.870", "stock-carried"),
    Mistake(THERE, 5, "revenue.total", "2.563", "total-carried"),
    Mistake(THERE, 6, "retail.before", "6.525", "earlier-value"),
    Mistake(THERE, 5, "files.rate", "107,0", "share-out-of-range"),
    Mistake(THERE, 6, "insured.again", "92.160", "repeated"),
)
MISSING = ((HERE, 5, "dengue"), (THERE, 4, "abroad"), (THERE, 6, "spending"))
"""What a report leaves out."""
ONLY_HERE = ("wind",)
"""What the other province never states."""

WORDS = {
    place: Path(__file__).parents[1].joinpath(f"cases/comparison/job-{name}.txt").read_text("utf-8")
    for place, name in ((HERE, "hau-giang"), (THERE, "ca-mau"))
}
"""The body of each province's reports; {…} is a figure, [[…]] is left out with the figure in it."""
HEAD = """ỦY BAN NHÂN DÂN
TỈNH {place}

Số: {number}/BC-UBND
{seat}, ngày 20 tháng {month} năm 2024

BÁO CÁO
Tình hình kinh tế - xã hội tháng {month} năm 2024

"""
SEATS = {HERE: "Vị Thanh", THERE: "Cà Mau"}
FORMATS = {HERE: ("scan", "doc", "md", "docx"), THERE: ("pdf", "docx", "md", "pdf")}


def right(place: str, month: int) -> dict[str, str | None]:
    """What would be right for a place and a month, by name."""
    at = MONTHS.index(month)
    found = {f.name: (f.here if place == HERE else f.there)[at] for f in FIGURES}
    return found | {"wind": ("21,4", "22,0", "22,8", "24,1")[at] if place == HERE else None}


def printed(place: str, month: int) -> dict[str, str | None]:
    """What its report states: with the mistakes, without what it leaves out."""
    found = right(place, month) | {"retail.before": None}
    found |= {m.name: m.printed for m in MISTAKES if (m.place, m.month) == (place, month)}
    return found | {name: None for where, when, name in MISSING if (where, when) == (place, month)}


_SLOT = re.compile(r"\{([a-z.]+)\}")


def lines_of(place: str, month: int) -> list[str]:
    """The lines of a report's body, with its slots; a part in [[…]] is left out with the figure in it."""
    values = printed(place, month)

    def told(part: str) -> bool:
        return all(values[name] for name in _SLOT.findall(part))

    lines = [re.sub(r"\[\[(.*?)\]\]", lambda m: m[1] if told(m[1]) else "", line) for line in WORDS[place].split("\n")]
    return [line for line in lines if line and told(line)]


def text_of(place: str, month: int) -> str:
    """The report's text."""
    values = printed(place, month)
    head = HEAD.format(place=place.upper(), number=30 + month, seat=SEATS[place], month=month)
    return head + "\n".join(_SLOT.sub(lambda m: str(values[m[1]]), line) for line in lines_of(place, month))


def names_of(place: str, month: int) -> list[str]:
    """The names of the figures of a report, in the order in which it prints them."""
    return [name for line in lines_of(place, month) for name in _SLOT.findall(line)]


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
def report(place: str, month: int, form: str = "") -> Report:
    """The report of a place and a month, written in its format and read from it."""
    form = form or FORMATS[place][MONTHS.index(month)]
    name = f"{place}-{month:02}.{'pdf' if form == 'scan' else form}"
    return parse(WRITERS[form](text_of(place, month)), emphasis="any", name=name)


def reports(form: str = "") -> list[Report]:
    """All eight; `form` has them all written in one format."""
    return [report(place, month, form) for place in (HERE, THERE) for month in MONTHS]
