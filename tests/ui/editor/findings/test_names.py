"""Names at the surface: put right by the register, added by a click, written by a choice."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.newsroom import house_rules, register
from studio.newsroom.register import Naming
from studio.style.drafts import Draft, write_draft
from studio.ui.commands import Do
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.findings.test_desk import settled, tap
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations


def codes(writer: Writer) -> list[str]:
    return [one.finding.code for one in writer.editor.findings.checking.all()]


def body(writer: Writer) -> str:
    return writer.surface.document().findBlockByNumber(3).text()


def test_a_name_is_put_right_by_a_key_and_a_new_one_is_known_at_once(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    register.add_name(newsroom.layla, Naming(name="بيونغ يانغ", spellings=("بيونج يانج",)))
    writer = with_body(qtbot, stations, newsroom, p("زار بيونج يانج ثم ظظضظ"))
    qtbot.waitUntil(lambda: codes(writer) == ["name_register"])
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_Home)
    writer.do(Do.NEXT_FINDING)
    tap(Qt.Key.Key_Return)
    assert body(writer) == "زار بيونغ يانغ ثم ظظضظ"
    writer.do(Do.UNDO)
    writer.do(Do.MEND_SAFE)
    assert body(writer) == "زار بيونغ يانغ ثم ظظضظ"
    writer.station.door.do(
        lambda acting: register.add_name(acting, Naming(name="ضاضا", spellings=("ظظضظ",)))
    )
    qtbot.waitUntil(lambda: codes(writer) == ["name_register"])


def test_either_of_two_spellings_becomes_the_houses_by_a_click(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    text = "قال غوتيريش وأضاف غوتيريش ثم غادر جوتيريش"
    writer = with_body(qtbot, stations, newsroom, p(text))
    settled(qtbot, writer)
    qtbot.waitUntil(lambda: codes(writer) == ["names"])
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_Home)
    writer.do(Do.NEXT_FINDING)
    card = writer.editor.findings.card
    (button,) = (one for one in card.buttons if one.text() == "إلى السجل بصورة جوتيريش")
    button.click()
    qtbot.waitUntil(lambda: codes(writer) == ["name_register"] * 2)
    (kept,) = register.names(newsroom.layla)
    assert kept.naming == Naming(name="جوتيريش", spellings=("غوتيريش",))


def test_what_is_chosen_is_added_and_shown_and_written_by_its_name(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("زار بيونغ يانغ"))
    writer.window.activateWindow()
    settled(qtbot, writer)
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_End)
    for _ in range(10):
        writer.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(writer.editor.names.made) as made:
        writer.do(Do.ADD_NAME)
    (kept,) = register.names(newsroom.layla)
    assert made.args == [kept.id]
    assert kept.name == "بيونغ يانغ"
    qtbot.waitUntil(lambda: bool(writer.editor.names._offers()))
    (offer,) = writer.editor.names._offers()
    writer.press(Qt.Key.Key_End)
    writer.type(" و")
    offer.act()
    assert body(writer) == "زار بيونغ يانغ وبيونغ يانغ"


def test_a_rule_of_the_newsroom_holds_at_once_and_says_its_own_words(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("تواجد الوفد"))
    settled(qtbot, writer)
    assert codes(writer) == []
    draft = Draft(id="own_1", message="قل وُجد", words=(("تواجد", ("وُجد",)),))
    writer.station.door.do(lambda _: house_rules.keep_rule(newsroom.chief, write_draft(draft)))
    qtbot.waitUntil(lambda: codes(writer) == ["own_1"])
    (one,) = writer.editor.findings.checking.all()
    assert one.finding.said == "قل وُجد"
    writer.station.door.do(lambda _: house_rules.set_rule_level(newsroom.chief, "own_1", "off"))
    qtbot.waitUntil(lambda: codes(writer) == [])
