"""Text → the times that it names, as calendar days."""

from .periods import FoundPeriod, find_periods

__all__ = ["FoundPeriod", "find_periods"]
