"""Templates as Python has compiled them, kept between runs: compiling takes longer than printing.

What is kept holds for one template's very text, and for the program, Jinja and Python that compiled
it; a file that is not as it was written counts for nothing. Deliberately absent: what templates are
and may do (`sandbox`).
"""

import contextlib
import hashlib
import secrets
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_DIGEST: Final = hashlib.sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in `folder`, which may be emptied at any time.

    `compiler` stands for whatever compiles: what another one kept is not found.
    """

    def __init__(self, folder: Path, compiler: str) -> None:
        self._folder = folder / compiler

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket that was filled before of the same text."""
        try:
            held = self._place(bucket).read_bytes()
        except OSError:
            return
        digest, content = held[:_DIGEST], held[_DIGEST:]
        if hashlib.sha256(content).digest() == digest:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds; where that fails, the next run is longer."""
        content = bucket.bytecode_to_string()
        place = self._place(bucket)
        waiting = place.with_name(f".{secrets.token_hex(8)}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            waiting.write_bytes(hashlib.sha256(content).digest() + content)
            waiting.replace(place)
        except OSError:
            with contextlib.suppress(OSError):
                waiting.unlink(missing_ok=True)

    def _place(self, bucket: Bucket) -> Path:
        return self._folder / bucket.key
