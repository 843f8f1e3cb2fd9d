"""Tokens -> costs: "$600 to $800", "between £60 and £85 a session", "up to $3,000", "150 dollars"."""

from pipeline.model import Cost
from pipeline.quantity.durations import read_unit
from pipeline.quantity.interval import Interval, Side, read_interval, values_of
from pipeline.quantity.numerals import Number, read_number
from pipeline.quantity.tokens import Scan, follow, past_hyphen, word_at
from pipeline.quantity.values import Amount

#: How far before a sum its context is looked for: "each session costs on average about $300".
_REACH = 6


def read_cost(scan: Scan, i: int) -> tuple[tuple[Amount, ...], int] | None:
    """The sum of money that begins at token ``i``, and the token after it."""
    interval = read_interval(scan, i, _side, alternatives=False, bare_second=True)
    if interval is None or not _one_currency(interval):
        return None
    per, end = _read_per(scan, interval.end) or (_per_before(scan, i), interval.end)
    if _is_ambiguous(scan, interval.label) and not _money_near(scan, i, per):
        return None
    low, high = values_of(interval)
    currency = next(side[1] for side in (interval.low, interval.high) if side)
    value = Cost(scan.label(*interval.label), low, high, currency, per)
    return (Amount(scan.span(i, end), "cost", value),), end


def _one_currency(interval: Interval[str]) -> bool:
    return len({side[1] for side in (interval.low, interval.high) if side}) == 1


def _side(scan: Scan, i: int) -> Side[str] | None:
    """One sum: the currency before or after its number, or a bare number."""
    before = _currency_before(scan, i)
    number = read_number(scan, before[1] if before else i)
    if number is None:
        return None
    if before:
        number = _glued_scale(scan, number)
        code = follow(scan, number.end, scan.grammar.words["money.codes"])
        currency, end = code or (before[0], number.end)
        if code is None:
            worded = _named(scan, number.end, "money.words")
            end = worded[1] if worded else end
        return Side(number.value, number.scale, currency, end)
    return _currency_after(scan, number)


def _currency_before(scan: Scan, i: int) -> tuple[str, int] | None:
    code = word_at(scan, i, "money.codes")
    place = code[1] if code else i
    symbol = scan.at(place)
    if symbol.kind == "symbol":
        return (code[0] if code else _local(scan, scan.grammar.symbols[symbol.text])), place + 1
    return code


def _currency_after(scan: Scan, number: Number) -> Side[str]:
    place = past_hyphen(scan, number.end)
    cents = _named(scan, place, "money.cents")
    if cents:
        return Side(number.value * number.scale / 100, 1, *cents)
    word = _named(scan, place, "money.words") or follow(scan, place, scan.grammar.words["money.codes"])
    symbol = scan.at(number.end)
    if word is None and symbol.kind == "symbol" and scan.at(number.end + 1).kind not in ("number", "fraction"):
        word = _local(scan, scan.grammar.symbols[symbol.text]), number.end + 1
    if word is None:
        return Side(number.value, number.scale, None, number.end)
    return Side(number.value, number.scale, *word)


def _named(scan: Scan, i: int, name: str) -> tuple[str, int] | None:
    found = word_at(scan, i, name)
    return (_local(scan, found[0]), found[1]) if found else None


def _local(scan: Scan, currency: str) -> str:
    """Read "$" by the page's country."""
    if currency != "local":
        return currency
    return scan.grammar.countries.get(scan.country or "", scan.grammar.default_currency)


def _glued_scale(scan: Scan, number: Number) -> Number:
    scale = follow(scan, number.end, scan.grammar.numbers["numbers.glued_scales"])
    if number.scale == 1 and scale and scan.at(number.end).glued:
        return Number(number.value, scale[0], scale[1])
    return number


def _is_ambiguous(scan: Scan, label: tuple[int, int]) -> bool:
    """Whether the run names its currency by a word that is also a weight."""
    tokens = scan.tokens[label[0] : label[1]]
    named = any(token.text in scan.grammar.words["money.ambiguous"] for token in tokens)
    return named and tokens[-1].text != "sterling" and not any(token.kind == "symbol" for token in tokens)


def _money_near(scan: Scan, i: int, per: str | None) -> bool:
    if per is not None and per in scan.grammar.words["per.nouns"]:
        return True
    context = scan.grammar.words["money.context"]
    return any(scan.at(j).text in context for j in range(i - 1, i - _REACH, -1))


def _read_per(scan: Scan, i: int) -> tuple[str, int] | None:
    """What the sum is paid for each of: "a session", "/month", "-per-session", "monthly"; and the token after it."""
    place = past_hyphen(scan, i)
    adverb = word_at(scan, place, "per.adverbs")
    if adverb:
        return adverb
    marker = word_at(scan, place, "per.markers")
    if marker is None:
        return None
    return _noun(scan, past_hyphen(scan, marker[1]), free=word_at(scan, place, "per.free") is not None)


def _noun(scan: Scan, i: int, *, free: bool) -> tuple[str, int] | None:
    """The noun after "per" or "a"; a length before it is passed over ("a 60-minute session")."""
    number = read_number(scan, i)
    unit = read_unit(scan, past_hyphen(scan, number.end)) if number else None
    if number and unit:
        i = past_hyphen(scan, unit[1])
    nouns, word = scan.grammar.words["per.nouns"], scan.at(i)
    after = scan.at(i + 1).text
    if word.kind == "word" and after in nouns and after not in scan.grammar.words["counts.breakers"]:
        return after, i + 2
    if word.text in nouns or word.text in scan.grammar.times:
        return word.text, i + 1
    return (word.text, i + 1) if free and word.kind == "word" and not number else None


def _per_before(scan: Scan, i: int) -> str | None:
    """The noun of "each session costs $300", "a per-session fee of $300", "the monthly cost is $20"."""
    words = scan.grammar.words
    if not any(scan.at(j).text in words["money.context"] for j in range(i - 1, i - _REACH, -1)):
        return None
    for j in range(i - 1, i - _REACH - 1, -1):
        token = scan.at(j)
        if token.kind in ("stop", "symbol", "none") or token.text in (".", ";", "?", "!", ":"):
            return None
        adverb = word_at(scan, j, "per.adverbs")
        if adverb:
            return adverb[0]
        noun = scan.at(past_hyphen(scan, j + 1))
        if token.text in ("per", "each", "every", "a", "an", "one") and _is_payable(scan, noun.text, token.text):
            return noun.text
    return None


def _is_payable(scan: Scan, noun: str, marker: str) -> bool:
    if noun in scan.grammar.words["per.nouns"]:
        return True
    return marker in ("per", "each", "every") and noun in scan.grammar.times
