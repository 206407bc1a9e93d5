"""Digits and number words → values, and what digits are when they are no figure."""

from .single import parse_number

__all__ = ["parse_number"]
