"""Pages that are pictures: recognised by Tesseract into the same pieces and rules that text pages are made of.

The way of a page: picture (without red stamps) → strokes taken out → lines of words → figures looked at again, habits
of the engine put right → pieces and rules, level. Nobody can say what was bold.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from ..pdfium import PdfPage
from . import cache
from .engine import Engine, Word, fingerprint, installed, remedy, version
from .layout import Reading, lay_out
from .picture import Picture, render
from .recognition import recognise
from .scan import Scan
from .strokes import take_strokes

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["Reading", "Recogniser", "installed", "remedy"]

_EDITION = 8
"""Of what is kept on disk: grows when the same picture is read otherwise."""
_POOR, _GOOD = 0.7, 0.9
"""Median confidence of a page's words below which it may lie on its side, and above which it does not."""
_ENOUGH = 20
"""Words by which a page is judged."""


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _quality(words: Sequence[Word]) -> float:
    """How well a page could be read, 0 to 1; 0 where it lies on its side, which the engine reads, but line by line."""
    if len(words) < _ENOUGH:
        return 1.0
    long = [word.box for word in words if len(word.text) > 2]
    on_end = sum(box.bottom - box.top > box.right - box.left for box in long)
    return 0.0 if 2 * on_end > len(long) else median(word.confidence for word in words)


class Recogniser:
    """Recognises pages of one file, several at a time: one page per thread, each with an engine of its own.

    Tesseract works without Python's lock, so threads are as fast as processes and need no copies of the pictures. In a
    child of `multiprocessing`, which is one of several, one page at a time.
    """

    def __init__(self, model: Path, *, threads: int | None = None) -> None:
        """`model` is the folder that `installed` found; `threads` is by default the number of processors."""
        self._model = model
        self.threads = threads or (1 if multiprocessing.parent_process() else _processors())
        self._pool: ThreadPoolExecutor | None = None
        self._own = threading.local()
        self._engines: list[Engine] = []

    def __enter__(self) -> Recogniser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        for engine in self._engines:
            engine.close()

    def start(self, page: PdfPage) -> Callable[[], Reading]:
        """Begin to recognise an open page, which may be closed then; call the result to wait for it."""
        self._pool = self._pool or ThreadPoolExecutor(self.threads, "recognise")
        return self._pool.submit(self._read, render(page)).result

    def _read(self, picture: Picture) -> Reading:
        """The reading of a picture; where it is poor, of the picture turned, if that is better."""
        import numpy as np

        best, quality = self._read_upright(picture)
        for turn in (1, 3, 2) if quality < _POOR else ():
            reading, other = self._read_upright(picture._replace(pixels=np.rot90(picture.pixels, -turn)))
            if other > quality:
                best, quality = reading._replace(turn=turn), other
            if quality > _GOOD:
                break
        return best

    def _read_upright(self, picture: Picture) -> tuple[Reading, float]:
        """The reading of a picture as it stands, and how well it could be read: 0 to 1."""
        import numpy as np

        grey = np.ascontiguousarray(picture.pixels)
        across, down = take_strokes(grey, picture.scale)
        dpi = 72 * picture.scale
        key = f"{_EDITION} {version()} {fingerprint(self._model)} {grey.shape} {dpi}".encode() + grey.tobytes()
        size = (grey.shape[1], grey.shape[0])
        found = cache.remembered(key, size, lambda: recognise(Scan.of(grey, dpi, self._engine())))
        quality = _quality([word for line in found.lines for word in line.words])
        return lay_out(found.lines, across, down, picture.scale)._replace(
            unread=found.unread, faults=found.faults
        ), quality

    def _engine(self) -> Engine:
        """The engine of the running thread."""
        engine: Engine | None = getattr(self._own, "engine", None)
        if engine is None:
            engine = self._own.engine = Engine(self._model)
            self._engines.append(engine)
        return engine
