"""A run that is killed again and again, and one on a disk that is full: run as a user runs them.

    python -m tests.archive.killing [--files N] [--kills N] [--megabytes N]

runs them in full size: reports of the sample archive varied, 20 kills. The tests run small ones.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from baocao_parser import Archive
from corpus.vary import vary
from tests.archive.letters import tables

HERE = Path(__file__).parents[2]
PARTS_OF = 4
"""Reports that a part has at most, so that there are many moments between two parts."""
ADD = """
import sys
from baocao_parser import Archive, BaocaoError
from baocao_parser.archive import ledger
ledger.MOST_REPORTS = int(sys.argv[1])
try:
    print(Archive(sys.argv[2]).add(sys.argv[3]))
except BaocaoError as error:
    sys.exit(str(error))
"""


def start(archive: Path, folder: Path, parts_of: int = PARTS_OF) -> subprocess.Popen[str]:
    """A process that adds a folder."""
    command = [sys.executable, "-c", ADD, str(parts_of), str(archive), str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=HERE)


def finished(archive: Path, folder: Path, parts_of: int = PARTS_OF) -> tuple[str, str]:
    """What adding a folder prints, and what it says of an error."""
    out, err = start(archive, folder, parts_of).communicate(timeout=3600)
    return out, err


def seconds_of(archive: Path, folder: Path) -> float:
    """How long an undisturbed run takes, which makes the archive that others are compared with."""
    began = time.monotonic()
    finished(archive, folder)
    return time.monotonic() - began


def killed(archive: Path, folder: Path, seconds: float, kills: int, chance: random.Random) -> Iterator[int]:
    """Kill so many runs, each at some moment of its life; tells how many reports the archive has after each."""
    for _ in range(kills):
        run = start(archive, folder)
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.wait(chance.uniform(0, seconds))
        run.send_signal(signal.SIGKILL)
        run.communicate()
        yield held(archive)


def held(archive: Path) -> int:
    """Whole reports of an archive; what stands in one table of a report stands in all."""
    if not (archive / "archive.json").exists():
        return 0
    opened = Archive(archive)
    counted = opened.sql(
        """SELECT (SELECT count(*) FROM all_reports), (SELECT count(DISTINCT sha256) FROM all_reports),
                  (SELECT sum(indicators) FROM all_reports) = (SELECT count(*) FROM all_indicators),
                  (SELECT sum(checks) FROM all_reports) = (SELECT count(*) FROM all_checks)"""
    ).iloc[0]
    assert counted.iloc[0] == counted.iloc[1], "a report is there twice"
    if counted.iloc[0]:
        assert counted.iloc[2:].all(), "a report is not whole"
    return int(counted.iloc[0])


def on_a_small_disk(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A shell script in a name space of its own, in which it may mount; its mounts end with it."""
    space = ["unshare", "--mount"] + ([] if os.geteuid() == 0 else ["--user", "--map-root-user"])
    return subprocess.run(
        [*space, "sh", "-euc", script, "sh", *arguments], capture_output=True, text=True, check=False, cwd=HERE
    )


FULL_DISK = """
mount -t tmpfs -o size="$3" tmpfs "$1"
if "$4" -c "$5" 2 "$1/archive" "$2"; then echo "it was not full"; fi
df --output=pcent "$1" | tail -1
"$4" -c "import sys, baocao_parser as bc; print(bc.Archive(sys.argv[1]).status())" "$1/archive"
mount -o remount,size=1g "$1"
"$4" -c "$5" 2 "$1/archive" "$2"
cp -r "$1/archive" "$6"
"""


def fill_a_disk(folder: Path, size: str, aside: Path) -> tuple[subprocess.CompletedProcess[str], Archive]:
    """Add to an archive on a disk of so little room, then on the same disk with more; the archive that came of it."""
    disk, kept = aside / "disk", aside / "kept"
    disk.mkdir()
    run = on_a_small_disk(FULL_DISK, str(disk), str(folder), size, sys.executable, ADD, str(kept))
    return run, Archive(kept)


def main() -> None:
    parser = argparse.ArgumentParser(description="An archive that is killed, and one on a full disk.")
    parser.add_argument("--files", type=int, default=400, metavar="N")
    parser.add_argument("--kills", type=int, default=20, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    aside = Path(tempfile.mkdtemp())
    try:
        folder = aside / "reports"
        vary(folder, arguments.files)
        seconds = seconds_of(aside / "whole", folder)
        whole = tables(Archive(aside / "whole"))
        print(f"{arguments.files} files, undisturbed in {seconds:.0f} s: {len(whole['indicators'])} indicators")
        chance, at = random.Random(arguments.seed), aside / "killed"
        counts = list(killed(at, folder, seconds / 4, arguments.kills, chance))
        out, err = finished(at, folder)
        same = tables(Archive(at)) == whole
        print(f"{arguments.kills} kills, after each {counts} reports; then {out.strip()}{err}; equal: {same}")
        run, kept = fill_a_disk(folder, "2m", aside)
        full = tables(kept) == whole
        print(f"full disk: {run.stderr.strip()} {run.stdout.strip()}; equal: {full}")
        sys.exit(not (same and full))
    finally:
        shutil.rmtree(aside, ignore_errors=True)


if __name__ == "__main__":
    main()
