"""Mentions → Indicators: what is counted, when, part of what."""

from .find import find_indicators

__all__ = ["find_indicators"]
