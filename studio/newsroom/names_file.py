"""The register as a file: TOML, a table for each name, to be read, changed and brought back.

Deliberately absent: rights, and what becomes of the names (`register`).
"""

import tomllib
from collections.abc import Iterable, Mapping

import tomli_w

from studio.errors import Reason, Refused
from studio.newsroom.register import LONGEST, Naming
from studio.storage.codes import NameKind


def write_names(names: Iterable[Naming]) -> str:
    """Return names as TOML; `read_names` gives them back."""
    return tomli_w.dumps({"name": [_table(one) for one in names]})


def read_names(text: str) -> tuple[Naming, ...]:
    """Return the names of a file; raises `Refused` (NAMES_INVALID) with what is to blame."""
    try:
        entries = tomllib.loads(text).get("name", [])
    except tomllib.TOMLDecodeError as error:
        raise Refused(Reason.NAMES_INVALID, problem=str(error)) from error
    if not isinstance(entries, list):
        raise Refused(Reason.NAMES_INVALID, problem="name")
    return tuple(_naming(number, one) for number, one in enumerate(entries, 1))


def _table(naming: Naming) -> dict[str, object]:
    said: dict[str, object] = {"house": naming.name, "kind": naming.kind.value}
    optional: dict[str, object] = {
        "latin": naming.latin,
        "role": naming.role,
        "spellings": list(naming.spellings),
        "apart": list(naming.apart),
    }
    return said | {key: value for key, value in optional.items() if value}


def _naming(number: int, entry: object) -> Naming:
    if not isinstance(entry, dict):
        raise Refused(Reason.NAMES_INVALID, problem=f"name {number}")
    for key in entry:
        if key not in {"house", "kind", "latin", "role", "spellings", "apart"}:
            raise Refused(Reason.NAMES_INVALID, problem=f"name {number}: {key[:LONGEST]}")
    try:
        kind = NameKind(_text(entry, "kind", number) or NameKind.PERSON)
    except ValueError:
        raise Refused(Reason.NAMES_INVALID, problem=f"name {number}: kind") from None
    return Naming(
        name=_text(entry, "house", number),
        kind=kind,
        latin=_text(entry, "latin", number),
        role=_text(entry, "role", number),
        spellings=_texts(entry, "spellings", number),
        apart=_texts(entry, "apart", number),
    )


def _text(entry: Mapping[str, object], key: str, number: int) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise Refused(Reason.NAMES_INVALID, problem=f"name {number}: {key}")
    return value


def _texts(entry: Mapping[str, object], key: str, number: int) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Refused(Reason.NAMES_INVALID, problem=f"name {number}: {key}")
    return tuple(value)
