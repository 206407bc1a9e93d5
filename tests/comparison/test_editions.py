"""Reports of one office and period: all are kept, the last is compared, what differs is listed."""

from __future__ import annotations

import itertools

import pytest

import baocao_parser as bc
from tests.comparison.reports import issued

DRAFT = issued("tháng 5/2020", "Cấp mới 08 chứng thư số.", "Thu hồi 03 chứng thư số.", name="du-thao.txt")
SIGNED = issued("tháng 5/2020", "Cấp mới 09 chứng thư số.", number="45", signer="Nguyễn Văn A", name="ky.txt")
CORRECTED = issued("tháng 5/2020", "Cấp mới 10 chứng thư số.", number="47", signer="Nguyễn Văn A", name="sua.txt")


@pytest.mark.parametrize("order", list(itertools.permutations([DRAFT, SIGNED, CORRECTED])))
def test_the_last_by_number_is_compared_whatever_the_order(order: tuple[bc.Report, ...]) -> None:
    c = bc.compare(order)
    assert [int(o.value) for o in c.observations if o.compares] == [10]
    reasons = {o.reason for o in c.observations if not o.compares}
    assert reasons == {"sua.txt of the same office and period took its place"}


def test_what_differs_is_counted_in_an_issue_and_listed() -> None:
    c = bc.compare([SIGNED, DRAFT])
    (issue,) = c.issues
    assert (issue.code, issue.report) == ("several-reports", "ky.txt")
    assert issue.message == (
        "2 reports of Trà Vinh for 2020-05: du-thao.txt, ky.txt; ky.txt is compared; 1 figures differ, "
        "1 stand in one only"
    )
    twice = c.twice()
    assert list(zip(twice["report"], twice["text"], twice["in_force"], strict=True)) == [
        ("du-thao.txt", "08", False),
        ("ky.txt", "09", True),
        ("du-thao.txt", "03", False),
        ("ky.txt", "", True),
    ]


def test_what_only_the_draft_states_is_missing() -> None:
    june = issued("tháng 6/2020", "Cấp mới 11 chứng thư số.", "Thu hồi 02 chứng thư số.")
    c = bc.compare([DRAFT, SIGNED, june])
    (gap,) = c.gaps
    assert (gap.series.code, gap.stretch.key, gap.status) == ("cert.revoked", "2020-05", "missing")


def test_the_same_file_twice_is_compared_once() -> None:
    c = bc.compare([SIGNED, SIGNED])
    assert [issue.code for issue in c.issues] == ["same-file"]
    assert [o.status for o in c.observations] == ["not comparable", "stated"]


def test_a_report_on_another_topic_takes_no_place() -> None:
    reform = issued("cải cách hành chính, kiểm soát thủ tục tháng 5/2020", "Cấp mới 12 chứng thư số.", number="50")
    c = bc.compare([SIGNED, reform])
    assert c.editions == ()
    assert [(int(o.value), o.status, o.reason[:30]) for o in c.observations] == [
        (9, "stated", ""),
        (12, "not comparable", "ky.txt states it as well, with"),
    ]
