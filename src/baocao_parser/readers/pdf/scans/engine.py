"""Tesseract: a picture → words with their boxes, their letters and the engine's confidence.

The engine comes with the package tesserocr, its Vietnamese model from the system. Only the model `vie` is used: with
`vie+eng` figures get lost. An engine serves one thread; several run side by side, as tesserocr gives up Python's lock
while it recognises.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image
    from tesserocr import PyTessBaseAPI

MODEL = "vie"
SWITCH = "BAOCAO_OCR"
"""Environment variable: "off" leaves pages that are pictures unread."""
_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/Program Files/Tesseract-OCR/tessdata",
)


class PixelBox(NamedTuple):
    """Pixels from the top left of the picture."""

    left: int
    top: int
    right: int
    bottom: int


class Letter(NamedTuple):
    """One character of a word, and where it stands."""

    text: str
    left: int
    right: int
    confidence: float
    """0 to 1; the engine is surer of letters than of words."""


class Word(NamedTuple):
    """What the engine takes for a word."""

    text: str
    confidence: float
    """0 to 1."""
    box: PixelBox
    letters: list[Letter]
    """As the engine read them; `text` may have been repaired since. [] for a word read again elsewhere."""

    def moved(self, x: int, y: int) -> Word:
        """The word so many pixels farther to the right and down."""
        left, top, right, bottom = self.box
        letters = [letter._replace(left=letter.left + x, right=letter.right + x) for letter in self.letters]
        return self._replace(box=PixelBox(left + x, top + y, right + x, bottom + y), letters=letters)


class Line(NamedTuple):
    """Words on one baseline, which goes from (x0, y0) to (x1, y1)."""

    x0: int
    y0: int
    x1: int
    y1: int
    words: list[Word]

    def moved(self, x: int, y: int) -> Line:
        """The line so many pixels farther to the right and down."""
        return Line(self.x0 + x, self.y0 + y, self.x1 + x, self.y1 + y, [word.moved(x, y) for word in self.words])


@cache
def find_model(prefix: str | None) -> Path | None:
    """Folder of the Vietnamese model; None where there is none. `prefix` is the environment's TESSDATA_PREFIX.

    >>> find_model("/nowhere") == find_model(None)
    True
    """
    named = [Path(prefix), Path(prefix, "tessdata")] if prefix else []
    known = [folder for pattern in _FOLDERS for folder in sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)]
    return next((folder for folder in [*named, *known] if (folder / f"{MODEL}.traineddata").is_file()), None)


def installed() -> Path | None:
    """Folder of the model, None where the model or a package is missing or recognition is off."""
    if os.environ.get(SWITCH) == "off" or find_spec("tesserocr") is None or find_spec("PIL") is None:
        return None
    return find_model(os.environ.get("TESSDATA_PREFIX"))


def remedy() -> str:
    """What to do where `installed` finds nothing."""
    if os.environ.get(SWITCH) == "off":
        return f"recognition is switched off ({SWITCH}=off): unset it"
    return "to read it, pip install 'baocao-parser[ocr]' and apt-get install tesseract-ocr-vie"


def version() -> str:
    """Of the engine: "tesseract 5.5.4"."""
    from tesserocr import tesseract_version

    return str(tesseract_version()).partition("\n")[0]


@cache
def fingerprint(model: Path) -> str:
    """Of the model in a folder."""
    return hashlib.sha256((model / f"{MODEL}.traineddata").read_bytes()).hexdigest()


class Engine:
    """One engine of one thread."""

    def __init__(self, model: Path) -> None:
        """Load the model from its folder."""
        from tesserocr import OEM, PyTessBaseAPI

        self._api = PyTessBaseAPI(path=f"{model}/", lang=MODEL, oem=OEM.LSTM_ONLY)

    def close(self) -> None:
        """Give back the memory."""
        self._api.End()

    def read_page(self, picture: Image, dpi: float) -> list[Line]:
        """Lines of a page in the engine's reading order, which goes column by column; [] for a blank page."""
        from tesserocr import PSM

        self._api.SetPageSegMode(PSM.AUTO)
        return _lines(self._api, picture, dpi)

    def read_line(self, picture: Image, dpi: float) -> list[Line]:
        """Lines of a picture that holds a single one; [] where there are no words."""
        from tesserocr import PSM

        self._api.SetPageSegMode(PSM.SINGLE_LINE)
        return _lines(self._api, picture, dpi)


def _lines(api: PyTessBaseAPI, picture: Image, dpi: float) -> list[Line]:
    from tesserocr import RIL, iterate_level

    grey = picture.tobytes()
    api.SetImageBytes(grey, *picture.size, bytes_per_pixel=1, bytes_per_line=picture.width)
    api.SetSourceResolution(round(dpi))
    api.Recognize()
    found = list[tuple[list[Word], tuple[int, int, int, int]]]()
    for item in iterate_level(api.GetIterator(), RIL.SYMBOL):
        if item.Empty(RIL.SYMBOL):
            continue
        if item.IsAtBeginningOf(RIL.TEXTLINE):
            (x0, y0), (x1, y1) = item.Baseline(RIL.TEXTLINE) or ((0, 0), (0, 0))
            found.append(([], (x0, y0, x1, y1)))
        if item.IsAtBeginningOf(RIL.WORD):
            letters = list[Letter]()
            text, box = item.GetUTF8Text(RIL.WORD).strip(), PixelBox(*item.BoundingBox(RIL.WORD))
            if text:
                found[-1][0].append(Word(text, item.Confidence(RIL.WORD) / 100, box, letters))
        left, _, right, _ = item.BoundingBox(RIL.SYMBOL)
        letters.append(Letter(item.GetUTF8Text(RIL.SYMBOL), left, right, item.Confidence(RIL.SYMBOL) / 100))
    return [Line(*baseline, words) for words, baseline in found if words]
