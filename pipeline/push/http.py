"""The two requests of the Graph Store Protocol that change a graph, each tried again where that may help."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from pipeline.errors import CareGraphError

TRIES = 6
FIRST_WAIT = 0.5
"""Seconds; each further wait is twice as long, so that six tries bear with 15 seconds of absence."""
LONGEST_WAIT = 60.0
"""Seconds, however long the server asks for."""
TIMEOUT = 60.0
"""Seconds without a byte from the server."""
_AUTHORIZATION = "CAREGRAPH_PUSH_AUTHORIZATION"
"""The environment variable with the value of the header Authorization: no command line shows it."""
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))
"""Answers that say: later, perhaps."""


@dataclass(frozen=True, slots=True)
class Target:
    """The address of a graph store, and how to wait for it."""

    url: str
    sleep: Callable[[float], None]


def put(target: Target, graph: str, content: bytes) -> None:
    """Replaces a graph by these N-Triples, sent as the Turtle that they are: every store reads that."""
    _send(target, "PUT", graph, content)


def delete(target: Target, graph: str) -> None:
    """Removes a graph; that there is none is as good."""
    _send(target, "DELETE", graph, None)


def _send(target: Target, method: str, graph: str, content: bytes | None) -> None:
    for attempt in range(TRIES):
        delay = min(FIRST_WAIT * 2**attempt, LONGEST_WAIT)
        try:
            _ask(_request(target, method, graph, content))
            return
        except HTTPError as error:
            with error:
                if method == "DELETE" and error.code == 404:
                    return
                reason = f"answers {error.code} {error.reason}"
                asked = error.headers.get("Retry-After", "")
                if error.code not in _PASSING:
                    break
            if asked.isdigit():
                delay = min(float(asked), LONGEST_WAIT)
        except (OSError, HTTPException, ValueError) as error:
            reason = f"cannot be reached ({getattr(error, 'reason', None) or error})"
        if attempt + 1 < TRIES:
            target.sleep(delay)
    raise CareGraphError(
        f"{target.url} {reason} to {method} of the graph {graph}; mend that and push again, it goes on from there."
    )


def _request(target: Target, method: str, graph: str, content: bytes | None) -> Request:
    joint = "&" if "?" in target.url else "?"
    request = Request(f"{target.url}{joint}graph={quote(graph, safe='')}", content, method=method)  # noqa: S310
    if content is not None:
        request.add_header("Content-Type", "text/turtle; charset=utf-8")
    if authorization := os.environ.get(_AUTHORIZATION):
        # Not sent on to where a redirection leads.
        request.add_unredirected_header("Authorization", authorization)
    return request


def _ask(request: Request) -> None:
    with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 - the command line lets http and https through only
        answer.read()
