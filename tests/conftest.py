"""What all tests share: heavy ones are left out, and said so, unless they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import settings

LEFT_OUT = pytest.mark.skip(reason="heavy: make test-all")

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")  # a machine that does other work as well makes no property wrong


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--heavy", action="store_true", help="run the tests that take minutes, or a quiet machine, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--heavy"):
        for item in items:
            if item.get_closest_marker("heavy"):
                item.add_marker(LEFT_OUT)
