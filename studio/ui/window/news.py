"""What a window has to say besides the rooms: failing saves, conflicts, refusals, imports.

Each goes where it belongs: what stays true into a band, what is over into a toast. Deliberately
absent: sentences about errors (`studio.wording.reasons`).
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from studio.document.plain import article_plain
from studio.errors import MidadError
from studio.newsroom.views import ArticleDetail
from studio.ui.commands import Do
from studio.ui.door import Running
from studio.ui.editor.writing.clipboard import on_clipboard
from studio.ui.look.text import isolated
from studio.ui.parts.cut_short import CutShort
from studio.ui.rescue import rescue
from studio.ui.saving import SaveState, Saving
from studio.ui.station import Station
from studio.ui.story import Story
from studio.ui.window.bands import BandKind, Bands, Said
from studio.ui.window.importing import Brought, Given, bring_in, copied_files
from studio.wording.reasons import sentence
from studio.wording.words import Words

_FILES: Final = "*.md *.markdown *.html *.htm *.txt *.json *.docx"


class News(QObject):
    """Says what happens to the open story and to what was asked of the newsroom.

    Signals:
        told: a text and what takes it back, or None.
        opened: the article that one file became.
    """

    told = Signal(str, object)
    opened = Signal(int)

    def __init__(self, station: Station, story: Story, bands: Bands, window: QWidget) -> None:
        super().__init__(window)
        self._station, self._story, self._bands, self._window = station, story, bands, window
        station.door.refused.connect(self.refuse)
        story.saving_changed.connect(self._follow_saving)
        story.conflicted.connect(self._clash)
        story.closed.connect(lambda: bands.put_away(BandKind.CONFLICT))
        story.loaded.connect(self._settled)
        story.refreshed.connect(self._settled)
        window.installEventFilter(self)
        store = station.door.acting.store
        station.deck.on(Do.NEW_COPIED, self.import_copied, enabled=not store.read_only)
        if store.read_only:
            self._read_only(newer=store.newer is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what a field of the window left out of what was pasted into it."""
        if not isinstance(event, CutShort):
            return super().eventFilter(watched, event)
        event.accept()
        self.told.emit(
            self._station.tongue.words.counted(
                "Only {n} character fits in this field. The rest was left out; all of it is still "
                "where it was copied.",
                "Only {n} characters fit in this field. The rest was left out; all of it is still "
                "where it was copied.",
                event.limit,
            ),
            None,
        )
        return True

    def refuse(self, error: MidadError) -> None:
        """Tell what could not be done, and what to do."""
        self.told.emit(sentence(error, self._station.tongue.words), None)

    def name_version(self) -> None:
        """Keep the text as a version with a name that says when."""
        words = self._station.tongue.words
        if not self._story.editable:
            said = words.say("This story can only be read here, so no version was kept.")
            self.told.emit(said, None)
            return
        now = datetime.now(UTC).astimezone()
        note = words.say("Kept by hand at {time}", time=f"{now:%H:%M}")
        article, before = self._story.article, self._story.base

        def tell() -> None:
            if (self._story.article, self._story.base) == (article, before):
                said = words.say("Nothing new since the last version; everything is kept.")
            else:
                said = words.say("The version is kept: {note}", note=note)
            self.told.emit(said, None)

        self._story.keep(tell, note=note)

    def import_files(self) -> None:
        """Bring articles in from files that the person chooses."""
        from PySide6.QtWidgets import QFileDialog

        words = self._station.tongue.words
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, words.say("Import files"), "", f"{words.say('Articles')} ({_FILES})"
        )
        self.bring_in([Path(name) for name in chosen])

    def import_copied(self) -> None:
        """Make a story of what was copied in another program."""
        files = copied_files(on_clipboard())
        if not files:
            words = self._station.tongue.words
            self.told.emit(words.say("Nothing that could become a story was copied."), None)
        self.bring_in(files)

    def bring_in(self, files: Sequence[Path | Given]) -> None:
        """Bring articles in from files, and tell what came of each."""
        if not files:
            return

        def work(acting: object, running: Running) -> Brought:
            del acting
            return bring_in(self._station.door.acting, files, running)

        self._station.door.run(
            work, self._tell_brought, changed=lambda brought: brought.changes, owner=self
        )

    def _tell_brought(self, brought: Brought) -> None:
        from studio.wording.cautions import caution_sentence

        words = self._station.tongue.words
        lines = []
        if brought.imported:
            lines.append(
                words.counted(
                    "{n} article was imported.",
                    "{n} articles were imported.",
                    len(brought.imported),
                )
            )
        lines += [
            caution_sentence(caution, words)
            for imported in brought.imported
            for caution in imported.warnings
        ]
        for name, error in brought.refused:
            said = sentence(error, words)
            lines.append(said if name in said else f"{isolated(name)}: {said}")
        self.told.emit("\n".join(lines), None)
        if len(brought.imported) == 1:
            self.opened.emit(brought.imported[0].article)

    def _follow_saving(self, saving: Saving) -> None:
        if saving.state is not SaveState.FAILING:
            self._bands.put_away(BandKind.NOT_SAVED)
            return
        if not saving.loud or saving.error is None or self._story.detail is None:
            return
        text, error = self._story.text, saving.error
        rescued = rescue(self._story.detail.summary.uid, text)

        def say(words: Words) -> Said:
            told = f"{words.say('What was typed is not saved.')} {sentence(error, words)}"
            if rescued is not None:
                told = f"{told} {words.say('A copy lies at {path}.', path=str(rescued))}"
            return told, [
                (
                    words.say("Copy all text"),
                    lambda: QGuiApplication.clipboard().setText(article_plain(text)),
                ),
                (words.say("Try again"), self._story.try_again),
            ]

        self._bands.show_band(BandKind.NOT_SAVED, say, closable=False)

    def _clash(self, detail: ArticleDetail) -> None:
        def say(words: Words) -> Said:
            told = words.say(
                "Somebody kept version {revision} of this article while you were writing. "
                "Nothing is lost either way: both texts stay among the versions.",
                revision=detail.summary.revision,
            )
            return told, [
                (words.say("Go on with mine"), self._keep_own),
                (words.say("Take the newest"), self._take_newest),
            ]

        self._bands.show_band(BandKind.CONFLICT, say, closable=False)

    def _keep_own(self) -> None:
        self._bands.put_away(BandKind.CONFLICT)
        self._story.keep_own()

    def _take_newest(self) -> None:
        self._bands.put_away(BandKind.CONFLICT)
        self._story.take_newest()

    def _settled(self) -> None:
        if not self._story.conflict:
            self._bands.put_away(BandKind.CONFLICT)

    def _read_only(self, *, newer: bool) -> None:
        def say(words: Words) -> Said:
            if newer:
                return words.say(
                    "A newer Midad wrote this newsroom: it can be read and copied from, not "
                    "changed. Update Midad to write here."
                ), ()
            return words.say(
                "This newsroom's folder cannot be written to: it can be read and copied from. "
                "Ask whoever keeps this computer for the right to write in it."
            ), ()

        self._bands.show_band(BandKind.READ_ONLY, say, closable=False)
