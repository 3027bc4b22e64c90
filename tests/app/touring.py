"""A walk past every screen of the window, for tests that look at what each of them shows.

Deliberately absent: what is looked for, and the main job (`test_main_path`).
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from studio.newsroom import actions
from studio.newsroom.articles import create
from studio.newsroom.sections import sections
from studio.newsroom.tags import ensure_tag
from studio.ui.commands import Do
from studio.ui.window.workspace import Workspace
from tests.app.driving import Driver
from tests.builders import article as text_of
from tests.builders import p

HEADLINES: Final = ("أول خبر", "ثاني خبر", "ثالث خبر")
TAG: Final = "المياه"
BODY: Final = "متن الخبر كما ورد من المراسل."
PLACES: Final = (
    "desk",
    "drafts",
    "queue",
    "board",
    "calendar",
    "ready",
    "published",
    "archive",
    "spiked",
)
PANES: Final = (Do.REVIEW_PANE, Do.HISTORY_PANE, Do.INFO_PANE, Do.PREVIEW_PANE)
OVER: Final = (
    Do.QUICK_OPEN,
    Do.PALETTE,
    Do.SECTIONS,
    Do.TAG_LIST,
    Do.SNIPPETS,
    Do.TEMPLATES,
    Do.PEOPLE,
    Do.SITE_LOOK,
    Do.HOUSE_SETTINGS,
    Do.PERSONAL_SETTINGS,
    Do.PASSWORD,
    Do.BACKUP,
    Do.EXPORT,
    Do.SITE,
    Do.NOTICES,
    Do.HANDOVER,
    Do.RECORD,
    Do.KEYS,
    Do.GUIDE,
)
BARS: Final = (Do.FIND, Do.REPLACE, Do.LINK)


def fill(driver: Driver) -> tuple[int, ...]:
    """Let the journalist have written a draft, one that waits, and one that is approved."""
    with driver.acting("sami") as acting:
        section = sections(acting)[0].id
        tag, _ = ensure_tag(acting, TAG)
        written = tuple(
            create(acting, text_of(headline, section=section, tags=(tag,), body=(p(BODY),))).article
            for headline in HEADLINES
        )
        for article in written[1:]:
            actions.submit(acting, article)
    with driver.acting("huda") as acting:
        actions.approve(acting, written[2])
    return written


def tour(driver: Driver, settle: Callable[[], None]) -> Iterator[tuple[str, QWidget]]:
    """Show every screen in turn, to its name and window; `settle` waits until it is shown."""
    page = driver.program.entrances[0].window.page
    assert page is not None
    settle()
    yield "the page for signing in", driver.window
    written = fill(driver)
    room = driver.come_in("nora")
    for place in PLACES:
        room.show_place(room.rail.place_of(place))
        settle()
        yield f"the place {place}", driver.window
    for article in written:
        room.open_article(article)
        driver.until(partial(_is_open, room, article))
        for pane in PANES:
            room.station.deck[pane].trigger()
            settle()
            yield f"{pane.value} of {article}", driver.window
    yield from _over(driver, room, settle)


def _is_open(room: Workspace, article: int) -> bool:
    return room.story.article == article


def _over(
    driver: Driver, room: Workspace, settle: Callable[[], None]
) -> Iterator[tuple[str, QWidget]]:
    for do in (*OVER, *BARS):
        room.editor.focus_text()
        room.station.deck[do].trigger()
        settle()
        yield do.value, driver.window
        room.put_away()
    room.station.deck[Do.REVIEW_PANE].trigger()
    for do in (Do.SEND_BACK, Do.SCHEDULE, Do.SPIKE):
        if room.station.deck[do].isEnabled():
            room.station.deck[do].trigger()
            settle()
            yield f"the question of {do.value}", driver.window
    driver.window.resize(900, 700)
    settle()
    yield "a narrow window", driver.window
