"""`make train`: the corpora's training parts -> ontology/recogniser, the same bytes on the same machine.

The development parts are used for the confidence of each label alone. What was chosen by them (the sizes, the number of
rounds) stands in recogniser.toml.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # must be there before numpy is

import random
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from pipeline.errors import CareGraphError, InputError
from pipeline.evaluate import Counts, read_gold
from pipeline.parse import Parser
from pipeline.recognise import blank, recogniser_dir, save_weights, seen, shape_of
from pipeline.run import load_engine
from tests.quality.scorer import data_folder
from training.sentences import Sentence, corpus_of, sentences

CONFIG = Path(__file__).with_name("recogniser.toml")
COVERED = "\u25a1"
"""Stands for a word that is not shown; no text has it."""


def main() -> int:
    """Trains, and writes the recogniser in the place of the one that is there."""
    folder = data_folder()
    if folder is None:
        raise InputError(
            "There are no corpora: CAREGRAPH_DATA must name the folder with corpora/. Nothing was trained."
        )
    text = CONFIG.read_text(encoding="utf-8")
    config = tomllib.loads(text)
    parser = load_engine().parser
    dev = list(_read(folder, "dev", config, parser))
    nlp = train(list(_read(folder, "train", config, parser)), config)
    place = recogniser_dir()
    place.mkdir(exist_ok=True)
    save_weights(nlp, place / "weights.npz")
    (place / "recogniser.toml").write_text(card(config, precision(nlp, dev)), encoding="utf-8")
    return 0


def train(data: Sequence[Sentence], config: Mapping[str, Any]) -> Language:
    """A network trained on sentences; its weights are the averages over all rounds."""
    fix_random_seed(config["seed"])
    nlp = blank(shape_of(config))
    optimizer = Adam(
        config["learning_rate"],
        beta1=0.9,
        beta2=0.999,
        L2=0.01,
        grad_clip=1.0,
        L2_is_weight_decay=True,
        use_averages=True,
    )
    shuffled, order = random.Random(config["seed"]), list(data)  # noqa: S311 - nothing secret
    for round_ in range(config["epochs"]):
        losses: dict[str, float] = {}
        shuffled.shuffle(order)
        shown = (_example(nlp, hidden(sentence, config["hidden_words"], shuffled)) for sentence in order)
        for batch in batches(shown, config["words_per_batch"]):
            nlp.update(batch, sgd=optimizer, drop=config["dropout"], losses=losses)
        print(f"round {round_ + 1} of {config['epochs']}: loss {losses['ner']:.0f}", file=sys.stderr, flush=True)
    with nlp.use_params(optimizer.averages):
        averaged = blank(shape_of(config))
        averaged.get_pipe("ner").from_bytes(nlp.get_pipe("ner").to_bytes())  # type: ignore[attr-defined]
    return averaged


def hidden(sentence: Sentence, share: float, chance: random.Random) -> Sentence:
    """The sentence with so many of the words that have a mark covered up, so that the marks are learned too.

    Else the network learns the names it sees by heart, and heeds no mark (word dropout, Iyyer et al. 2015).
    """
    words = (
        COVERED if mark and chance.random() < share else word
        for word, mark in zip(sentence.words, sentence.marks, strict=True)
    )
    return replace(sentence, words=tuple(words))


def batches(examples: Iterable[Example], words: int) -> Iterator[list[Example]]:
    """Runs of examples of about so many words."""
    batch: list[Example] = []
    size = 0
    for example in examples:
        if batch and size + len(example.x) > words:
            yield batch
            batch, size = [], 0
        batch.append(example)
        size += len(example.x)
    if batch:
        yield batch


def precision(nlp: Language, data: Sequence[Sentence]) -> dict[str, float]:
    """Label -> how many of the names found with it are annotated so."""
    counts: dict[str, Counts] = {}
    examples = [_example(nlp, sentence) for sentence in data]
    for example, doc in zip(examples, nlp.pipe(example.x for example in examples), strict=True):
        gold = {(span.start, span.end, span.label_) for span in example.y.ents}
        for span in doc.ents:
            right = int((span.start, span.end, span.label_) in gold)
            counts[span.label_] = counts.get(span.label_, Counts()) + Counts(1, 0, right, 0)
    return {label: round(each.precision, 3) for label, each in sorted(counts.items())}


def card(config: Mapping[str, Any], confidence: Mapping[str, float]) -> str:
    """What the loader has to know, as TOML."""
    network = {key: value for key, value in config["network"].items() if key != "rows"}
    tables: dict[str, Mapping[str, Any]] = {
        "network": network,
        "network.rows": config["network"]["rows"],
        "types": config["types"],
        "confidence": {label: confidence.get(label, 0.5) for label in config["types"]},
    }
    decides = str(config.get("decides", [])).replace(chr(39), chr(34))
    parts = [f"# Written by make train; see README.md.\n\ndecides = {decides}\n"]
    for name, table in tables.items():
        rows = (f"{key} = {str(value).replace(chr(39), chr(34))}" for key, value in table.items())
        parts.append("\n".join((f"[{name}]", *rows, "")))
    return "\n".join(parts)


def _read(folder: Path, part: str, config: Mapping[str, Any], parser: Parser) -> Iterator[Sentence]:
    corpora = {
        name: (folder / "corpora" / name, corpus_of(entry, config["types"]))
        for name, entry in config["corpus"].items()
        if part in entry.get("parts", ("train", "dev"))
    }
    unseen = "".join(_texts(place / "dev.jsonl") for place, _ in corpora.values()) if part == "train" else ""
    for place, corpus in corpora.values():
        yield from sentences(place / f"{part}.jsonl", corpus, parser, unseen)


def _texts(path: Path) -> str:
    return "\n".join(document.text for document in read_gold(path))


def _example(nlp: Language, sentence: Sentence) -> Example:
    doc = seen(nlp.vocab, sentence.words, sentence.spaces, sentence.marks)
    return Example.from_dict(doc, {"entities": list(sentence.tags)})


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CareGraphError as error:
        sys.exit(str(error))
