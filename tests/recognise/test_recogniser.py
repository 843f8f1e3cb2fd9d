from pathlib import Path

import numpy as np
import pytest
from thinc.api import fix_random_seed

from pipeline.errors import OntologyError
from pipeline.recognise import Shape, blank, load_recogniser, load_weights, recogniser_dir, save_weights, seen

SMALL = Shape(("Condition",), 8, 1, 8, {"NORM": 20, "TAG": 10})


def test_weights_come_back_as_they_were_saved(tmp_path: Path) -> None:
    first, second = blank(SMALL), blank(SMALL)
    save_weights(first, tmp_path / "one.npz")
    load_weights(second, tmp_path / "one.npz")
    save_weights(second, tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_the_network_reads_marks_and_ends_of_words() -> None:
    doc = seen(blank(SMALL).vocab, ["Acute", "nephritis"], [True, False], ["", "U-Disease"])
    assert [token.tag_ for token in doc] == ["", "U-Disease"]
    assert [token.lemma_ for token in doc] == ["acute", "ritis"]


def test_a_recogniser_without_its_files_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"no whole recogniser .*; restore it, or run make train"):
        load_recogniser(tmp_path)


def test_weights_of_another_shape_are_refused(tmp_path: Path) -> None:
    for path in recogniser_dir().glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    fix_random_seed(0)
    save_weights(blank(SMALL), tmp_path / "weights.npz")
    with pytest.raises(OntologyError, match="no whole recogniser"):
        load_recogniser(tmp_path)


def test_the_shipped_recogniser_is_small_and_finite() -> None:
    path = recogniser_dir() / "weights.npz"
    assert path.stat().st_size < 5_000_000
    with np.load(path) as weights:
        assert all(np.isfinite(weights[name]).all() for name in weights.files)
