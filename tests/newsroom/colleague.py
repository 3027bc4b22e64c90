"""One scripted person at work in a process of their own: what `test_eight_people` starts.

They act by the use cases, as a window does, or as a command line, which opens the newsroom for each
thing that is done. Each line of output is an act that was acknowledged, or was refused and how.
"""

import contextlib
import io
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.cli.main import main
from studio.document.tree import Document
from studio.errors import MidadError
from studio.newsroom import actions, articles, comments, desk, people, publishing
from studio.newsroom.acting import Acting, clock
from studio.newsroom.reading import load
from studio.storage.engine import open_newsroom
from studio.wording.reasons import sentence
from studio.wording.words import Language, Words
from tests.builders import change, ins, p
from tests.newsroom.house import packager

WAIT = 60.0
LEAST = 12
"""How many turns each takes, however slow the machine."""


def turns(until: float) -> Iterator[int]:
    """Yield a number for each turn until the time has come, at least so many on a slow machine."""
    turn = 0
    while turn < LEAST or time.time() < until:
        yield turn
        turn += 1


def tell(**told: object) -> None:
    print(json.dumps(told, ensure_ascii=False), flush=True)


def token(name: str) -> str:
    return f"{name}{os.urandom(6).hex()}"


def write_on(acting: Acting, article: int, *, suggest: bool, again: bool) -> None:
    """Add a paragraph to the newest text; who is late with it reads again and goes on."""
    mine = token(acting.person.sign_in)
    found = load(acting, article)
    if again:  # somebody else may write meanwhile
        time.sleep(0.05)
    by = change(author=acting.person.id) if suggest else None
    block = p(ins(mine, by=by)) if by is not None else p(mine)
    body = Document((*found.text.body.blocks, block))
    text = replace(found.text, body=replace(found.text.body, blocks=body.blocks))
    articles.edit(acting, article, text, base=found.summary.revision)
    tell(act="edit", article=article, token=mine)


def remark(acting: Acting, article: int) -> None:
    mine = token(acting.person.sign_in)
    comments.add_comment(acting, article, mine)
    tell(act="comment", article=article, token=mine)


def decide(acting: Acting, article: int, choose: random.Random) -> None:
    """Take an article one step on, or back."""
    match choose.randrange(5):
        case 0:
            actions.submit(acting, article)
        case 1:
            actions.take_back(acting, article)
        case 2:
            actions.approve(acting, article)
        case 3:
            actions.send_back(acting, article, note="أعد النظر.")
        case _:
            publishing.publish(acting, article, packager)
    tell(act="step", article=article)


def at_a_window(folder: Path, name: str, until: float, choose: random.Random) -> None:
    with open_newsroom(folder, wait=WAIT) as store:
        person = next(one for one in people.who_works_here(store) if one.sign_in == name)
        acting = Acting(store, person, clock, "window")
        found = desk.ids(acting, desk.Filter())
        for _ in turns(until):
            article = choose.choice(found)
            try:
                match choose.randrange(6):
                    case 0 | 1 | 2:
                        suggest, again = choose.random() < 0.3, choose.random() < 0.5
                        write_on(acting, article, suggest=suggest, again=again)
                    case 3:
                        remark(acting, article)
                    case _:
                        decide(acting, article, choose)
            except MidadError as error:
                said = [sentence(error, Words(one)) for one in Language]
                tell(act="refused", reason=error.reason.value, said=said)


def by_command(folder: Path, name: str, until: float, choose: random.Random) -> None:
    os.environ["MIDAD_PASSWORD"] = f"{name}-secret"
    options = ["--newsroom", str(folder), "--json", "--as", name]
    article = 0
    for _ in turns(until):
        article = article % 4 + 1
        mine = token(name)
        command = choose.choice((["edit", "--set", f"notes={mine}"], ["submit"], ["approve"]))
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([*options, command[0], str(article), *command[1:]])
        if code == 0:
            tell(act="command", article=article, code=code)
        else:
            told = json.loads(err.getvalue())
            tell(act="refused", reason=told["error"], said=[told["message"]], code=code)


if __name__ == "__main__":
    folder, name, kind, seconds = sys.argv[1:]
    work = by_command if kind == "command" else at_a_window
    work(Path(folder), name, time.time() + float(seconds), random.Random(name))
