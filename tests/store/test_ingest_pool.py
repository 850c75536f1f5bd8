"""Parsing in worker processes: the same results in the same order, whatever becomes of a worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.document import Document, Origin, Original
from store.ingest import parsing, workers
from store.ingest.parsing import Made, Parsed, parse_found
from store.ingest.reading import Found, Settled
from store.ingest.results import Rejected, Unchanged
from store.model import Release
from tests.store import parsers


def documents(*texts: str) -> list[Found]:
    return [
        (f"{number}.txt", Document(text=text, media_type="text/plain")) for number, text in enumerate(texts)
    ]


def texts(results: list[Parsed]) -> list[str]:
    return [result.release.text if isinstance(result, Made) else told(result) for result in results]


def told(result: Settled) -> str:
    return result.reason if isinstance(result, Rejected) else f"unchanged {result.release_id}"


def given_texts(given: list[Found]) -> list[str]:
    return [item[1].text for item in given if not isinstance(item, Settled)]


def processes(results: list[Parsed]) -> set[str]:
    return {result.release.parser for result in results if isinstance(result, Made)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_that_of_the_input_and_rejections_pass_through(jobs: int) -> None:
    given: list[Found] = documents(*(f"text {number}" * (number % 50) + "x" for number in range(200)))
    given.insert(100, Rejected("bad.txt", "holds no text"))
    given.insert(150, Unchanged("old.txt", "0000"))
    results = list(parse_found(given, jobs=jobs, parse=parsers.plain))
    assert texts(results) == [told(item) if isinstance(item, Settled) else item[1].text for item in given]


def test_many_jobs_are_other_processes_and_one_job_is_this_one() -> None:
    given = documents(*(f"text {number}" for number in range(200)))
    assert f"test {os.getpid()}" not in processes(list(parse_found(given, jobs=2, parse=parsers.plain)))
    assert processes(list(parse_found(given, jobs=1, parse=parsers.plain))) == {f"test {os.getpid()}"}


def test_few_documents_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "start", lambda jobs: pytest.fail(f"{jobs} processes were started"))
    given = documents(*(f"text {number}" for number in range(parsing.FEW)))
    assert len(list(parse_found(given, parse=parsers.plain))) == parsing.FEW


def test_many_documents_go_to_processes_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "FEW", 10)
    monkeypatch.setattr(parsing, "_cores", lambda: 2)
    given = documents(*(f"text {number}" for number in range(100)))
    results = list(parse_found(given, parse=parsers.plain))
    assert texts(results) == given_texts(given)
    assert processes(results[:10]) == {f"test {os.getpid()}"}
    assert f"test {os.getpid()}" not in processes(results[10:])


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_a_rule_is_one_rejection_in_one_line(jobs: int, caplog: pytest.LogCaptureFixture) -> None:
    results = list(parse_found(documents("a", "fault", "b"), jobs=jobs, parse=parsers.failing))
    assert texts(results) == [
        "a",
        "could not be understood (ZeroDivisionError: a rule is wrong?[2J in two lines)",
        "b",
    ]
    assert "ZeroDivisionError" in caplog.text
    assert "failing" in caplog.text


@pytest.mark.parametrize("jobs", [1, 2])
def test_running_out_of_memory_is_no_fault_of_a_document(jobs: int) -> None:
    with pytest.raises(MemoryError):
        list(parse_found(documents("a", "memory"), jobs=jobs, parse=parsers.failing))


def test_a_document_that_kills_its_worker_is_rejected_alone() -> None:
    given = documents(*("killer" if number in {30, 31, 77} else f"text {number}" for number in range(120)))
    results = list(parse_found(given, jobs=2, parse=parsers.deadly))
    stopped = [number for number, result in enumerate(results) if isinstance(result, Rejected)]
    assert stopped == [30, 31, 77]
    assert texts(results)[30].startswith("stopped the process that parsed it")
    assert texts(results)[119] == "text 119"


def test_a_killed_worker_loses_nothing() -> None:
    given = documents(*(f"text {number}" for number in range(300)))
    results: list[Parsed] = []
    for result in parse_found(given, jobs=2, parse=parsers.plain):
        if not results:
            assert isinstance(result, Made)
            os.kill(int(result.release.parser.removeprefix("test ")), 9)
        results.append(result)
    assert texts(results) == given_texts(given)


def test_where_no_process_can_be_started_this_one_parses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_alive", lambda executor: executor is None)
    given = documents("a", "b")
    results = list(parse_found(given, jobs=2, parse=parsers.plain))
    assert texts(results) == ["a", "b"]
    assert processes(results) == {f"test {os.getpid()}"}


def test_documents_are_read_only_a_little_ahead() -> None:
    read = 0

    def endless() -> Iterator[Found]:
        nonlocal read
        while True:
            read += 1
            yield documents(f"text {read}")[0]

    results = parse_found(endless(), jobs=2, parse=parsers.plain)
    for _ in range(50):
        next(results)
    close: Callable[[], None] = results.close  # type: ignore[attr-defined]  # a generator
    close()
    assert read <= 50 + 2 * workers.AHEAD * workers.CHUNK_DOCUMENTS + workers.CHUNK_DOCUMENTS


def test_a_release_travels_whole_between_processes() -> None:
    (release,) = [
        result.release
        for result in parse_found(documents("Łódź \U0001f600"), jobs=2, parse=parsers.plain)
        if isinstance(result, Made)
    ]
    assert isinstance(release, Release)
    assert release.text == "Łódź \U0001f600"


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_bytes_of_a_document_come_back_to_it_and_do_not_travel(
    jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Found] = [
        (name, Document(text=name, media_type="text/plain", origin=origin(name)))
        for name in (f"{number}.txt" for number in range(100))
    ]
    given.insert(50, Rejected("bad.txt", "holds no text"))
    monkeypatch.setattr(Original, "__reduce__", lambda self: pytest.fail(f"{self} travels"))
    results = list(parse_found(given, jobs=jobs, parse=parsers.plain))
    made = [result for result in results if isinstance(result, Made)]
    assert [result.origin for result in made] == [origin(result.place) for result in made]
    assert len(made) == 100


def test_the_bytes_of_a_document_come_back_from_a_worker_that_died() -> None:
    given: list[Found] = [
        (
            name,
            Document(text="killer" if name == "30" else name, media_type="text/plain", origin=origin(name)),
        )
        for name in (f"{number}" for number in range(60))
    ]
    results = [r for r in parse_found(given, jobs=2, parse=parsers.deadly) if isinstance(r, Made)]
    assert [result.origin for result in results] == [origin(str(n)) for n in range(60) if n != 30]


def test_large_originals_close_a_chunk_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_BYTES_FOR_ONE", 1)
    page = Original("a.html", "text/html", b"x" * 150_000, "0")
    shared: list[Found] = [
        ("a", Document(text="a", media_type="text/html", origin=Origin(page, part))) for part in range(6)
    ]
    assert [len(chunk) for chunk in workers._chunks(iter(shared))] == [6]
    own: list[Found] = [
        ("a", Document(text="a", media_type="text/html", origin=Origin(replace(page)))) for _ in range(6)
    ]
    assert [len(chunk) for chunk in workers._chunks(iter(own))] == [2, 2, 2]


def origin(name: str) -> Origin:
    return Origin(Original(name, "text/plain", name.encode(), name), 0)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc whether a process is there")
def test_workers_end_with_a_parent_that_was_killed() -> None:
    program = (
        "import itertools, os, signal\n"
        "from store.ingest.parsing import parse_found\n"
        "from store.document import Document\n"
        "from tests.store import parsers\n"
        "if __name__ == '__main__':\n"
        "    given = (('x', Document(text=str(n), media_type='text/plain')) for n in itertools.count())\n"
        "    for made in itertools.islice(parse_found(given, jobs=2, parse=parsers.plain), 200):\n"
        "        seen = made.release.parser\n"
        "    print(seen.removeprefix('test '), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == -signal.SIGKILL
    worker = int(done.stdout)
    until = time.monotonic() + 10
    while is_running(worker) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_running(worker)


def is_running(process: int) -> bool:
    """Say whether the process is there and no zombie that nobody has collected."""
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
