"""Templates that are kept as they were compiled are those that stand in the theme's folder."""

import hashlib
import shutil
from pathlib import Path

import pytest

from studio.errors import Damaged, Reason
from studio.export import sandbox
from studio.export.theme import load_theme
from studio.resources import resource

TEMPLATE = "icon.svg"
COLOURS = {
    "paper": {"light": "#ffffff", "dark": "#000000"},
    "accent": {name: {"colour": "#123456", "on": "#ffffff"} for name in ("light", "dark")},
}


@pytest.fixture
def themes(tmp_path: Path) -> Path:
    shutil.copytree(resource("themes", "newspaper"), tmp_path / "themes" / "newspaper")
    return tmp_path / "themes"


def printed(themes: Path, kept: Path | None, *, whole: bool = True) -> str:
    return load_theme(themes, "newspaper", kept, whole=whole).print(TEMPLATE, COLOURS)


def files(kept: Path) -> list[Path]:
    return sorted(path for path in kept.rglob("*") if path.is_file())


def test_a_kept_template_prints_what_a_new_one_does(themes: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first = printed(themes, kept)
    before = {path: path.stat().st_mtime_ns for path in files(kept)}
    assert before
    assert first == printed(themes, kept) == printed(themes, None)
    assert {path: path.stat().st_mtime_ns for path in files(kept)} == before


def test_what_is_kept_is_used(
    themes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    first = printed(themes, kept)

    def compiled(*_: object) -> None:
        raise AssertionError("a template was compiled")

    monkeypatch.setattr(sandbox._Generator, "visit_Template", compiled)
    assert printed(themes, kept) == first
    with pytest.raises(AssertionError, match="was compiled"):
        printed(themes, tmp_path / "empty")


def test_a_changed_template_is_compiled_anew(themes: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    printed(themes, kept)
    path = themes / "newspaper" / TEMPLATE
    path.write_text(path.read_text("utf-8") + "<!-- changed -->", "utf-8")
    assert printed(themes, kept).endswith("<!-- changed -->")


def test_what_was_damaged_is_compiled_anew(themes: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first = printed(themes, kept)
    for number, path in enumerate(files(kept)):
        data = path.read_bytes()
        changed = bytearray(data)
        changed[-1 - number] ^= 1
        path.write_bytes((b"", data[:-9], bytes(changed), b"x" * 40)[number % 4])
    assert printed(themes, kept) == first
    for path in files(kept):
        held = path.read_bytes()
        assert hashlib.sha256(held[32:]).digest() == held[:32]


def test_another_program_finds_nothing(
    themes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    printed(themes, kept)
    before = len(files(kept))
    monkeypatch.setattr(sandbox, "_compiler", lambda: "another")
    printed(themes, kept)
    assert len(files(kept)) == 2 * before


def test_a_folder_that_cannot_be_written_costs_time_alone(themes: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text("no folder")
    assert printed(themes, kept) == printed(themes, None)


@pytest.mark.parametrize("broken", ["{% if %}", "\udcff"])
def test_a_template_that_was_not_checked_is_when_it_is_printed(themes: Path, broken: str) -> None:
    path = themes / "newspaper" / TEMPLATE
    path.write_bytes(broken.encode(errors="surrogateescape"))
    with pytest.raises(Damaged) as raised:
        printed(themes, None, whole=False)
    assert raised.value.reason is Reason.THEME_INVALID
    assert TEMPLATE in str(raised.value.facts["problem"])
