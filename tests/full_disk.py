"""A disk or a quota that is full, as far as a process can tell."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

NOTHING_MORE = 1


@contextmanager
def full_disk(largest: int = NOTHING_MORE) -> Iterator[None]:
    """Let no file be written to beyond so many bytes while the block runs."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
