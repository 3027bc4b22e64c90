"""What a person set for themselves on this computer, and where they were when they left.

One small JSON file with a version, written whole or not at all. A file that cannot be read is set
aside under another name and the defaults hold: nothing here may keep the window from opening.
Deliberately absent: what the settings are (`studio.settings.Personal`), and anything of an article.
"""

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from studio.settings import Personal, personal_from

FORMAT: Final = 1

_log = logging.getLogger(__name__)


class Preferences(QObject):
    """The personal settings, and small memories by name (sizes, the last place and article).

    Signals:
        changed: a setting is another now.
        remembered: the name of a memory that is another now.
    """

    changed = Signal()
    remembered = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        """Read `file`; without one the defaults hold."""
        super().__init__(parent)
        self._file = file
        content = self._read()
        settings, memories = content.get("settings"), content.get("memories")
        self._settings = personal_from(settings if isinstance(settings, dict) else {})
        self._memories: dict[str, Any] = memories if isinstance(memories, dict) else {}

    @property
    def settings(self) -> Personal:
        """The settings of now."""
        return self._settings

    def set(self, **values: Any) -> None:  # noqa: ANN401 - the fields of Personal
        """Set these fields of `Personal` and keep them."""
        changed = replace(self._settings, **values)
        if changed != self._settings:
            self._settings = changed
            self._write()
            self.changed.emit()

    def remember(self, name: str, value: object) -> None:
        """Keep a value that JSON can hold under `name`; None forgets it."""
        if self._memories.get(name) == value:
            return
        if value is None:
            self._memories.pop(name, None)
        else:
            self._memories[name] = value
        self._write()
        self.remembered.emit(name)

    def recall(self, name: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return what was kept under `name`, None where nothing was."""
        return self._memories.get(name)

    def _read(self) -> Mapping[str, Any]:
        try:
            content = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            _log.info("personal settings could not be read: %s", error)
            self._set_aside()
            return {}
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            self._set_aside()
            return {}
        return content

    def _set_aside(self) -> None:
        try:
            self._file.replace(self._file.with_suffix(".unread.json"))
        except OSError as error:
            _log.info("personal settings could not be set aside: %s", error)

    def _write(self) -> None:
        content = {
            "format": FORMAT,
            "settings": asdict(self._settings),
            "memories": self._memories,
        }
        unfinished = self._file.with_suffix(f".{os.getpid()}.tmp")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            unfinished.replace(self._file)
        except OSError as error:
            # A full or read-only disk: the settings hold until the window closes.
            _log.info("personal settings could not be kept: %s", error)
