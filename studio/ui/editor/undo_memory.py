"""What can be undone goes to the disk with the draft, and comes back with the article.

Encoding and decoding are done in the newsroom's thread; a save carries the newest steps alone.
Deliberately absent: what a step is (`writing.history`), and the rows (`studio.newsroom.undoing`).
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from studio.document.article import ArticleText
from studio.newsroom.acting import Acting
from studio.newsroom.undoing import MOST_PIECES, UndoNews, recall
from studio.ui.door import Door
from studio.ui.editor.writing.history import Steps
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.remembering import PIECE, Encoder, decoded
from studio.ui.saving import SaveState
from studio.ui.story import Story

_MOST_STEPS: Final = PIECE * MOST_PIECES


class UndoMemory(QObject):
    """Keeps the history of one writing surface.

    Signals:
        recalled: what was done before the article was opened can be undone from now on.
    """

    recalled = Signal()

    def __init__(
        self, door: Door, story: Story, manuscript: Manuscript, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._door, self._story, self._manuscript = door, story, manuscript
        self._encoder = Encoder()

    def news(self) -> Callable[[], UndoNews]:
        """Return what makes, in another thread, what is to be kept with the text of now.

        Where a save failed nobody knows what of the history was kept: then that is all of it.
        """
        if self._story.saving.state is SaveState.FAILING:
            self._manuscript.history.begin_lineage()
        steps, whole = self._manuscript.history.take_news(PIECE, _MOST_STEPS)
        return partial(_news, self._encoder, steps, whole=whole)

    def recall(self, article: int, text: ArticleText) -> None:
        """Bring back what could be undone when `text`, which was rendered just now, was kept."""
        token = self._manuscript.token

        def take(kept: Steps | None) -> None:
            shown = token == self._manuscript.token
            if kept is not None and shown and self._manuscript.go_on_from(kept):
                self.recalled.emit()

        self._door.ask(partial(_recalled, article=article, text=text), take, owner=self)


def _news(encoder: Encoder, steps: Steps, *, whole: bool) -> UndoNews:
    since = steps.first // PIECE
    return UndoNews(steps.lineage, steps.position, since, encoder.pieces(steps), whole)


def _recalled(acting: Acting, *, article: int, text: ArticleText) -> Steps | None:
    kept = recall(acting, article, text)
    if kept is None:
        return None
    return decoded(kept.lineage, kept.first, kept.position, kept.pieces)
