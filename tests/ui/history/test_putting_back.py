"""What an older version says, put back while edits are suggested: suggested, or said why not."""

from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from studio.document.article import ArticleText, Byline
from studio.document.blocks import Figure
from studio.document.inline import line, plain
from studio.document.review import accepted_article, has_suggestions, rejected_article
from studio.newsroom.articles import edit
from studio.newsroom.reading import history, load
from studio.ui.commands import Do
from studio.ui.editor.writing.anchoring import present
from studio.ui.editor.writing.views import Showing
from studio.ui.history.pane import HistoryPane
from studio.ui.parts.toasts import Way
from studio.ui.typed import BESIDE_FIELDS
from tests.builders import change, doc, ins, p, remark
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, at_work
from tests.ui.stations import Stations

OLD = (p("انعقدت القمة صباح اليوم في العاصمة."), p("وتبحث في ملفات المنطقة."))
NEW = (p("انعقدت القمة صباح اليوم في العاصمة."), p("وتبحث في ", remark("c", "ملفات"), " أخرى."))
CAPTIONED = Figure(picture="", source="https://example.org/a.jpg", caption=line("قصر المؤتمرات"))


@dataclass
class Past:
    writer: Writer
    pane: HistoryPane
    told: list[tuple[str, object]] = field(default_factory=list)

    @property
    def text(self) -> ArticleText:
        return self.writer.text

    def follow(self, qtbot: QtBot, beginning: str) -> None:
        """Press the first way back whose target begins so."""
        pane = self.pane
        qtbot.waitUntil(lambda: any(one for one in links(pane) if one.startswith(beginning)))
        pane.reader.anchorClicked.emit(
            QUrl(next(one for one in links(pane) if one.startswith(beginning)))
        )


def links(pane: HistoryPane) -> list[str]:
    return [target for target, _, _ in pane.reader._links()]


@pytest.fixture
def past(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Past:
    """Give Layla a story with two versions that differ in everything, while she suggests."""
    article = newsroom.wrote(newsroom.layla, "القمة تنعقد", body=OLD)
    text = load(newsroom.layla, article).text
    newer = replace(
        text,
        headline=line("قمة أخرى"),
        kicker=line("عاجل"),
        standfirst=line("موجز"),
        lead_picture=CAPTIONED,
        body=doc(*NEW),
        dateline="عمّان",
        slug="other-summit",
        search_title="قمة",
        search_description="عن القمة",
        social_text="القمة اليوم",
        bylines=(*text.bylines, Byline("وكالات")),
    )
    edit(newsroom.layla, article, newer)
    writer = at_work(qtbot, stations, newsroom.layla, article)
    writer.do(Do.SUGGEST)
    pane = HistoryPane(writer.station, writer.story, writer.window)
    found = Past(writer, pane)
    pane.told.connect(lambda text, way: found.told.append((text, way)))
    pane.setGeometry(0, 0, 340, 800)
    pane.show()
    qtbot.waitUntil(lambda: bool(pane.versions.selected()))
    return found


def test_a_paragraph_is_put_back_as_a_suggestion_and_its_comment_stays(
    qtbot: QtBot, past: Past
) -> None:
    before = past.text
    qtbot.waitUntil(lambda: "اقتراح الفقرة كما كانت" in past.pane.reader.toPlainText())
    past.follow(qtbot, "restore:")
    assert accepted_article(past.text).body == doc(*OLD)
    assert rejected_article(past.text) == rejected_article(before)
    assert "c" in present(past.writer.editor.editing.manuscript.whole)
    said, undo = past.told[0]
    assert said == "صار اقتراحا"
    assert callable(undo)
    undo()
    assert past.text == before


@pytest.mark.parametrize("name", ["headline", "kicker", "standfirst", "lead_picture"])
def test_a_field_of_the_surface_is_put_back_as_a_suggestion(
    qtbot: QtBot, past: Past, name: str
) -> None:
    before = past.text
    past.follow(qtbot, f"field:{name}")
    now = accepted_article(past.text)
    assert has_suggestions(past.text)
    assert getattr(now, name) != getattr(accepted_article(before), name)
    assert rejected_article(past.text) == rejected_article(before)


@pytest.mark.parametrize(
    "name", [one for one in BESIDE_FIELDS if one not in {"notice", "section", "tags"}]
)
def test_what_no_suggestion_holds_is_left_and_the_way_out_is_offered(
    qtbot: QtBot, past: Past, name: str
) -> None:
    before = past.text
    past.follow(qtbot, f"field:{name}")
    assert past.text == before
    said, way = past.told[0]
    assert "اقتراح" in said
    assert isinstance(way, Way)
    way()
    assert not past.writer.editor.reviewing.suggesting
    past.follow(qtbot, f"field:{name}")
    assert getattr(past.text, name) != getattr(before, name)
    assert not has_suggestions(past.text)


def test_a_whole_version_is_suggested_and_what_is_not_is_named(
    qtbot: QtBot, past: Past, newsroom: Newsroom
) -> None:
    before = past.text
    past.pane.versions.choose(1)
    compared = past.pane._compared
    qtbot.waitUntil(lambda: past.pane._compared is not compared and past.pane.restore.isVisible())
    assert "اقتراح" in past.pane.restore.text()
    past.pane.restore.click()
    now = accepted_article(past.text)
    assert (plain(now.headline), now.body, now.lead_picture) == ("القمة تنعقد", doc(*OLD), None)
    assert rejected_article(past.text) == rejected_article(before)
    assert all(getattr(past.text, one) == getattr(before, one) for one in BESIDE_FIELDS)
    said, _ = past.told[0]
    assert all(one in said for one in ("التوقيع", "المكان والتاريخ"))
    article = past.writer.story.article
    assert article is not None
    assert len(history(newsroom.layla, article)) == 2


def test_what_others_suggest_stays_when_a_paragraph_is_put_back_plainly(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, body=OLD)
    text = load(newsroom.layla, article).text
    suggested = p(
        "انعقدت القمة ", ins("الطارئة ", by=change("t", author=2)), "صباح اليوم في العاصمة."
    )
    edit(newsroom.layla, article, replace(text, body=doc(suggested, NEW[1])))
    writer = at_work(qtbot, stations, newsroom.layla, article)
    past = Past(writer, HistoryPane(writer.station, writer.story, writer.window))
    past.pane.setGeometry(0, 0, 340, 800)
    past.pane.show()
    qtbot.waitUntil(lambda: len([one for one in links(past.pane) if "restore" in one]) == 2)
    assert "الطارئة" in past.pane.reader.toPlainText(), "what is suggested is seen as what came"
    past.pane.reader.anchorClicked.emit(QUrl(links(past.pane)[1]))
    assert past.text.body.blocks[0] == suggested
    assert accepted_article(past.text).body.blocks[1] == OLD[1]


def test_putting_back_while_the_original_is_shown_shows_everything(
    qtbot: QtBot, past: Past
) -> None:
    past.writer.do(Do.VIEW_ORIGINAL)
    past.follow(qtbot, "restore:")
    assert past.writer.editor.reviewing.showing is Showing.ALL
    assert accepted_article(past.text).body == doc(*OLD)
