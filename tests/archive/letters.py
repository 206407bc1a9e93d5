"""Small reports of offices, and what an archive says of them, for the tests of archives."""

from __future__ import annotations

import os
import time
from pathlib import Path

from baocao_parser import Archive

LONG_AGO = 60.0
"""Seconds: a file that was written just now has no stamp yet."""
ASKED = ("reports", "indicators", "checks", "failures")


def letter(
    *,
    figure: int | str = 9,
    office: str = "SỞ Y TẾ",
    parent: str = "UBND TỈNH TRÀ VINH",
    month: int = 5,
    number: str = "45",
    day: int = 14,
    title: str = "Kết quả công tác tháng {month}/2020",
) -> bytes:
    """A report in Markdown."""
    return f"""{parent}
**{office}**

Số: {number}/BC-SYT

*Trà Vinh, ngày {day} tháng {month} năm 2020*

# BÁO CÁO

**{title.format(month=month)}**

## I. KẾT QUẢ

1. Tiếp nhận **{figure}** hồ sơ; cấp mới **12** thẻ.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Nguyễn Văn An
""".encode()


def put(path: Path, content: bytes) -> Path:
    """A file that has been there for a while."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    then = time.time() - LONG_AGO
    os.utime(path, (then, then))
    return path


def letters(folder: Path, count: int) -> Path:
    """A folder of so many reports of different offices."""
    for nth in range(count):
        put(folder / f"{nth:03}.md", letter(figure=1000 + nth, office=f"SỞ Y TẾ {nth}", month=1 + nth % 12))
    return folder


def tables(archive: Archive) -> dict[str, list[str]]:
    """All rows that count, in an order of their own, the superseded ones of the first three tables among them."""
    shown = {}
    for table in ASKED:
        name = table if table == "failures" else f"all_{table}"
        frame = archive.sql(f"SELECT * FROM {name}")
        shown[table] = sorted(repr(row) for row in frame.itertuples(index=False, name=None))
    return shown


def values(archive: Archive) -> list[float]:
    """The figures of hồ sơ that count, sorted."""
    return sorted(archive.sql("SELECT value FROM indicators WHERE unit = 'hồ sơ'")["value"])


def parts(archive: Archive) -> list[Path]:
    """The files of an archive, whatever they are."""
    return sorted(path for path in archive.path.rglob("*") if path.is_file())
