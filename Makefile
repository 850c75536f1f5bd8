PYTHON ?= .venv/bin/python

.PHONY: check format test bench

check:
	$(PYTHON) -m ruff format --check . && $(PYTHON) -m ruff check . && $(PYTHON) -m mypy && $(PYTHON) -m importlinter.cli

format:
	$(PYTHON) -m ruff format . && $(PYTHON) -m ruff check --fix .

test:
	$(PYTHON) -m pytest -q
