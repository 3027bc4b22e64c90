"""Imports at the start, as Python does them and not as PySide does."""

import builtins
import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_PLAIN: Final = builtins.__import__
"""Python's own, where this is imported before Qt; otherwise whatever was there then."""
_PARTS: Final = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtNetwork")
"""What the window is made of; each of them puts that function there."""


@contextmanager
def plain_imports() -> Iterator[None]:
    """Import Qt, and let everything inside be imported as Python does.

    PySide puts a function of its own in the place of ``__import__``, for ``from __feature__ import
    snake_case`` and for ``from PySide6.QtCore import *``, which nothing here uses. It costs at
    every import, and reads the source of each module that is imported to see whether it wants a
    feature. Afterwards it is there again: qtawesome needs the second.

    Raises ``ImportError`` where a library of the system that Qt needs is missing.
    """
    for part in _PARTS:
        importlib.import_module(part)
    theirs = builtins.__import__
    builtins.__import__ = _PLAIN
    try:
        yield
    finally:
        builtins.__import__ = theirs
