"""Commands that are imported when they run."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module

import pytest

from studio.cli.late import LateModule
from studio.cli.parser import build_parser, parser_for
from studio.wording.words import Language, Words

NOT_FOR_A_START = ("PIL", "PySide6", "jinja2", "lxml", "markdown", "yaml")


def commands(parser: argparse.ArgumentParser, *way: str) -> Iterator[tuple[str, object]]:
    """Yield every command below a parser, with what runs it."""
    inner = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not inner or not way:
        yield " ".join(way), parser.get_default("run")
    for action in inner:
        for name, below in action.choices.items():
            yield from commands(below, *way, name)


def module_and_name(run: object) -> tuple[str, str]:
    """Return what a command imports, and what it calls there."""
    while isinstance(run, partial):
        if run.args and isinstance(run.args[0], str):
            module, name = run.args[:2]
            return module, name
        run = run.func
    raise AssertionError(run)


def test_every_command_is_there() -> None:
    """A name that is written wrongly is found before anybody runs it."""
    found = dict(commands(build_parser(Words(Language.ENGLISH))))
    assert {"", "site", "target list", "dictionary add", "search"} <= found.keys()
    for run in found.values():
        module, name = module_and_name(run)
        assert callable(getattr(import_module(module), name))


def test_one_command_is_read_as_it_is_among_all_of_them() -> None:
    """A parser of what is asked for has the same help, defaults and faults as the whole one."""
    words = Words(Language.ENGLISH)
    whole = build_parser(words)
    (action,) = (one for one in whole._actions if isinstance(one, argparse._SubParsersAction))
    assert len(action.choices) > 40
    for name, parser in action.choices.items():
        one = parser_for(words, ["--newsroom", "rule", "--json", "--as=x", name, "word"])
        (places,) = (one for one in one._actions if isinstance(one, argparse._SubParsersAction))
        assert list(places.choices) == [name]
        assert places.choices[name].format_help() == parser.format_help()
        assert one.format_usage() == whole.format_usage()
        assert [way for way, _ in commands(places.choices[name])] == [
            way for way, _ in commands(parser)
        ]


@pytest.mark.parametrize("given", [[], ["--help"], ["-x", "site"], ["nothing"], ["--as", "site"]])
def test_what_names_no_command_is_read_by_the_whole_parser(given: list[str]) -> None:
    """Help lists every command, and so does what is said to a name that is none."""
    words = Words(Language.ENGLISH)
    assert parser_for(words, given).format_help() == build_parser(words).format_help()


def test_a_command_is_handed_what_it_is_called_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands for a command passes everything on, and gives back what it gives."""
    module = import_module("studio.cli.window_command")
    monkeypatch.setattr(module, "window", lambda *given: given)
    assert LateModule("window_command").window(1, 2) == (1, 2)


def test_a_start_imports_no_more_than_it_needs() -> None:
    """Reading the command line needs nothing that only some commands do."""
    code = (
        "import sys; from studio.cli.parser import build_parser; "
        "from studio.wording.words import Language, Words; build_parser(Words(Language.ENGLISH)); "
        "import studio.cli.main, studio.cli.site_commands; print(*sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(said.stdout.split())
    assert "studio.cli.site_commands" in loaded
    assert not loaded & set(NOT_FOR_A_START)
