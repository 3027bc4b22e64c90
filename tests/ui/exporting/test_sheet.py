"""What is ready leaves by two keys; what is refused is said beside its story and holds none up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.document.blocks import Figure
from studio.export.delivery import export_articles
from studio.export.manifest import decode
from studio.export.package import house_packager
from studio.export.verify import verify
from studio.newsroom import publishing
from studio.newsroom.acting import Acting
from studio.newsroom.publication import public_article
from studio.newsroom.reading import load
from studio.storage.codes import Stage
from studio.ui.commands import Do
from studio.ui.door import Running
from studio.ui.exporting.delivering import Order, deliver
from studio.ui.exporting.heard import Heard
from studio.ui.exporting.page import Standing
from studio.ui.exporting.row import StoryRow
from studio.ui.exporting.sheet import ExportSheet
from studio.ui.station import Station
from studio.wording.words import Language
from tests.builders import p
from tests.newsroom.house import Newsroom, approved, packager
from tests.ui.stations import Stations


class Desk:
    """A window with an export sheet, whose packages go to a folder of the test."""

    def __init__(self, station: Station, place: Path, *, zipped: bool) -> None:
        acting = station.door.acting
        kept = {"place": str(place), "zipped": zipped}
        key = f"export:{acting.store.folder}:{acting.person.sign_in}"
        station.personal.remember(key, kept)
        self.station, self.place = station, place
        self.window = QWidget()
        self.window.setLayoutDirection(station.tongue.direction)
        self.window.resize(1000, 800)
        self.window.show()
        self.shown: list[Path] = []
        self.told: list[str] = []
        self.wanted: list[tuple[int, str, int | None]] = []
        self.sheet = ExportSheet(station, self.window, self.shown.append)
        self.sheet.told.connect(lambda text, _: self.told.append(text))
        self.sheet.place_wanted.connect(lambda *place: self.wanted.append(place))
        self.page = self.sheet.page

    def row(self, article: int) -> StoryRow:
        return next(one for one in self.page.rows if one.candidate.article == article)

    def is_at(self, standing: Standing) -> bool:
        return self.page.standing is standing


Open = Callable[..., Desk]


@pytest.fixture
def open_desk(qtbot: QtBot, stations: Stations, tmp_path: Path) -> Open:
    def make(acting: Acting, *articles: int, zipped: bool = False) -> Desk:
        desk = Desk(stations.of(acting), tmp_path / "out", zipped=zipped)
        qtbot.addWidget(desk.window)
        desk.sheet.open_export(articles)
        qtbot.waitUntil(lambda: desk.is_at(Standing.CHOOSING))
        return desk

    return make


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def done(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.is_at(Standing.DONE))


def test_approved_stories_are_published_and_leave_by_enter(
    qtbot: QtBot, newsroom: Newsroom, open_desk: Open
) -> None:
    first, second = approved(newsroom), approved(newsroom, "Reuters: محادثات")
    draft = newsroom.wrote(newsroom.layla)
    desk = open_desk(newsroom.chief)
    assert {row.candidate.article for row in desk.page.rows} == {first, second}
    assert desk.page.primary.text() == "نشر وتصدير"
    press(Qt.Key.Key_Return)
    done(qtbot, desk)
    for article in (first, second):
        assert load(newsroom.chief, article).summary.stage is Stage.PUBLISHED
        path = desk.row(article).done.path  # type: ignore[union-attr]  # all are done
        assert path is not None
        (packaged,) = verify(path).manifest.articles
        assert (packaged.id, packaged.status) == (article, "published")
        assert "نُشرت وكُتبت" in desk.row(article).result.text
    assert load(newsroom.chief, draft).summary.stage is Stage.DRAFT
    assert desk.shown == [desk.place]
    press(Qt.Key.Key_Return)
    assert desk.shown == [desk.place, desk.place], "Enter is on the button that shows the folder"
    desk.page.again.click()
    qtbot.waitUntil(lambda: desk.is_at(Standing.CHOOSING))
    assert desk.page.chosen(publish=True) == [], "the place has them already"
    desk.row(first).tick.click()
    press(Qt.Key.Key_Return)
    done(qtbot, desk)
    assert "بلا تغيير" in desk.row(first).result.text


def test_an_obstacle_leads_to_its_place(qtbot: QtBot, newsroom: Newsroom, open_desk: Open) -> None:
    held = approved(newsroom, body=(p("نص"), Figure(picture="", alt="")))
    free = approved(newsroom, "خبر بلا عوائق")
    desk = open_desk(newsroom.chief)
    assert not desk.row(held).tick.isEnabled()
    assert [one.article for one in desk.page.chosen(publish=True)] == [free]
    desk.row(held).obstacles.buttons()[0].click()
    assert desk.wanted == [(held, "body", 1)]
    assert not desk.sheet.sheet.isVisible()


def test_what_is_not_ours_is_left_alone_and_holds_no_other_up(
    qtbot: QtBot, newsroom: Newsroom, open_desk: Open
) -> None:
    first, second = approved(newsroom), approved(newsroom, "خبر آخر")
    desk = open_desk(newsroom.chief, zipped=True)
    desk.page.beside.click()
    done(qtbot, desk)
    path = desk.row(first).done.path  # type: ignore[union-attr]  # all are done
    assert path is not None
    assert path.suffix == ".zip"
    path.write_bytes(b"somebody's work")
    desk.page.again.click()
    qtbot.waitUntil(lambda: desk.is_at(Standing.CHOOSING))
    press(Qt.Key.Key_Return)
    done(qtbot, desk)
    assert path.read_bytes() == b"somebody's work"
    assert "نُشرت ولم تُكتب" in desk.row(first).result.text
    assert "نُشرت واستُبدلت" in desk.row(second).result.text
    desk.row(first).open_story.click()
    assert desk.wanted == [(first, "headline", None)]


def test_an_editor_exports_what_is_approved_and_publishes_nothing(
    qtbot: QtBot, newsroom: Newsroom, open_desk: Open
) -> None:
    article = approved(newsroom)
    desk = open_desk(newsroom.editor)
    assert desk.page.primary.text() == "تصدير"
    assert not desk.page.beside.isVisible()
    press(Qt.Key.Key_Return)
    done(qtbot, desk)
    assert load(newsroom.chief, article).summary.stage is Stage.APPROVED
    (path,) = desk.place.iterdir()
    manifest = decode((path / "manifest.json").read_text("utf-8"))
    assert manifest.articles[0].status == "approved"


def test_nobody_goes_back_to_an_older_version_without_choosing_to(
    qtbot: QtBot, newsroom: Newsroom, open_desk: Open, tmp_path: Path
) -> None:
    article = approved(newsroom)
    publishing.publish(newsroom.chief, article, packager)
    out = public_article(newsroom.chief, article)
    later = replace(out, revision=99)
    (newer,) = export_articles([later], tmp_path / "out", house_packager())
    desk = open_desk(newsroom.chief)
    assert desk.page.chosen(publish=True) == []
    desk.row(article).tick.click()
    press(Qt.Key.Key_Return)
    done(qtbot, desk)
    assert "استُبدلت" in desk.row(article).result.text
    assert verify(newer.path).manifest.articles[0].revision == out.revision


def test_a_producer_has_what_readers_have_of_a_story_that_is_being_corrected(
    newsroom: Newsroom, open_desk: Open
) -> None:
    article = approved(newsroom)
    publishing.publish(newsroom.chief, article, packager)
    newsroom.rewrote(newsroom.layla, article, "عنوان قيد الكتابة")
    desk = open_desk(newsroom.producer)
    assert desk.row(article).candidate.headline == "قمة في عمّان"
    assert [one.article for one in desk.page.chosen(publish=True)] == [article]


def test_a_story_that_is_asked_for_and_cannot_leave_says_why(
    newsroom: Newsroom, open_desk: Open
) -> None:
    article = newsroom.wrote(newsroom.layla)
    desk = open_desk(newsroom.chief, article)
    assert not desk.row(article).tick.isEnabled()
    assert "وليست معتمدة" in desk.row(article).result.text
    assert not desk.page.primary.isEnabled()


def test_who_may_not_export_has_no_command(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations, tmp_path: Path
) -> None:
    desk = Desk(stations.of(newsroom.layla), tmp_path / "out", zipped=False)
    qtbot.addWidget(desk.window)
    assert not desk.station.deck[Do.EXPORT].isEnabled()


def test_what_was_begun_goes_on_when_the_sheet_is_put_away(
    qtbot: QtBot, newsroom: Newsroom, open_desk: Open
) -> None:
    article = approved(newsroom)
    desk = open_desk(newsroom.chief)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert not desk.sheet.sheet.isVisible()
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == ["صُدِّرت مادة واحدة."]
    assert desk.shown == [], "nothing opens over what the person does meanwhile"
    assert load(newsroom.chief, article).summary.stage is Stage.PUBLISHED


def test_another_place_is_looked_at_anew_and_without_one_nothing_leaves(
    qtbot: QtBot, newsroom: Newsroom, open_desk: Open, tmp_path: Path
) -> None:
    article = approved(newsroom)
    desk = open_desk(newsroom.chief)
    desk.row(article).tick.click()
    row = desk.row(article)
    desk.page.target.set_place(tmp_path / "elsewhere")
    qtbot.waitUntil(lambda: desk.row(article) is not row)
    assert not desk.row(article).chosen, "what was chosen stays so"
    desk.row(article).tick.click()
    desk.page.target.path.setText("relative/place")
    desk.page.primary.click()
    assert desk.is_at(Standing.CHOOSING)
    assert desk.page.summary.text() == "يلزم اختيار مجلد أولًا."


def test_cancelling_ends_after_the_story_that_is_being_written(
    newsroom: Newsroom, open_desk: Open, tmp_path: Path
) -> None:
    articles = [approved(newsroom), approved(newsroom, "خبر آخر")]
    desk = open_desk(newsroom.chief, *articles)
    running = Running()

    def hear(_: Heard) -> None:
        running.cancel()

    order = Order(
        wanted=desk.page.chosen(publish=True),
        place=tmp_path / "out",
        zipped=False,
        packager=packager,
        heard=hear,
    )
    delivery = deliver(newsroom.chief, running, order)
    assert delivery.cancelled
    assert [one.article for one in delivery.done] == articles[:1]
    assert delivery.changes.articles == (articles[0],)
    assert load(newsroom.chief, articles[1]).summary.stage is Stage.APPROVED


def test_the_sheet_speaks_the_language_of_now(newsroom: Newsroom, open_desk: Open) -> None:
    approved(newsroom)
    desk = open_desk(newsroom.chief)
    desk.station.tongue.speak(Language.ENGLISH, DigitShape.ASCII)
    assert desk.page.primary.text() == "Publish and export"
    assert desk.page.everything.text() == "1 story chosen"
    assert desk.page.target.shape.currentText() == "A folder for each story"
