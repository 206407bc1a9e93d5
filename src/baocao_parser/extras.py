"""Libraries that come with an extra of the installation, and what is said where they are missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from .errors import BaocaoError


def library(name: str, extra: str, problem: str, source: str = "") -> ModuleType:
    """A library of an extra; BaocaoError with the problem, and how to install it, where it is missing.

    >>> library("json", "any", "JSON needs json").__name__
    'json'
    >>> library("no_such_library", "charts", "charts need it")
    Traceback (most recent call last):
    baocao_parser.errors.BaocaoError: charts need it (pip install 'baocao-parser[charts]')
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise BaocaoError(problem, source=source, remedy=f"pip install 'baocao-parser[{extra}]'") from error
