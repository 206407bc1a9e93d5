"""Indicators → Checks: what the figures of one report say of each other, recomputed."""

from .check import check as check

__all__ = ["check"]
