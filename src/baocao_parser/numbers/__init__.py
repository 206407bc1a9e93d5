"""Text → Mentions: numbers as they are written, and what is no indicator."""
