"""Records of a source -> their types, by the branches that the source's table names."""

from collections.abc import Iterable, Mapping

from pipeline.vocabulary.formats import Record
from pipeline.vocabulary.sources import Source


class Branches:
    """The records read so far, by their ids, since a record's kind can follow from those above it."""

    def __init__(self) -> None:
        self._known: dict[str, Record] = {}

    def add(self, records: Iterable[Record]) -> None:
        """Remembers records."""
        self._known.update((record.id, record) for record in records)

    def types(self, record: Record, source: Source) -> tuple[str, ...]:
        """The types of a record, the main one first; empty if the source leaves it out."""
        if record.id in source.exceptions:
            return source.exceptions[record.id]
        level, seen = [record], {record.id}
        while level:
            branches = [found for each in level if (found := _branch(each, source.types)) is not None]
            if branches:
                return _in_order(branches, source.types)
            above = dict.fromkeys(parent for each in level for parent in each.parents if parent not in seen)
            seen.update(above)
            level = [self._known[parent] for parent in above if parent in self._known]
        return source.everything


def _branch(record: Record, types: Mapping[str, tuple[str, ...]]) -> str | None:
    """The branch of the table in which a record hangs; of several, the one listed first."""
    places = [place for number in record.branches if (place := _longest(number, types))]
    if record.id in types:
        places.append(record.id)
    order = list(types)
    return min(places, key=order.index, default=None)


def _longest(number: str, types: Mapping[str, tuple[str, ...]]) -> str:
    """The longest branch that a tree number lies in: "C23.888" for "C23.888.592", "C" for "C04.588"."""
    while number and number not in types:
        number = number.rpartition(".")[0] if "." in number else number[: 1 if len(number) > 1 else 0]
    return number


def _in_order(branches: Iterable[str], types: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    order = list(types)
    first = min(branches, key=order.index)
    return types[first]
