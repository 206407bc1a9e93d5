"""What is not stated: rows for omissions only."""

from __future__ import annotations

from baocao_parser import compare

from .reports import report


def test_what_an_office_states_under_two_names_is_missing_nowhere() -> None:
    twice = "Hiện có {n} hộ dùng nước sạch. Số gia đình đang dùng nước hợp vệ sinh hiện có {n} hộ."
    reports = [
        report("Trà Vinh", f"tháng {month}/2020", twice.format(n=number))
        for month, number in ((4, "188.420"), (5, "188.900"))
    ]
    reports += [
        report("Bến Tre", f"tháng {month}/2020", f"Hiện có {number} hộ dùng nước sạch.")
        for month, number in ((4, "142.350"), (5, "142.610"))
    ]
    assert {gap.status for gap in compare(reports).gaps} == set()


def test_what_one_report_leaves_out_is_missing() -> None:
    reports = [
        report("Trà Vinh", "tháng 4/2020", "Hiện có 188.420 hộ dùng nước sạch.", "Cấp 12 giấy phép xây dựng."),
        report("Trà Vinh", "tháng 5/2020", "Cấp 15 giấy phép xây dựng."),
    ]
    (gap,) = compare(reports).gaps
    assert (gap.status, gap.stretch.key) == ("missing", "2020-05")


def test_what_a_report_says_twice_in_the_same_words_is_missing_nowhere() -> None:
    values = ((3212, 3212), (3230, 3320), (3254, 3254), (3274, 3247))  # two of four are misprinted
    said = ("I.1. Số người mắc bệnh thổ cẩm hiện có: {} người.", "Đến nay có {} người mắc bệnh thổ cẩm.")
    twice = [report("Trà Vinh", f"tháng {at}/2020", *(s.format(v) for s, v in zip(said, two, strict=True)))
             for at, two in enumerate(values, start=3)]  # fmt: skip
    once = [report("Bến Tre", f"tháng {at}/2020", said[0].format(at * 100)) for at in range(3, 7)]
    assert list(compare([*twice, *once]).gaps) == []
