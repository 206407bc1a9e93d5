"""What breaks a rule of the house today, by rule: tests/house.tsv may only shrink."""

from __future__ import annotations

from pathlib import Path

LIST = Path(__file__).with_name("house.tsv")


def known_of(rule: str) -> list[str]:
    """What is known to break a rule: "where: what", or "what" alone, in order."""
    lines = [line.split("\t") for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return sorted(
        f"{where}: {one}" if where else one for name, where, what in lines if name == rule for one in what.split("; ")
    )
