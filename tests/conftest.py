"""What holds for every test: two profiles, quiet runs, a person's folders of its own, no network.

Warnings fail by pyproject.toml; here unexpected log lines, leaked threads and connections that
leave the computer do. A test that expects a log line reads ``caplog`` and then clears it. A test
stuck where no Python runs, and which no exception can reach, ends its worker and is told by name.
"""

import faulthandler
import gc
import ipaddress
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import coverage
import hypothesis
import pytest
from pytestqt.qtbot import QtBot

from tests.profiles import LONG_VARIABLE, MINUTES_VARIABLE, is_long
from tests.samples import SAMPLES_VARIABLE

# Before anything imports Qt. The sandbox refuses root, and only tests run as root.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"

LONG_TIMEOUT_SECONDS = 4 * 60 * 60
THREAD_GRACE_SECONDS = 5.0
RAISED_AS_WELL = "paramiko."
"""Loggers whose every error is raised too: whether a reset reaches the reader first is chance."""
STUCK_GRACE_SECONDS = 60.0
PATIENCE_MS = 60_000
_STUCK = pytest.StashKey[int]()
_TESTS = Path(__file__).resolve().parent
_KEPT_VARIABLES = frozenset({LONG_VARIABLE, MINUTES_VARIABLE, SAMPLES_VARIABLE})

for _name, _share in (("ordinary", 50), ("long", 10_000)):
    hypothesis.settings.register_profile(
        _name,
        max_examples=_share,
        deadline=None,
        print_blob=True,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--long``."""
    parser.addoption(
        "--long", action="store_true", help="run the long profiles: the full counts, for hours"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the profile before any test module is imported, and shut the network."""
    config.addinivalue_line("markers", "long: done in the long profile only (pytest --long)")
    if config.getoption("--long"):
        os.environ[LONG_VARIABLE] = "1"
    if config.getoption("--hypothesis-profile", default=None) is None:
        hypothesis.settings.load_profile("long" if is_long() else "ordinary")
    if is_long() and config.getoption("timeout", default=None) is None:
        config.option.timeout = LONG_TIMEOUT_SECONDS
    sys.addaudithook(_refuse_to_leave_the_computer)
    # Before pytest captures what is written: the last words of a stuck test are to be read.
    config.stash[_STUCK] = os.dup(2)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and count as left out, what belongs to the long profile.

    Tests that may take minutes come first: begun last, they would keep one worker busy alone.
    """
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)
    if is_long():
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    items[:] = [item for item in items if item.get_closest_marker("long") is None]
    config.hook.pytest_deselected(items=left_out)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """End the process, with every thread's place, when a test outlives even its time limit."""
    marker = item.get_closest_marker("timeout")
    seconds = float(marker.args[0] if marker else item.config.getini("timeout"))
    limit = (LONG_TIMEOUT_SECONDS if is_long() else seconds) + STUCK_GRACE_SECONDS
    faulthandler.dump_traceback_later(limit, exit=True, file=item.config.stash[_STUCK])
    try:
        with _windows() if _shows_windows(item) else nullcontext():
            return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()


@contextmanager
def _windows() -> Iterator[None]:
    """Keep what a test with windows needs: no coverage, garbage on this thread, nothing left over.

    Python collects in whatever thread makes the next object, and Qt's objects must not die on
    another one than theirs (`studio.app.collecting`). Long profiles make more than can wait.
    """
    collects = gc.isenabled() and not is_long()
    if collects:
        gc.disable()
    try:
        with _unmeasured():
            yield
            _let_windows_go()
    finally:
        if collects:
            gc.collect(1)
            gc.enable()


def _let_windows_go() -> None:
    """Delete what a test's end left for Qt to delete: the next test's look would style it anew."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def _shows_windows(item: pytest.Item) -> bool:
    """Tell whether a test has windows, here or in a program that it starts."""
    rooms = item.path.relative_to(_TESTS).parts
    return rooms[0] in {"ui", "app"} or item.path.stem == "test_window"


@contextmanager
def _unmeasured() -> Iterator[None]:
    """Measure no coverage, here and in processes that are started.

    Python before 3.12 spins for ever when a traced call begins while PySide lets Qt's objects go
    in a pending call: the eval loop comes back to the call's first instruction as long as pending
    calls are asked for, and none is made inside another. The floors whose coverage is asked for
    have no windows.
    """
    here, in_threads = sys.gettrace(), threading.gettrace()
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"):
            patch.delenv(variable, raising=False)
        sys.settrace(None)
        threading.settrace(None)
        try:
            yield
        finally:
            threading.settrace(in_threads)
            sys.settrace(here)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Let a worker keep what it measured before Qt is taken down: a browser may take it along."""
    measuring = coverage.Coverage.current()
    if measuring is not None and os.environ.get("PYTEST_XDIST_WORKER"):
        measuring.save()


def pytest_report_header() -> str:
    """Say which profile runs."""
    return f"midad profile: {'long' if is_long() else 'ordinary'}"


def _refuse_to_leave_the_computer(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "socket.connect":
        return
    address = arguments[1]
    if not isinstance(address, tuple) or address[0] == "localhost":
        return
    if not ipaddress.ip_address(address[0].partition("%")[0]).is_loopback:
        message = f"a test must not leave the computer, and this one called {address!r}"
        raise PermissionError(message)


class PatientBot(QtBot):
    """Waits for Qt as long as a busy machine may need; what holds sooner ends the wait."""

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802 - as pytest-qt has it
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:  # noqa: N802 - as pytest-qt has it
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:  # noqa: N802 - as pytest-qt has it
        return super().waitSignals(signals, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """Wait with more patience than the five seconds of pytest-qt."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _a_person_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give each test empty folders for what a person keeps, and one language and encoding."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in [name for name in os.environ if name.startswith("MIDAD_")]:
            if variable not in _KEPT_VARIABLES:
                patch.delenv(variable)
        for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(variable, str(home))
        for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        for variable in ("LANGUAGE", "LC_MESSAGES"):
            patch.delenv(variable, raising=False)
        for variable in ("LANG", "LC_ALL"):
            patch.setenv(variable, "C.UTF-8")
        yield


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(THREAD_GRACE_SECONDS)
    left = [thread.name for thread in set(threading.enumerate()) - before]
    assert not left, f"the test left threads behind: {left}"


@pytest.fixture(autouse=True)
def _no_unexpected_log_line(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    lines = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING and not record.name.startswith(RAISED_AS_WELL)
    ]
    assert not lines, f"the test logged what it did not expect: {lines}"
