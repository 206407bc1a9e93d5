"""Reports for tests of pages: small ones from text, and every file of the sample archive."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from baocao_parser import Report, parse

ARCHIVE = Path(__file__).parents[2] / "corpus"
SAMPLE = ARCHIVE / "tra-vinh" / "2020-05.docx"
PDF = ARCHIVE / "lao-cai" / "2020-05.pdf"
ALL = sorted(path for path in ARCHIVE.glob("*-*/20*") if path.suffix in (".docx", ".pdf", ".md"))
"""The archive itself, without its twins."""

HOSTILE = "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">"
SUMS = """UBND TỈNH TRÀ VINH
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

BÁO CÁO
Tình hình hoạt động tháng 5/2020

I. KẾT QUẢ HOẠT ĐỘNG
1. Dịch vụ công
Trong tháng tiếp nhận **13.065** hồ sơ, trong đó **12.045** hồ sơ trực tiếp và **1.520** hồ sơ trực tuyến.
Theo Quyết định 45/QĐ-UBND ngày 06/5/2020, tổng số chứng thư số đang quản lý là 1.610 chứng thư số.
2. Văn bản
Phát hành **15.394** văn bản, ký số **11.114** văn bản (tỷ lệ **72,20%**).
"""
"""A report with a sum that does not add up, shares, rejected numbers and two sections."""


def report_of(text: str, name: str = "thang-5.md") -> Report:
    """A report with every indicator."""
    return parse(text.encode(), emphasis="any", name=name)


@cache
def archived(path: Path) -> Report:
    """A file of the archive with every indicator."""
    return parse(path, emphasis="any")
