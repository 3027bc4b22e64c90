"""The main job in the window, by keys and mouse: written, sent back, approved, published, exported.

The article is the newsroom's real one where this machine has it, else our own.
"""

import re
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio.document.front_matter import read_article_file
from studio.document.plain import plain_text
from studio.export.html import document_html
from studio.export.verify import verify
from studio.newsroom.reading import history, load
from studio.storage.codes import Stage
from studio.ui.exporting.page import Standing
from studio.ui.preview.pages import page_files
from tests.app.driving import Driver, driven, found
from tests.export.reading import Page, in_order
from tests.samples import Sample, main_sample

REASON = "أي وكالة نقلت الخبر؟"


def test_the_whole_path(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    sample = main_sample()
    folder = tmp_path / "newsroom"
    found(folder, sample.site_name, sample.welcome, sample.lines[-1])
    with driven(folder, tmp_path, qtbot, qapp) as driver:
        article = write_and_submit(driver, sample)
        send_back(driver, article)
        mend_and_resubmit(driver, article)
        approve(driver, article)
        package = publish_and_export(driver, article, tmp_path / "out")
        with driver.acting("sami") as acting:
            previewed = page_files(acting, article, load(acting, article).text)
        exported = (package / "index.html").read_bytes()
        assert previewed["index.html"] == exported
    assert verify(package).manifest.articles[0].status == "published"
    html = exported.decode()
    page = Page(html)
    assert in_order(sample.lines, page.lines)
    assert '<html lang="ar" dir="rtl">' in html
    assert page.title == sample.lines[1]


def write_and_submit(driver: Driver, sample: Sample) -> int:
    """Write the article from its headline on: the first paragraphs by hand, the rest pasted."""
    room = driver.come_in("sami")
    article = driver.begin_story()
    text = read_article_file(sample.article.read_text(encoding="utf-8"), name=sample.article.name)
    driver.type(text.headline)
    driver.press("Return", "Return")
    first, *rest = text.body.blocks
    driver.type(plain_text(type(text.body)((first,))).strip())
    driver.press("Return")
    mime = QMimeData()
    mime.setHtml(str(document_html(type(text.body)(tuple(rest)))))
    QGuiApplication.clipboard().setMimeData(mime)
    driver.press("Ctrl+V")
    driver.until(lambda: len(room.story.text.body.blocks) >= len(text.body.blocks))
    assert plain_text(room.story.text.body) == plain_text(text.body)
    driver.press("Ctrl+Shift+S")
    driver.type("العالم")
    driver.press("Return")
    driver.until(lambda: room.story.text.section is not None)
    driver.press("Ctrl+T")
    driver.type("روسيا")
    driver.press("Return")
    driver.until(lambda: len(room.story.text.tags) == 1)
    driver.press("Ctrl+Return")
    reached(driver, article, Stage.IN_REVIEW)
    return article


def send_back(driver: Driver, article: int) -> None:
    room = driver.come_in("huda")
    opened(driver, "queue", article)
    driver.press("Ctrl+Shift+Return")
    driver.type(REASON)
    driver.press("Return")
    reached(driver, article, Stage.CHANGES_REQUESTED)
    driver.until(lambda: room.toast.text)


def mend_and_resubmit(driver: Driver, article: int) -> None:
    room = driver.come_in("sami")
    opened(driver, "drafts", article)
    driver.until(lambda: REASON in shown_words(driver))
    room.editor.focus_text()
    driver.press("Ctrl+End")
    driver.type(" ")
    driver.type("انتهى")
    for _ in "انتهى ":
        driver.press("Backspace")
    driver.press("Ctrl+Return")
    reached(driver, article, Stage.IN_REVIEW)


def approve(driver: Driver, article: int) -> None:
    driver.come_in("huda")
    opened(driver, "queue", article)
    driver.press("Ctrl+Return")
    reached(driver, article, Stage.APPROVED)


def publish_and_export(driver: Driver, article: int, out: Path) -> Path:
    room = driver.come_in("nora")
    opened(driver, "ready", article)
    driver.press("Ctrl+Return")
    reached(driver, article, Stage.PUBLISHED)
    room.exporting.page.target.set_place(out)
    driver.press("Ctrl+E")
    driver.until(room.exporting.page.primary.hasFocus)
    driver.press("Return")
    driver.until(lambda: room.exporting.page.standing is Standing.DONE)
    (manifest,) = out.glob("[!.]*/manifest.json")
    return manifest.parent


def opened(driver: Driver, place: str, article: int) -> None:
    """Go to a place and open the article by the keyboard."""
    room = driver.room
    room.show_place(room.rail.place_of(place))
    driver.until(lambda: room.list.model.row_of(article) is not None)
    while not room.list.view.hasFocus():
        driver.press("F6")
    driver.press("Home", "Return")
    driver.until(lambda: room.story.article == article)
    driver.qtbot.wait(50)


def reached(driver: Driver, article: int, stage: Stage) -> None:
    def look() -> bool:
        with driver.acting("nora") as acting:
            return load(acting, article).summary.stage is stage

    driver.until(look)


def shown_words(driver: Driver) -> str:
    """Return every word of the end pane's labels."""
    labels = driver.room.end.findChildren(QLabel)
    return re.sub("[\u2066-\u2069]", "", " ".join(one.text() for one in labels if one.isVisible()))


def test_a_story_that_was_typed_is_a_version_when_the_person_leaves(driver: Driver) -> None:
    driver.come_in("sami")
    article = driver.begin_story()
    driver.type("خبر لم يُرسل بعد")
    driver.come_in("huda")
    with driver.acting("sami") as acting:
        assert load(acting, article).summary.headline == "خبر لم يُرسل بعد"
        assert len(history(acting, article)) == 2


def test_refusals_are_answered_in_the_window(driver: Driver) -> None:
    room = driver.come_in("huda")
    article = driver.begin_story()
    driver.press("Ctrl+Return")
    driver.until(room.end.review.error.isVisible)
    assert room.end.review.error.text()
    driver.type("خبر كتبته المحررة")
    driver.press("Return", "Return")
    driver.type("متن الخبر.")
    driver.press("Ctrl+Shift+S")
    driver.type("محلي")
    driver.press("Return")
    driver.until(lambda: room.story.text.section is not None)
    driver.press("Ctrl+Return")
    reached(driver, article, Stage.IN_REVIEW)
    driver.until(lambda: room.story.detail and room.story.detail.summary.stage is Stage.IN_REVIEW)
    driver.press("Ctrl+Return")  # her own article: somebody else approves it
    driver.qtbot.wait(300)
    with driver.acting("nora") as acting:
        assert load(acting, article).summary.stage is Stage.IN_REVIEW
    assert QApplication.activeModalWidget() is None
