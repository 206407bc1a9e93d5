"""Processes that answer requests for this one, and none of which outlives it. Nothing here knows what they answer."""

from .process import Ended, Process

__all__ = ["Ended", "Process"]
