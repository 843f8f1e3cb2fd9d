"""bytes -> articles, for JSON Lines: one record with "id", "text", and maybe "title" and "url", on each line."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.errors import InputError
from pipeline.ingest.decode import decode
from pipeline.ingest.plain import read_text
from pipeline.model import Article


@dataclass(frozen=True, slots=True)
class InputFault:
    """One input, or one record of it, from which no article came."""

    source: str
    """The input as the user gave it."""
    where: str
    """The article's id, or the line of a record."""
    error: str
    """One sentence: what is wrong, where, and what to do."""


def read_records(name: str, data: bytes, new_id: Callable[[str], str]) -> Iterator[Article | InputFault]:
    """The article, or the fault, of each line of ``data`` that is not blank; ``new_id`` makes ids safe and unique.

    Raises:
        InputError: the file as a whole is empty or binary.
    """
    text = decode(data, name)
    # Not splitlines: JSON allows the line separators of Unicode inside its strings.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _article(line, f"{name}, line {number}", new_id)
        except InputError as error:
            yield InputFault(source=name, where=f"line {number}", error=str(error))


def _article(line: str, where: str, new_id: Callable[[str], str]) -> Article:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f'{where}: this is not JSON ({error}); write {{"id": …, "text": …}} on one line.') from error
    if not isinstance(record, dict):
        raise InputError(f'{where}: this is no JSON object; write {{"id": …, "text": …}} on one line.')
    record_id, text = _string(record, "id", where), _string(record, "text", where)
    title, url = _string(record, "title", where), _string(record, "url", where)
    if record_id is None or text is None:
        missing = " and ".join(f'"{key}"' for key, value in (("id", record_id), ("text", text)) if value is None)
        raise InputError(f"{where}: the record has no {missing}; add it.")
    try:
        return read_text(new_id(record_id), _whole(text, where), title=title or None, url=url or None)
    except InputError as error:
        raise InputError(f"{where}, {error}") from error


def _string(record: dict[str, object], key: str, where: str) -> str | None:
    value = record.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        return str(value)
    if value is not None and not isinstance(value, str):
        raise InputError(f'{where}: "{key}" is no string; write it in quotes.')
    return value


def _whole(text: str, where: str) -> str:
    """Refuses what cannot be written as UTF-8, or is no text at all."""
    if "\x00" in text:
        raise InputError(f'{where}: "text" holds NUL characters; give text, not binary data.')
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f'{where}: "text" holds half of a surrogate pair; write the whole character.') from error
    return text
