"""What became of a story: written, sent to a target, or refused. Pure values."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from studio.errors import MidadError


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a story: an outcome of `studio.export.delivery` at `path`, or an error."""

    article: int
    published: bool = False
    outcome: str = ""
    path: Path | None = None
    error: MidadError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentTo:
    """What became of a story on its way to a target: an outcome, or an error.

    With an error it is tried again later where it `waits`; `target_id` is the target's.
    """

    article: int
    target: str
    target_id: int
    outcome: str = ""
    error: MidadError | None = None
    waits: bool = False


Heard: TypeAlias = Done | SentTo
