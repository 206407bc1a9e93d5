"""Diagrams (SmartArt): a tree of points, each with text (ECMA-376 Part 1, 21.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .drawings import DIAGRAMS, paragraphs_of
from .names import Element, integer


def diagram_texts(diagram: Element) -> list[str]:
    """The paragraphs of a diagram, in the order of its tree."""
    points = {point.get("modelId", ""): point for point in diagram.iter(f"{DIAGRAMS}pt")}
    below: dict[str, list[tuple[int, str]]] = {}
    for connection in diagram.iter(f"{DIAGRAMS}cxn"):
        if connection.get("type", "parOf") == "parOf":
            place = integer(connection.get("srcOrd")) or 0
            below.setdefault(connection.get("srcId", ""), []).append((place, connection.get("destId", "")))
    tops = [name for name, point in points.items() if point.get("type") == "doc"]
    ordered = dict.fromkeys(_down(tops, below))
    return [
        text for name in (ordered | dict.fromkeys(points)) if name in points for text in paragraphs_of(points[name])
    ]


def _down(tops: Iterable[str], below: dict[str, list[tuple[int, str]]]) -> Iterator[str]:
    """Names of points, each before those below it; a point that is below itself is passed once."""
    waiting, seen = list(tops)[::-1], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += [child for _, child in sorted(below.get(name, ()), reverse=True)]
