"""Suggestions in the list of remarks: many decided at once, and each seen for what it is."""

from msgspec.structs import replace
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.document.blocks import BlockReview
from studio.ui.commands import Do
from studio.ui.review.remarks.suggestion_card import SuggestionCard
from tests.builders import change, cut, figure, ins, p
from tests.newsroom.house import Newsroom
from tests.ui.review.test_remarks import TEXT, at_desk
from tests.ui.stations import Stations


def test_many_suggestions_are_decided_from_a_menu_that_counts_them(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    mine = change("m", author=newsroom.layla.person.id)
    theirs = change("t", author=newsroom.editor.person.id)
    body = (
        p("قال ", cut("المسوول", by=theirs), ins("المسؤول", by=theirs), " نعم"),
        p("ثم ", ins("عاد", by=mine), " إلى ", cut("داره", by=theirs), " مساء"),
    )
    article = newsroom.wrote(newsroom.layla, body=body)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(desk.panel.many.isVisible)
    offers = {one.text(): one for one in desk.panel.many.menu_of_now().actions() if one.text()}
    name = newsroom.editor.person.display_name
    (theirs_all,) = (one for text, one in offers.items() if name in text and "قبول" in text)
    assert "2" in theirs_all.text() or "٢" in theirs_all.text()
    assert not any("التنسيق" in one for one in offers), "there is nothing of that sort"
    theirs_all.trigger()
    assert desk.writer.lines == ["قال المسؤول نعم", "ثم عاد إلى  مساء"]
    qtbot.waitUntil(desk.panel.many.isHidden)
    desk.writer.do(Do.UNDO)
    assert desk.writer.text.body.blocks == body


def test_a_suggested_caption_is_shown_as_what_goes_and_comes(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    before = figure("قصر المؤتمرات", alt="قصر")
    review = BlockReview(restyle=change("m", author=newsroom.layla.person.id), before=before)
    body = (p(TEXT), replace(figure("قصر الأمم", alt="قصر"), review=review))
    article = newsroom.wrote(newsroom.layla, body=body)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 1)
    (card,) = desk.panel.cards
    assert isinstance(card, SuggestionCard)
    assert "«قصر قصر المؤتمرات»" in card.accessibleName()
    assert "«قصر قصر الأمم»" in card.accessibleName()
    assert "صورة" in card.accessibleName()


def test_a_sign_or_a_space_that_is_suggested_is_seen(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    by = change("m", author=newsroom.layla.person.id)
    body = (p("قال", ins("،", by=by), " نعم"), p("ثم ", cut(" ", by=by), "عاد"))
    article = newsroom.wrote(newsroom.layla, body=body)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 2)
    sign, space = (one.findChildren(QLabel)[-1].text() for one in desk.panel.cards)
    assert '<p dir="rtl"' in sign
    assert "،" in sign
    assert "␣" in space
