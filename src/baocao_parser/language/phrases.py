"""Text → Phrases: one pass from left to right, longest matches of the lexicon, figures, and the times that are named.

Every digit run becomes part of a figure, of a time, or is rejected with a reason. Nothing later looks at characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import lru_cache

from msgspec.structs import replace

from ..lexicon import Entry, entry_at, tokens_of, words_with
from ..numbers.figures import Figure, read_figure
from ..numbers.not_figures import not_a_figure
from ..numbers.spot import NOTHING, WINDOW, Spot
from ..numbers.tallies import counts_in_time
from ..numbers.words import MOST_WORDS, NEVER_ALONE, NUMBER_WORDS, read_words
from ..records import Period
from ..times import FoundPeriod, find_periods
from .phrase import Phrase, Role
from .sentences import ends_sentence

KEPT, CELLS_KEPT = 512, 4096
"""Texts whose phrases are kept: outline, records and checks ask for those of the same paragraph, of the same cell."""
_CELL = 60
"""Characters of a cell at most; longer texts are paragraphs, and fewer."""
_NO_MONTHS_BEHIND = re.compile(r"\s*(?:trở\slên|trở\sxuống|tuổi|tù|lương|/)", re.IGNORECASE)
_TIMES = words_with("time")
LONG = 366
"""More days, hours than these are no stretch that something took: they are counted."""
_OPINIONS = words_with("opinion")
"""To have none of these is no figure."""
_NUMBERED = ("month", "quarter", "week")
_OF_PAIR = words_with("of_pair")
_OF_PEOPLE = words_with("of_people")
"""The last syllables of names of people."""
_SPELT_OUT = "bằng chữ:"
_DURATION_IS_TOLD = frozenset({"rate", "average", "up", "down", "total"})


@lru_cache(maxsize=64)
def phrases_of(text: str, year: int | None = None) -> tuple[Phrase, ...]:
    """The phrases of a paragraph, in order, without gaps but for white space; `year` is the one it speaks of.

    >>> [(p.text, p.role, p.sort) for p in phrases_of("Ngày 06/5/2020 cấp mới 07")]
    [('Ngày 06/5/2020', 'time', ''), ('cấp mới', 'entry', 'event'), ('07', 'figure', '')]
    >>> phrases_of("")
    ()
    """
    phrases = _undated(text)
    if year is None or not any(phrase.time for phrase in phrases):
        return phrases
    times = {time.start: time for time in find_periods(text, year, days=True)}
    return tuple(replace(p, time=times[p.start]) if p.time and p.start in times else p for p in phrases)


def _undated(text: str) -> tuple[Phrase, ...]:
    """The phrases where nothing says which year the text is of; that changes the days of its times only."""
    return _of_cell(text) if len(text) <= _CELL else _of_paragraph(text)


@lru_cache(maxsize=CELLS_KEPT)
def _of_cell(text: str) -> tuple[Phrase, ...]:
    return tuple(_Pass(text).phrases)


@lru_cache(maxsize=KEPT)
def _of_paragraph(text: str) -> tuple[Phrase, ...]:
    return tuple(_Pass(text).phrases)


class _Pass:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.phrases: list[Phrase] = []
        self.times = {time.start: time for time in find_periods(text, days=True)}
        self._time_starts = sorted(self.times)
        self._next_time = 0
        """The token at which the next time begins."""
        at, size = 0, len(self.tokens.words)
        while at < size:
            at = self._next(at)

    def _next(self, at: int) -> int:
        """Append the phrase at a token; gives the token behind it."""
        start, word = self.tokens.starts[at], self.tokens.words[at]
        time = self.times.get(start)
        if time and not (time.unit in _NUMBERED and counts_in_time(self.text, start, time.unit)):
            self._add(start, time.end, "time", time=time)
            return self._behind(at, time.end)
        first = word[0]
        if first.isalpha() or first in "%‰°₫$€£¥":
            return self._word(at, start, word)
        if first.isdecimal() or word in "½¼¾⅓⅔":
            return self._behind(at, self._digits(start))
        if first in "⁰¹²³⁴⁵⁶⁷⁸⁹":
            return at + 1  # a note mark behind a figure
        return self._mark(at)

    def _word(self, at: int, start: int, word: str) -> int:
        """Append the entry, the number in words or the plain word at a token; gives the token behind it."""
        found = None
        if not (word[0].isupper() and self._within_name(at)):
            found = self.tokens.longest(at, self._limit(at), symbols=word.isupper() and self._is_measured(start))
        if found and found[0].word_class == "compound" and self.phrases and self.phrases[-1].figure:
            found = self.tokens.longest(at, at + 1) or found  # "12 tỷ đồng tiền thuế"
        loose = found is not None and (found[0].word_class == "compound" or found[0].sort == "mark")
        if found and loose and self._is_torn(found[1]):
            found = self.tokens.longest(at, found[1] - 1) or found
        if self.tokens.keys[at] in NUMBER_WORDS and (not found or found[1] == at + 1 or found[0].word_class == "noun"):
            behind = self._number_in_words(at)
            if behind:
                return behind
        behind = self._profession(at, found)
        if behind:
            return behind
        if not found:
            self.phrases.append(Phrase(start, self.tokens.ends[at], word, "word"))
            return at + 1
        entry, behind = found
        end = self.tokens.ends[behind - 1]
        if entry.sort == "negation" and self._is_zero(at, behind, entry):
            self._zero(start, end)
        else:
            self.phrases.append(Phrase.of(entry, start, end, self.text[start:end]))
        return behind

    def _is_measured(self, start: int) -> bool:
        """A figure ends at an offset that counts no documents: "90CV", "1,86 triệu CV", "công suất 90 CV"."""
        figure = self.phrases[-1].figure if self.phrases else None
        if figure is None:
            return False
        if figure.end == start or figure.decimals or figure.scale > 1:
            return True
        return any(p.word_class == "quantity" and p.sort == "rate" for p in self.phrases[-4:-1])

    def _profession(self, at: int, found: tuple[Entry, int] | None) -> int:
        """Append a name of people that ends in "viên" and no row has: "đăng kiểm viên"; the token behind it, else 0."""
        words, end = self.tokens.words, at + 3
        if end > len(words) or words[at + 2] not in _OF_PEOPLE:
            return 0
        if not all(word.isalpha() and word.islower() for word in words[at:end]):
            return 0
        second, last = self.tokens.longest(at + 1), self.tokens.longest(at + 2)
        # "kiểm tra | giáo viên", "hợp đồng | viên chức"
        begun = (second and second[1] >= end) or (last and last[1] > end)
        known = found is not None and (found[1] >= end or found[0].word_class not in ("verb", "compound"))
        if known or begun:
            return 0
        start, stop = self.tokens.starts[at], self.tokens.ends[end - 1]
        named = Entry(" ".join(words[at:end]), "noun", "person", "count")
        self.phrases.append(Phrase.of(named, start, stop, self.text[start:stop]))
        return end

    def _is_torn(self, behind: int) -> bool:
        """The last syllable of a compound, or a mark, begins a longer phrase: "tổng | kế hoạch", "số | điểm thi"."""
        longer = self.tokens.longest(behind - 1, self._limit(behind - 1))
        return longer is not None and longer[1] > behind and longer[0].word_class != "compound"

    def _is_zero(self, at: int, behind: int, entry: Entry) -> bool:
        """ "Đơn tố cáo: không", "nợ quá hạn không có", "không phát sinh đơn": the report says that there is none."""
        words = self.tokens.words
        last = self.phrases[-1] if self.phrases else None
        ends = behind == len(words) or words[behind] in ".;,)(!" or words[behind] == "/"
        if ends:
            named = last is not None and (last.text == ":" or (len(entry.words) > 5 and last.role != "mark"))
            return named and not any(p.plays("opinion") for p in self.phrases[-6:])
        noun = self.tokens.longest(behind)
        if noun is None or noun[0].word_class != "noun" or noun[0].kind != "count" or noun[0].sort == "place":
            return False
        names = noun[1] < len(words) and words[noun[1]][0].isdigit()  # "không có giấy phép lái xe 4.205"
        told = len(entry.words) > 5 or noun[0].sort == "event"  # "không ca tai biến"
        return told and not names and noun[0].words not in _OPINIONS and self._begins()

    def _begins(self) -> bool:
        """Since the last mark nothing is said but when and where: "Trên địa bàn tỉnh không xảy ra …"."""
        for phrase in reversed(self.phrases):
            if phrase.role in ("mark", "time") or phrase.word_class == "frame":
                return True
            if phrase.sort not in ("place", "prep") and not phrase.plays("everywhere"):
                return False
        return True

    def _zero(self, start: int, end: int) -> None:
        figure = Figure(start, end, end, Decimal(0), None, "zero", "", Decimal(1), 0)
        self._add(start, end, "figure", figure=figure)

    def _add(self, start: int, end: int, role: Role, **more: object) -> None:
        self.phrases.append(Phrase(start, end, self.text[start:end], role, **more))  # type: ignore[arg-type]

    def _limit(self, at: int) -> int:
        """The token at which the next time begins: no phrase reaches into it."""
        if at >= self._next_time:
            starts, times = self.tokens.starts, self._time_starts
            ahead = bisect_right(times, starts[at])
            self._next_time = len(starts) if ahead == len(times) else bisect_left(starts, times[ahead])
        return self._next_time

    def _behind(self, at: int, end: int) -> int:
        """The first token from an offset on."""
        starts = self.tokens.starts
        while at < len(starts) and starts[at] < end:
            at += 1
        return at

    def _within_name(self, at: int) -> bool:
        """A word in capitals right behind another one belongs to a name: "Ban Kiểm tra"; not in a line of capitals."""
        word = self.tokens.words[at]
        if at == 0 or not word[0].isupper() or word.isupper():
            return False
        before = self.tokens.words[at - 1]
        opening = at == 1 or not self.tokens.words[at - 2][0].isalnum()
        if opening and self.phrases and self.phrases[-1].word_class in ("function", "link", "bound"):
            return False  # "Theo Quyết định 1234", "Tại Tổ 5"
        return before[0].isupper() and before[0].isalpha() and self.tokens.starts[at] - self.tokens.ends[at - 1] < 2

    def _mark(self, at: int) -> int:
        start, end, mark = self.tokens.starts[at], self.tokens.ends[at], self.tokens.words[at]
        if mark in ".!?…" and not ends_sentence(self.text, start):
            return at + 1
        if mark in "-–—" and not self.text[end : end + 1].isspace():
            return at + 1
        self._add(start, end, "mark")
        return at + 1

    def _lead_at(self) -> int:
        """Where the phrase right before the next digits stands, but for a colon or a point; -1 for none."""
        index = len(self.phrases) - 1
        while index >= 0 and self.phrases[index].role == "mark" and self.phrases[index].text in ":.":
            index -= 1
        return index

    def _lead(self) -> tuple[Entry | None, str]:
        """The phrase right before the next digits, and why the digits before it were none."""
        index = self._lead_at()
        last = self.phrases[index] if index >= 0 else None
        joined = last is not None and (last.text in (",", "-", "–") or last.sort == "and")
        before = self.phrases[index - 1] if joined and index else None
        return last.entry if last else None, _name_of(before) if before else ""

    def _modifies(self) -> bool:
        """A figure stands before these digits, and no mark between them."""
        for phrase in reversed(self.phrases[-8:]):
            if phrase.role == "mark":
                return False
            if phrase.figure:
                return True
        return False

    def _lead_text(self) -> str:
        """The phrase right before the next digits as printed, with the mark before it."""
        index = self._lead_at()
        if index < 0:
            return ""
        before = self.phrases[index - 1].text if index else "("
        return (before if before in "/(" else " ") + self.phrases[index].text

    def _before_lead(self) -> tuple[Entry, bool]:
        """The phrase before the lead, and whether it joins that to a figure: "nghị quyết 12, quyết định …"."""
        index = self._lead_at() - 1
        if index < 0:
            return NOTHING, False
        before = self.phrases[index]
        entry = before.entry or Entry(before.text.lower(), before.role, "")
        if before.text == "(":  # "120 văn bản (NQ 5, QĐ 115)"
            return entry, any(phrase.figure for phrase in self.phrases[max(0, index - 2) : index])
        joins = before.text in (",", ";") or before.sort == "and"
        return entry, joins and index > 0 and self.phrases[index - 1].figure is not None

    def _digits(self, start: int) -> int:
        """Append what the digits at an offset are; gives their end."""
        lead, last = self._lead()
        before, beside_figure = self._before_lead() if lead else (NOTHING, False)
        spot = Spot(
            self.text,
            start,
            lead,
            last,
            self._lead_text(),
            before=before,
            beside_figure=beside_figure,
            modifies=self._modifies(),
            colon=bool(self.phrases) and self.phrases[-1].text == ":",
        )
        rejected = not_a_figure(spot)
        if rejected:
            self._name_lead(rejected[0])
            self._add(start, rejected[1], "digits", reason=rejected[0])
            return rejected[1]
        figure = read_figure(self.text, start, lead, spot.amount, signed=self._may_be_signed(start))
        stretch = self._stretch(figure)
        if stretch:
            return stretch
        self._drop_sign(figure)
        self._add(figure.start, figure.end, "figure", figure=figure)
        return figure.behind

    def _may_be_signed(self, start: int) -> bool:
        """A dash is no sign where it parts two counts: "09 đơn - 08 vụ việc"; but "09 đơn (-2)", "tín hiệu -85 dBm"."""
        last = self.phrases[-2:]
        counted = len(last) == 2 and last[1].word_class == "noun" and last[0].figure is not None
        return not counted or self.text[start - 2 : start - 1] == "("

    def _name_lead(self, reason: str) -> None:
        """The word that makes digits no figure is a name here, whatever it is elsewhere: "bưu cục cấp 2"."""
        last = self.phrases[-1] if self.phrases else None
        if last is not None and last.aspect and last.entry and last.entry.lead.startswith(f"{reason} "):
            self.phrases[-1] = Phrase(last.start, last.end, last.text, "word")

    def _drop_sign(self, figure: Figure) -> None:
        while self.phrases and self.phrases[-1].start >= figure.start:
            self.phrases.pop()

    def _stretch(self, figure: Figure) -> int:
        """Append "9 tháng" as a time, "đợt 45 ngày đêm" as a duration, where the digits say when or how long only.

        Gives the end of what it appended, 0 for any other figure.
        """
        if figure.form or figure.percent or figure.decimals or figure.scale > 1 or figure.value >= LONG:
            return 0
        noun = entry_at(self.text, figure.behind)
        if not noun or noun[0].words not in _TIMES:
            return 0
        end = noun[2]
        before = self.phrases[-1] if self.phrases else None
        limited = before is not None and before.plays("stretch")  # "nợ dưới 3 tháng"
        months = noun[0].words == "tháng" and 2 <= figure.value <= 12 and not limited
        if months and not _NO_MONTHS_BEHIND.match(self.text, end):
            label = " ".join(self.text[figure.start : end].split())
            self._add(
                figure.start, end, "time", time=FoundPeriod(Period(label, None, None), figure.start, end, "months")
            )
            return end
        told = any(p.sort in _DURATION_IS_TOLD for p in self.phrases[-6:])
        stretch = before is not None and before.sort == "prep"
        for phrase in reversed(self.phrases[-5:]):
            if phrase.role == "mark" or phrase.figure:
                break
            stretch = stretch or phrase.plays("stretch")
        rate = self.text[end : end + 1] == "/" or self.text[end : end + 2] == " /"
        if told or rate or not (stretch or noun[0].words in ("năm", "tuổi", "tháng", "quý", "tuần")):
            return 0
        self._add(figure.start, figure.end, "digits", reason="duration")
        return figure.end

    def _spelt_out(self, at: int) -> bool:
        """ "(Bằng chữ: hai mươi triệu đồng)": what stands before in digits is said again"""
        start = self.tokens.starts[at]
        return self.text[max(0, start - WINDOW) : start].lower().rstrip().endswith(_SPELT_OUT)

    def _is_said_again(self, value: Decimal) -> bool:
        """ "1.200.000 đồng (một triệu hai trăm nghìn đồng)": a bracket opens with the number before it"""
        if not self.phrases or self.phrases[-1].text != "(":
            return False
        last = next((p.figure for p in reversed(self.phrases[-6:]) if p.figure), None)
        return last is not None and last.value == value

    def _number_in_words(self, at: int) -> int:
        """Append the number in words at a token, if a counted noun follows it; gives the token behind it, else 0."""
        keys, size = self.tokens.keys, at
        while size < len(keys) and size - at < MOST_WORDS and keys[size] in NUMBER_WORDS:
            size += 1
        last = self.phrases[-1].text.lower() if self.phrases else ""
        if last in _OF_PAIR or self._within_name(at) or (size - at == 1 and keys[at] in NEVER_ALONE):
            return 0
        start, end = self.tokens.starts[at], self.tokens.ends[size - 1]
        if self._spelt_out(at):
            self._add(start, end, "digits", reason="said_again")  # all of it: "tỷ bốn trăm triệu" is a number, too
            return size
        value = read_words(self.text[start:end])
        if value is not None and self._is_said_again(value):
            self._add(start, end, "digits", reason="said_again")
            return size
        noun = self.tokens.longest(size)
        percent = self.tokens.keys[size : size + 2] == ["phần", "trăm"]
        if value is None or value <= 1 or not (percent or (noun and noun[0].word_class == "noun" and noun[0].kind)):
            return 0
        if size - at == 1 and noun and (noun[0].words in _TIMES or noun[0].words == "lần"):
            return 0
        if percent:
            size, end = size + 2, self.tokens.ends[size + 1]
        figure = Figure(start, end, end, value, None, "", "%" if percent else "", Decimal(1), 0)
        self._add(start, end, "figure", figure=figure)
        return size


def _name_of(phrase: Phrase) -> str:
    """Why digits are no figure, if the phrase ends in some: "mức độ 3", "tháng 5"."""
    last = phrase.text.rpartition(" ")[2]
    return phrase.time.unit if phrase.time and last.isdecimal() and len(last) < 3 else phrase.reason
