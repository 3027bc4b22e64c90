"""The window killed, and what was typed before it taken back after the next start."""

from pathlib import Path

from tests.app.beside import Beside, beside, found_alone
from tests.app.screens import Screen, screen, shown, until


def test_undo_goes_on_after_the_window_was_killed(tmp_path: Path) -> None:
    folder = tmp_path / "newsroom"
    found_alone(folder)
    with screen() as on, beside(folder) as newsroom:
        on.lay_out("us")
        with shown(on, folder, tmp_path / "home") as program:
            until(lambda: program.has_rooms, "the rooms")
            on.press("Ctrl+n")
            until(lambda: "—" in on.title(), "an article")
            (article,) = newsroom.articles
            on.press(*"one", "Space", *"two", "Space", *"three")
            until(lambda: newsroom.headline(article) == "one two three", "what was typed")
            program.kill()
        with shown(on, folder, tmp_path / "home") as program:
            until(lambda: on.title().startswith("one two three —"), "the article of before")
            press_until(on, newsroom, article, "Ctrl+z", "")
            program.kill()
            assert program.trouble() == ""
        with shown(on, folder, tmp_path / "home") as program:
            until(lambda: "—" in on.title(), "the article of before")
            press_until(on, newsroom, article, "Ctrl+y", "one two three")
            assert program.trouble() == ""


def press_until(on: Screen, newsroom: Beside, article: int, chord: str, headline: str) -> None:
    """Press a key again and again until the headline is this; at the end it does nothing more."""

    def pressed() -> bool:
        if newsroom.headline(article) == headline:
            return True
        on.press(chord)
        return False

    until(pressed, f"the headline «{headline}»", every=0.8)
