"""A screen that nobody sees: an X server with a window manager, a keyboard, and the program on it.

Keys are pressed by their place on the keyboard, as hands do; what they type is the layout's affair.
The program is a process of its own, with folders of its own for what a person keeps. Deliberately
absent: looking into the newsroom, which tests do beside the program.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

WAIT_SECONDS: Final = 40.0
_PROGRAMS: Final = ("Xvfb", "openbox", "setxkbmap", "xdotool")
_LIBRARIES: Final = ("libX11.so.6", "libXtst.so.6")
_ROWS: Final = {10: "1234567890", 24: "qwertyuiop", 38: "asdfghjkl;'", 52: "zxcvbnm,./"}
KEYS: Final = {
    "Ctrl": 37,
    "Shift": 50,
    "Alt": 64,
    "Esc": 9,
    "Backspace": 22,
    "Tab": 23,
    "Return": 36,
    "Space": 65,
    "Home": 110,
    "Up": 111,
    "Left": 113,
    "Right": 114,
    "End": 115,
    "Down": 116,
    "PgUp": 112,
    "PgDown": 117,
    **{f"F{number}": 66 + number for number in range(1, 11)},
    "F11": 95,
    "F12": 96,
    **{key: first + at for first, row in _ROWS.items() for at, key in enumerate(row)},
}
"""The places of keys by X11's numbers, named as they are on an American keyboard."""


def need_screen() -> None:
    """Leave a test out where this computer has no X server of its own to start."""
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    if sys.platform != "linux" or missing:
        pytest.skip(f"no screen to start: {', '.join(missing) or sys.platform}")


class Screen:
    """An X server that is ready for windows and keys."""

    def __init__(self, display: str, environment: dict[str, str]) -> None:
        self.display, self.environment = display, environment
        self._x, self._test = (ctypes.CDLL(name) for name in _LIBRARIES)
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        opened = self._x.XOpenDisplay(display.encode())
        assert opened, f"the screen {display} cannot be opened"
        self._display = ctypes.c_void_p(opened)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def lay_out(self, layouts: str, group: int = 0) -> None:
        """Give the keyboard these layouts and choose one of them."""
        self.run("setxkbmap", "-layout", layouts)
        self._x.XkbLockGroup(self._display, 0x100, group)
        self._x.XSync(self._display, 0)

    def press(self, *chords: str) -> None:
        """Press keys, such as ``Ctrl+n``, one after another and as quickly as can be."""
        for chord in chords:
            keys = [KEYS[name] for name in chord.split("+")]
            for down, row in ((1, keys), (0, keys[::-1])):
                for key in row:
                    self._test.XTestFakeKeyEvent(self._display, key, down, 0)
            self._x.XFlush(self._display)

    def run(self, *command: str) -> str:
        """Run a program on this screen and return what it says."""
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True
        ).stdout.strip()

    def title(self) -> str:
        """Return the name of the window that has the keyboard, empty where none has."""
        told = subprocess.run(
            ["xdotool", "getactivewindow", "getwindowname"],
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
        )
        return told.stdout.strip()

    def picture(self, path: Path) -> None:
        """Write what is seen to a file, where this computer can."""
        if shutil.which("import") is not None:
            self.run("import", "-window", "root", str(path))


@dataclass
class Shown:
    """The program on a screen, and the folders of the person it runs for."""

    screen: Screen
    folder: Path
    home: Path
    around: Sequence[str] = ()
    variables: dict[str, str] = field(default_factory=dict)
    arguments: Sequence[str] = ()
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def log(self) -> Path:
        return self.home / "told.log"

    def start(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        program = [sys.executable, "-m", "studio", "--newsroom", str(self.folder)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*self.around, *program, *self.arguments],
                cwd=Path(__file__).resolve().parents[2],
                env=program_environment(self.screen.environment, self.home) | self.variables,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """End the program and its children as a power cut does."""
        if self.process is not None:
            end(self.process, signal.SIGKILL)
            self.process = None

    def close(self) -> int:
        """End the program in good order and return its exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(WAIT_SECONDS)
        self.process = None
        return code

    @property
    def has_rooms(self) -> bool:
        """Whether a first start has come to its rooms, which remember where the person goes."""
        kept = (file.read_text("utf-8") for file in (self.home / "config").rglob("*.json"))
        return bool(self.screen.title()) and any('"place:' in one for one in kept)

    def trouble(self) -> str:
        """Return what the program complained of."""
        return self.log.read_text("utf-8", errors="replace") if self.log.exists() else ""


def program_environment(around: dict[str, str], home: Path) -> dict[str, str]:
    """Return the environment of the program, with folders of a person of its own."""
    ours = {
        "HOME": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "QT_LOGGING_RULES": "qt.qpa.*=false",
        "MIDAD_LANGUAGE": "ar",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "XDG_RUNTIME_DIR": str(home),
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")},
        "XDG_STATE_HOME": str(home / "state"),
    }
    return around | ours


def until(
    holds: Callable[[], object], what: str, seconds: float = WAIT_SECONDS, every: float = 0.05
) -> None:
    """Wait for something to hold."""
    last = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < last, f"it did not come to {what}"
        time.sleep(every)


def end(process: "subprocess.Popen[bytes]", how: signal.Signals = signal.SIGTERM) -> None:
    """End a process that we started in a session of its own, and its children."""
    try:
        os.killpg(process.pid, how)
    except ProcessLookupError:
        return
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


@contextmanager
def screen() -> Iterator[Screen]:
    """Start a screen on a display nobody uses; it ends with the block."""
    need_screen()
    with ExitStack() as stack:
        read, write = os.pipe()
        server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"),
                *("-nolisten", "tcp", "-noreset"),
            ],
            pass_fds=(write,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        stack.callback(end, server)
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        environment = {**os.environ, "DISPLAY": display}
        environment.pop("WAYLAND_DISPLAY", None)
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        stack.callback(end, manager)
        made = Screen(display, environment)
        stack.callback(made.close)
        yield made


@contextmanager
def shown(on: Screen, folder: Path, home: Path, **more: object) -> Iterator[Shown]:
    """Start the program on a screen; it is ended with the block, and pictured where that failed."""
    program = Shown(on, folder, home, **more)  # type: ignore[arg-type] # the fields of Shown
    program.start()
    try:
        yield program
    except BaseException:
        on.picture(home / "seen.png")
        print(program.trouble())
        raise
    finally:
        program.kill()
