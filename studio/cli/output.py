"""What the command line prints: sentences for people, JSON for programs.

With ``--json`` a command prints one document on standard output (a list: one object a line), and
an error as one object on standard error. Without it, results and sentences go to standard output,
warnings and progress to standard error, progress only where a person watches.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO, TypeVar

from studio.errors import ExitCode, Fact, MidadError
from studio.wording.reasons import sentence
from studio.wording.words import Words

T = TypeVar("T")
Json = Mapping[str, Any]


class Output:
    """Where a command's results go, and in which form."""

    def __init__(
        self,
        words: Words,
        *,
        as_json: bool,
        results: TextIO | None = None,
        remarks: TextIO | None = None,
    ) -> None:
        self.words = words
        self.as_json = as_json
        self._results = sys.stdout if results is None else results
        self._remarks = sys.stderr if remarks is None else remarks

    def result(self, value: Json, text: str) -> None:
        """Print one result: `value` for programs, `text` for people (nothing when it is empty)."""
        if self.as_json:
            self._write(value)
        elif text:
            print(text, file=self._results)

    def json(self, value: Json) -> None:
        """Print one JSON document, whoever reads it."""
        self._write(value)

    def text(self, article: int, form: str, text: str) -> None:
        """Print an article's text as it is; for programs, as a JSON document that holds it."""
        if self.as_json:
            self._write({"id": article, "format": form, "text": text})
        else:
            self._results.write(text if text.endswith("\n") else f"{text}\n")

    def step(self, text: str) -> None:
        """Tell a person that one step of a longer command is done; programs get the result."""
        if not self.as_json:
            print(text, file=self._results)

    def warn(self, message: str) -> None:
        """Tell a person about something that did not stop the command; programs see it in JSON."""
        if not self.as_json:
            print(message, file=self._remarks)

    def error(self, error: MidadError) -> None:
        """Report why the command could not do its work."""
        self.failure(error.reason.value, sentence(error, self.words, by_command=True), error.facts)

    def failure(self, code: str, message: str, facts: Mapping[str, Fact]) -> None:
        """Report a failure by its code, sentence and facts."""
        if self.as_json:
            document = {"error": code, "message": message, "details": dict(facts)}
            print(json.dumps(document, ensure_ascii=False), file=self._remarks)
        else:
            print(message, file=self._remarks)

    def progress(self, items: Iterable[T], label: str, total: int) -> Iterator[T]:
        """Yield `items`, counting them on a terminal that a person watches."""
        for number, item in enumerate(items, 1):
            self.count(label, number, total)
            yield item
        self.count_no_more(total)

    def count(self, label: str, number: int, total: int) -> None:
        """Show how far long work is, on a terminal that a person watches."""
        if self._is_watched(total):
            counted = f"{self.words.fact(number)} / {self.words.fact(total)}"
            self._remarks.write(f"\r{label} {counted}\x1b[K")
            self._remarks.flush()

    def count_no_more(self, total: int) -> None:
        """Take away what `count` shows."""
        if self._is_watched(total):
            self._remarks.write("\r\x1b[K")

    def _is_watched(self, total: int) -> bool:
        return total > 1 and not self.as_json and self._remarks.isatty()

    def _write(self, value: Json) -> None:
        print(json.dumps(value, ensure_ascii=False), file=self._results)


class UsageProblem(Exception):  # noqa: N818 - it is the caller's, not ours
    """The arguments do not fit; holds what to tell the person."""

    exit_code = ExitCode.WRONG_USAGE
