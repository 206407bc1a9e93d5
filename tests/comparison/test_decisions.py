"""What a user decides of names, kept for the next time."""

from __future__ import annotations

from pathlib import Path

import pytest

import baocao_parser as bc
from baocao_parser.comparison.decisions import Decisions
from tests.comparison.reports import report

HERE = report("Trà Vinh", "tháng 5/2020", "Trồng mới 120 nghìn gốc hoa kiểng các loại.")


def rows(c: bc.Comparison) -> list[int]:
    """How many issuers state each series."""
    return sorted(len({o.issuer for o in c.observations if o.series == s}) for s in c.series)


def test_names_that_were_joined_are_one_indicator() -> None:
    apart = bc.compare([report("Trà Vinh", "tháng 5/2020", "Có 12 tổ xung kích an ninh."),
                        report("Bến Tre", "tháng 5/2020", "Có 15 đội dân phòng tự quản.")])  # fmt: skip
    assert rows(apart) == [1, 1]
    names = [o.figure.indicator.label for o in apart.observations]
    joined = apart.join(*names)
    assert rows(joined) == [2]
    assert joined.settings.decisions.joined == (tuple(names),)


def test_names_that_were_put_apart_are_two() -> None:
    reports = [report(place, "tháng 5/2020", "Tổ chức 3 lớp bồi dưỡng quay phim.") for place in ("Trà Vinh", "Bến Tre")]
    c = bc.compare([*reports, report("Cà Mau", "tháng 5/2020", "Tổ chức 3 lớp bồi dưỡng quay phim phóng sự.")])
    assert rows(c) == [3]
    labels = sorted({o.figure.indicator.label for o in c.observations}, key=len)
    assert rows(c.apart(labels[0], labels[1])) == [1, 2]


def test_decisions_are_kept_in_a_file_and_read_from_it(tmp_path: Path) -> None:
    decided = Decisions().join("lượt khách", "khách du lịch").apart("đàn bò", "đàn bò sữa")
    decided.to_toml(tmp_path / "joins.toml")
    assert Decisions.load(tmp_path / "joins.toml") == decided
    assert bc.compare([], joins=tmp_path / "joins.toml").settings.decisions == decided


def test_what_is_decided_last_holds() -> None:
    once = Decisions().join("đàn bò", "đàn bò sữa")
    assert once.apart("Đàn bò sữa", "đàn bò") == Decisions(parted=(("Đàn bò sữa", "đàn bò"),))


def test_a_decision_of_names_that_no_figure_has_is_an_issue() -> None:
    c = bc.compare([HERE], joins=Decisions().join("đàn voi", "đàn hổ"))
    (issue,) = (issue for issue in c.issues if issue.code == "unused-decision")
    assert "'đàn voi', 'đàn hổ'" in issue.message


def test_names_that_cannot_be_one_indicator_are_said_to_stay_apart() -> None:
    c = bc.compare([report("Trà Vinh", "tháng 5/2020", "Doanh thu bưu chính 7 tỷ đồng.", "Có 12 đại lý bưu chính.")])
    labels = [o.figure.indicator.label for o in c.observations]
    assert [issue.code for issue in c.join(*labels).told] == ["joined-in-vain"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[joint]]\nnames = ['a', 'b']", "unknown table 'joint'"),
        ("[[join]]\nname = 'a'", "a decision without names"),
        ("[[join]]\nnames = ['a', 'A']", "is one name"),
        ("[[join", "holds no decisions"),
    ],
)
def test_a_file_that_decides_nothing_is_an_error_that_says_what_to_write(
    text: str, problem: str, tmp_path: Path
) -> None:
    (tmp_path / "joins.toml").write_text(text, "utf-8")
    with pytest.raises(bc.BaocaoError, match=problem):
        Decisions.load(tmp_path / "joins.toml")
