"""What Qt itself says in menus of fields, in the language of the window.

Qt's own translations come with no field of ours: its menus would stand in English, and its Arabic
words are others than ours. Deliberately absent: buttons of dialogs, whose texts we set ourselves.
"""

from typing import Final

from PySide6.QtCore import QObject, QTranslator

from studio.wording.words import Words, mark

_SAID: Final = {
    "&Undo": mark("Undo"),
    "&Redo": mark("Redo"),
    "Cu&t": mark("Cut"),
    "&Copy": mark("Copy"),
    "&Paste": mark("Paste"),
    "Delete": mark("Delete"),
    "Select All": mark("Select all"),
    "&Select All": mark("Select all"),
    "Copy &Link Location": mark("Copy the link's address"),
    "&Step up": mark("One more"),
    "Step &down": mark("One less"),
    "Insert Unicode control character": mark("Insert an invisible mark"),
    "LRM Left-to-right mark": mark("Left-to-right mark"),
    "RLM Right-to-left mark": mark("Right-to-left mark"),
    "ZWJ Zero width joiner": mark("Zero-width joiner"),
    "ZWNJ Zero width non-joiner": mark("Zero-width non-joiner"),
    "ZWSP Zero width space": mark("Zero-width space"),
    "LRE Start of left-to-right embedding": mark("Start of a left-to-right embedding"),
    "RLE Start of right-to-left embedding": mark("Start of a right-to-left embedding"),
    "LRO Start of left-to-right override": mark("Start of a left-to-right override"),
    "RLO Start of right-to-left override": mark("Start of a right-to-left override"),
    "PDF Pop directional formatting": mark("End of an embedding or override"),
    "LRI Left-to-right isolate": mark("Left-to-right isolate"),
    "RLI Right-to-left isolate": mark("Right-to-left isolate"),
    "FSI First strong isolate": mark("First-strong isolate"),
    "PDI Pop directional isolate": mark("End of an isolate"),
}
"""Qt's words to ours."""
_MENUS: Final = frozenset(
    ("QLineEdit", "QWidgetTextControl", "QAbstractSpinBox", "QUnicodeControlCharacterMenu")
)


class QtWords(QTranslator):
    """Says Qt's words; install it in the application."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        """What is spoken from now on: Qt asks whenever it opens a menu."""

    def isEmpty(self) -> bool:
        """Say that there is something to ask for, which Qt would not know of words in Python."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return our words for those of a menu of Qt's; with None, Qt goes on to ask others."""
        del disambiguation, n
        message = _SAID.get(source) if context in _MENUS else None
        return None if message is None else self.words.say(message)
