import shutil
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from studio.errors import Reason, Unavailable
from studio.imaging.fonts import Family, _ask_fontconfig, find_families, font_folders, missing


def test_a_known_family_is_found_in_its_two_weights(
    font_folder: Path, families: tuple[Family, ...]
) -> None:
    assert families == (Family(font_folder / "Amiri-Regular.ttf", font_folder / "Amiri-Bold.ttf"),)


def test_a_family_without_bold_does_with_what_it_has(font_folder: Path, tmp_path: Path) -> None:
    inside = tmp_path / "deep" / "folder"
    inside.mkdir(parents=True)
    only = inside / "AMIRI-regular.TTF"
    shutil.copy(font_folder / "Amiri-Regular.ttf", only)
    assert find_families((tmp_path,)) == (Family(only, only),)


def test_the_better_family_comes_first(font_folder: Path, tmp_path: Path) -> None:
    for name in ("arial.ttf", "NotoNaskhArabic-Regular.ttf"):
        shutil.copy(font_folder / "Amiri-Regular.ttf", tmp_path / name)
    found = find_families((tmp_path, font_folder))
    assert [each.regular.stem for each in found] == [
        "NotoNaskhArabic-Regular",
        "Amiri-Regular",
        "arial",
    ]


def test_no_arabic_letters_means_no_font(tmp_path: Path) -> None:
    """A font by a good name that has no Arabic letters, and one that is no font at all."""
    icons = next(Path(str(files("qtawesome") / "fonts")).glob("*solid*.ttf"))
    shutil.copy(icons, tmp_path / "Amiri-Regular.ttf")
    (tmp_path / "arial.ttf").write_bytes(b"not a font")
    with pytest.raises(Unavailable) as caught:
        find_families((tmp_path, tmp_path / "nowhere"))
    assert caught.value.reason is Reason.ARABIC_FONT_MISSING
    assert caught.value.facts["wanted"] == ("Noto Naskh Arabic", "Amiri", "Noto Kufi Arabic")


def test_says_which_characters_a_font_lacks(families: tuple[Family, ...]) -> None:
    font = families[0].bold
    assert missing(font, "كوريا Korea 12٪ «»، 2026\n\u2067") == ""
    assert missing(font, "أ🎉ب漢🎉") == "🎉漢"
    assert missing(Path("/nowhere.ttf"), "aba") == "ab"


def test_every_system_has_folders_for_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    for system in ("win32", "darwin", "linux"):
        monkeypatch.setattr(sys, "platform", system)
        assert all("ont" in str(folder) for folder in font_folders())


def test_the_systems_own_fonts_can_write_arabic_or_it_is_said() -> None:
    try:
        found = find_families()
    except Unavailable as error:
        assert error.reason is Reason.ARABIC_FONT_MISSING  # noqa: PT017 - a machine without fonts
        return
    assert not missing(found[0].bold, "صحيفة")


@pytest.fixture
def fc_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A command of fontconfig's name, the only one to be found."""
    command = tmp_path / "fc-list"
    monkeypatch.setenv("PATH", str(tmp_path))
    return command


def test_fontconfig_is_asked_for_any_arabic_font(font_folder: Path, fc_list: Path) -> None:
    font = font_folder / "Amiri-Bold.ttf"
    fc_list.write_text(f"#!/bin/sh\necho '{font}'\necho '/fonts/old.pfb'\necho '{font}'\necho\n")
    fc_list.chmod(0o755)
    assert _ask_fontconfig() == [font]


def test_a_system_without_fontconfig_is_not_asked(fc_list: Path) -> None:
    assert not fc_list.exists()
    assert _ask_fontconfig() == []
