"""The main job, done in the rooms of a window by keys and commands.

Used to picture the screens; the tests of the window do the same with keys of a real keyboard.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from studio.newsroom.reading import load
from studio.newsroom.sections import sections
from studio.newsroom.workflow import Action
from studio.storage.codes import Stage
from studio.ui.commands import Do
from studio.ui.exporting.page import Standing
from studio.ui.review.asks import Said
from studio.wording.terms import STAGES

if TYPE_CHECKING:
    from studio.ui.window.workspace import Workspace

HEADLINE: Final = "سوق السمك القديم يفتح أبوابه بعد ترميم دام عامين"
STANDFIRST: Final = "أقواس الحجر بقيت في مكانها، والباعة عادوا إلى أرقامهم الأولى."
BODY: Final = (
    "فتح سوق السمك القديم أبوابه صباح اليوم بعد ترميم دام عامين، وعاد إليه ستة وثلاثون بائعًا.",
    "وقالت البلدية إن الأقواس الحجرية رُممت قطعة قطعة، وإن أرضية السوق صارت أعلى من منسوب المدّ.",
)
ADDED: Final = "وتبلغ كلفة الترميم أربعة ملايين، دفعت البلدية نصفها."
REASON: Final = "كم كلّف الترميم، ومن دفع؟"

_MANIFESTS: Final = "[!.]*/manifest.json"

Until = Callable[[Callable[[], bool], str], None]


class Walk:
    """One walk through the main job; each step returns a line that tells of it.

    `until` waits for something to hold, `wait` some milliseconds.
    """

    def __init__(self, until: Until, wait: Callable[[int], None]) -> None:
        self._until, self._wait = until, wait
        self.article = 0
        self.package = Path()

    def write_and_submit(self, room: "Workspace") -> str:
        """Write a story from its headline on, choose its section and tags, and submit it."""
        before = room.story.article
        room.station.deck[Do.NEW_STORY].trigger()
        self._until(lambda: room.story.article not in {None, before}, "a new story")
        surface = room.editor.surface
        self._until(surface.hasFocus, "the headline")
        self.article = room.story.article or 0
        type_text(surface, HEADLINE)
        press(surface, Qt.Key.Key_Return)
        type_text(surface, STANDFIRST)
        press(surface, Qt.Key.Key_Return)
        for number, paragraph in enumerate(BODY):
            if number:
                press(surface, Qt.Key.Key_Return)
            type_text(surface, paragraph)
        room.story.change(section=self._section(room))
        return self._primary(room, Stage.IN_REVIEW)

    def send_back(self, room: "Workspace") -> str:
        """Open the story from the queue and send it back with a question."""
        self._open(room, "queue")
        room.end.steps.do(Action.SEND_BACK, Said(note=REASON))
        return self._reached(room, Stage.CHANGES_REQUESTED)

    def mend_and_resubmit(self, room: "Workspace") -> str:
        """Answer the question at the end of the text, and submit it again."""
        self._open(room, "drafts")
        room.editor.focus_text()
        surface = room.editor.surface
        press(surface, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        press(surface, Qt.Key.Key_Return)
        type_text(surface, ADDED)
        return self._primary(room, Stage.IN_REVIEW)

    def approve(self, room: "Workspace") -> str:
        """Read the story, see to its section's checklist, and sign it off."""
        self._open(room, "queue")
        self._tick_all(room)
        return self._primary(room, Stage.APPROVED)

    def publish_and_export(self, room: "Workspace", out: Path) -> str:
        """Publish the story and write its package below `out`."""
        self._open(room, "ready")
        told = self._primary(room, Stage.PUBLISHED)
        before = set(out.glob(_MANIFESTS))
        page = room.exporting.page
        page.target.set_place(out)
        room.exporting.open_export([self.article])
        self._until(page.primary.hasFocus, "the export sheet")
        press(page, Qt.Key.Key_Return)
        self._until(lambda: page.standing is Standing.DONE, "the package")
        (self.package,) = (path.parent for path in set(out.glob(_MANIFESTS)) - before)
        return told

    def _tick_all(self, room: "Workspace") -> None:
        """Tick every line of the checklist, one after another."""
        room.station.deck[Do.REVIEW_PANE].trigger()
        checks = room.end.review.checks
        self._until(lambda: any(box.isEnabled() for box in checks.ticks()), "the checklist")
        for number in range(len(checks.ticks())):
            box = checks.ticks()[number]
            if not box.isChecked():
                box.click()
                self._wait(300)
        self._until(lambda: all(box.isChecked() for box in checks.ticks()), "the ticked lines")

    def _section(self, room: "Workspace") -> int:
        found: list[int] = []
        room.station.door.ask(sections, lambda tree: found.append(tree[1].id))
        self._until(lambda: bool(found), "the sections")
        return found[0]

    def _open(self, room: "Workspace", place: str) -> None:
        room.show_place(room.rail.place_of(place))
        room.open_article(self.article)
        self._until(lambda: room.story.article == self.article, "the story")
        self._wait(100)

    def _primary(self, room: "Workspace", stage: Stage) -> str:
        room.station.deck[Do.PRIMARY].trigger()
        return self._reached(room, stage)

    def _reached(self, room: "Workspace", stage: Stage) -> str:
        found: list[Stage] = []

        door = room.station.door

        def look() -> bool:
            door.ask(
                lambda acting: load(acting, self.article).summary.stage, found.append, owner=room
            )
            return bool(found) and found[-1] is stage

        self._until(look, stage.value)
        words = room.station.tongue.words
        return (
            f"{words.fact(self.article)} {HEADLINE}: {words.say(STAGES[stage])} — "
            f"{door.acting.person.display_name}"
        )


def type_text(target: QWidget, text: str) -> None:
    """Type `text` into a widget, letter by letter."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(target, event)


def press(
    target: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key in a widget."""
    text = "\r" if key is Qt.Key.Key_Return else ""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
