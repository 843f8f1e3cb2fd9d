"""Tokens -> regimens: a dose, its rhythm, its length, and the steps by which it changes."""

from typing import NamedTuple

from pipeline.model import Duration, Regimen, Span
from pipeline.quantity.counts import read_dose_interval
from pipeline.quantity.durations import read_time, write_time
from pipeline.quantity.numerals import read_number
from pipeline.quantity.rhythms import Beat, read_beat, read_length
from pipeline.quantity.tokens import Scan, past_hyphen, scan_text, word_at
from pipeline.quantity.values import Amount

#: "30 minutes of brisk outdoor walking five days a week": words between a dose and its rhythm.
_MAX_GAP = 6
_MAX_ASIDES = 3
#: A text that goes on and on with "then" is no dosing schedule; also keeps the time linear.
_MAX_STEPS = 4
_SHORT_UNITS = ("second", "minute", "hour")


class _Step(NamedTuple):
    """One regimen as read, from its first token to the one after its last."""

    begin: int
    end: int
    beat: Beat | None
    dose: str | None = None
    route: str | None = None
    for_: str | None = None


class _Taken(NamedTuple):
    """What is taken at once: its label, and whether it is a length of time ("30 minutes")."""

    label: tuple[int, int]
    end: int
    timed: bool


def read_regimen(scan: Scan, i: int) -> tuple[tuple[Amount, ...], int] | None:
    """The regimen that begins at token ``i``, one amount for each step; and the token after it."""
    if word_at(scan, i, "regimens.idioms"):
        return None
    first = _step(scan, i)
    if first is None:
        return None
    steps = [first]
    while len(steps) < _MAX_STEPS:
        following = _next_step(scan, steps[-1])
        if following is None:
            break
        steps[-1:] = following
    return tuple(_amount(scan, step, i, place, len(steps)) for place, step in enumerate(steps)), steps[-1].end


def _amount(scan: Scan, step: _Step, i: int, place: int, steps: int) -> Amount:
    begin = i if place == 0 else step.begin
    span = Span(scan.at(begin).start, scan.at(step.end - 1).end)
    beat = step.beat
    value = Regimen(
        label=scan.label(step.begin, step.end),
        sessions=None if beat is None or beat.sessions is None else float(beat.sessions),
        every=beat.every if beat else None,
        for_=step.for_,
        dose=step.dose,
        route=step.route,
        step=place + 1 if steps > 1 else None,
    )
    return Amount(span, "regimen", value, _length_of_one(scan, step))


def _length_of_one(scan: Scan, step: _Step) -> Duration | None:
    """How long one time lasts, where that is what is taken; None of a whole: "150 minutes a week"."""
    if step.dose is None or step.beat is None or (step.beat.sessions is None and step.beat.every != "1 day"):
        return None
    time = read_time(scan_text(step.dose, grammar=scan.grammar), 0)
    if time is None or time.unit not in _SHORT_UNITS:
        return None
    return Duration(step.dose, time.low, time.high, time.unit)


def _step(scan: Scan, i: int) -> _Step | None:
    step = _dose_first(scan, i) or _rhythm_first(scan, i)
    return _with_tail(scan, step) if step else None


def _taken(scan: Scan, i: int) -> _Taken | None:
    dose = read_dose_interval(scan, i)
    one = read_number(scan, i)
    inner = read_dose_interval(scan, one.end) if dose and one and one.value == one.scale == 1 else None
    if dose and inner and scan.at(inner.label[0]).kind == "number":
        return _Taken(inner.label, dose.end, False)
    if dose:
        return _Taken(dose.label, dose.end, False)
    single = _article_dose(scan, i)
    if single:
        return single
    time = read_time(scan, i)
    if time and time.unit in _SHORT_UNITS and not word_at(scan, time.end, "regimens.relative"):
        return _Taken(time.label, time.end, True)
    return None


def _in_digits(scan: Scan, label: tuple[int, int]) -> str:
    """The dose as written, but for number words: "2 tablets"."""
    text, place = scan.label(*label), label[0]
    while place < label[1]:
        number = read_number(scan, place) if scan.at(place).kind == "word" else None
        if number and number.end < label[1] and scan.at(number.end).kind != "number" and not _is_article(scan, place):
            text = text.replace(scan.label(place, number.end), f"{number.value * number.scale:.12g}", 1)
        place = number.end if number else place + 1
    return text


def _is_article(scan: Scan, i: int) -> bool:
    return word_at(scan, i, "numbers.articles") is not None


def _article_dose(scan: Scan, i: int) -> _Taken | None:
    """A tablet, a 10 mg tablet."""
    article = word_at(scan, i, "numbers.articles")
    if article is None:
        return None
    inner = read_dose_interval(scan, article[1])
    if inner:
        return _Taken(inner.label, inner.end, False)
    unit = word_at(scan, article[1], "doses.units")
    return _Taken((i, unit[1]), unit[1], False) if unit else None


def _dose_first(scan: Scan, i: int) -> _Step | None:
    """10 mg by mouth once a day; 30 minutes of exercise five days a week."""
    taken = _taken(scan, i)
    if taken is None or word_at(scan, i, "regimens.every"):
        return None
    place, route, free = taken.end, None, scan.at(taken.end).text == "of"
    for _ in range(_MAX_GAP):
        beat = read_beat(scan, place, dosed=True)
        if beat:
            if taken.timed and beat.sessions == 1 and scan.at(place).text in ("a", "an", "per", "each", "every", "/"):
                beat = beat._replace(sessions=None)
            return _Step(taken.label[0], beat.end, beat, _in_digits(scan, taken.label), route, beat.for_)
        way = word_at(scan, place, "routes.words")
        filler = way or word_at(scan, place, "regimens.fillers") or word_at(scan, place, "doses.forms")
        if way:
            route = scan.label(place, way[1])
        if filler:
            place = filler[1]
        elif scan.at(place).text == "," or (free and scan.at(place).kind == "word"):
            place += 1
        else:
            return None
    return None


def _rhythm_first(scan: Scan, i: int) -> _Step | None:
    """Twice a week; a daily 15-minute session; once-daily 10 mg tablets; a daily dose of 10 mg."""
    article = word_at(scan, i, "numbers.articles")
    beat = read_beat(scan, i, dosed=False)
    if beat:
        place = beat.end + 1 if scan.at(beat.end).text == "of" else past_hyphen(scan, beat.end)
        taken = _taken(scan, place)
        if taken is None or read_beat(scan, taken.end, dosed=True):
            return _Step(_begin(scan, i), beat.end, beat, dose=beat.dose, for_=beat.for_)
        return _Step(_begin(scan, i), _past_form(scan, taken.end), beat, _in_digits(scan, taken.label), None, beat.for_)
    place = article[1] if article else i
    beat = read_beat(scan, place, dosed=True) if _is_rhythm_word(scan, place) else None
    if beat is None:
        return None
    form = word_at(scan, beat.end, "doses.forms")
    of = form[1] + 1 if form and scan.at(form[1]).text == "of" else beat.end
    taken = _taken(scan, of)
    if taken is None:
        return None
    return _Step(place, _past_form(scan, taken.end), beat, _in_digits(scan, taken.label))


def _is_rhythm_word(scan: Scan, i: int) -> bool:
    text = scan.at(i).text
    return text in scan.grammar.rhythms["regimens.adverbs"] or text in scan.grammar.numbers["regimens.times"]


def _begin(scan: Scan, i: int) -> int:
    """The token after the approximators at ``i``."""
    approximator = word_at(scan, i, "bounds.approximators")
    return approximator[1] if approximator else i


def _past_form(scan: Scan, i: int) -> int:
    form = word_at(scan, i, "doses.forms") or word_at(scan, i, "counts.sessions")
    return form[1] if form else i


def _with_tail(scan: Scan, step: _Step) -> _Step:
    """Add the route and the length that follow."""
    place = step.end
    for _ in range(_MAX_ASIDES):
        length = read_length(scan, place)
        if length:
            return step._replace(for_=length[0], end=length[1])
        way = word_at(scan, place, "routes.words")
        aside = way or word_at(scan, place, "regimens.asides")
        if way and step.route is None:
            step = step._replace(route=scan.label(place, way[1]), end=way[1])
        if aside:
            place = aside[1]
        elif scan.at(place).text == "," and place == step.end:
            place += 1
        else:
            break
    return step


def _next_step(scan: Scan, last: _Step) -> tuple[_Step, _Step] | None:
    """The step before, now with its length, and the one that "then" or "rising to" brings."""
    place = last.end + 1 if scan.at(last.end).text == "," else last.end
    then = word_at(scan, place, "regimens.then")
    if then is None:
        return None
    step = _step(scan, then[1]) or _dose_only(scan, then[1], last)
    if step is None:
        return None
    after = word_at(scan, step.end, "regimens.after")
    time = read_time(scan, after[1]) if after else None
    if time and last.for_ is None:
        last = last._replace(for_=write_time(time.low, time.high, time.unit))
        step = step._replace(end=time.end)
    return last, step._replace(begin=place, dose=step.dose or last.dose, route=step.route or last.route)


def _dose_only(scan: Scan, i: int, last: _Step) -> _Step | None:
    """A dose that keeps the rhythm of the step before: "rising to 20 mg"."""
    taken = _taken(scan, i)
    if taken is None or last.dose is None:
        return None
    return _with_tail(scan, _Step(i, taken.end, last.beat, _in_digits(scan, taken.label)))
