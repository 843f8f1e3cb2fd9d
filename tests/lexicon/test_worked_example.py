"""The example of the lexicon's README does what it says."""

import re
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from pipeline.ingest import read_text
from pipeline.lexicon import load_lexicon
from pipeline.run import Engine, read
from tests.lexicon.notation import FOLDER, section

EXAMPLE = section('An example: "X puts an end to Y" means that X treats Y')


@pytest.fixture(scope="module")
def taught(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The engine with what the example adds."""
    folder = copytree(FOLDER, tmp_path_factory.mktemp("taught") / "lexicon")
    frame, table = re.findall(r"```toml\n +(\S.*)\n", EXAMPLE)[1:]
    add(folder / "predicates" / "treats.toml", "frames = [", frame)
    add(folder / "words.toml", "[needs]", table)
    lexicon = load_lexicon(folder)
    return Engine(replace(engine.parser, lexicon=lexicon), replace(engine.world, lexicon=lexicon))


def add(path: Path, after: str, line: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(after) == 1
    path.write_text(text.replace(after, f"{after}\n{line}"), encoding="utf-8")


def treated(text: str, engine: Engine) -> list[str]:
    claims = read(read_text("example", text), engine).claims
    return [f"{claim.subject.label} {claim.polarity}" for claim in claims if claim.predicate == "treats"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (re.findall(r'text = "(.+)"', EXAMPLE)[0], ["ibuprofen affirmed"]),
        ("Ibuprofen does not put an end to period pain.", ["ibuprofen negated"]),
        ("Ibuprofen puts tablets to the test.", []),
    ],
)
def test_example(text: str, expected: list[str], engine: Engine, taught: Engine) -> None:
    assert treated(text, engine) == []
    assert treated(text, taught) == expected
