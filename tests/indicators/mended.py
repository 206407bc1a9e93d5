"""Takes out of known_misses.txt what is right by now: `python -m tests.indicators.mended` in the project's folder."""

from __future__ import annotations

from tests.documents import CASES
from tests.indicators.notation import cases_of, faults_of

MISSES = CASES / "meaning" / "known_misses.txt"


def still_missed(line: str) -> str:
    """A line of known_misses.txt without the figures that are right; "" where none is left."""
    file, title, field, figures = line.split(" | ")
    (case,) = (case for case in cases_of(file) if case.title == title)
    faults = faults_of(case, field)
    left = [figure for figure in figures.split("; ") if figure in faults]
    return " | ".join((file, title, field, "; ".join(left))) if left else ""


def main() -> None:
    """Rewrite the file; a cause without lines goes, too."""
    head, *causes = MISSES.read_text("utf-8").split("\n\n")
    kept = [head]
    for cause in causes:
        title, *lines = cause.strip("\n").split("\n")
        missed = [*filter(None, map(still_missed, lines))]
        kept += ["\n".join((title, *missed))] if missed else []
    MISSES.write_text("\n\n".join(kept) + "\n", "utf-8")


if __name__ == "__main__":
    main()
