"""A digit run and its neighbourhood: what the rules that tell figures from other digits look at."""

from __future__ import annotations

import re
from decimal import Decimal

from ..data import lines_of
from ..lexicon import Entry, entry_at, words_with
from .amounts import amount_at

WINDOW = 48
FAR = 200
"""Characters back in which a counted noun may have been named in full."""
_NUMBER = re.compile(r"\d+ (?: [.,] \d+ ){0,20} | [½¼¾⅓⅔]", re.VERBOSE)
_MEASURED = re.compile(r"\s?[%‰]|\s(?:triệu|tỷ|nghìn)(?![^\W\d_])")
_PARTS = re.compile(r"[;:()]|[.,]\s")
_WORD_BEHIND = re.compile(r"(?:\*\*)?\s+([^\W\d_]+)")
_NAME_BEHIND = re.compile(r"\s[A-ZĐÀ-Ỹ][a-zà-ỹ]")
_CELEBRATED = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(lines_of('celebrations.txt'))})(?![^\W\d_])", re.IGNORECASE)
_TIMES = words_with("time")
_AIMS = words_with("aim")


NOTHING = Entry("", "", "")


class Spot:
    """Digits at a place of a text, with the phrase before them and the noun behind them."""

    def __init__(
        self,
        text: str,
        start: int,
        lead: Entry | None,
        last: str = "",
        lead_text: str = "",
        *,
        before: Entry = NOTHING,
        beside_figure: bool = False,
        modifies: bool = False,
        colon: bool = False,
    ) -> None:
        self.text = text
        self.start = start
        window = max(0, start - WINDOW)
        line = text.rfind("\n", window, start) + 1
        self.left = text[line or window : start].replace("**", "")
        """Up to 48 characters of the same line before the digits, bold marks left out."""
        found = _NUMBER.match(text, start)
        self.number_end = found.end() if found else start
        """Behind the digits with their dots and commas, or the fraction that is one character."""
        self.amount = amount_at(text, start)
        """The digits read as a number."""
        self.lead = lead
        """The phrase right before the digits, but for marks."""
        self.lead_text = lead_text
        """It as printed, behind the mark or the space before it."""
        self.before = before
        """The phrase before that phrase; of a mark or a word that nothing knows only the words and the class."""
        self.beside_figure = beside_figure
        """A comma, "và" or a bracket stands there, right behind a figure: "nghị quyết 12, quyết định 100"."""
        self.colon = colon
        """A colon stands between the phrase before and the digits."""
        self.modifies = modifies
        """A figure stands before these digits without a mark between them."""
        self.last = last
        """Why the digits right before these (but for "và", a comma, a dash) are no figure; "" else."""

    @property
    def value(self) -> Decimal:
        """Their value."""
        return self.amount.value

    @property
    def clause(self) -> str:
        """What stands before the digits, as far back as the last mark that parts clauses."""
        return _PARTS.split(self.left)[-1]

    def noun(self, end: int) -> Entry | None:
        """The noun that stands right behind a place; None for any other word."""
        found = entry_at(self.text, end)
        return found[0] if found and found[0].word_class == "noun" else None

    def names_thing(self, end: int) -> bool:
        """What may be a noun that no list has stands right behind a place: "20 phao", "02 CSGT"; no name."""
        word = _WORD_BEHIND.match(self.text, end)
        if word is None or not (word[1].islower() or (word[1].isupper() and len(word[1]) > 1)):
            return False
        found = entry_at(self.text, end)
        return found is None or found[0].word_class == "compound"

    def is_counted(self, end: int) -> bool:
        """Something is counted or measured right behind a place."""
        return is_counted(self.text, end)

    def counts_again(self, end: int) -> bool:
        """A number before counts what is here called short: "126 biển báo, trong đó quốc lộ 71 biển" is of no road."""
        word = _WORD_BEHIND.match(self.text, end)
        if not word:
            return False
        before = re.compile(rf"\d(?:\*\*)?(?=\s+{word[1]}(?![^\W\d_]))")
        return any(self.is_counted(n.end()) for n in before.finditer(self.text, max(0, self.start - FAR), self.start))

    def follows(self, reason: str) -> bool:
        """Whether the phrase before the digits makes them no figure, for a reason."""
        return bool(self.lead) and self.lead.lead.startswith(reason + " ")  # type: ignore[union-attr]

    def plans(self) -> bool:
        """What is said before is a plan: "phấn đấu từ 95% trở lên"."""
        return any(word in self.left.lower() for word in _AIMS)

    def names_day(self) -> bool:
        """A day is celebrated: "kỷ niệm Ngày Quốc tế Lao động 1/5", "Quốc khánh 2/9".

        Such a name ends in a small letter; that of a place or a person has capitals only: "Trà Cú 5/12".
        """
        if _CELEBRATED.search(self.clause):
            return True
        words = self.left.split()
        named = len(words) > 1 and words[-2][:1].isupper() and not self.lead and words[-1][-1:].isalpha()
        return named and (words[-1][:1].islower() or words[-2:] == ["Việt", "Nam"])


def is_counted(text: str, end: int) -> bool:
    """A noun that numbers count, a scale or a percent sign stands behind: no stretch of time ("ngày 5 tháng 6")."""
    found = entry_at(text, end)
    noun = found[0] if found and found[0].word_class == "noun" and found[0].kind else None
    named = noun is not None and noun.sort == "place" and _NAME_BEHIND.match(text, found[2])  # type: ignore[index]
    return bool(noun and noun.words not in _TIMES and not named) or bool(_MEASURED.match(text, end))
