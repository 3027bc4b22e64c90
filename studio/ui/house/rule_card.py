"""One rule: why it is there, how grave, how often right; the newsroom's own can be written here."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import Reason, Refused
from studio.newsroom import house_rules as keeping
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.house_rules import RuleView
from studio.newsroom.permissions import Duty
from studio.style.drafts import Draft, free_id, read_draft, write_draft
from studio.ui.house.fields import Labelled, Refusal
from studio.ui.house.keeping import Keeping, may_keep
from studio.ui.house.rule_form import RuleForm
from studio.ui.house.rule_trying import RuleTrying
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.labels import PersonsLabel, WordsLabel
from studio.ui.station import Station
from studio.wording.terms import RULE_LEVELS
from studio.wording.words import mark


class RuleCard(QWidget):
    """Shows one rule, or a new one of the newsroom's own.

    Signals:
        told: what was done, and a callable that takes it back or None.
        kept: the id of a rule that was written here.
        opened: an article in which the rule finds something.
    """

    told = Signal(str, object)
    kept = Signal(str)
    opened = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._shown: RuleView | None = None
        self._begun = False
        tongue, look = station.tongue, station.look
        self._title = PersonsLabel(kind=Kind.TITLE, wrap=True)
        self._why = PersonsLabel(wrap=True)
        self._counts = WordsLabel("", tongue, kind=Kind.MUTED, wrap=True)
        self._examples = PersonsLabel(kind=Kind.SMALL, wrap=True)
        self.level = Choice(look)
        self.form = RuleForm(station)
        self._only_text = WordsLabel(
            mark(
                "This rule says more than a form can show. Export it, change it in the file and "
                "import it again."
            ),
            tongue,
            kind=Kind.MUTED,
            wrap=True,
        )
        self.refusal = Refusal(tongue, look)
        self._keeping = Keeping(station, self.refusal, self.told.emit)
        self.trying = RuleTrying(station, self.refusal)
        self.keep = TextButton(
            mark("Keep the rule"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.APPROVE
        )
        self.attempt = TextButton(mark("Run over the archive"), tongue, look, symbol=Symbol.SEARCH)
        self.remove = TextButton(
            mark("Remove"), tongue, look, kind=Kind.DANGER, symbol=Symbol.DELETE
        )
        self._arrange()
        self.level.activated.connect(lambda _: self._grade())
        self.trying.opened.connect(self.opened)
        on_click(self.keep, self._keep)
        on_click(self.attempt, self._try)
        on_click(self.remove, self.remove_shown)
        tongue.changed.connect(self._speak)
        self._speak()

    @property
    def editable(self) -> bool:
        """Whether the person may change rules."""
        return may_keep(self._station, Duty.KEEP_RULES)

    def show_rule(self, rule: RuleView | None, taken: Sequence[str]) -> None:
        """Show a rule; None is a new one, of which stays what was written. `taken` are all ids."""
        if rule is None and self._begun:
            return
        self._begun = rule is None
        before, self._shown = self._shown, rule
        if rule is None:
            draft: Draft | None = Draft(id=free_id(taken), message="")
        else:
            draft = read_draft(rule.text) if rule.is_own else None
        if rule is None or before is None or (before.id, before.text) != (rule.id, rule.text):
            self.refusal.clear()
            self.trying.put_away()
            if draft is not None:
                self.form.show_draft(draft)
        own = rule is None or rule.is_own
        editable = self.editable
        self.form.setVisible(draft is not None and editable)
        self._only_text.setVisible(own and draft is None)
        writes = draft is not None and editable
        self.keep.setVisible(writes)
        self.attempt.setVisible(writes)
        self.remove.setVisible(rule is not None and own and editable)
        self.level.setEnabled(editable)
        for label in (self._title, self._why, self._counts, self._examples):
            label.setVisible(rule is not None)
        if rule is not None:
            self._say(rule)
        level = "warning" if rule is None else rule.level
        self.level.setCurrentIndex(list(RULE_LEVELS).index(level))

    def remove_shown(self) -> None:
        """Keep the rule that is shown no longer; that can be taken back."""
        shown = self._shown
        if shown is None or not shown.is_own or not self.editable:
            return
        self._keeping.do(
            lambda acting: keeping.remove_rule(acting, shown.id),
            mark("The rule {rule} is removed."),
            undo=lambda acting: keeping.keep_rule(acting, shown.text),
            rule=self._named(shown),
        )

    def _named(self, rule: RuleView) -> str:
        return isolated(rule.rule.message.spoken(self._station.tongue.words.language.value))

    def _text(self) -> str | None:
        """Return the TOML of what the form shows, None after saying what is missing."""
        level = self.level.currentData()
        draft = self.form.draft("warning" if level == "off" else level)
        if not draft.message:
            error = Refused(Reason.RULE_INVALID, rule="", rule_problem="value_invalid", detail="")
            self.refusal.show_error(error)
            self.form.message.setFocus()
            return None
        return write_draft(draft)

    def _keep(self) -> None:
        text, shown = self._text(), self._shown
        if text is None:
            return

        def undo(acting: Acting) -> Changes:
            if shown is not None:
                return keeping.keep_rule(acting, shown.text)
            return keeping.remove_rule(acting, keeping.checked_rule(text))

        def hear(changes: Changes) -> None:
            self._begun = False
            for rule in changes.rules[:1]:
                self.kept.emit(rule)

        self._keeping.do(
            lambda acting: keeping.keep_rule(acting, text),
            mark("The rule {rule} holds from now on."),
            undo=undo,
            then=hear,
            rule=isolated(self.form.message.text().strip()),
        )

    def _try(self) -> None:
        text = self._text()
        if text is not None:
            self.refusal.clear()
            self.trying.run(text)

    def _grade(self) -> None:
        shown, level = self._shown, self.level.currentData()
        if shown is None or level == shown.level:
            return
        words = self._station.tongue.words
        self._keeping.do(
            lambda acting: keeping.set_rule_level(acting, shown.id, level),
            mark("{rule}: {level} from now on."),
            undo=lambda acting: keeping.set_rule_level(acting, shown.id, shown.level),
            rule=self._named(shown),
            level=words.say(RULE_LEVELS[level]),
        )

    def _say(self, rule: RuleView) -> None:
        words = self._station.tongue.words
        language = words.language.value
        self._title.setText(rule.rule.message.spoken(language))
        why = rule.rule.why.spoken(language)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        counts = []
        if rule.applied:
            counts.append(words.counted("put right {n} time", "put right {n} times", rule.applied))
        if rule.ignored:
            counts.append(words.counted("ignored {n} time", "ignored {n} times", rule.ignored))
        told = " · ".join(counts) or words.say("Not met yet")
        if rule.level != rule.pack_level:
            usual = words.say(RULE_LEVELS[rule.pack_level])
            told = f"{told} · {words.say('its own level is {level}', level=usual)}"
        self._counts.setText(told)
        bad = [trial.bad.replace("\n", " ") for trial in rule.rule.trials if trial.bad]
        self._examples.setText("\n".join(bad[:3]))
        self._examples.setVisible(bool(bad) and not rule.is_own)

    def _arrange(self) -> None:
        tongue = self._station.tongue
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.keep, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        trial = QHBoxLayout()
        trial.addWidget(self.attempt)
        trial.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self._title, self._why, self._examples, self._counts):
            layout.addWidget(widget)
        layout.addWidget(Labelled(mark("How grave it is"), self.level, tongue))
        layout.addWidget(self._only_text)
        layout.addWidget(self.form)
        layout.addWidget(self.refusal)
        layout.addLayout(trial)
        layout.addWidget(self.trying)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _speak(self) -> None:
        words = self._station.tongue.words
        before = max(self.level.currentIndex(), 0)
        self.level.clear()
        for level, name in RULE_LEVELS.items():
            self.level.addItem(words.say(name), level)
        self.level.setCurrentIndex(before)
        if self._shown is not None:
            self._say(self._shown)
