"""A built output folder -> files for other knowledge bases."""

from pipeline.export.formats import FORMATS, Format, export
from pipeline.export.graphs import named_graphs
from pipeline.export.source import Source, Thing, read_output

__all__ = ["FORMATS", "Format", "Source", "Thing", "export", "named_graphs", "read_output"]
