"""No text of the window is left untranslated: with a catalogue that marks what it says, all is.

People's own words, months, key names, addresses and brands are excepted by name.
"""

import gettext
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio.arabic.dates import _EGYPTIAN_GULF
from studio.wording import words
from tests.app.driving import NAMES, Driver
from tests.app.touring import BODY, HEADLINES, TAG, tour

LETTERS = re.compile("[A-Za-z\u0600-\u065f\u066e-\u06ef]{2,}")
MARKED = re.compile("⟦[^⟦⟧]*⟧")
KEYS = re.compile(r"\b(?:Ctrl|Shift|Alt|Esc|Enter|PgUp|PgDown|Up|Down|Left|Right|Home|End|F\d+)\b")
ORIGIN = "tests"  # from where `found` acts, as the record tells it
OURS = {
    *HEADLINES,
    TAG,
    BODY,
    ORIGIN,
    *NAMES,
    *NAMES.values(),
    "النور نيوز",
    "العالم",
    "محلي",
    "رياضة",
}
MONTHS = set(_EGYPTIAN_GULF)
BRANDS = {"مداد", "PDF", "X11", "العربية", "English", "Midad"}
ADDRESSES = re.compile(r"[0-9a-f]{8}-[\w-]+|(?:https?://|/)[\w./:-]*|[\w.-]+\.example\b")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class Marking(gettext.NullTranslations):
    """Says every message in English, in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture(autouse=True)
def _marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_catalogue", lambda _: Marking())


@pytest.fixture
def marked_driver(_marked: None, request: pytest.FixtureRequest) -> Driver:
    driver: Driver = request.getfixturevalue("driver")
    return driver


def test_every_text_is_said_by_the_catalogue(marked_driver: Driver, qtbot: QtBot) -> None:
    unsaid: dict[str, str] = {}
    narrow: set[str] = set()
    for screen, window in tour(marked_driver, lambda: qtbot.wait(60)):
        narrow.update(f"{text} ({screen})" for text in clipped(window))
        for text, where in texts(window):
            if unmarked(text):
                unsaid.setdefault(f"{text!r} in {where}", screen)
    assert not unsaid, "\n".join(f"{one} ({screen})" for one, screen in unsaid.items())
    assert not narrow


def clipped(window: QWidget) -> Iterator[str]:
    """Give the words of buttons that have less room than their words take."""
    for button in window.findChildren(QPushButton):
        if button.isVisible() and button.text() and button.width() < button.sizeHint().width():
            yield button.text()


def unmarked(text: str) -> str:
    """Return letters of a text that no message said."""
    left = re.sub("[\u200e\u200f\u2066-\u2069]", "", text)
    while left != (less := MARKED.sub(" ", left)):
        left = less
    for known in sorted(OURS | BRANDS | MONTHS, key=len, reverse=True):
        left = left.replace(known, " ")
    found = LETTERS.search(KEYS.sub(" ", ADDRESSES.sub(" ", left)))
    return "" if found is None else found.group()


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Give everything that is shown or read aloud, and what shows it."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        name = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        yield widget.toolTip(), f"the tooltip of {name}"
        yield widget.accessibleName(), f"the name of {name}"
        yield widget.accessibleDescription(), f"the description of {name}"
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text(), name
            case QLineEdit() | QPlainTextEdit() | QTextEdit():
                yield widget.placeholderText(), f"the placeholder of {name}"
            case QAbstractItemView():
                for text in items(widget.model(), QModelIndex()):
                    yield text, f"a row of {name}"
            case _:
                pass
        for action in widget.actions():
            yield action.text(), f"an action of {name}"


def items(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    """Give what rows show and say."""
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        for role in ROLES:
            value = model.data(index, role)
            if isinstance(value, str):
                yield value
        yield from items(model, index)
