"""Fuzzing: sound files, broken in ways that follow their format; what comes of them must keep the promises."""
