"""Mentions → Indicators: what is counted, when, part of what."""

from .find import find_indicators
from .tables import tables_of

__all__ = ["find_indicators", "tables_of"]
