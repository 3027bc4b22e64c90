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
        *,
        house: DigitShape | None = None,
    ) -> None:
        """Speak `language` with `digits`; `house` are the newsroom's own where they are others."""
        super().__init__(parent)
        self._words = Words(language, digits)
        self._counts = Words(language, digits if house is None else house)

    @property
    def words(self) -> Words:
        """What the window says."""
        return self._words

    @property
    def counts(self) -> Words:
        """What is said of a text: the window's words, with numbers in the newsroom's digits."""
        return self._counts

    @property
    def house_digits(self) -> DigitShape:
        """The newsroom's digits, in which its texts are numbered whatever the window speaks."""
        return self._counts.digits

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

    def speak(
        self, language: Language, digits: DigitShape, *, house: DigitShape | None = None
    ) -> None:
        """Speak `language` from now on, with numbers in these digits; `house` as at first."""
        of_house = digits if house is None else house
        known = (self._words.language, self._words.digits, self._counts.digits)
        if (language, digits, of_house) == known:
            return
        self._words, self._counts = Words(language, digits), Words(language, of_house)
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
