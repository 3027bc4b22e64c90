"""What is done in the finished environment: the program itself, or every check one after another.

A failed check does not hide the next; the last line of a test run is pytest's own.
"""

import re
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from environment import ROOT, Environment

MEASURED_FLOORS = ("arabic", "document", "newsroom", "export")
BRANCH_COVERAGE_PERCENT = 95
LAST_WORDS_SECONDS = 10.0
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_CLOSING = re.compile(r"(=+ )?(\d+ [a-z]+|no tests ran)\b.* in [\d.]+s\b")


@dataclass(frozen=True, slots=True)
class Step:
    """One check: a heading and the commands that make it, all of which must succeed."""

    title: str
    commands: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended."""

    title: str
    status: int


def run(environment: Environment, arguments: Sequence[str]) -> int:
    """Run ``midad`` with these arguments and return its exit status."""
    command = [str(environment.python), "-m", "studio", *arguments]
    return subprocess.run(command, env=environment.variables(), check=False).returncode


def test(environment: Environment, arguments: Sequence[str]) -> int:
    """Do every check and return 0 when all of them passed, else 1."""
    outcomes: list[Outcome] = []
    closing = ""
    for step in checks(environment, arguments):
        print(f"\n== {step.title}", flush=True)
        status = 0
        for command in step.commands:
            ended, line = follow(command, environment)
            status = status or ended
            closing = line or closing
        outcomes.append(Outcome(step.title, status))
    print("\n== Summary")
    print("\n".join(summary(outcomes)))
    if arguments:
        print("Coverage is not measured in a run of chosen tests.")
    print(closing)
    return 1 if any(outcome.status for outcome in outcomes) else 0


def checks(environment: Environment, arguments: Sequence[str]) -> tuple[Step, ...]:
    """Return the checks in their order.

    ``arguments`` go to pytest; where they may have chosen some tests only (anything but
    ``--long``), the coverage of the whole says nothing and is not asked for.
    """
    python = (str(environment.python), "-m")
    lint_imports = str(environment.program("lint-imports"))
    pytest = (*python, "coverage", "run", "-m", "pytest", *_shared(), *_coloured(), *arguments)
    linted = (
        Step("ruff check", ((*python, "ruff", "check"),)),
        Step("ruff format --check", ((*python, "ruff", "format", "--check"),)),
        Step("mypy", ((*python, "mypy"),)),
        Step("lint-imports", ((lint_imports,),)),
    )
    tested = Step("pytest", ((*python, "coverage", "erase"), pytest))
    if is_choice(arguments):
        return (*linted, tested)
    gates = tuple(
        (
            *python,
            "coverage",
            "report",
            f"--include=studio/{floor}/**",
            f"--fail-under={BRANCH_COVERAGE_PERCENT}",
        )
        for floor in MEASURED_FLOORS
    )
    title = f"coverage of each measured floor, at least {BRANCH_COVERAGE_PERCENT} %"
    return (*linted, tested, Step(title, ((*python, "coverage", "combine", "-q"), *gates)))


def is_choice(arguments: Sequence[str]) -> bool:
    """Tell whether these arguments of pytest may leave tests out."""
    return any(argument != "--long" for argument in arguments)


def closing_line(line: str) -> str:
    """Return pytest's closing line without colours, or nothing when this line is another."""
    plain = _COLOUR.sub("", line)
    return plain.strip() if _CLOSING.match(plain) else ""


def summary(outcomes: Iterable[Outcome]) -> list[str]:
    """Write one line for each step that was done."""
    return [
        f"{outcome.title:<50} {'passed' if outcome.status == 0 else f'FAILED ({outcome.status})'}"
        for outcome in outcomes
    ]


def _shared() -> tuple[str, ...]:
    """Let every core take its share of the tests, up to four."""
    return ("--numprocesses=auto", "--maxprocesses=4")


def _coloured() -> tuple[str, ...]:
    return ("--color=yes",) if sys.stdout.isatty() else ()


def follow(command: Sequence[str], environment: Environment) -> tuple[int, str]:
    """Run a command, show what it writes as it comes, and keep pytest's closing line.

    It has ended when its own process has: what it left running in the background may hold the
    other end of the pipe for ever.
    """
    closing: list[str] = []
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment.variables(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )

    def read() -> None:
        with process.stdout or nullcontext(()) as told:
            for line in told:
                print(line, end="", flush=True)
                closing.append(closing_line(line))

    reading = threading.Thread(target=read, daemon=True)
    reading.start()
    try:
        status = process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise
    reading.join(LAST_WORDS_SECONDS)
    if reading.is_alive():
        print(f"{command[0]} has ended and left a process behind that still writes.", flush=True)
    return status, next((line for line in reversed(closing) if line), "")
