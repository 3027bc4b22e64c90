"""The application of Qt, from start to end: flags, look, hooks, signals, and the program in it.

The one place that knows in which order these must be made. A second start for the same newsroom
opens a window in the first and ends.
"""

import os
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from studio.app.collecting import Collector
from studio.app.faults import install_hook
from studio.app.opening import Opening
from studio.app.program import Program
from studio.errors import ExitCode
from studio.settings import outlines_file, personal_file
from studio.ui.caret_rest import CaretRest
from studio.ui.keyboard import KeyboardGuard
from studio.ui.look import Look
from studio.ui.personal import Preferences
from studio.ui.preview.isolation import isolate_browser
from studio.ui.window.instance import ask_first
from studio.ui.window.waiting import Waiting

_NAME: Final = "Midad"


def make_application(*, offscreen: bool = False) -> QApplication:
    """Return the application, on the screen or where nobody sees it.

    The browser's isolation is set before it exists.
    """
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    isolate_browser()
    QApplication.setApplicationName(_NAME)
    QApplication.setApplicationDisplayName("")
    QApplication.setDesktopFileName("midad")
    QApplication.setQuitOnLastWindowClosed(False)
    return QApplication(sys.argv[:1])


def make_program(application: QApplication, personal: Preferences) -> Program:
    """Return the program in its application, with its hooks."""
    program = Program(application, Look(application, application, outlines_file()), personal)
    KeyboardGuard(application)
    CaretRest(application)
    install_hook(lambda path: tell_fault(program, path))
    application.commitDataRequest.connect(lambda _: program.save_now())
    return program


def run(opening: Opening) -> int:
    """Run the workstation until its last window closes, and return the exit code."""
    application = make_application()
    program = make_program(application, Preferences(personal_file(), application))
    if not opening.sample and ask_first(program.folder_for(opening), opening.article):
        program.worker.finish()
        program.beside.finish()
        program.lines.finish(3.0)
        return ExitCode.DONE
    ending = EndSignals(program)
    program.start(opening)
    collector = Collector(application)
    code = application.exec()
    collector.close()
    ending.close()
    return code


class EndSignals(QObject):
    """Ends the program in good order when the system asks (SIGTERM, SIGINT, SIGHUP)."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)  # as `signal.set_wakeup_fd` wants it
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._before = signal.set_wakeup_fd(self._theirs.fileno())
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if (number := getattr(signal, name, None)) is not None:
                signal.signal(number, lambda *_: None)

    def close(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        self._ours.close()
        self._theirs.close()

    def _hear(self) -> None:
        with suppress(BlockingIOError):
            self._ours.recv(16)
        self._program.save_now()
        self._program.quit()


def tell_fault(program: Program, log: Path) -> None:
    """Save what was typed, and say in the window that this was our fault.

    Where it kept the rooms from being shown, a page says so in their place.
    """
    from studio.ui.start.sign_in import SignIn

    program.save_now()
    for entrance in program.entrances:
        if isinstance(entrance.window.page, Waiting | SignIn):
            entrance.show_fault(log)
        elif entrance.workspace is not None:
            words = entrance.window.tongue.words
            entrance.workspace.tell(
                words.say(
                    "This is a fault of Midad itself; what was typed is kept. The trace is in "
                    "{path}.",
                    path=str(log),
                )
            )
