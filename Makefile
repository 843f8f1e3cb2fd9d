# Every target says behind "##" what it does; `make help` prints that.

INPUT  ?= input
OUTPUT ?= output
Q      ?=
F      ?= table
SET    ?=
VENV   ?= .venv
TESTS  ?=
BENCH  ?=

# The newest Python that will do. Looked for only when an environment is set up.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$python && break; done)

# The shell takes these from the environment, so that no quote in them can break a command.
export INPUT OUTPUT Q F SET
export PIP_DISABLE_PIP_VERSION_CHECK = 1

READY = $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help graph query test test-all check evaluate golden ontology train bench bench-steps lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

graph: $(READY) ## build the graph: INPUT=file, folder or address (input), OUTPUT=folder (output)
	@$(VENV)/bin/caregraph build "$$INPUT" --output "$$OUTPUT"

query: $(READY) ## ask the graph: Q=name, file or text (none: the names), F=table|csv|json, its parameters in capitals (CONDITION=acne), OUTPUT=folder
	@$(VENV)/bin/caregraph query $${Q:+"$$Q"} --output "$$OUTPUT" --format "$$F" --environment $${SET:+--set "$$SET"}

test: $(READY) ## run every test; TESTS=… hands options to pytest
	@$(VENV)/bin/pytest -q $(TESTS)

test-all: ## run the tests on every Python that the machine has, each in an environment of its own
	@.ci/each-python

check: $(READY) ## lint, types and tests
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(MAKE) test

evaluate: $(READY) ## quality on annotated articles (the scorer and the seed lie in CAREGRAPH_DATA)
	@$(VENV)/bin/python -m tests.quality.evaluate

golden: $(READY) ## write anew what input/ is expected to give, here and in the README; read the diff
	@$(VENV)/bin/python -m tests.golden.write

ontology: $(READY) ## write anew what is made from ontology/caregraph.ttl: shapes, pages, mappings; read the diff
	@$(VENV)/bin/python -m tests.published.write

train: $(READY) ## train the recogniser of names anew (the corpora lie in CAREGRAPH_DATA)
	@$(VENV)/bin/python -m training.train

bench: $(READY) ## speed and memory, beside other systems on the same text
	@$(VENV)/bin/python -m benchmarks.compare $(BENCH)

bench-steps: $(READY) ## speed of each step, beside the bare language model
	@$(VENV)/bin/python -m benchmarks.steps

lock: $(READY) ## pin all dependencies and their hashes anew, for Python 3.11 to 3.13
	$(VENV)/bin/pip install --quiet uv==0.13.9
	$(VENV)/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 --group dev \
		--custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean: ## remove what was set up and built (OUTPUT stays)
	rm -rf .venv .venv-3.* dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find pipeline tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml ontology/vocabulary/sources.toml
	@if [ -z "$(PYTHON)" ]; then echo "No Python 3.11, 3.12 or 3.13 was found; install one, or name it: make PYTHON=/path/to/python" >&2; exit 1; fi
	@echo "Setting up $(VENV) with $(PYTHON) (once) …" >&2
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install -qq --require-hashes --requirement requirements.lock
	@$(VENV)/bin/python -m pip install -qq --no-deps --no-build-isolation --no-index --editable .
	@touch $@
	@$(VENV)/bin/caregraph vocabulary compile
