"""The outlines of icons, taken from qtawesome's set once and kept for the next start.

Importing qtawesome brings every class of Qt's widgets with it, a tenth of what a start costs, and
its letters never change while it stays the same. So their outlines are kept in a file of this
computer, each in Qt's own binary form, with what they were taken from; a file that is missing,
damaged or of another set is made anew. A start reads those that it shows. Deliberately absent:
colours and mirroring (`symbols`).
"""

import importlib.util
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import MsgspecError, Struct, msgpack
from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QPainterPath

EM: Final = 1024
"""How many units of an outline an icon is high and wide."""
_FORMAT: Final = "midad outlines 2"


class _Kept(Struct, frozen=True):
    format: str
    origin: str
    outlines: dict[str, bytes]


class Outlines:
    """Outlines by their names in qtawesome's set, all of `names` made at once.

    `file` is where they are kept; None keeps them while the program runs.
    """

    def __init__(self, names: Iterable[str], file: Path | None = None) -> None:
        self._names = tuple(names)
        self._file = file
        self._outlines: dict[str, bytes] | None = None
        self._paths: dict[str, QPainterPath] = {}

    def __getitem__(self, name: str) -> QPainterPath:
        """Return an outline in a square of `EM` units, its origin at the upper left corner.

        Raises `KeyError` for what is not one of the names.
        """
        if name not in self._paths:
            path = _path(self._all()[name])
            if path is None:  # damaged in a file that is whole
                self._outlines = self._made(_origin(self._names))
                path = _path(self._outlines[name])
            self._paths[name] = QPainterPath() if path is None else path
        return self._paths[name]

    def _all(self) -> dict[str, bytes]:
        if self._outlines is None:
            origin = _origin(self._names)
            self._outlines = self._kept(origin) or self._made(origin)
        return self._outlines

    def _made(self, origin: str) -> dict[str, bytes]:
        drawn = _drawn(self._names)
        self._keep(_Kept(_FORMAT, origin, drawn))
        return drawn

    def _kept(self, origin: str) -> dict[str, bytes] | None:
        if self._file is None:
            return None
        try:
            kept = msgpack.decode(self._file.read_bytes(), type=_Kept)
        except (OSError, MsgspecError):
            return None
        whole = (kept.format, kept.origin) == (_FORMAT, origin)
        return kept.outlines if whole and set(kept.outlines) == set(self._names) else None

    def _keep(self, content: _Kept) -> None:
        """Keep the outlines; where that cannot be, they are made again next time."""
        from PySide6.QtCore import QSaveFile

        if self._file is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        file = QSaveFile(str(self._file))
        if file.open(QIODevice.OpenModeFlag.WriteOnly):
            file.write(msgpack.encode(content))
            file.commit()


def _path(content: bytes) -> QPainterPath | None:
    """Return what `_written` wrote, None where something else is there."""
    path = QPainterPath()
    stream = _exact(QDataStream(QByteArray(content)))
    stream >> path
    return path if stream.status() is QDataStream.Status.Ok and stream.atEnd() else None


def _written(path: QPainterPath) -> bytes:
    content = QByteArray()
    _exact(QDataStream(content, QIODevice.OpenModeFlag.WriteOnly)) << path
    return bytes(content.data())


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


def _drawn(names: tuple[str, ...]) -> dict[str, bytes]:
    import qtawesome

    return {name: _written(_outline(qtawesome, name)) for name in names}


def _outline(qtawesome: object, name: str) -> QPainterPath:
    from PySide6.QtGui import QRawFont, QTransform

    prefix = name.partition(".")[0]
    font = QRawFont.fromFont(qtawesome.font(prefix, EM))  # type: ignore[attr-defined]
    letter = qtawesome.charmap(name)  # type: ignore[attr-defined]
    (glyph,) = font.glyphIndexesForString(letter)
    across = font.advancesForGlyphIndexes((glyph,))[0].x()
    high = font.ascent() + font.descent()
    to_corner = QTransform.fromTranslate((EM - across) / 2, (EM - high) / 2 + font.ascent())
    return to_corner.map(font.pathForGlyph(glyph))
