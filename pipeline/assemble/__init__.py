"""Claims of an article -> each claim once, with all its evidence; what two frames saw alike is one."""

from pipeline.assemble.assemble import assemble

__all__ = ["assemble"]
