"""Permitted trains the people who answer Amazon buyers' messages."""

__version__ = "0.1.0"
