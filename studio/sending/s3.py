"""A bucket of an S3-compatible store as a place.

An object is there whole or not at all; what it holds is known by its entity tag without reading it
back. An object that somebody replaced since it was looked at is not written over. Deliberately
absent: making buckets, and who may read them, which is their owner's affair.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from studio.errors import Reason, Refused, Unavailable
from studio.newsroom.target_values import TargetView, where
from studio.sending.places import Found

if TYPE_CHECKING:
    from obstore.store import ClientConfig, S3Store

PATIENCE: Final = 30
"""Seconds to wait for an answer."""

_SINGLE: Final = 64 * 1024 * 1024
"""So many bytes are put at once; more are put in parts, whose entity tag is no hash."""

_MD5: Final = re.compile(r'"?([0-9a-f]{32})"?')
_FORBIDDEN: Final = re.compile(r"AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|403 Forb")
_LASTING: Final = re.compile(r"[.-][0-9a-f]{8,}\.[a-z0-9]+$")
_TEXT: Final = frozenset({".css", ".html", ".js", ".json", ".md", ".txt", ".xml"})
_TYPES: Final = MappingProxyType(
    {
        "": "text/plain; charset=utf-8",
        ".avif": "image/avif",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".md": "text/markdown; charset=utf-8",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }
)


class S3Place:
    """A part of a bucket; made by `open_s3`."""

    piece: int | None = None

    def __init__(self, target: TargetView, store: "S3Store") -> None:
        self._target = target.name
        self._store = store
        self._seen: dict[str, str | None] = {}

    def found(self, path: str) -> Found | None:
        """Return what stands at `path`; a folder is where there are objects below."""
        if not path:
            return Found.FOLDER
        if self._tag(path) is not None:
            return Found.FILE
        return Found.FOLDER if self.names(path) else None

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder."""
        import obstore

        with self._failures(folder):
            listed = obstore.list_with_delimiter(self._store, f"{folder}/" if folder else None)
        below = [*listed["common_prefixes"], *(one["path"] for one in listed["objects"])]
        return tuple(sorted({PurePosixPath(one).name for one in below}))

    def read(self, path: str) -> bytes | None:
        """Return what an object holds."""
        import obstore
        from obstore.exceptions import NotFoundError

        with self._failures(path):
            try:
                got = obstore.get(self._store, path)
                data = bytes(got.bytes())
            except (NotFoundError, FileNotFoundError):
                self._seen[path] = None
                return None
        self._seen[path] = got.meta["e_tag"]
        return data

    def holds(self, path: str, data: bytes) -> bool:
        """Say whether an object holds exactly `data`, by its entity tag where that is a hash."""
        tag = self._tag(path)
        if tag is None:
            return False
        if (hashed := _MD5.fullmatch(tag)) is not None:
            same = hashlib.md5(data, usedforsecurity=False).hexdigest() == hashed[1]
            if same:
                self._seen[path] = tag
                return True
        return self.read(path) == data

    def write(self, path: str, data: bytes, offset: int) -> None:
        """Let an object hold `data` after its first `offset` bytes, with its type."""
        import obstore

        if offset:
            data = (self.read(path) or b"")[:offset] + data
        with self._failures(path):
            obstore.put(
                self._store,
                path,
                data,
                attributes=headers(path),
                use_multipart=len(data) > _SINGLE,
            )

    def move(self, path: str, to: str) -> None:
        """Put an object at `to`, which readers have whole at once.

        Raises `Refused` (TARGET_CHANGED) where another is there than the one that was looked at.
        """
        import obstore

        if to in self._seen and self._tag(to) != self._seen[to]:
            raise Refused(Reason.TARGET_CHANGED, path=to)
        with self._failures(to):
            obstore.copy(self._store, path, to)
            obstore.delete(self._store, path)
        self._seen.pop(to, None)

    def remove(self, path: str) -> None:
        """Remove an object; nothing where there is none."""
        import obstore
        from obstore.exceptions import NotFoundError

        if self._tag(path) is None:
            return
        with self._failures(path):
            try:
                obstore.delete(self._store, path)
            except (NotFoundError, FileNotFoundError):
                return

    def _tag(self, path: str) -> str | None:
        """Return the entity tag of an object, None where there is none."""
        import obstore
        from obstore.exceptions import NotFoundError

        with self._failures(path):
            try:
                return obstore.head(self._store, path)["e_tag"] or ""
            except (NotFoundError, FileNotFoundError):
                return None

    @contextmanager
    def _failures(self, path: str) -> Iterator[None]:
        from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError

        try:
            yield
        except (PermissionDeniedError, UnauthenticatedError) as error:
            raise Refused(Reason.TARGET_FORBIDS, target=self._target, path=path) from error
        except (BaseError, OSError) as error:
            if _FORBIDDEN.search(str(error)):
                raise Refused(Reason.TARGET_FORBIDS, target=self._target, path=path) from error
            raise _problem_of(self._target, path, error) from error


@contextmanager
def open_s3(target: TargetView, password: str | None) -> Iterator[S3Place]:
    """Sign in at a store while the block runs.

    Raises `Refused`: TARGET_SIGN_IN_WRONG, TARGET_SECRET_MISSING; `Unavailable`:
    TARGET_UNREACHABLE, TARGET_LIBRARY_MISSING.
    """
    try:
        import obstore
        from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
        from obstore.store import S3Store
    except ImportError as error:
        raise Unavailable(Reason.TARGET_LIBRARY_MISSING, problem=str(error)) from error
    if password is None:
        raise Refused(Reason.TARGET_SECRET_MISSING, target=target.name)
    at = where(target.address)
    bucket, _, prefix = unquote(at.path).strip("/").partition("/")
    safe = at.scheme == "s3"
    port = "" if at.port is None else f":{at.port}"
    options: ClientConfig = {
        "allow_http": not safe,
        "timeout": timedelta(seconds=PATIENCE),
        "connect_timeout": timedelta(seconds=PATIENCE / 3),
    }
    store = S3Store(
        bucket,
        prefix=prefix or None,
        endpoint=f"{'https' if safe else 'http'}://{at.host}{port}",
        access_key_id=target.user,
        secret_access_key=password,
        region=target.options.region or "us-east-1",
        virtual_hosted_style_request=False,
        client_options=options,
        retry_config={"max_retries": 2, "retry_timeout": timedelta(seconds=PATIENCE)},
    )
    try:
        obstore.list_with_delimiter(store, ".midad-sending/")
    except (PermissionDeniedError, UnauthenticatedError) as error:
        raise Refused(Reason.TARGET_SIGN_IN_WRONG, target=target.name, user=target.user) from error
    except (BaseError, OSError) as error:
        if _FORBIDDEN.search(str(error)):
            raise Refused(
                Reason.TARGET_SIGN_IN_WRONG, target=target.name, user=target.user
            ) from error
        raise _problem_of(target.name, bucket, error) from error
    yield S3Place(target, store)


def headers(path: str) -> dict[str, str]:
    """Return what browsers are told of an object: its type, and how long to keep it.

    What is named after what it holds never changes; a text is asked for again after a minute.
    """
    suffix = PurePosixPath(path).suffix.lower()
    if _LASTING.search(path) and suffix not in _TEXT:
        keep = "public, max-age=31536000, immutable"
    else:
        keep = "public, max-age=60" if suffix in _TEXT or not suffix else "public, max-age=3600"
    return {
        "Content-Type": _TYPES.get(suffix, "application/octet-stream"),
        "Cache-Control": keep,
    }


def _problem_of(target: str, path: str, error: Exception) -> Unavailable:
    """Return what became of the line, or of what was asked."""
    said = " ".join(str(error).split())
    lost = re.search(r"error sending request|connect|timed? ?out|dns|HTTP error", said)
    answered = re.search(r"status (code )?:?\s*[45]\d\d|<Code>|Server returned", said)
    brief = said[:200]
    if lost and not answered:
        return Unavailable(Reason.TARGET_UNREACHABLE, target=target, problem=brief)
    return Unavailable(Reason.TARGET_FAILED, target=target, path=path, problem=brief)
