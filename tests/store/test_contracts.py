"""The twin at run time of the import contracts: what each headless module really loads."""

import pkgutil
import subprocess
import sys

import pytest

import store

SCREEN = ("textual", "rich", "click", "tui")
HEAVY = ("tantivy", "phonenumbers", "selectolax", "py3langid", "numpy")
MODULES = ["store", *(module.name for module in pkgutil.walk_packages(store.__path__, "store."))]


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after a statement."""
    code = f"import sys; {statement}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    return set(run.stdout.split())


def test_every_headless_module_loads_without_a_screen() -> None:
    loaded = loaded_by("; ".join(f"import {module}" for module in MODULES))
    assert "store" in loaded
    assert not loaded.intersection(SCREEN)


@pytest.mark.parametrize("module", ["store.library", "store.ingest"])
def test_the_way_to_the_first_list_loads_nothing_heavy(module: str) -> None:
    assert not loaded_by(f"import {module}").intersection(HEAVY)


# The documents, and what stands on them.
ON_THE_DATABASE = (
    "store.documents",
    "store.facetting",
    "store.finding",
    "store.library",
    "store.ingest",
    "store.upkeep",
)


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith(ON_THE_DATABASE)])
def test_only_documents_brings_in_the_database(module: str) -> None:
    assert not loaded_by(f"import {module}").intersection({"tinydb", "sqlite3"})


def test_the_command_line_starts_without_the_app() -> None:
    assert not loaded_by("import tui.__main__, tui.cli.main").intersection({"textual", *HEAVY})
