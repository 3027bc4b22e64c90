"""Real keys on real keyboards: every command works by its place, and what types, types.

Each round is the program in a window of its own, under an X server; what came of the keys is read
from the newsroom beside it.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from studio.document.blocks import Heading, Paragraph, TextBlock
from studio.document.inline import Text, plain
from studio.document.plain import plain_text
from studio.storage.codes import Stage
from tests.app.beside import Beside, beside, found_alone
from tests.app.screens import Screen, Shown, screen, shown, until


@dataclass(frozen=True)
class Layout:
    """A keyboard: what its keys type, and where the letters of commands lie on it.

    `keys` are places, `typed` is what they give; `section` is a name and the keys for it.
    """

    name: str
    keys: str
    typed: str
    section: tuple[str, str]
    group: int = 0
    slash: str = "/"
    moved: dict[str, str] = field(default_factory=dict)

    def chord(self, keys: str) -> str:
        *held, letter = keys.split("+")
        return "+".join([*held, self.moved.get(letter, letter)])


FRENCH = {"z": "w", "w": "z", "a": "q", "q": "a", "m": ";"}
LAYOUTS = (
    Layout("us,ara", "sbl", "سلام", ("محلي", "lpgd"), group=1),
    Layout("ara", "sbl", "سلام", ("محلي", "lpgd")),
    Layout("fr", "sghl", "sghl", ("Local", "locql"), moved=FRENCH, slash="Shift+."),
)
"""The key B of the Arabic ones is lam-alef, two letters that come by X11's input method."""


@pytest.fixture(scope="module")
def on() -> Iterator[Screen]:
    with screen() as made:
        yield made


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.name)
def test_commands_and_letters(layout: Layout, on: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "newsroom"
    found_alone(folder, "Local")
    on.lay_out(layout.name, layout.group)
    with beside(folder) as newsroom, shown(on, folder, tmp_path / "home") as program:
        article = begin(on, program, newsroom, layout)
        on.press(*layout.keys)
        until(lambda: newsroom.headline(article) == layout.typed, "the headline")
        write_boldly(on, newsroom, article, layout)
        link(on, newsroom, article, layout)
        make_blocks(on, newsroom, article, layout)
        file_and_submit(on, newsroom, article, layout)
        assert program.close() == 0
        assert program.trouble() == ""


def begin(on: Screen, program: Shown, newsroom: Beside, layout: Layout) -> int:
    """Begin a story; its headline has the caret."""
    until(lambda: program.has_rooms, "the rooms")
    on.press(layout.chord("Ctrl+n"))
    until(lambda: "—" in on.title(), "a window named after the story")
    (article,) = newsroom.articles
    return article


def write_boldly(on: Screen, newsroom: Beside, article: int, layout: Layout) -> None:
    """Write in the body, in bold, and take a word back."""
    bold, undo = layout.chord("Ctrl+b"), layout.chord("Ctrl+z")
    on.press("Return", "Return", *layout.keys, "Space", bold, *layout.keys, bold)
    until(lambda: len(runs(newsroom, article)) == 2, "bold words")
    first, second = runs(newsroom, article)
    assert (first.text.strip(), first.marks.bold) == (layout.typed, False)
    assert (second.text.strip(), second.marks.bold) == (layout.typed, True)
    on.press("Space", *layout.keys)
    three = f"{layout.typed} {layout.typed} {layout.typed}"
    until(lambda: body(newsroom, article) == three, "three words")
    on.press(undo)
    until(lambda: body(newsroom, article) != three, "a step back")
    assert three.startswith(body(newsroom, article))


def link(on: Screen, newsroom: Beside, article: int, layout: Layout) -> None:
    """Link the whole body; the address is typed in Latin letters."""
    on.press("Home", "Shift+End", layout.chord("Ctrl+k"))
    before = body(newsroom, article)
    on.press(*layout.keys)  # into the bar, not into the text
    on.lay_out("us")
    on.press("Ctrl+a", *"example.org", "Return")
    until(lambda: all(run.marks.link for run in runs(newsroom, article)), "a link")
    assert body(newsroom, article) == before
    assert {run.marks.link.href for run in runs(newsroom, article) if run.marks.link} == {
        "https://example.org"
    }
    on.lay_out(layout.name, layout.group)


def make_blocks(on: Screen, newsroom: Beside, article: int, layout: Layout) -> None:
    """Make a sub-heading by the menu of blocks, and bold by the bar over a selection."""
    on.press("End", "Return", layout.slash)
    time.sleep(0.5)  # a person looks at the menu
    if layout.slash == "/":
        on.press("Down")  # «ظ» begins words too: nothing is chosen by itself
        on.press("Up")
    on.press("Return", *layout.keys)
    until(lambda: isinstance(last(newsroom, article), Heading), "a sub-heading")
    until(lambda: plain(last(newsroom, article).content) == layout.typed, "its words")
    on.press("Shift+Home", "F10", "Space", "Esc", "End", "F12")
    until(lambda: runs_of(last(newsroom, article))[0].marks.bold, "a bold sub-heading")
    on.press("F12")


def last(newsroom: Beside, article: int) -> TextBlock:
    found = newsroom.text(article).body.blocks[-1]
    assert isinstance(found, TextBlock)
    return found


def runs_of(block: TextBlock) -> list[Text]:
    return [run for run in block.content if isinstance(run, Text)]


def file_and_submit(on: Screen, newsroom: Beside, article: int, layout: Layout) -> None:
    """Choose the section by its name and hand the story in."""
    name, keys = layout.section
    on.press(layout.chord("Ctrl+Shift+s"), *keys, "Return")
    until(lambda: newsroom.section(article) is not None, f"the section {name}")
    on.press("Ctrl+Return")
    until(lambda: newsroom.stage(article) is Stage.IN_REVIEW, "the editors' queue")
    assert newsroom.headline(article) == layout.typed


def runs(newsroom: Beside, article: int) -> list[Text]:
    """Return the pieces of the first paragraph."""
    blocks = newsroom.text(article).body.blocks
    if not blocks or not isinstance(blocks[0], Paragraph):
        return []
    return [run for run in blocks[0].content if isinstance(run, Text) and plain((run,)).strip()]


def body(newsroom: Beside, article: int) -> str:
    return plain_text(newsroom.text(article).body)
