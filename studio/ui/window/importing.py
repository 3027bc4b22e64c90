"""Bringing articles in from files, or the clipboard: each by itself, so a bad one holds none up."""

import codecs
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QMimeData

from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.ui.door import Running
from studio.ui.editor.receiving import files_of, read_small

if TYPE_CHECKING:
    from studio.newsroom.importing import Imported


class Given(Struct, frozen=True):
    """What is as good as a file of this name."""

    name: str
    data: bytes


class Brought(Struct, frozen=True):
    """What became of some files: the new articles, and what was refused, by name, and why."""

    imported: tuple["Imported", ...]
    refused: tuple[tuple[str, MidadError], ...]
    changes: Changes


def copied_files(content: QMimeData) -> list[Path | Given]:
    """Return what of a clipboard can become stories: its files, else its page, else its words."""
    if files := files_of(content):
        return list(files)
    if content.hasHtml() and content.html().strip():
        return [Given("clipboard.html", codecs.BOM_UTF8 + content.html().encode())]
    if content.text().strip():
        return [Given("clipboard.txt", content.text().encode())]
    return []


def bring_in(acting: Acting, files: Sequence[Path | Given], running: Running) -> Brought:
    """Import each of `files`; what cannot be is named with its reason."""
    from studio.newsroom.importing import import_file, import_package

    imported: list[Imported] = []
    refused: list[tuple[str, MidadError]] = []
    changes = NOTHING
    for index, one in enumerate(files):
        if running.cancelled:
            break
        try:
            if isinstance(one, Path) and one.is_dir():
                brought = import_package(acting, one)
            else:
                data = one.data if isinstance(one, Given) else read_small(one)
                brought = import_file(acting, one.name, data)
        except MidadError as error:
            refused.append((one.name, error))
        else:
            imported.append(brought)
            changes |= Changes(articles=(brought.article,))
        running.step(index + 1, len(files))
    return Brought(tuple(imported), tuple(refused), changes)
