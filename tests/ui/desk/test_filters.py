"""Chips for who has a story, how urgent, when due and how long; kept, read again and removed."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.newsroom.desk import Filter
from studio.newsroom.narrowing import NOBODY, Measure, When
from studio.storage.codes import Priority
from studio.ui.desk.filters import FilterChips
from studio.ui.desk.rail import Rail
from studio.ui.desk.rail_row import COUNT
from studio.ui.desk.saved import SavedFilters
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def buttons(chips: FilterChips) -> list[QPushButton]:
    """Return the chips that stand in the line now."""
    places = (chips._layout.itemAt(place) for place in range(chips._layout.count()))
    found = [item.widget() for item in places if item is not None]
    return [one for one in found if isinstance(one, QPushButton)]


def test_each_narrowing_is_a_chip_that_goes_when_pressed(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    chips = FilterChips(stations.of(newsroom.editor, Language.ENGLISH))
    qtbot.addWidget(chips)
    chips.begin(Filter())
    chips.add(assignee=NOBODY)
    chips.add(priority=Priority.URGENT)
    chips.add(due=When.OVERDUE)
    chips.add(length=Measure.OVER)
    said = ["Nobody has it", "Urgent", "Overdue", "Longer than commissioned"]
    assert [one.text() for one in buttons(chips)] == said
    with qtbot.waitSignal(chips.changed) as changed:
        buttons(chips)[2].click()
    assert changed.args == [Filter(assignee=NOBODY, priority=Priority.URGENT, length=Measure.OVER)]


def test_the_menu_offers_every_narrowing(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    chips = FilterChips(stations.of(newsroom.editor, Language.ENGLISH))
    qtbot.addWidget(chips)
    titles = [action.text() for action in chips._menu().actions()]
    assert titles == [
        "By stage",
        "By section",
        "By tag",
        "By author",
        "By who has it",
        "By priority",
        "By due time",
        "By length",
    ]


def test_a_saved_filter_comes_back_as_it_was(stations: Stations, newsroom: Newsroom) -> None:
    station = stations.of(newsroom.editor)
    wanted = Filter(
        assignee=newsroom.omar.person.id,
        priority=Priority.HIGH,
        due=When.WEEK,
        length=Measure.UNDER,
    )
    SavedFilters(station).save("متأخرة", wanted)
    (place,) = SavedFilters(station).places()
    assert place.filter == wanted


def test_a_filter_that_was_just_saved_has_its_count(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    newsroom.wrote(newsroom.layla)
    rail = Rail(stations.of(newsroom.layla))
    qtbot.addWidget(rail)
    rail.saved.save("كلها", Filter())

    def count() -> object:
        items = (rail.list.item(row) for row in range(rail.list.count()))
        return next(item.data(COUNT) for item in items if item.text() == "كلها")

    qtbot.waitUntil(lambda: count() == 1)
