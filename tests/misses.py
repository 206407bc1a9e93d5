"""What the engine misses in whole reports, as marks for the tests that show it; who mends one deletes its mark."""

from __future__ import annotations

import pytest

CODES = pytest.mark.xfail(reason="labels and subjects are others than when the wordings of the catalogue were made")
