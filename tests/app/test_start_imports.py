"""What a start of the window does without: whatever is imported costs every start."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.app.beside import beside, found_alone
from tests.app.screens import program_environment
from tests.builders import article, p

_LATER: Final = frozenset(
    {
        *("alembic", "jinja2", "lxml", "markdown_it", "numpy", "PIL", "yaml"),
        *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtPrintSupport"),
        *("studio.cli.main", "studio.demo", "studio.export", "studio.imaging"),
        *("studio.newsroom.archive", "studio.newsroom.dictionary"),
        *("studio.spelling.provider", "studio.spelling.speller", "studio.style.packs"),
    }
)
"""With everything below them: they belong to what is asked for later."""
_START: Final = """
import json, sys
from pathlib import Path
from studio.app.imports import plain_imports
from studio.app.opening import Opening
with plain_imports():
    from studio.app.run import make_application, make_program
from PySide6.QtCore import QTimer
from studio.settings import personal_file
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
    print(json.dumps(sorted(sys.modules)))
    program.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
program.start(Opening(folder=Path(sys.argv[1]), article=int(sys.argv[2])))
application.exec()
"""


def test_a_start_imports_nothing_that_is_asked_for_later(tmp_path: Path) -> None:
    found_alone(tmp_path / "newsroom")
    with beside(tmp_path / "newsroom") as newsroom:
        opened = newsroom.begin(article("خبر", [p("زار الوفد ارضه امس")]))
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path / "newsroom"), str(opened)],
        cwd=Path(__file__).resolve().parents[2],
        env=program_environment(dict(os.environ), tmp_path),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    loaded = json.loads(done.stdout)
    assert "studio.ui.window.workspace" in loaded
    parts = {name: {name, *_above(name)} for name in loaded}
    assert [name for name, all_of_it in parts.items() if all_of_it & _LATER] == []


def _above(name: str) -> set[str]:
    pieces = name.split(".")
    return {".".join(pieces[:length]) for length in range(1, len(pieces))}
