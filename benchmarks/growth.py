"""How the cost of each stage grows with the length of a report, one shape of length at a time.

    python benchmarks/growth.py [--times 64] [--rounds 5] [--json]

Each shape is doubled from 1 time to `--times`, and each stage timed (processor time, the least of the rounds). The
exponent is the slope of log(time) over log(size) by least squares: 1 is linear. What a stage costs however short the
report is flattens the beginning, so the exponent of the last three sizes stands beside it. Times below a millisecond
say nothing of growth and are left out; the exit status is 1 where an exponent exceeds `MOST`.

Nothing is remembered from one run to the next: else short texts would be told from memory, and long ones, of which
there are more than are kept, would be read.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from baocao_parser.catalogue import Catalogue
from baocao_parser.checks import check
from baocao_parser.indicators import find_indicators
from baocao_parser.indicators.grid import tables_of
from baocao_parser.limits import Limits
from baocao_parser.metadata import describe
from baocao_parser.outline import outline
from baocao_parser.readers import read
from benchmarks.timing import forget
from tests.readers.pdf_writer import Page, pdf
from tests.readers.word_writer import p, tbl, tc, tr, word_file

MOST = 1.1
"""Largest exponent that counts as linear."""
LEAST_SECONDS = 0.001
TAIL = 3
"""Sizes at the long end, whose exponent is shown on its own."""
UNLIMITED = Limits(**dict.fromkeys(Limits.__struct_fields__))

Stages = dict[str, float]
T = TypeVar("T")


class Growth(NamedTuple):
    """How one stage grows on one shape."""

    shape: str
    stage: str
    seconds: float
    """At the largest size."""
    exponent: float
    tail: float
    """Exponent of the largest sizes."""


def paragraphs(times: int) -> bytes:
    """Numbered sections with a paragraph of figures each."""
    parts = [
        f"{n}. Công tác cải cách hành chính\n\nĐã cấp mới **{n}** chứng thư số, thu hồi 02 chứng thư số.\n"
        for n in range(1, 8 * times)
    ]
    return "\n".join(parts).encode()


def rows(times: int) -> bytes:
    """A table that gets longer."""
    body = [tr(*map(tc, map(p, (f"{n}", f"Xã số {n}", f"{n + 3}", f"{2 * n}")))) for n in range(1, 10 * times)]
    return word_file(tbl(tr(*map(tc, map(p, ("STT", "Đơn vị", "Số hộ nghèo", "Số hộ cận nghèo")))), *body))


def columns(times: int) -> bytes:
    """A table that gets wider. Figures that count up by one would make its first row the numbers of its columns."""
    head = tr(tc(p("Đơn vị")), *(tc(p(f"Số hộ loại {n}")) for n in range(2 * times)))
    body = [tr(tc(p(f"Xã {row}")), *(tc(p(f"{9 * row + 4 * n}")) for n in range(2 * times))) for row in range(1, 6)]
    return word_file(tbl(head, *body))


def items(times: int) -> bytes:
    """One list that goes on."""
    lines = (f"- Xã số {n}: {n + 10} hộ nghèo;\n" for n in range(10 * times))
    return ("Kết quả rà soát hộ nghèo theo xã:\n\n" + "\n".join(lines)).encode()


def namesakes(times: int) -> bytes:
    """Figures of one and the same name."""
    return "\n\n".join(f"Đã cấp {n} chứng thư số." for n in range(1, 10 * times)).encode()


def brackets(times: int) -> bytes:
    """One paragraph of figures in brackets."""
    return "; ".join(f"đã giải quyết {n + 50} hồ sơ (trong đó {n} hồ sơ trễ hạn)" for n in range(1, 5 * times)).encode()


def nested(times: int) -> bytes:
    """Brackets in brackets."""
    return (
        "".join(f"giải quyết {n + 9} hồ sơ (trong đó " for n in range(3 * times)) + "1 hồ sơ" + ")" * 3 * times
    ).encode()


def sentence(times: int) -> bytes:
    """One sentence that goes on."""
    return ("Toàn tỉnh có " + ", ".join(f"{n} hộ nghèo ở xã {n}" for n in range(1, 5 * times)) + ".").encode()


def runs(times: int) -> bytes:
    """One paragraph whose words change between bold and regular."""
    return " ".join(f"cấp **{n}** chứng thư số," for n in range(1, 8 * times)).encode()


def pages(times: int) -> bytes:
    """Pages of a PDF."""
    done = []
    for number in range(times):
        page = Page()
        for line in range(20):
            page.text(72, 72 + 20 * line, f"Da cap {number + line} chung thu so cho cac don vi")
        done.append(page)
    return pdf(*done)


SHAPES: dict[str, Callable[[int], bytes]] = {
    shape.__name__: shape
    for shape in (paragraphs, rows, columns, items, namesakes, brackets, nested, sentence, runs, pages)
}


def stages(source: bytes) -> Stages:
    """Seconds of each stage on a file, in the order of `parsing.report_of`."""
    taken: Stages = {}

    def timed(stage: str, job: Callable[[], T]) -> T:
        start = time.process_time()
        result = job()
        taken[stage] = time.process_time() - start
        return result

    forget()
    gc.collect()
    document = timed("read", lambda: read(source, limits=UNLIMITED))
    metadata, _, parts = timed("describe", lambda: describe(document))
    structure = timed("outline", lambda: outline(document, parts))
    tables = timed("tables", lambda: tables_of(document, document.blocks_outside(parts)))
    found, _ = timed("resolve", lambda: find_indicators(document, metadata, structure, parts, "any", tables))
    found = timed("recognise", lambda: Catalogue.default().recognise(found))
    timed("check", lambda: check(document, metadata, found, tables))
    return taken


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Slope of log(seconds) over log(sizes) by least squares.

    >>> round(exponent([1, 2, 4], [3.0, 12.0, 48.0]), 6)
    2.0
    >>> exponent([1], [3.0])
    nan
    """
    if len(sizes) < 2:
        return math.nan
    x, y = [math.log(size) for size in sizes], [math.log(taken) for taken in seconds]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    rise = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    return rise / sum((a - mean_x) ** 2 for a in x)


def grow(shape: str, times: int, rounds: int) -> list[Growth]:
    """How every stage grows on a shape; stages that stay below a millisecond are left out."""
    sizes = [2**power for power in range(int(math.log2(times)) + 1)]
    stages(SHAPES[shape](1))  # modules load, caches fill
    least: list[Stages] = []
    for size in sizes:
        source = SHAPES[shape](size)
        measured = [stages(source) for _ in range(rounds)]
        least.append({stage: min(one[stage] for one in measured) for stage in measured[0]})
    result = []
    for stage in least[0]:
        known = [(size, one[stage]) for size, one in zip(sizes, least, strict=True) if one[stage] >= LEAST_SECONDS]
        if len(known) >= TAIL:
            over, taken = zip(*known, strict=True)
            result.append(Growth(shape, stage, taken[-1], exponent(over, taken), exponent(over[-TAIL:], taken[-TAIL:])))
    return result


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--times", type=int, default=64)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--shape", choices=SHAPES, action="append")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    found = []
    for shape in given.shape or SHAPES:
        for growth in grow(shape, given.times, given.rounds):
            found.append(growth)
            steep = "  STEEP" if max(growth.exponent, growth.tail) > MOST else ""
            if not given.json:
                line = f"{growth.shape:<11}{growth.stage:<10}{1000 * growth.seconds:>10.1f} ms"
                print(f"{line}{growth.exponent:>7.2f}{growth.tail:>7.2f}{steep}", flush=True)
    if given.json:
        print(json.dumps([growth._asdict() for growth in found], indent=1))
    return int(any(max(growth.exponent, growth.tail) > MOST for growth in found))


if __name__ == "__main__":
    sys.exit(main())
