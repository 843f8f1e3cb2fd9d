"""FlashText, which finds names in a text and does no more. The names are given one a line. Stands alone."""

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

begin = process_time()
from flashtext import KeywordProcessor

tagger = KeywordProcessor()
tagger.add_keywords_from_list(Path(sys.argv[2]).read_text(encoding="utf-8").splitlines())
loading = process_time() - begin
texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
begin, wall = process_time(), perf_counter()
for text in texts:
    tagger.extract_keywords(text, span_info=True)
print(json.dumps({"loading": loading, "cpu": process_time() - begin, "wall": perf_counter() - wall}))
