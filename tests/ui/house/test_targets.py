"""The page of targets: kept by the chief, tried, and their log with what waits."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends import fail, null
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.errors import Reason, Unavailable
from studio.newsroom import publishing
from studio.newsroom.acting import Acting
from studio.newsroom.sendings import ask_to_send, next_sending, sendings, start_site, was_not_sent
from studio.newsroom.target_values import EXAMPLES, TargetWishes
from studio.newsroom.targets import add_target, targets
from studio.storage.codes import SendingState, TargetKind
from studio.ui.house.target_words import KINDS
from studio.ui.house.targets_page import TargetsPage
from studio.wording.words import Language
from tests.newsroom.house import Newsroom, approved, packager
from tests.sending.conftest import SftpServer, server
from tests.sending.sftp_server import PASSWORD, USER
from tests.ui.editor.writers import type_into
from tests.ui.stations import Stations

__all__ = ["server"]


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[tuple[str, str], str]]:
    """Let a keyring last as long as a test."""
    before, kept = keyring.get_keyring(), dict[tuple[str, str], str]()
    untyped: Any = null.Keyring
    backend = untyped()
    monkeypatch.setattr(backend, "get_password", lambda *of: kept.get(of))
    monkeypatch.setattr(backend, "set_password", lambda *of: kept.update({of[:2]: of[2]}))
    monkeypatch.setattr(backend, "delete_password", lambda *of: kept.pop(of))
    keyring.set_keyring(backend)
    yield kept
    keyring.set_keyring(before)


def opened(qtbot: QtBot, stations: Stations, acting: Acting, rows: int) -> TargetsPage:
    page = TargetsPage(stations.of(acting))
    qtbot.addWidget(page)
    page.resize(760, 700)
    page.show()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == rows)
    return page


def folder(newsroom: Newsroom, path: Path, name: str = "الموقع") -> int:
    wishes = TargetWishes(name=name, kind=TargetKind.FOLDER, address=str(path))
    (made,) = add_target(newsroom.chief, wishes).targets
    return made


def test_a_target_is_added_tried_changed_and_removed(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    page = opened(qtbot, stations, newsroom.chief, 0)
    assert page.card.isHidden()
    page.new.click()
    assert page.card.secret.isHidden(), "nobody signs in at a folder"
    type_into(page.card.form.name, "الموقع")
    type_into(page.card.form.address, "www")
    page.card.add.click()
    qtbot.waitUntil(lambda: bool(page.card.refusal.text))
    assert page.card.form.name.text() == "الموقع"
    page.card.form.address.setText(str(tmp_path / "www"))
    page.card.add.click()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1)
    (kept,) = targets(newsroom.chief)
    assert (kept.name, kept.address) == ("الموقع", str(tmp_path / "www"))
    page.card.attempt.click()
    qtbot.waitUntil(lambda: "تجيب" in page.card.answer.text)
    assert list((tmp_path / "www").iterdir()) == [], "the probe is gone"
    page.card.form.chosen.click()
    qtbot.waitUntil(lambda: targets(newsroom.chief)[0].options.chosen)
    page.card.remove.click()
    page.card.removing.agree.click()
    qtbot.waitUntil(lambda: not targets(newsroom.chief))
    qtbot.waitUntil(page.card.isHidden)


def test_the_whole_site_is_sent_from_the_page_where_a_target_holds_files(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    target = folder(newsroom, tmp_path / "www")
    wishes = TargetWishes(name="المدونة", kind=TargetKind.WORDPRESS, address="https://a.example/")
    (blog,) = add_target(newsroom.chief, wishes).targets
    page = opened(qtbot, stations, newsroom.producer, 2)
    wanted: list[int] = []
    page.site_wanted.connect(wanted.append)
    page.list.choose((target,))
    qtbot.waitUntil(page.card.site.isVisible)
    page.card.site.click()
    assert wanted == [target]
    page.list.choose((blog,))
    qtbot.waitUntil(page.card.site.isHidden)
    page = opened(qtbot, stations, newsroom.layla, 2)
    page.list.choose((target,))
    qtbot.waitUntil(page.card.isVisible)
    assert page.card.site.isHidden()


@pytest.mark.parametrize("language", Language)
def test_nothing_of_a_target_is_cut_off_where_the_sheet_is_narrowest(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, language: Language
) -> None:
    for kind in (TargetKind.SFTP, TargetKind.S3, TargetKind.WORDPRESS):
        add_target(newsroom.chief, TargetWishes(name=kind, kind=kind, address=EXAMPLES[kind]))
    page = opened(qtbot, stations, newsroom.chief, 3)
    page._station.tongue.speak(language, DigitShape.ASCII)
    page.resize(564, 600)
    view = page.card.parentWidget()
    assert view is not None
    for one in targets(newsroom.chief):
        page.list.choose((one.id,))
        qtbot.waitUntil(partial(is_shown, page, one.kind))
        assert page.card.minimumSizeHint().width() <= view.width()


def is_shown(page: TargetsPage, kind: TargetKind) -> bool:
    return page.card.form.wishes.kind is kind


def test_what_does_not_answer_says_why(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    (tmp_path / "www").write_text("somebody's file", "utf-8")
    folder(newsroom, tmp_path / "www")
    page = opened(qtbot, stations, newsroom.chief, 1)
    qtbot.waitUntil(page.card.isVisible)
    page.card.attempt.click()
    qtbot.waitUntil(lambda: bool(page.card.refusal.text))
    assert page.card.answer.isHidden()
    assert page.card.trust.isHidden()


def test_the_order_is_the_chiefs(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    first, second = folder(newsroom, tmp_path, "أول"), folder(newsroom, tmp_path, "ثان")
    page = opened(qtbot, stations, newsroom.chief, 2)
    qtbot.waitUntil(page.down.isEnabled)
    assert not page.up.isEnabled()
    page.down.click()
    qtbot.waitUntil(lambda: [one.id for one in targets(newsroom.chief)] == [second, first])
    qtbot.waitUntil(page.up.isEnabled)


def test_what_waits_is_tried_now_or_given_up(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    target = folder(newsroom, tmp_path / "www")
    article = approved(newsroom)
    publishing.publish(newsroom.chief, article, packager)
    asked = ask_to_send(newsroom.editor, target, article)
    assert next_sending(newsroom.editor, target) is not None
    down = Unavailable(Reason.TARGET_UNREACHABLE, target="الموقع", problem="no line")
    was_not_sent(newsroom.editor, asked, down, again=True)
    page = opened(qtbot, stations, newsroom.editor, 1)
    assert page.new.isHidden()
    assert page.card.form.name.isReadOnly()
    qtbot.waitUntil(lambda: len(page.card.log.buttons()) == 2)
    now, stop = page.card.log.buttons()
    assert (now.text(), stop.text()) == ("المحاولة الآن", "ترك المحاولة")
    stop.click()
    qtbot.waitUntil(lambda: sendings(newsroom.editor)[0].state is SendingState.FAILED)
    qtbot.waitUntil(lambda: len(page.card.log.buttons()) == 1)
    page.card.log.buttons()[0].click()
    qtbot.waitUntil(lambda: sendings(newsroom.editor)[0].state is SendingState.WAITING)


def test_the_whole_site_is_in_the_log(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    target = folder(newsroom, tmp_path / "www")
    asked = start_site(newsroom.editor, target)
    down = Unavailable(Reason.TARGET_UNREACHABLE, target="الموقع", problem="no line")
    was_not_sent(newsroom.editor, asked, down, again=True)
    page = opened(qtbot, stations, newsroom.editor, 1)
    qtbot.waitUntil(lambda: len(page.card.log.buttons()) == 2)
    said = [one.text() for one in page.card.log.findChildren(QLabel)]
    assert "الموقع كله" in said
    assert any(one.startswith("ينتظر · ") for one in said), "as the site does, not as a story"
    page.card.log.buttons()[0].click()
    qtbot.waitUntil(lambda: sendings(newsroom.editor)[0].attempts == 1)
    (row,) = sendings(newsroom.editor)
    assert (row.article, row.state) == (None, SendingState.WAITING)


@pytest.mark.parametrize("who", ["layla", "producer"])
def test_others_look_at_it(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path, who: str
) -> None:
    folder(newsroom, tmp_path / "www")
    page = opened(qtbot, stations, getattr(newsroom, who), 1)
    assert page.new.isHidden()
    assert page.card.remove.isHidden()
    assert page.card.log.isHidden() is (who == "layla")


def test_a_server_is_known_by_its_key_and_the_password_stays_in_the_keyring(
    qtbot: QtBot,
    stations: Stations,
    newsroom: Newsroom,
    server: SftpServer,
    memory: dict[tuple[str, str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("MIDAD_TARGET_PASSWORD")
    page = opened(qtbot, stations, newsroom.chief, 0)
    page.new.click()
    form, card = page.card.form, page.card
    form.kind.setCurrentIndex(list(KINDS).index(TargetKind.SFTP))
    form.kind.activated.emit(form.kind.currentIndex())
    assert not form.user.isHidden()
    type_into(form.name, "الخادم")
    type_into(form.address, server.address)
    type_into(form.user, USER)
    card.add.click()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1)
    qtbot.waitUntil(card.secret.isVisible)
    assert not card.secret.keep.isEnabled()
    type_into(card.secret.line, PASSWORD)
    card.secret.keep.click()
    qtbot.waitUntil(lambda: not card.secret.line.text())
    (kept,) = targets(newsroom.chief)
    assert memory == {("midad-target", kept.uid): PASSWORD}
    card.attempt.click()
    qtbot.waitUntil(card.trust.isVisible)
    assert server.key in card.refusal.text
    card.trust.click()
    qtbot.waitUntil(lambda: targets(newsroom.chief)[0].options.host_key == server.key)
    qtbot.waitUntil(card.trust.isHidden)
    card.attempt.click()
    qtbot.waitUntil(lambda: "تجيب" in card.answer.text)
    card.remove.click()
    card.removing.agree.click()
    qtbot.waitUntil(lambda: not memory)


def test_a_computer_without_a_keyring_says_so(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, memory: dict[tuple[str, str], str]
) -> None:
    untyped: Any = fail.Keyring
    keyring.set_keyring(untyped())
    wishes = TargetWishes(
        name="المدونة", kind=TargetKind.WORDPRESS, address="https://example.org/", user="midad"
    )
    add_target(newsroom.chief, wishes)
    page = opened(qtbot, stations, newsroom.chief, 1)
    qtbot.waitUntil(page.card.secret.isVisible)
    assert "ووردبريس" in page.card.secret.hint.text()
    type_into(page.card.secret.line, "a word")
    page.card.secret.keep.click()
    qtbot.waitUntil(lambda: bool(page.card.refusal.text))
    assert page.card.secret.line.text() == "a word"
    assert memory == {}
