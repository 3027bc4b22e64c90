"""Eight people at once on one newsroom, six at windows of their own and two by command.

They write, take over, suggest, comment, submit, approve and publish at random. No word that was
acknowledged is lost, no comment, nobody waits for ever, and whoever is refused is told so in a
sentence.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from studio.document.plain import plain_text
from studio.newsroom import comments, drafts, record, records
from studio.newsroom.reading import history, load, revision_text
from studio.newsroom.records import Wanted
from studio.storage.codes import Role
from tests.newsroom.house import Newsroom
from tests.profiles import count

COLLEAGUE = Path(__file__).with_name("colleague.py")
SECONDS = count(3, 300)
PATIENCE = 240
WINDOWS = ("layla", "omar", "salma", "editor", "second", "boss")
COMMANDS = ("third", "fourth")


def test_eight_people_lose_nothing_of_each_other(room: Newsroom) -> None:
    for name, role in (
        ("salma", Role.JOURNALIST),
        ("second", Role.EDITOR),
        ("third", Role.EDITOR),
        ("fourth", Role.JOURNALIST),
        ("boss", Role.CHIEF),
    ):
        room.hire(name, role)
    made = [room.wrote(one) for one in (room.layla, room.omar, room.layla, room.salma)]
    told = at_work(room.store.folder)
    acts = Counter(line["act"] for line in told)
    assert acts["edit"] > 5
    assert acts["comment"]
    assert acts["step"]
    assert acts["command"]
    assert acts["typed"]
    assert acts["take_over"]
    for line in told:
        if line["act"] == "refused":
            assert all(line["said"])
            assert line.get("code", 1) in {1, 3}
    for article in made:
        text = plain_text(load(room.chief, article).text.body)
        said = {one.comment.body for one in comments.threads(room.chief, article)}
        mine = [one for one in told if one.get("article") == article]
        assert [one for one in mine if one["act"] == "edit" and one["token"] not in text] == [], (
            "an update was lost"
        )
        assert [
            one for one in mine if one["act"] == "comment" and one["token"] not in said
        ] == [], "a remark was lost"
        kept = said_anywhere(room, article)
        assert [one for one in mine if one["act"] == "typed" and one["token"] not in kept] == [], (
            "typed words were lost"
        )
    overs = records.records(room.chief, Wanted(action="take_over"))
    assert len(overs) == acts["take_over"]
    edits = records.records(room.chief, Wanted(action="edit"))
    assert len([one for one in edits if one.view.origin == "window"]) == acts["edit"]
    assert record.verify(room.store) is None


def said_anywhere(room: Newsroom, article: int) -> str:
    """Return what the versions of an article say, and what lies typed and not yet kept."""
    versions = [
        revision_text(room.chief, article, one.number) for one in history(room.chief, article)
    ]
    typed = [drafts.draft(one, article) for one in room.others.values()]
    texts = [*versions, *(one.text for one in typed if one is not None)]
    return "\n".join(plain_text(one.body) for one in texts)


def at_work(folder: Path) -> list[dict[str, Any]]:
    """Let all of them work at once, and return what they told."""
    people = [*(f"window:{one}" for one in WINDOWS), *(f"command:{one}" for one in COMMANDS)]
    ended = subprocess.run(
        [sys.executable, str(COLLEAGUE), str(folder), str(SECONDS), *people],
        stdout=subprocess.PIPE,
        text=True,
        timeout=SECONDS + PATIENCE,
        check=True,
    )
    return [json.loads(line) for line in ended.stdout.splitlines()]
