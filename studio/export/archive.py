"""A package as one zip file: the same bytes for the same files.

Entries are sorted, stored without packing (pictures do not shrink, and packers differ between
versions) and carry the earliest time that the format knows instead of any clock. Deliberately
absent: reading zips, which is `verify`'s.
"""

import zipfile
from collections.abc import Iterable, Mapping
from typing import IO, Final, TypeAlias

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_PLAIN_FILE: Final = 0o100644 << 16

Pieces: TypeAlias = Iterable[bytes]


def write_zip(files: Mapping[str, Pieces], target: IO[bytes]) -> None:
    """Write `files`, by their paths, as a zip into `target`, which can seek.

    Each file comes in pieces, so that none needs to be held whole.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, _EARLIEST)
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            with archive.open(entry, "w") as opened:
                for piece in files[path]:
                    opened.write(piece)
