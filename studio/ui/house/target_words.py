"""What targets are called."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.storage.codes import TargetKind
from studio.ui.look.text import isolated
from studio.wording.words import Language, Words, mark

KINDS: Final[Mapping[TargetKind, str]] = MappingProxyType(
    {
        TargetKind.FOLDER: mark("A folder of this computer"),
        TargetKind.ZIP: mark("Zip files in a folder of this computer"),
        TargetKind.SFTP: mark("SFTP server"),
        TargetKind.FTPS: mark("FTP server, encrypted"),
        TargetKind.FTP: mark("FTP server, not encrypted"),
        TargetKind.S3: mark("S3-compatible store"),
        TargetKind.WORDPRESS: mark("WordPress"),
    }
)
"""Every kind of target, in the order in which they are offered."""

LOCAL: Final = frozenset({TargetKind.FOLDER, TargetKind.ZIP})
"""Where nobody signs in."""


def name_in(words: Words, name: str) -> str:
    """Return a target's name as a part of a sentence, so that it cannot disorder it."""
    return words.foreign(name) if words.language is Language.ARABIC else isolated(name)
