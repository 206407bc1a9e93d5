"""Word files → PDF (or Word 97), by LibreOffice; the same file gives the same PDF on one machine."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

MOMENT = re.compile(rb"(/(?:CreationDate|ModDate)\(D:)\d{14}([^)]*)")
IDENTITY = re.compile(rb"(/ID *\[ *<|/DocChecksum */)[0-9A-F]{32}(?:>[\s]*<[0-9A-F]{32})?")


def convert(files: Mapping[str, bytes], *, office: str, form: str = "pdf") -> dict[str, bytes]:
    """Word files by name → PDFs (or files of another form) by the same names."""
    with tempfile.TemporaryDirectory() as folder:
        names = dict(enumerate(files))
        for number, name in names.items():
            Path(folder, f"{number}.docx").write_bytes(files[name])
        profile = f"-env:UserInstallation=file://{folder}/profile"
        sources = [f"{folder}/{number}.docx" for number in names]
        command = [office, "--headless", profile, "--convert-to", form, "--outdir", folder, *sources]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return {name: _settled(Path(folder, f"{number}.{form}").read_bytes()) for number, name in names.items()}


def _settled(pdf: bytes) -> bytes:
    """Without the moment of writing; every length stays, so offsets hold."""
    pdf = MOMENT.sub(rb"\g<1>20200101000000\g<2>", pdf)
    return IDENTITY.sub(lambda match: re.sub(rb"[0-9A-F]{32}", b"0" * 32, match[0]), pdf)
