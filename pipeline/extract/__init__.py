"""Passages -> mentions and claims, with their status, speaker and evidence."""

from pipeline.extract.extract import extract
from pipeline.extract.scene import World

__all__ = ["World", "extract"]
