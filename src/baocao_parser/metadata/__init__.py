"""Document → Metadata: letterhead, title, periods, closing."""

from ..times import FoundPeriod, find_periods
from .describe import Parts, describe
from .places import province_of

__all__ = ["FoundPeriod", "Parts", "describe", "find_periods", "province_of"]
