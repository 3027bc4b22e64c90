"""The loud band while edits become suggestions, and the band while something is hidden."""

from PySide6.QtCore import QObject

from studio.ui.commands import Do
from studio.ui.editor.reviewing import Reviewing
from studio.ui.editor.writing.views import Showing
from studio.ui.station import Station
from studio.ui.window.bands import BandKind, Bands, Said
from studio.wording.words import Words


class ReviewBands(QObject):
    """Shows and puts away the bands of reviewing."""

    def __init__(self, station: Station, reviewing: Reviewing, bands: Bands) -> None:
        super().__init__(bands)
        self._station, self._reviewing, self._bands = station, reviewing, bands
        reviewing.changed.connect(self.follow)

    def follow(self) -> None:
        """Show what holds now."""
        if self._reviewing.suggesting:
            self._bands.show_band(BandKind.SUGGESTING, self._suggesting, closable=False)
        else:
            self._bands.put_away(BandKind.SUGGESTING)
        if self._reviewing.showing is Showing.ALL:
            self._bands.put_away(BandKind.VIEW)
        else:
            self._bands.show_band(BandKind.VIEW, self._view, closable=False)

    def _suggesting(self, words: Words) -> Said:
        keys = self._station.deck.hint(Do.SUGGEST)
        text = words.say("Suggesting: every change waits to be accepted. {keys}", keys=keys)
        return text, [(words.say("Stop suggesting"), lambda: self._reviewing.suggest(on=False))]

    def _view(self, words: Words) -> Said:
        if self._reviewing.showing is Showing.FINAL:
            text = words.say("The final text is shown, as if every suggestion were accepted.")
        else:
            text = words.say("The original text is shown, without any suggestion. It is read only.")
        back = words.say("Show everything")
        return text, [(back, lambda: self._reviewing.show_as(Showing.ALL))]
