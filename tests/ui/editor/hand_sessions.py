"""A table at which sessions are played by hand, and what must hold of each at its end."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from hypothesis import note
from msgspec.structs import replace
from PySide6.QtCore import QEventLoop
from pytestqt.qtbot import QtBot

from studio.document.article import ArticleText
from studio.document.blocks import Block, Embed, Figure, Gallery
from studio.newsroom.acting import Acting
from studio.newsroom.articles import create
from studio.ui.commands import Do
from tests.ui.editor.anybody import Anybody
from tests.ui.editor.complaints import complaints
from tests.ui.editor.writers import Writer
from tests.ui.editor.writing.pages import require_whole
from tests.ui.stations import Stations

SHOWN = ("0" * 64, "0123456789abcdef" * 4)
"""The pictures that random articles show."""


@dataclass
class Table:
    """An editor of a newsroom at work, and files to drop there: two pictures, then others."""

    qtbot: QtBot
    stations: Stations
    acting: Acting
    writer: Writer
    files: list[Path]

    def play(self, text: ArticleText, spare: list[Block], seed: int, operations: int) -> None:
        """Play a session in a story of its own.

        It keeps the schema after everything that is done; all can be undone and done again; what
        is saved is what was there; and after leaving and opening again all can be undone still.
        """
        hashes = [hashlib.sha256(file.read_bytes()).hexdigest() for file in self.files[:2]]
        pictures = dict(zip(SHOWN, hashes, strict=True))
        begun = _prepared(text, pictures)
        number = create(self.acting, begun).article
        assert number is not None
        foreign = [_known(one, pictures) for one in spare]
        workers = (self.stations.beside, self.stations.worker)
        someone = Anybody(self.writer, Random(seed), foreign, self.files, workers)
        try:
            with self.qtbot.captureExceptions() as raised, complaints() as heard:
                self._play(someone, number, begun, operations, heard)
            assert not raised
        except BaseException:
            note("\n".join(someone.done))
            raise

    def _play(
        self,
        someone: Anybody,
        number: int,
        begun: ArticleText,
        operations: int,
        heard: list[str],
    ) -> None:
        story, manuscript = self.writer.story, self.writer.editor.editing.manuscript
        self._open(someone, number)
        assert story.text == begun
        initial = list(manuscript.passages)
        for _ in range(operations):
            someone.act()
            require_whole(manuscript)
            assert not heard, heard[0]
        self.writer.editor.panel.finish()
        self.writer.surface.setFocus()
        self._all(Do.REDO)
        final, kept = list(manuscript.passages), story.text
        self._all(Do.UNDO)
        assert manuscript.passages == initial
        assert story.text == begun
        self._all(Do.REDO)
        assert manuscript.passages == final
        assert story.text == kept
        story.leave()
        someone.rest()
        self._open(someone, number)
        assert story.text == kept
        require_whole(manuscript)
        self._all(Do.UNDO)  # what was done before it was left
        assert manuscript.passages == initial
        require_whole(manuscript)
        story.leave()
        someone.rest()
        assert not heard, heard[0]

    def _open(self, someone: Anybody, number: int) -> None:
        _wait(lambda then: self.writer.story.open_article(number, then))
        someone.rest()

    def _all(self, command: Do) -> None:
        """Undo everything, or do it all again."""
        action = self.writer.station.deck[command]
        while action.isEnabled():
            action.trigger()


def _wait(act: Callable[[Callable[[], None]], object]) -> None:
    """Do something, and wait until it says that it is done."""
    loop = QEventLoop()
    ended: list[None] = []

    def end() -> None:
        ended.append(None)
        loop.quit()

    act(end)
    if not ended:
        loop.exec()


def _prepared(text: ArticleText, pictures: dict[str, str]) -> ArticleText:
    """Return a text that the newsroom takes: its pictures, and nobody's sections and tags."""
    lead = text.lead_picture
    return replace(
        text,
        section=None,
        tags=(),
        bylines=(),
        notice=None,
        lead_picture=lead and replace(lead, picture=pictures.get(lead.picture, "")),
        body=replace(text.body, blocks=tuple(_known(one, pictures) for one in text.body.blocks)),
    )


def _known(block: Block, pictures: dict[str, str]) -> Block:
    """Return a block whose pictures the newsroom keeps."""

    def shown(figure: Figure) -> Figure:
        return replace(figure, picture=pictures.get(figure.picture, ""))

    match block:
        case Figure():
            return shown(block)
        case Embed():
            return replace(block, thumbnail=pictures.get(block.thumbnail, ""))
        case Gallery(figures=figures):
            return replace(block, figures=tuple(map(shown, figures)))
        case _:
            return block
