"""quantities.toml -> Grammar: the words by which a language says amounts, ready for look-up."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import OntologyError

T = TypeVar("T")

#: Phrases by their first word, longest first: all their words, and what the phrase means.
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]

_PIECE = re.compile(r"[^\W\d_]+|\d+|\S")

#: Where to look is decided by three sets of words, so that prose without amounts is passed over quickly.
_NUMERIC = ("numbers.words", "numbers.groups", "numbers.fractions", "numbers.articles")
_OPENERS = (
    *_NUMERIC,
    *(f"regimens.{name}" for name in ("times", "adverbs", "every", "alone.phrases", "idioms")),
)
_LEADS = (
    *(f"bounds.{name}" for name in ("approximators", "high", "low", "between", "from")),
    *(f"ages.{name}" for name in ("leads", "low", "high", "decades")),
    "money.codes",
)
_CLOSERS = (
    *("money.codes", "money.words", "money.cents", "doses.units", "proportions.percent", "proportions.ratio"),
    *("counts.sessions", "counts.others", "proportions.of", "regimens.day_words", "regimens.time_words", "ages.people"),
    *("ages.sure_after", "ages.after_low", "ages.after_high", "ages.verbs", "numbers.fractions", "regimens.adverbs"),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time; the word means ``count`` of it ("fortnight": two weeks)."""

    name: str
    hours: float
    count: float = 1


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``sessions`` in each ``count`` of ``unit``."""

    sessions: float
    unit: str
    count: float


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables of ``quantities.toml`` by their dotted names."""

    words: Mapping[str, Phrases[str]]
    """Lists of phrases, and phrases that stand for a text."""
    numbers: Mapping[str, Phrases[float]]
    rhythms: Mapping[str, Phrases[Rhythm]]
    times: Phrases[Unit]
    units: tuple[Unit, ...]
    """Smallest first."""
    symbols: Mapping[str, str]
    """Currency by symbol; "local" where the country decides."""
    countries: Mapping[str, str]
    default_currency: str
    tokens: re.Pattern[str]
    numeric: frozenset[str]
    """The first words of numbers."""
    openers: frozenset[str]
    """The words that may open a quantity by themselves."""
    leads: frozenset[str]
    """The words that may do so where a number follows."""
    closers: frozenset[str]
    """The words one of which stands near every number that states a quantity."""


def load_grammar(path: Path) -> Grammar:
    """Read the words for quantities.

    Raises:
        OntologyError: the file cannot be read, is no TOML, or lacks a table.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return _grammar(data)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"{path}: cannot be read ({error}); restore the file.") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise OntologyError(f"{path}: a table is missing or malformed ({error!r}); restore the file.") from error


def _grammar(data: dict[str, Any]) -> Grammar:
    units = tuple(sorted((Unit(unit["name"], unit["hours"]) for unit in data["units"]), key=lambda unit: unit.hours))
    by_name = {unit.name: unit for unit in units}
    times = {alias: by_name[unit["name"]] for unit in data["units"] for alias in unit["aliases"]}
    for word, multiple in data["durations"].pop("multiples").items():
        times[word] = Unit(multiple["unit"], by_name[multiple["unit"]].hours, multiple["count"])
    symbols = data["money"].pop("symbols")
    countries = data["money"].pop("countries")
    tables = dict(_tables("", data))
    words = {name: phrases(table) for name, table in tables.items() if _holds(table, str)}
    rhythms = {name: phrases(_rhythms(table)) for name, table in tables.items() if _holds(table, dict)}
    numbers = {
        name: phrases({phrase: float(number) for phrase, number in table.items()})
        for name, table in tables.items()
        if _holds(table, (int, float))
    }
    return Grammar(
        words=words,
        numbers=numbers,
        rhythms=rhythms,
        times=phrases(times),
        units=units,
        symbols=symbols,
        countries=countries,
        default_currency=data["money"]["default"],
        tokens=_token_pattern(symbols, data["numbers"]["glyphs"]),
        numeric=_first_words(tables, _NUMERIC),
        openers=_first_words(tables, _OPENERS),
        leads=_first_words(tables, _LEADS),
        closers=_first_words(tables, _CLOSERS) | times.keys(),
    )


def phrases(table: Mapping[str, T]) -> Phrases[T]:
    """File phrases under their first word, longest first."""
    filed: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for phrase, meaning in table.items():
        words = _pieces(phrase)
        filed.setdefault(words[0], []).append((words, meaning))
    return {first: tuple(sorted(options, key=lambda option: -len(option[0]))) for first, options in filed.items()}


def _pieces(phrase: str) -> tuple[str, ...]:
    return tuple(_PIECE.findall(phrase))


def _tables(name: str, data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every list and innermost table, by dotted name; a list stands for its own phrases."""
    leaves = {key: value for key, value in data.items() if not isinstance(value, list | dict) or _is_rhythm(value)}
    if leaves and name:
        yield name, leaves
    for key, value in data.items():
        inner = f"{name}.{key}" if name else key
        if isinstance(value, list) and _holds_items(value, str):
            yield inner, {phrase: phrase for phrase in value}
        elif isinstance(value, dict) and not _is_rhythm(value):
            yield from _tables(inner, value)


def _is_rhythm(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"sessions", "unit", "count"}


def _rhythms(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Rhythm]:
    return {phrase: Rhythm(**rhythm) for phrase, rhythm in table.items()}


def _holds(table: Mapping[str, Any], kind: type | tuple[type, ...]) -> bool:
    return _holds_items(table.values(), kind)


def _holds_items(items: Iterable[object], kind: type | tuple[type, ...]) -> bool:
    return all(isinstance(item, kind) for item in items)


def _first_words(tables: Mapping[str, Mapping[str, Any]], names: Iterable[str]) -> frozenset[str]:
    return frozenset(_pieces(phrase)[0] for name in names for phrase in tables[name])


def _token_pattern(symbols: Iterable[str], glyphs: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all tokens; possessive throughout, so that it runs in linear time."""
    by_length = sorted(symbols, key=lambda symbol: (-len(symbol), symbol))
    symbol = "|".join(re.escape(symbol) for symbol in by_length)
    dash = "[-\u2010-\u2013\u2212]"
    return re.compile(
        rf"(?P<code>[0-9]++(?:(?:\.[0-9]++){{2,}}+|(?:{dash}[0-9]++){{2,}}+|(?:/[0-9]++){{2,}}+|:[0-9]++))"
        rf"|(?P<fraction>[0-9]++[/\u2044][0-9]++|[{''.join(glyphs)}])"
        r"|(?P<number>[0-9]{1,3}(?:[,\u202f\u2009][0-9]{3})++(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?|(?<![\w.])\.[0-9]++)"
        rf"|(?P<symbol>(?<![^\W\d_])(?:{symbol})|(?<=[^\W\d_])[$£€])"
        r"|(?P<word>[^\W\d_]\w*+)"
        r"|(?P<stop>\n[^\S\n]*+\n\s*+)"
        r"|(?P<mark>\S)"
    )
