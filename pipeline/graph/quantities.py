"""Costs, durations and regimens -> nodes with numbers that a query can filter and sum."""

import re
from collections.abc import Iterator, Mapping

from pipeline.graph.terms import TYPE, Literal, Term, Triple, decimal, integer, name
from pipeline.ids import quantity_id
from pipeline.model import Cost, Duration, Quantity, Regimen
from pipeline.schema import Schema

_TIME = re.compile(r"(\d+(?:\.\d+)?) ?([a-z]+?)s?")


def quantity_triples(quantity: Quantity, *, schema: Schema, base: str) -> Iterator[Triple]:
    """The node of a quantity: its types, label and numbers."""
    node = quantity_id(base, quantity)
    for type_ in schema.classes(type(quantity).__name__):
        yield Triple(node, TYPE, name(f"cg:{type_}"))
    yield Triple(node, name("rdfs:label"), Literal(quantity.label))
    for property_, value in _properties(quantity, schema.units).items():
        if value is not None:
            yield Triple(node, name(f"cg:{property_}"), value)


def amount(time: str | None, units: Mapping[str, int]) -> tuple[float, str] | None:
    """The number and unit of "4 months"; None where it is no single number of a known unit."""
    found = _TIME.fullmatch(time.strip().lower()) if time else None
    return (float(found[1]), found[2]) if found and found[2] in units and float(found[1]) > 0 else None


def total_sessions(regimen: Regimen, units: Mapping[str, int]) -> float | None:
    """The sessions of a whole course, ``for_`` ÷ ``every`` × ``sessions``; None where one of them is not known."""
    every, length = amount(regimen.every, units), amount(regimen.for_, units)
    if not (every and length and regimen.sessions):
        return None
    total = length[0] * units[length[1]] / (every[0] * units[every[1]]) * regimen.sessions
    return float(max(1, round(total)))


def _properties(quantity: Quantity, units: Mapping[str, int]) -> dict[str, Term | None]:
    if isinstance(quantity, Cost):
        return {**_bounds(quantity), "currency": Literal(quantity.currency), "per": _text(quantity.per)}
    if isinstance(quantity, Duration):
        seconds = units.get(quantity.unit)
        return {
            **_bounds(quantity),
            "unit": Literal(quantity.unit),
            "lowSeconds": _number(quantity.low, seconds),
            "highSeconds": _number(quantity.high, seconds),
        }
    return {
        "sessions": _number(quantity.sessions),
        **_time("every", quantity.every, units),
        **_time("for", quantity.for_, units),
        "totalSessions": _number(total_sessions(quantity, units)),
        "dose": _text(quantity.dose),
        "route": _text(quantity.route),
        "step": integer(quantity.step) if quantity.step is not None else None,
    }


def _bounds(quantity: Cost | Duration) -> dict[str, Term | None]:
    return {"low": _number(quantity.low), "high": _number(quantity.high)}


def _time(property_: str, text: str | None, units: Mapping[str, int]) -> dict[str, Term | None]:
    value, unit = amount(text, units) or (None, None)
    return {
        property_: _text(text),
        f"{property_}Value": _number(value),
        f"{property_}Unit": _text(unit),
    }


def _number(value: float | None, factor: int | None = 1) -> Literal | None:
    return decimal(value * factor) if value is not None and factor is not None else None


def _text(value: str | None) -> Literal | None:
    return Literal(value) if value else None
