"""Tokens -> head counts: "more than 30 million Americans", "about 200,000 older adults"."""

from pipeline.quantity.counts import plain_side
from pipeline.quantity.interval import read_interval, values_of
from pipeline.quantity.tokens import Scan, word_at
from pipeline.quantity.values import Amount, Headcount

#: Fewer people took part in a trial or come to a clinic; they are no measure of how common a condition is.
_LEAST = 100_000
#: "21 million young American adults": words between a number and the people it counts.
_MAX_ADJECTIVES = 2


def read_headcount(scan: Scan, i: int) -> tuple[tuple[Amount, ...], int] | None:
    """The number of people that begins at token ``i``, and the token after it; the label holds the people too."""
    interval = read_interval(scan, i, plain_side)
    if interval is None or (scan.at(i - 1).text in ("/", ".", "-") and scan.at(i).glued):
        return None
    low, high = values_of(interval)
    end = _past_people(scan, interval.end)
    if end is None or max(low or 0, high or 0) < _LEAST:
        return None
    value = Headcount(scan.label(interval.label[0], end), low, high)
    return (Amount(scan.span(i, interval.end), "people", value),), interval.end


def _past_people(scan: Scan, i: int) -> int | None:
    """The token after the people counted, past an adjective or two."""
    for place in range(i, i + _MAX_ADJECTIVES + 1):
        people = word_at(scan, place, "ages.people")
        if people:
            return people[1]
        if scan.at(place).kind != "word" or word_at(scan, place, "counts.breakers"):
            return None
    return None
