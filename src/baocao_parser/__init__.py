"""Vietnamese administrative reports (báo cáo) as section trees and typed numeric records.

    Path/bytes —read→ Document —outline→ Sections —phrase→ Clauses —resolve→ Indicators
                          └────────────── describe ─→ Metadata ──────────┘

`parse(source)` does all of it and gives a `Report`; `compare(reports)` sets reports side by side; an `Archive` keeps
any number of them. Names are loaded when first used: importing the package is cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .archive import Archive as Archive
    from .catalogue import Catalogue as Catalogue
    from .comparison import Comparison as Comparison
    from .comparison import compare as compare
    from .errors import BaocaoError as BaocaoError
    from .indicators import find_numbers as find_numbers
    from .isolation import parse_many as parse_many
    from .limits import Limits as Limits
    from .numbers import parse_number as parse_number
    from .parsing import parse as parse
    from .records import Indicator as Indicator
    from .records import Issue as Issue
    from .records import Mention as Mention
    from .records import Metadata as Metadata
    from .records import Period as Period
    from .records import Section as Section
    from .report import Report as Report

_HOMES = {
    "Archive": "archive",
    "BaocaoError": "errors",
    "Catalogue": "catalogue",
    "Comparison": "comparison",
    "Indicator": "records",
    "Issue": "records",
    "Limits": "limits",
    "Mention": "records",
    "Metadata": "records",
    "Period": "records",
    "Report": "report",
    "Section": "records",
    "compare": "comparison",
    "find_numbers": "indicators",
    "parse": "parsing",
    "parse_many": "isolation",
    "parse_number": "numbers",
}

__version__ = "0.1.0"
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
