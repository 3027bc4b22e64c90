"""One target: what it is, its password, whether it answers, and what was sent there."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import MidadError, Reason
from studio.newsroom import sendings as queue
from studio.newsroom import targets as keeping
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.target_values import SendingView, TargetView
from studio.ui.house.fields import Refusal
from studio.ui.house.keeping import Asking, Keeping, may_keep
from studio.ui.house.sendings_list import SendingsList
from studio.ui.house.target_form import TargetForm
from studio.ui.house.target_secret import SecretField
from studio.ui.house.target_words import LOCAL
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.flow import FlowLayout
from studio.ui.parts.icon_line import IconLine
from studio.ui.station import Station
from studio.wording.words import mark

LOG: Final = 30
"""How many of the newest sendings are shown."""


class TargetCard(QWidget):
    """Shows one target, or a new one, and does what somebody changes in it.

    Signals:
        told: what was done, and a callable that takes it back or None.
        added: the id of a new target.
        site_wanted: the id of a target that the whole site is to be sent to.
    """

    told = Signal(str, object)
    added = Signal(int)
    site_wanted = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._target: TargetView | None = None
        self._begun = False
        self._trying = False
        self._fingerprint = ""
        tongue, look = station.tongue, station.look
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self.form = TargetForm(station)
        self.secret = SecretField(station)
        self.add = TextButton(
            mark("Add the target"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.ADD
        )
        self.attempt = TextButton(mark("Try the connection"), tongue, look, symbol=Symbol.LINK)
        self.answer = IconLine(station)
        self.trust = TextButton(mark("Trust this key"), tongue, look)
        self.site = TextButton(mark("Send the whole site"), tongue, look, symbol=Symbol.NEWSROOM)
        self.remove = TextButton(
            mark("Remove"), tongue, look, kind=Kind.DANGER, symbol=Symbol.DELETE
        )
        self.removing = Asking(station, mark("Remove"), cancel=mark("Keep"))
        self.log = SendingsList(station)
        self._arrange()
        self.form.changed.connect(self._change)
        self.form.kind_changed.connect(self._follow_kind)
        self.secret.told.connect(self.told)
        self.secret.failed.connect(self.refusal.show_error)
        self.log.now_wanted.connect(self._try_now)
        self.log.give_up_wanted.connect(self._give_up)
        on_click(self.add, self._add)
        on_click(self.attempt, self._attempt)
        on_click(self.trust, self._trust)
        on_click(self.site, self._want_site)
        on_click(self.remove, self.ask_removal)
        on_click(self.removing.agree, self._remove)
        station.door.changed.connect(self._hear)

    @property
    def editable(self) -> bool:
        """Whether the person may change what is shown."""
        return may_keep(self._station, Duty.KEEP_TARGETS)

    def show_target(self, target: TargetView | None) -> None:
        """Show a target; None is a new one, of which stays what was written already."""
        if target is None and self._begun:
            return
        before, self._target = self._target, target
        self._begun = target is None
        editable = self.editable
        if target is None or before is None or before.id != target.id:
            self.refusal.clear()
            self.removing.put_away()
            self._say_answer()
            self.secret.show_target(target)
            self.log.show_sendings((), editable=False)
        self.form.show_target(target, editable=editable)
        self.add.setVisible(target is None)
        self.attempt.setVisible(target is not None)
        self.site.setVisible(target is not None and self._sends_site(target))
        self.remove.setVisible(target is not None and editable)
        self.log.setVisible(target is not None and may_keep(self._station, Duty.SEND))
        self._read_log()

    def ask_removal(self) -> None:
        """Ask whether to keep the target that is shown no longer."""
        target = self._target
        if target is None or not self.editable:
            return
        self.refusal.clear()
        self.removing.question.say(
            mark(
                "Send nothing to {name} any more? What it has stays there. What waits for it is "
                "dropped, and its password is forgotten."
            ),
            name=isolated(target.name),
        )
        self.removing.ask(self.removing.agree)

    # Changing

    def _follow_kind(self) -> None:
        local = self.form.wishes.kind in LOCAL
        self.secret.setVisible(not local and self.editable and self._target is not None)

    def _change(self) -> None:
        shown = self._target
        if shown is None or not self.editable:
            return
        wanted = self.form.wishes
        if wanted == shown.wishes:
            return
        self._say_answer()
        self._keeping.do(
            lambda acting: keeping.change_target(acting, shown.id, wanted),
            mark("The target {name} is kept."),
            undo=lambda acting: keeping.change_target(acting, shown.id, shown.wishes),
            failed=lambda _: self.form.take_back(shown),
            name=wanted.name,
        )

    def _add(self) -> None:
        wanted = self.form.wishes

        def added(changes: Changes) -> None:
            self._begun = False
            self.added.emit(changes.targets[0])

        self._keeping.do(
            lambda acting: keeping.add_target(acting, wanted),
            mark("The target {name} is added. Try the connection."),
            then=added,
            name=wanted.name,
        )

    def _remove(self) -> None:
        target = self._target
        if target is None:
            return
        self.removing.put_away()
        self._keeping.do(
            lambda acting: keeping.remove_target(acting, target.id),
            mark("Nothing is sent to {name} any more."),
            then=lambda _: self.secret.forget(target),
            name=target.name,
        )

    def _sends_site(self, target: TargetView) -> bool:
        from studio.sending.whole_site import takes_a_site

        return takes_a_site(target) and may_keep(self._station, Duty.EXPORT_SITE)

    def _want_site(self) -> None:
        if self._target is not None:
            self.site_wanted.emit(self._target.id)

    # Whether it answers

    def _attempt(self) -> None:
        from studio.sending.lines import try_target

        target, words = self._target, self._station.tongue.words
        if target is None or self._trying:
            return
        self._trying = True
        self.attempt.setEnabled(False)
        self._say_answer()
        self.answer.show_line(Symbol.CLOCK, words.say("Signing in, writing, reading back…"))
        self.answer.show()

        def answered(_: None) -> None:
            self._tried()
            if self._target is not None and self._target.id == target.id:
                said = self._station.tongue.words.say("It answers, and keeps what it is sent.")
                palette = self._station.look.palette
                self.answer.show_line(Symbol.APPROVED, said, "", palette.approved)

        def failed(error: MidadError) -> None:
            self._tried()
            if self._target is not None and self._target.id == target.id:
                self._say_answer()
                self.refusal.show_error(error)
                self._fingerprint = str(error.facts.get("fingerprint", ""))
                new = error.reason is Reason.TARGET_HOST_KEY_NEW
                self.trust.setVisible(new and self.editable)

        self._station.door.run(
            lambda acting, _running: try_target(keeping.target_of(acting, target.id)),
            answered,
            failed=failed,
            owner=self,
            far=True,
        )

    def _tried(self) -> None:
        self._trying = False
        self.attempt.setEnabled(True)

    def _say_answer(self) -> None:
        """Say nothing of a connection any more."""
        self.answer.hide()
        self.trust.hide()
        self.refusal.clear()

    def _trust(self) -> None:
        target, key = self._target, self._fingerprint
        if target is None or not key:
            return
        self._keeping.do(
            lambda acting: keeping.trust_host_key(acting, target.id, key),
            mark("The server's key is known from now on."),
            undo=lambda acting: keeping.change_target(acting, target.id, target.wishes),
            then=lambda _: self._say_answer(),
        )

    # What was sent

    def _hear(self, changes: Changes) -> None:
        if self._target is not None and self._target.id in changes.targets:
            self._read_log()

    def _read_log(self) -> None:
        target = self._target
        if target is None or not may_keep(self._station, Duty.SEND):
            return

        def show(found: Sequence[SendingView]) -> None:
            if self._target is not None and self._target.id == target.id:
                self.log.show_sendings(found, editable=True)

        self._station.door.ask(
            lambda acting: queue.sendings(acting, of_target=target.id, limit=LOG), show, owner=self
        )

    def _try_now(self, sending: int, over: bool) -> None:  # noqa: FBT001 - what the signal carries
        self._keeping.do(
            lambda acting: queue.try_now(acting, sending, over=over), mark("It is tried now.")
        )

    def _give_up(self, sending: int) -> None:
        self._keeping.do(
            lambda acting: queue.give_up(acting, sending),
            mark("It is tried no more."),
            undo=lambda acting: queue.try_now(acting, sending),
        )

    def _arrange(self) -> None:
        buttons = FlowLayout()
        for button in (self.add, self.attempt, self.site, self.remove):
            buttons.addWidget(button)
        trusting = QHBoxLayout()
        trusting.addWidget(self.trust)
        trusting.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.form)
        layout.addWidget(self.secret)
        layout.addWidget(self.refusal)
        layout.addWidget(self.answer)
        layout.addLayout(trusting)
        layout.addLayout(buttons)
        layout.addWidget(self.removing)
        layout.addWidget(self.log)
        layout.addStretch(1)
        self.answer.hide()
        self.trust.hide()
