from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from viparse.normalize.encodings import CHARMAPS
from viparse.normalize.tables import convert

from baocao_parser.text.legacy import (
    Encoding,
    LegacyFont,
    by_table,
    convert_lines,
    encoding_of_font,
    recognise,
    to_unicode,
)

CASES = Path(__file__).parents[1] / "cases" / "text"


def _lines(name: str) -> list[str]:
    return [line for line in (CASES / name).read_text("utf-8").splitlines() if line and line[0] != "#"]


VIETNAMESE, FOREIGN = _lines("vietnamese.txt"), _lines("foreign.txt")


def _by_table(encoding: str) -> Callable[[str], str]:
    """The way back: the library's own table read from right to left."""
    back = {letter: source for source, letter in CHARMAPS[encoding].pairs}
    if encoding == "vni":
        back |= {"ẳ": "aú", "Ẳ": "AÚ"}
    if encoding == "tcvn3":  # capitals with tones are drawn by the font from the small letters
        back = {letter.upper(): source for letter, source in back.items()} | back
    return lambda text: "".join(back.get(letter, letter) for letter in text)


def _windows_1258(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    for mark, on in (("\u0302", "aeoAEO"), ("\u0306", "aA"), ("\u031b", "ouOU")):
        for base in on:
            letters = letters.replace(base + "\u0323" + mark, base + mark + "\u0323")
            letters = letters.replace(base + mark, unicodedata.normalize("NFC", base + mark))
    return letters.encode("cp1258").decode("latin-1")


TO_LEGACY: dict[Encoding, Callable[[str], str]] = {
    "tcvn3": _by_table("tcvn3"),
    "vni": _by_table("vni"),
    "vps": _by_table("vps"),
    "viscii": _by_table("viscii"),
    "cp1258": _windows_1258,
    "utf-8": lambda text: text.encode().decode("latin-1"),
}
encodings = pytest.mark.parametrize("encoding", list(TO_LEGACY))


@encodings
@pytest.mark.parametrize("text", VIETNAMESE)
def test_every_encoding_is_recognised_and_read_back(text: str, encoding: Encoding) -> None:
    legacy = TO_LEGACY[encoding](text)
    assert recognise(legacy) == encoding
    assert to_unicode(legacy, encoding) == text


@encodings
def test_short_lines_follow_the_rest_of_the_file(encoding: Encoding) -> None:
    text = "\n".join([*VIETNAMESE, "Số: 12/BC-UBND", "- Lưu: VT.", "1. Hộ nghèo", "- Cục TT&TTĐT;", "(Đã ký)"])
    assert convert_lines(TO_LEGACY[encoding](text)) == text


@encodings
def test_unicode_lines_between_legacy_lines_stay(encoding: Encoding) -> None:
    unicode_lines = ["BÁO CÁO", "Công an", "Thông báo về cách làm mới", "Giám sát các xã Hòa Bình", "- Lưu: VT."]
    legacy = TO_LEGACY[encoding](VIETNAMESE[2])
    assert convert_lines("\n".join([*unicode_lines, legacy])).split("\n") == [*unicode_lines, VIETNAMESE[2]]


def test_two_encodings_in_one_file_are_told_apart() -> None:
    lines = [TO_LEGACY["tcvn3"](VIETNAMESE[2]), TO_LEGACY["tcvn3"](VIETNAMESE[3]), TO_LEGACY["vni"](VIETNAMESE[4])]
    assert convert_lines("\n".join(lines)).split("\n") == VIETNAMESE[2:5]


@pytest.mark.parametrize("text", VIETNAMESE + FOREIGN)
def test_unicode_and_foreign_text_stays(text: str) -> None:
    assert recognise(text) is None
    assert convert_lines(text) == text


def test_no_few_words_of_a_foreign_text_are_converted() -> None:
    for text in FOREIGN:
        words = text.split()
        for start in range(len(words)):
            for end in (start + 2, start + 4, start + 7):
                assert recognise(" ".join(words[start:end])) is None


@pytest.mark.parametrize("text", ["", "Sè", "- Löu: VT.", "é", "® © µ", "5 µm ±3% §4"])
def test_little_evidence_is_none(text: str) -> None:
    assert recognise(text) is None


@given(st.text(st.characters(max_codepoint=0xFF)))
def test_any_latin_text_is_judged_without_error(text: str) -> None:
    encoding = recognise(text)
    if encoding:
        to_unicode(text, encoding)
    assert convert_lines(text).count("\n") >= text.count("\n")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Céng hßa x· héi", "Cộng hòa xã hội"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("UBND tØnh TRµ VINH", "UBND tỉnh TRÀ VINH"),
        ("TP.Hå ChÝ Minh", "TP.Hồ Chí Minh"),
        ("- Së KH&§T;", "- Sở KH&ĐT;"),
        ("- Së TT&TT;", "- Sở TT&TT;"),
    ],
)
def test_capitals_of_a_tcvn3_capital_font_are_seen(written: str, meant: str) -> None:
    assert to_unicode(written, "tcvn3") == meant


def test_capital_font_makes_all_letters_capitals() -> None:
    assert to_unicode("céng hßa", "tcvn3", capitals=True) == "CỘNG HÒA"


def test_characters_read_as_windows_1252_are_taken_back() -> None:
    assert to_unicode("ViŒt Nam", "vps") == "Việt Nam"
    assert to_unicode("Cá»™ng hÃ²a xÃ£ há»™i", "utf-8") == "Cộng hòa xã hội"


@pytest.mark.parametrize(
    ("font", "meant"),
    [
        (".VnTime", LegacyFont("tcvn3", capitals=False)),
        (".VnTimeH", LegacyFont("tcvn3", capitals=True)),
        (".vntime", LegacyFont("tcvn3", capitals=False)),
        ("ABCDEF+.VnArialH,Bold", LegacyFont("tcvn3", capitals=True)),
        (".VnArial NarrowH", LegacyFont("tcvn3", capitals=True)),
        (".VnHelvetIns", LegacyFont("tcvn3", capitals=False)),
        ("VNI-Helve-Condense", LegacyFont("vni", capitals=False)),
        ("XYZABC+VNI-Times", LegacyFont("vni", capitals=False)),
        ("VPS Times", LegacyFont("vps", capitals=False)),
        ("Times New Roman", None),
        ("Vneshtorg", None),
        ("", None),
    ],
)
def test_font_names_announce_encodings(font: str, meant: LegacyFont | None) -> None:
    assert encoding_of_font(font) == meant


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "vps", "viscii"])
@given(text=st.text(st.characters(max_codepoint=255) | st.sampled_from("aeoAEO\u2212\u2219"), max_size=30))
def test_letters_are_those_of_the_table(encoding: Encoding, text: str) -> None:
    assert unicodedata.normalize("NFC", by_table(encoding)(text)) == convert(text, CHARMAPS[encoding])


def test_a_line_whose_encoding_ends_behind_what_was_judged_is_converted_as_far_as_it_goes() -> None:
    line = "Báo cáo công tác tháng năm, Độc lập – Tự do – Hạnh phúc. " * 100
    once_more = line.encode().decode("latin-1")
    assert convert_lines(once_more + "\xa6") == line + "\ufffd"
    assert convert_lines(once_more + "中") == once_more + "中"
