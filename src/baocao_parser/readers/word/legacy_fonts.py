"""Text set in fonts of before Unicode (.VnTime, VNI-Times, VPS …), converted in the tree before it is read.

The font only announces an encoding: whether the text is in it, the text decides. Half of such fonts hold Unicode.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from ...text.legacy import Encoding, LegacyFont, encoding_of_font, encodings_of, is_unicode, to_unicode
from .names import Element, children, properties, value, w
from .styles import Styles

_PARAGRAPH, _RUN, _TEXT, _SOFT_HYPHEN = w("p"), w("r"), w("t"), w("softHyphen")
_PPR, _RPR, _PSTYLE, _RSTYLE, _FONTS = w("pPr"), w("rPr"), w("pStyle"), w("rStyle"), w("rFonts")
_FONT_NAMES = (w("hAnsi"), w("ascii"))  # the first draws the letters beyond ASCII
_THEMED = (w("hAnsiTheme"), w("asciiTheme"))
_BLANKS = {w("br"), w("cr"), w("tab"), w("ptab")}
_OF_FONTS = ("tcvn3", "vni", "vps", "viscii")
_LONGEST_WORD = 64


class _Piece(NamedTuple):
    """A stretch of text in one font."""

    element: Element
    text: str
    font: LegacyFont | None
    paragraph: Element | None


def convert(stories: Iterable[Element], styles: Styles) -> None:
    """Rewrite what the runs of these trees show in Unicode, where their font and their text are of before it.

    Words that are cut into several runs are judged, and converted, whole; a run keeps its own letters, so that its
    bold stays where it was.
    """
    pieces = [piece for story in stories for piece in _pieces(story, styles)]
    stretches = [list(stretch) for _, stretch in groupby(pieces, _stretch)]
    for announced in {piece.font.encoding for piece in pieces if piece.font}:
        mine = [s for s in stretches if s[0].font and s[0].font.encoding == announced]
        lines = ["".join(piece.text for piece in stretch) for stretch in mine]
        for stretch, line, encoding in zip(mine, lines, encodings_of(lines, announced), strict=True):
            if encoding in _OF_FONTS:
                whole = to_unicode(line, encoding)
                ends = [*_ends(stretch, line, encoding), len(whole)]
                _rewrite(stretch, [whole[start:end] for start, end in pairwise([0, *ends])])


def _stretch(piece: _Piece) -> tuple[object, ...]:
    """What the pieces of one stretch have in common; Unicode amid legacy text stands for itself."""
    encoding = piece.font.encoding if piece.font else None
    return piece.paragraph, encoding, encoding is not None and is_unicode(piece.text)


def _ends(stretch: Sequence[_Piece], line: str, encoding: Encoding) -> Iterator[int]:
    """Where each piece but the last ends in the converted line: counted by words, within which alone letters melt."""
    word = end = before = 0
    for piece in stretch[:-1]:
        end += len(piece.text)
        begin = max(line.rfind(" ", word, end) + 1, end - _LONGEST_WORD, word)
        before += len(to_unicode(line[word:begin], encoding))
        word = begin
        yield before + len(to_unicode(line[word:end], encoding))


def _rewrite(stretch: Sequence[_Piece], texts: Sequence[str]) -> None:
    for piece, text in zip(stretch, texts, strict=True):
        if piece.element.tag not in _BLANKS:
            piece.element.tag = _TEXT
            piece.element.text = text.upper() if piece.font and piece.font.capitals else text


def _pieces(story: Element, styles: Styles) -> Iterator[_Piece]:
    """Texts of all runs in their order. A w:softHyphen is the letter ư of TCVN3 until the text says otherwise."""
    fonts = _Fonts(styles)
    for run in story.iter(_RUN):
        paragraph = next(run.iterancestors(_PARAGRAPH), None)
        font = fonts.of_run(run, paragraph)
        for element in children(run):
            if element.tag == _TEXT and not len(element):
                yield _Piece(element, element.text or "", font, paragraph)
            elif element.tag == _SOFT_HYPHEN:
                yield _Piece(element, "\xad", font, paragraph)
            elif element.tag in _BLANKS:
                yield _Piece(element, " ", font, paragraph)


class _Fonts:
    """What the fonts of a story announce: each is asked once, and the style of each paragraph, too."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._paragraph: tuple[Element | None, str | None] = None, None
        self._announced: dict[tuple[object, ...], LegacyFont | None] = {}

    def of_run(self, run: Element, paragraph: Element | None) -> LegacyFont | None:
        """What the font of a run announces: its own, or that of the nearest style, or of the document's defaults."""
        if paragraph is not self._paragraph[0]:
            around = properties(None if paragraph is None else paragraph.find(_PPR))
            self._paragraph = paragraph, value(around.get(_PSTYLE))
        own = properties(run.find(_RPR))
        fonts, style = own.get(_FONTS), value(own.get(_RSTYLE))
        key = None if fonts is None else tuple(map(fonts.get, (*_FONT_NAMES, *_THEMED))), style, self._paragraph[1]
        if key not in self._announced:
            self._announced[key] = self._nearest(fonts, style, self._paragraph[1])
        return self._announced[key]

    def _nearest(self, own: Element | None, character: str | None, paragraph: str | None) -> LegacyFont | None:
        styles = self._styles
        layers = (
            own,
            styles.runs("character", character).get(_FONTS),
            styles.runs("paragraph", paragraph).get(_FONTS),
            styles.default_runs.get(_FONTS),
        )
        for layer in layers:
            names = [] if layer is None else [name for tag in _FONT_NAMES if (name := layer.get(tag))]
            themed = layer is not None and any(tag in layer.attrib for tag in _THEMED)
            if names or themed:
                return None if themed else next(filter(None, map(encoding_of_font, names)), None)
        return None
