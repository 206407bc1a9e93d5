"""Text → the times that it names, as calendar days."""

from .periods import CLOCK, FoundPeriod, find_periods

__all__ = ["CLOCK", "FoundPeriod", "find_periods"]
