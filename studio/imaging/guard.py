"""The door for pictures from outside: `probe` one, `render` one.

Both start a child process (`studio.imaging.worker`) that decodes under limits, so that no
picture can hang, crash or fill the program. What the file is called is never asked; what it is
is told by its content.

Deliberately absent: a pool of children (one picture, one child: nothing of a hostile picture
outlives it), and a cache (the export floor keys one by content hash).
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from studio.errors import Damaged, Reason, Refused, Unavailable
from studio.imaging.credit import Credit, exif_block, xmp_packet
from studio.imaging.kinds import kind_of, resemblance
from studio.imaging.messages import (
    Done,
    Failed,
    Request,
    Unreadable,
    decode_reply,
    encode_request,
)
from studio.imaging.values import READABLE, Limits, PictureKind, Probe, Rendered, Rendition

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIMITS: Final = Limits()
_WORKER: Final = (sys.executable, "-m", "studio.imaging.worker")
_HOME: Final = Path(__file__).parents[2]
"""Where the child finds this program, installed or not."""

_NO_WINDOW: Final = 0x08000000 if os.name == "nt" else 0
"""CREATE_NO_WINDOW of the Windows API: no console flashes up behind the editor."""

_WINDOWS_CRASH: Final = 0xC0000000
"""From here on an exit code is an NTSTATUS error: what Windows has in the place of signals."""

_OUT_OF_TIME: Final = {-signal.SIGXCPU, -signal.SIGKILL} if sys.platform != "win32" else set()


def probe(data: bytes, *, limits: Limits = _LIMITS, worker: "Sequence[str]" = _WORKER) -> Probe:
    """Decode a picture to its last pixel and return what it is.

    Raises `Refused` (PICTURE_KIND_UNKNOWN, PICTURE_TOO_LARGE, PICTURE_TOO_MANY_PIXELS,
    PICTURE_TAKES_TOO_LONG, PICTURE_TAKES_TOO_MUCH_MEMORY), `Damaged` (PICTURE_DAMAGED) or
    `Unavailable` (PICTURE_WORKER_FAILED).
    """
    return _ask(Request(data, _admit(data, limits), limits), worker).probe


def render(
    data: bytes,
    renditions: "Sequence[Rendition]",
    metadata: Credit | None = None,
    *,
    limits: Limits = _LIMITS,
    worker: "Sequence[str]" = _WORKER,
) -> list[Rendered]:
    """Make picture files of one original, one for each rendition and in their order.

    Upright, in sRGB, never enlarged, transparency on white where the format has none, and
    without any metadata but the credit given. Equal arguments give equal bytes with the same
    Pillow. Raises what `probe` raises.
    """
    kind = _admit(data, limits)
    if not renditions:
        return []
    credit = metadata or Credit()
    request = Request(data, kind, limits, tuple(renditions), xmp_packet(credit), exif_block(credit))
    return list(_ask(request, worker).pictures)


def _admit(data: bytes, limits: Limits) -> PictureKind:
    """Say what a file is before anything is spent on it."""
    if len(data) > limits.size:
        raise Refused(Reason.PICTURE_TOO_LARGE, size=len(data), limit=limits.size)
    kind = kind_of(data)
    if kind is None:
        allowed = tuple(each.value for each in READABLE)
        raise Refused(Reason.PICTURE_KIND_UNKNOWN, looks_like=resemblance(data), allowed=allowed)
    return kind


def _ask(request: Request, worker: "Sequence[str]") -> Done:
    seconds = request.limits.seconds
    try:
        finished = subprocess.run(
            list(worker),
            input=encode_request(request),
            capture_output=True,
            cwd=_HOME,
            timeout=seconds,
            check=False,
            creationflags=_NO_WINDOW,
        )
    except subprocess.TimeoutExpired as error:  # the child has been killed and waited for
        raise Refused(Reason.PICTURE_TAKES_TOO_LONG, seconds=seconds) from error
    except OSError as error:
        raise Unavailable(Reason.PICTURE_WORKER_FAILED, problem=str(error)) from error
    if finished.returncode:
        _fail(finished.returncode, finished.stderr, request.limits)
    try:
        reply = decode_reply(finished.stdout)
    except Unreadable as error:
        raise Unavailable(Reason.PICTURE_WORKER_FAILED, problem=str(error)) from error
    if isinstance(reply, Failed):
        raise (Damaged if reply.damaged else Refused)(Reason(reply.reason), **reply.facts)
    return reply


def _fail(code: int, said: bytes, limits: Limits) -> NoReturn:
    """Raise what the end of a child that gave no answer means."""
    if code in _OUT_OF_TIME:
        raise Refused(Reason.PICTURE_TAKES_TOO_LONG, seconds=limits.cpu_seconds)
    if code < 0:  # the decoder crashed on this picture (POSIX: the signal, negative)
        raise Damaged(Reason.PICTURE_DAMAGED, problem=signal.Signals(-code).name)
    if code >= _WINDOWS_CRASH:
        raise Damaged(Reason.PICTURE_DAMAGED, problem=f"{code:#x}")
    lines = said.decode(errors="replace").strip().splitlines()
    problem = lines[-1][:200] if lines else f"exit {code}"
    raise Unavailable(Reason.PICTURE_WORKER_FAILED, problem=problem)
