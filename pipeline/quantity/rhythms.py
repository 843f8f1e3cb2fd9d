"""Tokens -> rhythms: how often, "twice a day", "every 4 to 6 hours", "six sessions, four weeks apart"."""

from typing import NamedTuple

from pipeline.quantity.counts import plain_side, read_counted_noun
from pipeline.quantity.durations import Time, read_time, read_unit, write_time
from pipeline.quantity.grammar import Rhythm
from pipeline.quantity.interval import read_interval
from pipeline.quantity.tokens import Scan, follow, past_hyphen, word_at

#: "Spaced at least about four weeks apart": words before the interval.
_MAX_SPACING = 4


#: "Three to four weekly 30-minute sessions": words before the length of a session.
_MAX_LEADING = 6


class Beat(NamedTuple):
    """``sessions`` in each ``every``; None where a range ("two or three times") gives no one number."""

    sessions: float | None
    every: str
    end: int
    for_: str | None = None
    dose: str | None = None
    """How long a session takes: "four 30-minute sessions"."""


class _Tally(NamedTuple):
    """A number of sessions: None where it is a range."""

    number: float | None
    end: int


def read_beat(scan: Scan, i: int, *, dosed: bool) -> Beat | None:
    """The rhythm that begins at token ``i``.

    Args:
        scan: the text.
        i: a token.
        dosed: whether a dose stands before it, so that a bare "daily" or "a day" is a rhythm.
    """
    return _times(scan, i) or _sessions(scan, i) or _days(scan, i) or _bare(scan, i, dosed=dosed)


def _times(scan: Scan, i: int) -> Beat | None:
    """Once daily, twice a week, three times every two days."""
    times = follow(scan, i, scan.grammar.numbers["regimens.times"])
    tally = _either(scan, _Tally(*times)) if times else _counted_times(scan, i)
    return _multiply(tally, read_rate(scan, past_hyphen(scan, tally.end))) if tally else None


def _counted_times(scan: Scan, i: int) -> _Tally | None:
    """Read "three times"."""
    tally = _tally(scan, i)
    word = follow(scan, tally.end, scan.grammar.numbers["regimens.time_words"]) if tally else None
    return _Tally(tally.number, word[1]) if tally and word else None


def _either(scan: Scan, first: _Tally) -> _Tally:
    """Read on where "or twice" follows "once"."""
    joiner = word_at(scan, first.end, "bounds.joiners")
    if joiner is None:
        return first
    times = follow(scan, joiner[1], scan.grammar.numbers["regimens.times"])
    second = _Tally(*times) if times else _counted_times(scan, joiner[1])
    return _Tally(None, second.end) if second else first


def _multiply(tally: _Tally, rate: Beat | None) -> Beat | None:
    if rate is None:
        return None
    number = None if tally.number is None or rate.sessions is None else tally.number * rate.sessions
    return rate._replace(sessions=number)


def _tally(scan: Scan, i: int) -> _Tally | None:
    interval = read_interval(scan, i, plain_side)
    if interval is None:
        return None
    one = interval.low is not None and interval.high is not None and interval.low[0] == interval.high[0]
    return _Tally(interval.low[0] if one and interval.low else None, interval.end)


def _sessions(scan: Scan, i: int) -> Beat | None:
    """A rhythm of sessions, with how long each takes."""
    beat = _session_rhythm(scan, i)
    return beat._replace(dose=session_length(scan, i, beat.end)) if beat else None


def session_length(scan: Scan, i: int, end: int) -> str | None:
    """The length written with a hyphen among these tokens: "30 minutes" of "four 30-minute sessions"."""
    for place in range(i, min(end, i + _MAX_LEADING)):
        time = read_time(scan, place) if scan.at(place).kind == "number" else None
        if time and time.unit in ("second", "minute", "hour") and "-" in scan.label(place, time.end):
            return write_time(time.low, time.high, time.unit)
    return None


def _session_rhythm(scan: Scan, i: int) -> Beat | None:
    """One session a month, six sessions four weeks apart, 12 sessions over six weeks, eight weekly sessions."""
    article = word_at(scan, i, "numbers.articles")
    tally = _Tally(1, article[1]) if article else _tally(scan, i)
    if tally is None:
        return None
    adverb = follow(scan, past_hyphen(scan, tally.end), scan.grammar.rhythms["regimens.adverbs"])
    noun = read_counted_noun(scan, adverb[1] if adverb else tally.end, one=tally.number == 1)
    if noun is None:
        return None
    if adverb:
        return _series(tally, _every(adverb[0]), noun[1], whole=not article)
    spaced = _apart(scan, tally, noun[1])
    if spaced:
        return spaced
    rate = _multiply(tally, read_rate(scan, noun[1]))
    return rate or (None if article else _spread(scan, tally, noun[1]))


def _every(rhythm: Rhythm) -> Time:
    return Time(rhythm.count, rhythm.count, rhythm.unit, (0, 0), 0)


def _series(tally: _Tally, time: Time, end: int, *, whole: bool = True) -> Beat:
    """One session in each ``time``, for as long as the number of sessions takes; a range of either leaves that open."""
    length = None
    if whole and tally.number and tally.number > 1 and time.low == time.high and time.low is not None:
        total = tally.number * time.low
        length = write_time(total, total, time.unit)
    return Beat(1, write_time(time.low, time.high, time.unit), end, length)


def _apart(scan: Scan, tally: _Tally, i: int) -> Beat | None:
    """Find ", spaced about four weeks apart" or "at four-week intervals", after a number of sessions."""
    place = i + 1 if scan.at(i).text in (",", "(") else i
    for _ in range(_MAX_SPACING):
        spacing = word_at(scan, place, "regimens.spacing")
        time = read_time(scan, place) if scan.at(place).text not in ("a", "an") else None
        if time:
            break
        if spacing is None:
            place = place + 1 if scan.at(place).text == "at" else place
            time = read_time(scan, place)
            break
        place = spacing[1]
    else:
        return None
    if time is None:
        return None
    mark = word_at(scan, time.end, "regimens.apart") or word_at(scan, time.end, "regimens.intervals")
    return _series(tally, time, mark[1]) if mark else None


def _spread(scan: Scan, tally: _Tally, i: int) -> Beat | None:
    """Find "over six weeks" after a number of sessions: so many in the whole of that time."""
    length = read_length(scan, i, overs_only=True)
    if length is None or tally.number is None or tally.number == 1:
        return None
    return Beat(tally.number, length[0], length[1], length[0])


def read_length(scan: Scan, i: int, *, overs_only: bool = False) -> tuple[str, int] | None:
    """Read "for (the first) four months": the time in the contract's form, and the token after it."""
    opening = word_at(scan, i, "regimens.for")
    if opening is None or (overs_only and opening[0].startswith("for")):
        return None
    place = opening[1]
    filler = word_at(scan, place, "regimens.for_fillers")
    place = filler[1] if filler else place
    unit = read_unit(scan, place) if filler else None
    if unit:
        return write_time(unit[0].count, unit[0].count, unit[0].name), unit[1]
    time = read_time(scan, place)
    if time is None or word_at(scan, time.end, "ages.old"):
        return None
    return write_time(time.low, time.high, time.unit), time.end


def _days(scan: Scan, i: int) -> Beat | None:
    """Five days a week."""
    tally = _tally(scan, i)
    day = word_at(scan, tally.end, "regimens.day_words") if tally else None
    rate = read_rate(scan, day[1]) if day else None
    if tally is None or rate is None or rate.every.split()[-1].startswith(("day", "hour", "minute", "second")):
        return None
    return _multiply(tally, rate)


def read_rate(scan: Scan, i: int) -> Beat | None:
    """The time in which something is done: "a day", "daily", "every other week", "every 4 to 6 hours"."""
    fixed = follow(scan, i, scan.grammar.rhythms["regimens.phrases"]) or follow(
        scan, i, scan.grammar.rhythms["regimens.adverbs"]
    )
    if fixed:
        rhythm, end = fixed
        return Beat(rhythm.sessions, write_time(rhythm.count, rhythm.count, rhythm.unit), end)
    return _recurring(scan, i) or _each(scan, i)


def _each(scan: Scan, i: int) -> Beat | None:
    per = word_at(scan, i, "regimens.per")
    unit = read_unit(scan, past_hyphen(scan, per[1])) if per else None
    return Beat(1, write_time(unit[0].count, unit[0].count, unit[0].name), unit[1]) if unit else None


def _recurring(scan: Scan, i: int) -> Beat | None:
    """Every other day, every 12 weeks."""
    every = word_at(scan, i, "regimens.every")
    if every is None:
        return None
    other = follow(scan, every[1], scan.grammar.numbers["regimens.other"])
    unit = read_unit(scan, other[1]) if other else None
    if other and unit:
        return Beat(1, write_time(other[0], other[0], unit[0].name), unit[1])
    time = read_time(scan, every[1]) if scan.at(every[1]).text not in ("a", "an") else None
    return Beat(1, write_time(time.low, time.high, time.unit), time.end) if time else None


def _bare(scan: Scan, i: int, *, dosed: bool) -> Beat | None:
    """A rhythm with no number of sessions before it."""
    if dosed:
        return read_rate(scan, i)
    closers = scan.grammar.words["regimens.alone.closers"]
    adverb = follow(scan, i, scan.grammar.rhythms["regimens.adverbs"])
    if adverb:
        after = scan.at(adverb[1])
        ends = after.text in closers or after.kind in ("none", "stop") or after.text in (".", ",", ";", ")")
        session = read_counted_noun(scan, adverb[1], one=True)
        rate = read_rate(scan, i) if session or ends else None
        return rate._replace(end=session[1], dose=session_length(scan, i, session[1])) if rate and session else rate
    if word_at(scan, i, "regimens.alone.phrases"):
        return read_rate(scan, i)
    if not word_at(scan, i, "regimens.every") or scan.at(i).text == "each":
        return None
    before = scan.at(i - 1)
    opens = before.kind in ("none", "stop") or before.text in (".", "?", "!")
    return _recurring(scan, i) or (None if opens else _each(scan, i))
