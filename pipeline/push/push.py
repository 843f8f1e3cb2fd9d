"""A built graph -> the changes that a store still lacks, graph by graph."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import sleep as wait

from pipeline.export import Source, named_graphs
from pipeline.push.http import Target, delete, put
from pipeline.push.state import kept


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many graphs a push sent, removed from the store, and left as they were."""

    sent: int
    removed: int
    unchanged: int


def push(
    source: Source, url: str, *, state: Path, again: bool = False, sleep: Callable[[float], None] = wait
) -> Pushed:
    """Replaces each named graph that is not yet in the store as it is here, and removes those that are here no more.

    ``state`` keeps what each store has. It is written every second and at the end, whatever ends the push, so that one
    that was stopped goes on where it was; what a kill lost is sent once more, which changes nothing.
    With ``again`` the state counts only for what must be removed.

    Raises:
        CareGraphError: the store cannot be reached, refuses a graph, or the state cannot be read or written.
    """
    target = Target(url, sleep)
    here: set[str] = set()
    sent = removed = 0
    with kept(state, url) as there:
        for graph, lines in named_graphs(source):
            here.add(graph)
            content = "".join(lines).encode()
            digest = sha256(content).hexdigest()
            if again or there.get(graph) != digest:
                put(target, graph, content)
                there.note(graph, digest)
                sent += 1
        for graph in sorted(there.graphs() - here):
            delete(target, graph)
            there.note(graph, None)
            removed += 1
    return Pushed(sent, removed, len(here) - sent)
