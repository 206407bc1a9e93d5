"""Mentions → Indicators: what is counted, when, part of what."""
