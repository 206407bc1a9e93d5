"""What recognising a scanned page costs, over the bare engine on the same picture, and by what.

    python benchmarks/scans.py [FILE...] [--rounds N]

Processor time on one processor, round by round the engine alone (Tesseract through tesserocr, the model `vie`, the
picture that the reader renders, at its resolution) and the reader with an empty memory. Then both by the clock, on all
processors.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from operator import truediv
from pathlib import Path
from statistics import median

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from baocao_parser.readers import read
from baocao_parser.readers.pdf import scans
from baocao_parser.readers.pdf.scans.engine import MODEL, Engine, installed, remedy
from baocao_parser.readers.pdf.scans.picture import Picture, render

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE))

from benchmarks.timing import Step, counted, measure, spent, timed  # noqa: E402

SCANS = [HERE / "corpus" / "twins" / "tra-vinh-2020-05.scan.pdf", HERE / "corpus/levels/so-y-te-hau-giang/2024-03.pdf"]
MOST = 1.3
"""Times the bare engine."""
STEPS: tuple[Step, ...] = (
    ("the page as a picture", scans, "render"),
    ("rules found and taken out", scans, "take_strokes"),
    ("the engine on the page", Engine, "read_page"),
    ("the engine on figures and labels again", Engine, "read_line"),
)


def engine_alone(pictures: Sequence[Picture]) -> list[str]:
    """What the bare engine makes of pictures, one after the other."""
    from tesserocr import OEM, PyTessBaseAPI

    texts = []
    with PyTessBaseAPI(path=f"{installed()}/", lang=MODEL, oem=OEM.LSTM_ONLY) as engine:
        for picture in pictures:
            engine.SetImage(Image.fromarray(picture.pixels))
            engine.SetSourceResolution(round(72 * picture.scale))
            texts.append(engine.GetUTF8Text())
    return texts


@contextmanager
def on_one_processor() -> Iterator[None]:
    """One processor for all that this process does, where the system can say so (Linux)."""
    if sys.platform != "linux":
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def show(path: Path, rounds: int) -> float:
    """Print the costs of one file; the result is how many times the bare engine it takes."""
    with pypdfium2.PdfDocument(path) as document:
        pictures = [render(page) for page in document]
    steps = Counter[str]()
    with on_one_processor():
        seconds, _ = measure({"alone": partial(engine_alone, pictures), "read": partial(read, path)}, rounds)
        with counted(STEPS, steps):
            whole = spent(partial(read, path))
    ratio: float = median(map(truediv, seconds["read"], seconds["alone"]))
    alone, count = median(seconds["alone"]), len(pictures)
    share = ratio * alone / whole  # the steps are those of one more run
    rows = {"the engine alone": alone, "read": ratio * alone}
    rows |= {f"  {what}": taken * share for what, taken in steps.items()}
    rows["  all else"] = (whole - steps.total()) * share
    print(f"{path.name}, {count} pages; for each:")
    for what, taken in rows.items():
        print(f"{what:<42}{1000 * taken / count:>9.0f} ms{taken / alone:>8.2f} x")
    if count > 1:
        show_all_processors(path, pictures, rounds)
    return ratio


def show_all_processors(path: Path, pictures: Sequence[Picture], rounds: int) -> None:
    """Print how long one file takes on all processors, and the engine alone, its pages shared among as many threads."""
    cores = os.cpu_count() or 1
    shares = [pictures[at::cores] for at in range(cores)]
    with ThreadPoolExecutor(cores) as threads:
        jobs = partial(read, path), lambda: list(threads.map(engine_alone, shares))
        read_, alone = map(min, zip(*([timed(job) for job in jobs] for _ in range(rounds)), strict=True))
    print(
        f"by the clock on {cores} processors: {read_:.1f} s, the engine alone {alone:.1f} s = {read_ / alone:.2f} x\n"
    )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", type=Path, nargs="*", default=SCANS)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    if not installed():
        print(f"not measured: {remedy()}")
        return 0
    os.environ |= {"BAOCAO_CACHE": "off", "OMP_THREAD_LIMIT": "1"}
    ratios = [show(path, given.rounds) for path in given.files]
    return int(max(ratios) > MOST)


if __name__ == "__main__":
    sys.exit(main())
