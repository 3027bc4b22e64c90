"""What there is to say of one section: name, place, colour, checklist; merging and removing it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from studio.arabic.direction import Direction
from studio.errors import MidadError, Reason
from studio.newsroom import checklists
from studio.newsroom import sections as keeping
from studio.newsroom.sections import PARTING
from studio.newsroom.views import SectionView
from studio.ui.house import placing
from studio.ui.house.fields import Labelled, NameField, Refusal
from studio.ui.house.keeping import Asking, Keeping
from studio.ui.house.placing import Place
from studio.ui.house.swatches import Swatches
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated, layout_direction, own_direction
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

_SAVE_AFTER_MS: Final = 1500


class SectionCard(QWidget):
    """Shows one section and does what somebody changes in it.

    Signals:
        told: what was done, and a callable that takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._section: SectionView | None = None
        self._sections: Sequence[SectionView] = ()
        tongue, look = station.tongue, station.look
        self.refusal = Refusal(tongue, look)
        self.parting_refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self._parting = Keeping(station, self.parting_refusal, self.told.emit)
        self._counts = WordsLabel("", tongue, kind=Kind.MUTED, wrap=True)
        self.name = NameField()
        self.parent_choice = Choice(look)
        self.swatches = Swatches(station)
        self.lines = Lines(station)
        self._inherited = WordsLabel("", tongue, kind=Kind.SMALL, wrap=True)
        self.into = Choice(look)
        self.merging = Asking(station, mark("Merge"), extra=self.into)
        self.removing = Asking(station, mark("Remove"), cancel=mark("Keep"))
        self.merge = TextButton(mark("Merge into another"), tongue, look, symbol=Symbol.MERGE)
        self.remove = TextButton(
            mark("Remove"), tongue, look, kind=Kind.DANGER, symbol=Symbol.DELETE
        )
        self._arrange()
        self._connect()
        tongue.changed.connect(self._speak)

    def show_section(
        self, section: SectionView | None, sections: Sequence[SectionView], *, editable: bool
    ) -> None:
        """Show a section of these, or none."""
        another = (section and section.id) != (self._section and self._section.id)
        if another:
            self.save_lines()
            self.refusal.clear()
            self.parting_refusal.clear()
            self.merging.put_away()
            self.removing.put_away()
            self.into.clear()
        self._section, self._sections = section, sections
        self.setVisible(section is not None)
        if section is None:
            return
        self.name.show_name(section.name)
        self.name.setReadOnly(not editable)
        self.swatches.show_colour(section.colour)
        self.lines.show_lines(section.checklist, another=another)
        self.lines.setReadOnly(not editable)
        for widget in (self.parent_choice, self.swatches, self.merge, self.remove):
            widget.setEnabled(editable)
        self.merge.setVisible(editable)
        self.remove.setVisible(editable)
        self._speak()

    def save_lines(self) -> None:
        """Keep the checklist, if it was changed."""
        section = self._section
        wanted = self.lines.wanted
        if section is None or wanted is None or wanted == section.checklist:
            return
        before = section.checklist
        self._keeping.do(
            lambda acting: checklists.set_checklist(acting, section.id, wanted),
            mark("The checklist of {section} is kept."),
            undo=lambda acting: checklists.set_checklist(acting, section.id, before),
            section=section.name,
        )

    def ask_removal(self) -> None:
        """Ask whether to remove the section that is shown."""
        if self._section is None or not self.remove.isEnabled():
            return
        self.parting_refusal.clear()
        self.merging.put_away()
        self.removing.question.say(
            mark("Remove the section {section}? This cannot be taken back."),
            section=isolated(self._section.name),
        )
        self.removing.ask(self.removing.agree)

    def place(self, section: int, place: Place) -> None:
        """Put a section there."""
        sections = self._sections
        shown = next(one for one in sections if one.id == section)
        before = placing.place_of(sections, section)
        self._keeping.do(
            lambda acting: placing.put(acting, sections, section, place),
            mark("The section {section} is moved."),
            undo=lambda acting: placing.put(acting, keeping.sections(acting), section, before),
            failed=lambda _: self._speak(),
            section=shown.name,
        )

    def rename(self, section: int, name: str) -> None:
        """Give a section another name."""
        shown = next(one for one in self._sections if one.id == section)
        self._keeping.do(
            lambda acting: keeping.rename_section(acting, section, name),
            mark("The section is called {name} now."),
            undo=lambda acting: keeping.rename_section(acting, section, shown.name),
            failed=lambda _: self.name.take_back(shown.name),
            name=name,
        )

    def _arrange(self) -> None:
        tongue = self._station.tongue
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.merge)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(16)
        layout.addWidget(self._counts)
        layout.addWidget(Labelled(mark("Name"), self.name, tongue))
        layout.addWidget(self.refusal)
        layout.addWidget(Labelled(mark("Lies below"), self.parent_choice, tongue))
        layout.addWidget(Labelled(mark("Colour"), self.swatches, tongue))
        layout.addWidget(
            Labelled(
                mark("Checklist"),
                self.lines,
                tongue,
                mark(
                    "What to look at in every article of the section: one thing on each line. With "
                    "! before it, nothing is published before somebody has seen to it."
                ),
            )
        )
        layout.addWidget(self._inherited)
        layout.addLayout(buttons)
        layout.addWidget(self.parting_refusal)
        layout.addWidget(self.merging)
        layout.addWidget(self.removing)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.name.committed.connect(self._rename_shown)
        self.parent_choice.activated.connect(self._move_shown)
        self.swatches.picked.connect(self._colour)
        self.lines.settled.connect(self.save_lines)
        on_click(self.remove, self.ask_removal)
        on_click(self.removing.agree, self._remove)
        on_click(self.merge, self._ask_merge)
        on_click(self.merging.agree, self._merge)
        self.into.activated.connect(lambda _: self._say_merge())

    def _rename_shown(self, name: str) -> None:
        if self._section is not None:
            self.rename(self._section.id, name)

    def _move_shown(self, _index: int) -> None:
        parent = self.parent_choice.currentData()
        if self._section is not None and parent != self._section.parent:
            self.place(self._section.id, Place(parent, None))

    def _colour(self, colour: str) -> None:
        section = self._section
        if section is not None and colour != section.colour:
            self._keeping.do(
                lambda acting: keeping.colour_section(acting, section.id, colour),
                mark("The section {section} has another colour."),
                undo=lambda acting: keeping.colour_section(acting, section.id, section.colour),
                failed=lambda _: self.swatches.show_colour(section.colour),
                section=section.name,
            )

    def _remove(self) -> None:
        section = self._section
        if section is None:
            return
        self.removing.put_away()
        self._parting.do(
            lambda acting: keeping.remove_section(acting, section.id),
            mark("The section {name} is removed."),
            failed=self._offer_merge,
            name=section.name,
        )

    def _offer_merge(self, error: MidadError) -> None:
        if error.reason is Reason.SECTION_NOT_EMPTY:
            self._open_merge()

    def _ask_merge(self) -> None:
        self.parting_refusal.clear()
        self._open_merge()

    def _open_merge(self) -> None:
        self.removing.put_away()
        self._fill_into()
        if self.into.count():
            self._say_merge()
            self.merging.ask(self.into)

    def _say_merge(self) -> None:
        section, into = self._section, self._chosen_into()
        if section is None or into is None:
            return
        words = self._station.tongue.words
        self.merging.question.say(
            mark("{articles} and everything below {section} go to {into}. {section} is no more."),
            articles=words.counted("{n} article", "{n} articles", section.articles),
            section=isolated(section.name),
            into=isolated(into.name),
        )

    def _merge(self) -> None:
        section, into = self._section, self._chosen_into()
        if section is None or into is None:
            return
        self.merging.put_away()
        self._parting.do(
            lambda acting: keeping.merge_section(acting, section.id, into.id),
            mark("The section {section} is a part of {into} now."),
            section=section.name,
            into=into.name,
        )

    def _chosen_into(self) -> SectionView | None:
        chosen = self.into.currentData()
        return next((one for one in self._sections if one.id == chosen), None)

    def _speak(self) -> None:
        section = self._section
        if section is None:
            return
        words = self._station.tongue.words
        below = sum(1 for one in self._sections if section.id == one.parent)
        counted = [words.counted("{n} article", "{n} articles", section.articles)]
        if below:
            counted.append(words.counted("{n} section below", "{n} sections below", below))
        self._counts.setText(" · ".join(counted))
        self._fill_parents(section)
        self._fill_into()
        self._say_merge()
        self._say_inherited(section)

    def _say_inherited(self, section: SectionView) -> None:
        above = [
            line
            for one in self._sections
            if one.id != section.id and section.path[: len(one.path)] == one.path
            for line in one.checklist
        ]
        self._inherited.setVisible(bool(above))
        self._inherited.say(
            mark("And from the sections above: {lines}"), lines=tuple(map(isolated, above))
        )

    def _fill_parents(self, section: SectionView) -> None:
        self.parent_choice.clear()
        self.parent_choice.addItem(
            self._station.tongue.words.say("none: a section by itself"), None
        )
        for one in self._others(section):
            self.parent_choice.addItem(PARTING.join(one.path), one.id)
        at = self.parent_choice.findData(section.parent)
        self.parent_choice.setCurrentIndex(0 if section.parent is None else at)

    def _fill_into(self) -> None:
        section, chosen = self._section, self.into.currentData()
        self.into.clear()
        self.into.setAccessibleName(self._station.tongue.words.say("Merge into another"))
        if section is not None:
            for one in self._others(section):
                self.into.addItem(PARTING.join(one.path), one.id)
            wanted = section.parent if chosen is None else chosen
            self.into.setCurrentIndex(max(0, self.into.findData(wanted)))

    def _others(self, section: SectionView) -> list[SectionView]:
        """Return the sections that are neither this one nor below it."""
        depth = len(section.path)
        return [one for one in self._sections if one.path[:depth] != section.path]


class Lines(QPlainTextEdit):
    """A few lines of text, one for each thing.

    Signals:
        settled: the person has left it, or paused.
    """

    settled = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._shown: tuple[str, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SAVE_AFTER_MS)
        self._pause.timeout.connect(self.settled)
        self.setTabChangesFocus(True)
        self.setFixedHeight(112)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._pause.start)
        self.textChanged.connect(self._turn)
        station.tongue.changed.connect(self._turn)
        self.installEventFilter(self)
        self._turn()

    @property
    def wanted(self) -> tuple[str, ...] | None:
        """The lines as they are now; None when nobody changed them since they were shown."""
        now = tuple(line.strip() for line in self.toPlainText().split("\n") if line.strip())
        return None if now == self._shown else now

    def show_lines(self, lines: tuple[str, ...], *, another: bool) -> None:
        """Show lines; what is being typed for the same section stays."""
        if another or (not self.hasFocus() and self.wanted is None):
            self.setPlainText("\n".join(lines))
            self._pause.stop()
        self._shown = lines

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Settle when the person leaves."""
        if event.type() is QEvent.Type.FocusOut:
            self._pause.stop()
            self.settled.emit()
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        """Let lines begin where their text begins; empty ones where the interface does."""
        default = Direction.RTL if self._station.tongue.rtl else Direction.LTR
        option = self.document().defaultTextOption()
        wanted = layout_direction(own_direction(self.toPlainText(), default))
        if option.textDirection() is not wanted:
            option.setTextDirection(wanted)
            rtl = wanted is Qt.LayoutDirection.RightToLeft
            option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
            self.document().setDefaultTextOption(option)
