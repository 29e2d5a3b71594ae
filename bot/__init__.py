"""Whosaid: who says what in an article, and which of its claims still need verifying."""

__version__ = "0.1.0"
