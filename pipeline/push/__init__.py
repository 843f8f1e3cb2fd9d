"""Named graphs -> any store that speaks the SPARQL 1.1 Graph Store Protocol."""

from pipeline.push.push import Pushed, push

__all__ = ["Pushed", "push"]
