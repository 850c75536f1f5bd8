BIN ?= .venv/bin

.PHONY: check format test picture crash power importers queries questions bench tinydb fuzz corpus

check:
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

format:
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

test:
	$(BIN)/python -m pytest -q -n auto

picture:
	PRESSROOM_WRITE_PICTURE=1 $(BIN)/python -m pytest -q tests/tui/test_picture.py

crash:
	PRESSROOM_KILLS=10 PRESSROOM_KILLS_OF_ALL=200 $(BIN)/python -m pytest -q -s tests/store/test_crash.py tests/store/test_crash_changes.py

importers:
	PRESSROOM_IMPORTED=20000 $(BIN)/python -m pytest -q tests/terminal/test_two_importers.py

queries:
	PRESSROOM_QUERIES=50000 $(BIN)/python -m pytest -q tests/store/search/test_real_queries.py

questions:
	PRESSROOM_QUESTIONS=$${PRESSROOM_QUESTIONS:-new} $(BIN)/python -m pytest -q -s tests/quality/test_questions.py

power:
	PRESSROOM_CUTS=400 $(BIN)/python -m pytest -q tests/store/test_power_cut.py

bench:
	$(BIN)/python -m tests.bench

tinydb:
	$(BIN)/python -m tests.tinydb_suite

fuzz:
	$(BIN)/python -m tests.fuzz

corpus:
	$(BIN)/python -m tests.corpus
