"""The newsroom's settings, read and changed. The table keeps only what differs from the default."""

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from sqlalchemy import select

from studio.errors import Reason, Refused
from studio.newsroom import access, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.naming import nearest
from studio.newsroom.permissions import Duty
from studio.settings import (
    LARGEST_LOGO,
    Expected,
    House,
    Logo,
    SettingValue,
    allowed_values,
    house_fields,
    house_from,
    logo_setting,
    read_setting,
)
from studio.storage import tables
from studio.storage.engine import Store
from studio.storage.mapping import table_of
from studio.storage.unit_of_work import UnitOfWork, once, values

LOGO_WIDTH: Final = 720
"""Pixels of a logo's file: twice as wide as pages show one, for fine screens."""

_SHOWN: Final = 80


def house(store: Store) -> House:
    """Return the settings as they are now."""
    with store.read() as work:
        return settings(work)


def settings(work: UnitOfWork) -> House:
    """Return the settings as this unit of work sees them."""
    return once(work, "settings", lambda: _settings(work))


def _settings(work: UnitOfWork) -> House:
    setting = table_of(tables.Setting).c
    rows = values(work, select(setting.key, setting.value))
    return house_from({key: json.loads(value) for key, value in rows})


def set_setting(acting: Acting, key: str, value: str) -> Changes:
    """Change the setting `key` to what `value` means, as a person types it.

    Raises `Refused`: SETTING_UNKNOWN, SETTING_INVALID, NOT_PERMITTED.
    """
    return set_settings(acting, {key: value})


def set_settings(acting: Acting, values: Mapping[str, str]) -> Changes:
    """Change several settings together, each to what its value means; all of them or none.

    Raises as `set_setting`.
    """
    meant = {key: meaning(key, value) for key, value in values.items()}
    changed = NOTHING
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_SETTINGS)
        known = settings(work)
        for key, value in meant.items():
            before = getattr(known, key)
            if before == value:
                continue
            put(work, key, value)
            record.append(
                work,
                acting,
                "set_setting",
                at=acting.clock(),
                details={"key": key, "before": _told(key, before), "value": _told(key, value)},
            )
            changed = Changes(settings=True)
    return changed


def meaning(key: str, value: str) -> SettingValue:
    """Return what `value`, as a person types it, means for the setting `key`.

    Raises `Refused`: SETTING_UNKNOWN, SETTING_INVALID.
    """
    if key not in house_fields():
        raise Refused(Reason.SETTING_UNKNOWN, key=key, nearest=nearest(key, house_fields()))
    try:
        return read_setting(key, value)
    except ValueError as error:
        shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
        raise Refused(
            Reason.SETTING_INVALID, key=key, value=shown, expected=allowed_values(key)
        ) from error


def logo_from(data: bytes) -> str:
    """Return what the setting `logo` holds for a picture's file: small, without metadata.

    Raises what `studio.imaging.guard.render` raises, and `Refused` (PICTURE_TOO_LARGE) for a
    picture whose logo would be one of the heaviest files of every page.
    """
    from studio.imaging.guard import render
    from studio.imaging.values import PictureKind, Rendition

    (made,) = render(data, [Rendition(LOGO_WIDTH, PictureKind.WEBP, quality=90)])
    if len(made.data) > LARGEST_LOGO:
        raise Refused(Reason.PICTURE_TOO_LARGE, size=len(made.data), limit=LARGEST_LOGO)
    return logo_setting(Logo(data=made.data, width=made.width, height=made.height))


def _told(key: str, value: SettingValue) -> SettingValue:
    """Return what the record says that a setting was: a picture by its hash."""
    if house_fields()[key].metadata["expected"] is Expected.LOGO and value:
        return hashlib.sha256(str(value).encode()).hexdigest()
    return value


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
