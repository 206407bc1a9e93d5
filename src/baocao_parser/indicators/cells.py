"""Cells of tables → Statements: a cell is a clause whose words stand beside it and above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from ..language.clauses import Clause
from ..language.phrase import Phrase, Words
from ..lexicon import entry_at
from ..records import Bound, Role
from .bases import CHANGES, Standing, is_hundred, standing_of_header
from .calendar import Calendar
from .cell_figures import read_cell
from .counted import Counted, head_noun, is_counted
from .features import Features
from .fields import Field
from .frames import frame_among, framings_of
from .header_words import HeaderWords, is_place, is_time
from .labels import Label
from .natures import natures_of
from .plans import is_carried_out
from .said import Said
from .statements import Context, Statement
from .table_calendar import own_calendar
from .units import Unit

_MONTHLY = frozenset({"month", "quarter", "week"})
_EXIST = frozenset({"person", "body", "place", "thing"})
_SIGNS = frozenset("+-−–")


class Cells:
    """The cells of one table, read with what the table says as a whole."""

    def __init__(self, fields: Sequence[Field], calendar: Calendar, role: Role, caption: str) -> None:
        self.words = HeaderWords(calendar.year)
        self.caption = self.words.of(caption)
        paths = [self.words.path(columns) for columns in dict.fromkeys(field.columns for field in fields)]
        headers = [phrase for path in paths for phrase in path]
        self.monthly = any((p.time and p.time.unit in _MONTHLY) or p.sort == "within" for p in headers)
        self.calendar = own_calendar(self.words, self.caption, fields, calendar)
        self.words.year = self.calendar.year
        self.opening = frame_among(self.caption, self.calendar, monthly=self.monthly)
        against = next((at for at, p in enumerate(self.caption) if p.sort in CHANGES), len(self.caption))
        self._columns_of_caption = self.caption[against:]
        """What the cells with a sign show, in a table without headers: "… tăng (+), giảm (-) so với cùng kỳ (%):"."""
        self._percent_of_caption = caption.rstrip(" :").endswith("(%)")
        self._speaking = [any(p.aspect or p.is_left for p in path) for path in paths]
        self._rows_speak = any(p.aspect for name in {field.name for field in fields} for p in self.words.of(name))
        about = next((p for p in self.caption if p.aspect or is_counted(p)), None)
        self._events = about is not None and about.aspect == "event"
        """The title tells of an event: "Kết quả khen thưởng"."""
        compares = any(p.time or p.sort == "plan" or p.word_class in ("frame", "relation") for p in headers)
        self.role: Role = "plan" if _tells_plans(self.caption) and not compares else role
        self.counted = Counted(fields, self.words, caption)

    def context(self, field: Field) -> Context:
        """What a cell of running text is read with."""
        columns = self.words.path(field.columns)
        planned = any(p.sort == "plan" for p in columns) and not any(p.word_class == "relation" for p in columns)
        opening = frame_among(columns, self.calendar, monthly=self.monthly)
        return Context(self.calendar, "plan" if planned else self.role, field.row, opening)

    def statement(self, field: Field) -> Statement | None:
        """The statement of a numeric cell; None where its digits are a date, a reference."""
        row, columns = self.words.of(field.row), self.words.path(field.columns)
        if not columns and field.text.strip()[:1] in _SIGNS:
            columns = self._columns_of_caption
        ranks = any(p.sort == "rank" for p in columns)
        signed = not field.columns and field.text.strip()[:1] in _SIGNS
        unit_text, noun = self.counted.unit(field, row, columns, percent=signed and self._percent_of_caption)
        read = read_cell(field.text, "" if ranks else unit_text)
        if read is None:
            return None
        mention, figure = read
        lead = (*self._lead(field, row, columns), _COLON)
        clause = Clause(_HERE, figure, lead)
        standing = _standing(row, columns, field)
        if ranks and mention.kind in ("count", "fraction"):
            mention = replace(mention, kind="rank", unit="")
            clause = replace(clause, figure=replace(figure, form="rank"))
        if mention.kind == "count" and standing.sort in CHANGES and "%" in " ".join(field.columns):
            mention = replace(mention, kind="percent", unit="%")
        if mention.kind == "percent" and _is_index((*row, *columns)):
            mention = replace(mention, kind="measure")
        unit = Unit(
            mention.unit,
            "count" if mention.kind == "rank" else mention.kind,
            noun.sort if noun else _sort_of(mention.unit),
            rule="header" if unit_text else "no_unit",
        )
        framings = framings_of([clause], [standing], self.calendar, self.opening, monthly=self.monthly)
        of_row = Unit("%", "percent") if any(p.sort == "rate" for p in row) else Unit()
        told = of_row if standing.base_sort == "plan" else unit  # a completion rate has the nature of its row
        decisions, features = natures_of(
            Said([clause], [told], [standing], framings, [None]), self.role, self._told_by_title(row, columns)
        )
        bound = mention.bound if mention.bound != "exact" else _bound((*columns, *row))
        label = Label(label_of(field), "header")
        return Statement(
            None, unit, standing, framings[0], None, decisions[0], label, replace(mention, bound=bound), features[0]
        )

    def _told_by_title(self, row: Words, columns: Words) -> Features:
        """What the title says of columns that say nothing: "Kết quả khen thưởng: Tập thể | Cá nhân".

        Where other columns tell of what happens, one with a noun of its own tells what there is: "Giường | Phẫu thuật".
        """
        speaking = sum(self._speaking)
        if head_noun(row):
            silent = not speaking and not self._rows_speak
        else:
            silent = not speaking if head_noun(columns) else 3 * speaking <= len(self._speaking)
        return {"aspect": "event"} if self._events and silent else {}

    def _lead(self, field: Field, row: Words, columns: Words) -> Words:
        """The words that govern a cell: those of its row, then those of its columns.

        A row that names an office or a place says who, not what; below "Giá tháng này" or "Đã giải quyết" only the
        column speaks: a row may be named by a task ("Cấp giấy phép xây dựng").
        """
        if is_place(self.words.of(field.name)) or is_place(self.words.path(field.names)):
            return self.words.governing(field.columns) if columns is not self._columns_of_caption else columns
        headed = next((p for p in columns if p.word_class in ("noun", "quantity", "verb", "relation")), None)
        quantity = headed is not None and headed.word_class == "quantity" and headed.sort not in ("plan", "total")
        told = any(p.aspect not in ("", "plan") or p.is_left for p in columns)
        governing = self.words.governing(field.columns) if field.columns else columns
        when = tuple(filter(is_time, row))
        return (*when, *governing) if quantity or told else (*row, _BAR, *governing)


def label_of(field: Field) -> str:
    """What stands over and beside a cell: caption, row, columns, without their units."""
    return " | ".join(filter(None, map(_cleaned, (field.caption, field.row, *field.columns))))


def of_cell(label: Label, field: Field) -> Label:
    """The label of a figure in a cell of running text: what stands beside and above it, and its own words."""
    place = label_of(field)
    said = label.text.lower() in place.lower()
    return Label(place if said and place else f"{place} | {label.text}".strip(" |"), label.rule)


_BAR = Phrase(0, 0, ",", "mark")
_COLON = Phrase(0, 0, ":", "mark")
_HERE = Phrase(0, 0, " ", "figure")
"""Stands for the cell behind the words of its row and columns."""


def _standing(row: Words, columns: Words, field: Field) -> Standing:
    """How a cell stands to a base: by its columns, by its row, by the sign that it begins with."""
    plan = next((p for p in columns if p.sort == "plan"), None)
    if plan and "%" in " ".join(field.columns):
        return Standing("attain", None, (plan,), "plan")  # "% KH năm"
    standing = next((s for words in (columns, row) if (s := standing_of_header(words)).sort), None)
    if standing and standing.verb and not standing.base and columns and columns[-1].aspect == "event":
        standing = None  # "Biến động trong năm | Tuyển mới"
    signed = any(p.text in "+±" for p in columns) or field.text.strip()[:1] == "+"
    return standing or Standing("differ" if signed else "")


def _sort_of(unit: str) -> str:
    """Sort of the noun that a unit is: "người" """
    found = entry_at(unit, 0)
    return found[0].sort if found and found[0].sort in _EXIST else ""


def _is_index(words: Words) -> bool:
    """ "Chỉ số phát triển (Năm trước = 100)" """
    hundred = any(is_hundred(words[at : at + 2]) for at in range(len(words)))
    return hundred and any(p.sort == "mark" and p.word_class == "quantity" for p in words)


def _tells_plans(caption: Words) -> bool:
    """ "Giao chỉ tiêu sản xuất vụ xuân", but not "Tình hình thực hiện chỉ tiêu" """
    plan = next((at for at, p in enumerate(caption) if p.sort == "plan" or p.aspect == "plan"), None)
    return plan is not None and not any(is_carried_out(p) for p in caption[:plan])


def _bound(words: Words) -> Bound:
    """ "Ước thực hiện 6 tháng", "Sơ bộ 2015" """
    estimated = any(p.sort == "estimate" or (p.entry is not None and p.entry.bound == "estimate") for p in words)
    return "estimate" if estimated else "exact"


def _cleaned(text: str) -> str:
    """A header without its unit in brackets."""
    return re.sub(r"\s*\(\s*(?:đvt\s*:?\s*)?[^()]{1,20}\)\s*$", "", text, flags=re.IGNORECASE).strip(" :*")
