"""The look of the site: shown before it is kept, kept as one, and refused beside its field."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.export.site_preview import Shown
from studio.newsroom import publishing
from studio.newsroom.house import house
from studio.resources import resource
from studio.settings import logo_of
from studio.ui.house.look_page import LookPage
from tests.imaging.originals import gradient, saved
from tests.newsroom.house import Newsroom, approved, packager
from tests.ui.stations import Stations


@pytest.fixture
def page(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Iterator[LookPage]:
    for number in range(3):
        article = approved(newsroom, f"خبر {number}")
        publishing.publish(newsroom.chief, article, packager)
    page = LookPage(stations.of(newsroom.chief))
    qtbot.addWidget(page)
    page.resize(900, 600)
    with qtbot.waitSignal(page.drawn, timeout=30_000):
        page.show()
    yield page
    page.let_go()


def html(page: LookPage) -> str:
    assert page.view.browser is not None
    return page.view.browser.html


def shows(qtbot: QtBot, page: LookPage, text: str) -> None:
    qtbot.waitUntil(lambda: text in html(page), timeout=30_000)


def hides(qtbot: QtBot, page: LookPage, text: str) -> None:
    qtbot.waitUntil(lambda: text not in html(page), timeout=30_000)


def typed(page: LookPage, name: str, text: str) -> None:
    page.editors[name].changed.emit(name, text)


def test_what_is_typed_shows_on_the_page_and_is_kept_only_when_asked_for(
    qtbot: QtBot, page: LookPage, newsroom: Newsroom
) -> None:
    shows(qtbot, page, "خبر 2")
    typed(page, "welcome_line", "أهلًا بكم")
    typed(page, "navigation", "من نحن | /about/\nالأرشيف القديم | https://old.example/")
    shows(qtbot, page, '<p class="welcome">أهلًا بكم</p>')
    shows(qtbot, page, '<li><a href="about/"><bdi>من نحن</bdi></a></li>')
    assert house(newsroom.store).welcome_line == ""
    told: list[str] = []
    page.told.connect(lambda text, _: told.append(text))
    page.keep.click()
    qtbot.waitUntil(lambda: bool(told))
    kept = house(newsroom.store)
    assert kept.welcome_line == "أهلًا بكم"
    assert kept.navigation.splitlines()[1] == "الأرشيف القديم | https://old.example/"
    assert not page.keep.isEnabled()


def test_what_was_typed_can_be_put_back(qtbot: QtBot, page: LookPage, newsroom: Newsroom) -> None:
    typed(page, "footer", "حقوق النشر محفوظة")
    shows(qtbot, page, "حقوق النشر محفوظة")
    page.put_back.click()
    hides(qtbot, page, "حقوق النشر محفوظة")
    assert not page.put_back.isEnabled()
    assert house(newsroom.store).footer == ""


def test_a_story_is_shown_with_the_comments_in_their_place(qtbot: QtBot, page: LookPage) -> None:
    typed(page, "comments_heading", "التعليقات")
    page.view.show_page(Shown.STORY)
    shows(qtbot, page, 'id="comments"')
    assert html(page).index("</article>") < html(page).index('id="comments"')
    typed(page, "comments_place", "text")
    qtbot.waitUntil(
        lambda: html(page).index("</article>") > html(page).index('id="comments"'), timeout=30_000
    )
    typed(page, "comments_place", "nowhere")
    hides(qtbot, page, 'id="comments"')


def test_a_colour_that_nobody_could_read_is_told_with_the_one_that_is_printed(
    qtbot: QtBot, page: LookPage
) -> None:
    assert page.warning.isHidden()
    typed(page, "accent_colour", "#ffee00")
    qtbot.waitUntil(lambda: "#" in page.warning.text() and not page.warning.isHidden())
    typed(page, "accent_colour", "#7A1F2B")
    qtbot.waitUntil(page.warning.isHidden)


def test_what_cannot_be_is_said_beside_its_field_and_not_kept(page: LookPage) -> None:
    page.editors["navigation"].changed.emit("navigation", "من نحن | javascript:alert(1)")
    assert page.editors["navigation"].field.error
    assert not page.keep.isEnabled()


def test_a_logo_stands_in_the_place_of_the_name(
    qtbot: QtBot, page: LookPage, newsroom: Newsroom, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(saved(gradient(600, 150), "PNG"))
    page.editors["logo"].file_chosen.emit(file)
    shows(qtbot, page, 'src="logo.webp" width="352" height="88" alt="النور نيوز"')
    page.keep.click()
    qtbot.waitUntil(lambda: bool(house(newsroom.store).logo))
    logo = logo_of(house(newsroom.store).logo)
    assert logo is not None
    assert (logo.width, logo.height) == (600, 150)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    page.editors["logo"].file_chosen.emit(broken)
    qtbot.waitUntil(lambda: bool(page.editors["logo"].field.error))


def test_an_own_theme_is_shown_and_a_broken_one_says_what_is_wrong(
    qtbot: QtBot, page: LookPage, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for file in resource("themes", "newspaper").iterdir():
        (own / file.name).write_bytes(file.read_bytes())
    base = own / "base.html"
    base.write_text(base.read_text("utf-8").replace("<body>", '<body class="ours">'), "utf-8")
    page.take_theme(own)
    shows(qtbot, page, '<body class="ours">')
    broken = tmp_path / "broken"
    broken.mkdir()
    page.take_theme(broken)
    qtbot.waitUntil(lambda: not page.view.problem.isHidden(), timeout=30_000)
    assert str(broken) in page.view.problem.text().replace("\u2068", "").replace("\u2069", "")
