"""Files of a site that are made ready, alone or together, and come to stand in its folder."""

import hashlib
import os
from pathlib import Path

import pytest

from studio.errors import Refused
from studio.export.site_folder import open_folder

STORY = {"news/one/index.html": b"page", "news/one/pictures/share.png": b"picture"}


def standing(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_new_storys_folder_is_put_in_place_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    moved: list[str] = []
    rename = os.rename

    def seen(source: str, target: str) -> None:
        moved.append(Path(target).relative_to(out).as_posix())
        assert not Path(target).exists()
        rename(source, target)

    with open_folder(out) as folder:
        for staged in folder.stage.put_all("news/one/", STORY):
            folder.take(staged)
        folder.put("index.html", b"home")
        assert not any(out.glob("news"))
        monkeypatch.setattr(os, "rename", seen)
        assert folder.finish(b"{}").written == 3
        monkeypatch.undo()
        files = folder.stands()
    assert moved == ["news/one"]
    assert standing(out) == {**STORY, "index.html": b"home", "manifest.json": b"{}"}
    assert {path: file.bytes for path, file in files.items()} == {
        **{path: len(data) for path, data in STORY.items()},
        "index.html": 4,
    }


def test_a_hash_that_is_known_is_not_asked_for_again(tmp_path: Path) -> None:
    page, share = STORY
    with open_folder(tmp_path / "site") as folder:
        staged = folder.stage.put_all("news/one/", STORY, {share: "known"})
        found = {one.file.path: one.file.sha256 for one in staged}
    assert found == {page: hashlib.sha256(STORY[page]).hexdigest(), share: "known"}


def test_what_came_meanwhile_stays_beside_a_storys_files(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with open_folder(out) as folder:
        made = folder.stage.put_all("news/one/", STORY)
        for staged in made:
            folder.take(staged)
        other = out / "news" / "one" / ".note"
        other.parent.mkdir(parents=True)
        other.write_bytes(b"somebody's")
        folder.finish(b"{}")
    assert standing(out) == {
        **STORY,
        "manifest.json": b"{}",
        "news/one/.note": b"somebody's",
    }


def test_files_of_a_folder_that_is_there_are_made_ready_one_by_one(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with open_folder(out) as folder:
        for staged in folder.stage.put_all("news/one/", STORY):
            folder.take(staged)
        folder.finish(b"{}")
    changed = {**STORY, "news/one/index.html": b"new page"}
    with open_folder(out, frozenset(STORY)) as folder:
        page, picture = folder.stage.put_all("news/one/", changed)
        assert page.waiting
        assert page.replaces
        assert not picture.waiting
        for staged in (page, picture):
            folder.take(staged)
        assert folder.finish(b"{}").written == 1
    assert standing(out) == {**changed, "manifest.json": b"{}"}


def test_a_file_that_has_no_safe_name_is_refused_in_a_new_folder_too(tmp_path: Path) -> None:
    with open_folder(tmp_path / "site") as folder, pytest.raises(Refused):
        folder.stage.put_all("news/con/", {"news/con/index.html": b""})


def test_a_new_folder_behind_a_link_is_refused(tmp_path: Path) -> None:
    out, away = tmp_path / "site", tmp_path / "away"
    away.mkdir()
    with open_folder(out) as folder:
        (out / "news").symlink_to(away)
        (page, _) = folder.stage.put_all("news/one/", STORY)
        with pytest.raises(Refused):
            folder.take(page)
    assert not any(away.iterdir())
