"""The window killed while somebody types: a second of typing is the most that is lost.

Each start goes on in the article of the one before, without a question.
"""

import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from studio.document.plain import plain_text
from tests.app.beside import beside, found_alone
from tests.app.screens import Screen, Shown, screen, shown, until
from tests.profiles import count

LETTERS = {"s": "س", "d": "ي", "f": "ب", "g": "ل", "h": "ا", "j": "ت", "k": "ن", "l": "م"}
SAFE_AFTER_SECONDS = 1.0
STROKE_SECONDS = 0.06
"""As long as a quick typist takes for a key."""


@dataclass(frozen=True)
class Typed:
    """The keys that were pressed, each with its time, and when the window was killed."""

    strokes: tuple[tuple[float, str], ...]
    killed: float
    late: float
    """The longest that this computer let somebody wait who wanted to sleep for a stroke."""

    @property
    def everything(self) -> str:
        return "".join(letter for _, letter in self.strokes)

    @property
    def safe(self) -> str:
        last = self.killed - SAFE_AFTER_SECONDS - self.late
        return "".join(letter for at, letter in self.strokes if at <= last)


def test_killed_while_typing(tmp_path: Path) -> None:
    folder, chance = tmp_path / "newsroom", random.Random(7)
    found_alone(folder)
    before = ""
    with screen() as on:
        on.lay_out("us,ara", 1)
        for number in range(count(3, 50)):
            with shown(on, folder, tmp_path / "home") as program:
                if number == 0:
                    begin(on, program)
                else:
                    until(lambda: on.title().startswith("سلام —"), "the article of before")
                    on.press("Ctrl+End")
                typed = type_on(on, chance)
                program.kill()
                assert program.trouble() == ""
            kept = read(folder, tmp_path / f"copy {number}")
            assert kept.startswith(before + typed.safe), (number, before, typed, kept)
            assert (before + typed.everything).startswith(kept)
            before = kept


def begin(on: Screen, program: Shown) -> None:
    """Begin an article: its headline, then its body."""
    until(lambda: program.has_rooms, "the rooms")
    on.press("Ctrl+n")
    until(lambda: "—" in on.title(), "an article")
    on.press(*"sbl", "Return", "Return")
    until(lambda: on.title().startswith("سلام —"), "the headline")


def type_on(on: Screen, chance: random.Random) -> Typed:
    """Type for a while that nobody knows before."""
    strokes: list[tuple[float, str]] = []
    now = start = time.monotonic()
    end, late = start + chance.uniform(0.3, 3.5), 0.0
    while now < end:
        key = chance.choice(list(LETTERS))
        strokes.append((now, LETTERS[key]))
        on.press(key)
        if len(strokes) % 5 == 0:
            on.press("Space")
        time.sleep(STROKE_SECONDS)
        before, now = now, time.monotonic()
        late = max(late, now - before - STROKE_SECONDS)
    return Typed(tuple(strokes), time.monotonic(), late)


def read(folder: Path, copy: Path) -> str:
    """Return the letters of the body, read in a copy: the next start finds what was left."""
    shutil.copytree(folder, copy)
    with beside(copy) as newsroom:
        (article,) = newsroom.articles
        assert newsroom.headline(article) == "سلام"
        return plain_text(newsroom.text(article).body).replace(" ", "")
