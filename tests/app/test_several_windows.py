"""People at five windows of the program and three at command lines beside it, on one newsroom.

They type, suggest, accept, take over, comment and take steps at random, by real events. What was
acknowledged as saved is in the story at the end, every remark is there, nobody waits for ever, and
whatever is told is a sentence.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.plain import plain_text
from studio.newsroom import comments, people, record
from studio.newsroom.acting import Acting, clock
from studio.newsroom.articles import create
from studio.newsroom.permissions import Post
from studio.newsroom.reading import history, load, revision_text
from studio.newsroom.signing_in import sign_in
from studio.storage.codes import RevisionKind, Role
from studio.storage.engine import open_newsroom
from studio.ui.saving import SaveState
from tests.app.driving import PASSWORD, Driver, driven, found
from tests.builders import article as text_of
from tests.builders import p
from tests.newsroom.test_eight_people import COLLEAGUE
from tests.profiles import MINUTES_VARIABLE

SECONDS = 60 * float(os.environ.get(MINUTES_VARIABLE, "5"))
LEAST = 4
"""So many turns each window takes, however slow the machine."""
PATIENCE = 240
AGAIN = 10
WINDOWS = {"sami": None, "huda": None, "nora": None, "lina": Role.EDITOR, "adel": Role.JOURNALIST}
COMMANDS = {"third": Role.EDITOR, "fourth": Role.JOURNALIST, "fifth": Role.EDITOR}
LETTERS = "بتثجحخدذرزسشصضطظعغ"
DAY = ("type", "type", "suggest", "comment", "step", "accept")


@dataclass
class Hand:
    """Somebody at one of the windows."""

    driver: Driver
    name: str
    chance: Random
    typed: list[tuple[int, str]] = field(default_factory=list)
    said: list[tuple[int, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    did: Counter[str] = field(default_factory=Counter)
    todo: list[str] = field(default_factory=list)

    def sit_down(self) -> None:
        room = self.driver.come_in(self.name)
        room.end.told.connect(lambda text, _: self.told.append(text))

    def act(self, articles: list[int], what: str = "") -> None:
        """Do `what`, or anything, with one of the stories, as far as it is there to be done."""
        room, article = self.driver.room, self.chance.choice(articles)
        if room.story.article != article:
            room.open_article(article)
            self.driver.until(lambda: room.story.article == article and room.story.detail)
        self.todo = self.todo or self.chance.sample(DAY, len(DAY))
        match what := what or self.todo.pop():
            case "type" | "suggest":
                self.write(article, suggest=what == "suggest")
            case "comment":
                self.comment(article)
            case "accept":
                self.accept()
            case _:
                self.take_step()

    def write(self, article: int, *, suggest: bool) -> None:
        """Add a paragraph, and wait until it is said to be saved; take the story over for that."""
        driver, room = self.driver, self.driver.room
        if not room.story.editable and room.editor.holder.take.isVisible():
            self.take_over()
        if not room.story.editable:
            self.did["read"] += 1
            return
        room.editor.focus_text()
        if suggest != room.editor.reviewing.suggesting:
            driver.press("Ctrl+Shift+E")
            driver.until(lambda: room.editor.reviewing.suggesting is suggest)
        mine = "".join(self.chance.choices(LETTERS, k=12))
        driver.press("Ctrl+End", "Return")
        driver.type(mine)
        assert mine in plain_text(room.story.text.body)
        driver.until(lambda: room.story.saving.state is SaveState.SAVED)
        self.typed.append((article, mine))
        self.did["suggest" if suggest else "type"] += 1

    def take_over(self) -> None:
        """Take the open story over, once more where the newsroom was too busy for it."""
        room, until = self.driver.room, time.monotonic() + PATIENCE
        take, again = room.editor.holder.take, 0.0
        while not room.story.editable and time.monotonic() < until:
            if take.isVisible() and time.monotonic() > again:
                self.driver.click(take)
                again = time.monotonic() + AGAIN
            self.driver.qtbot.wait(20)
        assert room.story.editable
        self.did["take_over"] += 1

    def comment(self, article: int) -> None:
        driver, room = self.driver, self.driver.room
        if not room.remarks.writable:
            return
        mine = "".join(self.chance.choices(LETTERS, k=12))
        room.editor.focus_text()
        driver.press("Ctrl+M")
        words = room.end.review.remarks.composer.words
        driver.until(words.hasFocus)
        driver.type(mine)
        driver.press("Ctrl+Return")
        driver.until(lambda: not words.text)
        self.said.append((article, mine))
        self.did["comment"] += 1

    def accept(self) -> None:
        driver, room = self.driver, self.driver.room
        room.editor.focus_text()
        driver.press("F8")
        if room.editor.reviewing.bar.isVisible() and room.editor.reviewing.bar.accept.isVisible():
            driver.press("A")
            self.did["accept"] += 1

    def take_step(self) -> None:
        """Take the step that comes next; where a word is asked for, forget it."""
        driver, room = self.driver, self.driver.room
        if room.end.steps.primary is None:
            return
        room.editor.focus_text()
        before = len(self.told)
        driver.press("Ctrl+Return")
        asking = room.end.review.asking
        driver.until(
            lambda: room.end.steps.busy is None and (len(self.told) > before or asking.isVisible())
        )
        if asking.isVisible():
            driver.press("Escape")
        self.did["step"] += 1


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_people_at_windows_and_at_command_lines_lose_nothing_of_each_other(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    folder = tmp_path / "newsroom"
    found(folder, "النور نيوز")
    with acting_in(folder, "nora") as chief:
        for name, role in (*WINDOWS.items(), *COMMANDS.items()):
            if role is not None:
                password = f"{name}-secret" if name in COMMANDS else PASSWORD
                people.add_person(chief, name, name.title(), (Post(role),), password)
    with acting_in(folder, "sami") as sami:
        made = [
            create(sami, text_of(f"الخبر {n}", section=1, body=(p("متن الخبر كما ورد."),))).article
            for n in range(4)
        ]
    hands = []
    with driven(folder, tmp_path, qtbot, qapp) as driver:
        for seat, name in enumerate(WINDOWS):
            if seat:
                driver.program.another_window()
            hands.append(Hand(replace(driver, seat=seat), name, Random(seat)))
            hands[-1].sit_down()
        with at_command_lines(folder) as lines:
            for hand, what in zip(
                hands, ("type", "suggest", "type", "step", "comment"), strict=True
            ):
                hand.act(made[:1], what)  # so that each of them happens once, whatever comes then
            until, turn = time.monotonic() + SECONDS, 0
            while turn < LEAST or time.monotonic() < until:
                for hand in hands:
                    hand.act(made)
                turn += 1
        for line in lines:
            assert line["act"] in {"command", "refused"}
            assert all(line.get("said", ["x"]))
    did = sum((hand.did for hand in hands), Counter[str]())
    assert min(did[one] for one in ("type", "suggest", "comment", "step", "take_over")) > 0, did
    for hand in hands:
        assert all(text.strip() and "{" not in text for text in hand.told)
    # Only now: a second look into an open newsroom from the same process would free its locks.
    with acting_in(folder, "nora") as chief:
        for article in made:
            words = all_words(chief, article)
            mine = [text for hand in hands for at, text in hand.typed if at == article]
            assert [one for one in mine if one not in words] == [], "typed words were lost"
            said = {one.comment.body for one in comments.threads(chief, article)}
            mine = [text for hand in hands for at, text in hand.said if at == article]
            assert [one for one in mine if one not in said] == [], "a remark was lost"
        assert record.verify(chief.store) is None
    print(dict(did), Counter(line["act"] for line in lines))


def all_words(acting: Acting, article: int) -> str:
    """Return the newest text, and what was put aside or kept when somebody took the story over."""
    beside = {RevisionKind.ASIDE, RevisionKind.TAKEN_OVER}
    texts = [load(acting, article).text]
    texts += [
        revision_text(acting, article, one.number)
        for one in history(acting, article)
        if one.kind in beside
    ]
    return "\n".join(plain_text(one.body) for one in texts)


@contextmanager
def acting_in(folder: Path, name: str) -> Iterator[Acting]:
    """Act in a newsroom that no window has open."""
    with open_newsroom(folder) as store:
        yield sign_in(store, name, PASSWORD, clock=clock, origin="tests")


@contextmanager
def at_command_lines(folder: Path) -> Iterator[list[dict[str, Any]]]:
    """Let people work by command as long as the block runs; the list then holds what they told."""
    told: list[dict[str, Any]] = []
    names = [f"command:{one}" for one in COMMANDS]
    command = [sys.executable, str(COLLEAGUE), str(folder), str(SECONDS), *names]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as work:
        yield told
        out, _ = work.communicate(timeout=SECONDS + PATIENCE)
    assert work.returncode == 0
    told += [json.loads(line) for line in out.splitlines()]
