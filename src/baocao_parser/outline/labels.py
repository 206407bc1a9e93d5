"""Printed labels: "I.", "6.1.", "a)", "(2)", "Phần thứ nhất" → the readings each of them allows.

A label alone does not tell what it is: "I." is the first Roman or the ninth letter, "i)" likewise. `read_labels`
returns every reading; the sequence over the whole document decides (see `tree`).
"""

from __future__ import annotations

import re

import msgspec
import regex

RANKS = {
    "part": 0,
    "chapter": 1,
    "upper": 2,
    "roman": 3,
    "arabic": 4,
    "decimal": 5,
    "letter": 6,
    "small_roman": 7,
}
"""Family of labels → usual depth, outermost first (DOMAIN 1.6: Phần, A., I., 1., 1.1., a), i))."""

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Letters that Vietnamese lists count with: no f, j, w, z, and đ after d."""

ORDINAL_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


class LabelReading(msgspec.Struct, frozen=True, gc=False):
    """One way to read a printed label."""

    family: str
    """Key of RANKS."""
    numbers: tuple[int, ...]
    """(6, 1) for "6.1.": the last is the ordinal, those before it the prefix."""
    mark: str
    """What surrounds the number: ".", ")", "()", "/", "-", ":" or ""."""
    label: str
    """As printed: "6.1."."""
    end: int
    """Offset behind the label and the space after it."""


def counts_items(family: str, mark: str) -> bool:
    """Whether labels of this sort count the items of a list rather than headings: "a)", "1)", "(1)", but not "1."."""
    return family in ("letter", "small_roman") or (family == "arabic" and mark in (")", "()"))


def rank_of(family: str, mark: str) -> int:
    """Usual depth of a sort of label; "(1)" and "1)" hang below letters as well as beside them."""
    return RANKS["letter"] if counts_items(family, mark) else RANKS[family]


_LABEL = regex.compile(
    r"""
    (?:
      (?P<part_word> (?-i: PHẦN | Phần | CHƯƠNG | Chương | MỤC | Mục ) ) \s+  # Phần thứ nhất, PHẦN II
      (?: thứ \s+ (?P<word> \p{L}+ ) | (?P<part_roman> [IVXL]+ )
        | (?P<part_number> \d{1,2} ) | (?P<part_letter> [A-E] ) )
      \b \s* (?P<part_mark> [.:)/–-]* )
    | \( (?P<inner> \d{1,2} | \p{Ll} | [ivx]{1,4} ) (?P<closing> \) )     # (1) (a) (iv)
    | (?P<decimal> \d{1,2} (?: \. \d{1,2} ){1,4} ) (?P<decimal_mark> [.)/]? [-–]? ) (?= \s | (?-i: \p{Lu} ) | $ )
    | (?P<mixed> (?-i: [IVXL]{1,5} | [A-HĐ] ) (?: \. \d{1,2} ){1,3} ) (?P<mixed_mark> [.)/]? [-–]? )  # I.1 A.2.1.
        (?= \s | (?-i: \p{Lu} ) | $ )
    | (?P<mixed> (?-i: [a-eđ] ) \.? \d{1,2} ) (?P<mixed_mark> \) | \. (?! \d ) )           # a1) a.1.
    | (?P<number> \d{1,3} ) (?P<number_mark> \. (?! \d ) [-–/]? | \) | / (?! \d ) | [-–] (?= \s )
        | \s [-–] (?= \s (?-i: \p{Lu} ) ) )
    | (?P<upper> (?-i: [IVXL]{1,6} | [A-ZĐ] ) )
      (?P<upper_mark> [.)] [-–/]? | / (?! (?-i: \p{Ll} ) ) | \s? [-–] (?= \s ) )                # not V/v, Đ/c
    | (?P<bare> (?-i: I{1,3} | I?V | I?X | VI{2,3} ) )
      (?= \s+ (?-i: [^\n\p{Ll}]* \p{Lu}{2} [^\n\p{Ll}]* (?: \n | $ ) ) )
    | (?P<lower> (?-i: [ivx]{2,5} | \p{Ll} ) ) (?P<lower_mark> [.)/] /? ) (?! \p{L}+ \. )
    )
    \s*
    """,
    regex.X | regex.I,
)

_MARKED = re.compile(r"\(?\w{1,6}\s?[.)/–-]|(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s|[IVX]{1,4}\s")
"""Holds wherever _LABEL does, at a fifth of its price."""

_SIGNS = regex.compile(r"\d+|\p{L}+")

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def signs_of(label: str) -> list[str]:
    """The numbers and letters of a printed label.

    >>> signs_of("I.2.1."), signs_of("(a)"), signs_of("-")
    (['I', '2', '1'], ['a'], [])
    """
    return _SIGNS.findall(label)


def roman(text: str) -> int | None:
    """Value of a Roman numeral up to 89, None where the letters are not one in its regular form.

    >>> roman("XIV"), roman("IIX")
    (14, None)
    """
    values = [_ROMAN.get(letter, 0) for letter in text.lower()]
    total = sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
    return total if total > 0 and 0 not in values and _to_roman(total) == text.lower() else None


def _to_roman(value: int) -> str:
    written = ""
    for amount, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        written += letters * (value // amount)
        value %= amount
    return written


def read_labels(text: str) -> tuple[LabelReading, ...]:
    """Readings of the label that a line begins with, () where it begins with none.

    >>> [(r.family, r.numbers) for r in read_labels("I. KẾT QUẢ")]
    [('roman', (1,)), ('upper', (9,))]
    >>> [(r.family, r.numbers, r.label) for r in read_labels("6.1 Xuất bản")]
    [('decimal', (6, 1), '6.1')]
    >>> [(r.family, r.label) for r in read_labels("II ĐÁNH GIÁ CHUNG")], read_labels("VI PHẠM HÀNH CHÍNH")
    ([('roman', 'II')], ())
    >>> [(r.family, r.numbers, r.label) for r in read_labels("II.1. Thu ngân sách")]
    [('decimal', (2, 1), 'II.1.')]
    >>> read_labels("2.318 hồ sơ")
    ()
    """
    found = _LABEL.match(text) if _MARKED.match(text) else None
    if not found:
        return ()
    label, end = found[0].strip(), found.end()

    def reading(family: str, numbers: tuple[int, ...], mark: str) -> LabelReading:
        return LabelReading(family, numbers, mark.strip().rstrip("-–/") or mark.strip(), label, end)

    kind = found.lastgroup or ""  # `regex` takes its time over every name of a group that it is asked for
    if kind == "part_mark":
        number = _part_number(found)
        family = "part" if found["part_word"].lower() == "phần" else "chapter"
        return (reading(family, (number,), ":"),) if number else ()
    if kind == "decimal_mark":
        numbers = tuple(map(int, found["decimal"].split(".")))
        return (reading("decimal", numbers, "."),) if 0 not in numbers else ()
    if kind == "mixed_mark":
        first, *rest = _SIGNS.findall(found["mixed"])
        return tuple(
            reading("decimal", (n, *map(int, rest)), ".") for _, n in _letter_readings(first) if "0" not in rest
        )
    if kind == "bare":  # its dot was forgotten, or lost; not VI and XI, which are syllables ("VI PHẠM", "XI MĂNG")
        return (reading("roman", (roman(found["bare"]) or 0,), ""),)
    sign, mark = (found["inner"], "()") if kind == "closing" else (found[kind.removesuffix("_mark")], found[kind])
    if sign.isdigit():
        return (reading("arabic", (int(sign),), mark),) if int(sign) else ()
    return tuple(reading(f, (n,), mark) for f, n in _letter_readings(sign))


def _part_number(found: regex.Match[str]) -> int | None:
    if found["word"]:
        word = found["word"].lower()
        return ORDINAL_WORDS.index(word) + 1 if word in ORDINAL_WORDS else None
    if found["part_roman"]:
        return roman(found["part_roman"])
    return int(found["part_number"]) if found["part_number"] else ord(found["part_letter"].upper()) - ord("A") + 1


def _letter_readings(letters: str) -> list[tuple[str, int]]:
    """Roman first: in these reports it is by far the likelier of the two."""
    small = letters.islower()
    readings = []
    value = roman(letters)
    if value:
        readings.append(("small_roman" if small else "roman", value))
    if len(letters) == 1 and letters.lower() in ALPHABET:
        readings.append(("letter" if small else "upper", ALPHABET.index(letters.lower()) + 1))
    return readings
