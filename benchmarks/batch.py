"""How much faster two processes are than one, and what one small file costs in the shell.

    python benchmarks/batch.py [--files N] [--rounds N]

Copies of the corpus are parsed by a loop in this process, by `parse_many` with two workers, and, as the bound of what
this machine gives now, by two forks of this process that parse one half each and send nothing back. Rounds of the
three alternate, so that a busy machine slows all of them. Where other programs take the second core, only the
processors' time tells what two idle ones would give. The first batch, which starts everything, is told apart.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

import baocao_parser as bc
from baocao_parser.processes.process import _keeper

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE))

from benchmarks.timing import timed  # noqa: E402

WORKERS = 2


def copies(folder: Path, count: int) -> list[Path]:
    """So many reports of the corpus, each a file of its own."""
    reports = sorted(path for kind in ("docx", "md", "pdf") for path in (HERE / "corpus").glob(f"*-*/20*.{kind}"))
    paths = [folder / f"{at:04}-{reports[at % len(reports)].name}" for at in range(count)]
    for at, path in enumerate(paths):
        shutil.copy(reports[at % len(reports)], path)
    return paths


def in_a_loop(paths: list[Path]) -> None:
    for path in paths:
        bc.parse(path)


def in_a_batch(paths: list[Path]) -> None:
    assert all(isinstance(result, bc.Report) for result in bc.parse_many(paths, workers=WORKERS))


def in_halves(paths: list[Path]) -> None:
    """By forks that give nothing back."""
    children = []
    for half in range(WORKERS):
        child = os.fork()
        if not child:
            in_a_loop(paths[half::WORKERS])
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)


def spent() -> float:
    """Processor seconds of this process and of all workers that have ended (Linux)."""
    keeper = Path(f"/proc/{_keeper()._process.pid}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + sum(map(int, keeper[11:15])) / os.sysconf("SC_CLK_TCK")


def in_the_shell(*arguments: str) -> float:
    """Seconds of a command."""
    start = time.perf_counter()
    subprocess.run([str(Path(sys.executable).with_name("baocao")), *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


class Round(NamedTuple):
    """Seconds, and processor seconds."""

    loop: float
    batch: float
    halves: float
    loop_spent: float
    batch_spent: float


def measure(paths: list[Path]) -> Round:
    """The three ways one after the other."""
    before = spent()
    loop = timed(lambda: in_a_loop(paths))
    between = spent()
    batch = timed(lambda: in_a_batch(paths))
    after = spent()
    return Round(loop, batch, timed(lambda: in_halves(paths)), between - before, after - between)


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of batches.")
    parser.add_argument("--files", type=int, default=300, metavar="N")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = copies(Path(folder), arguments.files)
        first = timed(lambda: in_a_batch(paths))
        in_a_loop(paths[:60])
        rounds = [measure(paths) for _ in range(arguments.rounds)]
    loop, batch, halves = (median(column) for column in zip(*(r[:3] for r in rounds), strict=True))
    more = median(r.batch_spent / r.loop_spent for r in rounds)
    print(f"{len(paths)} files: a loop {loop:.2f} s; two workers {batch:.2f} s", end=" ")
    print(f"= {median(r.loop / r.batch for r in rounds):.2f} x (target 1.8);")
    print(
        f"   two bare forks {halves:.2f} s = {median(r.loop / r.halves for r in rounds):.2f} x, the bound here and now;"
    )
    print(
        f"   a batch takes {more:.2f} x the processor time of the loop, so two idle cores give {WORKERS / more:.2f} x;"
    )
    print(f"   the first batch, which starts all, {first:.2f} s")
    for words in (["parse", "corpus/tra-vinh/2020-05.docx"], ["parse", "corpus/lao-cai/2020-05.pdf"], ["schema"]):
        seconds = [in_the_shell(*(str(HERE / word) if "/" in word else word for word in words)) for _ in range(5)]
        print(f"baocao {' '.join(words)}: {median(seconds):.2f} s")


if __name__ == "__main__":
    main()
