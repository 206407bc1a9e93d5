from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.text.damage import damage
from baocao_parser.text.unicode import Repaired, is_clean, repair

WORDS = "Sở Thông tin và Truyền thông tỉnh Trà Vinh đã cấp 1.024 chứng thư số, đạt 98,5% kế hoạch năm 2020; ướt ấm ẳ"
TROUBLE = (
    "aeoăâêôơưđĐðÐƣ \u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0340"
    "\u00a0\u00ad\u200b\u200d\ufeff\uf0b7ﬁ\r\n\t\x85\x93２½²…–"
)
texts = st.text(st.one_of(st.sampled_from(TROUBLE), st.characters()), max_size=40)


def test_clean_text_comes_back_unmoved() -> None:
    assert repair(WORDS) == Repaired(WORDS, None)


@given(st.text(st.characters(max_codepoint=0x2100) | st.sampled_from(WORDS)))
def test_what_is_clean_needs_no_repair(text: str) -> None:
    assert not is_clean(text) or repair(text) == Repaired(text, None)
    assert is_clean("".join(char for char in text if is_clean(char)))


@pytest.mark.parametrize("form", ["NFD", "NFKD"])
def test_decomposed_letters_are_composed(form: str) -> None:
    assert repair(unicodedata.normalize(form, WORDS)).text == WORDS  # type: ignore[arg-type]


def test_letters_precomposed_but_for_the_tone_are_composed() -> None:
    assert repair("tô\u0309 hơ\u0323p, ê\u0301").text == "tổ hợp, ế"


def test_tone_typed_before_the_shape_is_put_in_order() -> None:
    assert repair("o\u0301\u0302 a\u0301\u0306 e\u0323\u0302 ó\u0302 U\u0301\u031b").text == "ố ắ ệ ố Ứ"


def test_marks_that_melt_with_nothing_stay() -> None:
    assert repair("x\u0301 \u0309").text == "x\u0301 \u0309"


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("PHƢƠNG, ngƣời", "PHƯƠNG, người"),
        ("Ðây là HÐND, UBND; 5.000 ðồng; ðang", "Đây là HĐND, UBND; 5.000 đồng; đang"),
        ("Ɖảng", "Đảng"),
        ("Sigurðsson", "Sigurðsson"),
        ("\uf0b7 một\n\uf02d hai\n\uf0fc ba", "• một\n- hai\n• ba"),
        ("5\xa0ha 6\u202fha 7\u2009ha\u3000.", "5 ha 6 ha 7 ha ."),
        ("\ufeffthu\u200b hồi \u200eđất kế\xad hoạch", "thu hồi đất kế hoạch"),
        ("E\u2010mail, 2011\u20112020", "E-mail, 2011-2020"),
        ("giảm \u201214%, đạt 72‚20%, ‚mới‘", "giảm –14%, đạt 72,20%, ‚mới‘"),
        ("ﬁle, ﬂash, ﬀ", "file, flash, ff"),
        ("（１）１２．５００", "(1)12.500"),
        ("a\r\nb\rc\vd\u2028e", "a\nb\nc\nd\ne"),
        ("một\x00\x07\x1f hai\x7f", "một hai"),
        ("\x93kế hoạch\x94 2016\x962020\x85", "“kế hoạch” 2016–2020…"),
    ],
)
def test_faults_of_archives_are_repaired(found: str, meant: str) -> None:
    assert repair(found).text == meant


@pytest.mark.parametrize("kept", ["10² m²", "½", "…", "–", "—", "“ ” ‘ ’ ″", "−5", "№", "①", "5 ₫", "a\tb\nc"])
def test_what_carries_meaning_stays(kept: str) -> None:
    assert repair(kept) == Repaired(kept, None)


def test_offsets_survive_shrinking_and_growing() -> None:
    raw = "hô\u0300\u200b sơ ﬁle 12"
    repaired = repair(raw)
    assert repaired.text == "hồ sơ file 12"
    assert repaired.position_of(raw.index("12")) == repaired.text.index("12")
    assert raw[repaired.origin_of(repaired.text.index("12")) :] == "12"
    assert repaired.position_of(raw.index("\u200b")) == repaired.text.index(" sơ")
    assert repaired.position_of(len(raw)) == len(repaired.text)


@given(texts)
def test_repair_is_nfc_and_idempotent(text: str) -> None:
    repaired = repair(text)
    assert unicodedata.is_normalized("NFC", repaired.text)
    assert repair(repaired.text) == Repaired(repaired.text, None)


@given(texts)
def test_origins_run_over_the_whole_original_in_order(text: str) -> None:
    repaired = repair(text)
    if repaired.origins is None:
        assert len(repaired.text) == len(text)
        return
    assert len(repaired.origins) == len(repaired.text) + 1
    assert repaired.origins[-1] == len(text)
    assert list(repaired.origins) == sorted(repaired.origins)
    for position, origin in enumerate(repaired.origins):
        assert repaired.position_of(origin) <= position
        assert repaired.origins[repaired.position_of(origin)] == origin


@given(texts, texts)
def test_offsets_of_a_word_between_trouble_are_exact(before: str, after: str) -> None:
    raw = f"{before} |văn bản| {after}"
    repaired, start, end = repair(raw), len(before) + 2, len(before) + 9
    assert repaired.text[repaired.position_of(start) : repaired.position_of(end)] == "văn bản"
    assert raw[repaired.origin_of(repaired.position_of(start)) :].startswith("văn bản")


def test_double_conversion_is_reported() -> None:
    issue = damage("VĂN PHỊNG HĐND TỈNH\nThực hiện cơng văn số 12, văn phịng thơng báo kế hoạch.")
    assert issue is not None
    assert (issue.code, issue.start) == ("text-damaged", None)


def test_lost_letters_are_reported() -> None:
    assert damage("mt s điều v th tục hành chnh; ch ỉ đạo ngh ĩa vụ, nh ững kh ó khăn, th ực trạng") is not None


def test_unreadable_characters_are_reported() -> None:
    assert damage("Báo c\ufffdo") is not None


@pytest.mark.parametrize(
    "sound",
    [
        "",
        WORDS,
        "Đường ĐT.915 dài 12 km, rộng 7 m, tải trọng 30 kg/cm, 15 mm; tương ứng; địa phương; mía; cơm; nghĩ",
        "Ông Cơng",
        "The quarterly report was sent by mr. Smith at cmpt ltd",
    ],
)
def test_sound_text_is_not_reported(sound: str) -> None:
    assert damage(sound) is None
