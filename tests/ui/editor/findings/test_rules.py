"""House style at the surface: what the rules find, put right one by one or all at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.commands import Do
from studio.ui.house.personal_page import PersonalPage
from tests.builders import h, p
from tests.newsroom.house import Newsroom
from tests.ui.editor.findings.test_desk import settled, tap
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

BODY = (
    p("وصل الوفد إلى بيونج يانج"),
    p("زار “رويترز” في بيونج يانج, ثم غادر"),
    h("عودة من بيونغ يانغ"),
    p("قال «وصلنا الى هنا» وعاد الى بيته"),
)


def opened(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    writer = with_body(qtbot, stations, newsroom, *BODY)
    settled(qtbot, writer)
    writer.window.activateWindow()
    return writer


def kinds(writer: Writer) -> list[tuple[int, str]]:
    return [(one.number, one.finding.code) for one in writer.editor.findings.checking.all()]


def body(writer: Writer) -> list[str]:
    document = writer.surface.document()
    return [document.findBlockByNumber(at).text() for at in range(3, document.blockCount())]


def test_rules_of_blocks_and_of_the_whole_article_are_underlined(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    assert kinds(opened(qtbot, stations, newsroom)) == [
        (4, "quotes_foreign"),
        (4, "latin_comma"),
        (5, "names"),
        (5, "names"),
        (6, "hamza_particles"),
        (6, "hamza_particles"),
    ]


def test_one_finding_is_put_right_by_keys(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = opened(qtbot, stations, newsroom)
    writer.do(Do.NEXT_FINDING)
    card = writer.editor.findings.card
    assert card.buttons[0].text() == "وضع «…» مكان العلامتين"
    tap(Qt.Key.Key_Return)
    assert body(writer)[1] == "زار «رويترز» في بيونج يانج, ثم غادر"
    writer.do(Do.UNDO)
    assert body(writer)[1] == "زار “رويترز” في بيونج يانج, ثم غادر"


def test_all_of_a_rule_are_put_right_as_one_step(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = opened(qtbot, stations, newsroom)
    before = body(writer)
    for _ in range(3):
        writer.do(Do.NEXT_FINDING)
    every = writer.editor.findings.card.buttons[1]
    assert every.text() == "تصحيح كل ما هو من هذا النوع (٢)"
    every.click()
    assert body(writer)[2] == "عودة من بيونج يانج"
    settled(qtbot, writer)
    assert "names" not in {code for _, code in kinds(writer)}
    writer.do(Do.UNDO)
    assert body(writer) == before


def test_all_that_is_safe_is_put_right_as_one_step_and_quoted_words_stay(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = opened(qtbot, stations, newsroom)
    before = body(writer)
    writer.do(Do.MEND_SAFE)
    assert body(writer) == [
        "وصل الوفد إلى بيونج يانج",
        "زار «رويترز» في بيونج يانج، ثم غادر",
        "عودة من بيونغ يانغ",
        "قال «وصلنا الى هنا» وعاد إلى بيته",
    ]
    writer.do(Do.UNDO)
    assert body(writer) == before


def test_the_list_offers_both_ways(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = opened(qtbot, stations, newsroom)
    writer.do(Do.FINDINGS)
    shown = writer.editor.findings.list
    assert shown.mend_safe.isVisible()
    shown.mend_safe.click()
    settled(qtbot, writer)
    assert not shown.mend_safe.isVisible()
    rows = [one.finding.code for one in shown.found]
    shown.list.setCurrentRow(1 + rows.index("names"))
    assert shown.mend_kind.isVisible()
    shown.mend_kind.click()
    settled(qtbot, writer)
    assert kinds(writer) == [(6, "hamza_particles")]


def test_an_underline_of_the_whole_article_holds_while_its_paragraph_is_typed_in(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = opened(qtbot, stations, newsroom)
    writer.editor.show_block("body", 2)
    writer.press(Qt.Key.Key_End)
    writer.type(" اليوم")
    assert [one for one in kinds(writer) if one[0] == 5] == [(5, "names"), (5, "names")]
    settled(qtbot, writer)
    assert [one for one in kinds(writer) if one[0] == 5] == [(5, "names"), (5, "names")]


def test_a_name_that_is_spelt_one_way_again_is_no_longer_underlined(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = opened(qtbot, stations, newsroom)
    writer.editor.show_block("body", 2)
    writer.press(Qt.Key.Key_Home)
    QTest.keyClick(writer.surface, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    writer.type("عودة")
    settled(qtbot, writer)
    assert "names" not in {code for _, code in kinds(writer)}


def test_what_is_ignored_stays_ignored_when_its_paragraph_is_edited(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = opened(qtbot, stations, newsroom)
    checking = writer.editor.findings.checking
    checking.ignore(next(one for one in checking.all() if one.finding.code == "latin_comma"))
    writer.editor.show_block("body", 1)
    writer.press(Qt.Key.Key_Home)
    writer.type("ثم ")
    settled(qtbot, writer)
    assert (4, "latin_comma") not in kinds(writer)
    assert (4, "quotes_foreign") in kinds(writer)


def test_a_rule_that_is_switched_off_can_be_switched_on_again(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = opened(qtbot, stations, newsroom)
    page = PersonalPage(writer.station)
    qtbot.addWidget(page)
    writer.editor.findings.checking.all()
    writer.station.personal.remember("findings_off", ["names"])
    settled(qtbot, writer)
    assert "names" not in {code for _, code in kinds(writer)}
    page.kinds.ticks["names"].click()
    settled(qtbot, writer)
    assert (5, "names") in kinds(writer)


def test_what_is_quoted_is_put_right_by_itself_and_never_with_others(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    text = "قال انه بخير امس وقال «جئت امس» ثم غادر امس"
    writer = with_body(qtbot, stations, newsroom, p(text))
    settled(qtbot, writer)
    findings = writer.editor.findings
    quoted = [one for one in findings.checking.all() if one.finding.quoted]
    assert [text[one.finding.start : one.finding.end] for one in quoted] == ["امس"]
    before = writer.surface.document().findBlockByNumber(3).text()
    others = [one for one in findings.checking.all() if one.finding.code == quoted[0].finding.code]
    findings._mend_kind_of(next(one for one in others if not one.finding.quoted))
    after = "قال انه بخير أمس وقال «جئت امس» ثم غادر أمس"
    assert writer.surface.document().findBlockByNumber(3).text().replace("أنه", "انه") == after
    writer.do(Do.UNDO)
    assert writer.surface.document().findBlockByNumber(3).text() == before
    writer.do(Do.MEND_HAMZAS)
    assert "«جئت امس»" in writer.surface.document().findBlockByNumber(3).text()
    writer.do(Do.UNDO)
    settled(qtbot, writer)
    (left,) = (one for one in findings.checking.all() if one.finding.quoted)
    findings._mend_first(left)
    assert "«جئت أمس»" in writer.surface.document().findBlockByNumber(3).text()
