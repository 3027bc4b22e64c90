"""The last resort for what is our own bug: a trace in the log, a sentence, and nothing lost."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

import platformdirs

_NAME: Final = "midad.log"


def log_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> Path:
    """Append a trace to the log of this computer and return where it lies.

    Where that disk refuses, the trace goes to the standard error.
    """
    path = Path(platformdirs.user_log_dir("midad", appauthor=False)) / _NAME
    lines = "".join(traceback.format_exception(kind, error, trace))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(lines)
    except OSError:
        sys.stderr.write(lines)
    return path


def install_hook(tell: Callable[[Path], None]) -> None:
    """From now on, log what nobody caught and `tell` where the trace lies."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        sys.__excepthook__(kind, error, trace)
        tell(log_fault(kind, error, trace))

    sys.excepthook = hook
