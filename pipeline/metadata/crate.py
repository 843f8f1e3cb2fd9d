"""A built folder -> RO-Crate: the folder as a research object, for whoever archives it."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.metadata.dataset import RIGHTS, Dataset
from pipeline.metadata.files import CRATE, FOLDERS, OTHERS
from pipeline.metadata.run import Run
from pipeline.metadata.vocabularies import Vocabulary

_VERSION = "https://w3id.org/ro/crate/1.1"
_CONTEXT = [f"{_VERSION}/context", {"sha256": "https://schema.org/sha256"}]
_Node = dict[str, Any]


def crate(dataset: Dataset, run: Run) -> str:
    """The text of ``ro-crate-metadata.json``."""
    nodes = [
        {"@id": CRATE, "@type": "CreativeWork", "about": _at("./"), "conformsTo": _at(_VERSION)},
        _root(dataset, run),
        *_parts(dataset),
        {"@id": "#rights", "@type": "CreativeWork", "name": "Rights in the parts", "description": RIGHTS},
        *_making(dataset, run),
        *_vocabularies(dataset.vocabularies),
    ]
    return json.dumps({"@context": _CONTEXT, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"


def _root(dataset: Dataset, run: Run) -> _Node:
    files = [file.name for file in dataset.files]
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": dataset.title,
        "description": dataset.description,
        "identifier": dataset.iri,
        "datePublished": run.ended.isoformat(timespec="seconds"),
        "license": _at("#rights"),
        "isBasedOn": [_at(f"#vocabulary-{known.name}") for known in dataset.vocabularies],
        "mentions": _at("#run"),
        "hasPart": [_at(name) for name in (*files, *OTHERS, *FOLDERS)],
    }


def _parts(dataset: Dataset) -> Iterator[_Node]:
    for file in dataset.files:
        known = {"contentSize": str(file.size), "sha256": file.sha256}
        yield {"@id": file.name, "@type": "File", "name": file.title, "encodingFormat": file.media_type, **known}
    for name, (title, kind) in OTHERS.items():
        yield {"@id": name, "@type": "File", "name": title, "encodingFormat": kind}
    for name, title in FOLDERS.items():
        yield {"@id": name, "@type": "Dataset", "name": title}


def _making(dataset: Dataset, run: Run) -> Iterator[_Node]:
    inputs = [f"#input-{number}" for number, _ in enumerate(run.named, 1)]
    yield {
        "@id": "#run",
        "@type": "CreateAction",
        "name": "caregraph build",
        "startTime": run.started.isoformat(timespec="seconds"),
        "endTime": run.ended.isoformat(timespec="seconds"),
        "instrument": _at("#caregraph"),
        "object": [*map(_at, inputs), *(_at(f"#vocabulary-{known.name}") for known in dataset.vocabularies)],
        "result": _at("./"),
    }
    yield {"@id": "#caregraph", "@type": "SoftwareApplication", "name": "CareGraph", "version": run.version}
    for id_, name in zip(inputs, run.named, strict=True):
        yield {"@id": id_, "@type": "CreativeWork", "name": name}


def _vocabularies(known: Sequence[Vocabulary]) -> Iterator[_Node]:
    licences: dict[str, str] = {}
    for each in known:
        made = {
            "@id": f"#vocabulary-{each.name}",
            "@type": "CreativeWork",
            "name": each.title,
            "creditText": f"{each.attribution}; {each.licence}",
            "version": each.version,
            "url": each.home,
            "license": _at(each.licence_url) if each.licence_url else each.licence,
        }
        yield {key: value for key, value in made.items() if value}
        if each.licence_url:
            licences[each.licence_url] = each.licence
    for url, name in licences.items():
        yield {"@id": url, "@type": "CreativeWork", "name": name}


def _at(id_: str) -> dict[str, str]:
    return {"@id": id_}
