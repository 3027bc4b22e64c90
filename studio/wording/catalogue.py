"""A compiled catalogue of translations, of which what is said is read.

Reading all of GNU gettext's binary format (``.mo``; its manual, "The Format of GNU MO Files") takes
longer than a start has use for: here a message is found by its bytes, and read when it is said.
Deliberately absent: contexts, and any encoding but UTF-8, which our catalogues do without.
"""

import gettext
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Final

_MAGIC: Final = 0x950412DE
_PLURAL: Final = b"plural="


class Catalogue(gettext.NullTranslations):
    """The translations in a ``.mo`` file; a message that has none is said as it is.

    Raises `OSError` where the file is missing or is not one.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._content = path.read_bytes()
        self._order = "<" if self._content[:4] == _MAGIC.to_bytes(4, "little") else ">"
        if self._content[:4] not in {_MAGIC.to_bytes(4, "little"), _MAGIC.to_bytes(4, "big")}:
            raise OSError(0, "not a catalogue", str(path))
        count, messages, self._translations = unpack_from(f"{self._order}3I", self._content, 8)
        table = unpack_from(f"{self._order}{2 * count}I", self._content, messages)
        content = self._content
        self._places = {
            content[start : start + length]: place
            for place, (length, start) in enumerate(zip(table[::2], table[1::2], strict=True))
        }
        rule = _plural_rule(self._translation(b"") or b"")
        self._choose = gettext.c2py(rule)

    def gettext(self, message: str) -> str:
        """Return the translation of a message; of one that is counted, that for one."""
        alone = message.encode()
        if (found := self._translation(alone)) is not None:
            return found.decode()
        found = self._counted(alone)
        return message if found is None else self._chosen(found, 1)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation, of a message that is counted, that suits `n`."""
        found = self._translation(f"{msgid1}\0{msgid2}".encode())
        if found is None and (found := self._counted(msgid1.encode())) is None:
            return msgid1 if n == 1 else msgid2
        return self._chosen(found, n)

    def _chosen(self, forms: bytes, n: int) -> str:
        return forms.split(b"\0")[self._choose(n)].decode()

    def _counted(self, one: bytes) -> bytes | None:
        """Return the translation of what begins with this, to which few things ever come."""
        whole = next((known for known in self._places if known.startswith(one + b"\0")), b"")
        return self._translation(whole) if whole else None

    def _translation(self, message: bytes) -> bytes | None:
        place = self._places.get(message)
        if place is None:
            return None
        entry = self._translations + 8 * place
        length, start = unpack_from(f"{self._order}2I", self._content, entry)
        return self._content[start : start + length]


def _plural_rule(header: bytes) -> str:
    """Return the C expression by which a catalogue's header chooses among plural forms."""
    _, found, rest = header.partition(_PLURAL)
    return rest.partition(b";")[0].decode().strip() if found else "n != 1"


@cache
def catalogue(path: Path) -> Catalogue:
    """Return the catalogue in a file, which is read once."""
    return Catalogue(path)
