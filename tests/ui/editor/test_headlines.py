"""Cards say what they lead to: related stories by their headlines, providers by their names."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.document.blocks import Embed, Related
from studio.newsroom.articles import edit
from studio.newsroom.desk import by_uid
from studio.newsroom.reading import load
from studio.ui.commands import Do
from studio.ui.editor.headlines import Headlines
from studio.ui.editor.panels.related import RelatedPanel
from studio.ui.preview.isolation import NO_BROWSER, ROOT
from studio.ui.preview.plain import PlainPage
from studio.wording.terms import theme_name
from studio.wording.words import Language, Words
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import with_body
from tests.ui.stations import Stations


def uid_of(room: Newsroom, article: int) -> str:
    return load(room.layla, article).summary.uid


def test_headlines_come_together_and_follow_their_stories(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة المياه")
    uid, gone = uid_of(newsroom, article), "f" * 32
    station = stations.of(newsroom.layla)
    window = station.deck.parent()
    assert isinstance(window, QWidget)
    headlines = Headlines(station.door, window)
    with qtbot.waitSignal(headlines.arrived):
        assert headlines.of(uid) is None
        assert headlines.of(gone) is None
        assert not headlines.is_gone(gone)
    assert headlines.of(uid) == "قمة المياه"
    assert headlines.is_gone(gone)
    with qtbot.waitSignal(headlines.arrived):
        station.door.do(lambda acting: edit(acting, article, newsroom.text("قمة أخرى")))
    assert headlines.of(uid) == "قمة أخرى"


def test_only_what_may_be_read_has_a_headline(newsroom: Newsroom) -> None:
    uid = uid_of(newsroom, newsroom.wrote(newsroom.layla, "قمة"))
    assert [one.headline for one in by_uid(newsroom.editor, (uid, "f" * 32)).values()] == ["قمة"]
    assert by_uid(newsroom.producer, (uid,)) == {}


def test_a_chosen_story_is_listed_by_its_headline_however_old(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    uid = uid_of(newsroom, newsroom.wrote(newsroom.layla, "قمة المياه"))
    writer = with_body(qtbot, stations, newsroom, Related(articles=(uid,)), p("بعد"))
    before = writer.editor.cards.headlines
    qtbot.waitUntil(lambda: before.of(uid) == "قمة المياه")
    writer.editor.show_block("body", 0)
    writer.do(Do.EDIT_BLOCK)
    panel = writer.editor.panel.panel
    assert isinstance(panel, RelatedPanel)
    qtbot.waitUntil(lambda: panel.taken.item(0).text() == "قمة المياه")


def test_an_embed_says_its_provider_by_its_name(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"))
    words = writer.station.tongue.words
    name = writer.editor.cards.name(Embed(url="https://youtu.be/a", provider="youtube"))
    assert words.say("YouTube") in name
    assert "youtube:" not in name


def test_themes_have_names_and_own_ones_their_folders() -> None:
    assert theme_name("newspaper", Words(Language.ENGLISH)) == "Newspaper"
    assert theme_name("newspaper", Words(Language.ARABIC)) == "الصحيفة"
    assert theme_name("ours", Words(Language.ARABIC)) == "ours"


def test_the_preview_tells_an_administrator_what_to_do(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    station = stations.of(newsroom.layla, Language.ENGLISH)
    told = []
    for problem in (ROOT, NO_BROWSER):
        page = PlainPage(station, problem)
        qtbot.addWidget(page)
        told.append(page._band.text())
    assert "ordinary user" in told[0]
    assert "missing" not in told[0]
    assert NO_BROWSER in told[1]
