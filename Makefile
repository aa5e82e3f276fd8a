# One target a job; .ci/run and developers use the same ones. Without make: see CONTRIBUTING.md.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PLAIN := $(VENV)-plain

.PHONY: setup check lint types test plain try run evaluate pages bench index format clean

setup: $(VENV)/.done  ## A virtual environment with everything a developer needs.

$(VENV)/.done: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

check: lint types test plain  ## Everything that must pass before a change lands.

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

test: setup
	$(BIN)/python -m pytest

# What somebody gets who installs it without the tools of developers: a wheel in a clean environment.
$(PLAIN)/.done: pyproject.toml
	$(PYTHON) -m venv $(PLAIN)
	$(PLAIN)/bin/python -m pip install --quiet --disable-pip-version-check .
	touch $@

plain: $(PLAIN)/.done
	rm -rf build
	$(PLAIN)/bin/python -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps .
	cd $(PLAIN) && bin/protocolbot --help > /dev/null
	cd $(PLAIN) && bin/protocolbot ask --json "mag de klassenfoto op insta?" | grep -q '"outcome": "answer"'
	cd $(PLAIN) && bin/protocolbot check --json "Groep 5 bakte pannenkoeken." | grep -q '"outcome": "clean"'

try: setup  ## The whole bot on this machine, with a web page; needs no tokens.
	$(BIN)/protocolbot sandbox

run: setup
	$(BIN)/protocolbot run

evaluate: setup  ## How good the answers are on labelled questions.
	$(BIN)/protocolbot evaluate tests/evaluation/dev.jsonl
	$(BIN)/protocolbot evaluate tests/evaluation/questions.jsonl
	$(BIN)/protocolbot evaluate --drafts tests/evaluation/drafts-dev.jsonl

pages: setup  ## The tables and pictures in docs/.
	$(BIN)/python -m tests.evaluation.page
	PICTURES=docs $(BIN)/python -m pytest tests/journeys/test_pictures.py

bench: setup
	$(BIN)/python -m tests.bench

index: setup
	$(BIN)/protocolbot index

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) $(PLAIN) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
