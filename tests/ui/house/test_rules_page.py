"""The page of rules: graded, written, tried over the archive, refused, taken back."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.document.ignored import Ignored
from studio.newsroom import house_rules, ignoring
from studio.newsroom.acting import Acting
from studio.ui.house.rules_page import RulesPage
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import type_into
from tests.ui.stations import Stations


def opened(qtbot: QtBot, stations: Stations, acting: Acting) -> RulesPage:
    page = RulesPage(stations.of(acting))
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) > 40)
    return page


def choose(page: RulesPage, rule: str) -> None:
    page.list.choose((page._ids[rule],))


def takes_back(page: RulesPage) -> list[Callable[[], None]]:
    heard: list[Callable[[], None]] = []
    page.told.connect(lambda _, undo: heard.append(undo))
    return heard


def test_a_rule_is_graded_by_the_chief_and_taken_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    page = opened(qtbot, stations, newsroom.chief)
    undo = takes_back(page)
    choose(page, "latin_comma")
    assert page.card.form.isHidden()
    assert page.card.remove.isHidden()
    page.card.level.setCurrentIndex(page.card.level.findData("off"))
    page.card.level.activated.emit(page.card.level.currentIndex())
    qtbot.waitUntil(lambda: house_rules.find_rule(newsroom.layla, "latin_comma").level == "off")
    qtbot.waitUntil(lambda: len(undo) == 1)
    page.shown.setCurrentIndex(page.shown.findData("changed"))
    page.shown.activated.emit(page.shown.currentIndex())
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1 and page.list.rows.rows[0].faint)
    undo[0]()
    qtbot.waitUntil(lambda: page.list.rows.rows == ())


def test_a_journalist_reads_rules_and_changes_none(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    page = opened(qtbot, stations, newsroom.layla)
    choose(page, "latin_comma")
    assert not page.card.level.isEnabled()
    assert page.new.isHidden()
    assert page.bring.isHidden()


def test_a_rule_is_written_tried_kept_and_changed(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, body=(p("تواجد الوفد ثم تواجد الوزير"),))
    page = opened(qtbot, stations, newsroom.chief)
    undo = takes_back(page)
    page.new.click()
    form, card = page.card.form, page.card
    card.keep.click()
    assert card.refusal.text
    type_into(form.message, "تواجد بمعنى وجد")
    form.words.setPlainText("تواجد = وُجد | حضر")
    form.must.setPlainText("حضر الوفد")
    card.keep.click()
    qtbot.waitUntil(lambda: "حضر الوفد" in card.refusal.text)
    form.must.setPlainText("تواجد الوفد")
    form.must_not.setPlainText("حضر الوفد")
    card.attempt.click()
    qtbot.waitUntil(lambda: card.trying.trial is not None)
    assert card.trying.trial is not None
    assert (card.trying.trial.found, card.trying.list.rows.rows[0].id) == (2, 1)
    card.trying.list.choose((1,))
    with qtbot.waitSignal(page.opened) as went:
        card.trying._open()
    assert went.args == [article]
    card.keep.click()
    qtbot.waitUntil(lambda: any(one.is_own for one in page._rules))
    assert house_rules.find_rule(newsroom.layla, "own_1").rule.swap == {"تواجد": ("وُجد", "حضر")}
    qtbot.waitUntil(lambda: page.list.chosen_ids == (page._ids["own_1"],))
    assert form.words.lines() == ("تواجد = وُجد | حضر",)
    card.remove.click()
    qtbot.waitUntil(lambda: not any(one.is_own for one in page._rules))
    undo[-1]()
    qtbot.waitUntil(lambda: any(one.is_own for one in page._rules))


def test_a_pattern_that_would_never_end_is_refused(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    page = opened(qtbot, stations, newsroom.chief)
    page.new.click()
    form, card = page.card.form, page.card
    type_into(form.message, "بطيئة")
    form.kind.setCurrentIndex(1)
    type_into(form.pattern, "(?:ا+)+ب")
    for button in (card.keep, card.attempt):
        card.refusal.clear()
        button.click()
        qtbot.waitUntil(lambda: bool(card.refusal.text))
    assert not any(one.is_own for one in house_rules.rules(newsroom.layla))


def test_what_is_ignored_most_is_found(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    for words in (",", ";"):
        ignoring.ignore_finding(newsroom.layla, article, Ignored("latin_comma", words))
    ignoring.count_mended(newsroom.layla, article, {"latin_semicolon": 4})
    page = opened(qtbot, stations, newsroom.layla)
    page.shown.setCurrentIndex(page.shown.findData("noisy"))
    page.shown.activated.emit(page.shown.currentIndex())
    (row,) = page.list.rows.rows
    assert row.id == page._ids["latin_comma"]


def test_rules_go_out_and_come_in(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    house_rules.set_rule_level(newsroom.chief, "latin_comma", "off")
    page = opened(qtbot, stations, newsroom.chief)
    file = tmp_path / "rules.toml"
    with qtbot.waitSignal(page.told):
        page.export_to(file)
    house_rules.set_rule_level(newsroom.chief, "latin_comma", "error")
    page.import_from(file)
    qtbot.waitUntil(lambda: house_rules.find_rule(newsroom.layla, "latin_comma").level == "off")
    file.write_text("[[", encoding="utf-8")
    page.import_from(file)
    qtbot.waitUntil(lambda: bool(page.refusal.text))
