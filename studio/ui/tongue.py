"""The language that one window speaks, and the direction that follows from it.

Each window has its own, since each is signed in as one person. Deliberately absent: the direction
of articles and paragraphs, which are theirs and not the interface's.
"""

from PySide6.QtCore import QCollator, QLocale, QObject, Qt, Signal

from studio.arabic.numerals import DigitShape, shape
from studio.wording.words import Language, Words


class Tongue(QObject):
    """A window's words and direction.

    Signals:
        changed: the words are others now; every widget says its texts again.
    """

    changed = Signal()

    def __init__(
        self,
        language: Language,
        digits: DigitShape = DigitShape.ASCII,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = Words(language, digits)

    @property
    def words(self) -> Words:
        """What the window says."""
        return self._words

    @property
    def language(self) -> Language:
        """The language spoken now."""
        return self._words.language

    @property
    def direction(self) -> Qt.LayoutDirection:
        """Where lines of the interface begin."""
        return direction_of(self.language)

    @property
    def rtl(self) -> bool:
        """Whether the interface runs from right to left."""
        return self.language is Language.ARABIC

    def speak(self, language: Language, digits: DigitShape) -> None:
        """Speak `language` from now on, with numbers in these digits."""
        if (language, digits) == (self._words.language, self._words.digits):
            return
        self._words = Words(language, digits)
        self.changed.emit()

    def number(self, value: int) -> str:
        """Return a number in the window's digits."""
        return shape(str(value), self._words.digits)

    def collator(self) -> QCollator:
        """Return what sorts names as readers of the language expect."""
        collator = QCollator(QLocale(self.language.value))
        collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        return collator


def direction_of(language: Language) -> Qt.LayoutDirection:
    """Return where lines of an interface in `language` begin."""
    if language is Language.ARABIC:
        return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight
