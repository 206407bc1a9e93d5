"""Cells of tables → Statements: a cell is a clause whose words stand beside it and above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from ..language.clauses import Clause, Words
from ..language.phrases import Phrase, phrases_of
from ..lexicon import entry_at
from ..numbers.figures import Figure
from ..records import Bound, Mention, Period, Role
from .bases import CHANGES, Standing, is_hundred, standing_of_header
from .calendar import Calendar
from .frames import frame_among, framings_of
from .grid import Field, phrases_of_header, zero_of
from .labels import Label
from .natures import Features, Said, natures_of
from .plans import is_carried_out
from .rows import kind_of
from .statements import Context, Statement, statements_of
from .units import Unit

_THOUSAND = re.compile(r"^1\.?000\s?(?=[^\W\d_])")
_CELL = re.compile(
    r"""
    \s* (?P<bound> [<>] )? \s* (?P<open> \( )? \s* (?P<sign> [+−–↑↓-] )? \s*
    (?P<body> (?P<digits> \d[\d.,\s/½–—−-]*[\d½] (?: \s? [%‰] )? | [\d½] (?: \s? [%‰] )? ) [^()]*? )
    (?P<close> \) )? [\s.*]* (?: \( \d+ \) )? \s* $
    """,
    re.VERBOSE,
)
"""A figure with what may stand around it: "(1.250)", "- 4,5", ">5", "↓ 7,5", "12 hồ sơ", "1.250(1)"."""
_MONTHLY = frozenset({"month", "quarter", "week"})
_OTHER_TIMES = frozenset({"plan", "earlier"})
_LEFT = frozenset({"going", "notyet", "remain"})
_EXIST = frozenset({"person", "body", "place", "thing"})
_SIGNS = frozenset("+-−–")
_BEHIND = 10_000
"""Offsets of a column's words: they stand behind those of the row."""


class Cells:
    """The cells of one table, read with what the table says as a whole."""

    def __init__(self, fields: Sequence[Field], calendar: Calendar, role: Role, caption: str) -> None:
        self._phrases: dict[tuple[str, int], Words] = {}
        self._paths: dict[tuple[str, ...], Words] = {}
        self.calendar = calendar
        headers = [p for columns in {field.columns for field in fields} for p in self._path(columns)]
        self.monthly = any((p.time and p.time.unit in _MONTHLY) or p.sort == "within" for p in headers)
        self.caption = self._of(caption)
        self.calendar = self._own_calendar(fields, calendar)
        against = next((at for at, p in enumerate(self.caption) if p.sort in CHANGES), len(self.caption))
        self._columns_of_caption = self.caption[against:]
        """What the cells with a sign show, in a table without headers: "… và tăng (+), giảm (-) so với cùng kỳ (%):"."""
        self._percent_of_caption = "%" if caption.rstrip(" :").endswith("(%)") else ""
        self.opening = frame_among(self.caption, self.calendar, monthly=self.monthly)
        paths = [self._path(columns) for columns in dict.fromkeys(field.columns for field in fields)]
        self._speaking = [any(p.aspect or p.sort in _LEFT for p in path) for path in paths]
        self._rows_speak = any(p.aspect for name in {field.name for field in fields} for p in self._of(name))
        about = next((p for p in self.caption if p.aspect or _is_counted(p)), None)
        self._events = about is not None and about.aspect == "event"
        """The title tells of an event: "Kết quả khen thưởng"."""
        compares = any(p.time or p.sort == "plan" or p.word_class in ("frame", "relation") for p in headers)
        self.role: Role = "plan" if _tells_plans(self.caption) and not compares else role
        self._classified = self._classified_by(caption)
        self._counted = self._counted_by_column(fields)
        self._names_count = self._do_names_count(fields)

    def _own_calendar(self, fields: Sequence[Field], calendar: Calendar) -> Calendar:
        """The report's own, unless it has none or all of the table's years are others: then the table's last time is its own."""
        paths = [self._path(columns) for columns in {field.columns for field in fields}]
        told = [p for path in paths if not any(q.sort in _OTHER_TIMES for q in path) for p in _without_base(path)]
        times = [p.time for p in told if p.time and p.time.period.start and p.time.period.end]
        if not times:
            names = {field.name for field in fields if field.caption}
            times = [p.time for name in names for p in self._of(name) if p.time and p.time.period.end]
        years = {time.period.end.year for time in times if time.period.end}
        several = len(years) > 1 and len(calendar.years) > 1  # a stretch of years, and a column for each
        if not years or (not several and (years & calendar.years or (calendar.own and len(years) == 1))):
            named = [p.time.period for p in self.caption if p.time and p.time.period.start and p.time.period.end]
            return Calendar(named[0], reported=False) if named and not years else calendar
        last = max(years)
        months = [
            time.period for time in times if time.unit == "month" and time.period.end and time.period.end.year == last
        ]
        own = max(months, key=lambda period: period.end or date.min) if months and calendar.own is None else None
        return Calendar(own or Period(f"năm {last}", date(last, 1, 1), date(last, 12, 31)), reported=False)

    def _of(self, text: str, offset: int = 0) -> Words:
        if (text, offset) not in self._phrases:
            found = [
                p for p in phrases_of_header(text, self.calendar.year) if p.text not in "()%" and p.word_class != "link"
            ]
            told = [p for p in found if not (p.entry and p.entry.general and p.word_class == "verb")]
            self._phrases[text, offset] = tuple(_without_figure(p, offset) for p in told)
        return self._phrases[text, offset]

    def _path(self, columns: tuple[str, ...]) -> Words:
        if columns not in self._paths:
            self._paths[columns] = tuple(p for at, text in enumerate(columns, 1) for p in self._of(text, _BEHIND * at))
        return self._paths[columns]

    def _governing(self, columns: tuple[str, ...]) -> Words:
        """The header that governs: what is left or going wherever it stands, else the outermost one with a verb or a state."""
        levels = [self._of(text, _BEHIND * at) for at, text in enumerate(columns, 1)]
        left = next((words for words in reversed(levels) if any(map(_is_left, words))), None)
        if left or len(levels) < 2:
            return left or self._path(columns)
        first = next(
            (
                at
                for at, words in enumerate(levels)
                if any(p.aspect not in ("", "plan") or p.sort == "exist" for p in words)
            ),
            len(levels),
        )
        below = (p for words in levels[first + 1 :] for p in words if _is_time(p))
        plans = (p for words in levels[: first + 1] for p in words if p.sort == "plan")
        return (*(p for words in levels[: first + 1] for p in words), *below, *plans)

    def _counted_by_column(self, fields: Sequence[Field]) -> dict[tuple[str, ...], Phrase]:
        """What each column counts by its headers, else what the column before it does: "Tổng số hồ sơ | Quá hạn"."""
        counted: dict[tuple[str, ...], Phrase] = {}
        last: Phrase | None = None
        for columns in dict.fromkeys(field.columns for field in fields):
            own = self._of(columns[-1]) if columns else ()
            path, group = self._path(columns), self._path(columns[:-1])
            told = _head_noun(own, told=True) or _head_noun(path, told=True) or _head_noun(group, object=True)
            within = any(kind_of("", text) == "within" for text in columns)
            noun = told or (last if within else None) or _head_noun(own) or _implied(path) or _head_noun(path)
            last = noun if noun and noun.sort != "time" else last
            total = len(columns) == 1 and all(p.sort == "total" for p in own)
            if noun or (last and not total):
                counted[columns] = noun or last
        return counted

    def _classified_by(self, caption: str) -> Phrase | None:
        """What a title says that the columns are classes of: "Số giường bệnh phân theo loại hình"; None for a list."""
        phrases = phrases_of_header(caption, self.calendar.year)
        behind = next((at for at, p in enumerate(phrases) if p.word_class == "link" and p.sort == "all"), 0)
        listed = any(p.text == "," or p.sort == "and" for p in phrases[:behind])
        return None if listed else _head_noun(phrases[:behind], told=True)

    def _counted_by_caption(self, field: Field) -> Phrase | None:
        """What the title tells of, but for what the rows are: below "Bệnh" stands how often each occurs."""
        names = {p.entry.words for p in self._path(field.names) if p.entry}
        told = (p for p in self.caption if _is_counted(p) and p.entry and p.entry.words not in names)
        counted = _head_noun(self.caption, told=True) or _head_noun(self.caption) or next(told, None)
        return counted or _implied(self.caption)

    def _do_names_count(self, fields: Sequence[Field]) -> bool:
        """Whether most rows name what they count; below "Xã", "Khoa" or "Bệnh" they name its members."""
        headed = _head_noun(self._path(fields[0].names)) if fields else None
        names = {field.name for field in fields}
        named = sum(_head_noun(self._of(name)) is not None for name in names)
        return headed is None and 2 * named >= len(names)

    def context(self, field: Field) -> Context:
        """What a cell of running text is read with."""
        columns = self._path(field.columns)
        planned = any(p.sort == "plan" for p in columns) and not any(p.word_class == "relation" for p in columns)
        opening = frame_among(columns, self.calendar, monthly=self.monthly)
        return Context(self.calendar, "plan" if planned else self.role, field.row, opening)

    def statement(self, field: Field) -> Statement | None:
        """The statement of a numeric cell; None where its digits are a date, a reference."""
        row, columns = self._of(field.row), self._path(field.columns)
        if not columns and field.text.strip()[:1] in _SIGNS:
            columns = self._columns_of_caption
        ranks = any(p.sort == "rank" for p in columns)
        unit_text, noun = self._unit(field, row, columns)
        read = _read(field.text, "" if ranks else unit_text)
        if read is None:
            return None
        mention, figure = read
        lead = (*self._lead(field, row, columns), _COLON)
        clause = Clause(_HERE, figure, lead, (), (), (), 0, 0, None, 0, ".")
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
        framings, _ = framings_of([clause], [standing], self.calendar, self.opening, monthly=self.monthly)
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
        if _head_noun(row):
            silent = not speaking and not self._rows_speak
        else:
            silent = not speaking if _head_noun(columns) else 3 * speaking <= len(self._speaking)
        return {"aspect": "event"} if self._events and silent else {}

    def _lead(self, field: Field, row: Words, columns: Words) -> Words:
        """The words that govern a cell: those of its row, then those of its columns.

        A row that names an office or a place says who, not what; below "Giá tháng này" or "Đã giải quyết" only the
        column speaks: a row may be named by a task ("Cấp giấy phép xây dựng").
        """
        if _is_place(self._of(field.name)) or _is_place(self._path(field.names)):
            return self._governing(field.columns) if columns is not self._columns_of_caption else columns
        headed = next((p for p in columns if p.word_class in ("noun", "quantity", "verb", "relation")), None)
        quantity = headed is not None and headed.word_class == "quantity" and headed.sort not in ("plan", "total")
        told = any(p.aspect not in ("", "plan") or p.sort in ("going", "notyet", "remain") for p in columns)
        governing = self._governing(field.columns) if field.columns else columns
        when = tuple(filter(_is_time, row))
        return (*when, *governing) if quantity or told else (*row, _BAR, *governing)

    def _unit(self, field: Field, row: Words, columns: Words) -> tuple[str, Phrase | None]:
        """Unit of the cell by its headers, and the noun that says what it counts."""
        unit = field.unit or (
            self._percent_of_caption if not field.columns and field.text.strip()[:1] in _SIGNS else ""
        )
        own = bool(unit) and unit in " ".join(field.columns)
        rate = any(p.sort == "rate" for p in (*row, *columns))
        if rate and not own and not ("/" in unit or unit.strip().endswith(("%", "‰"))):
            return "%", None
        if mark := next((p for p in reversed(columns) if p.sort == "mark" and p.word_class == "quantity"), None):
            points = entry_at(mark.text, 0)
            return (points[0].words if points and points[0].word_class == "noun" else unit), None
        counted = _head_noun(self._of(field.name), told=True)
        if unit:
            general = _is_money(unit) or unit.lower() == "người"
            per = _rate_behind(counted, self._of(field.name)) if counted and "/" not in unit else ""
            if per and not _is_money(unit):
                return unit + per, counted
            return (counted.entry.words, counted) if counted and counted.entry and general and not own else (unit, None)
        name, last = self._of(field.name), self._of(field.columns[-1]) if field.columns else ()
        within = any(kind_of("", text) == "within" for text in field.columns)
        sources = (
            _head_noun(last, told=True),
            _head_noun(columns, told=True),
            _head_noun(name, told=True),
            self._classified,
            _head_noun(self._path(field.columns[:-1]), object=True),
            None if within else _head_noun(last),
            _implied(columns),
            _head_noun(name) if self._names_count else None,
            self._counted.get(field.columns),
            self._counted_by_caption(field),
        )
        noun = next(filter(None, sources), None)
        if noun is None or noun.entry is None:
            return "", None
        return noun.entry.words + _rate_behind(noun, (*columns, *name)), noun


def label_of(field: Field) -> str:
    """What stands over and beside a cell: caption, row, columns, without their units."""
    return " | ".join(filter(None, map(_cleaned, (field.caption, field.row, *field.columns))))


def of_cell(label: Label, field: Field) -> Label:
    """The label of a figure in a cell of running text: what stands beside and above it, and its own words."""
    place = label_of(field)
    said = label.text.lower() in place.lower()
    return Label(place if said and place else f"{place} | {label.text}".strip(" |"), label.rule)


def _without_base(words: Words) -> Words:
    """The words of a header before what it compares with: "Tăng, giảm so với năm 2020"."""
    return words[: next((at for at, p in enumerate(words) if p.sort == "against"), len(words))]


def _without_figure(phrase: Phrase, offset: int) -> Phrase:
    """A phrase of a header; a figure there is part of a name."""
    found = replace(phrase, start=phrase.start + offset, end=phrase.end + offset)
    return replace(found, role="digits", figure=None, reason="header") if found.figure else found


_BAR = Phrase(0, 0, ",", "mark")
_COLON = Phrase(0, 0, ":", "mark")
_HERE = Phrase(0, 0, " ", "figure")
"""Stands for the cell behind the words of its row and columns."""


def _read(cell: str, unit: str) -> tuple[Mention, Figure] | None:
    """The figure of a cell with its sign, its unit and scale; None for a date or a reference."""
    zero = zero_of(cell)
    if zero:
        text = cell.strip(" .;")
        begin = cell.index(text)
        end = begin + len(text)
        kind = "percent" if unit == "%" else "count"
        return Mention(text, begin, end, zero.value, None, None, unit, kind, "exact", 0, end, end, "stated_zero"), zero
    found = _CELL.match(cell)
    if not found:
        return None
    body = found["body"].strip()
    own = [p for p in phrases_of(body.rstrip(" .*")) if p.figure or p.word_class == "noun"]
    whole = len(own) > 1 or any(p.figure and (p.figure.percent or p.figure.scale > 1) for p in own)
    source = body if whole else f"{found['digits']} {_THOUSAND.sub('nghìn ', unit)}".lower()
    said = statements_of(f"có {source}")
    if not said or not said[0].clause:
        return None
    mention = said[0].mention
    if "/" in unit and mention.kind == "count":
        mention = replace(mention, unit=unit, kind="measure")
    begin = found.start("sign") if found["sign"] else found.start("digits")
    end = found.start("body") + mention.end - 3 if whole else found.end("digits")
    negative = (found["sign"] or "+") not in "+↑" or (
        bool(found["open"]) and bool(found["close"]) and not found["sign"]
    )
    bound: Bound = "above" if found["bound"] == ">" else "below" if found["bound"] == "<" else mention.bound
    value = -abs(mention.value) if negative else mention.value
    read = replace(
        mention, text=cell[begin:end], start=begin, end=end, value=value, unit_start=end, unit_end=end, bound=bound
    )
    return read, said[0].clause.figure


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


def _is_place(words: Words) -> bool:
    """Words that name an office or a place: "Phòng Tài nguyên", "Xã Mộc Bắc", "Đơn vị"."""
    named = bool(words) and words[0].sort in ("body", "place") and words[0].word_class == "noun"
    return named and not any(p.aspect for p in words[1:])


def _rate_behind(noun: Phrase, words: Words) -> str:
    """ "Số ca mắc/vạn dân": "/vạn dân" """
    behind = [p for p in words if p.start >= noun.end and p.start - noun.end < _BEHIND // 2]
    at = next((at for at, p in enumerate(behind) if p.text == "/"), None)
    return (
        "/" + " ".join(p.text.lower() for p in behind[at + 1 : at + 3]) if at is not None and behind[at + 1 :] else ""
    )


def _head_noun(words: Words, *, told: bool = False, object: bool = False) -> Phrase | None:
    """The counted noun that a header begins with: "Hồ sơ tiếp nhận".

    `told` asks for "Số hồ sơ …"; `object` passes over a verb: "Phân loại đơn theo nội dung".
    """
    total = False
    for at, phrase in enumerate(words):
        if phrase.word_class == "noun" and at + 1 < len(words) and words[at + 1].role == "digits":
            return None  # "Loại 1" is a name
        if phrase.sort == "total":
            total = True
            continue
        passed = phrase.role == "mark" or phrase.word_class in ("link", "function", "frame") or phrase.sort == "average"
        if passed or (phrase.aspect and object):
            continue
        if _is_counted(phrase) and (total or (not told and phrase.sort not in ("place", "plan", "time"))):
            return phrase
        if not object or phrase.word_class == "quantity":
            return None
    return None


def _implied(words: Words) -> Phrase | None:
    """The noun that the verb of a header implies, as that verb's phrase: "Số mắc" counts "ca"."""
    verb = next((p for p in words if p.entry and p.entry.counts), None)
    found = entry_at(verb.entry.counts, 0) if verb and verb.entry else None
    return replace(verb, entry=found[0]) if verb and found else None


def _is_time(phrase: Phrase) -> bool:
    """What says when: a time, "lũy kế", "cùng kỳ", "kế hoạch"."""
    return phrase.time is not None or phrase.word_class == "frame" or phrase.sort in _OTHER_TIMES


def _is_index(words: Words) -> bool:
    """ "Chỉ số phát triển (Năm trước = 100)" """
    hundred = any(is_hundred(words[at : at + 2]) for at in range(len(words)))
    return hundred and any(p.sort == "mark" and p.word_class == "quantity" for p in words)


def _is_left(phrase: Phrase) -> bool:
    """ "đang giải quyết", "còn lại", "kỳ trước chuyển sang" """
    return phrase.sort in _LEFT or phrase.aspect == "state"


def _tells_plans(caption: Words) -> bool:
    """ "Giao chỉ tiêu sản xuất vụ xuân", but not "Tình hình thực hiện chỉ tiêu" """
    plan = next((at for at, p in enumerate(caption) if p.sort == "plan" or p.aspect == "plan"), None)
    return plan is not None and not any(is_carried_out(p) for p in caption[:plan])


def _is_counted(phrase: Phrase) -> bool:
    """A noun for what may be counted: no "nội dung", no "báo cáo" """
    entry = phrase.entry
    return bool(entry and entry.word_class == "noun" and entry.kind == "count" and not (entry.general == "yes" or phrase.aspect))


def _is_money(unit: str) -> bool:
    return unit.lower().endswith(("đồng", "đ", "usd"))


def _bound(words: Words) -> Bound:
    """ "Ước thực hiện 6 tháng", "Sơ bộ 2015" """
    estimated = any(p.sort == "estimate" or (p.entry is not None and p.entry.bound == "estimate") for p in words)
    return "estimate" if estimated else "exact"


def _cleaned(text: str) -> str:
    """A header without its unit in brackets."""
    return re.sub(r"\s*\(\s*(?:đvt\s*:?\s*)?[^()]{1,20}\)\s*$", "", text, flags=re.IGNORECASE).strip(" :*")
