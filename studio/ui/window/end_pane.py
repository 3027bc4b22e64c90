"""The pane at the window's end: review, preview, history and information of the open story.

Each page is made when it is first looked at. Deliberately absent: what the pages show, and where
the pane stands in the window.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.errors import MidadError
from studio.newsroom.workflow import Action
from studio.ui.commands import Do
from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind
from studio.ui.review.pane import ReviewPane
from studio.ui.review.remarks.desk import RemarkDesk
from studio.ui.review.steps import Steps
from studio.ui.station import Station
from studio.ui.story import Story

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.ui.history.pane import HistoryPane
    from studio.ui.info.pane import InfoPane

PANES: Final = (Do.REVIEW_PANE, Do.PREVIEW_PANE, Do.HISTORY_PANE, Do.INFO_PANE)
_MEMORY: Final = "pane"
_ICON: Final = 18
_IN_INFO: Final = frozenset({"section", "legal_check", "picture_check", "embargo_until"})


class EndPane(QFrame):
    """The four pages beside the text.

    Signals:
        place_wanted: a field of the article and the index of a block or None.
        finished: the id of an article that was approved; the next may be opened.
        told: a text for a toast, and what takes it back or None.
        opened: the id of another story that the person wants to see.
    """

    place_wanted = Signal(str, object)
    finished = Signal(int)
    told = Signal(str, object)
    opened = Signal(int)

    def __init__(
        self,
        station: Station,
        story: Story,
        preview: "Callable[[], QWidget]",
        remarks: RemarkDesk,
        parent: QWidget | None = None,
    ) -> None:
        """`preview` makes its page, when it is first shown."""
        super().__init__(parent)
        self._station, self._story, self.remarks = station, story, remarks
        self.steps = Steps(station, story, self)
        self._preview = preview
        self._pages: dict[Do, QWidget] = {}
        self._buttons: dict[Do, QToolButton] = {}
        self._stack = QStackedWidget()
        mark_kind(self, Kind.RAIL)
        self._arrange()
        remarks.composing.connect(lambda _: self._bring_review())
        remarks.activated.connect(self._show_remark)
        remarks.wanted.connect(self._show_remarks)
        remarks.field_wanted.connect(self._show_field)
        remarks.told.connect(self.told)
        self.steps.told.connect(self.told)
        self.steps.finished.connect(self.finished)
        self.steps.asked.connect(self._ask)
        self.steps.refused.connect(self._refuse)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.speak)
        self.speak()
        self._select(self._remembered())

    # What the window asks

    def shows(self, do: Do) -> bool:
        """Say whether the page of a command is the one that is shown."""
        return self._buttons[do].isChecked()

    def show_pane(self, do: Do) -> None:
        """Show the page of a command and put the focus into it."""
        self._select(do)
        self.show()
        self.focus_room()

    def focus_room(self) -> None:
        """Take the focus when the person comes to this room by key."""
        page = self._stack.currentWidget()
        focus: Callable[[], None] | None = getattr(page, "focus_room", None)
        if focus is not None:
            focus()
        elif page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_section(self) -> None:
        """Let the section be chosen."""
        self._select(Do.INFO_PANE)
        self.show()
        self.info.focus_section()

    def focus_tags(self) -> None:
        """Let tags be chosen."""
        self._select(Do.INFO_PANE)
        self.show()
        self.info.focus_tags()

    # The pages

    @property
    def review(self) -> ReviewPane:
        """The page of review."""
        page = self._page(Do.REVIEW_PANE)
        assert isinstance(page, ReviewPane)  # noqa: S101 - made below
        return page

    @property
    def history(self) -> "HistoryPane":
        """The page of versions."""
        from studio.ui.history.pane import HistoryPane

        page = self._page(Do.HISTORY_PANE)
        assert isinstance(page, HistoryPane)  # noqa: S101 - made below
        return page

    @property
    def info(self) -> "InfoPane":
        """The page of information."""
        from studio.ui.info.pane import InfoPane

        page = self._page(Do.INFO_PANE)
        assert isinstance(page, InfoPane)  # noqa: S101 - made below
        return page

    def _page(self, do: Do) -> QWidget:
        if do not in self._pages:
            self._pages[do] = self._make(do)
            self._stack.addWidget(self._pages[do])
        return self._pages[do]

    def _make(self, do: Do) -> QWidget:
        match do:
            case Do.REVIEW_PANE:
                review = ReviewPane(self._station, self._story, self.steps, self.remarks)
                review.place_wanted.connect(self.go_to_place)
                review.comparison_wanted.connect(self._compare)
                return review
            case Do.HISTORY_PANE:
                from studio.ui.history.pane import HistoryPane

                history = HistoryPane(self._station, self._story)
                history.told.connect(self.told)
                return history
            case Do.INFO_PANE:
                from studio.ui.info.pane import InfoPane

                info = InfoPane(self._station, self._story)
                info.told.connect(self.told)
                info.opened.connect(self.opened)
                info.place_wanted.connect(self.place_wanted)
                return info
            case _:
                return self._preview()

    def _arrange(self) -> None:
        bar = mark_kind(QFrame(), Kind.BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        group = QButtonGroup(self)
        for do in PANES:
            button = QToolButton()
            mark_kind(button, Kind.TAB)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(_ICON, _ICON))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, do=do: self.show_pane(do))
            group.addButton(button)
            row.addWidget(button, 1)
            self._buttons[do] = button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)

    def _select(self, do: Do) -> None:
        self._buttons[do].setChecked(True)
        self._stack.setCurrentWidget(self._page(do))
        self._station.personal.remember(_MEMORY, do.value)
        self.speak()

    def _remembered(self) -> Do:
        kept = self._station.personal.recall(_MEMORY)
        return next((do for do in PANES if do.value == kept), Do.REVIEW_PANE)

    # What the pages want

    def _ask(self, action: Action) -> None:
        """Bring the review where the person sees it, since it asks for something."""
        self._bring_review()
        self.review.ask(action)

    def _refuse(self, error: MidadError) -> None:
        """Tell why a step was refused where nobody sees the review, which says it by itself."""
        if not (self.isVisible() and self.shows(Do.REVIEW_PANE)):
            self.steps.tell_refusal(error)

    def _ask_what(self) -> None:
        """Ask as what a changed text goes out, where the person may say so."""
        if self.steps.offered & {Action.UPDATE, Action.CORRECT}:
            self._bring_review()
            self.review.ask_what()

    def _bring_review(self) -> None:
        if not (self.isVisible() and self.shows(Do.REVIEW_PANE)):
            self._station.deck[Do.REVIEW_PANE].trigger()
            self._select(Do.REVIEW_PANE)
            self.show()

    def _show_remark(self, _: str, focus: object) -> None:
        """Bring the review for a remark that keys go to."""
        if focus:
            self._bring_review()

    def _show_remarks(self) -> None:
        """Show the review beside the text, or over its edge where the pane is a drawer."""
        if self.property("drawer"):
            self._bring_review()
        elif self.isVisible():
            self._select(Do.REVIEW_PANE)

    def _show_field(self, field: str) -> None:
        """Go to a field beside the text that something was said of."""
        self._select(Do.INFO_PANE)
        self.show()
        self.info.focus_field(field)

    def _compare(self, revision: int) -> None:
        self.show_pane(Do.HISTORY_PANE)
        self.history.compare_with(revision)

    def go_to_place(self, field: str, block: int | None) -> None:
        """Lead to where an obstacle is: in the text, its information, or its checklist."""
        if field == "checklist" or self.review.asks_again(field):
            self.show_pane(Do.REVIEW_PANE)
            self.review.focus_checks("" if field == "checklist" else field)
        elif field == "notice":
            self._ask_what()
        elif field not in _IN_INFO:
            self.place_wanted.emit(field, block)
        elif field == "section":
            self.focus_section()
        else:
            self._select(Do.INFO_PANE)
            self.info.focus_plan(field)

    def speak(self) -> None:
        """Say the names of the pages in the language of now."""
        deck, look, rtl = self._station.deck, self._station.look, self._station.tongue.rtl
        for do, button in self._buttons.items():
            name, keys = deck[do].text(), deck.hint(do)
            button.setText(name)
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ‎({keys})" if keys else name)
            symbol = deck.command(do).symbol
            colour = look.palette.accent if button.isChecked() else look.palette.muted
            if symbol is not None:
                button.setIcon(look.icon(symbol, rtl=rtl, colour=colour))
