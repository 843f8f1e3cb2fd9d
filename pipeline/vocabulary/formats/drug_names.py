"""The dictionary of drug names and brands in the package drug-named-entity-recognition: a pickle under bzip2."""

import bz2
import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from pipeline.vocabulary.formats.record import Record, unique


class _DataOnly(pickle.Unpickler):
    """Reads dicts, lists, texts and numbers; a pickle that names any class is refused."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name} in a file of names")


def read(path: Path, _options: Mapping[str, object]) -> Iterator[Record]:
    """One record a drug, with its brands among the names.

    The branch is ``medlineplus`` for what patients are given, ``other`` for what is only known as a drug.
    """
    with bz2.open(path) as file:
        data: dict[str, Any] = _DataOnly(file).load()
    names: dict[str, list[str]] = {}
    for variant, drugs in sorted(data["drug_variant_to_canonical"].items()):
        if len(drugs) == 1:
            names.setdefault(drugs[0], []).append(variant)
    for drug, facts in sorted(data["drug_canonical_to_data"].items()):
        yield Record(
            id=facts.get("drugbank_id", ""),
            label=drug,
            names=unique(names.get(drug, ())),
            branches=("medlineplus",) if "medline_plus_id" in facts else ("other",),
            links=(f"DRUGBANK:{facts['drugbank_id']}",) if "drugbank_id" in facts else (),
        )
