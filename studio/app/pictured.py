"""The screens that are pictured: who looks, and what they do to get there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer

from studio.app.walking import press, type_text
from studio.demo.cast import CHIEF, EDITOR, JOURNALIST, Player
from studio.ui.commands import Do
from studio.ui.exporting.site_page import SiteStanding

if TYPE_CHECKING:
    from studio.ui.window.workspace import Workspace

WIDE: Final = (1440, 870)
NARROW: Final = (900, 760)
STILL_MS: Final = 350
"""How long a room takes to lie still."""
_PAGE_MS: Final = 1200


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture: its name, who looks, and what they do to get there."""

    name: str
    player: Player
    go: Callable[["Workspace"], None]
    size: tuple[int, int] = WIDE
    wait: int = STILL_MS
    first: bool = False
    """Whether the first story of the place is opened to be seen."""
    write: Callable[["Workspace"], None] | None = None
    """What is done in the text of that story once it is open."""
    rich: bool = False
    """Whether the story that holds every kind of block is opened instead."""
    begin: Callable[["Workspace", Path], "Begun"] | None = None
    """What is begun anew for each picture, in a folder of its own, and seen while it goes on."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Work that goes on: whether it can be seen, how it is stopped, and whether it has."""

    is_seen: Callable[[], bool]
    stop: Callable[[], None]
    has_stopped: Callable[[], bool]


def _place(key: str) -> Callable[["Workspace"], None]:
    def go(room: "Workspace") -> None:
        room.show_place(room.rail.place_of(key))

    return go


def _open(do: Do, key: str = "archive") -> Callable[["Workspace"], None]:
    def go(room: "Workspace") -> None:
        room.show_place(room.rail.place_of(key))
        room.station.deck[do].trigger()

    return go


def _write(do: Do, *, on: bool = True) -> Callable[["Workspace"], None]:
    """Return what goes to the end of the text, begins a paragraph where asked, and commands."""

    def write(room: "Workspace") -> None:
        room.editor.focus_text()
        surface = room.editor.surface
        press(surface, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        if on:
            press(surface, Qt.Key.Key_Return)
        room.station.deck[do].trigger()

    return write


def _slash(room: "Workspace") -> None:
    _write(Do.PARAGRAPH)(room)
    type_text(room.editor.surface, "/")


def _suggest(room: "Workspace") -> None:
    """Suggest other words at the beginning of the last paragraph."""
    _write(Do.SUGGEST, on=False)(room)
    surface = room.editor.surface
    for _ in range(2):
        press(surface, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    type_text(surface, "بعد أسبوع.")
    room.station.deck[Do.PREVIOUS_REMARK].trigger()


def _blocks(number: int, *, selected: bool = False) -> Callable[["Workspace"], None]:
    """Return what opens the story of all blocks at one of them, and selects a line there."""

    def write(room: "Workspace") -> None:
        room.editor.show_block("body", number)
        if selected:
            held = Qt.KeyboardModifier.ShiftModifier
            press(room.editor.surface, Qt.Key.Key_End, held)

    return write


def _remark(room: "Workspace") -> None:
    """Comment on the first words of the text, and go to what was said of them."""
    room.editor.show_block("body", 0)
    surface = room.editor.surface
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(3):
        press(surface, Qt.Key.Key_Left, held)
    room.editor.remarking.propose()
    go_there = room.station.deck[Do.NEXT_REMARK].trigger
    then = partial(QTimer.singleShot, STILL_MS // 2, room, go_there)
    room.remarks.send("ما مصدر هذا التوقّع؟", then)


def _make_site(room: "Workspace", folder: Path) -> Begun:
    """Make the site in a folder, page after page."""
    page = room.sheets.site.page
    page.where.path.setText(str(folder))
    page.where.jobs.setValue(1)
    page.primary.click()
    return Begun(
        is_seen=lambda: page.bar.value() > 0,
        stop=page.cancel.click,
        has_stopped=lambda: page.standing is not SiteStanding.MAKING,
    )


_DRAFTS: Final = _open(Do.REVIEW_PANE, "drafts")

SCREENS: Final = (
    Screen("drafts", JOURNALIST, _open(Do.REVIEW_PANE, "drafts"), first=True),
    Screen("info", JOURNALIST, _open(Do.INFO_PANE, "drafts"), first=True),
    Screen("queue", EDITOR, _open(Do.REVIEW_PANE, "queue"), first=True),
    Screen("board", EDITOR, _place("board")),
    Screen("calendar", CHIEF, _place("calendar")),
    Screen("preview", CHIEF, _open(Do.PREVIEW_PANE, "published"), wait=_PAGE_MS, first=True),
    Screen("history", CHIEF, _open(Do.HISTORY_PANE, "published"), first=True),
    Screen("quick-open", CHIEF, _open(Do.QUICK_OPEN)),
    Screen("commands", CHIEF, _open(Do.PALETTE)),
    Screen("archive", CHIEF, _open(Do.SEARCH_ARCHIVE)),
    Screen("find", CHIEF, _open(Do.FIND)),
    Screen("sections", CHIEF, _open(Do.SECTIONS)),
    Screen("tags", CHIEF, _open(Do.TAG_LIST)),
    Screen("snippets", CHIEF, _open(Do.SNIPPETS)),
    Screen("dictionary", CHIEF, _open(Do.DICTIONARY)),
    Screen("names", CHIEF, _open(Do.NAME_LIST)),
    Screen("rules", CHIEF, _open(Do.RULE_LIST)),
    Screen("templates", CHIEF, _open(Do.TEMPLATES)),
    Screen("people", CHIEF, _open(Do.PEOPLE)),
    Screen("targets", CHIEF, _open(Do.TARGETS)),
    Screen("record", CHIEF, _open(Do.RECORD)),
    Screen("site-look", CHIEF, _open(Do.SITE_LOOK), wait=_PAGE_MS),
    Screen("settings", CHIEF, _open(Do.HOUSE_SETTINGS)),
    Screen("personal", CHIEF, _open(Do.PERSONAL_SETTINGS)),
    Screen("backup", CHIEF, _open(Do.BACKUP)),
    Screen("export", CHIEF, _open(Do.EXPORT, "ready"), wait=_PAGE_MS),
    Screen("site", CHIEF, _open(Do.SITE)),
    Screen("site-making", CHIEF, _open(Do.SITE), begin=_make_site),
    Screen("handover", EDITOR, _open(Do.HANDOVER)),
    Screen("notices", JOURNALIST, _open(Do.NOTICES)),
    Screen("keys", CHIEF, _open(Do.KEYS)),
    Screen("guide", CHIEF, _open(Do.GUIDE)),
    Screen("focus", CHIEF, _open(Do.FOCUS)),
    Screen("narrow", EDITOR, _place("queue"), NARROW, first=True),
    Screen("drawer", EDITOR, _open(Do.REVIEW_PANE, "queue"), NARROW, first=True),
    Screen("outline", JOURNALIST, _DRAFTS, first=True, write=_write(Do.OUTLINE, on=False)),
    Screen("characters", JOURNALIST, _DRAFTS, first=True, write=_write(Do.CHARACTERS, on=False)),
    Screen("dates", JOURNALIST, _DRAFTS, first=True, write=_write(Do.INSERT_DATE, on=False)),
    Screen("findings", JOURNALIST, _DRAFTS, first=True, write=_write(Do.FINDINGS, on=False)),
    Screen("blocks", JOURNALIST, _DRAFTS, first=True, write=_slash),
    Screen("embed", JOURNALIST, _DRAFTS, first=True, write=_write(Do.EMBED)),
    Screen("pull-quote", JOURNALIST, _DRAFTS, first=True, write=_write(Do.PULL_QUOTE)),
    Screen("related", JOURNALIST, _DRAFTS, first=True, write=_write(Do.RELATED)),
    Screen("gallery", JOURNALIST, _DRAFTS, first=True, write=_write(Do.GALLERY)),
    Screen("footnote", JOURNALIST, _DRAFTS, first=True, write=_write(Do.FOOTNOTE, on=False)),
    Screen("table", JOURNALIST, _DRAFTS, first=True, write=_write(Do.TABLE)),
    Screen("rich", JOURNALIST, _DRAFTS, rich=True, write=_blocks(0, selected=True)),
    Screen("rich-lists", JOURNALIST, _DRAFTS, rich=True, write=_blocks(7)),
    Screen("rich-table", JOURNALIST, _DRAFTS, rich=True, write=_blocks(12)),
    Screen("rich-cards", JOURNALIST, _DRAFTS, rich=True, write=_blocks(15)),
    Screen("rich-end", JOURNALIST, _DRAFTS, rich=True, write=_blocks(20)),
    Screen("suggesting", EDITOR, _open(Do.REVIEW_PANE, "queue"), first=True, write=_suggest),
    Screen(
        "remarks",
        EDITOR,
        _open(Do.REVIEW_PANE, "queue"),
        wait=_PAGE_MS,
        first=True,
        write=_remark,
    ),
)
"""Every screen behind the entrance."""
