"""The plain files that travel with the program: themes, translations.

A checkout keeps them in ``resources/`` at its top; an installed wheel in ``studio/resources``.
Deliberately absent: reading, caching and interpreting them; each floor knows its own files.
"""

from pathlib import Path

_INSTALLED = Path(__file__).with_name("resources")
_CHECKOUT = Path(__file__).parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file or folder that travels with the program.

    The path is returned whether or not something is there.
    """
    return (_INSTALLED if _INSTALLED.is_dir() else _CHECKOUT).joinpath(*parts)
