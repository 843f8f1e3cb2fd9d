"""What came of one document."""

from dataclasses import dataclass, replace

from pipeline.build.faults import Fault


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document."""

    source: str
    """Where it lay; its faults name this place."""
    faults: tuple[Fault, ...]
    claims: int = 0
    """Their number."""
    built: bool = False
    """Whether there is an article, and not only faults."""
    read: bytes | None = None
    """What the article gives, packed; None also where it is left on the disk."""

    def faults_at(self, source: str) -> tuple[Fault, ...]:
        """The faults, for a document that now lies at ``source``."""
        if source == self.source:
            return self.faults
        return tuple(_moved(fault, self.source, source) for fault in self.faults)


def _moved(fault: Fault, old: str, new: str) -> Fault:
    return replace(fault, source=fault.source.replace(old, new), error=fault.error.replace(old, new))
