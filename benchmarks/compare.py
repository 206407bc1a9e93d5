"""How long comparing many reports takes, and whether time and memory grow with their number.

    python benchmarks/compare.py [--reports N]

The reports of the sample archive are parsed once and varied: other months, other places, other figures. Each size is
compared in a process of its own, which says how much memory it took at most beyond the reports.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import resource
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from msgspec.structs import replace

import baocao_parser as bc
from baocao_parser.metadata.places import province_of
from baocao_parser.records import Period

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
PLACES = [
    "Cao Bằng",
    "Lai Châu",
    "Điện Biên",
    "Sơn La",
    "Lạng Sơn",
    "Nghệ An",
    "Hà Tĩnh",
    "Thanh Hóa",
    "An Giang",
    "Bạc Liêu",
]
TARGET = 60.0


def variants(count: int) -> list[bc.Report]:
    """So many reports, each a monthly one of the archive with another place, month and figures."""
    files = sorted(path for path in CORPUS.glob("*-*/2020-0*") if path.suffix in (".docx", ".md"))
    originals = [bc.parse(path, emphasis="any") for path in files]
    chance = random.Random(0)
    made = []
    for at, original in enumerate(islice(cycle(originals), count)):
        nth = at // len(originals)
        month = datetime.date(2000 + nth // 12, nth % 12 + 1, 1)
        after = (month + datetime.timedelta(days=31)).replace(day=1)
        period = Period(f"tháng {month.month}/{month.year}", month, after - datetime.timedelta(days=1))
        place = province_of(PLACES[at % len(PLACES)], month)
        metadata = replace(original.metadata, period=period, province=place, date=None)
        indicators = [replace(i, value=i.value + chance.randrange(100), period=None) for i in original.indicators]
        made.append(replace(original, metadata=metadata, indicators=tuple(indicators)))
    return made


def measure(count: int) -> dict[str, float]:
    """Seconds of compare, of its tables and of its checks, and megabytes beyond the reports."""
    reports = variants(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    comparison = bc.compare(reports)
    compared = time.perf_counter()
    comparison.table()
    comparison.long()
    comparison.changes()
    shown = time.perf_counter()
    checks = len(comparison.checks)
    checked = time.perf_counter()
    return {
        "reports": count,
        "figures": len(comparison.observations),
        "series": len(comparison.series),
        "checks": checks,
        "compare": compared - start,
        "tables": shown - compared,
        "check": checked - shown,
        "MB": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return 0
    rows = []
    for count in (options.reports // 4, options.reports // 2, options.reports):
        run = subprocess.run(
            [sys.executable, __file__, "--one", str(count)], check=True, capture_output=True, text=True
        )
        rows.append(json.loads(run.stdout))
    print("".join(f"{name:>10}" for name in rows[0]))
    for row in rows:
        print("".join(f"{value:>10.1f}" if isinstance(value, float) else f"{value:>10}" for value in row.values()))
    seconds = sum(rows[-1][name] for name in ("compare", "tables", "check"))
    print(f"{rows[-1]['reports']} reports: {seconds:.1f} s (at most {TARGET:.0f}); "
          f"memory {rows[-1]['MB'] / rows[0]['MB']:.1f}x for 4x the reports")  # fmt: skip
    return int(seconds > TARGET)


if __name__ == "__main__":
    sys.exit(main())
