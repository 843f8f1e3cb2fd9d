"""JSON Lines -> documents -> articles: one record with "id", "text", and maybe "title" and "url", on each line."""

import json
from collections.abc import Callable, Iterable, Iterator

from pipeline.errors import InputError
from pipeline.ingest.decode import decode
from pipeline.ingest.document import Document, InputFault
from pipeline.ingest.plain import read_text
from pipeline.model import Article

_EXAMPLE = '{"id": …, "text": …}'


def record_documents(
    name: str, lines: Iterable[bytes], new_id: Callable[[str], str]
) -> Iterator[Document | InputFault]:
    """The document, or the fault, of each line that is not blank; ``new_id`` makes ids safe and unique.

    Raises:
        InputError: the file as a whole is empty or binary.
    """
    empty = True
    for number, data in enumerate(lines, start=1):
        if not data.strip():
            continue
        empty = False
        where = f"{name}, line {number}"
        # A NUL betrays what is no text at all, and whose every line would be a fault.
        line = decode(data, name)
        try:
            record_id = _string(_record(line, where), "id", where)
            yield Document(name, f"line {number}", new_id(record_id or ""), line.encode(), ".jsonl")
        except InputError as error:
            yield InputFault(source=name, where=f"line {number}", error=str(error))
    if empty:
        decode(b"", name)


def read_record(document: Document) -> Article:
    """The article of one record.

    Raises:
        InputError: it has no text.
    """
    where = f"{document.source}, {document.where}"
    record = _record(document.data.decode(), where)
    text, title, url = (_string(record, key, where) for key in ("text", "title", "url"))
    try:
        return read_text(document.id, text or "", title=title or None, url=url or None)
    except InputError as error:
        raise InputError(f"{where}, {error}") from error


def _record(line: str, where: str) -> dict[str, object]:
    """The record, with an id and a text that are as they should be."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: this is not JSON ({error}); write {_EXAMPLE} on one line.") from error
    if not isinstance(record, dict):
        raise InputError(f"{where}: this is no JSON object; write {_EXAMPLE} on one line.")
    values = {key: _string(record, key, where) for key in ("id", "text", "title", "url")}
    missing = " and ".join(f'"{key}"' for key in ("id", "text") if values[key] is None)
    if missing:
        raise InputError(f"{where}: the record has no {missing}; add it.")
    _check_whole(values["text"] or "", where)
    return record


def _string(record: dict[str, object], key: str, where: str) -> str | None:
    value = record.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        return str(value)
    if value is not None and not isinstance(value, str):
        raise InputError(f'{where}: "{key}" is no string; write it in quotes.')
    return value


def _check_whole(text: str, where: str) -> None:
    """Refuses what cannot be written as UTF-8, or is no text at all."""
    if "\x00" in text:
        raise InputError(f'{where}: "text" holds NUL characters; give text, not binary data.')
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f'{where}: "text" holds half of a surrogate pair; write the whole character.') from error
