"""What Qt complains of while somebody works, and where it was asked for what it complains of.

pytest-qt fails a test that Qt complained in, but only at its end, without the place, and not at all
where output is not captured, as in long profiles that are watched.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_IDLE = frozenset({QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg})
_OF_THE_PLATFORM = "This plugin does not support "
"""The offscreen platform says so of every window; nothing hangs on it."""


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Gather what Qt warns of, each with the calls that led to it; others hear it as before."""
    heard: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind not in _IDLE and not words.startswith(_OF_THE_PLATFORM):
            heard.append("".join((words, "\n", *traceback.format_stack()[:-1])))
        if before is not None:
            before(kind, context, words)

    before = qInstallMessageHandler(hear)
    try:
        yield heard
    finally:
        qInstallMessageHandler(before)
