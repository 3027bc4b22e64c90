"""The open program keeps its slots; what it missed while it was closed it asks about."""

from datetime import timedelta

from studio.newsroom import actions, house, planning
from studio.newsroom.acting import clock
from studio.newsroom.notices import notices
from studio.newsroom.reading import load
from studio.newsroom.views import Plan
from studio.storage.codes import Check, NoticeCode, Stage
from studio.ui.window.bands import BandKind
from tests.app.driving import Driver
from tests.app.test_journeys import wrote
from tests.app.test_main_path import reached


def test_a_story_goes_out_at_its_time_whoever_sits_at_the_window(driver: Driver) -> None:
    article = wrote(driver, "خبر في موعده", approve=True)
    room = driver.come_in("sami")
    with driver.acting("nora") as acting:
        actions.schedule(acting, article, clock() + timedelta(seconds=3))
    assert driver.program.newsroom is not None
    driver.program.newsroom.slots.look()
    reached(driver, article, Stage.PUBLISHED)
    driver.until(room.toast.isVisible)


def test_a_slot_that_was_missed_is_asked_about_and_given_a_new_time(driver: Driver) -> None:
    article = wrote(driver, "خبر فاته موعده", approve=True)
    with driver.acting("nora") as acting:
        house.set_setting(acting, "slot_grace", "0")
        actions.schedule(acting, article, clock() + timedelta(seconds=1))
        assert load(acting, article).summary.stage is Stage.SCHEDULED
    driver.qtbot.wait(1100)
    room = driver.come_in("nora")
    driver.until(lambda: room.bands.band(BandKind.SLOT))
    band = room.bands.band(BandKind.SLOT)
    assert band is not None
    assert "خبر فاته موعده" in band.text
    driver.click(band.buttons[1])
    driver.until(room.end.review.asking.moment.hasFocus)
    driver.press("Return")
    driver.until(lambda: room.bands.band(BandKind.SLOT) is None)
    reached(driver, article, Stage.SCHEDULED)


def test_what_is_refused_at_its_time_is_said_and_asked_about(driver: Driver) -> None:
    article = wrote(driver, "خبر حالت دونه مراجعة", approve=True)
    room = driver.come_in("nora")
    with driver.acting("nora") as acting:
        at = clock() + timedelta(seconds=2)
        actions.schedule(acting, article, at)
        planning.set_plan(acting, article, Plan(legal_check=Check.REQUIRED))
    assert driver.program.newsroom is not None
    refused: list[int] = []
    driver.program.newsroom.slots.refused.connect(lambda count, _: refused.append(count))
    driver.until(lambda: clock() > at)
    driver.program.newsroom.slots.look()
    driver.until(lambda: room.bands.band(BandKind.SLOT))
    driver.until(lambda: bool(refused))
    driver.program.newsroom.slots.look()
    with driver.acting("nora") as acting:
        kinds = [one.kind for one in notices(acting)]
    assert kinds == [NoticeCode.MISSED], "whoever scheduled it is told, once"
    assert refused == [1]
