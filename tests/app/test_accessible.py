"""Every control says what it is, on every screen and in both languages."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QSplitterHandle,
    QWidget,
)

from studio.settings import PersonalLanguage
from studio.ui.preview.browser import Browser
from tests.app.driving import Driver
from tests.app.touring import tour


def test_every_control_has_a_name(driver: Driver) -> None:
    nameless: dict[str, str] = {}
    personal = driver.program.personal
    for screen, window in tour(driver, lambda: driver.qtbot.wait(60)):
        for language in (PersonalLanguage.ENGLISH, PersonalLanguage.ARABIC):
            personal.set(language=language)
            for widget in controls(window):
                if not name(widget):
                    nameless.setdefault(told(widget), f"{screen}, {language.value}")
    assert not nameless, "\n".join(f"{one} ({where})" for one, where in nameless.items())


def controls(window: QWidget) -> list[QWidget]:
    """Return what a person can reach by key or press."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and not isinstance(widget, QSplitterHandle)
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), Browser)  # a page of the web names its own parts
        and (
            isinstance(widget, QAbstractButton)
            or (widget.focusPolicy() & Qt.FocusPolicy.TabFocus and is_reached(widget))
        )
    ]


def is_reached(widget: QWidget) -> bool:
    """Say whether keys stay here: a page hands them on, and an area only scrolls."""
    if widget.focusProxy() is not None or isinstance(widget, QLabel):
        return False
    inside = widget.parentWidget()
    composed = isinstance(inside, QAbstractScrollArea) or isinstance(widget.parent(), QLineEdit)
    return not composed


def name(widget: QWidget) -> str:
    """Return what a screen reader says of a control."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def told(widget: QWidget) -> str:
    """Return where a control stands, for a person who mends it."""
    chain: list[str] = []
    one: QWidget | None = widget
    while one is not None and len(chain) < 4:
        chain.append(type(one).__name__)
        one = one.parentWidget()
    return " in ".join(chain)
