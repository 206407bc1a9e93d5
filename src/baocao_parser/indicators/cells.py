"""Cells of tables → Statements: a cell is a figure whose words stand above it, beside it and over the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from ..language.clauses import Words
from ..language.phrases import Phrase, phrases_of
from ..records import Bound, Kind, Mention, Nature, Role
from .bases import CHANGES, Standing
from .calendar import Calendar
from .frames import Frame, Framing, sort_of
from .grid import Field, phrases_of_header
from .labels import Label
from .natures import Decision, decide
from .statements import Statement, statements_of
from .units import POINTS, Unit

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
_ZERO = re.compile(r"\s*(?:không|chưa)(?:\s+(?:có|phát sinh|xảy ra))*\s*[.;]?\s*$", re.IGNORECASE)
_GENERIC_VERBS = frozenset({"thực hiện", "triển khai", "ước thực hiện", "hoàn thành", "xếp loại", "đánh giá", "phân loại"})
_MONTH = frozenset({"month", "quarter", "week"})


class Place(msgspec.Struct, frozen=True):
    """What a cell's row, columns and caption say, as phrases."""

    row: Words
    columns: Words
    caption: Words


class Cells:
    """The cells of one table, read with what the table says as a whole."""

    def __init__(self, fields: Sequence[Field], calendar: Calendar, role: Role, caption: str) -> None:
        self.calendar, self.role = calendar, role
        self.fields = fields
        self._phrases: dict[str, Words] = {}
        self.caption = self._of(caption)
        headers = {field.columns for field in fields}
        times = [p for columns in headers for text in columns for p in self._of(text) if p.time]
        plain = [
            p.time.period.end.year
            for columns in headers
            for p in self._path(columns)
            if p.time and p.time.period.end and not any(q.sort == "plan" for q in self._path(columns))
        ]
        rows = [p.time.period.end.year for field in fields for p in self._of(field.name) if p.time and p.time.period.end and field.caption]
        years = plain or rows
        self.year = calendar.year if calendar.year in years or not years else max(years)
        self.monthly = any(p.time and p.time.unit in _MONTH for p in times) or any(p.sort == "within" for columns in headers for p in self._path(columns))

    def _of(self, text: str) -> Words:
        if text not in self._phrases:
            self._phrases[text] = tuple(phrases_of_header(text, self.calendar.year))
        return self._phrases[text]

    def _path(self, columns: tuple[str, ...]) -> Words:
        return tuple(p for text in columns for p in self._of(text))

    def statement(self, field: Field) -> Statement | None:
        """The statement of a numeric cell; None where its digits are a date, a reference."""
        place = Place(self._of(field.row), self._path(field.columns), self.caption)
        unit_text, noun = self._unit(field, place)
        ranks = any(p.sort == "rank" or p.text.lower() in ("thứ hạng", "xếp hạng", "hạng") for p in place.columns)
        mention = _mention(field.text, "" if ranks else unit_text, place)
        if mention is None:
            return None
        standing = self._standing(place, mention)
        if ranks and mention.kind == "count":
            mention = msgspec.structs.replace(mention, kind="rank", unit="")
        if standing.sort in CHANGES and mention.kind == "count" and "%" in " ".join(field.columns):
            mention = msgspec.structs.replace(mention, kind="percent", unit="%")
        framing = self._framing(place, standing)
        features = self._features(noun, place, mention, standing, framing)
        decision = decide(features)
        if _estimated(place) and mention.bound == "exact":
            mention = msgspec.structs.replace(mention, bound="estimate")
        label = " | ".join(filter(None, (_cleaned(field.caption), _cleaned(field.row), *map(_cleaned, field.columns))))
        unit = Unit(mention.unit, mention.kind, rule="header" if unit_text else "no_unit")
        return Statement(None, unit, standing, framing, None, decision, Label(label, "header"), mention)

    def _unit(self, field: Field, place: Place) -> tuple[str, Phrase | None]:
        """Unit of the cell by its headers, and the noun that says what it counts."""
        rate = any(p.sort == "rate" for p in (*place.row, *place.columns))
        unit = field.unit
        if rate and not (unit.strip().endswith("%") or "/" in unit or "‰" in unit) and not (unit and field.unit in " ".join(field.columns)):
            return "%", None
        if unit:
            counted = _head_noun(place.row, told=False)
            if counted and counted.entry and counted.entry.kind == "count" and place.row and place.row[0].sort == "total" and _is_money(unit):
                return counted.entry.words, counted
            return unit, None
        last = self._of(field.columns[-1]) if field.columns else ()
        sources = (
            (last, True), (place.columns, True), (self._of(field.name), True), (last, False), (self._of(field.name), False),
            (place.columns, False), (self._path(field.names), False), (place.caption, False),
        )
        for words, told in sources:  # "Số vụ" tells more than "Trộm cắp tài sản"
            noun = _head_noun(words, told=told)
            if noun and noun.entry:
                return noun.entry.words, noun
        return "", None

    def _standing(self, place: Place, mention: Mention) -> Standing:
        words = place.columns
        against = next((at for at, p in enumerate(words) if p.sort == "against"), None)
        change = next((p for p in words if p.word_class == "relation" and p.sort in CHANGES), None)
        plan = [p for p in words if p.sort == "plan"]
        signs = any(p.text in "+±" for p in words)
        percent = mention.kind in ("percent", "percentage_point")
        row_change = next((p for p in place.row if p.word_class == "relation" and p.sort in CHANGES), None)
        if plan and (against is not None or (percent and "%" in " ".join(p.text for p in words)) or any(p.text == "/" for p in words) or any(p.sort == "attain" for p in words)):
            return Standing("attain", None, tuple(plan[-1:]), "plan")
        if against is not None or change or signs or row_change:
            base = words[against + 1 :] if against is not None else ()
            found = tuple(p for p in base if p.role != "mark" and p.text != "%")
            later = tuple(p for p in words if p.sort == "earlier" or p.time)
            sort = change.sort if change else row_change.sort if row_change else "differ"
            return Standing(sort, change or row_change, found or later[-1:], "earlier")
        if mention.text[:1] in "+" and mention.text[1:2].isdecimal():
            return Standing("up")
        return Standing()

    def _framing(self, place: Place, standing: Standing) -> Framing:
        used = {p.start for p in standing.base} if standing.base else set()
        own: Frame | None = None
        for words in (place.columns, place.row):
            for phrase in words:
                if standing.sort in CHANGES or phrase.start in used and words is place.columns:
                    continue
                frame = self._frame(phrase)
                if frame and (own is None or own.sort == "within" or frame.sort in ("total", "earlier")):
                    own = frame
            if own:
                break
        carried = next((f for p in place.caption if (f := self._frame(p))), None)
        return Framing(own, carried)

    def _frame(self, phrase: Phrase) -> Frame | None:
        if phrase.word_class == "frame":
            return Frame(phrase.sort, phrase)  # type: ignore[arg-type]
        if not phrase.time:
            return None
        time = phrase.time
        if time.unit == "months" and self.monthly and not self.calendar.is_own_months(time):
            return Frame("total", phrase)
        if time.period.end and self.year and time.unit in ("year", "months", "month", "quarter", "state", "years"):
            if time.period.end.year < self.year:
                return Frame("earlier", phrase)
        if time.unit == "year":
            return Frame("within", phrase)
        sort = sort_of(phrase, self.calendar)
        return Frame(sort, phrase) if sort else None

    def _features(self, noun: Phrase | None, place: Place, mention: Mention, standing: Standing, framing: Framing) -> dict[str, str]:
        own = framing.own.sort if framing.own else ""
        carried = framing.carried.sort if framing.carried else ""
        words = (*place.columns, *place.row)
        plan = any(p.sort == "plan" and p.aspect != "event" for p in place.columns) or any(p.aspect == "plan" for p in place.columns)
        verbs = [p for p in words if p.aspect and p.text.lower() not in _GENERIC_VERBS and p.aspect != "plan"]
        aspect = verbs[0].aspect if verbs else ""
        state = next((p.sort for p in words if p.sort in ("going", "notyet", "remain")), "")
        head = _head(place.columns) or _head(place.row) or _head(place.caption)
        if framing.own is None and self.role == "plan":
            own = own
        return {
            "mark": "yes" if mention.kind == "rank" or (mention.unit == "điểm") or (head is not None and head.sort == "mark" and not mention.unit) else "",
            "plan": "own" if plan and standing.base_sort != "plan" else ("section" if self.role in ("plan", "requests") else ""),
            "told": "",
            "own": own,
            "standing": "change" if standing.sort in CHANGES or standing.sort == "times" else ("completion" if standing.base_sort == "plan" else ""),
            "when": own or carried,
            "state": state or "colon",
            "aspect": aspect,
            "sort": "" if mention.kind == "percent" else noun.sort if noun else head.sort if head else "",
            "rate": _rate(words, mention),
        }


def zero_of(field: Field, unit: str) -> Mention | None:
    """A cell that says "Không" or "Không có" where a number is expected."""
    if not _ZERO.match(field.text):
        return None
    text = field.text.strip(" .;")
    return Mention(text, 0, len(text), Decimal(0), None, None, unit, "count", "exact", 0, len(text), len(text), "stated_zero")


def _mention(cell: str, unit: str, place: Place) -> Mention | None:
    """The figure of a cell with its sign, its unit and scale; None for a date or a reference."""
    found = _CELL.match(cell)
    if not found:
        return None
    body = found["body"].strip()
    own = [p for p in phrases_of(body.rstrip(" .*")) if p.figure or p.word_class == "noun"]
    whole = len(own) > 1 or any(p.figure and (p.figure.percent or p.figure.scale > 1) for p in own)
    source = body if whole else f"{found['digits']} {_THOUSAND.sub('nghìn ', unit)}".lower()
    said = statements_of(f"có {source}")
    if not said:
        return None
    mention = said[0].mention
    begin = found.start("sign") if found["sign"] else found.start("digits")
    end = found.start("body") + mention.end - 3 if whole else found.end("digits")
    negative = (found["sign"] or "+") not in "+↑" or (bool(found["open"]) and bool(found["close"]) and not found["sign"])
    bound: Bound = "above" if found["bound"] == ">" else "below" if found["bound"] == "<" else mention.bound
    return msgspec.structs.replace(
        mention, text=cell[begin:end], start=begin, end=end, value=-abs(mention.value) if negative else mention.value,
        unit_start=end, unit_end=end, bound=bound,
    )


def _head_noun(words: Words, *, told: bool) -> Phrase | None:
    """The counted noun that a header begins with: "Hồ sơ tiếp nhận"; `told` asks for "Số hồ sơ …"."""
    total = False
    for phrase in words:
        if phrase.sort == "total":
            total = True
            continue
        if phrase.role == "mark" or phrase.aspect or phrase.word_class in ("link", "function"):
            continue
        counted = phrase.word_class == "noun" and phrase.entry is not None and phrase.entry.kind == "count"
        if counted and (total or (not told and phrase.sort not in ("place", "plan"))):
            return phrase
        return None
    return None


def _head(words: Words) -> Phrase | None:
    """The noun that says what is counted; no name of a place or an office."""
    for at, phrase in enumerate(words):
        named = phrase.sort in ("place", "body") and at + 1 < len(words) and words[at + 1].text[:1].isupper()
        if phrase.word_class in ("noun", "quantity") and phrase.sort not in ("total", "plan", "rate", "time", "growth", "") and not named:
            return phrase
    return None


def _is_money(unit: str) -> bool:
    return unit.lower().endswith(("đồng", "đ", "usd"))


def _estimated(place: Place) -> bool:
    return any(p.sort == "estimate" or (p.entry is not None and p.entry.bound == "estimate") or p.text.lower() in ("sơ bộ", "prel") for p in (*place.columns, *place.row))


def _rate(words: Words, mention: Mention) -> str:
    if mention.kind != "percent":
        return ""
    if any(p.aspect == "lasting" for p in words):
        return "standing"
    rate = next((at for at, p in enumerate(words) if p.sort == "rate"), None)
    noun = next((p for p in words[rate + 1 :] if p.word_class == "noun" and p.sort), None) if rate is not None else None
    return "standing" if noun and noun.sort in ("person", "body", "place", "thing") else (noun.sort if noun else "")


def _cleaned(text: str) -> str:
    """A header without its unit in brackets."""
    return re.sub(r"\s*\(\s*(?:đvt\s*:?\s*)?[^()]{1,20}\)\s*$", "", text, flags=re.IGNORECASE).strip(" :*")
