"""Formats: bytes → Document. Nothing here knows what a report is."""
