"""Bands and toasts: what stays true stays, in the language of now, with ways to act."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.ui.look import Look
from studio.ui.parts.toasts import Toast
from studio.ui.station import Station
from studio.ui.tongue import Tongue
from studio.ui.window.bands import BandKind, Bands, Said
from studio.wording.words import Language, Words
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


@pytest.fixture
def station(stations: Stations, newsroom: Newsroom) -> Station:
    return stations.of(newsroom.layla)


@pytest.fixture
def bands(qtbot: QtBot, station: Station) -> Bands:
    bands = Bands(station.tongue, station.look)
    qtbot.addWidget(bands)
    return bands


def test_a_band_stays_until_it_is_put_away_and_speaks_the_language_of_now(
    station: Station, bands: Bands
) -> None:
    acted: list[str] = []

    def say(words: Words) -> Said:
        return words.say("Try again"), [(words.say("Undo"), lambda: acted.append("undone"))]

    bands.show_band(BandKind.CONFLICT, say)
    band = bands.band(BandKind.CONFLICT)
    assert band is not None
    assert band.text == "إعادة المحاولة"
    station.tongue.speak(Language.ENGLISH, DigitShape.ASCII)
    assert band.text == "Try again"
    band.buttons[0].click()
    assert acted == ["undone"]
    bands.put_away(BandKind.CONFLICT)
    assert bands.band(BandKind.CONFLICT) is None
    assert bands.isHidden()


def test_a_band_that_is_said_again_in_the_same_words_keeps_its_buttons_and_the_keys(
    bands: Bands,
) -> None:
    acted: list[str] = []

    def saying(name: str, what: str) -> Callable[[Words], Said]:
        return lambda words: (name, [(words.say("Undo"), lambda: acted.append(what))])

    bands.show_band(BandKind.SLOT, saying("أول", "first"))
    band = bands.band(BandKind.SLOT)
    assert band is not None
    bands.show()
    (button,) = band.buttons
    button.setFocus()
    bands.show_band(BandKind.SLOT, saying("أول", "again"))
    assert band.buttons == (button,)
    assert bands.focusWidget() is button
    button.click()
    bands.show_band(BandKind.SLOT, saying("آخر", "other"))
    assert band.buttons != (button,), "what is pressed meanwhile does nothing else"
    band.buttons[0].click()
    assert acted == ["again", "other"]


def test_the_most_pressing_band_stands_first(
    bands: Bands,
) -> None:
    for kind in (BandKind.SAMPLE, BandKind.NOT_SAVED, BandKind.READ_ONLY):
        bands.show_band(kind, lambda words: (words.say("Undo"), ()))
    bands.show()
    tops = {kind: bands.band(kind) for kind in BandKind}
    shown = [band for band in tops.values() if band is not None]
    assert [band.y() for band in shown] == sorted(band.y() for band in shown)


def test_a_toast_goes_by_itself_or_is_taken_back(qtbot: QtBot, qapp: object) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    toast = Toast(window, Tongue(Language.ARABIC, parent=window))
    undone: list[bool] = []
    toast.tell("أُرسلت المادة", lambda: undone.append(True))
    assert toast.text == "أُرسلت المادة"
    assert window.rect().contains(toast.geometry())
    toast.undo_button.click()
    assert undone == [True]
    assert toast.text == ""


def test_a_toast_fits_into_a_narrow_window(qtbot: QtBot, stations: Stations) -> None:
    assert isinstance(stations.look, Look)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(320, 300)
    window.show()
    toast = Toast(window, Tongue(Language.ARABIC, parent=window))
    toast.tell("هذه جملة طويلة لا تتسع لها نافذة ضيقة إلا على سطرين أو أكثر من ذلك", lambda: None)
    assert window.rect().contains(toast.geometry())
