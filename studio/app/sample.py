"""The sample newsroom: made by the use cases that people call, deleted in one step."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

from studio.newsroom.acting import clock

if TYPE_CHECKING:
    from studio.newsroom.public import Packager

MARK: Final = "sample-newsroom"
"""A file beside the newsroom's folder that says it may be deleted without asking."""


def sample_folder() -> Path:
    """Return where a person's sample newsroom lies."""
    return Path(platformdirs.user_data_dir("midad", appauthor=False)) / "sample" / "newsroom"


def is_sample(folder: Path) -> bool:
    """Say whether a newsroom is a sample one."""
    return (folder.parent / MARK).is_file()


def make_sample(folder: Path, packager: "Packager", step: Callable[[int, int], None]) -> Path:
    """Make the sample newsroom, `step` by step, unless it is there already; returns `folder`.

    Raises what founding a newsroom raises; a half-made one is removed.
    """
    from studio.demo.play import play_all, play_main_job, sample_newsroom
    from studio.demo.script import MAIN_JOB, SCENES

    if is_sample(folder) and (folder / "newsroom.db").exists():
        return folder
    total = sum(1 + len(scene.steps) for scene in (*SCENES, MAIN_JOB))
    done = 0
    try:
        with sample_newsroom(folder, clock(), packager) as stage:
            for played in (play_main_job, play_all):
                for _ in played(stage):
                    done += 1
                    step(done, total)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    (folder.parent / MARK).touch()
    return folder


def delete_sample(folder: Path) -> None:
    """Remove a sample newsroom that is closed, and nothing that is not one."""
    if is_sample(folder):
        shutil.rmtree(folder, ignore_errors=True)
        (folder.parent / MARK).unlink(missing_ok=True)
