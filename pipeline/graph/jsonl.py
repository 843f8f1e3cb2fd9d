"""Claims and mentions <-> the lines of claims.jsonl and mentions.jsonl."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import InputError
from pipeline.model import (
    Claim,
    Cost,
    Cue,
    Duration,
    Entity,
    Evidence,
    Extraction,
    Mention,
    Object,
    Quote,
    Regimen,
    Span,
    Text,
)

Json = dict[str, Any]
_Line = TypeVar("_Line")


def claim_lines(extractions: Iterable[Extraction]) -> str:
    """All claims, one a line, sorted by article, first evidence, predicate, id."""
    claims = (claim for extraction in extractions for claim in extraction.claims)
    return "".join(_line(claim_json(claim)) for claim in sorted(claims, key=_place))


def mention_lines(extractions: Iterable[Extraction]) -> str:
    """All mentions, one a line, sorted by article and place."""
    pairs = ((extraction.article.id, mention) for extraction in extractions for mention in extraction.mentions)
    ordered = sorted(pairs, key=lambda pair: (pair[0], pair[1].span, pair[1].entity.id))
    return "".join(_line(mention_json(article, mention)) for article, mention in ordered)


def read_claims(path: Path) -> list[Claim]:
    """The claims of a file, in its order. Links of entities stand in ``mentions.jsonl`` only, so they are empty here.

    Raises:
        InputError: the file cannot be read, or a line is no claim.
    """
    return read_claim_lines(_text(path), where=str(path))


def read_mentions(path: Path) -> list[tuple[str, Mention]]:
    """The mentions of a file, each with the id of its article; raises as :func:`read_claims`."""
    return read_mention_lines(_text(path), where=str(path))


def read_claim_lines(text: str, *, where: str = "claims.jsonl") -> list[Claim]:
    """The claims of lines as :func:`claim_lines` gives them; raises as :func:`read_claims`."""
    return list(_read(text, where, _claim))


def read_mention_lines(text: str, *, where: str = "mentions.jsonl") -> list[tuple[str, Mention]]:
    """The mentions of lines as :func:`mention_lines` gives them; raises as :func:`read_claims`."""
    return list(_read(text, where, _mention))


def claim_json(claim: Claim) -> Json:
    """A claim as the contract has it."""
    return {
        "id": claim.id,
        "article": claim.article,
        "subject": _entity_json(claim.subject),
        "predicate": claim.predicate,
        "object": object_json(claim.object),
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "qualifiers": dict(sorted(claim.qualifiers)),
        "attributed_to": _entity_json(claim.attributed_to) if claim.attributed_to else None,
        "confidence": round(claim.confidence, 4),
        "evidence": [_evidence_json(evidence) for evidence in claim.evidence],
    }


def mention_json(article: str, mention: Mention) -> Json:
    """A mention as the contract has it."""
    return {
        "article": article,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "type": mention.entity.type,
        "id": mention.entity.id,
        "label": mention.entity.label,
        "links": list(mention.entity.nearest_links),
        "found_by": mention.found_by,
        "confidence": round(mention.confidence, 4),
    }


def object_json(thing: Object) -> Json:
    """An object as the contract has it: an entity, or a quantity or text with the parts that it has."""
    if isinstance(thing, Entity):
        return _entity_json(thing)
    parts: dict[str, float | str | None]
    match thing:
        case Cost():
            parts = {"low": thing.low, "high": thing.high, "currency": thing.currency, "per": thing.per}
        case Duration():
            parts = {"low": thing.low, "high": thing.high, "unit": thing.unit}
        case Regimen():
            parts = {
                "sessions": thing.sessions,
                "every": thing.every,
                "for": thing.for_,
                "dose": thing.dose,
                "route": thing.route,
                "step": thing.step,
            }
        case Text():
            parts = {"low": thing.low, "high": thing.high}
    known = {key: _short(value) for key, value in parts.items() if value is not None}
    return {"type": type(thing).__name__, **known, "label": thing.label}


def _place(claim: Claim) -> tuple[str, int, int, str, str]:
    first = min((evidence.quote.span for evidence in claim.evidence), default=Span(-1, -1))
    return (claim.article, first.start, first.end, claim.predicate, claim.id)


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _short(value: float | str) -> float | str:
    """Whole numbers without a point: 600, not 600.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _entity_json(entity: Entity) -> Json:
    return {"id": entity.id, "label": entity.label, "alt_labels": sorted(entity.alt_labels), "type": entity.type}


def _evidence_json(evidence: Evidence) -> Json:
    cues = ({"text": cue.text, "role": cue.role, "start": cue.span.start, "end": cue.span.end} for cue in evidence.cues)
    return {**_quote_json(evidence.quote), "cues": list(cues), "context": list(map(_quote_json, evidence.context))}


def _quote_json(quote: Quote) -> Json:
    return {"quote": quote.text, "start": quote.span.start, "end": quote.span.end}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); build the graph first.") from error


def _read(text: str, where: str, make: Callable[[Json], _Line]) -> Iterator[_Line]:
    for number, line in enumerate(text.split("\n"), 1):
        if line:
            try:
                yield make(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise InputError(
                    f"{where}, line {number}: not a line of this file ({error!r}); build it again."
                ) from error


def _claim(line: Mapping[str, Any]) -> Claim:
    speaker = line["attributed_to"]
    return Claim(
        id=line["id"],
        article=line["article"],
        subject=_entity(line["subject"]),
        predicate=line["predicate"],
        object=_object(line["object"]),
        evidence=tuple(_evidence(evidence) for evidence in line["evidence"]),
        polarity=line["polarity"],
        certainty=line["certainty"],
        qualifiers=tuple(sorted(line["qualifiers"].items())),
        attributed_to=_entity(speaker) if speaker else None,
        confidence=line["confidence"],
    )


def _mention(line: Mapping[str, Any]) -> tuple[str, Mention]:
    entity = Entity(line["id"], line["label"], line["type"], links=tuple(line["links"]))
    mention = Mention(_span(line), line["text"], entity, line["found_by"], line["confidence"])
    return line["article"], mention


def _object(line: Mapping[str, Any]) -> Object:
    fields: Json = {"for_" if key == "for" else key: value for key, value in line.items() if key != "type"}
    match line["type"]:
        case "Cost":
            return Cost(**{"low": None, "high": None, **fields})
        case "Duration":
            return Duration(**{"low": None, "high": None, **fields})
        case "Regimen":
            return Regimen(**fields)
        case "Text":
            return Text(**fields)
    return _entity(line)


def _entity(line: Mapping[str, Any]) -> Entity:
    return Entity(line["id"], line["label"], line["type"], tuple(line["alt_labels"]))


def _evidence(line: Mapping[str, Any]) -> Evidence:
    return Evidence(
        quote=_quote(line),
        cues=tuple(Cue(_span(cue), cue["text"], cue["role"]) for cue in line["cues"]),
        context=tuple(_quote(run) for run in line["context"]),
    )


def _quote(line: Mapping[str, Any]) -> Quote:
    return Quote(_span(line), line["quote"])


def _span(line: Mapping[str, Any]) -> Span:
    return Span(line["start"], line["end"])
