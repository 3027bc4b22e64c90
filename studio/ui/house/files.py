"""Files that lists of the newsroom are taken from and written to, chosen by a person."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def file_to_read(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file to read, from the person's own folder on; None where none was chosen.

    `kinds` is what Qt filters by, and `title` what the person is asked.
    """
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
    return Path(chosen) if chosen else None


def file_to_write(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask for a file to write, proposing `name`; None where none was chosen."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
    return Path(chosen) if chosen else None
