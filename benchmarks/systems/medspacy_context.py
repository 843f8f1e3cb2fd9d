"""medspaCy with its defaults: sentences, names by rules, ConText. The rules are names, one a line. Stands alone."""

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

begin = process_time()
import medspacy
from medspacy.target_matcher import TargetRule

nlp = medspacy.load()
names = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
nlp.get_pipe("medspacy_target_matcher").add([TargetRule(name, "NAME") for name in names])
loading = process_time() - begin
texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
begin, wall = process_time(), perf_counter()
for _ in nlp.pipe(texts):
    pass
print(json.dumps({"loading": loading, "cpu": process_time() - begin, "wall": perf_counter() - wall}))
