"""Asking for many rows by their ids, in a statement that is the same however many there are.

They are one value of it, a list in JSON, so that the statement is compiled and prepared once.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import json
from sqlalchemy import BindParameter, Integer, Select, Text, bindparam, column, func, select


def among(ids: Sequence[int]) -> Select[int]:
    """Return ids as a list that a statement asks in.

    However many there are, the statement is the same, and they are one value of it.
    """
    return _listed(bindparam(None, as_list(ids)))


def as_list(ids: Sequence[int]) -> str:
    """Return ids as the value `IDS` of a statement that asks `AMONG_IDS`."""
    return json.encode(ids).decode()


def _listed(value: BindParameter[str]) -> Select[int]:
    return select(func.json_each(value).table_valued(column("value", Integer)).c.value)


IDS: Final = "ids"
AMONG_IDS: Final = _listed(bindparam(IDS, type_=Text))
"""What `among` is, for statements that are put together once."""
