"""What the tests of archives share."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao_parser import Archive

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Three provinces of the sample archive; nothing may be added to it."""
    archive = Archive(tmp_path_factory.mktemp("sample") / "bao-cao")
    archive.add([CORPUS / "tra-vinh", CORPUS / "ben-tre", CORPUS / "can-tho"], progress=False)
    return archive
