PYTHON ?= .venv/bin/python

.PHONY: check format test bench crash

check:
	$(PYTHON) -m ruff format --check . && $(PYTHON) -m ruff check . && $(PYTHON) -m mypy && $(PYTHON) -m importlinter.cli

format:
	$(PYTHON) -m ruff format . && $(PYTHON) -m ruff check --fix .

test:
	$(PYTHON) -m pytest -q

picture:
	PRESSROOM_WRITE_PICTURE=1 $(PYTHON) -m pytest -q tests/tui/test_picture.py

crash:
	PRESSROOM_KILLS=10 $(PYTHON) -m pytest -q tests/store/test_crash.py
