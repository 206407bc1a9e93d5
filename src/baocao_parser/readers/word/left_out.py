"""What a Word file holds and its Document does not: every kind of it is an issue that says what, how much and where."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from ...records import Issue
from ..contents import contents_left_out
from ..struck import struck_out
from .drawings import DIAGRAM, EQUATION, OLE_OBJECT, PICTURES, name_of
from .looks import Unseen
from .names import Element

_WORDS: dict[Unseen, str] = {
    "hidden": "hidden text",
    "tiny": "text too small to be seen",
    "white": "white text",
    "merged": "text of cells that are merged into others",
}
_KINDS = dict.fromkeys(PICTURES, "picture") | {OLE_OBJECT: "object", DIAGRAM: "diagram", EQUATION: "formula"}
_SAMPLE = 40
"""Characters of the text left out that a message shows."""


class LeftOut:
    """Collects what is left out while a file is read; `issues` tells of it."""

    def __init__(self) -> None:
        self._texts: dict[Unseen, list[tuple[str, int]]] = defaultdict(list)
        self._things: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._found: list[Issue] = []

    def text(self, why: Unseen, text: str, at: int) -> None:
        """A stretch of text that the page does not show, and the offset at which it would stand."""
        self._texts[why].append((text, at))

    def thing(self, element: Element, at: int) -> None:
        """A picture or an object that stands at an offset."""
        self._things[_KINDS.get(element.tag, "chart"), at].append(name_of(element))

    def imported(self, at: int) -> None:
        """Another document, which Word shows at an offset."""
        message = "The file imports another document at this place; open it in Word and save it to read that text."
        self._found.append(Issue("import-left-out", "warning", message, at, at))

    def removals(self, count: int) -> None:
        """What tracked changes have taken away."""
        if count:
            message = f"The file has tracked changes: {count} removals are left out, and what was added is read."
            self._found.append(Issue("changes-tracked", "info", message))

    def contents(self, lines: int, at: int) -> None:
        """A table of contents of some lines, which would stand at an offset."""
        self._found.append(contents_left_out(lines, at))

    def chart(self, start: int, end: int) -> None:
        """The figures of a chart, which are read where they stand, but from beside its picture."""
        message = "These are the figures of a chart, as the file keeps them beside its picture (cached data)."
        self._found.append(Issue("chart-data", "info", message, start, end))

    def issues(self, *, empty: bool) -> list[Issue]:
        """All of it, in the order of the text; `empty`: the file has no text, so that its pictures are all there is."""
        told = [_of_texts(why, texts) for why, texts in self._texts.items()]
        told += [_of_things(kind, names, at, empty=empty) for (kind, at), names in self._things.items()]
        return sorted(told + self._found, key=lambda issue: issue.start or 0)


def _of_texts(why: Unseen, texts: list[tuple[str, int]]) -> Issue:
    places = ("".join(text for text, _ in group) for _, group in groupby(texts, key=lambda text: text[1]))
    if why == "struck":
        return struck_out(list(places), texts[0][1])
    whole = " … ".join(" ".join(text.split()) for text in places)
    sample = whole if len(whole) <= _SAMPLE else f"{whole[:_SAMPLE]}…"
    count, at = sum(len(text) for text, _ in texts), texts[0][1]
    message = f"The file holds {_WORDS[why]}, which no page shows; it was left out: {count} characters, “{sample}”."
    return Issue("text-not-shown", "warning" if any(map(str.isdigit, whole)) else "info", message, at, at)


def _of_things(kind: str, names: list[str], at: int, *, empty: bool) -> Issue:
    what = f"{len(names)} {kind}s stand" if len(names) > 1 else f"{'An' if kind == 'object' else 'A'} {kind} stands"
    named = ", ".join(f"“{name}”" for name in dict.fromkeys(names) if name)
    remedy = "save the file as PDF and read that: pages that are pictures are recognised"
    if kind != "picture":
        remedy = "write its figures into the text or a table"
    return Issue(
        f"{kind}-not-read",
        "error" if empty else "warning",
        f"{what} here{f' ({named})' if named else ''}; the figures and words in it are not read ({remedy}).",
        at,
        at,
    )
