"""Targets: the places that articles are sent to, kept by the chief.

Passwords and secret keys never come here: whoever calls keeps them in the system's keyring under
the target's `uid`. Deliberately absent: sending (`sendings`), and whether a target answers
(`studio.sending`).
"""

import uuid
from collections.abc import Sequence

from msgspec.structs import replace
from sqlalchemy import select

from studio.arabic.folding import fold
from studio.errors import Reason, Refused
from studio.newsroom import access, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.naming import nearest
from studio.newsroom.permissions import Duty
from studio.newsroom.ready import has_table
from studio.newsroom.target_values import (
    TargetView,
    TargetWishes,
    checked,
    decode_options,
    encode_options,
)
from studio.storage.codes import SendingState
from studio.storage.target_tables import Sending, Target
from studio.storage.unit_of_work import UnitOfWork


def targets(acting: Acting) -> tuple[TargetView, ...]:
    """Return the newsroom's targets in their order, by name where none was given."""
    with acting.store.read() as work:
        return tuple(view(row) for row in rows(work))


def find_target(acting: Acting, name: str) -> TargetView:
    """Return the target of a name, however it is spelt; raises `Refused` (TARGET_UNKNOWN)."""
    known = targets(acting)
    wanted = _key(name)
    for one in known:
        if _key(one.name) == wanted:
            return one
    raise Refused(
        Reason.TARGET_UNKNOWN, target=name, nearest=nearest(name, (one.name for one in known))
    )


def target_of(acting: Acting, target: int) -> TargetView:
    """Return a target as it is now; raises `Refused` (TARGET_UNKNOWN)."""
    with acting.store.read() as work:
        return view(target_row(work, target))


def add_target(acting: Acting, target_wishes: TargetWishes) -> Changes:
    """Keep a target.

    Raises `Refused`: NOT_PERMITTED, TARGET_EXISTS, and what `target_values.checked` raises.
    """
    wanted = checked(target_wishes)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_TARGETS)
        _require_free(work, wanted.name, None)
        row = Target(uid=uuid.uuid4().hex, added_at=acting.clock(), added_by_id=acting.person.id)
        _write(row, wanted)
        work.rows.add(row)
        work.rows.flush()
        _note(work, acting, "add_target", row)
        return Changes(targets=(row.id,))


def change_target(acting: Acting, target: int, target_wishes: TargetWishes) -> Changes:
    """Let a target be this from now on.

    Raises `Refused`: NOT_PERMITTED, TARGET_UNKNOWN, TARGET_EXISTS, and as `add_target`.
    """
    wanted = checked(target_wishes)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_TARGETS)
        row = target_row(work, target)
        if view(row).wishes == wanted:
            return NOTHING
        _require_free(work, wanted.name, row.id)
        _write(row, wanted)
        _note(work, acting, "change_target", row)
        return Changes(targets=(row.id,))


def order_targets(acting: Acting, order: Sequence[int]) -> Changes:
    """Let targets stand in this order, those that it does not name after them.

    Raises `Refused`: NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_TARGETS)
        places = {target: place for place, target in enumerate(order)}
        moved = []
        standing = sorted(rows(work), key=lambda row: places.get(row.id, len(places)))
        for place, row in enumerate(standing):
            options = decode_options(row.options)
            if options.position != place:
                row.options = encode_options(replace(options, position=place))
                moved.append(row.id)
        if moved:
            named = {"order": [row.name for row in standing]}
            record.append(work, acting, "order_targets", at=acting.clock(), details=named)
        return Changes(targets=tuple(moved))


def trust_host_key(acting: Acting, target: int, fingerprint: str) -> Changes:
    """Take the key with this fingerprint for the target's own from now on.

    Raises `Refused`: NOT_PERMITTED, TARGET_UNKNOWN.
    """
    with acting.store.read() as work:
        kept = view(target_row(work, target)).wishes
    return change_target(
        acting, target, replace(kept, options=replace(kept.options, host_key=fingerprint))
    )


def remove_target(acting: Acting, target: int) -> Changes:
    """Keep a target no longer; what it has stays there, and so does what was sent in the queue.

    Raises `Refused`: NOT_PERMITTED, TARGET_UNKNOWN.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_TARGETS)
        row = target_row(work, target)
        row.removed_at = acting.clock()
        waiting = select(Sending).where(
            Sending.target_id == target,
            Sending.state.in_((SendingState.WAITING, SendingState.SENDING)),
        )
        for one in work.rows.scalars(waiting):
            work.rows.delete(one)
        _note(work, acting, "remove_target", row)
        return Changes(targets=(target,))


def target_row(work: UnitOfWork, target: int) -> Target:
    """Return the row of a target that is kept; raises `Refused` (TARGET_UNKNOWN)."""
    row = work.rows.get(Target, target) if has_table(work, Target) else None
    if row is None or row.removed_at is not None:
        raise Refused(Reason.TARGET_UNKNOWN, target=str(target), nearest=None)
    return row


def rows(work: UnitOfWork) -> tuple[Target, ...]:
    """Return the rows of the targets that are kept, in their order; none in an older newsroom."""
    if not has_table(work, Target):
        return ()
    found = work.rows.scalars(select(Target).where(Target.removed_at.is_(None))).all()
    return tuple(
        sorted(found, key=lambda row: (decode_options(row.options).position, row.key, row.id))
    )


def view(row: Target) -> TargetView:
    """Return a target as it is shown."""
    return TargetView(
        id=row.id,
        uid=row.uid,
        name=row.name,
        kind=row.kind,
        address=row.address,
        user=row.user_name,
        options=decode_options(row.options),
    )


def _write(row: Target, wanted: TargetWishes) -> None:
    row.name, row.key = wanted.name, _key(wanted.name)
    row.kind, row.address, row.user_name = wanted.kind, wanted.address, wanted.user
    row.options = encode_options(wanted.options)


def _require_free(work: UnitOfWork, name: str, but_for: int | None) -> None:
    for other in rows(work):
        if other.key == _key(name) and other.id != but_for:
            raise Refused(Reason.TARGET_EXISTS, target=name, existing=other.name)


def _note(work: UnitOfWork, acting: Acting, action: str, row: Target) -> None:
    details = {
        "target": row.id,
        "name": row.name,
        "kind": row.kind.value,
        "address": row.address,
        "host_key": decode_options(row.options).host_key,
    }
    record.append(work, acting, action, at=acting.clock(), details=details)


def _key(name: str) -> str:
    return fold(" ".join(name.split()))
