"""Clauses and cells → Indicators: what is counted, when, part of what."""

from .find import find_indicators
from .mentions import find_numbers, scan

__all__ = ["find_indicators", "find_numbers", "scan"]
