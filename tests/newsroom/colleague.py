"""Scripted people at work, each in a process of their own: what `test_eight_people` starts.

They act by the use cases, as a window does, or as a command line, which opens the newsroom for each
thing that is done. Each line of output is an act that was acknowledged, or was refused and how.
"""

import contextlib
import io
import json
import multiprocessing
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.cli.main import main
from studio.document.article import ArticleText
from studio.document.tree import Document
from studio.errors import MidadError, Reason
from studio.newsroom import actions, articles, comments, desk, drafts, people, presence, publishing
from studio.newsroom.acting import Acting, clock
from studio.newsroom.reading import load
from studio.newsroom.workflow import Action
from studio.storage.engine import open_newsroom
from studio.wording.reasons import sentence
from studio.wording.words import Language, Words
from tests.builders import change, ins, p
from tests.newsroom.house import packager
from tests.profiles import count

WAIT = 60.0
PATIENCE = 200.0
DAY = ("write", "write", "window", "window", "remark", "decide")
"""What somebody at a window does in so many turns, in any order."""
LEAST = count(len(DAY), 12)
"""How many turns each takes, however slow the machine."""


def turns(until: float) -> Iterator[int]:
    """Yield a number for each turn until the time has come, at least so many on a slow machine."""
    turn = 0
    while turn < LEAST or time.time() < until:
        yield turn
        turn += 1


def tell(**told: object) -> None:
    line = json.dumps(told, ensure_ascii=False)
    os.write(1, f"{line}\n".encode())  # in one piece: all of them share this pipe


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


def write_at_a_window(acting: Acting, article: int, choose: random.Random) -> None:
    """Open an article, type in it and keep that; take it over from whoever has it, or go away.

    Now and then the window is killed with the article open.
    """
    session = f"{acting.person.sign_in}-{os.urandom(4).hex()}"
    if presence.take(acting, article, session).other is not None:
        if choose.random() < 0.3:
            tell(act="read", article=article)
            return
        if presence.take_over(acting, article, session).changes.articles:  # not left meanwhile
            tell(act="take_over", article=article)
    found, kept = load(acting, article), drafts.draft(acting, article)
    base = found.summary.revision if kept is None else kept.base
    text = found.text if kept is None else kept.text
    mine = ""
    for _ in range(choose.randrange(1, 4)):
        mine = token(acting.person.sign_in)
        text = replace(text, body=replace(text.body, blocks=(*text.body.blocks, p(mine))))
        try:
            drafts.save_draft(acting, article, text, base=base, session=session)
        except MidadError as error:
            put_aside(acting, article, text, base, session, error)
            tell(act="typed", article=article, token=mine)
            return
        tell(act="typed", article=article, token=mine)
        time.sleep(0.02)  # somebody may take it over meanwhile
    if choose.random() < 0.15:
        tell(act="killed", article=article)
        return
    try:
        drafts.keep_draft(acting, article, session=session)
    except MidadError as error:
        put_aside(acting, article, text, base, session, error)
    else:
        tell(act="edit", article=article, token=mine)
    presence.release(acting, article, session)


def put_aside(
    acting: Acting, article: int, text: ArticleText, base: int, session: str, error: MidadError
) -> None:
    """Do what a window does that may not write any more."""
    if error.reason not in {Reason.OPEN_ELSEWHERE, Reason.BASE_STALE, Reason.NOTHING_CHANGED}:
        raise error
    presence.put_aside(acting, article, text, base=base, session=session)
    tell(act="aside", article=article)


def remark(acting: Acting, article: int) -> None:
    mine = token(acting.person.sign_in)
    comments.add_comment(acting, article, mine)
    tell(act="comment", article=article, token=mine)


def decide(acting: Acting, article: int, choose: random.Random) -> None:
    """Take an article one step on, or back: one that it may take now, where there is one."""
    steps: dict[Action, Callable[[], object]] = {
        Action.SUBMIT: lambda: actions.submit(acting, article),
        Action.TAKE_BACK: lambda: actions.take_back(acting, article),
        Action.APPROVE: lambda: actions.approve(acting, article),
        Action.SEND_BACK: lambda: actions.send_back(acting, article, note="أعد النظر."),
        Action.PUBLISH: lambda: publishing.publish(acting, article, packager),
    }
    may = load(acting, article).may
    steps[choose.choice([one for one in steps if one in may] or list(steps))]()
    tell(act="step", article=article)


def at_a_window(folder: Path, name: str, until: float, choose: random.Random) -> None:
    with open_newsroom(folder, wait=WAIT) as store:
        person = next(one for one in people.who_works_here(store) if one.sign_in == name)
        acting = Acting(store, person, clock, "window")
        found = desk.ids(acting, desk.Filter())
        todo: list[str] = []
        for _ in turns(until):
            article = choose.choice(found)
            todo = todo or choose.sample(DAY, len(DAY))
            try:
                match todo.pop():
                    case "write":
                        suggest, again = choose.random() < 0.3, choose.random() < 0.5
                        write_on(acting, article, suggest=suggest, again=again)
                    case "window":
                        write_at_a_window(acting, article, choose)
                    case "remark":
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


def all_at_work(folder: Path, seconds: float, people: Sequence[str]) -> int:
    """Let everybody work at once, ``window:NAME`` or ``command:NAME``; return how many failed."""
    # Forked where that can be: what everybody needs is then imported once.
    multiprocessing.set_start_method("fork" if hasattr(os, "fork") else "spawn")
    until = time.time() + seconds
    started = []
    for one in people:
        kind, name = one.split(":")
        work = by_command if kind == "command" else at_a_window
        process = multiprocessing.Process(
            target=work, args=(folder, name, until, random.Random(name))
        )
        process.start()
        started.append(process)
    for process in started:
        process.join(seconds + PATIENCE)
        if process.is_alive():
            process.kill()
    return sum(process.exitcode != 0 for process in started)


if __name__ == "__main__":
    sys.exit(all_at_work(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]))
