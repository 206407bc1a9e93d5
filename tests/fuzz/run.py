"""Fuzz a reader for some time; what breaks a promise is made small and kept in tests/fuzz/found.

    python -m tests.fuzz.run word|pdf|text|scan [--seconds 60] [--seed N] [--workers 1]

Mutant number n of seed s is the same in every run. Exits with 1 where something was found that was not known.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from random import Random
from typing import Protocol, cast

import baocao_parser as bc
from baocao_parser.report import Emphasis
from tests.fuzz import promises

FOUND = Path(__file__).parent / "found"
LIMITS = bc.Limits(time=20, memory=1500)
SLOW = bc.Limits(time=120, memory=4000)
"""For scans: a page takes seconds, a dirty one many."""
SHRINK = 40.0
"""Seconds in which a failing file is made smaller."""
KINDS = ("word", "pdf", "text", "scan")


class Format(Protocol):
    """How files of a format are broken, and made smaller."""

    SUFFIX: str

    def mutant(self, rng: Random) -> bytes: ...

    def smaller(self, data: bytes) -> Iterator[bytes]: ...


def format_named(kind: str) -> Format:
    return cast("Format", import_module(f"tests.fuzz.{kind}"))


def mutant(kind: str, seed: int, number: int) -> bytes:
    """One mutant, the same whenever it is asked for."""
    return format_named(kind).mutant(Random(f"{kind} {seed} {number}"))


def verdict(result: bc.Report | bc.BaocaoError, *, thorough: bool = False) -> str:
    """The promise that a result breaks, without what differs from file to file; "" for none."""
    said = promises.broken(result, thorough=thorough)
    return re.sub(r"\s+", " ", _PARTICULAR.sub("…", said))[:200]


_PARTICULAR = re.compile(r"'[^']*'|\"[^\"]*\"|0x[0-9a-f]+|(?<!line )\b\d+\b")
"""What differs from file to file in what is said of one fault."""


def emphasis_of(seed: int) -> Emphasis:
    """Even seeds ask for the bold numbers, odd ones for all."""
    return "any" if seed % 2 else "bold"


def fuzz(kind: str, seed: int, seconds: float, workers: int) -> dict[str, bytes]:
    """Promises that were broken, each with a small file that breaks it."""
    over = time.monotonic() + seconds
    mutants = dict[int, bytes]()

    def sources() -> Iterator[bytes]:
        for number in count():
            if time.monotonic() > over:
                return
            mutants[number] = mutant(kind, seed, number)
            yield mutants[number]

    results = Counter[str]()
    found = dict[str, bytes]()
    limits = SLOW if kind == "scan" else LIMITS
    parsed = bc.parse_many(sources(), emphasis=emphasis_of(seed), workers=workers, limits=limits)
    for number, result in enumerate(parsed):
        data = mutants.pop(number)
        results["report" if isinstance(result, bc.Report) else "error"] += 1
        said = verdict(result, thorough=number % 20 == 0)
        if said and said not in found:
            print(f"{kind} {seed} {number}: {said}", flush=True)
            found[said] = data
        results[f"broken: {said}" if said else "sound"] += 1
    print(f"{kind}, seed {seed}: {dict(results)}")
    return {said: shrunk(kind, seed, data, said) for said, data in found.items()}


def shrunk(kind: str, seed: int, data: bytes, said: str) -> bytes:
    """The smallest file found in some time that breaks the same promise."""
    over = time.monotonic() + SHRINK
    form = format_named(kind)
    better = True
    while better and time.monotonic() < over:
        better = False
        for candidate in form.smaller(data):
            if time.monotonic() > over:
                break
            if len(candidate) >= len(data):
                continue
            result = next(bc.parse_many([candidate], emphasis=emphasis_of(seed), workers=1, limits=LIMITS))
            if verdict(result, thorough=True) == said:
                data, better = candidate, True
                break
    return data


def main() -> None:
    parser = argparse.ArgumentParser(description="Fuzz a reader.")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    print(f"{arguments.kind}: seed {arguments.seed}", flush=True)
    os.environ["BAOCAO_CACHE"] = "off"
    os.environ["BAOCAO_OCR"] = "on" if arguments.kind == "scan" else "off"
    found = fuzz(arguments.kind, arguments.seed, arguments.seconds, arguments.workers)
    FOUND.mkdir(exist_ok=True)
    for said, data in found.items():
        path = (
            FOUND
            / f"{arguments.kind}-{hashlib.sha256(said.encode()).hexdigest()[:8]}{format_named(arguments.kind).SUFFIX}"
        )
        path.write_bytes(data)
        print(f"{path.name} ({len(data)} bytes): {said}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
