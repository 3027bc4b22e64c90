"""The outlines of icons, taken from qtawesome's set once and kept for the next start.

Importing qtawesome brings every class of Qt's widgets with it, a tenth of what a start costs, and
its letters never change while it stays the same. So their outlines are kept in a file of this
computer, in Qt's own binary form, with what they were taken from; a file that is missing, damaged
or of another set is made anew. Deliberately absent: colours and mirroring (`symbols`).
"""

import importlib.util
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QSaveFile
from PySide6.QtGui import QPainterPath, QRawFont, QTransform

EM: Final = 1024
"""How many units of an outline an icon is high and wide."""
_FORMAT: Final = "midad outlines 1"
_MOST: Final = 1000


class Outlines:
    """Outlines by their names in qtawesome's set, all of `names` made at once.

    `file` is where they are kept; None keeps them while the program runs.
    """

    def __init__(self, names: Iterable[str], file: Path | None = None) -> None:
        self._names = tuple(names)
        self._file = file
        self._paths: dict[str, QPainterPath] | None = None

    def __getitem__(self, name: str) -> QPainterPath:
        """Return an outline in a square of `EM` units, its origin at the upper left corner.

        Raises `KeyError` for what is not one of the names.
        """
        if self._paths is None:
            origin = _origin(self._names)
            self._paths = self._kept(origin)
            if self._paths is None:
                self._paths = _drawn(self._names)
                self._keep(origin, self._paths)
        return self._paths[name]

    def _kept(self, origin: str) -> dict[str, QPainterPath] | None:
        if self._file is None:
            return None
        try:
            content = self._file.read_bytes()
        except OSError:
            return None
        stream = _exact(QDataStream(QByteArray(content)))
        if stream.readQString() != _FORMAT or stream.readQString() != origin:
            return None
        paths = {}
        for _ in range(min(stream.readUInt32(), _MOST)):
            name, path = stream.readQString(), QPainterPath()
            stream >> path
            paths[name] = path
        whole = stream.status() is QDataStream.Status.Ok and stream.atEnd()
        return paths if whole and set(paths) == set(self._names) else None

    def _keep(self, origin: str, paths: dict[str, QPainterPath]) -> None:
        """Keep the outlines; where that cannot be, they are made again next time."""
        if self._file is None:
            return
        content = QByteArray()
        stream = _exact(QDataStream(content, QIODevice.OpenModeFlag.WriteOnly))
        stream.writeQString(_FORMAT)
        stream.writeQString(origin)
        stream.writeUInt32(len(paths))
        for name, path in paths.items():
            stream.writeQString(name)
            stream << path
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        file = QSaveFile(str(self._file))
        if file.open(QIODevice.OpenModeFlag.WriteOnly):
            file.write(content)
            file.commit()


def _exact(stream: QDataStream) -> QDataStream:
    stream.setVersion(QDataStream.Version.Qt_6_5)
    stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.SinglePrecision)
    return stream


def _origin(names: tuple[str, ...]) -> str:
    """Return what changes whenever the set or what is wanted of it does."""
    spec = importlib.util.find_spec("qtawesome")
    source = Path(spec.origin) if spec is not None and spec.origin else None
    made = source.stat() if source is not None else None
    stamp = f"{made.st_mtime_ns} {made.st_size}" if made is not None else ""
    return f"{source} {stamp} {' '.join(names)}"


def _drawn(names: tuple[str, ...]) -> dict[str, QPainterPath]:
    import qtawesome

    return {name: _outline(qtawesome, name) for name in names}


def _outline(qtawesome: object, name: str) -> QPainterPath:
    prefix = name.partition(".")[0]
    font = QRawFont.fromFont(qtawesome.font(prefix, EM))  # type: ignore[attr-defined]
    letter = qtawesome.charmap(name)  # type: ignore[attr-defined]
    (glyph,) = font.glyphIndexesForString(letter)
    across = font.advancesForGlyphIndexes((glyph,))[0].x()
    high = font.ascent() + font.descent()
    to_corner = QTransform.fromTranslate((EM - across) / 2, (EM - high) / 2 + font.ascent())
    return to_corner.map(font.pathForGlyph(glyph))
