"""A page as a parser of HTML sees it: which text stands in which element."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import html
from lxml.html import HtmlElement

BLOCKS = ("p", "h2", "h3", "h4", "h5", "h6", "td", "th")


def unpacked(letters: str) -> Any:  # noqa: ANN401 - it is JSON
    """What a page has packed, read as its script does."""
    return json.loads(zlib.decompress(base64.b85decode(letters.replace(",", "<"))))


class Page:
    """The elements of a page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: HtmlElement = html.document_fromstring(text)

    def tools(self) -> dict[str, Any]:
        """What comes packed: markup, style, words, data and script."""
        (script,) = self.root.xpath('//script[@id="packed"]')
        tools: dict[str, Any] = unpacked(script.text_content())
        return tools

    def data(self) -> Any:  # noqa: ANN401 - it is JSON
        """What the page knows."""
        return self.tools()["data"]

    def panel(self) -> HtmlElement:
        """What a script puts beside the document."""
        return html.document_fromstring(self.tools()["markup"])

    def marks(self) -> dict[int, str]:
        """Text of each mark by the number of its record."""
        return {number: mark.text_content() for mark, number in self.numbers().items()}

    def numbers(self) -> dict[HtmlElement, int]:
        """Number of the record of each mark, as the page's script gives it."""
        marks = list(self.root.iter("mark"))
        return dict(zip(marks, self.data()["marks"] or range(len(marks)), strict=True))

    def blocks(self) -> Iterator[tuple[int, HtmlElement]]:
        """Every block with its offset, found as the page's script finds it."""
        following = 0
        for block in self.root.xpath('//div[@id="text"]//div[contains(@class, "sheet")]//*'):
            if block.tag in BLOCKS and not _is_none(block):
                start = int(block.get("data-s", following))
                yield start, block
                following = start + len(block.text_content()) + 1

    def places(self) -> dict[int, int]:
        """Offset of each mark by the number of its record."""
        found, numbers = {}, self.numbers()
        for start, block in self.blocks():
            for mark in block.iter("mark"):
                found[numbers[mark]] = start + _before(block, mark)
        return found


def _is_none(block: HtmlElement) -> bool:
    around = [block, *block.iterancestors()]
    holds = block.tag in ("td", "th") and (block.find(".//p") is not None or block.find(".//table") is not None)
    return holds or "gap" in block.get("class", "") or any("folio" in one.get("class", "") for one in around)


def _before(block: HtmlElement, mark: HtmlElement) -> int:
    """Characters of a block before a mark."""
    length = 0
    for event, element in _walk(block):
        if element is mark:
            return length
        length += len((element.text if event == "start" else element.tail) or "")
    return length


def _walk(block: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    yield "start", block
    for child in block:
        yield from _walk(child)
        yield "end", child
