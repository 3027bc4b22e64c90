"""The door to the process that judges words: started when first asked, and never waited for long.

A process that dies or does not answer is ended and started anew; the words that it was asked about
are let be. Where that happens again and again, it goes on without a dictionary, then not at all.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Self

from studio.spelling.codes import Mode
from studio.spelling.judging import Kind, Verdict

_HELPER: Final = (sys.executable, "-m", "studio.spelling.helper")
_HOME: Final = Path(__file__).parents[2]
_NO_WINDOW: Final = 0x08000000 if os.name == "nt" else 0
_AT_ONCE: Final = 500
"""So many words fit into a pipe without waiting."""
_LONGEST: Final = 40
_MOST_KNOWN: Final = 50_000
_STRIKES: Final = 3


class Speller:
    """Judges words in a process of its own; asked on any thread, by one at a time.

    `seconds` is how long an answer may take, `starting` how long the start.
    """

    def __init__(
        self,
        helper: Sequence[str] = _HELPER,
        *,
        seconds: float = 3.0,
        starting: float = 20.0,
    ) -> None:
        self._helper, self._seconds, self._starting = tuple(helper), seconds, starting
        self._child: subprocess.Popen[bytes] | None = None
        self._asking = threading.Lock()
        self._known: dict[tuple[str, str], Verdict | None] = {}
        self._like: dict[str, tuple[str, ...]] = {}
        self._strikes = 0
        self._has_english = False
        self._hurried = threading.Event()
        self.mode = Mode.RESTING

    @property
    def process(self) -> int | None:
        """The process's number while there is one."""
        child = self._child
        return None if child is None else child.pid

    def judge(self, words: Iterable[str]) -> dict[str, Verdict]:
        """Return the verdicts of those plain Arabic words that are not right."""
        return self._judge("judge", words)

    def judge_english(self, words: Iterable[str]) -> dict[str, Verdict]:
        """Return the verdicts of those English words that are not right."""
        return self._judge("english", words)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what a plain Arabic word may have been, the likeliest first."""
        if len(word) > _LONGEST:
            return ()
        with self._asking:
            known = self._like.get(word)
            if known is not None:
                return known
            if len(self._like) > _MOST_KNOWN:
                self._like.clear()
            answer = self._ask({"suggest": word})
            found = tuple(map(str, answer)) if isinstance(answer, list) else ()
            self._like[word] = found
        return found

    def hurry(self) -> None:
        """Let what is asked now, on another thread, go unanswered; `close` follows."""
        self._hurried.set()
        child = self._child
        if child is not None:
            child.kill()

    def close(self) -> None:
        """End the process; the next question starts another."""
        with self._asking:
            self._end()
            self._hurried.clear()
            self.mode = Mode.RESTING if self.mode is not Mode.OFF else Mode.OFF

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _judge(self, how: str, words: Iterable[str]) -> dict[str, Verdict]:
        wanted = [one for one in dict.fromkeys(words) if len(one) <= _LONGEST]
        with self._asking:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            new = [one for one in wanted if (how, one) not in self._known]
            for at in range(0, len(new), _AT_ONCE):
                batch = new[at : at + _AT_ONCE]
                answer = self._ask({how: batch})
                found = answer if isinstance(answer, dict) else {}
                for word in batch:
                    self._known[how, word] = _verdict(found.get(word))
            known = {word: self._known.get((how, word)) for word in wanted}
        return {word: one for word, one in known.items() if one is not None}

    def _ask(self, question: object) -> object:
        """Return the answer, None where there is none to be had."""
        for _ in range(2):
            if self._child is None and not self._start():
                return None
            try:
                return self._exchange(question, self._seconds)
            except (OSError, ValueError):  # it died, was ended for being late, or talks nonsense
                self._strike()
        return None

    def _start(self) -> bool:
        while self.mode is not Mode.OFF and not self._hurried.is_set():
            basic = ["--basic"] if self._strikes >= _STRIKES else []
            try:
                self._child = subprocess.Popen(
                    [*self._helper, *basic],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    cwd=_HOME,
                    creationflags=_NO_WINDOW,
                )
                if self._hurried.is_set():  # between the question and the start
                    break
                has = self._exchange(None, self._starting)
            except (OSError, ValueError):
                self._strike()
                continue
            match has:
                case {"arabic": bool(arabic), "english": bool(english)}:
                    self.mode = Mode.FULL if arabic else Mode.BASIC
                    self._has_english = english
                    return True
                case _:
                    self._strike()
        return False

    def _exchange(self, question: object, seconds: float) -> object:
        """Say a question, if there is one, and return the answer; raises where none comes."""
        child = self._child
        if child is None or child.stdin is None or child.stdout is None:
            raise OSError("no process")
        late = threading.Timer(seconds, child.kill)
        late.daemon = True
        late.start()
        try:
            if question is not None:
                child.stdin.write(json.dumps(question).encode("ascii") + b"\n")
                child.stdin.flush()
            answer: object = json.loads(child.stdout.readline())
            return answer
        finally:
            late.cancel()
            late.join()

    def _strike(self) -> None:
        self._end()
        if self._hurried.is_set():
            return
        self._strikes += 1
        if self._strikes >= 2 * _STRIKES:
            self.mode = Mode.OFF

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was not written goes nowhere
                    continue
        child.wait()


def _verdict(said: object) -> Verdict | None:
    match said:
        case [str(kind), *meant] if kind in set(Kind):
            return Verdict(Kind(kind), tuple(map(str, meant)))
        case _:
            return None
