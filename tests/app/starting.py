"""A start of the program in a process of its own, looked at once its story is open."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.app.beside import beside, found_alone
from tests.app.screens import program_environment
from tests.builders import article, p

_START: Final = """
import json, sys
from collections import Counter
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
asked = []
def note(connection, cursor, statement, *rest):
    asked.append(" ".join(statement.split()))
event.listen(Engine, "before_cursor_execute", note)
from studio.app.imports import plain_imports
from studio.app.opening import Opening
with plain_imports():
    from studio.app.run import make_application, make_program
from PySide6.QtCore import QTimer
from studio.settings import personal_file
from studio.storage.mapping import Table
from studio.ui.editor.findings.checking import SOON_MS
from studio.ui.personal import Preferences
application = make_application(offscreen=True)
program = make_program(application, Preferences(personal_file(), application))
def look():
    room = program.entrances[0].workspace if program.entrances else None
    if room is not None and room.story.article is not None:
        timer.stop()
        QTimer.singleShot(2 * SOON_MS, tell)
def tell():
    modules = sorted(sys.modules)
    parts = [vars(sys.modules[f"PySide6.Qt{name}"]) for name in ("Core", "Gui", "Widgets")]
    of_qt = [name for part in parts for name in part]  # before asking for widgets of every kind
    widgets = map(type, application.allWidgets())
    made = Counter(f"{one.__module__}.{one.__name__}" for one in widgets)
    mapped = [one.__name__ for one in Table.__subclasses__() if "__mapper__" in vars(one)]
    told = {"modules": modules, "widgets": made, "asked": asked, "of_qt": of_qt, "mapped": mapped}
    print(json.dumps(told))
    program.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
program.start(Opening(folder=Path(sys.argv[1]), article=int(sys.argv[2])))
application.exec()
"""
_ICONS: Final = """
from studio.app.run import make_application
application = make_application(offscreen=True)
from studio.settings import outlines_file
from studio.ui.look.outlines import Outlines
from studio.ui.look.symbols import Symbol
Outlines((symbol.value for symbol in Symbol), outlines_file())[Symbol.TAG.value]
"""


@dataclass(frozen=True)
class Started:
    """What a start has imported, how many widgets of which class it made, what it asked in SQL.

    PySide makes a class of Qt, with all its enumerations, when it is first asked for: `of_qt` names
    those that it made. `mapped` names the tables' classes that have a mapper.
    """

    modules: tuple[str, ...]
    widgets: dict[str, int]
    asked: tuple[str, ...]
    of_qt: frozenset[str]
    mapped: frozenset[str]


def started(place: Path) -> Started:
    """Start the program on a newsroom with one story, which is shown, and look at it."""
    found_alone(place / "newsroom")
    with beside(place / "newsroom") as newsroom:
        opened = newsroom.begin(article("خبر", [p("زار الوفد ارضه امس")]))
    _run(place, _ICONS)  # once on each computer
    told = json.loads(_run(place, _START, str(place / "newsroom"), str(opened)))
    return Started(
        tuple(told["modules"]),
        told["widgets"],
        tuple(told["asked"]),
        frozenset(told["of_qt"]),
        frozenset(told["mapped"]),
    )


def _run(place: Path, code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=Path(__file__).resolve().parents[2],
        env=program_environment(dict(os.environ), place),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
