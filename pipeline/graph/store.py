"""N-Triples on disk -> the embedded store."""

from pathlib import Path

from pyoxigraph import RdfFormat, Store


def build_store(ntriples: Path, folder: Path) -> int:
    """Loads the file into a new store in ``folder`` and returns the number of triples.

    The folder must not hold a store yet; a load that is killed leaves an empty one.
    """
    store = Store(str(folder))
    store.bulk_load(path=str(ntriples), format=RdfFormat.N_TRIPLES)
    store.optimize()
    store.flush()
    return len(store)
