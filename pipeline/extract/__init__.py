"""Passages -> mentions and claims, with their status, speaker and evidence."""

from pipeline.extract.extract import extract, find_mentions
from pipeline.extract.scene import World

__all__ = ["World", "extract", "find_mentions"]
