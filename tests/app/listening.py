"""The program with its commands taken down instead of done: which key came to which command.

Run as ``python -m tests.app.listening NEWSROOM FOLDER`` it opens the newsroom, begins a story, puts
the caret into its text, and writes the name of each command that a key asks for into
``FOLDER/heard``, one a line; ``FOLDER/ready`` is there when keys may come. With a third argument,
the list of all commands is shown when it is asked for.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from studio.app.opening import Opening
from studio.app.program import Program
from studio.app.run import EndSignals, make_application, make_program
from studio.ui.commands import COMMANDS, Do
from studio.ui.editor.strokes import Stroke
from studio.ui.personal import Preferences
from studio.ui.window.workspace import Workspace
from tests.app.beside import found_alone
from tests.app.screens import Screen, end, program_environment, until

_LOOK_MS = 50


class Listener:
    """Waits for the rooms and the story, and listens from then on."""

    def __init__(self, program: Program, folder: Path, *, listed: bool) -> None:
        self._program, self._folder, self._listed = program, folder, listed
        self._begun = False
        self._timer = QTimer(program)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        room = self._program.entrances[0].workspace
        if room is None:
            return
        if not self._begun:
            self._begun = True
            room.new_story()
        elif room.story.detail is not None and room.editor.surface.hasFocus():
            self._timer.stop()
            self._listen(room)

    def _listen(self, room: Workspace) -> None:
        room.editor.show_block("body", 0)
        deck, editing = room.station.deck, room.editor.editing
        heard = (self._folder / "heard").open("a", encoding="utf-8")

        def note(do: Do) -> None:
            heard.write(f"{do.value}\n")
            heard.flush()

        _ = room.sheets.courier  # made a moment after a start, it has its say in what can be done
        for command in COMMANDS:
            if self._listed and command.do is Do.PALETTE:
                continue
            deck.on(command.do, partial(note, command.do))
            deck[command.do].setEnabled(True)
        # The rooms have no say any more in what can be done.
        deck.allow = lambda *_, **__: None  # type: ignore[method-assign] # this one deck's
        # A line break is a key of the text itself, which comes before its command there.
        text = editing.do

        def do(asked: Stroke) -> bool:
            if asked is Stroke.LINE_BREAK:
                note(Do.LINE_BREAK)
                return True
            return text(asked)

        editing.do = do  # type: ignore[method-assign] # the surface asks it by this name
        (self._folder / "ready").write_text("ready", encoding="utf-8")


@contextmanager
def listened(
    on: Screen,
    place: Path,
    *,
    listed: bool = False,
    variables: Mapping[str, str] | None = None,
) -> Iterator[Path]:
    """Start the listening program on a screen, and give the file of what it heard.

    It ends with the block, and must have had nothing to complain of.
    """
    newsroom, home = place / "newsroom", place / "home"
    found_alone(newsroom)
    home.mkdir()
    told = home / "told"
    arguments = [str(newsroom), str(home), *(["listed"] if listed else [])]
    with told.open("ab") as log:
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.app.listening", *arguments],
            cwd=Path(__file__).resolve().parents[2],
            env=program_environment(on.environment, home) | dict(variables or {}),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        until((home / "ready").exists, "a story to write in")
        yield home / "heard"
    finally:
        end(program)
    assert told.read_text("utf-8") == ""


def lines(heard: Path) -> list[str]:
    """Return the commands that were heard, in their order."""
    return heard.read_text("utf-8").split() if heard.exists() else []


def main(newsroom: Path, folder: Path, *, listed: bool) -> int:
    """Listen until the program is asked to end."""
    application = make_application()
    program = make_program(application, Preferences(folder / "personal.json", application))
    ending = EndSignals(program)
    program.start(Opening(folder=newsroom))
    listener = Listener(program, folder, listed=listed)
    code = application.exec()
    ending.close()
    del listener
    return code


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2]), listed=len(sys.argv) > 3))
