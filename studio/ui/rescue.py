"""The last resort of a text that cannot be saved: a copy outside the newsroom's folder.

Written when saving has failed for some seconds, in the form of an article file that can be
imported again. Deliberately absent: finding such copies; the window names the file it wrote.
"""

import logging
from pathlib import Path

import platformdirs

from studio.document.article import ArticleText
from studio.document.codec import encode

_log = logging.getLogger(__name__)


def rescue(uid: str, text: ArticleText, folder: Path | None = None) -> Path | None:
    """Write `text` as ``UID.json`` into the person's folder of rescued texts.

    Returns where it lies, None where that disk refuses too.
    """
    from PySide6.QtCore import QIODevice, QSaveFile

    place = folder or Path(platformdirs.user_state_dir("midad", appauthor=False)) / "rescued"
    path = place / f"{uid}.json"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _log.info("no folder for rescued texts: %s", error)
        return None
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return None
    file.write(encode(text).encode())
    return path if file.commit() else None
