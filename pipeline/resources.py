"""Where the files of ``ontology/`` lie: inside the installed package, or beside it in a checkout."""

from pathlib import Path

from pipeline.errors import OntologyError

_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """The folder ``ontology/``.

    Raises:
        OntologyError: it lies neither in the package nor beside it.
    """
    for folder in (_PACKAGE / "ontology", _PACKAGE.parent / "ontology"):
        if (folder / "caregraph.ttl").is_file():
            return folder
    raise OntologyError(
        f"{_PACKAGE.parent}: no ontology/caregraph.ttl; reinstall caregraph, or run it from a whole checkout."
    )
