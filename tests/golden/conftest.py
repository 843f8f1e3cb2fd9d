"""input/, built once."""

from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.run import Engine, reading_with
from tests.golden.render import ROOT


@pytest.fixture(scope="session")
def output(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden") / "output"
    assert build([str(ROOT / "input")], folder, workers=reading_with(engine)).faults == ()
    return folder
