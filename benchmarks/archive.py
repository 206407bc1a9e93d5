"""How fast an archive is filled and asked, and what it takes.

    python benchmarks/archive.py [--files N] [--indicators N]

Filling: the sample archive varied; two workers against a loop in one process that does the same, once only parsing,
once adding to an archive; one half after the other, so that a busy machine slows all. Where other programs take the
second core, only the processors' time tells what two idle ones would give. Each run is a process of its own, so that
its memory is its own. Asking: a generated archive of a million indicators.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow as pa

import baocao_parser as bc
from baocao_parser.archive.ledger import Ledger
from baocao_parser.archive.parts import Writer
from baocao_parser.archive.rows import rows_of
from baocao_parser.archive.schema import schema_of
from baocao_parser.archive.sources import find, look
from baocao_parser.processes.process import _keeper

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE))

from benchmarks.timing import timed  # noqa: E402
from corpus.vary import vary  # noqa: E402

WORKERS = 2
ROUNDS = 2
"""Shares of the files that are parsed one after the other: what starts the workers is paid in each."""
RUNS = ("parse", "parse_many", "loop", "add")
AGAINST = (("parse_many", "parse"), ("add", "loop"), ("add", "parse"))
"""Two workers, and one process that does the same; or, in the last pair, less: it keeps nothing."""
OFFICES = 7
YEARS = range(2016, 2021)


def spent() -> float:
    """Processor seconds of this process and of its workers that have ended (Linux)."""
    keeper = Path(f"/proc/{_keeper()._process.pid}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + sum(map(int, keeper[11:15])) / os.sysconf("SC_CLK_TCK")


def measured(work: Callable[[], object]) -> dict[str, float]:
    """Seconds, processor seconds, and megabytes that this process took at most."""
    before = spent()
    seconds = timed(work)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "spent": spent() - before, "MB": most}


def share(folder: Path, nth: int) -> list[Path]:
    """Every ROUNDS-th file of a folder."""
    return sorted(path for path in folder.rglob("*.*") if path.is_file())[nth::ROUNDS]


def one(what: str, folder: Path, archive: Path, nth: str) -> None:
    """One run, in a process of its own; prints what it took."""
    files = share(folder, int(nth)) if nth else [folder]
    for path in share(folder, 0)[:20]:  # load everything
        bc.parse(path, emphasis="any")
    work: dict[str, Callable[[], object]] = {
        "parse": lambda: [bc.parse(path, emphasis="any") for path in files],
        "parse_many": lambda: list(bc.parse_many(files, emphasis="any", workers=WORKERS)),
        "loop": lambda: loop(archive.with_name("by a loop"), files),
        "add": lambda: bc.Archive(archive).add(files, workers=WORKERS, progress=False),
    }
    print(json.dumps(measured(work[what])))


def loop(root: Path, files: list[Path]) -> None:
    """Fill an archive without workers: each file is looked at, parsed and entered by this process."""
    limits, began = bc.Limits(), datetime.datetime.now(datetime.UTC)
    with Writer(root) as writer, Ledger(writer, limits, began) as ledger:
        for found in find(files):
            file = look(found, limits)
            ledger.enter(file, bc.parse(file.path, emphasis="any"))


def apart(what: str, folder: Path, archive: Path, nth: int | str = "") -> dict[str, float]:
    """The same, started from here; of one share of the files, or of all."""
    command = [sys.executable, __file__, "--one", what, str(folder), str(archive), str(nth)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def fill(aside: Path, files: int) -> None:
    """Throughput, memory, and what a second run takes."""
    folder, archive = aside / "reports", aside / "archive"
    print(f"{len(vary(folder, files))} files; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    rounds = [{what: apart(what, folder, archive, nth) for what in RUNS} for nth in range(ROUNDS)]
    taken = {what: {of: sum(each[what][of] for each in rounds) for of in ("seconds", "spent")} for what in RUNS}
    for what, run in taken.items():
        print(f"   {what}: {run['seconds']:.1f} s, {run['spent']:.1f} s of processors")
    for workers, alone in AGAINST:
        went = taken[alone]["seconds"] / taken[workers]["seconds"]
        idle = WORKERS * taken[alone]["spent"] / taken[workers]["spent"]
        print(f"   {workers} against {alone}: {went:.2f} x as it went, {idle:.2f} x on two idle cores (target 1.8)")
    again = apart("add", folder, archive)["seconds"]
    print(f"   again: {again:.2f} s = {taken['add']['seconds'] / again:.0f} x faster (target 50)")
    for some in (files // 10, files // 5, 2 * files // 5, files):
        vary(aside / f"{some}", some)
        run = apart("add", aside / f"{some}", aside / f"archive of {some}")
        print(f"   memory of the driver: {run['MB']:.0f} MB for {some} files")


def generate(root: Path, indicators: int) -> int:
    """An archive of so many indicators: reports of the sample of all provinces, months and some offices."""
    reports = [bc.parse(path, emphasis="any") for path in sorted((HERE / "corpus").glob("*-*/2020-05.*[dcx]"))]
    rows = [rows_of(report, "/") for report in reports]
    single = [pa.table({n: [v] for n, v in r.report.items()}, schema=schema_of("reports")) for r in rows]
    many = [pa.table(r.indicators, schema=schema_of("indicators")) for r in rows]
    made = 0
    with Writer(root) as writer:
        for province in range(1, 1000):
            for year in YEARS:
                if made >= indicators:
                    return made
                parts: dict[str, list[pa.Table]] = {"reports": [], "indicators": []}
                for month in range(1, 13):
                    for office in range(OFFICES):
                        at = (province + office) % len(rows)
                        changed = _identity(province, year, month, office)
                        parts["reports"].append(_changed(single[at], changed | {"indicators": many[at].num_rows}))
                        parts["indicators"].append(_changed(many[at], changed))
                        made += many[at].num_rows
                tables: dict[Any, pa.Table] = {name: pa.concat_tables(found) for name, found in parts.items()}
                tables["reports"] = tables["reports"].set_column(
                    *_column(tables["reports"], "edition_of", [None] * tables["reports"].num_rows)
                )
                writer.put((year, f"{province:02}"), tables)
    return made


def _identity(province: int, year: int, month: int, office: int) -> dict[str, object]:
    name = f"{province}-{year}-{month}-{office}"
    first = datetime.date(year, month, 1)
    last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    return {
        "sha256": hashlib.sha256(name.encode()).hexdigest(),
        "path": f"/{name}.docx",
        "agency": f"SỞ {office}",
        "province_code": f"{province:02}",
        "province": f"Tỉnh {province}",
        "year": year,
        "report_period": f"{year}-{month:02}",
        "report_start": first,
        "report_end": last,
        "period_start": first,
        "period_end": last,
    }


def _changed(table: pa.Table, values: dict[str, object]) -> pa.Table:
    for name, value in values.items():
        if name in table.schema.names:
            table = table.set_column(*_column(table, name, [value] * table.num_rows))
    return table


def _column(table: pa.Table, name: str, values: list[Any]) -> tuple[int, pa.Field, pa.Array]:
    field = table.schema.field(name)
    return table.schema.get_field_index(name), field, pa.array(values, field.type)


QUESTIONS: dict[str, Callable[[bc.Archive], object]] = {
    "table of one indicator, all provinces and months": lambda a: a.table("cert.new"),
    "count of all indicators": lambda a: a.sql("SELECT count(*) FROM indicators"),
    "indicators of one province and month": lambda a: a.indicators(province="Tỉnh 7", period="2018-05"),
    "sum by province, year and code": lambda a: a.sql(
        "SELECT province, year, code, sum(value) FROM indicators GROUP BY ALL"
    ),
    "one whole report": lambda a: a.report(hashlib.sha256(b"7-2018-5-3").hexdigest()),
}


def ask(aside: Path, indicators: int) -> None:
    """Questions to a large archive."""
    made = generate(aside / "generated", indicators)
    archive = bc.Archive(aside / "generated")
    opened = timed(lambda: archive.sql("SELECT 1"))
    status = archive.status()
    print(f"{made:,} indicators of {status.reports:,} reports in {status.parts} parts; opened in {opened:.2f} s")
    for name, question in QUESTIONS.items():
        seconds = [timed(lambda question=question: question(archive)) for _ in range(5)]  # type: ignore[misc]
        print(f"   {name}: {median(seconds):.2f} s (most {max(seconds):.2f})")
    wide = archive.table("cert.new")
    print(f"   the table has {wide.shape[0]} rows and {wide.shape[1]} columns")


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of archives.")
    parser.add_argument("--files", type=int, default=5000, metavar="N")
    parser.add_argument("--indicators", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        what, folder, archive, nth = arguments.one
        one(what, Path(folder), Path(archive), nth)
        return
    with tempfile.TemporaryDirectory() as aside:
        if arguments.indicators:
            ask(Path(aside), arguments.indicators)
        if arguments.files:
            fill(Path(aside), arguments.files)


if __name__ == "__main__":
    main()
