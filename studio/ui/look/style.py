"""The style sheet and Qt's own palette, made of the colours and fonts of the day.

A widget says what it is by the dynamic property ``kind`` (`Kind`); the sheet says how that looks.
Deliberately absent: measures that depend on a widget's content, and anything painted by hand.
"""

from enum import StrEnum

from PySide6.QtGui import QColor, QPalette

from studio.ui.look.fonts import HEADING_PX, INTERFACE_PX, LARGE_PX, SMALL_PX, TITLE_PX, Fonts
from studio.ui.look.palette import Palette


class Kind(StrEnum):
    """What a widget is, for the style sheet: set with `studio.ui.parts.kinds.mark_kind`."""

    PRIMARY = "primary"
    QUIET = "quiet"
    DANGER = "danger"
    ICON = "icon"
    CARD = "card"
    SURFACE = "surface"
    RAISED = "raised"
    BAR = "bar"
    BAND = "band"
    BAND_DANGER = "band-danger"
    BAND_SUGGESTING = "band-suggesting"
    TOAST = "toast"
    LARGE = "large"
    HEADING = "heading"
    TITLE = "title"
    MUTED = "muted"
    SMALL = "small"
    CHIP = "chip"
    RAIL = "rail"
    SEARCH = "search"
    SEGMENT = "segment"
    PLAIN_LIST = "plain-list"
    SCRIM = "scrim"
    ERROR = "error"
    PAGE = "page"
    LINE = "line"
    FOOT = "foot"
    TAB = "tab"
    REMARK = "remark"
    TODAY = "today"
    QUOTED = "quoted"


def qt_palette(colours: Palette) -> QPalette:
    """Return the colours by Qt's roles, disabled ones included."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.raised,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.selection,
        QPalette.ColorRole.HighlightedText: colours.text,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.BrightText: colours.on_accent,
        QPalette.ColorRole.Light: colours.raised,
        QPalette.ColorRole.Midlight: colours.border,
        QPalette.ColorRole.Mid: colours.border,
        QPalette.ColorRole.Dark: colours.control_border,
        QPalette.ColorRole.Shadow: colours.border,
        QPalette.ColorRole.Accent: colours.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.control_border))
    return palette


def style_sheet(colours: Palette, fonts: Fonts) -> str:
    """Return the style sheet of the program."""
    c = colours
    families = ", ".join(f'"{name}"' for name in fonts.interface)
    return f"""
* {{ font-family: {families}; font-size: {INTERFACE_PX}px; }}
QWidget:focus {{ outline: none; }}
QMainWindow, QDialog {{ background: {c.window}; }}
QToolTip {{
  background: {c.raised}; color: {c.text}; border: 1px solid {c.border}; padding: 4px 8px; }}
QFrame[kind="surface"], QWidget[kind="surface"] {{ background: {c.surface}; }}
QFrame[kind="raised"], QWidget[kind="raised"] {{ background: {c.raised}; }}
QFrame[kind="rail"], QWidget[kind="rail"] {{ background: {c.window}; }}
QFrame[kind="card"] {{
  background: {c.surface}; border: 1px solid {c.border}; border-radius: 10px; }}
QFrame[kind="remark"] {{
  background: {c.surface}; border: 1px solid {c.border}; border-radius: 10px; }}
QFrame[kind="remark"][active="true"] {{ border-color: {c.accent}; background: {c.raised}; }}
QFrame[kind="remark"]:focus {{ border: 2px solid {c.accent}; }}
QLabel[kind="quoted"] {{
  background: {c.comment}; border-radius: 4px; padding: 2px 6px; font-size: {SMALL_PX}px; }}
QFrame[kind="bar"] {{ background: {c.surface}; border-bottom: 1px solid {c.border}; }}
QFrame[kind="band"] {{ background: {c.comment}; border-bottom: 1px solid {c.border}; }}
QFrame[kind="band-suggesting"] {{ background: {c.accent}; }}
QFrame[kind="band-suggesting"] QLabel {{ color: {c.on_accent}; font-weight: 600; }}
QFrame[kind="band-danger"] {{ background: {c.delete}; border-bottom: 1px solid {c.delete_text}; }}
QFrame[kind="toast"] {{ background: {c.text}; border-radius: 10px; }}
QFrame[kind="toast"] QLabel {{ color: {c.window}; }}
QFrame[kind="toast"] QPushButton {{
  color: {c.window}; background: transparent; border: 1px solid {c.window}; }}
QFrame[kind="toast"] QPushButton:focus {{ border: 2px solid {c.window}; }}
QWidget[kind="scrim"] {{ background: {_translucent(c.window)}; }}
QLabel {{ background: transparent; color: {c.text}; }}
QLabel[kind="large"] {{ font-size: {LARGE_PX}px; font-weight: 600; }}
QLabel[kind="heading"] {{ font-size: {HEADING_PX}px; font-weight: 600; }}
QLabel[kind="title"] {{ font-size: {TITLE_PX}px; font-weight: 600; }}
QLabel[kind="today"] {{
  background: {c.accent}; color: {c.on_accent}; border-radius: 8px; padding: 0 8px;
  font-weight: 600; }}
QLabel[kind="muted"] {{ color: {c.muted}; }}
QLabel[kind="small"] {{ color: {c.muted}; font-size: {SMALL_PX}px; }}
QLabel[kind="error"] {{ color: {c.delete_text}; }}
QPushButton {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.control_border};
  border-radius: 8px; padding: 4px 12px; min-height: 24px; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.selection}; }}
QPushButton:checked {{ background: {c.selection}; border-color: {c.accent}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 3px 11px; }}
QPushButton:disabled {{ color: {c.control_border}; border-color: {c.border}; }}
QLineEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled {{
  color: {c.muted}; border-color: {c.border}; }}
QPushButton[kind="primary"] {{
  background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: 600; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[kind="primary"]:disabled {{
  background: {c.hover}; color: {c.control_border}; border-color: {c.border}; }}
QPushButton[kind="danger"] {{ color: {c.delete_text}; border-color: {c.delete_text}; }}
QPushButton[kind="danger"]:disabled {{ color: {c.control_border}; border-color: {c.border}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; }}
QPushButton[kind="quiet"]:hover {{ background: {c.hover}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {c.accent}; padding: 3px 11px; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 8px;
  min-width: 30px; min-height: 30px; padding: 0; }}
QToolButton:hover {{ background: {c.hover}; }}
QToolButton:checked {{ background: {c.selection}; }}
QToolButton:focus {{ border: 2px solid {c.accent}; }}
QToolButton[kind="tab"] {{ color: {c.muted}; font-size: {SMALL_PX}px; border-radius: 0;
  border: none; border-bottom: 2px solid transparent; padding: 6px 2px 4px 2px; }}
QToolButton[kind="tab"]:checked {{
  background: transparent; color: {c.accent}; border-bottom: 2px solid {c.accent}; }}
QToolButton[kind="tab"]:focus {{ background: {c.selection}; color: {c.text}; }}
QToolButton::menu-indicator {{ image: none; }}
QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox {{ background: {c.surface};
  color: {c.text}; border: 1px solid {c.control_border}; border-radius: 8px; padding: 4px 8px;
  min-height: 24px; selection-background-color: {c.selection}; selection-color: {c.text}; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus {{
  border: 2px solid {c.accent}; padding: 3px 7px; }}
QLineEdit[kind="search"], QLineEdit[kind="search"]:focus {{ padding: 0 8px; min-height: 30px; }}
QFrame[drawer="true"] {{ background: {c.raised}; border: 1px solid {c.border}; }}
QTextEdit[kind="page"], QTextEdit[kind="page"]:focus {{
  border: none; border-radius: 0; padding: 0; }}
QFrame[kind="line"] {{ background: {c.border}; border: none; }}
QFrame[kind="foot"] {{ background: {c.surface}; border-top: 1px solid {c.border}; }}
QComboBox QAbstractItemView {{ background: {c.raised}; border: 1px solid {c.border}; }}
QAbstractItemView {{ background: {c.surface}; border: none; outline: none; }}
QAbstractItemView::item:selected {{ background: {c.selection}; color: {c.text}; }}
QTableView {{ gridline-color: {c.control_border}; }}
QHeaderView::section, QTableCornerButton::section {{
  background: {c.raised}; color: {c.muted}; border: 1px solid {c.border}; padding: 4px 8px; }}
QListView[kind="plain-list"]::item:selected {{ border-radius: 8px; }}
QListView[kind="plain-list"]::item:focus {{ border: 2px solid {c.accent}; border-radius: 8px; }}
QListView[kind="plain-list"], QTreeView[kind="plain-list"] {{ background: transparent; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {c.muted}; padding: 8px 12px; border: none;
  border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom: 2px solid {c.accent}; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar::tab:focus {{ color: {c.accent}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.border}; }}
QMenu {{
  background: {c.raised}; color: {c.text}; border: 1px solid {c.border}; border-radius: 8px;
  padding: 4px; }}
QMenu::item {{ padding: 6px 24px; border-radius: 6px; }}
QMenu::item:selected {{ background: {c.selection}; }}
QMenu::item:disabled {{ color: {c.control_border}; }}
QMenu::separator {{ height: 1px; background: {c.border}; margin: 4px 8px; }}
QSplitter::handle {{ background: {c.border}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{
  background: {c.border}; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {c.control_border}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: none; border: none; width: 0; height: 0; }}
QProgressBar {{
  background: {c.hover}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
"""


def _translucent(colour: str) -> str:
    shade = QColor(colour)
    return f"rgba({shade.red()}, {shade.green()}, {shade.blue()}, 200)"
