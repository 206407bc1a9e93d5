# Everything a person or CI runs. Needs Python 3.11+, make and a package registry, nothing else.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench notebooks schema corpus clean
demo: .venv
	$(BIN)/baocao parse corpus/tra-vinh/2020-05.docx
	$(BIN)/baocao compare corpus/*-*/

test: check
	$(BIN)/pytest

check: .venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/pdf.py
	$(BIN)/python benchmarks/compare.py

notebooks: .venv
	$(BIN)/jupyter execute --inplace notebooks/*.ipynb

schema: .venv
	$(BIN)/python -m baocao_parser.schema > docs/report.schema.json

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
