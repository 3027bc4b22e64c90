"""Running the command line inside a test, as a person or a program would."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from studio.cli.main import main

PASSWORD = "a-password-for-tests"
CHIEF, EDITOR, JOURNALIST, PRODUCER = "nora", "huda", "sami", "rami"
NAMES = {CHIEF: "نورة السالم", EDITOR: "هدى ناصر", JOURNALIST: "سامي خليل", PRODUCER: "رامي عبود"}
ROLES = {EDITOR: "editor", JOURNALIST: "journalist", PRODUCER: "producer"}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def one(self) -> dict[str, Any]:
        (found,) = self.lines
        return found

    @property
    def error(self) -> dict[str, Any]:
        (line,) = self.err.splitlines()
        found: dict[str, Any] = json.loads(line)
        return found


class Midad:
    """The command line on one newsroom, with ``--json``."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def run(self, *arguments: object, person: str | None = None, as_json: bool = True) -> Ran:
        """Run a command and return what it answered."""
        options = ["--newsroom", str(self.folder)]
        if as_json:
            options.append("--json")
        if person is not None:
            options += ["--as", person]
        return self.bare(*options, *arguments)

    def bare(self, *arguments: object) -> Ran:
        """Run a command with these arguments alone."""
        self._capture.readouterr()
        code = main([str(one) for one in arguments])
        said = self._capture.readouterr()
        return Ran(code, said.out, said.err)

    def ok(self, person: str, *arguments: object) -> Ran:
        """Run a command that must do its work."""
        ran = self.run(*arguments, person=person)
        assert ran.code == 0, ran.err
        return ran

    def refused(self, person: str, reason: str, *arguments: object, code: int = 1) -> Ran:
        """Run a command that must be refused for this reason, and say so in both languages."""
        ran = self.run(*arguments, person=person)
        assert (ran.code, ran.error["error"]) == (code, reason), ran.err
        assert ran.error["message"]
        assert ran.out == ""
        return ran

    def found(self, *, welcome: str = "", site: str = "النور نيوز") -> None:
        """Create the newsroom and its people."""
        self.ok(
            CHIEF,
            "new-newsroom",
            "--site-name",
            site,
            "--base-url",
            "https://alnoor.example/",
            "--chief",
            CHIEF,
            "--chief-name",
            NAMES[CHIEF],
            "--comments-heading",
            "التعليقات",
            *(("--welcome", welcome) if welcome else ()),
        )
        for person, role in ROLES.items():
            self.ok(CHIEF, "person", "add", person, "--name", NAMES[person], "--role", role)

    def published(self, file: Path) -> int:
        """Bring a file in and take it through review to publication; return its id."""
        article = self.ok(JOURNALIST, "import", file).one["id"]
        self.ok(JOURNALIST, "submit", article)
        self.ok(EDITOR, "approve", article)
        self.ok(CHIEF, "publish", article)
        assert isinstance(article, int)
        return article


def codes(lines: Sequence[dict[str, Any]]) -> list[str]:
    """Return the codes of a list of warnings or problems."""
    return [line["code"] for line in lines]
