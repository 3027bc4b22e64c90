"""Bringing articles in from files: each by itself, so that a bad one holds none up."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.ui.door import Running
from studio.ui.editor.receiving import read_small

if TYPE_CHECKING:
    from studio.newsroom.importing import Imported


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of some files: the new articles, and what was refused and why."""

    imported: tuple["Imported", ...]
    refused: tuple[tuple[Path, MidadError], ...]
    changes: Changes


def bring_in(acting: Acting, files: list[Path], running: Running) -> Brought:
    """Import each of `files`; what cannot be is named with its reason."""
    from studio.newsroom.importing import import_file

    imported: list[Imported] = []
    refused: list[tuple[Path, MidadError]] = []
    changes = NOTHING
    for index, path in enumerate(files):
        if running.cancelled:
            break
        try:
            brought = import_file(acting, path.name, read_small(path))
        except MidadError as error:
            refused.append((path, error))
        else:
            imported.append(brought)
            changes |= Changes(articles=(brought.article,))
        running.step(index + 1, len(files))
    return Brought(tuple(imported), tuple(refused), changes)
