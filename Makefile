# Everything a person or CI runs. Needs Python 3.11+, make and a package registry, nothing else.
PYTHON ?= python3
BIN := .venv/bin
SECONDS := 60
# Where `make bench` installs what it compares with.
PEERS ?= $(HOME)/.cache/baocao-peers

.PHONY: demo test test-all check bench fuzz notebooks schema corpus clean
demo: .venv
	$(BIN)/baocao parse corpus/tra-vinh/2020-05.docx
	$(BIN)/baocao compare corpus/*-*/

test: check
	$(BIN)/pytest

test-all: check
	$(BIN)/pytest --heavy

check: .venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv $(PEERS)/installed
	PYTHONPATH=src $(PEERS)/bin/python benchmarks/write.py
	$(BIN)/python benchmarks/compare.py
	$(BIN)/python benchmarks/batch.py
	$(BIN)/python benchmarks/archive.py
	$(BIN)/python benchmarks/view.py

# One by one: a peer that cannot be installed here is said in the document, and costs none of the others.
$(PEERS)/installed: benchmarks/peers.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --disable-pip-version-check --editable ".[ocr]"
	grep -v '^#' benchmarks/peers.txt | while read -r peer; do \
		$(PEERS)/bin/pip install --quiet --disable-pip-version-check "$$peer" || echo "$$peer cannot be installed"; done
	@touch $@

fuzz: .venv
	for kind in word pdf text scan; do $(BIN)/python -m tests.fuzz.run $$kind --seconds $(SECONDS) || bad=1; done; exit $${bad:-0}
	$(BIN)/python -m tests.hostile_batch
	$(BIN)/python -m tests.archive.faults
	$(BIN)/python -m tests.archive.killing

notebooks: .venv
	$(BIN)/python -m tests.test_notebooks

schema: .venv
	$(BIN)/baocao schema > docs/report.schema.json

corpus: .venv
	$(BIN)/python corpus/build.py
	$(BIN)/python corpus/twins.py
	$(BIN)/python corpus/offices.py

.venv: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch .venv

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
