"""The build of input/ as text that reads well in a diff, and the parts of the README that show it."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.query import find_query, run_query, to_text

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent
README = ROOT / "README.md"
_CLAIM = re.compile(r"(?<=```json\n).*?(?=```)", re.DOTALL)
_ANSWER = re.compile(
    r"(?<=```console\n)\$ make query Q=(\S+)((?: [A-Z]+=(?:\"[^\"\n]*\"|\S+))*)\n.*?(?=```)", re.DOTALL
)
_SETTING = re.compile(r'([A-Z]+)=(?:"([^"]*)"|(\S+))')
Json = dict[str, Any]


def claims_of(output: Path) -> list[Json]:
    """The claims of a built folder."""
    return [json.loads(line) for line in (output / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def listing(claims: list[Json], article: str) -> str:
    """One line for each claim of an article."""
    return "".join(_line(claim) + "\n" for claim in claims if claim["article"] == article)


def readme(text: str, output: Path) -> str:
    """The README with the claim and the answers that this build gives."""
    shown = _ANSWER.sub(lambda block: _answer(block, output), text)
    return _CLAIM.sub(lambda block: _claim(block[0], claims_of(output)), shown)


def samples() -> dict[str, dict[str, str]]:
    """The named questions, each with the values of the parameters for which its answer is kept."""
    return tomllib.loads((FOLDER / "samples.toml").read_text(encoding="utf-8"))


def asked(name: str, values: Mapping[str, str], output: Path) -> str:
    """A question as one types it, and its answer."""
    settings = "".join(f" {key.upper()}={_quoted(value)}" for key, value in values.items())
    answer = to_text(run_query(output, find_query(name), values=values))
    return f"$ make query Q={name}{settings}\n{answer}"


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _line(claim: Json) -> str:
    subject, thing = claim["subject"], claim["object"]
    status = [claim["polarity"], claim["certainty"]]
    status += [f"{name}: {text}" for name, text in claim["qualifiers"].items()]
    status += [f"says {claim['attributed_to']['label']}"] if claim["attributed_to"] else []
    names = f"{subject['type']} {subject['label']} -- {claim['predicate']} -> {thing['type']} {thing['label']}"
    quotes = " | ".join(evidence["quote"] for evidence in claim["evidence"])
    return f"{names} [{'; '.join(status)}] <- {' '.join(quotes.split())}"


def _answer(block: re.Match[str], output: Path) -> str:
    values = {found[1].lower(): found[2] or found[3] for found in _SETTING.finditer(block[2])}
    return asked(block[1], values, output)


def _claim(shown: str, claims: list[Json]) -> str:
    """The claim that the README shows, found again by what it is about."""
    old = json.loads(shown)
    key = (old["subject"]["label"], old["predicate"], old["object"]["label"])
    for claim in claims:
        if (claim["subject"]["label"], claim["predicate"], claim["object"]["label"]) == key:
            return _folded(claim)
    raise LookupError(f"README.md shows a claim that input/ does not give: {key}; show another one.")


def _folded(claim: Json) -> str:
    """JSON with a line for each key."""
    lines = ",\n ".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in claim.items())
    return f"{{{lines}}}\n"
