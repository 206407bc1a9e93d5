"""The sample archive many times over: reports of other offices and years with other figures, for tests of many files.

python corpus/vary.py FOLDER --files N
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import zipfile
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

HERE = Path(__file__).resolve().parent
OFFICES = (
    "THÔNG TIN VÀ TRUYỀN THÔNG", "Y TẾ", "TƯ PHÁP", "NỘI VỤ", "XÂY DỰNG", "CÔNG THƯƠNG", "TÀI CHÍNH", "DU LỊCH",
    "GIÁO DỤC VÀ ĐÀO TẠO", "GIAO THÔNG VẬN TẢI", "KẾ HOẠCH VÀ ĐẦU TƯ", "VĂN HÓA VÀ THỂ THAO", "NGOẠI VỤ", "THANH TRA",
)  # fmt: skip
YEARS = range(2009, 2025)
_FIGURE = re.compile(r"(?<![\d./])\d{1,3}(?:\.\d{3})+(?![\d./])|(?<![\d./,])\d{2}(?![\d./,%])")
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")
_YEAR = re.compile(r"20(20|25)(?!\d)")


def vary(folder: Path, count: int) -> list[Path]:
    """So many files, in folders of one office and year each; a PDF is a copy with other bytes and the same text."""
    made = []
    originals = [path for kind in ("docx", "md", "pdf") for path in sorted(HERE.glob(f"*-*/20*.{kind}"))]
    for nth, (original, office, year) in enumerate(islice(_variants(originals), count)):
        target = folder / f"{original.parent.name}" / f"{year}" / f"{nth:05}-{original.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        chance = random.Random(nth)
        if original.suffix == ".docx":
            _vary_word(original, target, office, year, chance)
        elif original.suffix == ".md":
            target.write_text(_varied(original.read_text("utf-8"), office, year, chance), "utf-8")
        else:
            shutil.copy(original, target)
            with target.open("ab") as file:
                file.write(f"\n% {nth}\n".encode())
        made.append(target)
    return made


def _variants(originals: list[Path]) -> Iterator[tuple[Path, str, int]]:
    for office, year in product(OFFICES, YEARS):
        for original in originals:
            yield original, office, year


def _vary_word(original: Path, target: Path, office: str, year: int, chance: random.Random) -> None:
    with zipfile.ZipFile(original) as given, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            data = given.read(name)
            if name == "word/document.xml":
                text = data.decode()
                data = _TEXT.sub(lambda t: t[1] + _varied(t[2], office, year, chance) + t[3], text).encode()
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def _varied(text: str, office: str, year: int, chance: random.Random) -> str:
    text = _FIGURE.sub(lambda figure: _another(figure[0], chance), text)
    text = text.replace("THÔNG TIN VÀ TRUYỀN THÔNG", office).replace("KHOA HỌC VÀ CÔNG NGHỆ", office)
    return _YEAR.sub(str(year), text)


def _another(figure: str, chance: random.Random) -> str:
    """A figure of as many digits."""
    return re.sub(r"(?<=\d)\d", lambda _: str(chance.randrange(10)), figure)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the sample archive many times over.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=5000, metavar="N")
    arguments = parser.parse_args()
    print(f"{len(vary(arguments.folder, arguments.files))} files")
