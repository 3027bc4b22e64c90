"""The page on which a newsroom's own templates are kept, and stories are begun from one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.document.inline import plain
from studio.document.plain import plain_text
from studio.newsroom import house_templates as keeping
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.house_templates import TemplateView
from studio.newsroom.permissions import Duty
from studio.ui.house.fields import Labelled, NameField, Refusal
from studio.ui.house.keeping import Keeping, may_keep
from studio.ui.house.rows import Row, RowsList
from studio.ui.house.two_panes import lay_out
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated, layout_direction
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

_SHOWN = 600
"""So many characters of a template's text are shown."""


class TemplatesPage(QWidget):
    """Shows the newsroom's own templates; editors keep them, whoever writes begins from one.

    Signals:
        told: what was done, and a callable that takes it back or None.
        opened: the id of a story that was begun.
    """

    told = Signal(str, object)
    opened = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._templates: Sequence[TemplateView] = ()
        self._shown: TemplateView | None = None
        self._wanted = 0
        tongue, look = station.tongue, station.look
        self._note = WordsLabel(
            mark("Editors and chief editors keep the templates."),
            tongue,
            kind=Kind.MUTED,
            wrap=True,
        )
        self.list = RowsList(station)
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self._who = WordsLabel("", tongue, kind=Kind.MUTED, wrap=True)
        self.name = NameField()
        self.begin = TextButton(
            mark("Begin a story"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.ADD
        )
        self.remove = TextButton(
            mark("Remove"), tongue, look, kind=Kind.DANGER, symbol=Symbol.DELETE
        )
        self._text = mark_kind(QLabel(), Kind.MUTED)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._card = QWidget()
        self._empty = EmptyState(
            Symbol.TEMPLATE,
            mark("No template of the newsroom's own yet"),
            mark(
                "Open a story that others could begin with, and choose “Save as a template” among "
                "the commands. Its words, section and tags are kept; names and pictures are not."
            ),
            tongue,
            look,
        )
        self._arrange()
        self._connect()
        self._speak()
        self._read()

    @property
    def editable(self) -> bool:
        """Whether the person may change templates."""
        return may_keep(self._station, Duty.KEEP_READY_TEXTS)

    def focus_page(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus()

    def show_one(self, template: int) -> None:
        """Show a template as soon as it is listed, its name ready to be typed over."""
        self._wanted = template
        self._read()

    def _arrange(self) -> None:
        card = QVBoxLayout(self._card)
        card.setContentsMargins(0, 0, 0, 0)
        card.setSpacing(16)
        card.addWidget(self._who)
        card.addWidget(Labelled(mark("Name"), self.name, self._station.tongue))
        card.addWidget(self.refusal)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.begin)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        card.addLayout(buttons)
        card.addWidget(self._text)
        card.addStretch(1)
        lay_out(self, (self._note, self.list), (self._empty, self._card), growing=self.list)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.renamed.connect(self._rename)
        self.list.removal_wanted.connect(self._remove)
        self.name.committed.connect(self._rename_shown)
        on_click(self.begin, self._begin)
        on_click(self.remove, self._remove)
        self._station.door.changed.connect(self._follow)
        self._station.tongue.changed.connect(self._speak)

    def _follow(self, changes: Changes) -> None:
        if changes.templates or changes.people:
            self._read()

    def _read(self) -> None:
        self._station.door.ask(keeping.house_templates, self._show, owner=self)

    def _show(self, templates: Sequence[TemplateView]) -> None:
        self._templates = templates
        self._note.setVisible(not self.editable)
        words = self._station.tongue.words
        self.list.show_rows(
            (
                Row(
                    id=one.id,
                    title=one.name,
                    detail=plain(one.text.headline),
                    spoken=words.several((one.name, plain(one.text.headline))),
                )
                for one in templates
            ),
            editable=self.editable,
        )
        wanted = self._wanted if any(one.id == self._wanted for one in templates) else 0
        if wanted:
            self._wanted = 0
            self.list.choose((wanted,))
            self.name.setFocus()
            self.name.selectAll()
        elif templates and not self.list.chosen_ids:
            self.list.choose((templates[0].id,))
        self._show_chosen()

    def _show_chosen(self) -> None:
        ids = set(self.list.chosen_ids)
        shown = next((one for one in self._templates if one.id in ids), None)
        if shown is None or self._shown is None or shown.id != self._shown.id:
            self.refusal.clear()
        self._shown = shown
        self._empty.setVisible(not self._templates)
        self._card.setVisible(shown is not None)
        if shown is None:
            return
        self.name.show_name(shown.name)
        self.name.setReadOnly(not self.editable)
        self.remove.setVisible(self.editable)
        self.begin.setEnabled(not self._station.door.acting.store.read_only)
        words = plain_text(shown.text.body)
        self._text.setText(words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…")
        self._text.setLayoutDirection(layout_direction(shown.text.body.direction))
        told = mark("Changed last by {name}.")
        self._who.say(told, name=isolated(shown.person_name))

    def _begin(self) -> None:
        shown = self._shown
        if shown is None:
            return

        def begin(acting: Acting) -> Changes:
            return keeping.begin_from_house_template(acting, shown.id)

        self._station.door.do(
            begin,
            lambda changes: self.opened.emit(changes.article),
            failed=self.refusal.show_error,
        )

    def _rename_shown(self, name: str) -> None:
        if self._shown is not None:
            self._rename(self._shown.id, name)

    def _rename(self, template: int, name: str) -> None:
        before = next(one.name for one in self._templates if one.id == template)
        self._keeping.do(
            lambda acting: keeping.rename_house_template(acting, template, name),
            mark("The template is called {name} now."),
            undo=lambda acting: keeping.rename_house_template(acting, template, before),
            failed=lambda _: self.name.take_back(before),
            name=name,
        )

    def _remove(self) -> None:
        shown = self._shown
        if shown is None or not self.editable:
            return
        self._keeping.do(
            lambda acting: keeping.remove_house_template(acting, shown.id),
            mark("The template {name} is removed."),
            undo=lambda acting: keeping.add_house_template(acting, shown.text, shown.name),
            name=shown.name,
        )

    def _speak(self) -> None:
        self.list.setAccessibleName(self._station.tongue.words.say("Templates"))
        self._show(self._templates)
