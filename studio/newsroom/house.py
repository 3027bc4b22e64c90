"""The newsroom's settings, read and changed. The table keeps only what differs from the default."""

import json

from sqlalchemy import select

from studio.errors import Reason, Refused
from studio.newsroom import access, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.naming import nearest
from studio.newsroom.permissions import Duty
from studio.settings import (
    House,
    SettingValue,
    allowed_values,
    house_fields,
    house_from,
    read_setting,
)
from studio.storage import tables
from studio.storage.engine import Store
from studio.storage.unit_of_work import UnitOfWork


def house(store: Store) -> House:
    """Return the settings as they are now."""
    with store.read() as work:
        return settings(work)


def settings(work: UnitOfWork) -> House:
    """Return the settings as this unit of work sees them."""
    rows = work.rows.execute(select(tables.Setting.key, tables.Setting.value))
    return house_from({key: json.loads(value) for key, value in rows})


def set_setting(acting: Acting, key: str, value: str) -> Changes:
    """Change the setting `key` to what `value` means, as a person types it.

    Raises `Refused`: SETTING_UNKNOWN, SETTING_INVALID, NOT_PERMITTED.
    """
    if key not in house_fields():
        raise Refused(Reason.SETTING_UNKNOWN, key=key, nearest=nearest(key, house_fields()))
    try:
        meant = read_setting(key, value)
    except ValueError as error:
        raise Refused(
            Reason.SETTING_INVALID, key=key, value=value, expected=allowed_values(key)
        ) from error
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_SETTINGS)
        before = getattr(settings(work), key)
        if before == meant:
            return NOTHING
        put(work, key, meant)
        record.append(
            work,
            acting,
            "set_setting",
            at=acting.clock(),
            details={"key": key, "before": before, "value": meant},
        )
    return Changes(settings=True)


def put(work: UnitOfWork, key: str, value: SettingValue) -> None:
    """Keep `value` for the setting `key`, or nothing where it is the default."""
    row = work.rows.get(tables.Setting, key)
    if value == house_fields()[key].default:
        if row is not None:
            work.rows.delete(row)
        return
    text = json.dumps(value, ensure_ascii=False)
    if row is None:
        work.rows.add(tables.Setting(key=key, value=text))
    else:
        row.value = text
