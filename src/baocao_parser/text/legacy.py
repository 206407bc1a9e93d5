"""Text in an encoding of before Unicode, met as the Latin-1 or Windows-1252 characters of its bytes.

The text itself decides, line by line: the conversion that turns the most words into Vietnamese syllables is the
right one, and none is when the words were syllables before or stay foreign after. Tables: viparse (MIT).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from .syllables import is_syllable

Encoding = Literal["tcvn3", "vni", "vps", "viscii", "cp1258", "utf-8"]

_ENCODINGS: tuple[Encoding, ...] = ("utf-8", "tcvn3", "vni", "viscii", "vps", "cp1258")
_MIN_WORDS = 2
"""Different words that a conversion must mend: one proves nothing."""
_SAMPLE = 5_000
"""Characters that are looked at."""

# Letters that Unicode Vietnamese has and Latin-1 lacks: a line with one of them is Unicode already.
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036fẠ-ỹ]")
# What Latin-1 has and Vietnamese does not use; NBSP, «, », °, ·, ², ½, × … occur in any text. A hint, no proof.
_HINT = re.compile(
    """
    [\x80-\x9f¡-ª¬-¯µ¶¸¹ºÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿŒœŠšŽžŸƒˆ˜€†‡‰]
    | [\xc2-\xe1][\x80-\xbf]                                         # two bytes of UTF-8
    | [AEae][ÀÁÂÃÈÉÊÌÒÙàáâãèéêìòù] | [OYoy][ÌÒÙìòù]                  # VNI, cp1258: the tone behind its vowel
    """,
    re.VERBOSE,
)
_WORD = re.compile("[^\x00-@\\[-`{-~\xa0‘-”–—•…]+")  # all but ASCII signs and the punctuation of word processors
_TO_LATIN1 = {ord(bytes([b]).decode("cp1252")): b for b in range(0x80, 0xA0) if b not in b"\x81\x8d\x8f\x90\x9d"}
_CAPITAL_WORD = re.compile("(?<![a-z])[^\x00-@\\[-\x7f]*[A-Z][^\x00-@\\[-\x7f]*[A-Z][^\x00-@\\[-\x7f]*(?![a-z])")
_FONT = re.compile(r"(?:[A-Z]{6}\+)?(?:(?P<tcvn3>\.vn)|(?P<vni>vni)|(?P<vps>vps))(?P<name>.*)", re.IGNORECASE)


class LegacyFont(NamedTuple):
    """What a font's name says of the text set in it."""

    encoding: Encoding
    capitals: bool
    """The font draws small letters as capitals (.VnTimeH)."""


def encoding_of_font(font_name: str) -> LegacyFont | None:
    """Encoding that a font name announces, None for a Unicode font. A hint: let `recognise` confirm it.

    >>> encoding_of_font("ABCDEF+.VnTimeH-Bold")
    LegacyFont(encoding='tcvn3', capitals=True)
    >>> encoding_of_font("VNI-Times"), encoding_of_font("Times New Roman")
    (LegacyFont(encoding='vni', capitals=False), None)
    """
    found = _FONT.match(font_name)
    if not found:
        return None
    encoding: Encoding = "tcvn3" if found["tcvn3"] else "vni" if found["vni"] else "vps"
    return LegacyFont(encoding, encoding == "tcvn3" and re.search(r"H(?![A-Za-z])", found["name"]) is not None)


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Text of a known encoding in Unicode, NFC; `capitals` for a font that draws small letters as capitals.

    Raises UnicodeError where the text cannot be of that encoding ("cp1258" and "utf-8" only).

    >>> to_unicode("Céng hßa x· héi chñ nghÜa ViÖt Nam", "tcvn3")
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    >>> to_unicode("TØNH TRµ VINH", "tcvn3"), to_unicode("Nguyeãn Vaên Ñöùc", "vni")
    ('TỈNH TRÀ VINH', 'Nguyễn Văn Đức')
    """
    converted = unicodedata.normalize("NFC", _converter(encoding)(text))
    if encoding == "tcvn3" and not capitals:
        return _raise_capitals(text, converted)
    return converted.upper() if capitals else converted


_HYPHENED = re.compile(r"[^\s\d(),.;:/\"'“”]*-[^\s\d(),.;:/\"'“”]*")


def with_horns(text: str) -> str:
    """TCVN3 text of a PDF with its letters ư again: their byte is the soft hyphen, which pdfium gives as a hyphen.

    A hyphen becomes ư where its word is a Vietnamese syllable by that.

    >>> to_unicode(with_horns("®-îc ®Çu t- cho n-íc s¹ch - 15-20 x·"), "tcvn3")
    'được đầu tư cho nước sạch - 15-20 xã'
    """

    def horned(found: re.Match[str]) -> str:
        word = found[0].replace("-", "\xad")
        return word if len(word) > 1 and is_syllable(to_unicode(word, "tcvn3")) else found[0]

    return _HYPHENED.sub(horned, text)


def recognise(text: str) -> Encoding | None:
    """Legacy encoding underneath a text, None for Unicode, for other languages and for too little evidence.

    >>> recognise("§éc lËp - Tù do - H¹nh phóc"), recognise("Ñoäc laäp - Töï do - Haïnh phuùc")
    ('tcvn3', 'vni')
    >>> recognise("Độc lập - Tự do"), recognise("Où est l'hôtel, près de la forêt ?"), recognise("Sè: 12")
    (None, None, None)
    """
    sample = text[:_SAMPLE]
    if _UNICODE_ONLY.search(sample) or not _HINT.search(sample):
        return None
    scores = sorted(((_syllables(sample, encoding), encoding) for encoding in _ENCODINGS), reverse=True)
    (most, best), (second, _) = scores[:2]
    if most == second or most < _syllables(sample) + _MIN_WORDS:
        return None
    return best


def convert_lines(text: str) -> str:
    """Text whose legacy lines are in Unicode; lines that are Unicode already, or foreign, stay as they are.

    Each line is judged by its own letters; one too short for that follows the text's other legacy lines.

    >>> convert_lines("Sè: 12\\n§éc lËp - Tù do - H¹nh phóc")
    'Số: 12\\nĐộc lập - Tự do - Hạnh phúc'
    >>> convert_lines("Thông báo của Müller")
    'Thông báo của Müller'
    """
    if not _HINT.search(text):
        return text
    lines = text.split("\n")
    found = zip(lines, encodings_of(lines), strict=True)
    return "\n".join(_converted(line, encoding) if encoding else line for line, encoding in found)


def _converted(line: str, encoding: Encoding) -> str:
    """A line in Unicode; only its beginning was judged, and what is not of the encoding behind that is "\ufffd"."""
    try:
        return to_unicode(line, encoding)
    except UnicodeDecodeError as error:
        return unicodedata.normalize("NFC", error.object.decode(encoding, "replace"))
    except UnicodeError:
        return line


def is_unicode(text: str) -> bool:
    """Some letter of a text exists in Unicode only.

    >>> is_unicode("Số"), is_unicode("Sè"), is_unicode("12")
    (True, False, False)
    """
    return _UNICODE_ONLY.search(text) is not None


def encodings_of(lines: Sequence[str], announced: Encoding | None = None) -> list[Encoding | None]:
    """Legacy encoding underneath each line of a text, None for lines that are Unicode already, foreign or ASCII.

    A line too short to be judged follows the other legacy lines; where they say nothing, the encoding that their font
    announces, if it mends a word. Once lines are Unicode, each other one must have a word that wants mending; in a
    font that announces an encoding, only once a fifth of the lines are.

    >>> encodings_of(["Sè: 12", "§éc lËp - Tù do - H¹nh phóc", "12"])
    ['tcvn3', 'tcvn3', None]
    >>> encodings_of(["Céng hßa"]), encodings_of(["Céng hßa"], "tcvn3"), encodings_of(["Công tác"], "tcvn3")
    ([None], ['tcvn3'], [None])
    """
    doubtful = ["" if line.isascii() or is_unicode(line) else line for line in lines]
    common = recognise("\n".join(filter(None, doubtful)))
    sound, legacy = sum(map(is_unicode, lines)), sum(map(bool, doubtful))
    least = int(common is None or sound > (legacy // 4 if announced else 0))
    return [_encoding_of_line(line, common or announced, least) if line else None for line in doubtful]


def _encoding_of_line(line: str, common: Encoding | None, least: int) -> Encoding | None:
    """`least`: words that the common encoding must mend; none where all of the text is in it."""
    if common and _syllables(line, common) >= max(1, _syllables(line) + least):
        return common
    return recognise(line)


def _syllables(text: str, encoding: Encoding | None = None) -> int:
    """How many different words with marks are Vietnamese syllables; 0 where too many are neither that nor CAPS."""
    if encoding:
        try:
            text = to_unicode(text, encoding)
        except UnicodeError:
            return 0
    words = {word for word in _WORD.findall(text) if len(word) > 1 and not word.isascii()}
    sound = {word for word in words if is_syllable(word) and (word.islower() or word.istitle() or word.isupper())}
    foreign = sum(not word.isupper() for word in words - sound)
    return len(sound) if not encoding or len(sound) >= 3 * foreign else 0


@cache
def _converter(encoding: Encoding) -> Callable[[str], str]:
    if encoding in ("cp1258", "utf-8"):
        return lambda text: text.translate(_TO_LATIN1).encode("latin-1").decode(encoding)
    convert = by_table(encoding)
    if encoding == "vni":  # the table lacks the one vowel that its source documents never used
        return lambda text: convert(text.replace("aú", "ẳ").replace("AÚ", "Ẳ"))
    if encoding == "tcvn3":
        return convert
    return lambda text: convert(text.translate(_TO_LATIN1))


def by_table(encoding: Encoding) -> Callable[[str], str]:
    """Conversion by a table of viparse, whose own loop over the characters takes ten times as long."""
    from viparse.normalize.encodings import CHARMAPS
    from viparse.normalize.tables import convert

    table = CHARMAPS[encoding]
    letters = dict(table.pairs)
    if all(len(legacy) == 1 for legacy in letters):
        singles = str.maketrans(letters)
        plain: Callable[[str], str] = lambda text: text.translate(singles)  # noqa: E731
    else:
        longest_first = sorted(letters, key=len, reverse=True)
        sequence = re.compile("|".join(map(re.escape, longest_first)))
        plain = lambda text: sequence.sub(lambda found: letters[found[0]], text)  # noqa: E731
    return lambda text: convert(text, table) if _OF_PDFS.search(text) else plain(text)


_OF_PDFS = re.compile("[\u2212\u2219]")
"""What PDFs show for two letters of legacy fonts, which viparse tells from the signs by what stands beside them."""


def _raise_capitals(text: str, converted: str) -> str:
    """TCVN3 has no capitals with tones: "CéNG HßA" was set in a font of capitals, and means CỘNG HÒA."""
    if len(text) != len(converted):
        return converted
    drawn = [m for m in _CAPITAL_WORD.finditer(text) if not converted[m.start() : m.end()].isupper()]
    if drawn and not re.search("[a-z]", text):  # a whole line of capitals: its short words ("vµ") are, too
        return converted.upper()
    parts, last = list[str](), 0
    for word in drawn:
        start, end = word.span()
        parts += converted[last:start], converted[start:end].upper()
        last = end
    return "".join([*parts, converted[last:]])
