"""What the cells of a table count, and in which unit: by their own headers, else by others, else by its title."""

from __future__ import annotations

from collections.abc import Sequence

from ..language.phrase import Phrase, Words
from ..language.phrases import phrases_of
from ..lexicon import entry_at
from .fields import Field
from .header_phrases import phrases_of_header
from .header_words import BEHIND, HeaderWords
from .rows import kind_of
from .segments import word_end


class Counted:
    """The nouns of one table."""

    def __init__(self, fields: Sequence[Field], words: HeaderWords, caption: str) -> None:
        self.words = words
        self.caption = words.of(caption)
        self._classified = self._classified_by(caption)
        self._by_column = self._counted_by_column(fields)
        self._names_count = self._do_names_count(fields)

    def unit(self, field: Field, row: Words, columns: Words, *, percent: bool) -> tuple[str, Phrase | None]:
        """Unit of the cell by its headers, and the noun that says what it counts; ("", None) where they say nothing."""
        unit = field.unit or ("%" if percent else "")
        own = bool(unit) and unit in " ".join(field.columns)
        rate = any(p.sort == "rate" for p in (*row, *columns))
        if rate and not own and not ("/" in unit or unit.strip().endswith(("%", "‰"))):
            return "%", None
        if mark := next((p for p in reversed(columns) if p.sort == "mark" and p.word_class == "quantity"), None):
            return (mark.entry.counts if mark.entry and mark.entry.counts else unit), None
        counted = head_noun(self.words.of(field.name), told=True)
        if unit:
            general = _is_money(unit) or unit.lower() == "người"
            per = _rate_behind(counted, self.words.of(field.name)) if counted and "/" not in unit else ""
            if per and not _is_money(unit):
                return unit + per, counted
            return (counted.entry.words, counted) if counted and counted.entry and general and not own else (unit, None)
        name, last = self.words.of(field.name), self.words.of(field.columns[-1]) if field.columns else ()
        within = any(kind_of("", text) == "within" for text in field.columns)
        sources = (
            head_noun(last, told=True),
            head_noun(columns, told=True),
            head_noun(name, told=True),
            self._classified,
            head_noun(self.words.path(field.columns[:-1]), passes=True),
            None if within else head_noun(last),
            _implied(columns),
            head_noun(name) if self._names_count else None,
            self._by_column.get(field.columns),
            self._counted_by_caption(field),
        )
        if measured := _measured(last):
            return measured.text.lower(), measured
        noun = next(filter(None, sources[:2]), None)
        if noun is None and (word := _unknown_noun(field.columns)):
            return word, None
        noun = noun or next(filter(None, sources), None)
        if noun is None or noun.entry is None:
            return "", None
        return noun.entry.words + _rate_behind(noun, (*columns, *name)), noun

    def _counted_by_column(self, fields: Sequence[Field]) -> dict[tuple[str, ...], Phrase]:
        """What each column counts by its headers, else what the column before it does: "Tổng số hồ sơ | Quá hạn"."""
        counted: dict[tuple[str, ...], Phrase] = {}
        last: Phrase | None = None
        for columns in dict.fromkeys(field.columns for field in fields):
            own = self.words.of(columns[-1]) if columns else ()
            path, group = self.words.path(columns), self.words.path(columns[:-1])
            told = head_noun(own, told=True) or head_noun(path, told=True) or head_noun(group, passes=True)
            within = any(kind_of("", text) == "within" for text in columns)
            noun = told or (last if within else None) or head_noun(own) or _implied(path) or head_noun(path)
            last = noun if noun and noun.sort != "time" else last
            total = len(columns) == 1 and all(p.sort == "total" for p in own)
            held = noun or (None if total else last)
            if held:
                counted[columns] = held
        return counted

    def _classified_by(self, caption: str) -> Phrase | None:
        """What a title says that the columns are classes of: "Số giường bệnh phân theo loại hình"; None for a list."""
        phrases = phrases_of_header(caption, self.words.year)
        behind = next((at for at, p in enumerate(phrases) if p.word_class == "link" and p.sort == "all"), 0)
        listed = any(p.text == "," or p.sort == "and" for p in phrases[:behind])
        return None if listed else head_noun(phrases[:behind], told=True)

    def _counted_by_caption(self, field: Field) -> Phrase | None:
        """What the title tells of, but for what the rows are: below "Bệnh" stands how often each occurs."""
        names = {p.entry.words for p in self.words.path(field.names) if p.entry}
        caption = tuple(p for p in self.caption if not (p.entry and p.entry.words in names))
        counted = head_noun(caption, told=True) or head_noun(caption) or next(filter(is_counted, caption), None)
        return counted or _implied(caption)

    def _do_names_count(self, fields: Sequence[Field]) -> bool:
        """Whether most rows name what they count; below "Xã", "Khoa" or "Bệnh" they name its members."""
        headed = head_noun(self.words.path(fields[0].names)) if fields else None
        names = {field.name for field in fields}
        named = sum(head_noun(self.words.of(name)) is not None for name in names)
        return headed is None and 2 * named >= len(names)


def head_noun(words: Words, *, told: bool = False, passes: bool = False) -> Phrase | None:
    """The counted noun that a header begins with, "Hồ sơ tiếp nhận"; None where it begins with none.

    `told` asks for "Số hồ sơ …"; `passes` passes over a verb: "Phân loại đơn theo nội dung".
    """
    total = False
    for at, phrase in enumerate(words):
        if phrase.word_class == "noun" and at + 1 < len(words) and words[at + 1].role == "digits":
            return None  # "Loại 1" is a name
        if phrase.sort == "total":
            total = True
            continue
        passed = phrase.role == "mark" or phrase.word_class in ("link", "function", "frame") or phrase.sort == "average"
        if passed or (phrase.aspect and passes):
            continue
        if is_counted(phrase) and (total or (not told and phrase.sort not in ("place", "plan", "time"))):
            return phrase
        if not passes or phrase.word_class == "quantity":
            return None
    return None


def _measured(words: Words) -> Phrase | None:
    """ "Tổng số ngày điều trị", "Ngày điều trị trung bình": a measure that a header tells; None for others"""
    noun = next((p for p in words if p.sort != "total"), None)
    told = words[:1] != (noun,) or any(p.sort == "average" for p in words)
    return noun if told and noun and noun.kind == "measure" and noun.word_class == "noun" else None


def _unknown_noun(columns: Sequence[str]) -> str:
    """ "Số trạm sạc mới": the word behind "Số" that no list knows; "" elsewhere"""
    phrases = phrases_of(columns[-1]) if columns else ()
    if len(phrases) < 2 or phrases[0].sort != "total" or phrases[1].role != "word" or not phrases[1].text.islower():
        return ""
    start = phrases[1].start
    return columns[-1][start : word_end(columns[-1], start)]


def _implied(words: Words) -> Phrase | None:
    """The noun that the verb of a header implies, as that verb's phrase: "Số mắc" counts "ca"."""
    verb = next((p for p in words if p.entry and p.entry.counts), None)
    found = entry_at(verb.entry.counts, 0) if verb and verb.entry else None
    return Phrase.of(found[0], verb.start, verb.end, verb.text) if verb and found else None


def is_counted(phrase: Phrase) -> bool:
    """A noun for what may be counted: no "nội dung", no "báo cáo" """
    return phrase.word_class == "noun" and phrase.kind == "count" and phrase.general != "yes" and not phrase.aspect


def _rate_behind(noun: Phrase, words: Words) -> str:
    """ "Số ca mắc/vạn dân": "/vạn dân" """
    behind = [p for p in words if p.start >= noun.end and p.start - noun.end < BEHIND // 2]
    at = next((at for at, p in enumerate(behind) if p.text == "/"), None)
    return (
        "/" + " ".join(p.text.lower() for p in behind[at + 1 : at + 3]) if at is not None and behind[at + 1 :] else ""
    )


def _is_money(unit: str) -> bool:
    return unit.lower().endswith(("đồng", "đ", "usd"))
