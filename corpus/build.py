"""Writes the sample archive: every report of `content/` as a file of its province, its truth beside it.

python corpus/build.py [--into FOLDER]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from corpus.content import load  # noqa: E402
from corpus.word import docx  # noqa: E402


def build(folder: Path) -> None:
    """Write all reports below a folder, as `<province>/<month>.docx` and `.truth.json`."""
    for wording in sorted(HERE.glob("content/*/*.toml")):
        report = load(wording)
        target = folder / wording.parent.name
        target.mkdir(parents=True, exist_ok=True)
        truth = json.dumps(report.truth(), ensure_ascii=False, indent=1)
        (target / f"{wording.stem}.docx").write_bytes(docx(report))
        (target / f"{wording.stem}.truth.json").write_text(f"{truth}\n", encoding="utf-8", newline="\n")
        print(f"{report.name}: {len(report.truth()['indicators'])} figures")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the sample archive.")
    parser.add_argument("--into", type=Path, default=HERE, metavar="FOLDER")
    build(parser.parse_args().into)
