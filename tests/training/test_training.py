import json
import random
import tomllib
from pathlib import Path

from pipeline.run import Engine
from training.sentences import Corpus, Sentence, sentences
from training.train import COVERED, batches, card, hidden

TEXT = "Naproxen eased lower back pain. Physical therapy helped, too."


def corpus(folder: Path) -> Path:
    path = folder / "train.jsonl"
    start = TEXT.index("lower back pain")
    entity = {"start": start, "end": start + len("lower back pain"), "type": "Disease"}
    path.write_text(json.dumps({"id": 1, "text": TEXT, "entities": [entity]}), encoding="utf-8")
    return path


def test_sentences_carry_tags_and_marks(engine: Engine, tmp_path: Path) -> None:
    read = list(sentences(corpus(tmp_path), Corpus({"Disease": "Condition"}, frozenset()), engine.parser))
    assert [" ".join(s.words) for s in read] == ["Naproxen eased lower back pain .", "Physical therapy helped , too ."]
    assert read[0].tags == ("O", "O", "B-Condition", "I-Condition", "L-Condition", "O")
    assert read[0].marks[0] == "U-Medication"
    assert set(read[1].tags) == {"O"}


def test_names_that_a_corpus_does_not_annotate_teach_nothing(engine: Engine, tmp_path: Path) -> None:
    silent = Corpus({"Disease": "Condition"}, frozenset({"Medication", "Therapy"}))
    first, second = sentences(corpus(tmp_path), silent, engine.parser)
    assert first.tags[0] == "-"
    assert second.tags == ("-", "-", "O", "O", "O", "O")


def test_labels_that_are_not_mapped_are_left_out(engine: Engine, tmp_path: Path) -> None:
    first, _ = sentences(corpus(tmp_path), Corpus({}, frozenset()), engine.parser)
    assert set(first.tags) == {"O"}


def test_no_batch_is_empty_and_none_is_lost() -> None:
    class Sized:
        def __init__(self, length: int) -> None:
            self.x = range(length)

    sizes = [5, 900, 200, 3000, 1]
    found = [[len(e.x) for e in batch] for batch in batches([Sized(n) for n in sizes], 1000)]  # type: ignore[misc]
    assert found == [[5, 900], [200], [3000], [1]]


def test_the_card_is_what_the_loader_reads() -> None:
    config = {
        "network": {"width": 8, "depth": 1, "hidden": 8, "rows": {"NORM": 20}},
        "types": {"Condition": ["Condition", "Disease"]},
    }
    read = tomllib.loads(card(config, {"Condition": 0.8}))
    assert read["types"] == config["types"]
    assert read["network"] == config["network"]
    assert read["confidence"] == {"Condition": 0.8}


def test_only_marked_words_are_covered_up() -> None:
    sentence = Sentence(
        ("take", "zorbinol", "now"), (True, True, False), ("", "U-Medication", ""), ("O", "U-Chemical", "O")
    )
    chance = random.Random(1)  # noqa: S311 - nothing secret
    shown = [hidden(sentence, 0.5, chance).words for _ in range(50)]
    assert {words[::2] for words in shown} == {("take", "now")}
    assert {words[1] for words in shown} == {"zorbinol", COVERED}
