"""inputs -> an output folder: results kept by content, worker processes, and files written all at once."""

from pipeline.build.build import Options, Outcome, Progress, build
from pipeline.build.faults import Fault

__all__ = ["Fault", "Options", "Outcome", "Progress", "build"]
