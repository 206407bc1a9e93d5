"""How a report counts its parts: I., 1., 1.1., a), Phần thứ nhất, or headings without any number."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

Counting = Literal["upperRoman", "upperLetter", "decimal", "lowerLetter", "ordinalText", "none"]
LETTERS = "abcdđeghiklmnopqrstuvxy"
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu")


class Level(NamedTuple):
    """One level of a numbered list, its label written as Word writes it: "%2.%3." is the 2nd and 3rd counter."""

    counting: Counting
    pattern: str


OUTLINE = (Level("upperRoman", "%1."), Level("decimal", "%2."), Level("decimal", "%2.%3."))
ITEM = Level("decimal", "%1.")


def level(text: str) -> Level:
    """A level as the style of a province writes it.

    >>> level("upperRoman %1."), level("none")
    (Level(counting='upperRoman', pattern='%1.'), Level(counting='none', pattern=''))
    """
    counting, _, pattern = text.partition(" ")
    if counting not in get_args(Counting):
        raise ValueError(f"unknown way of counting: {text!r}")
    return Level(counting, pattern)  # type: ignore[arg-type]  # mypy does not narrow by get_args


@dataclass
class Numbering:
    """Counts headings and items the way the printed report will."""

    outline: tuple[Level, ...] = OUTLINE
    item_level: Level = ITEM
    counters: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """Path of each open section."""
    items: int = 0
    lists: int = 0

    def heading(self, depth: int, title: str) -> str:
        """Label of the next heading of a level, "" where the level has no numbers."""
        counters = self.counters + [0] * (len(self.outline) - len(self.counters))
        counters[depth] += 1
        self.counters = counters[: depth + 1]
        self.items = 0
        numbers = [count(n, self.outline[i].counting) for i, n in enumerate(self.counters)]
        counting, pattern = self.outline[depth]
        label = re.sub(r"%(\d)", lambda match: numbers[int(match[1]) - 1], pattern)
        name = {"none": f"~{slug(title)}", "ordinalText": label}.get(counting, numbers[depth])
        self.names = [*self.names[:depth], name]
        return label

    def item(self) -> str:
        """Label of the next numbered paragraph; the first one below a heading opens a list."""
        self.items += 1
        self.lists += self.items == 1
        return self.item_level.pattern.replace("%1", count(self.items, self.item_level.counting))

    @property
    def path(self) -> str:
        """Section that is open now."""
        return ".".join(self.names + [count(self.items, self.item_level.counting)] * bool(self.items))


def count(number: int, counting: Counting) -> str:
    """A counter in figures, letters, words or Roman capitals (up to 39).

    >>> count(14, "upperRoman"), count(5, "lowerLetter"), count(2, "ordinalText")
    ('XIV', 'đ', 'hai')
    """
    if counting == "upperRoman":
        tens, ones = divmod(number, 10)
        return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    if counting in ("upperLetter", "lowerLetter"):
        letter = LETTERS[number - 1]
        return letter.upper() if counting == "upperLetter" else letter
    return ORDINALS[number - 1] if counting == "ordinalText" else str(number)


def slug(title: str) -> str:
    """The first six words of a title in plain letters, as a path names a section without a number.

    >>> slug("KẾT QUẢ, ĐÁNH GIÁ")
    'ket-qua-danh-gia'
    """
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))[:6])
