"""What is loaded once for all tests: the engine with its language model, and one small built output."""

from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.build import build
from pipeline.run import Engine, load_engine, reading_with

settings.register_profile("caregraph", deadline=None, derandomize=True)
settings.load_profile("caregraph")

ARTICLE = (
    "Minoxidil for thinning hair\r\n\r\n"
    "Minoxidil is used to treat alopecia. It may cause itching. It costs $30 a month.\r\n\r\n"
    "There is no evidence that biotin treats alopecia.\r\n"
)
"""Line ends of Windows: offsets must hold against them."""


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine()


@pytest.fixture(scope="session")
def article_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("input") / "minoxidil.txt"
    path.write_text(ARTICLE, encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="session")
def built(article_file: Path, engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of one small article. Tests read it only."""
    folder = tmp_path_factory.mktemp("built") / "output"
    build([str(article_file)], folder, workers=reading_with(engine))
    return folder
