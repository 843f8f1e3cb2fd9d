"""Text -> amounts: every reader is tried at every token that may open a quantity, and the longest runs win."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.quantity.ages import read_age
from pipeline.quantity.costs import read_cost
from pipeline.quantity.counts import read_count, read_dose
from pipeline.quantity.durations import read_duration
from pipeline.quantity.grammar import Grammar
from pipeline.quantity.headcounts import read_headcount
from pipeline.quantity.proportions import read_proportion
from pipeline.quantity.regimens import read_regimen
from pipeline.quantity.tokens import Scan, scan_text, word_at
from pipeline.quantity.values import Amount

Reader = Callable[[Scan, int], tuple[tuple[Amount, ...], int] | None]


def _read_idiom(scan: Scan, i: int) -> tuple[tuple[Amount, ...], int] | None:
    """A run that looks like an amount and says nothing: "24 hours a day"."""
    idiom = word_at(scan, i, "regimens.idioms")
    return ((), idiom[1]) if idiom else None


#: Of equally long runs the reader named first wins.
READERS: tuple[Reader, ...] = (
    _read_idiom,
    read_regimen,
    read_cost,
    read_age,
    read_proportion,
    read_headcount,
    read_duration,
    read_dose,
    read_count,
)


#: "Up to a maximum of about 20": words before a number that belong to it.
_NEAR_NUMBER = 8
#: "Twenty-five to one hundred and fifty short laser sessions": words from a number to what it counts.
_NEAR_CLOSER = 12


class _Match(NamedTuple):
    begin: int
    end: int
    amounts: tuple[Amount, ...]


def find_quantities(text: str, *, grammar: Grammar, country: str | None = None) -> tuple[Amount, ...]:
    """The quantities a text states, in order, none overlapping another.

    Args:
        text: a sentence, a block or a whole article; an empty line ends every quantity.
        grammar: the words of :func:`load_grammar`.
        country: ISO 3166-1 alpha-2 code of the page's country, by which "$" is read.
    """
    scan = scan_text(text, grammar=grammar, country=country)
    matches = sorted(_matches(scan), key=lambda match: (match.begin - match.end, match.begin))
    taken = bytearray(len(scan.tokens))
    chosen: list[_Match] = []
    for match in matches:
        if not any(taken[match.begin : match.end]):
            taken[match.begin : match.end] = b"\1" * (match.end - match.begin)
            chosen.append(match)
    chosen.sort()
    return tuple(amount for match in chosen for amount in match.amounts)


def _matches(scan: Scan) -> Iterator[_Match]:
    for i in _places(scan):
        best: tuple[tuple[Amount, ...], int] | None = None
        for reader in READERS:
            found = reader(scan, i)
            if found and (best is None or found[1] > best[1]):
                best = found
        if best:
            yield _Match(i, best[1], best[0])


def _places(scan: Scan) -> Iterator[int]:
    """The tokens at which a quantity may begin."""
    grammar, tokens = scan.grammar, scan.tokens
    number_at, closer_at = -1, -1
    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        numeric = token.kind in ("number", "fraction") or token.text in grammar.numeric
        if token.text in grammar.closers or token.kind == "symbol":
            closer_at = i
        near_closer = 0 <= closer_at - i <= _NEAR_CLOSER or tokens[i - 1].text in grammar.closers
        near_number = 0 < number_at - i <= _NEAR_NUMBER
        if token.kind == "symbol":
            wanted = 0 < number_at - i <= 1
        else:
            wanted = (numeric and near_closer) or (near_number and token.text in grammar.leads)
        if wanted or (not numeric and token.text in grammar.openers):
            yield i
        if numeric:
            number_at = i
