"""The shortest way from ``midad`` to the window: what is not a command needs no parser of commands.

Imports nothing that the window does not need, so that it opens quickly. Deliberately absent: help
and every other command (`parser`), which know ``open`` too.
"""

import gc
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from studio.app.imports import plain_imports
from studio.app.opening import Opening, has_display
from studio.errors import Reason, Unavailable

_OPTIONS: Final = {"--newsroom": "newsroom", "--as": "person"}
_OPEN: Final = "open"


def window_wanted(arguments: Sequence[str]) -> Opening | None:
    """Return what to open when these arguments ask for the window and are simple, else None."""
    given: dict[str, str] = {}
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name not in _OPTIONS:
            rest.append(word)
            continue
        given[_OPTIONS[name]] = value if equals else next(words, "")
    if not all(given.values()) or "://" in given.get("newsroom", ""):
        return None
    match rest:
        case []:
            article = None
        case [command, number] if command == _OPEN and number.isdecimal():
            article = int(number)
        case _:
            return None
    newsroom = given.get("newsroom")
    return opening(None if newsroom is None else Path(newsroom), given.get("person"), article)


def opening(folder: Path | None, person: str | None, article: int | None) -> Opening:
    """Return a start of the window; a password comes from ``MIDAD_PASSWORD``."""
    return Opening(
        folder=folder,
        person=person,
        password=os.environ.get("MIDAD_PASSWORD"),
        article=article,
    )


def open_window(wanted: Opening) -> int:
    """Run the window until it is closed, and return the exit code.

    Raises `Unavailable`: DISPLAY_MISSING, WINDOW_LIBRARY_MISSING.
    """
    if not has_display():
        raise Unavailable(Reason.DISPLAY_MISSING)
    gc.disable()  # a start makes nothing but what stays; `run` lets it look again
    try:
        with plain_imports():
            from studio.app.run import run
    except ImportError as error:
        if error.name is not None and error.name.split(".")[0] == "studio":
            raise  # our own fault
        raise Unavailable(Reason.WINDOW_LIBRARY_MISSING, problem=str(error)) from error
    return run(wanted)


def quick_start(arguments: Sequence[str]) -> int | None:
    """Open the window when that is all that is asked for; None when there is more to understand."""
    wanted = window_wanted(arguments)
    if wanted is None or not has_display():
        return None
    try:
        return open_window(wanted)
    except Unavailable:
        return None  # said in the person's words by the other way
